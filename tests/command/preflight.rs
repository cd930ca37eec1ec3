//! What would spoil the print: `kanyin preflight`, and what `build` says of its own press.pdf.

use std::fs;

use lopdf::{Dictionary, Document, Object, Stream, dictionary};
use serde_json::Value;

use kanyin_testing::{Desk, good_desk, han, repository, story};

use crate::run::{Run, built, files, kanyin, output};

/// The advertisement of the sample issue: a plain PDF, as they come.
fn ad() -> String {
    repository().join("issues/2026-11/ads/面包.pdf").display().to_string()
}

/// A folder that is no publication's.
fn somewhere() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

fn json(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).unwrap()
}

/// The names of the rules in a report.
fn rules(report: &Value) -> Vec<&str> {
    let findings = report["findings"].as_array().unwrap();
    findings.iter().map(|finding| finding["rule"].as_str().unwrap()).collect()
}

/// What a page of HTML would fetch: the values of `src` and `href`, and of `url(`.
fn fetched(html: &str) -> Vec<&str> {
    let marks = ["src=\"", "href=\"", "src='", "href='", "url(", "@import"];
    marks.iter().flat_map(|mark| html.split(mark).skip(1)).collect()
}

#[test]
fn an_ad_is_told_its_faults_in_chinese_or_english() {
    let folder = somewhere();
    let told = |lang: &[&str]| {
        let path = ad();
        let Run { code, out, err } =
            kanyin(folder.path(), &[&["preflight", path.as_str()], lang].concat());
        assert_eq!(code, 1, "{err}");
        out + &err
    };
    let zh = told(&[]);
    let en = told(&["--lang", "en"]);
    for rule in ["[pdfx-claim]", "[output-intent-missing]", "[trim-box-missing]"] {
        assert!(zh.contains(rule) && en.contains(rule), "{rule}\n{zh}\n{en}");
    }
    assert!(zh.contains("文件没有写明印刷条件") && zh.contains("不能单独付印"), "{zh}");
    assert!(en.contains("does not name its printing condition"), "{en}");
    assert!(en.contains("not good for print"), "{en}");
    let without_name = en.replace("面包", "");
    let han = without_name.chars().find(|c| ('一'..='鿿').contains(c));
    assert_eq!(han, None, "{en}");
}

#[test]
fn the_ink_limit_is_a_percentage() {
    let folder = somewhere();
    let told = |limit: &str| {
        let path = ad();
        let args = ["preflight", path.as_str(), "--total-ink", limit, "--format", "json"];
        kanyin(folder.path(), &args)
    };
    assert!(!rules(&json(told("240%").out.as_bytes())).contains(&"total-ink"));
    assert!(rules(&json(told("20%").out.as_bytes())).contains(&"total-ink"));
    assert_eq!(told("much").code, 2);
}

