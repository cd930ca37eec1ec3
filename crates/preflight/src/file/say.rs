//! How findings are put into words.

use kanyin_diagnostics::{Told, told};

use crate::finding::{Finding, Frame, Severity};

/// The standard's requirement in words, after its number in the edition that the file is held against.
macro_rules! clause {
    ($file:expr, $words:literal) => {
        match $file.edition {
            $crate::file::document::Edition::X4 => {
                concat!("ISO 15930-7:2010: ", $words)
            }
            $crate::file::document::Edition::X1a2003 => {
                concat!("ISO 15930-4:2003: ", $words)
            }
            $crate::file::document::Edition::X1a2001 => {
                concat!("ISO 15930-1:2001: ", $words)
            }
        }
    };
}
pub(super) use clause;

/// A rule that a file broke: its name and its clause.
#[derive(Debug, Copy, Clone)]
pub struct Broken(pub &'static str, pub &'static str);

impl Broken {
    /// The printing house will send the file back.
    pub fn error(self, what: Told, why: Told, todo: Told) -> Finding {
        self.finding(Severity::Error, what, why, todo)
    }

    /// It may come out badly.
    pub fn warning(self, what: Told, why: Told, todo: Told) -> Finding {
        self.finding(Severity::Warning, what, why, todo)
    }

    /// Worth knowing.
    pub fn note(self, what: Told, why: Told, todo: Told) -> Finding {
        self.finding(Severity::Note, what, why, todo)
    }

    /// Of a severity that depends.
    pub fn finding(self, severity: Severity, what: Told, why: Told, todo: Told) -> Finding {
        let Self(rule, clause) = self;
        Finding {
            rule,
            clause,
            severity,
            page: None,
            frames: Vec::new(),
            count: 1,
            what,
            why,
            todo,
        }
    }
}

/// Says on which page it is, from 1, and where.
pub fn on(page: usize, frame: Option<Frame>, finding: Finding) -> Finding {
    Finding { page: Some(page), frames: frame.into_iter().collect(), ..finding }
}

/// What to do if the program that made the file left something out.
pub fn export_again() -> Told {
    told!(
        "在原来的软件里按 PDF/X-4 重新导出：InDesign「文件 → 导出 → Adobe PDF（打印）→ 标准：PDF/X-4:2010」；\
         Illustrator「存储副本 → Adobe PDF → PDF/X-4」；方正飞翔输出 PDF 时选 PDF/X；\
         WPS 和 Word 出不了 PDF/X，导出后请印厂或用 Acrobat「印刷制作 → 印前检查 → 转换为 PDF/X-4」转换",
        "export it again as PDF/X-4: InDesign, File → Export → Adobe PDF (Print) → Standard: PDF/X-4:2010; \
         Illustrator, Save a Copy → Adobe PDF → PDF/X-4; Founder FX, choose PDF/X when exporting; \
         WPS and Word cannot: convert their PDF in Acrobat, Print Production → Preflight → Convert to PDF/X-4"
    )
}
