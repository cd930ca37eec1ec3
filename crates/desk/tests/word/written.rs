//! What stands in a paragraph beside plain text.

use kanyin_desk::block::{AsideKind, Content, End, Raised, Span};

use crate::made::{Made, asides, p, r, read, texts};

fn spans(body: &str) -> Vec<Span> {
    match read(body).blocks.remove(0).content {
        Content::Text { spans, .. } => spans,
        other => panic!("{other:?}"),
    }
}

#[test]
fn soft_ends_part_a_paragraph() {
    let source =
        read(&format!("<w:p>{}<w:r><w:br/></w:r>{}</w:p>{}", r("夕阳"), r("下山了"), p("完")));
    let ends: Vec<_> = source
        .blocks
        .iter()
        .map(|block| match &block.content {
            Content::Text { end, .. } => (block.line, block.content.text(), *end),
            other => panic!("{other:?}"),
        })
        .collect();
    let line = |line, text: &str, end| (line, text.to_string(), end);
    assert_eq!(
        ends,
        [
            line(1, "夕阳", End::Soft),
            line(1, "下山了", End::Paragraph),
            line(2, "完", End::Paragraph)
        ]
    );
}

#[test]
fn pages_and_sections_end() {
    let body = format!(
        r#"{}<w:p><w:r><w:br w:type="page"/></w:r></w:p>{}<w:p><w:pPr><w:sectPr/></w:pPr>{}</w:p><w:p><w:pPr><w:pageBreakBefore/></w:pPr>{}</w:p>"#,
        p("一"),
        p("二"),
        r("三"),
        r("四")
    );
    let shape: String = read(&body)
        .blocks
        .iter()
        .map(
            |block| if block.content == Content::Break { "/".into() } else { block.content.text() },
        )
        .collect();
    assert_eq!(shape, "一/二三//四");
}

#[test]
fn blanks_count_only_where_the_file_says_so() {
    let body =
        "<w:p><w:r><w:t> 甲 </w:t></w:r><w:r><w:t xml:space=\"preserve\"> 乙</w:t></w:r></w:p>";
    assert_eq!(texts(&read(body)), ["甲 乙"]);
    assert_eq!(texts(&read("<w:p><w:r><w:t>　　缩进</w:t></w:r></w:p>")), ["　　缩进"]);
}

#[test]
fn signs_that_are_elements() {
    let body = r#"<w:p><w:r><w:t>A</w:t><w:noBreakHyphen/><w:t>1</w:t><w:tab/><w:t>B</w:t><w:softHyphen/><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="宋体" w:char="2605"/></w:r></w:p>"#;
    assert_eq!(texts(&read(body)), ["A\u{2011}1\tB\u{AD}✓★"]);
}