#[test]
fn a_file_that_is_not_there_is_a_mistake_of_whoever_asks() {
    let run = kanyin(somewhere().path(), &["preflight", "没有.pdf"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("没有.pdf"), "{}", run.err);
}

#[test]
fn what_is_no_pdf_is_unreadable() {
    let folder = somewhere();
    let broken = fs::read(ad()).unwrap();
    for (name, bytes) in [
        ("words.pdf", "这不是 PDF，只是改了名字。".as_bytes()),
        ("nothing.pdf", b"".as_slice()),
        ("head.pdf", b"%PDF-1.6\n".as_slice()),
        ("part.pdf", &broken[..200]),
    ] {
        fs::write(folder.path().join(name), bytes).unwrap();
        let run = kanyin(folder.path(), &["preflight", name, "--format", "json"]);
        assert_eq!(run.code, 1, "{name}: {}", run.err);
        let report = json(run.out.as_bytes());
        assert_eq!(rules(&report), ["unreadable"], "{name}");
        assert_eq!(report["good"], false, "{name}");
    }
}

#[test]
fn reports_are_written_into_a_folder() {
    let folder = somewhere();
    let run = kanyin(folder.path(), &["preflight", &ad(), "--out", "查"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(
        run.out.contains("preflight.html") && run.out.contains("preflight.json"),
        "{}",
        run.out
    );
    let written = files(&folder.path().join("查"));
    assert_eq!(written.keys().collect::<Vec<_>>(), ["preflight.html", "preflight.json"]);
    let report = json(&written["preflight.json"]);
    assert_eq!(report["file"], "面包.pdf");
    assert!(report["errors"].as_u64().unwrap() > 0);
    let html = str::from_utf8(&written["preflight.html"]).unwrap();
    let fetched = fetched(html);
    assert!(!fetched.is_empty() && fetched.iter().all(|it| it.starts_with("data:image/jpeg;")));
    // Each frame on the picture has the number of a finding.
    assert!(html.contains("<rect class=\"error\"") && html.contains("<span class=\"number\">1<"));
    for rule in rules(&report) {
        assert!(html.contains(rule), "{rule}");
    }
}

#[test]
fn the_report_for_programs_goes_to_stdout_alone() {
    let run = kanyin(somewhere().path(), &["preflight", &ad(), "--format", "json"]);
    assert_eq!(run.code, 1, "{}", run.err);
    let report = json(run.out.as_bytes());
    let counted = ["error", "warning", "note"].map(|how| {
        let findings = report["findings"].as_array().unwrap();
        findings.iter().filter(|finding| finding["severity"] == how).count() as u64
    });
    let said = ["errors", "warnings", "notes"].map(|how| report[how].as_u64().unwrap());
    assert_eq!(counted, said);
}

#[test]
fn each_of_several_files_has_a_folder_of_its_own() {
    let folder = somewhere();
    fs::copy(ad(), folder.path().join("甲.pdf")).unwrap();
    fs::write(folder.path().join("乙.pdf"), "不是 PDF").unwrap();
    let run = kanyin(folder.path(), &["preflight", "甲.pdf", "乙.pdf", "--out", "查"]);
    assert_eq!(run.code, 1, "{}", run.err);
    let written = files(&folder.path().join("查"));
    let names =
        ["乙/preflight.html", "乙/preflight.json", "甲/preflight.html", "甲/preflight.json"];
    assert_eq!(written.keys().collect::<Vec<_>>(), names);
    assert_eq!(json(&written["甲/preflight.json"])["file"], "甲.pdf");
    assert_eq!(rules(&json(&written["乙/preflight.json"])), ["unreadable"]);
}

/// What an advertiser might call things.
const HOSTILE: &str = "<script>alert(1)</script>\"'";

/// A page with type in a font, and an area in a spot ink, of that name; and with two titles.
fn hostile() -> Vec<u8> {
    let mut pdf = Document::with_version("1.6");
    let name = |name: &str| Object::Name(name.as_bytes().to_vec());
    let tint = pdf.add_object(dictionary! {
        "FunctionType" => 2, "Domain" => vec![0.into(), 1.into()], "N" => 1,
        "C0" => vec![0.into(); 4], "C1" => vec![0.into(), 1.into(), 0.into(), 0.into()],
    });
    let spot = vec![name("Separation"), name(HOSTILE), name("DeviceCMYK"), tint.into()];
    let font = pdf.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => name(HOSTILE),
    });
    let content = b"/S cs 1 scn 20 20 60 60 re f BT /F 12 Tf 20 100 Td (Ad) Tj ET".to_vec();
    let content = pdf.add_object(Stream::new(Dictionary::new(), content));
    let tree = pdf.new_object_id();
    let page = pdf.add_object(dictionary! {
        "Type" => "Page", "Parent" => tree, "Contents" => content,
        "MediaBox" => vec![0.into(), 0.into(), 200.into(), 200.into()],
        "Resources" => dictionary! {
            "Font" => dictionary! { "F" => font },
            "ColorSpace" => dictionary! { "S" => spot },
        },
    });
    let pages = dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 };
    pdf.objects.insert(tree, pages.into());
    let packet = "<x:xmpmeta xmlns:x='adobe:ns:meta/'>\
        <rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>\
        <rdf:Description xmlns:dc='http://purl.org/dc/elements/1.1/'>\
        <dc:title>&lt;img src=x onerror=alert(2)></dc:title>\
        </rdf:Description></rdf:RDF></x:xmpmeta>";
    let kind = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    let packet = pdf.add_object(Stream::new(kind, packet.into()));
    let root = pdf.add_object(dictionary! {
        "Type" => "Catalog", "Pages" => tree, "Metadata" => packet,
    });
    let info = pdf.add_object(dictionary! { "Title" => Object::string_literal(HOSTILE) });
    pdf.trailer.set("Root", root);
    pdf.trailer.set("Info", info);
    let mut bytes = Vec::new();
    pdf.save_to(&mut bytes).unwrap();
    bytes
}

