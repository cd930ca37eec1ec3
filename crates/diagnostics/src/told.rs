//! A sentence in two languages.

use super::Lang;

/// A sentence in both languages. Made with [`told!`](crate::told!).
#[derive(Debug, Clone, Eq, PartialEq)]
pub struct Told {
    /// 中文.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Told {
    /// The sentence in one language.
    pub fn lang(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

/// One sentence in both languages. Names in scope may be used; what is itself told stands behind a semicolon, and
/// goes into each language in its own.
///
/// ```
/// use kanyin_diagnostics::told;
///
/// let (name, why) = ("a.pdf", told!("没有这个文件", "there is no such file"));
/// let told = told!("打不开 {name}：{why}", "cannot open {name}: {why}"; why);
/// assert_eq!(told.zh, "打不开 a.pdf：没有这个文件");
/// assert_eq!(told.en, "cannot open a.pdf: there is no such file");
/// ```
#[macro_export]
macro_rules! told {
    ($zh:literal, $en:literal $(; $($told:ident),+)? $(,)?) => {
        $crate::Told {
            zh: {
                $($(let $told = &$told.zh;)+)?
                format!($zh)
            },
            en: {
                $($(let $told = &$told.en;)+)?
                format!($en)
            },
        }
    };
}
