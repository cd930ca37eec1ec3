//! How long a file may be open.

use std::env;
use std::sync::OnceLock;
use std::time::Duration;

/// For tests: another deadline, in seconds.
const DEADLINE: &str = "KANYIN_DEADLINE";
/// All that comes after it is to end within ten seconds.
const SECONDS: u64 = 6;

/// How long a file may be open.
pub fn deadline() -> Duration {
    static SET: OnceLock<u64> = OnceLock::new();
    let seconds = SET.get_or_init(|| {
        env::var(DEADLINE).ok().and_then(|seconds| seconds.parse().ok()).unwrap_or(SECONDS)
    });
    Duration::from_secs(*seconds)
}