#[test]
fn names_in_a_file_stay_text_in_the_report() {
    let folder = somewhere();
    let name = "<img src=x onerror=alert(3)>&.pdf";
    fs::write(folder.path().join(name), hostile()).unwrap();
    let run = kanyin(folder.path(), &["preflight", name, "--out", "查"]);
    assert_eq!(run.code, 1, "{}", run.err);
    let written = files(&folder.path().join("查"));
    let report = json(&written["preflight.json"]);
    assert_eq!(report["file"], name);
    assert_eq!(report["pages"][0]["plates"], serde_json::json!([HOSTILE]), "{report:#}");
    let told = |rule: &str| {
        let findings = report["findings"].as_array().unwrap().iter();
        let found: Vec<_> = findings.filter(|finding| finding["rule"] == rule).collect();
        found.iter().any(|finding| finding["what"]["zh"].as_str().unwrap().contains(HOSTILE))
    };
    assert!(told("font-not-embedded") && told("title-disagree"), "{report:#}");
    let html = str::from_utf8(&written["preflight.html"]).unwrap();
    assert!(!html.contains("<script") && !html.contains("<img"), "{html}");
    // The plate, the font, the title.
    assert!(html.matches("&lt;script&gt;alert(1)&lt;").count() >= 3, "{html}");
    assert!(html.contains("&lt;img src=x onerror=alert(2)&gt;"));
    assert!(html.contains("&lt;img src=x onerror=alert(3)&gt;&amp;.pdf"));
    assert!(html.contains("default-src 'none'"));
}

