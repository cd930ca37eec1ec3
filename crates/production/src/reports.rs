//! The reports of preflight, as files.

use kanyin_archive::MadeFile;
use kanyin_diagnostics::{Lang, Severity, Told, told};
use kanyin_preflight::Report;

use super::file_names::REPORTS;

/// The reports on a file, for their folder; pages are pictured that have something at least so bad.
pub fn reports(
    report: &Report,
    name: &str,
    pdf: &[u8],
    lang: Lang,
    pictured: Severity,
) -> Result<[MadeFile; 2], Told> {
    let html = report.html(name, pdf, lang, pictured).map_err(|why| told!("{why}", "{why}"))?;
    let [json_name, html_name] = REPORTS.map(String::from);
    Ok([
        MadeFile { name: json_name, bytes: report.json(name).into_bytes() },
        MadeFile { name: html_name, bytes: html.into_bytes() },
    ])
}
