//! Faults of what pages show, planted one at a time.

use hayro_syntax::Pdf;
use kanyin::press::preflight::{Expect, Finding, Frame, Pages, Plates, Severity, Standard, pages};
use lopdf::{Object, ObjectId, Stream, dictionary};

use crate::good::{self, Good, numbers};

const X4: &str = "ISO 15930-7:2010";
const X1A: &str = "ISO 15930-4:2003";
const PRACTICE: &str = "practice";

/// A good file, and what it is held against.
struct Case {
    good: Good,
    standard: Standard,
    expect: Expect,
}

fn x4() -> Case {
    Case { good: good::x4(), standard: Standard::X4, expect: Expect::default() }
}

fn x1a() -> Case {
    Case { good: good::x1a(), standard: Standard::X1a, expect: Expect::default() }
}

impl Case {
    /// Shows something more on the first page.
    fn draw(mut self, operators: &str) -> Self {
        self.good.draw(operators);
        self
    }

    /// Puts a resource where the content finds it.
    fn with(mut self, kind: &str, name: &str, value: impl Into<Object>) -> Self {
        let resources = self.good.resources;
        let resources = self.good.dict(resources);
        if !resources.has(kind.as_bytes()) {
            resources.set(kind, dictionary! {});
        }
        self.good.resource(kind).set(name, value);
        self
    }

    /// Adds an object.
    fn add(&mut self, object: impl Into<Object>) -> ObjectId {
        self.good.pdf.add_object(object)
    }

    fn seen(&mut self) -> Pages {
        let pdf = Pdf::new(self.good.bytes()).expect("a PDF");
        pages(&pdf, self.standard, &self.expect)
    }

    /// What a rule finds on the first page, when no other rule finds an error.
    fn finds(self, rule: &str, severity: Severity, clause: &str) -> Finding {
        self.finds_beside(rule, severity, clause, &[])
    }

    /// The same, when other errors can't be helped.
    fn finds_beside(
        mut self,
        rule: &str,
        severity: Severity,
        clause: &str,
        beside: &[&str],
    ) -> Finding {
        let found = self.seen().findings;
        let is_it = |finding: &&Finding| finding.rule == rule && finding.severity == severity;
        let Some(it) = found.iter().find(is_it) else { panic!("no {rule} in {found:#?}") };
        assert_eq!(it.clause, clause);
        assert!(it.count >= it.frames.len().max(1));
        let more: Vec<&Finding> = found
            .iter()
            .filter(|finding| finding.severity == Severity::Error)
            .filter(|finding| finding.rule != rule && !beside.contains(&finding.rule))
            .collect();
        assert!(more.is_empty(), "errors beside it: {more:#?}");
        assert!(found.iter().all(|finding| finding.page != Some(2) || finding.rule != rule));
        it.clone()
    }
}

/// The first place, roughly: points of the page's own space.
#[track_caller]
fn at(found: &Finding, [x0, y0, x1, y1]: [f64; 4]) {
    assert_eq!(found.page, Some(1));
    let [left, _, _, top] = good::TRIM.map(f64::from);
    let Some(Frame { x, y, width, height }) = found.frames.first().copied() else {
        panic!("no place in {found:?}")
    };
    let near = |a: f64, b: f64| (a - b).abs() < 1.5;
    let right =
        near(x, x0 - left) && near(y, top - y1) && near(width, x1 - x0) && near(height, y1 - y0);
    assert!(right, "{:?} is not {:?}", found.frames, (x0 - left, top - y1, x1 - x0, y1 - y0));
}

fn image(space: impl Into<Object>, components: usize) -> Stream {
    let pixels = vec![90; 64 * 64 * components];
    let dict = dictionary! {
        "Type" => "XObject", "Subtype" => "Image", "Width" => 64, "Height" => 64,
        "ColorSpace" => space.into(), "BitsPerComponent" => 8,
    };
    Stream::new(dict, pixels)
}

fn tint(full: &[f32]) -> Object {
    dictionary! {
        "FunctionType" => 2, "N" => 1, "Domain" => numbers(&[0.0, 1.0]),
        "C0" => numbers(&vec![0.0; full.len()]), "C1" => numbers(full),
    }
    .into()
}

fn separation(name: &str, alternate: &str, full: &[f32]) -> Object {
    vec![Object::from("Separation"), Object::Name(name.into()), alternate.into(), tint(full)].into()
}

