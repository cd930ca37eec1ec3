//! Pictures and text boxes.

use kanyin_desk::block::{Content, Picture, Source};

use crate::made::{Made, p, r, texts, told};

/// A picture in the line of text.
pub fn inline(id: &str, about: &str) -> String {
    format!(
        "<w:drawing><wp:inline><wp:docPr id=\"1\" {about}/>{}</wp:inline></w:drawing>",
        graphic(id)
    )
}

fn graphic(id: &str) -> String {
    format!(
        r#"<a:graphic><a:graphicData><pic:pic><pic:nvPicPr><pic:cNvPr id="0" name=""/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{id}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>"#
    )
}

fn anchored(inner: &str) -> String {
    format!("<w:drawing><wp:anchor><wp:docPr id=\"2\" name=\"\"/>{inner}</wp:anchor></w:drawing>")
}

fn boxed(inner: &str) -> String {
    let new = anchored(&format!(
        "<a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic>"
    ));
    let old = format!(
        r#"<w:pict><v:shape style="position:absolute"><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict>"#
    );
    format!(
        r#"<w:r><mc:AlternateContent><mc:Choice Requires="wps">{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"#
    )
}

fn read(body: &str) -> Source {
    Made::new(body)
        .related("a", "image", "media/image1.jpeg")
        .bare("word/media/image1.jpeg", "JPEG")
        .outside("far", "image", "http://203.0.113.1/%E8%BF%9C.png?x=1")
        .related("out", "image", "../../../../etc/passwd")
        .related("none", "image", "media/none.png")
        .read()
}

/// Text and pictures in order: `文`, `[image1.jpeg 图说]`.
fn order(source: &Source) -> Vec<String> {
    let shown = |picture: &Picture| {
        let caption: String = picture.caption.iter().map(|span| span.text.as_str()).collect();
        format!("[{}{}{caption}]", picture.name, if caption.is_empty() { "" } else { " " })
    };
    source
        .blocks
        .iter()
        .map(|block| match &block.content {
            Content::Picture(picture) => shown(picture),
            _ => block.content.text(),
        })
        .collect()
}

fn picture(source: &Source) -> &Picture {
    source
        .blocks
        .iter()
        .find_map(|block| match &block.content {
            Content::Picture(picture) => Some(picture),
            _ => None,
        })
        .unwrap()
}

#[test]
fn a_picture_keeps_its_name_alt_and_bytes() {
    let about = r#"name="运动会.jpg" descr="孩子们在跑""#;
    let source = read(&format!("<w:p><w:r>{}</w:r></w:p>", inline("a", about)));
    let picture = picture(&source);
    assert_eq!((picture.name.as_str(), picture.alt.as_str()), ("运动会.jpeg", "孩子们在跑"));
    assert_eq!(picture.bytes.as_deref(), Some(&b"JPEG"[..]));
}

#[test]
fn no_line_is_cut_by_a_picture() {
    let picture = format!("<w:r>{}</w:r>", inline("a", ""));
    let body =
        format!("<w:p>{}{picture}{}</w:p><w:p>{picture}{}</w:p>", r("前"), r("后"), r("图说"));
    assert_eq!(order(&read(&body)), ["前后", "[image1.jpeg]", "[image1.jpeg]", "图说"]);
}

#[test]
fn soft_ends_keep_pictures_with_their_lines() {
    let picture = format!("<w:r>{}</w:r>", inline("a", ""));
    let end = "<w:r><w:br/></w:r>";
    let body = format!("<w:p>{picture}{end}{}{end}{picture}{end}{}</w:p>", r("图一"), r("图二"));
    assert_eq!(order(&read(&body)), ["[image1.jpeg]", "图一", "[image1.jpeg]", "图二"]);
}

#[test]
fn a_text_box_said_twice_is_read_once() {
    let body = format!("<w:p>{}{}</w:p>", boxed(&p("框里的标题")), r("正文"));
    let source = read(&body);
    assert_eq!(texts(&source), ["框里的标题", "正文"]);
    assert_eq!((source.blocks[0].look.is_boxed, source.blocks[1].look.is_boxed), (true, false));
}

#[test]
fn a_box_around_a_picture_and_a_few_words() {
    let inner = format!("<w:p><w:r>{}</w:r></w:p>{}", inline("a", ""), p("图：王小明 摄"));
    assert_eq!(
        order(&read(&format!("<w:p>{}</w:p>", boxed(&inner)))),
        ["[image1.jpeg 图：王小明 摄]"]
    );
}

#[test]
fn a_paragraph_of_words_caption_style() {
    let body = format!(
        r#"<w:p><w:r>{}</w:r></w:p><w:p><w:pPr><w:pStyle w:val="Caption"/></w:pPr>{}</w:p>"#,
        inline("a", ""),
        r("图1 开幕式")
    );
    assert_eq!(order(&read(&body)), ["[image1.jpeg 图1 开幕式]"]);
}

#[test]
fn drawings_of_older_files() {
    let body = format!(
        r#"<w:p><w:r><w:pict><v:shape alt="旧图"><v:imagedata r:id="a" o:title="合影"/></v:shape></w:pict></w:r></w:p>
        <w:p><w:r><w:pict><v:shape style="position:absolute"><v:textpath string="艺术字标题"/></v:shape></w:pict></w:r>{}</w:p>
        <w:p><w:r><w:pict><v:rect o:hr="t"/></w:pict></w:r></w:p>"#,
        r("文")
    );
    let source = read(&body);
    assert_eq!(order(&source)[..3], ["[image1.jpeg]", "艺术字标题", "文"]);
    assert_eq!(picture(&source).alt, "旧图");
    assert_eq!(source.blocks[3].content, Content::Rule);
}

#[test]
fn nothing_is_fetched_from_outside() {
    let linked = anchored(&graphic("far").replace("r:embed", "r:link"));
    let source = read(&format!("<w:p><w:r>{linked}</w:r></w:p>"));
    let picture = picture(&source);
    assert_eq!((picture.name.as_str(), &picture.bytes), ("远.png", &None));
    assert!(told(&source).contains("没有去取"));
}

#[test]
fn no_path_leads_out_of_the_file() {
    let source = read(&format!("<w:p><w:r>{}</w:r></w:p>", inline("out", "")));
    let picture = picture(&source);
    assert_eq!((picture.name.as_str(), &picture.bytes), ("passwd", &None));
    let source = read(&format!("<w:p><w:r>{}</w:r></w:p>", inline("none", "")));
    assert!(told(&source).contains("找不到"), "{}", told(&source));
}

#[test]
fn boxes_in_boxes_and_words_of_shapes() {
    let inner = format!("{}<w:p>{}</w:p>", p("外"), boxed(&p("内")));
    assert_eq!(texts(&read(&format!("<w:p>{}</w:p>", boxed(&inner)))), ["外", "内"]);
}
