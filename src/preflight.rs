//! `kanyin preflight`: what would spoil the print of any PDF, ours or an advertiser's.

use std::fs;
use std::path::{Path, PathBuf};

use kanyin_diagnostics::{Lang, harmless, told};
use kanyin_issue::{self as issue, units::Percent};
use kanyin_preflight::{Expect, Report, Severity, examine, trims};
use kanyin_press::Outbox;

use super::args::{PreflightArgs, PreflightFormat};
use super::console::Console;
use super::failure::{Failure, Verdict};
use super::places;
use super::shelf::REPORTS;

/// A trim is the paper's own if it is no further from it, in points: 1 mm.
const NEAR: f64 = 72.0 / 25.4;

/// Examines every file that was named.
pub fn preflight(args: &PreflightArgs, console: &Console) -> Result<Verdict, Failure> {
    let total_ink = args.total_ink.as_deref().map(total_ink).transpose()?;
    let mut verdict = Verdict::Good;
    for path in &args.files {
        let pdf = fs::read(path).map_err(|error| {
            let path = path.display();
            Failure::Usage(told!("打不开 {path}：{error}", "cannot open {path}: {error}"))
        })?;
        let mut expect = expected(path, &pdf, args);
        expect.total_ink = total_ink.unwrap_or(expect.total_ink);
        let report = examine(&pdf, &expect);
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        match args.format {
            PreflightFormat::Human => {
                console.write(&in_words(&report, &path.display().to_string(), console.lang()));
            }
            PreflightFormat::Json => console.give(&report.json_line(&name)),
        }
        if let Some(out) = &args.out {
            let sent = send(&folder_of(out, path, &args.files), &name, &report, &pdf, console)?;
            if args.format == PreflightFormat::Human {
                for path in sent {
                    console.give(&format!("{}\n", places::shown(&path)));
                }
            }
        }
        let errors = report.any_error();
        verdict = verdict.and(if errors { Verdict::Faults } else { Verdict::Good });
    }
    Ok(verdict)
}

/// Where the reports of a file go: with several files, each into a folder of its name. Two of one name are numbered.
fn folder_of(out: &Path, path: &Path, files: &[PathBuf]) -> PathBuf {
    let Some(stem) = path.file_stem().filter(|_| files.len() > 1) else { return out.into() };
    let before = files.iter().take_while(|file| *file != path);
    let alike = before.filter(|file| file.file_stem() == Some(stem)).count();
    match alike {
        0 => out.join(stem),
        alike => out.join(format!("{}-{}", stem.to_string_lossy(), alike + 1)),
    }
}

/// The reports of a file, for their folder; pages are pictured that have something at least so bad.
pub fn files(
    report: &Report,
    name: &str,
    pdf: &[u8],
    lang: Lang,
    pictured: Severity,
) -> Result<Vec<(String, Vec<u8>)>, String> {
    let html = report.html(name, pdf, lang, pictured)?;
    let [json_name, html_name] = REPORTS.map(String::from);
    Ok(vec![(json_name, report.json(name).into_bytes()), (html_name, html.into_bytes())])
}

fn send(
    folder: &Path,
    name: &str,
    report: &Report,
    pdf: &[u8],
    console: &Console,
) -> Result<Vec<PathBuf>, Failure> {
    let files = self::files(report, name, pdf, console.lang(), Severity::Note).map_err(|why| {
        Failure::Ours(told!("做不出报告：{why}", "no report could be made: {why}"))
    })?;
    let failed = |error: std::io::Error| Failure::writing(folder, &error);
    let mut outbox = Outbox::new(folder).map_err(failed)?;
    for (name, bytes) in files {
        outbox.put(name, &bytes).map_err(failed)?;
    }
    outbox.send().map_err(failed)
}

fn total_ink(text: &str) -> Result<f64, Failure> {
    Percent::try_from(text.to_string()).map(|percent| percent.0).map_err(|_| {
        Failure::Usage(told!(
            "总墨量写成百分数，如 240%，不是“{text}”",
            "total ink is a percentage such as 240%, not `{text}`"
        ))
    })
}

/// What the publication's printing house wants, if the file lies in one; else what newsprint takes. A page as large
/// as the paper's is one of its own, and needs its bleed.
fn expected(path: &Path, pdf: &[u8], args: &PreflightArgs) -> Expect {
    let mut expect = Expect { standard: args.standard.map(Into::into), ..Expect::default() };
    let paper = issue::publication_of(path).and_then(|folder| issue::load_paper(&folder).paper);
    if let Some(paper) = paper {
        // An advertisement among columns is not cut at its edges.
        expect.bleed = 0.0;
        let resolution = paper.press.image_resolution;
        expect.total_ink = paper.press.total_ink.0;
        expect.resolution = (f64::from(resolution.least), f64::from(resolution.most));
        let trim = paper.page.trim;
        let near = |a: f64, b: f64| (a - b).abs() <= NEAR;
        let is_ours =
            |(width, height): &(f64, f64)| near(*width, trim.width) && near(*height, trim.height);
        if trims(pdf).iter().all(is_ours) {
            expect.trim = Some((trim.width, trim.height));
            expect.bleed = paper.page.bleed.0;
        }
    }
    expect
}

/// The report in words: every finding, what the file is, the verdict. Names in a PDF may hold anything.
fn in_words(report: &Report, path: &str, lang: Lang) -> String {
    let mut out = String::new();
    for finding in &report.findings {
        let word = match finding.severity {
            Severity::Error => told!("错误", "error"),
            Severity::Warning => told!("警告", "warning"),
            Severity::Note => told!("提示", "note"),
        };
        let place = match finding.page {
            Some(page) => told!(" 第 {page} 版", " page {page}"),
            None => told!("", ""),
        };
        let times = match finding.count {
            count @ 2.. => told!("（{count} 处）", " ({count} places)"),
            _ => told!("", ""),
        };
        let [word, place, times] = [&word, &place, &times].map(|told| told.lang(lang));
        let colon = colon(lang);
        let [what, why, todo] =
            [&finding.what, &finding.why, &finding.todo].map(|told| told.lang(lang));
        let (rule, clause) = (finding.rule, finding.clause);
        out += &format!("{path}{place}{colon}{word}{colon}{what}{times} [{rule}]\n");
        out += &format!("  = {why}\n  = {todo}\n  = {clause}\n\n");
    }
    let facts = report.told_facts().into_iter();
    let facts: Vec<String> =
        facts.map(|(name, value)| format!("{} {value}", name.lang(lang))).collect();
    let verdict = report.verdict();
    let separator = if lang == Lang::Zh { "；" } else { "; " };
    out += &format!("{path}{}{}\n{}\n", colon(lang), facts.join(separator), verdict.lang(lang));
    harmless(&out)
}

fn colon(lang: Lang) -> &'static str {
    if lang == Lang::Zh { "：" } else { ": " }
}