fn form(content: &str, resources: impl Into<Object>) -> Stream {
    let dict = dictionary! {
        "Type" => "XObject", "Subtype" => "Form", "BBox" => numbers(&[0.0, 0.0, 1000.0, 1000.0]),
        "Resources" => resources.into(),
    };
    Stream::new(dict, content.as_bytes().to_vec()).with_compression(false)
}

/// Where a picture of 64 × 64 is shown at 250 ppi.
const SHOW: &str = "q 18.432 0 0 18.432 100 300 cm /Im2 Do Q\n";
const SHOWN: [f64; 4] = [100.0, 300.0, 118.432, 318.432];

use Severity::{Error, Note, Warning};

#[test]
fn good_files_pass() {
    for mut case in [x4(), x1a()] {
        let seen = case.seen();
        let bad = |finding: &&Finding| finding.severity != Severity::Note;
        assert_eq!(seen.findings.iter().filter(bad).count(), 0, "{:#?}", seen.findings);
        assert_eq!(seen.plates, [["C", "M", "Y", "K", "Newspaper Red"]; 2]);
        assert_eq!((seen.fonts, seen.pictures), (vec!["KanyinTestRare".to_owned()], 1));
    }
}

#[test]
fn rgb_text() {
    let case = x4().draw("0 0 1 rg BT /F1 12 Tf 60 400 Td <00010002> Tj ET\n");
    at(&case.finds("rgb-text", Error, X4), [60.0, 398.56, 84.0, 410.56]);
}

#[test]
fn rgb_vector() {
    let case = x1a().draw("0 0 1 RG 1 w 60 400 m 160 400 l S\n");
    at(&case.finds("rgb-vector", Error, X1A), [59.5, 399.5, 160.5, 400.5]);
}

#[test]
fn rgb_outside_the_bleed_counts() {
    let case = x4().draw("1 0 0 rg 0 0 5 5 re f\n");
    case.finds("rgb-vector", Error, X4);
}

#[test]
fn rgb_image() {
    let mut case = x4();
    let picture = case.add(image("DeviceRGB", 3));
    let found = case.with("XObject", "Im2", picture).draw(SHOW).finds("rgb-image", Error, X4);
    at(&found, SHOWN);
}

#[test]
fn rgb_image_in_form() {
    let mut case = x4();
    let picture = case.add(image("DeviceRGB", 3));
    let inner = "q 18.432 0 0 18.432 90 290 cm /Im2 Do Q\n";
    let shown =
        case.add(form(inner, dictionary! { "XObject" => dictionary! { "Im2" => picture } }));
    let case = case.with("XObject", "Fm", shown).draw("q 1 0 0 1 10 10 cm /Fm Do Q\n");
    let found = case.finds("rgb-image", Error, X4);
    at(&found, SHOWN);
    assert!(found.what.zh.contains("表单") && found.what.en.contains("in a form"));
}

#[test]
fn rgb_by_profile() {
    let mut case = x4();
    let profile = case.add(Stream::new(dictionary! { "N" => 3 }, vec![0; 128]));
    let space: Vec<Object> = vec!["ICCBased".into(), profile.into()];
    let picture = case.add(image(space, 3));
    let case = case.with("XObject", "Im2", picture).draw(SHOW);
    at(&case.finds("rgb-image", Error, PRACTICE), SHOWN);
}

#[test]
fn calibrated_rgb_in_x1a() {
    let white = dictionary! { "WhitePoint" => numbers(&[0.95, 1.0, 1.09]) };
    let space: Vec<Object> = vec!["CalRGB".into(), white.into()];
    let case = x1a().with("ColorSpace", "Cal", space).draw("/Cal cs 1 0 0 sc 60 400 50 20 re f\n");
    at(&case.finds("rgb-vector", Error, X1A), [60.0, 400.0, 110.0, 420.0]);
}

#[test]
fn lab_in_x1a() {
    let white = dictionary! { "WhitePoint" => numbers(&[0.95, 1.0, 1.09]) };
    let space: Vec<Object> = vec!["Lab".into(), white.into()];
    let draw = "/Lab cs 50 0 0 sc 60 400 50 20 re f\n";
    let case = x1a().with("ColorSpace", "Lab", space.clone()).draw(draw);
    case.finds("device-independent-colour", Error, X1A);
    let mut may = x4().with("ColorSpace", "Lab", space).draw(draw);
    assert!(may.seen().findings.iter().all(|finding| finding.severity != Error));
}

