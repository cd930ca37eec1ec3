//! Files made to break the reading: each is refused or read, soon, in little memory.

use std::time::Duration;

use kanyin_desk::block::{Content, Source};
use kanyin_desk::{rtf, word};
use kanyin_diagnostics::Fault;
use proptest::prelude::*;

use crate::made::{Made, SPACES, p, texts, told};

/// How long the processor may work. What people run is optimised and takes a twentieth.
const LONGEST: Duration = Duration::from_secs(10);

/// How long the processor has worked for this thread: others may keep it busy.
#[cfg(unix)]
fn worked() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec.try_into().unwrap(), time.tv_nsec.try_into().unwrap())
}

#[cfg(not(unix))]
fn worked() -> Duration {
    static START: std::sync::OnceLock<std::time::Instant> = std::sync::OnceLock::new();
    START.get_or_init(std::time::Instant::now).elapsed()
}

fn soon(bytes: &[u8]) -> Result<Source, Fault> {
    let start = worked();
    let read = word::read("来稿.docx", bytes);
    let took = worked() - start;
    assert!(took < LONGEST, "{took:?}");
    read
}

#[test]
fn a_zip_bomb() {
    let bomb = Made::default().bare("word/document.xml", vec![b' '; 200 << 20]).bytes();
    assert!(bomb.len() < 1 << 20);
    assert!(soon(&bomb).unwrap_err().what.zh.contains("大得不像"));
}

#[test]
fn a_bomb_of_pictures() {
    let picture = |id: usize| {
        format!("<w:p><w:r>{}</w:r></w:p>", crate::drawn::inline(&format!("i{id}"), ""))
    };
    let body: String = (0..8).map(picture).collect();
    let mut made = Made::new(&body);
    for id in 0..8 {
        let name = format!("media/image{id}.bmp");
        made = made
            .related(&format!("i{id}"), "image", &name)
            .bare(&format!("word/{name}"), vec![0; 20 << 20]);
    }
    let source = soon(&made.bytes()).unwrap();
    let held: usize = source
        .blocks
        .iter()
        .map(|block| match &block.content {
            kanyin_desk::block::Content::Picture(picture) => {
                picture.bytes.as_ref().map_or(0, Vec::len)
            }
            _ => 0,
        })
        .sum();
    assert!(held < 64 << 20, "{held}");
    assert!(told(&source).contains("太大"));
}

#[test]
fn entities_are_not_expanded() {
    let entities: String = (1..10)
        .map(|n| format!("<!ENTITY l{n} \"{}\">", format!("&l{};", n - 1).repeat(10)))
        .collect();
    let xml = format!(
        "<!DOCTYPE w [<!ENTITY l0 \"lol\">{entities}<!ENTITY f SYSTEM \"file:///etc/passwd\">]><w:document {SPACES}><w:body>{}</w:body></w:document>",
        p("甲&l9;乙&f;")
    );
    let source = soon(&Made::default().bare("word/document.xml", xml).bytes()).unwrap();
    assert_eq!(texts(&source), ["甲&l9;乙&f;"]);
    assert!(told(&source).contains("实体"));
}

#[test]
fn nesting_beyond_all_measure() {
    for (open, close) in [
        ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ("<w:p><w:r>", "</w:r></w:p>"),
        ("<m:oMath><m:f><m:num>", "</m:num></m:f></m:oMath>"),
    ] {
        let body = format!("{}{}{}", open.repeat(50_000), p("底"), close.repeat(50_000));
        let fault = soon(&Made::new(&body).bytes()).unwrap_err();
        assert!(fault.what.zh.contains("一层套一层"), "{open}: {}", fault.what.zh);
    }
}

#[test]
fn a_million_empty_paragraphs() {
    let source = soon(&Made::new(&"<w:p/>".repeat(1_000_000)).bytes()).unwrap();
    assert!(source.blocks.len() < 10, "{}", source.blocks.len());
    let body = format!("{}{}", "<w:p/>".repeat(1_000_000), p("末"));
    assert_eq!(soon(&Made::new(&body).bytes()).unwrap().blocks.last().unwrap().line, 1_000_001);
}

#[test]
fn paragraphs_cells_and_runs_without_end() {
    for one in [p("字"), format!("<w:p>{}</w:p>", crate::made::r("字").repeat(700_000))] {
        let body = if one.len() < 1000 { one.repeat(400_000) } else { one };
        assert!(soon(&Made::new(&body).bytes()).is_err());
    }
    let wide = r#"<w:tc><w:tcPr><w:gridSpan w:val="4000000000"/></w:tcPr><w:p/></w:tc>"#;
    let cells =
        format!("<w:tbl>{}</w:tbl>", format!("<w:tr>{}</w:tr>", wide.repeat(50)).repeat(300));
    let source = soon(&Made::new(&cells).bytes()).unwrap();
    let Content::Table(table) = &source.blocks[0].content else { panic!() };
    assert!(table.rows.iter().all(|row| row.len() < 128));
}

#[test]
fn macros_are_told_and_left_alone() {
    let source = Made::new(&p("文")).bare("word/vbaProject.bin", "macro").read();
    assert_eq!(texts(&source), ["文"]);
    assert!(told(&source).contains("宏"));
}

