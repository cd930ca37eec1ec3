//! `kanyin preflight`: what would spoil the print of any PDF, ours or an advertiser's.

use std::path::{Path, PathBuf};

use kanyin_diagnostics::{Lang, Severity, harmless, harmless_json, told};
use kanyin_issue::units::Percent;
use kanyin_preflight::Report;
use kanyin_production::{self as production, Failure, shown};

use super::args::{PreflightArgs, PreflightFormat};
use super::console::Console;
use super::turns::one_after_another;
use super::verdict::Verdict;

/// Examines every file that was named.
pub fn preflight(args: &PreflightArgs, console: &Console) -> Result<Verdict, Failure> {
    let total_ink = args.total_ink.as_deref().map(total_ink).transpose()?;
    let standard = args.standard.map(Into::into);
    one_after_another(&args.files, |path| {
        let examined = production::examine(path, standard, total_ink)?;
        let report = &examined.report;
        match args.format {
            PreflightFormat::Human => {
                console.write(&in_words(report, &harmless(&shown(path)), console.lang()));
            }
            PreflightFormat::Json => {
                console.give(&harmless_json(&report.json_line(&examined.name)))
            }
        }
        if let Some(out) = &args.out {
            let folder = folder_of(out, path, &args.files);
            let sent = examined.write_reports(&folder, console.lang())?;
            if args.format == PreflightFormat::Human {
                sent.iter().for_each(|path| console.give_path(path));
            }
        }
        Ok(if report.any_error() { Verdict::Faults } else { Verdict::Good })
    })
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

fn total_ink(text: &str) -> Result<f64, Failure> {
    Percent::try_from(text.to_string()).map(|percent| percent.0).map_err(|_| {
        Failure::Usage(told!(
            "总墨量写成百分数，如 240%，不是“{text}”",
            "total ink is a percentage such as 240%, not `{text}`"
        ))
    })
}

/// The report in words: every finding, what the file is, the verdict. Names in a PDF may hold anything; `path` is harmless.
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
            [&finding.what, &finding.why, &finding.todo].map(|told| harmless(told.lang(lang)));
        let clause = finding.clause.told();
        let (rule, clause) = (finding.rule, clause.lang(lang));
        out += &format!("{path}{place}{colon}{word}{colon}{what}{times} [{rule}]\n");
        out += &format!("  = {why}\n  = {todo}\n  = {clause}\n\n");
    }
    let facts = report.told_facts().into_iter();
    let facts: Vec<String> =
        facts.map(|(name, value)| harmless(&format!("{} {value}", name.lang(lang)))).collect();
    let verdict = report.verdict();
    let separator = if lang == Lang::Zh { "；" } else { "; " };
    out += &format!("{path}{}{}\n{}\n", colon(lang), facts.join(separator), verdict.lang(lang));
    out
}

fn colon(lang: Lang) -> &'static str {
    if lang == Lang::Zh { "：" } else { ": " }
}