#[test]
fn rgb_shading() {
    let shading = dictionary! {
        "ShadingType" => 2, "ColorSpace" => "DeviceRGB", "Coords" => numbers(&[0.0, 0.0, 100.0, 0.0]),
        "Function" => tint(&[1.0, 0.0, 0.0]),
    };
    let case = x4().with("Shading", "Sh", shading).draw("q 60 400 50 20 re W n /Sh sh Q\n");
    at(&case.finds("rgb-shading", Error, X4), [60.0, 400.0, 110.0, 420.0]);
}

#[test]
fn rgb_shading_pattern() {
    let pattern = dictionary! {
        "PatternType" => 2,
        "Shading" => dictionary! {
            "ShadingType" => 2, "ColorSpace" => "DeviceRGB", "Coords" => numbers(&[0.0, 0.0, 9.0, 0.0]),
            "Function" => tint(&[1.0, 0.0, 0.0]),
        },
    };
    let case = x4().with("Pattern", "P", pattern).draw("/Pattern cs /P scn 60 400 50 20 re f\n");
    at(&case.finds("rgb-shading", Error, X4), [60.0, 400.0, 110.0, 420.0]);
}

#[test]
fn rgb_in_tiling_pattern() {
    let mut case = x4();
    let cell = dictionary! {
        "PatternType" => 1, "PaintType" => 1, "TilingType" => 1, "XStep" => 10, "YStep" => 10,
        "BBox" => numbers(&[0.0, 0.0, 10.0, 10.0]), "Resources" => dictionary! {},
    };
    let cell = case.add(Stream::new(cell, b"1 0 0 rg 0 0 5 5 re f".to_vec()));
    let case = case.with("Pattern", "P", cell).draw("/Pattern cs /P scn 60 400 50 20 re f\n");
    let found = case.finds("rgb-vector", Error, X4);
    at(&found, [60.0, 400.0, 110.0, 420.0]);
    assert!(found.what.en.contains("in a pattern"));
}

#[test]
fn rgb_group() {
    let mut case = x4();
    let mut group = form("0 0 0 1 k 0 0 50 20 re f\n", dictionary! {});
    let attributes = dictionary! { "S" => "Transparency", "CS" => "DeviceRGB" };
    group.dict.set("Group", attributes);
    let group = case.add(group);
    case.with("XObject", "Fm", group).draw("q 1 0 0 1 60 400 cm /Fm Do Q\n").finds(
        "rgb-group",
        Error,
        X4,
    );
}

#[test]
fn rgb_soft_mask() {
    let mut case = x4();
    let mut group = form("1 1 1 rg 0 0 500 700 re f\n", dictionary! {});
    group.dict.set("Group", dictionary! { "S" => "Transparency", "CS" => "DeviceGray" });
    let group = case.add(group);
    let mask = dictionary! { "S" => "Luminosity", "G" => group };
    case.with("ExtGState", "Gm", dictionary! { "SMask" => mask })
        .draw("q /Gm gs 0 0 0 1 k 60 400 50 20 re f Q\n")
        .finds("rgb-soft-mask", Error, X4);
}

#[test]
fn rgb_inline_image() {
    let pixels = "30".repeat(4 * 4 * 3);
    let draw =
        format!("q 2 0 0 2 60 400 cm BI /W 4 /H 4 /CS /RGB /BPC 8 /F /AHx ID {pixels}> EI Q\n");
    at(&x4().draw(&draw).finds("rgb-inline-image", Error, X4), [60.0, 400.0, 62.0, 402.0]);
}

#[test]
fn rgb_palette() {
    let mut case = x4();
    let table = Object::string_literal(vec![0_u8; 6]);
    let space: Vec<Object> = vec!["Indexed".into(), "DeviceRGB".into(), 1.into(), table];
    let picture = case.add(image(space, 1));
    let case = case.with("XObject", "Im2", picture).draw(SHOW);
    at(&case.finds("rgb-indexed", Error, X4), SHOWN);
}

#[test]
fn rgb_alternate() {
    let space = separation("Newspaper Blue", "DeviceRGB", &[0.0, 0.0, 1.0]);
    let case = x4().with("ColorSpace", "Cs2", space).draw("/Cs2 cs 1 scn 60 400 50 20 re f\n");
    at(&case.finds("rgb-alternate", Error, X4), [60.0, 400.0, 110.0, 420.0]);
}

