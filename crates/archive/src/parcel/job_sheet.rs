//! The job sheet 印刷单: what the printing house must know before it opens press.pdf, on one sheet of A4.

use minijinja::{Environment, Value, context};

use kanyin_colour::Process;
use kanyin_diagnostics::{Lang, Severity, Told, told};
use kanyin_issue::{Issue, Page};
use kanyin_preflight::{Report, RuleName};
use kanyin_press::{PressJob, PrintedPage, iso};

use crate::checksums::Checksum;
use crate::web::html::write_harmless;

/// The page's form.
const FORM: &str = include_str!("job_sheet.html");

/// What a job sheet is made from.
pub struct JobSheet<'a> {
    /// The issue.
    pub issue: &'a Issue,
    /// What the printing house wants.
    pub job: &'a PressJob,
    /// What preflight says of press.pdf.
    pub report: &'a Report,
    /// press.pdf.
    pub press_pdf: &'a [u8],
    /// The files of the single pages, in their order.
    pub pages: Vec<String>,
}

impl JobSheet<'_> {
    /// The sheet, in the paper's language: the same copy gives the same sheet on any machine.
    ///
    /// # Errors
    /// What the template's language says of our own form.
    pub fn html(&self) -> Result<String, Told> {
        let issue = self.issue;
        let lang = self.lang();
        let good = !self.report.any_error();
        let shown = context! {
            lang => issue.paper.language,
            zh => lang == Lang::Zh,
            name => issue.paper.name,
            number => issue.number.as_ref().map(|number| match lang {
                Lang::Zh => number.printed_wide(),
                Lang::En => number.written().into(),
            }),
            date => self.date(),
            count => issue.pages.len(),
            facts => self.facts().iter().map(|(name, value)| (name.lang(lang), value)).collect::<Vec<_>>(),
            pages => self.sheets(),
            good,
            verdict => self.report.verdict().lang(lang),
            counts => [Severity::Error, Severity::Warning, Severity::Note].map(|how| self.report.count(how)),
            bytes => self.press_pdf.len(),
            sum => Checksum::of(self.press_pdf).to_string(),
            colophon => issue.paper.colophon.iter().collect::<Vec<_>>(),
            agent => concat!("Kanyin ", env!("CARGO_PKG_VERSION")),
        };
        let mut environment = Environment::new();
        environment.set_formatter(write_harmless);
        environment.render_named_str("job_sheet.html", FORM, shown).map_err(|error| {
            told!("表单 job_sheet.html：{error}", "the form job_sheet.html: {error}")
        })
    }

    fn lang(&self) -> Lang {
        if self.issue.paper.language.starts_with("zh") { Lang::Zh } else { Lang::En }
    }

    fn date(&self) -> String {
        let day = iso(self.issue.date);
        match self.lang() {
            Lang::Zh => format!("{day} {}", self.issue.date.weekday_zh()),
            Lang::En => day,
        }
    }

    /// What holds for the whole job: name and value.
    fn facts(&self) -> Vec<(Told, String)> {
        let (paper, job) = (&self.issue.paper, self.job);
        let trim = paper.page.trim;
        let size = format!("{} × {} mm", millimetres(trim.width), millimetres(trim.height));
        let word = |told: Told| told.lang(self.lang()).to_string();
        let total_ink = (job.condition.total_ink() * 100.0).round();
        let marks = if paper.press.marks.any() {
            told!("有，在出血外", "there are, outside the bleed")
        } else {
            told!("没有", "none")
        };
        vec![
            (told!("成品尺寸（宽 × 高）", "Trimmed size (width × height)"), size),
            (
                told!("出血", "Bleed"),
                word(match millimetres(paper.page.bleed.0) {
                    0.0 => told!("没有", "none"),
                    bleed => told!("四边各 {bleed} mm", "{bleed} mm on every side"),
                }),
            ),
            (told!("裁切线等标记", "Marks"), word(marks)),
            (told!("标准", "Standard"), job.standard.name().into()),
            (told!("印刷条件（输出特性）", "Printing condition"), job.condition.name().into()),
            (told!("总墨量不超过", "Total ink at most"), format!("{total_ink}%")),
            (told!("字体", "Fonts"), word(self.fonts())),
        ]
    }

    fn fonts(&self) -> Told {
        let count = self.report.facts.fonts.len();
        let of_fonts = [RuleName::FontNotEmbedded, RuleName::FontUnreadable];
        match self.report.findings.iter().any(|finding| of_fonts.contains(&finding.rule)) {
            true => told!(
                "有字体没有嵌入，或者坏了，见预检报告",
                "some are not embedded, or damaged: see the preflight report"
            ),
            false => told!("{count} 款，全部嵌入", "{count}, all embedded"),
        }
    }

    /// The pages: which it is, what it is about, its file, its inks.
    fn sheets(&self) -> Vec<Value> {
        let sheets = self.job.printed_pages.iter().map(Some).chain(std::iter::repeat(None));
        let files = self.pages.iter().map(String::as_str).chain(std::iter::repeat(""));
        let pages = self.issue.pages.iter().zip(sheets).zip(files);
        pages.map(|((page, sheet), file)| self.sheet(page, sheet, file)).collect()
    }

    fn sheet(&self, page: &Page, sheet: Option<&PrintedPage>, file: &str) -> Value {
        let (kind, plates) = sheet.map(inks).unzip();
        context! {
            page => page.page,
            section => page.section,
            file,
            inks => kind.map(|kind| kind.lang(self.lang()).to_string()),
            plates,
        }
    }
}

/// What a page is printed in: in a word, and its plates one by one.
fn inks(sheet: &PrintedPage) -> (Told, String) {
    let (kind, process) = match (sheet.inks.process, &sheet.inks.spot) {
        (Process::Four, None) => (told!("四色", "four colours"), "C M Y K"),
        (Process::Four, Some(_)) => (told!("四色加专色", "four colours and a spot ink"), "C M Y K"),
        (Process::Black, None) => (told!("单黑", "black"), "K"),
        (Process::Black, Some(_)) => (told!("黑加套红", "black and a spot ink"), "K"),
    };
    let spot = sheet.inks.spot.iter().map(|spot| match &sheet.spot_of {
        Some(colour) if *colour != spot.name => format!(" + {} ({colour})", spot.name),
        _ => format!(" + {}", spot.name),
    });
    (kind, format!("{process}{}", spot.collect::<String>()))
}

/// Points in millimetres, to a tenth.
fn millimetres(points: f64) -> f64 {
    (points / 72.0 * 254.0).round() / 10.0
}