#[test]
fn what_is_no_word_file_is_told() {
    for (bytes, what) in [
        (&b""[..], "不是 Word"),
        (b"PK\x03\x04", "坏了"),
        (b"<html>", "不是 Word"),
        (b"\x89PNG", "不是 Word"),
    ] {
        let fault = soon(bytes).unwrap_err();
        assert!(fault.what.zh.contains(what), "{}", fault.what.zh);
        assert!(fault.hint.is_some());
    }
    let locked: Vec<u8> = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
        .into_iter()
        .chain("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    assert!(soon(&locked).unwrap_err().what.zh.contains("密码"));
}

#[test]
fn a_text_that_is_cut_off_is_read_as_far_as_it_goes() {
    let xml = format!("<w:document {SPACES}><w:body>{}{}<w:p><w:r><w:t>三", p("一"), p("二"));
    let source = soon(&Made::default().bare("word/document.xml", xml).bytes()).unwrap();
    assert_eq!(texts(&source), ["一", "二", "三"]);
    assert!(source.faults.iter().any(Fault::is_error));
}

/// A file with most of what a Word file can hold.
fn sample() -> Vec<u8> {
    let body = format!(
        r#"<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>标题</w:t></w:r></w:p>
        <w:p><w:r>{}</w:r><w:r><w:footnoteReference w:id="1"/></w:r><w:del><w:r><w:delText>删</w:delText></w:r></w:del></w:p>
        <w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>"#,
        crate::drawn::inline("a", ""),
        p("格"),
        p("子")
    );
    Made::new(&body).related("a", "image", "media/a.png").bare("word/media/a.png", "PNG").bytes()
}

const RTF: &str = r"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fcharset134 \'cb\'ce\'cc\'e5;}}\pard\qc\b\fs36 \'b1\'ea\'cc\'e2\par\trowd\cellx1000\clvmgf\cellx2000\intbl a\cell b\cell\row{\pict\pngblip 89504e47}{\footnote x}\u20320?{\field{\*\fldinst HYPERLINK x}{\fldrslt y}}\par}";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_bytes_break_the_reading(bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
        let _ = word::read("x.docx", &bytes);
        let _ = rtf::read("x.rtf", &[b"{\\rtf1", &bytes[..]].concat());
    }

    #[test]
    fn no_flipped_or_cut_file_breaks_it(cut in 0usize..6000, flips in proptest::collection::vec((0usize..6000, any::<u8>()), 0..8)) {
        let spoilt = |bytes: &[u8]| {
            let mut bytes = bytes.to_vec();
            for (at, by) in &flips {
                if let Some(byte) = bytes.get_mut(*at) {
                    *byte ^= by;
                }
            }
            bytes.truncate(cut.max(20));
            bytes
        };
        let _ = word::read("x.docx", &spoilt(&sample()));
        let _ = rtf::read("x.rtf", &spoilt(RTF.as_bytes()));
    }

    /// The XML itself spoilt: the zip would mostly refuse what is flipped in it.
    #[test]
    fn no_spoilt_xml_breaks_it(flips in proptest::collection::vec((0usize..1500, any::<u8>()), 1..12)) {
        let mut xml = format!("<w:document {SPACES}><w:body>{}<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl></w:body></w:document>", p("一"), p("二")).into_bytes();
        for (at, byte) in flips {
            let at = at % xml.len();
            xml[at] = byte;
        }
        let _ = word::read("x.docx", &Made::default().bare("word/document.xml", xml).bytes());
    }

    /// Signs of RTF in any order.
    #[test]
    fn no_order_of_signs_breaks_it(signs in proptest::collection::vec(proptest::sample::select(vec![
        "{", "}", "\\par ", "\\cell ", "\\row ", "\\trowd ", "\\cellx500 ", "\\clvmrg ", "\\clmrg ", "\\intbl ", "\\pard ",
        "\\'b1", "\\'ea", "\\u-10179?", "\\u20320 ", "\\uc2 ", "{\\pict\\pngblip 89}", "{\\footnote ", "{\\field", "{\\*\\fldinst EQ \\\\o(",
        "{\\fldrslt ", "\\bin3 ", "{\\shptxt ", "{\\header ", "{\\*\\annotation ", "x", "\\deleted ", "\\v ", "{\\listtext ", "\\line ",
    ]), 0..200)) {
        let text = format!("{{\\rtf1{}", signs.concat());
        let _ = rtf::read("x.rtf", text.as_bytes());
    }
}

#[test]
fn rtf_beyond_all_measure() {
    let start = worked();
    assert!(rtf::read("x.rtf", format!("{{\\rtf1{}", "{".repeat(1_000_000)).as_bytes()).is_err());
    let rows = format!("{{\\rtf1{}{}", "\\cellx9".repeat(100_000), "x\\cell\\row".repeat(100_000));
    let _ = rtf::read("x.rtf", rows.as_bytes());
    let _ = rtf::read("x.rtf", format!("{{\\rtf1{}", "\\par".repeat(1_000_000)).as_bytes());
    let _ = rtf::read("x.rtf", format!("{{\\rtf1{}", "{\\footnote x}".repeat(50_000)).as_bytes());
    let took = worked() - start;
    assert!(took < LONGEST, "{took:?}");
}