#[test]
fn rgb_in_type3_glyph() {
    let mut case = x4();
    let glyph = b"1000 0 d0 1 0 0 rg 0 0 700 700 re f".to_vec();
    let glyph = case.add(Stream::new(dictionary! {}, glyph));
    let font = dictionary! {
        "Type" => "Font", "Subtype" => "Type3", "FontBBox" => numbers(&[0.0, 0.0, 700.0, 700.0]),
        "FontMatrix" => numbers(&[0.001, 0.0, 0.0, 0.001, 0.0, 0.0]), "FirstChar" => 65, "LastChar" => 65,
        "Widths" => numbers(&[1000.0]), "CharProcs" => dictionary! { "a" => glyph },
        "Encoding" => dictionary! { "Differences" => vec![65.into(), Object::from("a")] },
    };
    let case = case.with("Font", "F3", font).draw("BT /F3 12 Tf 60 400 Td (A) Tj ET\n");
    let found = case.finds("rgb-vector", Error, X4);
    assert!(found.what.en.contains("Type 3"));
}

#[test]
fn cmyk_by_the_output_profile() {
    let mut case = x4();
    let profile = case.good.profile;
    let space: Vec<Object> = vec!["ICCBased".into(), profile.into()];
    let picture = case.add(image(space, 4));
    let case = case.with("XObject", "Im2", picture).draw(SHOW);
    at(&case.finds("icc-is-output-profile", Error, X4), SHOWN);
}

#[test]
fn font_not_embedded() {
    let mut case = x4();
    let descriptor = case.good.descriptor;
    case.good.remove(descriptor, "FontFile2");
    // Both pages show it.
    let found = case.seen().findings;
    let found: Vec<_> =
        found.iter().filter(|finding| finding.rule == "font-not-embedded").collect();
    assert_eq!(found.len(), 2);
    assert_eq!((found[0].severity, found[0].clause), (Error, X4));
    at(found[0], [60.0, 458.8, 90.0, 468.8]);
    assert!(found[0].what.zh.contains("KanyinTestRare"));
}

#[test]
fn standard_font_not_embedded() {
    let font = dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" };
    let case = x1a().with("Font", "F2", font);
    let case = case.draw("BT /F2 12 Tf 60 400 Td (Extra) Tj ET\n");
    assert!(case.finds("font-not-embedded", Error, X1A).what.en.contains("Helvetica"));
}

#[test]
fn invisible_text_needs_no_font() {
    let font = dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" };
    let case = x4().with("Font", "F2", font);
    let seen = case.draw("BT 3 Tr /F2 12 Tf 60 400 Td (Extra) Tj ET\n").seen();
    assert!(seen.findings.iter().all(|finding| finding.severity == Note));
}

#[test]
fn glyph_missing() {
    let case = x4().draw("/GsOver gs 0 0 0 1 k BT /F1 12 Tf 60 400 Td <00010000> Tj ET\n");
    at(&case.finds("glyph-missing", Error, PRACTICE), [60.0, 398.56, 84.0, 410.56]);
}

#[test]
fn alpha_in_x1a() {
    let state = dictionary! { "ca" => 0.5 };
    let draw = "q /Ga gs 0 0 0 1 k 60 400 50 20 re f Q\n";
    let case = x1a().with("ExtGState", "Ga", state.clone()).draw(draw);
    at(&case.finds("transparency-alpha", Error, X1A), [60.0, 400.0, 110.0, 420.0]);
    let mut may = x4().with("ExtGState", "Ga", state).draw(draw);
    assert!(may.seen().findings.iter().all(|finding| finding.severity == Note));
}

#[test]
fn blend_in_x1a() {
    let case = x1a().with("ExtGState", "Gb", dictionary! { "BM" => "Multiply" });
    let case = case.draw("q /Gb gs 0 0 0 1 k 60 400 50 20 re f Q\n");
    at(&case.finds("transparency-blend", Error, X1A), [60.0, 400.0, 110.0, 420.0]);
}

