//! Why a file is refused.

use kanyin_diagnostics::{Told, told};

use super::deadline::deadline;

/// Why a file is refused.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum Refusal {
    /// It was not read when its time was up.
    Slow,
    /// It wanted more memory than one file may.
    Large,
    /// The process died of it.
    Crash,
}

/// Most memory for one file, in bytes: with all else under a gigabyte.
pub const MOST_MEMORY: usize = 720 << 20;

impl Refusal {
    /// Ends a sentence that begins with the file's name: of a picture, a PDF or a font.
    pub fn told(self) -> Told {
        let why = self.why();
        told!(
            "读不下来：{why}。请重新导出一份（PDF/X-4，或 PNG、JPEG），还是这样就换一个文件",
            "cannot be read: {why}; export it anew (PDF/X-4, or PNG, JPEG), or take another";
            why
        )
    }

    /// What happened, without what to do.
    pub fn why(self) -> Told {
        let seconds = deadline().as_secs();
        let megabytes = MOST_MEMORY >> 20;
        match self {
            Self::Slow => told!("{seconds} 秒还没有完", "it was not done after {seconds} seconds"),
            Self::Large => told!(
                "要占的内存超过 {megabytes} MB",
                "it wants more than {megabytes} MB of memory"
            ),
            Self::Crash => told!("一读它程序就会中断", "the program breaks off when it reads it"),
        }
    }

    /// Its word in notes.
    pub fn word(self) -> &'static str {
        match self {
            Self::Slow => "slow",
            Self::Large => "large",
            Self::Crash => "crash",
        }
    }

    /// The one with a word.
    pub fn of_word(word: &str) -> Option<Self> {
        [Self::Slow, Self::Large, Self::Crash].into_iter().find(|refusal| refusal.word() == word)
    }
}
