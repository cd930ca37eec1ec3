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

fn fault(finding: &Finding) -> Fault {
    let Told { zh, en } = &finding.what;
    let what = match finding.page {
        Some(page) => {
            told!("press.pdf 第 {page} 版：{zh}", "press.pdf, page {page}: {en}")
        }
        None => told!("press.pdf：{zh}", "press.pdf: {en}"),
    };
    let fault =
        Fault::nowhere(Code::Preflight(finding.rule.name()), what).hint(finding.todo.clone());
    Fault { severity: finding.severity, ..fault }
}