#[test]
fn signs_of_a_face_that_nothing_maps_are_named_and_told() {
    let source = read(r#"<w:p><w:r><w:sym w:font="Wingdings 9" w:char="F04A"/></w:r></w:p>"#);
    assert_eq!(texts(&source), ["〔Wingdings 9 4A〕"]);
    assert!(crate::made::told(&source).contains("第 1 段"));
}

#[test]
fn text_typed_in_a_face_of_signs() {
    let body = r#"<w:p><w:r><w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr><w:t>l汉</w:t></w:r></w:p>"#;
    assert_eq!(texts(&read(body)), ["●汉"]);
}

#[test]
fn ruby_keeps_its_base() {
    let body = format!(
        "<w:p>{}<w:r><w:ruby><w:rubyPr/><w:rt>{}</w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:r>{}</w:p>",
        r("读"),
        r("lǎo"),
        r("老"),
        r("街")
    );
    let source = read(&body);
    assert_eq!(texts(&source), ["读老街"]);
    assert_eq!(asides(&source, AsideKind::Other), ["老（lǎo）"]);
}

#[test]
fn signs_in_rings_are_fields() {
    let field = |kind: &str| format!(r#"<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>"#);
    let code = r"<w:r><w:instrText>eq \o\ac(○,3)</w:instrText></w:r>";
    let body = format!("<w:p>{}{}{code}{}{}</w:p>", r("第"), field("begin"), field("end"), r("组"));
    assert_eq!(texts(&read(&body)), ["第③组"]);
}

#[test]
fn links_of_both_kinds() {
    let field = |kind: &str| format!(r#"<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>"#);
    let body = format!(
        r#"<w:p><w:hyperlink r:id="k">{}</w:hyperlink>{}<w:r><w:instrText xml:space="preserve"> HYPERLINK "https://b.example/" </w:instrText></w:r>{}{}{}<w:fldSimple w:instr="PAGE">{}</w:fldSimple></w:p>"#,
        r("甲"),
        field("begin"),
        field("separate"),
        r("乙"),
        field("end"),
        r("丙")
    );
    let source = Made::new(&body).outside("k", "hyperlink", "https://a.example/").read();
    let Content::Text { spans, .. } = &source.blocks[0].content else { panic!() };
    let links: Vec<_> =
        spans.iter().map(|span| (span.text.as_str(), span.link.as_deref())).collect();
    assert_eq!(
        links,
        [("甲", Some("https://a.example/")), ("乙", Some("https://b.example/")), ("丙", None)]
    );
}

#[test]
fn a_result_may_reach_over_paragraphs() {
    let field = |kind: &str| format!(r#"<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>"#);
    let body = format!(
        "<w:p>{}<w:r><w:instrText>TOC \\o</w:instrText></w:r>{}{}</w:p>{}<w:p>{}</w:p>{}",
        field("begin"),
        field("separate"),
        r("目录一"),
        p("目录二"),
        field("end"),
        p("正文")
    );
    assert_eq!(texts(&read(&body)), ["目录一", "目录二", "正文"]);
}

#[test]
fn hidden_text_stands_beside() {
    let body =
        format!("<w:p>{}<w:r><w:rPr><w:vanish/></w:rPr><w:t>勿登</w:t></w:r></w:p>", r("照登"));
    let source = read(&body);
    assert_eq!(texts(&source), ["照登"]);
    assert_eq!(asides(&source, AsideKind::Other), ["勿登"]);
}

#[test]
fn wrappers_are_opened() {
    let body = format!(
        "<w:sdt><w:sdtPr/><w:sdtContent><w:p><w:smartTag>{}</w:smartTag><w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt><w:customXml>{}</w:customXml></w:p></w:sdtContent></w:sdt>{}",
        r("一"),
        r("二"),
        r("三"),
        p("四")
    );
    assert_eq!(texts(&read(&body)), ["一二三", "四"]);
}

#[test]
fn higher_and_lower() {
    let raised = |how: &str, text: &str| {
        format!(r#"<w:r><w:rPr><w:vertAlign w:val="{how}"/></w:rPr><w:t>{text}</w:t></w:r>"#)
    };
    let body = format!(
        "<w:p>{}{}{}{}</w:p>",
        r("m"),
        raised("superscript", "2"),
        r("CO"),
        raised("subscript", "2")
    );
    let found: Vec<_> = spans(&body).into_iter().map(|span| (span.text, span.raised)).collect();
    let span = |text: &str, raised| (text.to_string(), raised);
    assert_eq!(
        found,
        [
            span("m", Raised::No),
            span("2", Raised::Up),
            span("CO", Raised::No),
            span("2", Raised::Down)
        ]
    );
}

#[test]
fn formulas_keep_their_signs() {
    let t = |text: &str| format!("<m:r><m:t>{text}</m:t></m:r>");
    let body = format!(
        "<w:p>{}<m:oMath><m:f><m:num>{}</m:num><m:den>{}</m:den></m:f><m:sSup><m:e>{}</m:e><m:sup>{}</m:sup></m:sSup></m:oMath></w:p>",
        r("约"),
        t("1"),
        t("2"),
        t("x"),
        t("3")
    );
    assert_eq!(texts(&read(&body)), ["约1/2x3"]);
    assert_eq!(spans(&body).last().unwrap().raised, Raised::Up);
}

#[test]
fn an_emoji_said_twice_stands_once() {
    let body = r#"<w:p><w:r><mc:AlternateContent><mc:Choice Requires="w16se"><w16se:symEx w16se:font="Segoe UI Emoji" w16se:char="1F60A"/></mc:Choice><mc:Fallback><w:t>😊</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>"#;
    assert_eq!(texts(&read(body)), ["😊"]);
}

#[test]
fn other_prefixes_and_the_strict_form() {
    let body = r#"<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p><x:r><x:t>严格</x:t></x:r></x:p></x:body></x:document>"#;
    let source = Made::default().bare("word/document.xml", body).read();
    assert_eq!(texts(&source), ["严格"]);
}

#[test]
fn struck_text_is_taken_in_and_told() {
    let source = read(&format!(
        "{}<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>划去</w:t></w:r></w:p>",
        p("一")
    ));
    assert_eq!(texts(&source), ["一", "划去"]);
    assert!(crate::made::told(&source).contains("第 2 段"));
}

#[test]
fn boxes_to_tick() {
    let tick = |checked: &str| {
        format!(
            r#"<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked w:val="{checked}"/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>"#
        )
    };
    assert_eq!(
        texts(&read(&format!("<w:p>{}{}{}{}</w:p>", tick("1"), r("是"), tick("0"), r("否")))),
        ["☑是☐否"]
    );
}

#[test]
fn text_in_utf_16() {
    let xml =
        format!("<w:document {}><w:body>{}</w:body></w:document>", crate::made::SPACES, p("宽字"));
    let bytes: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(xml.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(texts(&Made::default().bare("word/document.xml", bytes).read()), ["宽字"]);
}
