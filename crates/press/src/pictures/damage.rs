//! What is wrong with the data of a photograph, and how much of it is gone.

use kanyin_diagnostics::{Told, told};

/// A picture that lacks more is not printed.
const MOST_MISSING: f64 = 0.05;

/// What is wrong with the data of a photograph.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum Flaw {
    /// The file ends before its picture does.
    Cut,
    /// Codes that mean nothing, or too many or too few of them.
    Garbled,
    /// All of the picture is there, but the mark at its end, or marks within are out of order.
    Marks,
}

/// A flaw, and the part of the picture that is not as it was, from 0 to 1.
#[derive(Debug, Copy, Clone, PartialEq)]
pub struct Damage {
    /// What is wrong.
    pub flaw: Flaw,
    /// The part.
    pub missing: f64,
}

impl Damage {
    /// Whether so much is gone that nobody would print it.
    pub fn is_fatal(self) -> bool {
        self.missing > MOST_MISSING
    }

    /// What is wrong, after the name of the kind of picture.
    pub fn told(self) -> Told {
        let part = (self.missing * 100.0).ceil().clamp(1.0, 100.0);
        match self.flaw {
            Flaw::Cut => told!(
                "文件不完整，约 {part}% 的画面没有：多半是拷贝、下载或上传没有完",
                "the file breaks off, about {part} % of the picture is missing: a copy or download was not finished"
            ),
            Flaw::Garbled if self.missing >= 0.01 => told!(
                "数据坏了，可能有约 {part}% 的画面是花的",
                "its data are damaged, as much as {part} % of the picture may be garbled"
            ),
            Flaw::Garbled => told!(
                "有些数据坏了，画面上可能有花的地方",
                "some of its data are damaged, and may show as garbled spots"
            ),
            Flaw::Marks => told!(
                "文件的结尾或中间的标记不对，画面看来是全的",
                "its end or marks within it are out of order; all of the picture seems to be there"
            ),
        }
    }
}

/// A picture that no decoder can make anything of.
pub fn undecodable() -> Told {
    told!("里面的数据坏了，打不开", "its data are damaged and cannot be read")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_twentieth_is_the_bound() {
        let damage = |missing| Damage { flaw: Flaw::Cut, missing };
        assert!(damage(0.051).is_fatal() && !damage(0.049).is_fatal());
        assert!(damage(0.5).told().zh.contains("约 50%"));
        assert!(damage(0.0001).told().zh.contains("约 1%"));
    }
}