#[test]
fn soft_mask_in_x1a() {
    let mut case = x1a();
    let group = case.add(form("1 g 0 0 500 700 re f\n", dictionary! {}));
    let mask = dictionary! { "S" => "Luminosity", "G" => group };
    let case = case.with("ExtGState", "Gm", dictionary! { "SMask" => mask });
    let case = case.draw("q /Gm gs 0 0 0 1 k 60 400 50 20 re f Q\n");
    at(&case.finds("transparency-soft-mask", Error, X1A), [60.0, 400.0, 110.0, 420.0]);
}

#[test]
fn soft_mask_of_picture_in_x1a() {
    let mut case = x1a();
    let mask = case.add(image("DeviceGray", 1));
    let picture = case.good.picture;
    case.good.set(picture, "SMask", mask);
    let second = case.good.second_contents;
    case.good.stream(second).clear();
    let found = case.finds("transparency-image-mask", Error, X1A);
    at(&found, [60.0, 500.0, 78.432, 518.432]);
}

#[test]
fn group_in_x1a() {
    let mut case = x1a();
    let page = case.good.page;
    case.good.set(page, "Group", dictionary! { "S" => "Transparency" });
    at(&case.finds("transparency-group", Error, X1A), good::TRIM.map(f64::from));
}

#[test]
fn blend_mode_unknown() {
    x4().with("ExtGState", "Gb", dictionary! { "BM" => "Mulitply" })
        .draw("q /Gb gs 0 0 0 1 k 60 400 50 20 re f Q\n")
        .finds("blend-mode-unknown", Error, X4);
}

#[test]
fn spot_names_alike() {
    let space = separation("newspaper-red", "DeviceCMYK", &[0.0, 1.0, 0.8, 0.0]);
    let case = x4().with("ColorSpace", "Cs2", space).draw("/Cs2 cs 1 scn 60 400 50 20 re f\n");
    let found = case.finds("spot-names-alike", Warning, PRACTICE);
    assert_eq!(found.page, None);
    assert!(found.what.zh.contains("newspaper-red") && found.what.zh.contains("Newspaper Red"));
}

#[test]
fn spot_alternates_differ() {
    let space = separation("Newspaper Red", "DeviceCMYK", &[0.0, 0.5, 0.8, 0.0]);
    let case = x4().with("ColorSpace", "Cs2", space).draw("/Cs2 cs 1 scn 60 400 50 20 re f\n");
    assert_eq!(case.finds("spot-alternates-differ", Warning, PRACTICE).page, None);
}

#[test]
fn registration_colour_within_trim() {
    let all = separation("All", "DeviceCMYK", &[1.0, 1.0, 1.0, 1.0]);
    let case = x4().with("ColorSpace", "CsAll", all);
    // The first is a mark outside the bleed.
    let case = case.draw("/CsAll cs 1 scn 0 100 8 1 re f 60 400 50 20 re f\n");
    let found = case.finds("registration-in-trim", Warning, PRACTICE);
    at(&found, [60.0, 400.0, 110.0, 420.0]);
    assert_eq!(found.count, 1);
}

#[test]
fn registration_text() {
    let case = x4().draw("/GsOver gs 1 1 1 1 k BT /F1 12 Tf 60 400 Td <0001> Tj ET\n");
    let found = case.finds_beside("registration-text", Error, PRACTICE, &["total-ink"]);
    at(&found, [60.0, 398.56, 72.0, 410.56]);
}

#[test]
fn plate_not_allowed() {
    let mut case = x4();
    let spots = vec!["Newspaper Red".to_owned()];
    let four = Plates { four: true, spots: spots.clone() };
    let content = "0 1 1 0 k 60 400 50 20 re f /Cs1 cs 1 scn 60 430 50 20 re f\n";
    let contents = case.good.contents;
    *case.good.stream(contents) = content.into();
    case.expect.plates = Some(vec![Plates { four: false, spots }, four]);
    let found = case.finds("plate-not-allowed", Error, PRACTICE);
    assert!(found.what.zh.contains("M、Y") && !found.what.zh.contains("Red"));
}

#[test]
fn white_overprints() {
    let case = x4().draw("q /GsOver gs 0 0 0 0 k 60 605 50 10 re f Q\n");
    at(&case.finds("white-overprints", Error, PRACTICE), [60.0, 605.0, 110.0, 615.0]);
}

#[test]
fn white_spot_overprints() {
    let case = x4().draw("q /GsOver gs /Cs1 cs 0 scn 60 605 50 10 re f Q\n");
    at(&case.finds("white-overprints", Error, PRACTICE), [60.0, 605.0, 110.0, 615.0]);
}

