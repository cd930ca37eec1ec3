//! How text looks: six looks of a headline, faces, sizes, lists.

use kanyin_desk::block::{Align, Look};

use crate::made::{Made, SPACES, p, read, texts};

const STYLES: &str = r#"
  <w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia"/><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>
  <w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
  <w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="44"/></w:rPr></w:style>
  <w:style w:type="paragraph" w:styleId="bt"><w:name w:val="报纸标题"/><w:basedOn w:val="1"/><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:rFonts w:eastAsia="方正小标宋简体"/></w:rPr></w:style>"#;
const THEME: &str = r#"<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme>
  <a:majorFont><a:latin typeface="Cambria"/><a:ea typeface=""/><a:font script="Hans" typeface="黑体"/></a:majorFont>
  <a:minorFont><a:latin typeface="Calibri"/><a:ea typeface=""/><a:font script="Jpan" typeface="明朝"/><a:font script="Hans" typeface="等线"/></a:minorFont>
  </a:fontScheme></a:themeElements></a:theme>"#;

fn styled(body: &str) -> Vec<Look> {
    let made = Made::new(body)
        .part("styles", "styles.xml", format!("<w:styles {SPACES}>{STYLES}</w:styles>"))
        .part("theme", "theme/theme1.xml", THEME);
    made.read().blocks.into_iter().map(|block| block.look).collect()
}

#[test]
fn a_bold_centred_line() {
    let body = r#"<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:rFonts w:ascii="宋体" w:eastAsia="宋体"/><w:b/><w:sz w:val="36"/></w:rPr><w:t>老街换新颜</w:t></w:r></w:p>"#;
    let look = &styled(body)[0];
    assert_eq!((look.size, look.is_bold, look.align), (Some(18.0), true, Align::Centre));
    assert_eq!((look.face.as_deref(), look.heading), (Some("宋体"), None));
}

#[test]
fn a_heading_and_a_style_of_ones_own_that_is_based_on_it() {
    let body = r#"<w:p><w:pPr><w:pStyle w:val="1"/></w:pPr><w:r><w:t>老街换新颜</w:t></w:r></w:p>
        <w:p><w:pPr><w:pStyle w:val="bt"/></w:pPr><w:r><w:t>老街换新颜</w:t></w:r></w:p>"#;
    let looks = styled(body);
    assert_eq!((looks[0].heading, looks[0].style.as_deref()), (Some(1), Some("heading 1")));
    assert_eq!((looks[1].heading, looks[1].style.as_deref()), (Some(1), Some("报纸标题")));
    assert_eq!((looks[1].size, looks[1].align), (Some(22.0), Align::Centre));
    assert_eq!(looks[1].face.as_deref(), Some("方正小标宋简体"));
}

#[test]
fn faces_of_the_theme_have_names_by_script() {
    let looks = styled(&format!("{}{}", p("社区新闻"), p("Community 2026")));
    assert_eq!(looks[0].face.as_deref(), Some("等线"));
    assert_eq!(looks[1].face.as_deref(), Some("Calibri"));
    assert_eq!(looks[0].size, Some(10.5));
}

#[test]
fn the_look_of_most_characters_is_the_blocks() {
    let body = r#"<w:p><w:r><w:rPr><w:b/><w:sz w:val="36"/></w:rPr><w:t>本报讯</w:t></w:r><w:r><w:rPr><w:sz w:val="24"/></w:rPr><w:t>昨天上午，社区里来了一位老人。</w:t></w:r></w:p>"#;
    let source = read(body);
    let look = &source.blocks[0].look;
    assert_eq!((look.size, look.is_bold), (Some(12.0), false));
    let kanyin_desk::block::Content::Text { spans, .. } = &source.blocks[0].content else {
        panic!()
    };
    assert_eq!((spans[0].text.as_str(), spans[0].is_bold), ("本报讯", true));
    assert_eq!((spans.len(), spans[1].is_bold), (2, false));
}

#[test]
fn indents_count_characters() {
    let paragraph = |indent: &str| {
        format!(
            r#"<w:p><w:pPr><w:ind {indent}/></w:pPr><w:r><w:rPr><w:sz w:val="24"/></w:rPr><w:t>一</w:t></w:r></w:p>"#
        )
    };
    let indents: Vec<f64> = [
        r#"w:firstLineChars="200" w:firstLine="420""#,
        r#"w:firstLine="480""#,
        r#"w:hangingChars="150" w:hanging="1""#,
        r#"w:firstLineChars="0" w:firstLine="0""#,
    ]
    .iter()
    .map(|indent| read(&paragraph(indent)).blocks[0].look.indent)
    .collect();
    assert_eq!(indents, [2.0, 2.0, -1.5, 0.0]);
}

#[test]
fn a_list_has_its_marks_as_they_are_printed() {
    let numbering = format!(
        r#"<w:numbering {SPACES}><w:abstractNum w:abstractNumId="7">
        <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="第%1条"/></w:lvl>
        <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimalEnclosedCircle"/><w:lvlText w:val="%2"/></w:lvl></w:abstractNum>
        <w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num></w:numbering>"#
    );
    let item = |level: u8, text: &str| {
        format!(
            r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="2"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#
        )
    };
    let body = [item(0, "甲"), item(1, "乙"), item(1, "丙"), item(0, "丁"), p("戊")].concat();
    let source = Made::new(&body).part("numbering", "numbering.xml", numbering).read();
    let marks: Vec<_> = source.blocks.iter().map(|block| block.look.list.clone()).collect();
    let mark = |level, text: &str| Some((level, text.to_string()));
    assert_eq!(marks, [mark(1, "第一条"), mark(2, "①"), mark(2, "②"), mark(1, "第二条"), None]);
    assert_eq!(texts(&source).concat(), "甲乙丙丁戊");
}

#[test]
fn a_large_first_letter_is_of_its_paragraph() {
    let body = format!(
        r#"<w:p><w:pPr><w:framePr w:dropCap="drop" w:lines="2"/></w:pPr>{}</w:p>{}"#,
        crate::made::r("春"),
        p("天到了。")
    );
    let source = read(&body);
    assert_eq!(texts(&source), ["春天到了。"]);
    assert!(!source.blocks[0].look.is_boxed);
}
