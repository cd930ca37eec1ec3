//! One fault, told in two languages.

use super::{FileNo, Lang, Spot};

/// A sentence in both languages. Made with [`told!`].
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

/// How bad it is.
#[derive(Debug, Copy, Clone, Eq, PartialEq, Ord, PartialOrd, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Spoils the page; ends with exit code 1.
    Error,
    /// Looks bad; the page can be printed.
    Warning,
    /// Worth knowing.
    Note,
}

/// One thing that is wrong, where, and what to do.
#[derive(Debug, Clone, Eq, PartialEq)]
pub struct Fault {
    /// How bad it is.
    pub severity: Severity,
    /// A short name for machines: `unknown-key`, `overset`, `missing-glyph`.
    pub code: &'static str,
    /// Where, if it is in a file.
    pub spot: Option<Spot>,
    /// What is wrong.
    pub what: Told,
    /// What to do.
    pub hint: Option<Told>,
}

impl Fault {
    /// An error at a spot.
    pub fn error(code: &'static str, spot: Spot, what: Told) -> Self {
        Self { severity: Severity::Error, code, spot: Some(spot), what, hint: None }
    }

    /// A warning at a spot.
    pub fn warning(code: &'static str, spot: Spot, what: Told) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, spot, what) }
    }

    /// An error of a whole file.
    pub fn in_file(code: &'static str, file: FileNo, what: Told) -> Self {
        Self::error(code, Spot::new(file, 0..0), what)
    }

    /// An error that has no file.
    pub fn nowhere(code: &'static str, what: Told) -> Self {
        Self { severity: Severity::Error, code, spot: None, what, hint: None }
    }

    /// Whether it spoils the page.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// Adds what to do.
    pub fn hint(mut self, hint: Told) -> Self {
        self.hint = Some(hint);
        self
    }
}

/// All faults found so far.
#[derive(Debug, Default, Clone)]
pub struct Faults(pub Vec<Fault>);

impl Faults {
    /// Adds one.
    pub fn push(&mut self, fault: Fault) {
        self.0.push(fault);
    }

    /// Adds those that are not there yet.
    pub fn add_new(&mut self, faults: impl IntoIterator<Item = Fault>) {
        for fault in faults {
            if !self.0.contains(&fault) {
                self.0.push(fault);
            }
        }
    }

    /// Whether any of them is an error.
    pub fn any_error(&self) -> bool {
        self.0.iter().any(Fault::is_error)
    }
}
