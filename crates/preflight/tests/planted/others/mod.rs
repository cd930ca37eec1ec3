//! Files by other people's programs: what was planted in them is found, and what is found in them is true by what
//! poppler and qpdf say. `makers.py` makes the files; a maker that is not installed is left out.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use kanyin_preflight::{Expect, Report, Standard, examine};
use kanyin_testing::outside::{is_demanded, run, said};

/// Where everything is demanded, so many files are.
const DEMANDED: usize = 60;

/// What readers tell that share nothing with the checker.
struct SecondReader {
    boxes: String,
    fonts: String,
    pictures: String,
    objects: String,
    is_sound: bool,
    is_encrypted: bool,
}

/// A picture as pdfimages lists it: kind, colours, bits, pixels an inch.
type Listed<'a> = (&'a str, &'a str, u32, f64);

impl SecondReader {
    fn of(path: &Path) -> Option<Self> {
        let path = path.display().to_string();
        let told = |program: &str, args: &[&str]| {
            let args: Vec<&str> = args.iter().copied().chain([path.as_str()]).collect();
            run(program, &args).map(|output| said(&output))
        };
        let ends = |args: &[&str]| Some(run("qpdf", args)?.status.code());
        Some(Self {
            boxes: told("pdfinfo", &["-box"])?,
            fonts: told("pdffonts", &[])?,
            pictures: told("pdfimages", &["-list"])?,
            objects: told("qpdf", &["--json"])?,
            is_sound: ends(&["--check", &path])? == Some(0),
            is_encrypted: ends(&["--is-encrypted", &path])? == Some(0),
        })
    }

    /// The columns of each picture that pdfimages lists: kind, colours, pixels an inch across and down.
    fn pictures(&self) -> Vec<Listed<'_>> {
        let rows = self.pictures.lines().skip(2).map(|row| row.split_whitespace().collect());
        rows.filter_map(|row: Vec<&str>| {
            let ppi = [row.get(12)?.parse::<f64>().ok()?, row.get(13)?.parse().ok()?];
            Some((*row.get(2)?, *row.get(5)?, row.get(7)?.parse().ok()?, ppi[0].min(ppi[1])))
        })
        .collect()
    }

    fn any_font_outside(&self) -> bool {
        // The columns are told from the right: names and types may have spaces.
        let rows = self.fonts.lines().skip(2).map(|row| row.split_whitespace().collect::<Vec<_>>());
        rows.map(|row| row[row.len() - 5]).any(|embedded| embedded == "no")
    }

    /// Whether what a rule found is so; `None` if these readers do not tell.
    fn confirms(&self, rule: &str) -> Option<bool> {
        let has = |word: &str| self.objects.contains(word);
        let any = |of: &dyn Fn(&Listed<'_>) -> bool| self.pictures().iter().any(of);
        Some(match rule {
            "unreadable" | "damaged" | "content-unreadable" | "content-too-much" | "media-box"
            | "operator-unknown" | "operator-operands" | "q-unbalanced" | "header-missing"
            | "end-missing" | "xref-damaged" | "box-size" => !self.is_sound,
            "encrypted" => self.is_encrypted,
            "trim-box-missing" => !has("\"/TrimBox\""),
            "annotation" => has("\"/Annots\""),
            "javascript" => has("\"/JavaScript\""),
            "action" => has("\"/A\"") || has("\"/AA\"") || has("\"/OpenAction\""),
            "embedded-files" => has("\"/EmbeddedFiles\""),
            "layers-unnamed" | "layers" => has("\"/OCProperties\""),
            "user-unit" => has("\"/UserUnit\""),
            "transfer-curve" => has("\"/TR\"") || has("\"/TR2\""),
            "output-intent-missing" => !has("\"/GTS_PDFX\""),
            "xmp-missing" => !has("\"/Metadata\""),
            "page-rotated" => !self.boxes.contains("Page rot:        0\n"),
            "font-not-embedded" => self.any_font_outside(),
            "rgb-image" => any(&|(_, colours, ..)| matches!(*colours, "rgb" | "icc")),
            "image-resolution-low" => {
                any(&|(kind, _, bits, ppi)| *kind == "image" && *bits > 1 && *ppi < 170.0)
            }
            "bitmap-resolution-low" => any(&|(_, _, bits, ppi)| *bits == 1 && *ppi < 550.0),
            "rgb-text" | "rgb-vector" | "rgb-shading" | "rgb-group" => return None,
            "transparency-alpha" => has("\"/ca\"") || has("\"/CA\""),
            "transparency-blend" => has("\"/BM\""),
            "transparency-group" => has("\"/Transparency\""),
            "transparency-soft-mask" | "transparency-image-mask" => has("\"/SMask\""),
            _ => return None,
        })
    }

    /// Rules that must have found something, by these readers.
    fn demands(&self) -> Vec<&'static str> {
        let shown = self.pictures();
        let low = |(kind, _, bits, ppi): &(&str, &str, u32, f64)| {
            *kind == "image" && *bits > 1 && *ppi < 168.0
        };
        let mut demanded = Vec::new();
        demanded.extend(shown.iter().any(low).then_some("image-resolution-low"));
        let rgb = shown.iter().any(|(kind, colours, ..)| *kind == "image" && *colours == "rgb");
        demanded.extend(rgb.then_some("rgb-image"));
        demanded
            .extend(self.confirms("trim-box-missing").filter(|so| *so).map(|_| "trim-box-missing"));
        demanded.extend((!self.boxes.contains("Page rot:        0\n")).then_some("page-rotated"));
        demanded
    }
}

