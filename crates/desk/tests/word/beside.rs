//! Notes, comments, heads and feet of pages.

use kanyin_desk::block::{AsideKind, Content};

use crate::made::{Made, SPACES, asides, p, r};

#[test]
fn notes_have_the_numbers_of_their_calls() {
    let call = |kind: &str, id: u8| format!(r#"<w:r><w:{kind}Reference w:id="{id}"/></w:r>"#);
    let body =
        format!("<w:p>{}{}{}{}</w:p>", r("甲"), call("endnote", 2), r("乙"), call("footnote", 5));
    let note = |kind: &str, id: u8, text: &str| {
        format!(
            r#"<w:{kind} w:id="{id}"><w:p><w:r><w:{kind}Ref/></w:r>{}</w:p></w:{kind}>"#,
            r(text)
        )
    };
    let separator = r#"<w:footnote w:id="0" w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>"#;
    let foot = format!(
        "<w:footnotes {SPACES}>{separator}{}{}</w:footnotes>",
        note("footnote", 5, " 脚注。"),
        note("footnote", 9, "没人叫的注。")
    );
    let end = format!("<w:endnotes {SPACES}>{}</w:endnotes>", note("endnote", 2, "尾注。"));
    let source = Made::new(&body)
        .part("footnotes", "footnotes.xml", foot)
        .part("endnotes", "endnotes.xml", end)
        .read();
    let Content::Text { spans, .. } = &source.blocks[0].content else { panic!() };
    let calls: Vec<_> = spans.iter().map(|span| (span.text.as_str(), span.note)).collect();
    assert_eq!(calls, [("甲", None), ("", Some(1)), ("乙", None), ("", Some(2))]);
    let notes: Vec<_> = source.blocks[1..]
        .iter()
        .map(|block| match &block.content {
            Content::Note { number, .. } => (*number, block.content.text()),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(notes, [(1, "尾注。".to_string()), (2, "脚注。".to_string())]);
    assert_eq!(asides(&source, AsideKind::Other), ["没人叫的注。"]);
}

#[test]
fn comments_stand_beside_with_their_paragraph() {
    let body = format!(
        r#"{}<w:p><w:commentRangeStart w:id="3"/>{}<w:commentRangeEnd w:id="3"/><w:r><w:commentReference w:id="3"/></w:r></w:p>"#,
        p("一"),
        r("二")
    );
    let comments = format!(
        r#"<w:comments {SPACES}><w:comment w:id="3" w:author="王编辑">{}{}</w:comment></w:comments>"#,
        p("请核对"),
        p("人名")
    );
    let source = Made::new(&body).part("comments", "comments.xml", comments).read();
    let aside = &source.asides[0];
    assert_eq!((aside.kind, aside.line), (AsideKind::Comment, 2));
    assert_eq!(aside.text, "王编辑：请核对\n人名");
}

#[test]
fn heads_and_feet_stand_beside_once() {
    let body = format!(
        r#"<w:p><w:pPr><w:sectPr><w:headerReference r:id="header"/></w:sectPr></w:pPr>{}</w:p><w:sectPr><w:headerReference r:id="again"/><w:footerReference r:id="footer"/></w:sectPr>"#,
        r("文")
    );
    let head = |text: &str| format!("<w:hdr {SPACES}>{}</w:hdr>", p(text));
    let source = Made::new(&body)
        .part("header", "header1.xml", head("老西门社区通讯"))
        .part("again", "header2.xml", head("老西门社区通讯"))
        .part("footer", "footer1.xml", head("第 1 页"))
        .read();
    assert_eq!(asides(&source, AsideKind::RunningHead), ["老西门社区通讯", "第 1 页"]);
}
