//! What a thread has worked, where the system tells.

use std::time::Duration;

use super::deadline::deadline;

/// What a thread has worked. On a machine that others use too, a file is not slow because its reader had to wait.
pub struct ThreadClock {
    #[cfg(target_os = "linux")]
    thread: rustix::thread::Pid,
    #[cfg(target_os = "linux")]
    began: [Duration; 2],
}

#[cfg(target_os = "linux")]
impl ThreadClock {
    /// From now on, on this thread.
    pub fn here() -> Self {
        use rustix::time::ClockId::{ProcessCPUTime, ThreadCPUTime};
        Self { thread: rustix::thread::gettid(), began: [ThreadCPUTime, ProcessCPUTime].map(now) }
    }

    /// Whether a file open for so long is overdue: either this thread, or several together, have worked on it most of
    /// the time, or nobody does anything and it has been waited for.
    pub fn is_overdue(&self, age: Duration) -> bool {
        let most = deadline();
        if age < most {
            return false;
        }
        let all = now(rustix::time::ClockId::ProcessCPUTime).saturating_sub(self.began[1]);
        let own = self.worked().map(|worked| worked.saturating_sub(self.began[0]));
        own.is_none_or(|own| own >= most * 3 / 5)
            || all >= most * 6 / 5
            || (age >= most * 4 && all < most / 10)
    }

    fn worked(&self) -> Option<Duration> {
        let thread = self.thread.as_raw_nonzero();
        let figures =
            std::fs::read_to_string(format!("/proc/self/task/{thread}/schedstat")).ok()?;
        let nanoseconds = figures.split(' ').next()?.parse().ok()?;
        Some(Duration::from_nanos(nanoseconds))
    }
}

#[cfg(target_os = "linux")]
fn now(clock: rustix::time::ClockId) -> Duration {
    let time = rustix::time::clock_gettime(clock);
    Duration::new(time.tv_sec.unsigned_abs(), time.tv_nsec as u32)
}

#[cfg(not(target_os = "linux"))]
impl ThreadClock {
    /// From now on, on this thread.
    pub fn here() -> Self {
        Self {}
    }

    /// Whether a file open for so long is overdue.
    pub fn is_overdue(&self, age: Duration) -> bool {
        age >= deadline()
    }
}
