//! `preflight.html`: the report for people, one page that needs nothing else.

use std::error::Error;
use std::fmt;

use base64::prelude::{BASE64_STANDARD, Engine};
use minijinja::{Environment, Value, context};

use kanyin_diagnostics::{Lang, Severity, Told, harmless_lines, told};

use super::amounts::millimetres;
use super::finding::{Finding, Frame};
use super::page_picture::{PagePicture, pictures};
use super::report::Report;

/// Why a report could not be put on its page: our own mistake in the form, never the file's.
#[derive(Debug)]
pub struct UnmadeReport(minijinja::Error);

impl From<minijinja::Error> for UnmadeReport {
    fn from(why: minijinja::Error) -> Self {
        Self(why)
    }
}

impl fmt::Display for UnmadeReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Error for UnmadeReport {}

/// The page's form.
const FORM: &str = include_str!("report.html");

impl Report {
    /// The report of a file as a page. Pages are pictured that have something at least so bad to be shown.
    pub fn html(
        &self,
        file: &str,
        pdf: &[u8],
        lang: Lang,
        pictured: Severity,
    ) -> Result<String, UnmadeReport> {
        let mut environment = Environment::new();
        // Names in a PDF, and the file's own, may hold anything.
        environment.set_formatter(|out, state, value| match value.as_str() {
            Some(text) if !value.is_safe() => {
                minijinja::escape_formatter(out, state, &harmless_lines(text).into())
            }
            _ => minijinja::escape_formatter(out, state, value),
        });
        environment.add_template("report.html", FORM)?;
        let form = environment.get_template("report.html")?;
        let numbered: Vec<(usize, &Finding)> = (1..).zip(&self.findings).collect();
        let shown: Vec<usize> =
            (1..=self.facts.trims.len()).filter(|page| self.has_frames(*page, pictured)).collect();
        let pictures = pictures(pdf, &shown);
        let pages = (1..=self.facts.trims.len()).filter_map(|page| {
            let findings: Vec<_> =
                numbered.iter().filter(|(_, finding)| finding.page == Some(page)).collect();
            let picture = pictures.iter().find(|(of, _)| *of == page).map(|(_, picture)| picture);
            (!findings.is_empty()).then(|| {
                context! {
                    page,
                    picture => picture.map(|picture| shown_picture(picture, &findings)),
                    findings => findings.iter().map(|(n, f)| shown_finding(*n, f, lang)).collect::<Vec<_>>(),
                }
            })
        });
        let whole = numbered.iter().filter(|(_, finding)| finding.page.is_none());
        let word = |told: &Told| told.lang(lang).to_string();
        let page = form.render(context! {
            lang => if lang == Lang::Zh { "zh-CN" } else { "en" },
            zh => lang == Lang::Zh,
            file,
            good => !self.any_error(),
            verdict => word(&self.verdict()),
            facts => self.told_facts().iter().map(|(name, value)| (word(name), value)).collect::<Vec<_>>(),
            whole => whole.map(|(n, f)| shown_finding(*n, f, lang)).collect::<Vec<_>>(),
            pages => pages.collect::<Vec<_>>(),
        })?;
        Ok(page)
    }

    fn has_frames(&self, page: usize, pictured: Severity) -> bool {
        self.findings.iter().any(|finding| {
            let is_so_bad = finding.severity <= pictured;
            is_so_bad && finding.page == Some(page) && !finding.frames.is_empty()
        })
    }

    /// The verdict in one sentence.
    pub fn verdict(&self) -> Told {
        let [errors, warnings, notes] =
            [Severity::Error, Severity::Warning, Severity::Note].map(|how| self.count(how));
        let standard = self.standard.name();
        match (errors, warnings) {
            (0, 0) => told!(
                "可以付印：合乎 {standard}，没有发现毛病（提示 {notes} 条）",
                "good for print: {standard}, nothing found ({notes} notes)"
            ),
            (0, _) => told!(
                "合乎 {standard}，可以付印；有 {warnings} 种警告，看过再发",
                "{standard}, good for print; {warnings} warnings to be looked at first"
            ),
            _ if self.facts.claims.is_none() => told!(
                "不能单独付印：有 {errors} 种错误，{warnings} 种警告；这是普通 PDF，当广告登在刊印排的版上，标准、印刷条件和成品框由刊印写",
                "not good for print by itself: {errors} errors, {warnings} warnings; it is a plain PDF, and as an advertisement on a page of Kanyin's it gets standard, condition and trim from there"
            ),
            _ => told!(
                "不能付印：有 {errors} 种错误，{warnings} 种警告",
                "not good for print: {errors} errors, {warnings} warnings"
            ),
        }
    }

    /// What the file is: name and value.
    pub fn told_facts(&self) -> Vec<(Told, String)> {
        let facts = &self.facts;
        let mut sizes: Vec<String> = Vec::new();
        for &(width, height) in &facts.trims {
            let size = format!("{} × {} mm", millimetres(width), millimetres(height));
            if !sizes.contains(&size) {
                sizes.push(size);
            }
        }
        let plates = facts.plates.iter().enumerate().map(|(n, plates)| {
            let plates = if plates.is_empty() { "—".into() } else { plates.join(" ") };
            format!("{}: {plates}", n + 1)
        });
        let none = || "—".to_string();
        vec![
            (told!("标准", "standard"), facts.claims.clone().unwrap_or_else(none)),
            (told!("PDF 版本", "PDF version"), facts.version.clone()),
            (told!("版数", "pages"), facts.trims.len().to_string()),
            (told!("成品尺寸", "trimmed size"), sizes.join("　")),
            (told!("印刷条件", "printing condition"), facts.condition.clone().unwrap_or_else(none)),
            (told!("各版的印版", "plates of each page"), plates.collect::<Vec<_>>().join("　")),
            (told!("字体", "fonts"), facts.fonts.len().to_string()),
            (told!("图片", "pictures"), facts.pictures.to_string()),
        ]
    }
}

fn shown_finding(number: usize, finding: &Finding, lang: Lang) -> Value {
    let word = |told: &Told| told.lang(lang).to_string();
    context! {
        number,
        severity => class(finding.severity),
        pictures => finding.placed.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(),
        what => word(&finding.what),
        why => word(&finding.why),
        todo => word(&finding.todo),
        rule => finding.rule.name(),
        clause => word(&finding.clause.told()),
        count => finding.count,
    }
}

fn class(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// The least side of a frame, in pixels: a hairline is to be seen too.
const LEAST: f64 = 10.0;

fn shown_picture(picture: &PagePicture, findings: &[&(usize, &Finding)]) -> Value {
    let PagePicture { jpeg, size: (width, height), trim, scale } = picture;
    let frames = findings.iter().flat_map(|(number, finding)| {
        finding.frames.iter().map(move |Frame { x, y, width, height }| {
            let (wide, high) = ((width * scale).max(LEAST), (height * scale).max(LEAST));
            context! {
                number,
                severity => class(finding.severity),
                x => trim.0 + (x + width / 2.0) * scale - wide / 2.0,
                y => trim.1 + (y + height / 2.0) * scale - high / 2.0,
                width => wide,
                height => high,
            }
        })
    });
    context! { jpeg => BASE64_STANDARD.encode(jpeg), width, height, frames => frames.collect::<Vec<_>>() }
}
