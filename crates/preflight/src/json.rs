//! `preflight.json`: the report for programs.

use schemars::{JsonSchema, schema_for};
use serde::Serialize;
use serde_json::Value;

use kanyin_diagnostics::{Severity, Told};

use super::finding::{Finding, Frame};
use super::report::Report;

/// 一份 PDF 的预检结果。What preflight found in a PDF.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(title = "preflight.json")]
struct ReportFile<'a> {
    /// 文件名。The file's name.
    file: &'a str,
    /// 照哪个标准查的。The standard that it was held against.
    standard: &'static str,
    /// 有没有错误。Whether there are no errors.
    good: bool,
    /// 错误、警告、提示各几种。How many of each.
    errors: usize,
    warnings: usize,
    notes: usize,
    /// PDF 版本。The PDF version.
    version: &'a str,
    /// 文件自称的标准。The standard that it claims.
    claims: Option<&'a str>,
    /// 印刷条件。The output condition that it names.
    condition: Option<&'a str>,
    /// 各版。The pages.
    pages: Vec<PageFile<'a>>,
    /// 字体。Fonts.
    fonts: &'a [String],
    /// 图片张数。How many pictures there are.
    pictures: usize,
    /// 查到的毛病。What was found.
    findings: Vec<FindingFile<'a>>,
}

/// 一版。A page.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct PageFile<'a> {
    /// 成品宽高，pt。Width and height of the trim in points.
    trim: (f64, f64),
    /// 用到的印版。The plates that it puts ink on.
    plates: &'a [String],
}

/// 一处毛病。A finding.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct FindingFile<'a> {
    /// 规则的名字，不会变。The rule's name, which stays the same.
    rule: &'a str,
    /// 标准的条款，或 practice。The clause of the standard, or `practice`.
    clause: String,
    /// 轻重。How bad it is.
    severity: SeverityFile,
    /// 第几版，从 1 起；整个文件的没有。The page, from 1; none for the whole file.
    page: Option<usize>,
    /// 有几处。How many places there are.
    count: usize,
    /// 头几处的位置，pt，从成品左上角起。The first places, in points from the trim's top left.
    frames: &'a [Frame],
    /// 毛病在哪些图片、广告里；只有 build 知道。The pictures and ads in which it is; only a build knows.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(default)]
    pictures: Vec<&'a str>,
    /// 什么毛病。What is wrong.
    what: WordsFile<'a>,
    /// 为什么要紧。Why it matters.
    why: WordsFile<'a>,
    /// 怎么办。What to do.
    todo: WordsFile<'a>,
}

/// How bad it is.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(rename = "Severity")]
enum SeverityFile {
    /// The printing house will send the file back, or the print is spoilt.
    Error,
    /// It may come out badly.
    Warning,
    /// Worth knowing.
    Note,
}

impl From<Severity> for SeverityFile {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Error => Self::Error,
            Severity::Warning => Self::Warning,
            Severity::Note => Self::Note,
        }
    }
}

/// 中文和英文。In Chinese and English.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Words")]
struct WordsFile<'a> {
    zh: &'a str,
    en: &'a str,
}

impl<'a> From<&'a Told> for WordsFile<'a> {
    fn from(Told { zh, en }: &'a Told) -> Self {
        Self { zh, en }
    }
}

/// The schema of `preflight.json`.
pub fn schema() -> Value {
    schema_for!(ReportFile).into()
}

impl Report {
    /// The report of a file as JSON, a key a line.
    pub fn json(&self, file: &str) -> String {
        let mut text = serde_json::to_string_pretty(&self.of_file(file)).unwrap_or_default();
        text.push('\n');
        text
    }

    /// The report of a file as JSON in one line, as reports of several files follow one another.
    pub fn json_line(&self, file: &str) -> String {
        let mut text = serde_json::to_string(&self.of_file(file)).unwrap_or_default();
        text.push('\n');
        text
    }

    fn of_file<'a>(&'a self, file: &'a str) -> ReportFile<'a> {
        let facts = &self.facts;
        let pages = facts.trims.iter().enumerate().map(|(n, trim)| PageFile {
            trim: *trim,
            plates: facts.plates.get(n).map_or(&[], Vec::as_slice),
        });
        ReportFile {
            file,
            standard: self.standard.name(),
            good: !self.any_error(),
            errors: self.count(Severity::Error),
            warnings: self.count(Severity::Warning),
            notes: self.count(Severity::Note),
            version: &facts.version,
            claims: facts.claims.as_deref(),
            condition: facts.condition.as_deref(),
            pages: pages.collect(),
            fonts: &facts.fonts,
            pictures: facts.pictures,
            findings: self.findings.iter().map(FindingFile::from).collect(),
        }
    }

    /// How many findings are so bad.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }
}

impl<'a> From<&'a Finding> for FindingFile<'a> {
    fn from(finding: &'a Finding) -> Self {
        let Finding { rule, clause, severity, page, ref frames, count, .. } = *finding;
        Self {
            rule: rule.name(),
            clause: clause.to_string(),
            severity: severity.into(),
            page,
            count,
            frames,
            pictures: finding.placed.iter().map(|one| one.name.as_str()).collect(),
            what: (&finding.what).into(),
            why: (&finding.why).into(),
            todo: (&finding.todo).into(),
        }
    }
}