#[test]
fn every_issue_comes_with_a_report_on_its_press_pdf() {
    let desk = good_desk();
    built(&desk);
    let report = json(&output(&desk, "preflight.json"));
    assert_eq!((&report["good"], &report["errors"]), (&true.into(), &0.into()), "{report:#}");
    assert_eq!((&report["file"], &report["standard"]), (&"press.pdf".into(), &"PDF/X-4".into()));
    let html = String::from_utf8(output(&desk, "preflight.html")).unwrap();
    assert!(html.contains("可以付印") && fetched(&html).iter().all(|it| it.starts_with("data:")));
    // What the command says of the same file.
    let run = kanyin(desk.folder(), &["preflight", "out/1/press.pdf", "--format", "json"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(json(run.out.as_bytes())["errors"], 0);
}

/// A desk whose one picture is five columns wide, and its press.pdf.
/// A desk with an ad under its story.
fn with_ad(ad: &[u8]) -> Desk {
    let desk = Desk::new();
    desk.file(
        "layouts/one/layout.yaml",
        "rows: [40, 31]\nareas: [WWWWW, XXXXX]\nW: {is: white}\nX: {is: ad, name: ad}\n",
    );
    desk.file("issues/1/ad.pdf", ad);
    desk.issue("  - layout: one\n    ads: {ad: ad.pdf}\n");
    desk
}

/// A page of 300 × 150 points.
fn ad_pdf(content: &str) -> Vec<u8> {
    let mut pdf = Document::with_version("1.5");
    let pages = pdf.new_object_id();
    let content = pdf.add_object(Stream::new(dictionary! {}, content.as_bytes().to_vec()));
    let helvetica =
        dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" };
    let page = pdf.add_object(dictionary! {
        "Type" => "Page",
        "Parent" => pages,
        "MediaBox" => vec![0.into(), 0.into(), 300.into(), 150.into()],
        "Contents" => content,
        "Resources" => dictionary! { "Font" => dictionary! { "F" => helvetica } },
    });
    let tree = dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 };
    pdf.objects.insert(pages, Object::Dictionary(tree));
    let catalogue = pdf.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    pdf.trailer.set("Root", catalogue);
    let mut bytes = Vec::new();
    pdf.save_to(&mut bytes).unwrap();
    bytes
}

/// A line without thickness is one dot of the machine: nothing on an imagesetter.
const HAIRLINE: &str = "0 0 0 1 K 0 w 20 20 m 280 130 l S";

#[test]
fn a_press_pdf_that_would_print_badly_is_not_written() {
    let desk = with_ad(&ad_pdf("0 0 0 1 K 1 w 20 20 m 280 130 l S"));
    built(&desk);
    let press = desk.folder().join("out/1/press.pdf");
    let page = desk.folder().join("out/1/press/01.pdf");
    assert!(press.exists() && page.exists());

    desk.file("issues/1/ad.pdf", &ad_pdf(HAIRLINE));
    let run = kanyin(desk.folder(), &["build"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(run.err.contains("[line-zero-width]"), "{}", run.err);
    assert!(run.err.contains("第 1 版") && run.err.contains("不出印刷文件"), "{}", run.err);
    // No older one is taken for this one.
    assert!(!press.exists() && !page.exists());
    let report = json(&output(&desk, "preflight.json"));
    assert_eq!(report["good"], false);
    assert!(rules(&report).contains(&"line-zero-width"));
    let html = String::from_utf8(output(&desk, "preflight.html")).unwrap();
    assert!(html.contains("line-zero-width") && html.contains("不能付印"));
    assert!(html.contains("<rect class=\"error\"") && html.contains("data:image/jpeg;"));

    let run = kanyin(desk.folder(), &["build", "--proof"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(press.exists());
}

#[test]
fn a_report_that_says_good_does_not_outlive_its_press_pdf() {
    let desk = with_ad(&ad_pdf(HAIRLINE.replace(" 0 w", " 1 w").as_str()));
    built(&desk);
    desk.file("issues/1/ad.pdf", b"");
    let run = kanyin(desk.folder(), &["build"]);
    assert_eq!(run.code, 1, "{}", run.err);
    for gone in ["press.pdf", "preflight.html", "preflight.json"] {
        assert!(!desk.folder().join("out/1").join(gone).exists(), "{gone}");
    }
}

#[test]
fn an_ad_without_its_fonts_is_told_with_its_line() {
    let desk = with_ad(&ad_pdf("BT /F 20 Tf 20 60 Td (Bread) Tj ET"));
    let run = kanyin(desk.folder(), &["build"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(run.err.contains("issue.yaml:4:") && run.err.contains("Helvetica"), "{}", run.err);
    assert!(run.err.contains("嵌入"), "{}", run.err);
}

#[test]
fn a_coarse_picture_is_told_with_its_line_and_stops_nothing() {
    let text = story("题", &format!("![](p.png \"columns=5\")\n\n{}", han(2500, 1)));
    let desk = Desk::new().one_story(5, &text);
    desk.picture("p.png", 300, 200);
    let run = kanyin(desk.folder(), &["build"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(
        run.err.contains("stories/a.md:") && run.err.contains("[coarse-picture]"),
        "{}",
        run.err
    );
    assert!(run.err.contains("ppi"), "{}", run.err);
}

#[test]
fn the_schema_in_the_documents_is_the_programs_own() {
    let run = kanyin(somewhere().path(), &["schema", "preflight"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let kept = repository().join("docs/preflight.schema.json");
    assert!(fs::read(kept).unwrap() == run.out.as_bytes(), "kanyin schema preflight > docs/…");
}
