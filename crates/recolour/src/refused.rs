//! Why a PDF cannot be recoloured.

use kanyin_diagnostics::{Told, told};

/// Why a PDF cannot be recoloured. What cannot be done is refused as a whole: a page with one colour
/// left as it was is worse than none.
#[derive(Debug, Clone, Eq, PartialEq)]
pub enum Refused {
    /// Is no PDF, or one that cannot be read.
    Damaged,
    /// Is locked by a password.
    Encrypted,
    /// Has no such page.
    NoPage,
    /// Nests or repeats without end, or unpacks to more than any page needs.
    TooMuch,
    /// Holds something that is not understood: named as in the PDF standard.
    Unknown(&'static str),
    /// A picture in it cannot be read.
    Picture,
    /// Blends colours of light by a mode that gives others in inks.
    Blends,
    /// Has a page that is larger than any plate.
    TooLarge,
    /// Made its reader stumble.
    Undrawn,
    /// What was drawn cannot be written, for this reason, which the encoder has in English alone.
    Unwritten(String),
    /// The inking would not have it.
    Inking(Told),
}

impl Refused {
    /// The reason, for staff: what the PDF does.
    pub fn told(&self) -> Told {
        match self {
            Refused::Damaged => told!("有损坏，请重新导出一份", "is damaged; export it anew"),
            Refused::Encrypted => {
                told!("加了密，请导出不加密的一份", "is encrypted; export it without a password")
            }
            Refused::NoPage => told!("没有这一页", "has no such page"),
            Refused::TooMuch => {
                told!("内容太多或层层相套，没法转换", "holds too much, or nests without end")
            }
            Refused::Unknown(what) => {
                told!(
                    "里面有认不得的内容：{what}",
                    "holds something that is not understood: {what}"
                )
            }
            Refused::Picture => {
                told!("里面有图片读不出来", "holds a picture that cannot be read")
            }
            Refused::Blends => {
                told!("用 RGB 的混合模式叠色", "blends RGB colours by a blend mode")
            }
            Refused::TooLarge => told!("版面太大", "has too large a page"),
            Refused::Undrawn => told!("画不出来", "has a page that cannot be drawn"),
            Refused::Unwritten(why) => {
                told!("写不成 PNG：{why}", "cannot be written as a PNG: {why}")
            }
            Refused::Inking(told) => told.clone(),
        }
    }
}

impl From<Refused> for Told {
    fn from(refused: Refused) -> Self {
        refused.told()
    }
}