fn rules(report: &Report) -> BTreeSet<&'static str> {
    report.findings.iter().map(|found| found.rule.name()).collect()
}

/// Ghostscript's sum of an ink over a page is nought where the checker names no plate of it.
fn wrong_plates(path: &Path, report: &Report) -> Vec<String> {
    let args = ["-q", "-o", "-", "-sDEVICE=inkcov", "-dSAFER"].map(String::from);
    let args: Vec<String> = args.into_iter().chain([path.display().to_string()]).collect();
    let Some(output) = run("gs", &args) else { return Vec::new() };
    let mut wrong = Vec::new();
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    let pages = told.lines().filter(|line| line.contains("CMYK OK"));
    const FOUR: [&str; 4] = ["C", "M", "Y", "K"];
    for (line, plates) in pages.zip(&report.facts.plates) {
        // Ghostscript counts a spot ink as what stands in for it.
        if plates.iter().any(|named| !FOUR.contains(&named.as_str())) {
            continue;
        }
        let amounts = line.split_whitespace().map(|amount| amount.parse::<f64>().unwrap_or(0.0));
        for (amount, plate) in amounts.zip(FOUR) {
            let is_named = plates.iter().any(|named| named == plate);
            if !is_named && amount >= 0.0005 {
                wrong.push(format!("{plate} is printed: {line}"));
            }
        }
    }
    wrong
}

#[test]
fn files_of_other_programs_are_told_as_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/planted/others/makers.py");
    let args = [script.to_string(), folder.path().display().to_string()];
    // Packages of the system are for its own Python, whichever comes first on the path.
    let python = ["/usr/bin/python3", "python3"]
        .into_iter()
        .find(|python| std::process::Command::new(python).arg("--version").output().is_ok());
    let Some(output) = python.and_then(|python| run(python, &args)) else {
        assert!(!is_demanded(), "Python is demanded and not installed");
        return;
    };
    assert!(output.status.success(), "{}", said(&output));
    println!("{}", said(&output));
    let mut count = 0;
    // All of them are told at once: making the files takes long.
    let mut wrong = Vec::new();
    for entry in fs::read_dir(folder.path()).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "pdf") {
            continue;
        }
        count += 1;
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let pdf = fs::read(&path).unwrap();
        let report = examine(&pdf, &Expect::default());
        let told = rules(&report);
        let planted = fs::read_to_string(path.with_extension("rules")).unwrap();
        for rule in planted.lines() {
            if !told.contains(rule) {
                wrong.push(format!("{name}: {rule} is missed among {told:?}"));
            }
        }
        let Some(reader) = SecondReader::of(&path) else { continue };
        for rule in &told {
            if reader.confirms(rule) == Some(false) {
                wrong.push(format!("{name}: {rule} is not so"));
            }
        }
        if reader.is_encrypted {
            continue;
        }
        for rule in reader.demands() {
            if !told.contains(rule) {
                wrong.push(format!("{name}: {rule} is missed among {told:?}"));
            }
        }
        let old = examine(&pdf, &Expect { standard: Some(Standard::X1a), ..Expect::default() });
        for rule in &rules(&old) {
            if reader.confirms(rule) == Some(false) {
                wrong.push(format!("{name} as X-1a: {rule} is not so"));
            }
        }
        if !told.iter().any(|rule| rule.starts_with("rgb-")) {
            let plates = wrong_plates(&path, &report);
            wrong.extend(plates.into_iter().map(|plate| format!("{name}: {plate}")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count >= DEMANDED || !is_demanded(), "only {count} files: {}", said(&output));
}
