//! Any PDF examined, ours or an advertiser's, by what its publication's printing house wants.

use std::path::{Path, PathBuf};

use kanyin_custody as custody;
use kanyin_diagnostics::{Lang, Severity, told};
use kanyin_issue::{self as issue, units::POINTS_PER_MM};
use kanyin_preflight::{self as preflight, Expect, Report, Standard, trims};
use kanyin_press::Outbox;

use super::failure::Failure;
use super::paths::read;
use super::reports::reports;

/// A trim is the paper's own if it is no further from it, in points: 1 mm.
const NEAR: f64 = POINTS_PER_MM;

/// Most memory for pictures of a file's pages, in bytes.
const MOST_FOR_PICTURES: usize = 400 << 20;

/// A PDF that was examined.
pub struct ExaminedPdf {
    /// Its name, without its folder.
    pub name: String,
    /// What would spoil its print.
    pub report: Report,
    path: PathBuf,
    pdf: Vec<u8>,
}

/// Examines a PDF by a standard, or by the one it claims; `total_ink` is in percent, the publication's own if left out.
pub fn examine(
    path: &Path,
    standard: Option<Standard>,
    total_ink: Option<f64>,
) -> Result<ExaminedPdf, Failure> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let _open = match custody::open(path) {
        Ok(open) => open,
        Err(refusal) => {
            let report = preflight::given_up(&refusal.why());
            return Ok(ExaminedPdf { name, report, path: path.into(), pdf: Vec::new() });
        }
    };
    let pdf = read(path).map_err(|error| Failure::opening(path, &error))?;
    let mut expect = Expect { standard, ..expected(path, &pdf) };
    expect.total_ink = total_ink.unwrap_or(expect.total_ink);
    let report = preflight::examine(&pdf, &expect);
    Ok(ExaminedPdf { name, report, path: path.into(), pdf })
}

impl ExaminedPdf {
    /// Writes its reports into a folder, with pictures of all pages that have a finding.
    pub fn write_reports(&self, folder: &Path, lang: Lang) -> Result<Vec<PathBuf>, Failure> {
        let files = match custody::open_for(&self.path, "pictures", MOST_FOR_PICTURES) {
            Ok(_open) => reports(&self.report, &self.name, &self.pdf, lang, Severity::Note),
            Err(_) => {
                let mut report = self.report.clone();
                report.findings.push(preflight::unpictured());
                reports(&report, &self.name, &[], lang, Severity::Note)
            }
        };
        let files = files.map_err(|why| {
            Failure::Ours(told!("做不出报告：{why}", "no report could be made: {why}"; why))
        })?;
        let mut outbox = Outbox::new(folder)?;
        for file in files {
            outbox.put(file.name, &file.bytes)?;
        }
        Ok(outbox.send()?)
    }
}

/// What the publication's printing house wants, if the file lies in one; else what newsprint takes. A page as large
/// as the paper's is one of its own, and needs its bleed.
fn expected(path: &Path, pdf: &[u8]) -> Expect {
    let mut expect = Expect::default();
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
