//! Findings as faults of the copy, for whoever builds.

use kanyin_diagnostics::{Code, Fault, Severity, Told, told};

use super::finding::Finding;
use super::report::Report;
use super::rule_name::RuleName;

impl Report {
    /// What is to be told of a press.pdf of our own: errors and warnings. Notes stay in the report, and pictures
    /// with too few pixels are told where they are named.
    pub fn faults(&self) -> impl Iterator<Item = Fault> + '_ {
        let is_told = |finding: &&Finding| {
            finding.severity != Severity::Note && finding.rule != RuleName::ImageResolutionLow
        };
        self.findings.iter().filter(is_told).map(fault)
    }
}

/// How many pictures are named; of more it is said that there are more.
const NAMED: usize = 3;

fn fault(finding: &Finding) -> Fault {
    let Told { zh, en } = &finding.what;
    let (zh_in, en_in) = named(finding);
    let what = match finding.page {
        Some(page) => {
            told!("press.pdf 第 {page} 版{zh_in}：{zh}", "press.pdf, page {page}{en_in}: {en}")
        }
        None => told!("press.pdf：{zh}", "press.pdf: {en}"),
    };
    let fault =
        Fault::nowhere(Code::Preflight(finding.rule.name()), what).hint(finding.todo.clone());
    let spot = finding.placed.first().map(|picture| picture.spot);
    Fault { severity: finding.severity, spot, ..fault }
}

/// The pictures that it is in.
fn named(finding: &Finding) -> (String, String) {
    let all = &finding.placed;
    if all.is_empty() {
        return Default::default();
    }
    let names: Vec<&str> = all.iter().take(NAMED).map(|picture| picture.name.as_str()).collect();
    let (zh_more, en_more) = match all.len() {
        count if count > NAMED => (format!("等 {count} 个"), ", …"),
        _ => Default::default(),
    };
    (format!("的 {}{zh_more}", names.join("、")), format!(", {}{en_more}", names.join(", ")))
}
