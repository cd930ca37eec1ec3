//! What should never happen.

use kanyin_diagnostics::told;
use kanyin_production::Failure;

/// A panic that was caught.
pub fn crashed() -> Failure {
    Failure::Ours(told!(
        "刊印自己出了毛病，不怪稿件。请把上面的话和稿件一起报给我们",
        "Kanyin itself failed; the copy is not to blame. Please report the words above with the copy"
    ))
}