#[test]
fn white_grey_text_overprints() {
    let case = x4().draw("q /GsOver gs 1 g BT /F1 12 Tf 60 605 Td <0001> Tj ET Q\n");
    at(&case.finds("white-overprints", Error, PRACTICE), [60.0, 603.56, 72.0, 615.56]);
}

#[test]
fn black_text_knocks_out() {
    let case = x4().draw("0 0 0 1 k BT /F1 12 Tf 60 400 Td <0001> Tj ET\n");
    at(&case.finds("black-text-knocks-out", Note, PRACTICE), [60.0, 398.56, 72.0, 410.56]);
}

#[test]
fn rich_black_text() {
    let draw = "0.4 0.3 0.3 1 k BT /F1 9 Tf 60 400 Td <0001> Tj ET\n";
    let found = x4().draw(draw).finds("rich-black-text", Warning, PRACTICE);
    at(&found, [60.0, 398.9, 69.0, 407.9]);
    assert!(found.what.zh.contains("9 pt"));
}

#[test]
fn small_coloured_type() {
    // Eight points by the matrices, 16 by the font's size.
    let draw = "q 0.5 0 0 0.5 0 0 cm 0 1 1 0 k BT /F1 16 Tf 120 800 Td <0001> Tj ET Q\n";
    let found = x4().draw(draw).finds("type-small-colour", Warning, PRACTICE);
    at(&found, [60.0, 399.04, 68.0, 407.04]);
    assert!(found.what.zh.contains("文字 8 pt，2 色"), "{}", found.what.zh);
}

#[test]
fn small_reversed_type() {
    let draw = "0 0 0 1 k 60 390 100 30 re f 0 0 0 0 k BT /F1 7 Tf 70 400 Td <0001> Tj ET\n";
    let found = x4().draw(draw).finds("type-small-reversed", Warning, PRACTICE);
    at(&found, [70.0, 399.16, 77.0, 406.16]);
    // White on paper is nothing.
    let mut nothing = x4().draw("0 0 0 0 k BT /F1 7 Tf 70 400 Td <0001> Tj ET\n");
    assert!(nothing.seen().findings.iter().all(|finding| finding.severity == Note));
}

#[test]
fn tiny_type() {
    let case = x4().draw("q /GsOver gs 0 0 0 1 k BT /F1 3.5 Tf 60 400 Td <0001> Tj ET Q\n");
    at(&case.finds("type-tiny", Note, PRACTICE), [60.0, 399.58, 63.5, 403.08]);
}

#[test]
fn line_of_no_width() {
    let case = x4().draw("0 0 0 1 K 0 w 60 400 m 160 400 l S\n");
    at(&case.finds("line-zero-width", Error, PRACTICE), [60.0, 400.0, 160.0, 400.0]);
}

#[test]
fn hairline() {
    // One point, made thin by an uneven matrix.
    let draw = "q 1 0 0 0.1 0 0 cm 0 0 0 1 K 1 w 60 4000 m 160 4000 l S Q\n";
    let found = x4().draw(draw).finds("hairline", Warning, PRACTICE);
    at(&found, [60.0, 400.0, 160.0, 400.0]);
    assert!(found.what.zh.contains("0.1 pt"));
}

#[test]
fn hairline_outside_the_bleed_is_a_mark() {
    let mut case = x4().draw("0 0 0 1 K 0.1 w 0 20 m 8 20 l S\n");
    assert!(case.seen().findings.iter().all(|finding| finding.severity == Note));
}

#[test]
fn filled_hairline() {
    let case = x4().draw("0 0 0 1 k 60 400 100 0.1 re f\n");
    at(&case.finds("hairline-filled", Warning, PRACTICE), [60.0, 400.0, 160.0, 400.1]);
}

#[test]
fn tinted_hairline() {
    let case = x4().draw("0 0 0 0.3 K 0.3 w 60 400 m 160 400 l S\n");
    at(&case.finds("hairline-tinted", Note, PRACTICE), [60.0, 400.0, 160.0, 400.0]);
}

#[test]
fn picture_of_few_pixels() {
    // Turned by a quarter, at 144 ppi.
    let case = x4().draw("q 0 32 -32 0 132 300 cm /Im1 Do Q\n");
    let found = case.finds("image-resolution-low", Warning, PRACTICE);
    at(&found, [100.0, 300.0, 132.0, 332.0]);
    assert!(found.what.zh.contains("144 ppi"), "{}", found.what.zh);
}

