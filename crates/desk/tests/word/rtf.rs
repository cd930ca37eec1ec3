//! RTF.

use kanyin_desk::block::{Align, AsideKind, Content, End, Source};
use kanyin_desk::{rtf, word};

use crate::made::{asides, texts};

fn read(body: &str) -> Source {
    let head = r"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset134 \'cb\'ce\'cc\'e5;}{\f1\fcharset0 Arial;}{\f2\fcharset136 MingLiU;}{\f3\fcharset2 Wingdings;}}{\stylesheet{\s0 Normal;}{\s1 heading 1;}}";
    rtf::read("来稿.rtf", format!("{head}{body}}}").as_bytes()).unwrap()
}

#[test]
fn text_in_the_code_page_of_its_face() {
    let source = read(
        r"\pard\f0 \'b1\'b1\'be\'a9 Beijing\par\f2\'a4\'a4\'a4\'e5\par\f1 caf\'e9\par\u21271?\u20140\'3f\par{\uc2\u20013\'d6\'d0\u25991\'ce\'c4}\f3\'fc\par",
    );
    assert_eq!(texts(&source), ["北京 Beijing", "中文", "café", "北京", "中文✓"]);
}

#[test]
fn surrogates_and_second_bytes_that_are_signs() {
    let source = read("\\pard\\u-10179?\\u-8694?\\par\\f2\\'a5\\\\\\'a5\\'5c\\par");
    assert_eq!(texts(&source), ["😊", "功功"]);
}

#[test]
fn looks() {
    let source = read(
        r"\pard\s1\qc\b\fs36 \'b1\'ea\'cc\'e2\b0\par\pard\plain\f0\fs21\fi420 \'d5\'fd{\i\'ce\'c4}\line\'d0\'d0\par\pard\qr 2026\par",
    );
    let look = &source.blocks[0].look;
    assert_eq!((look.size, look.is_bold, look.align), (Some(18.0), true, Align::Centre));
    assert_eq!(
        (look.face.as_deref(), look.style.as_deref(), look.heading),
        (Some("宋体"), Some("heading 1"), Some(1))
    );
    assert_eq!((source.blocks[1].look.size, source.blocks[1].look.indent), (Some(10.5), 2.0));
    let Content::Text { spans, end } = &source.blocks[1].content else { panic!() };
    assert_eq!((spans[1].text.as_str(), spans[1].is_italic, *end), ("文", true, End::Soft));
    assert_eq!(source.blocks[3].look.align, Align::Right);
}

#[test]
fn tables_with_merged_cells() {
    let source = read(
        r"\trowd\clvmgf\cellx1000\cellx3000\pard\intbl a\cell b\cell\row\trowd\clvmrg\cellx1000\cellx2000\cellx3000\pard\intbl\cell c\par d\cell e\cell\row\pard after\par",
    );
    let Content::Table(table) = &source.blocks[0].content else { panic!("{:?}", source.blocks) };
    let shape: Vec<Vec<(String, u32, u32)>> = table
        .rows
        .iter()
        .map(|row| {
            row.iter()
                .map(|cell| {
                    (
                        cell.spans.iter().map(|span| span.text.as_str()).collect(),
                        cell.columns,
                        cell.rows,
                    )
                })
                .collect()
        })
        .collect();
    let cell = |text: &str, columns, rows| (text.to_string(), columns, rows);
    assert_eq!(
        shape,
        [
            vec![cell("a", 1, 2), cell("b", 2, 1), cell("", 0, 1)],
            vec![cell("", 1, 0), cell("c\nd", 1, 1), cell("e", 1, 1)],
        ]
    );
    assert_eq!(texts(&source), ["after"]);
}

#[test]
fn pictures_stand_once() {
    let source = read(
        r"\pard {\*\shppict{\pict\pngblip\picw1 8950 4E47}}{\nonshppict{\pict\wmetafile8 0102}}\'cd\'bc\par{\pict\jpegblip\bin4 {}{}}\par",
    );
    let pictures: Vec<_> = source
        .blocks
        .iter()
        .filter_map(|block| match &block.content {
            Content::Picture(picture) => {
                Some((picture.name.as_str(), picture.bytes.clone().unwrap()))
            }
            _ => None,
        })
        .collect();
    assert_eq!(pictures, [("image1.png", b"\x89PNG".to_vec()), ("image2.jpg", b"{}{}".to_vec())]);
}

#[test]
fn what_stands_beside() {
    let source = read(
        r"{\header \pard\'d2\'b3\'c3\'bc\par}\pard a{\super\chftn}{\footnote \pard\chftn  note}b{\deleted gone}{\v hidden}{\*\atnauthor Wang}{\*\annotation \pard look}{\*\unknown lost}\par{\listtext 1.\tab}item\par",
    );
    assert_eq!(texts(&source), ["ab", "item"]);
    assert_eq!(asides(&source, AsideKind::RunningHead), ["页眉"]);
    assert_eq!(asides(&source, AsideKind::Deleted), ["gone"]);
    assert_eq!(asides(&source, AsideKind::Other), ["hidden"]);
    assert_eq!(asides(&source, AsideKind::Comment), ["Wang：look"]);
    let list = source.blocks.iter().find_map(|block| block.look.list.clone());
    assert_eq!(list, Some((1, "1.".to_string())));
    let note =
        source.blocks.iter().find(|block| matches!(block.content, Content::Note { number: 1, .. }));
    assert_eq!(note.unwrap().content.text(), "note");
}

#[test]
fn links_and_boxes() {
    let source = read(
        r#"\pard {\field{\*\fldinst{HYPERLINK "https://a.example/"}}{\fldrslt{site}}} end{\shp{\*\shpinst{\sp{\sn a}{\sv 1}}{\shptxt \pard box\par}}}\par"#,
    );
    let Content::Text { spans, .. } = &source.blocks[0].content else { panic!() };
    assert_eq!(
        (spans[0].text.as_str(), spans[0].link.as_deref()),
        ("site", Some("https://a.example/"))
    );
    assert_eq!((texts(&source)[1].as_str(), source.blocks[1].look.is_boxed), ("box", true));
}

#[test]
fn a_word_file_that_is_rtf() {
    let source = word::read("通知.doc", b"{\\rtf1\\ansi\\pard hello\\par}").unwrap();
    assert_eq!(texts(&source), ["hello"]);
    let cut = word::read("通知.doc", b"{\\rtf1\\ansi\\pard hel").unwrap();
    assert_eq!(texts(&cut), ["hel"]);
    assert!(cut.faults[0].is_error());
}
