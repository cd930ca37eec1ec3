//! Tracked changes, taken as accepted.

use kanyin_desk::block::{AsideKind, Content};

use crate::made::{asides, p, r, read, texts};

fn del(text: &str) -> String {
    format!(
        r#"<w:del w:id="1" w:author="编辑"><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>"#
    )
}

#[test]
fn what_was_put_in_stays_and_what_was_taken_out_stands_beside() {
    let body =
        format!(r#"<w:p>{}{}<w:ins w:id="2">{}</w:ins></w:p>"#, r("今年"), del("五月"), r("六月"));
    let source = read(&body);
    assert_eq!(texts(&source), ["今年六月"]);
    assert_eq!(asides(&source, AsideKind::Deleted), ["五月"]);
}

#[test]
fn a_paragraph_whose_end_was_taken_out_goes_on_in_the_next() {
    let end = "<w:pPr><w:rPr><w:del w:id=\"3\"/></w:rPr></w:pPr>";
    let body = format!(
        "<w:p>{end}{}</w:p>{}<w:p>{end}{}</w:p>{}",
        r("上半句，"),
        p("下半句。"),
        del("全删"),
        p("末段。")
    );
    let source = read(&body);
    assert_eq!(texts(&source), ["上半句，下半句。", "末段。"]);
    assert!(!source.blocks.iter().any(|block| block.content == Content::Empty));
    assert_eq!(asides(&source, AsideKind::Deleted), ["全删"]);
}

#[test]
fn moved_text_stands_once() {
    let moved = |way: &str, name: &str| {
        format!(
            r#"<w:p><w:{way}RangeStart w:id="1" w:name="{name}"/><w:{way} w:id="2">{}</w:{way}><w:{way}RangeEnd w:id="1"/></w:p>"#,
            r("搬走的话。")
        )
    };
    let source =
        read(&format!("{}{}{}", moved("moveFrom", "m"), p("中间。"), moved("moveTo", "m")));
    assert_eq!(texts(&source), ["中间。", "搬走的话。"]);
    assert!(source.asides.is_empty());
    // What arrives nowhere is not lost.
    let source = read(&format!("{}{}", moved("moveFrom", "m"), p("中间。")));
    assert_eq!(asides(&source, AsideKind::Deleted), ["搬走的话。"]);
}

#[test]
fn old_looks_are_not_looks() {
    let body = format!(
        r#"<w:p><w:pPr><w:jc w:val="center"/><w:pPrChange w:id="1"><w:pPr><w:jc w:val="right"/></w:pPr></w:pPrChange></w:pPr>
        <w:r><w:rPr><w:sz w:val="36"/><w:rPrChange w:id="2"><w:rPr><w:b/><w:sz w:val="20"/></w:rPr></w:rPrChange></w:rPr><w:t>标题</w:t></w:r></w:p>{}"#,
        p("文")
    );
    let look = &read(&body).blocks[0].look;
    assert_eq!((look.size, look.is_bold), (Some(18.0), false));
    assert_eq!(look.align, kanyin_desk::block::Align::Centre);
}

#[test]
fn rows_that_were_taken_out() {
    let row = |change: &str, text: &str| {
        format!(
            "<w:tr><w:trPr>{change}</w:trPr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>",
            p(text),
            p("2")
        )
    };
    let body = format!("<w:tbl>{}{}</w:tbl>", row("", "留"), row("<w:del w:id=\"1\"/>", "删"));
    let source = read(&body);
    let Content::Table(table) = &source.blocks[0].content else { panic!() };
    assert_eq!(table.rows.len(), 1);
    assert_eq!(asides(&source, AsideKind::Deleted), ["删\n2"]);
}