#[test]
fn picture_of_far_too_few_pixels() {
    let case = x4().draw("q 64 0 0 64 100 300 cm /Im1 Do Q\n");
    at(&case.finds("image-resolution-low", Error, PRACTICE), [100.0, 300.0, 164.0, 364.0]);
}

#[test]
fn picture_of_too_many_pixels() {
    let case = x4().draw("q 8 0 0 8 100 300 cm /Im1 Do Q\n");
    at(&case.finds("image-resolution-high", Note, PRACTICE), [100.0, 300.0, 108.0, 308.0]);
}

#[test]
fn stencil_of_few_pixels() {
    let mut case = x4();
    let dict = dictionary! {
        "Type" => "XObject", "Subtype" => "Image", "Width" => 64, "Height" => 64, "ImageMask" => true,
    };
    let picture = case.add(Stream::new(dict, vec![0x55; 64 * 8]));
    let case = case.with("XObject", "Im2", picture).draw(&format!("0 0 0 1 k {SHOW}"));
    at(&case.finds("bitmap-resolution-low", Warning, PRACTICE), SHOWN);
}

#[test]
fn deep_picture_in_x1a() {
    let mut case = x1a();
    let mut picture = image("DeviceCMYK", 8);
    picture.dict.set("BitsPerComponent", 16);
    let picture = case.add(picture);
    let case = case.with("XObject", "Im2", picture).draw(SHOW);
    at(&case.finds("image-16-bit", Error, X1A), SHOWN);
}

#[test]
fn jpeg_2000_in_x1a() {
    let mut case = x1a();
    let mut picture = image("DeviceCMYK", 4);
    picture.dict.set("Filter", "JPXDecode");
    let picture = case.add(picture);
    let case = case.with("XObject", "Im2", picture).draw(SHOW);
    at(&case.finds("image-jpx", Error, X1A), SHOWN);
}

#[test]
fn interpolated_picture() {
    let mut case = x4();
    let mut picture = image("DeviceCMYK", 4);
    picture.dict.set("Interpolate", true);
    let picture = case.add(picture);
    let case = case.with("XObject", "Im2", picture).draw(SHOW);
    at(&case.finds("image-interpolated", Note, PRACTICE), SHOWN);
}

#[test]
fn too_much_ink() {
    let found =
        x4().draw("0.9 0.8 0.7 0.5 k 60 400 50 20 re f\n").finds("total-ink", Error, PRACTICE);
    at(&found, [60.0, 400.0, 110.0, 420.0]);
    assert!(found.what.zh.contains("290 %") && found.what.zh.contains("240 %"));
}

#[test]
fn too_much_ink_in_shading() {
    let shading = dictionary! {
        "ShadingType" => 2, "ColorSpace" => "DeviceCMYK", "Coords" => numbers(&[0.0, 0.0, 9.0, 0.0]),
        "Function" => tint(&[1.0, 1.0, 1.0, 0.0]),
    };
    let case = x4().with("Shading", "Sh", shading).draw("q 60 400 50 20 re W n /Sh sh Q\n");
    at(&case.finds("total-ink", Error, PRACTICE), [60.0, 400.0, 110.0, 420.0]);
}

#[test]
fn too_much_ink_in_picture() {
    let mut case = x4();
    let mut picture = image("DeviceCMYK", 4);
    picture.content.fill(200);
    let picture = case.add(picture);
    let case = case.with("XObject", "Im2", picture).draw(SHOW);
    let found = case.finds("total-ink-image", Error, PRACTICE);
    at(&found, SHOWN);
    assert!(found.what.zh.contains("314 %"), "{}", found.what.zh);
}

#[test]
fn pixels_are_counted_on_wish_only() {
    let mut case = x4();
    let mut picture = image("DeviceCMYK", 4);
    picture.content.fill(200);
    let picture = case.add(picture);
    let mut case = case.with("XObject", "Im2", picture).draw(SHOW);
    case.expect.pixels = false;
    assert!(case.seen().findings.iter().all(|finding| finding.severity == Note));
}

#[test]
fn bleed_missing() {
    let found =
        x4().draw("0 0 0 0.2 k 20 300 60 40 re f\n").finds("bleed-missing", Warning, PRACTICE);
    at(&found, [20.0, 300.0, 80.0, 340.0]);
    assert!(found.what.zh.contains("左边"));
}

#[test]
fn clipped_picture_without_bleed() {
    let draw = "q 430 290 10 40 re W n 18.432 0 0 18.432 430 300 cm /Im1 Do Q\n";
    let found = x4().draw(draw).finds("bleed-missing", Warning, PRACTICE);
    at(&found, [430.0, 300.0, 440.0, 318.432]);
    assert!(found.what.en.contains("right"));
}

#[test]
fn text_near_trim() {
    let case = x4().draw("q /GsOver gs BT /F1 10 Tf 24 400 Td <0001> Tj ET Q\n");
    at(&case.finds("text-near-trim", Note, PRACTICE), [24.0, 398.8, 34.0, 408.8]);
}

#[test]
fn blank_page() {
    let mut case = x4();
    let contents = case.good.contents;
    case.good.stream(contents).clear();
    at(&case.finds("page-blank", Note, PRACTICE), good::TRIM.map(f64::from));
}

#[test]
fn unknown_operator() {
    x4().draw("1 2 foo\n").finds("operator-unknown", Error, X4);
    let mut may = x4().draw("BX 1 2 foo EX\n");
    assert!(may.seen().findings.iter().all(|finding| finding.severity == Note));
}

#[test]
fn operator_without_operands() {
    x4().draw("1 2 re n\n").finds("operator-operands", Warning, X4);
}

#[test]
fn restored_too_often() {
    x4().draw("Q\n").finds("q-unbalanced", Error, X4);
}

#[test]
fn never_restored() {
    x4().draw("q\n").finds("q-unbalanced", Warning, X4);
}

#[test]
fn postscript() {
    let mut case = x4();
    let dict = dictionary! { "Type" => "XObject", "Subtype" => "PS" };
    let piece = case.add(Stream::new(dict, b"showpage".to_vec()));
    case.with("XObject", "Ps", piece).draw("/Ps Do\n").finds("postscript-xobject", Error, X4);
}

#[test]
fn rendering_intent_unknown() {
    x4().draw("/Colorful ri\n").finds("rendering-intent-unknown", Error, X4);
}

#[test]
fn transfer_function() {
    x4().with("ExtGState", "Gt", dictionary! { "TR" => tint(&[0.5]) }).draw("/Gt gs\n").finds(
        "transfer-function",
        Error,
        X4,
    );
}

#[test]
fn content_that_ends_midway() {
    x4().draw("0 0 1 2 3 4 5 6 7 8 9 10 11 re f\n").finds("content-unreadable", Error, X4);
}

#[test]
fn a_form_that_shows_itself() {
    let mut case = x4();
    let shown = case.add(form("/Fm Do /Fm Do\n", dictionary! {}));
    let resources = dictionary! { "XObject" => dictionary! { "Fm" => shown } };
    case.good.set(shown, "Resources", resources);
    let mut case = case.with("XObject", "Fm", shown).draw("/Fm Do\n");
    assert!(case.seen().findings.iter().all(|finding| finding.severity == Note));
}

#[test]
fn forms_that_show_forms_without_end() {
    // Ten forms, each showing the next a hundred times.
    let mut case = x4();
    let mut last = case.add(form("q Q\n", dictionary! {}));
    for _ in 0..10 {
        let resources = dictionary! { "XObject" => dictionary! { "Fm" => last } };
        last = case.add(form(&"/Fm Do\n".repeat(100), resources));
    }
    let case = case.with("XObject", "Fm", last).draw("/Fm Do\n");
    case.finds("content-too-much", Error, X4);
}

#[test]
fn many_places_are_one_finding() {
    let draw = "0 0 0 1 K 0.1 w 60 400 m 160 400 l S\n".repeat(30);
    let found = x4().draw(&draw).finds("hairline", Warning, PRACTICE);
    assert_eq!((found.count, found.frames.len()), (30, 20));
}

#[test]
fn places_on_a_turned_page() {
    let mut case = x4();
    let page = case.good.page;
    case.good.set(page, "Rotate", 90);
    let found = case.draw("1 0 0 rg 60 400 50 20 re f\n").finds("rgb-vector", Error, X4);
    let Frame { x, y, width, height } = found.frames[0];
    assert_eq!([x, y, width, height].map(f64::round), [380.0, 40.0, 20.0, 50.0]);
}
