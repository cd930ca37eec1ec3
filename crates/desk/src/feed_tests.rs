use proptest::prelude::*;

use super::*;
use crate::block::Content;

fn shown(source: &Source) -> Vec<String> {
    let shown = source.blocks.iter().map(|block| {
        let part = block.look.part.map(|part| format!("{part:?} ")).unwrap_or_default();
        match &block.content {
            Content::Picture(picture) => {
                let caption: String =
                    picture.caption.iter().map(|span| span.text.as_str()).collect();
                format!("[{} {caption}]", picture.name)
            }
            content => format!("{part}{}", content.text()),
        }
    });
    shown.collect()
}

#[test]
fn a_newsrooms_own_file() {
    let text = r#"{"stories": [
        {"title": "新灯: 亮了", "kicker": "街坊", "importance": "lead", "body": "第一段。\n\n## 小标题\n\n第二段*着重*。", "id": 7},
        {"title": "溪水", "byline": "王一", "body": ["第一段 *不是* 标记", "第二段"],
         "pictures": [{"file": "溪.jpg", "caption": "溪边", "credit": "摄影 李二"}, {"file": "data:image/png;base64,iVBORw0KGgo="}]}
    ]}"#;
    let find = |path: &str| (path == "溪.jpg").then(|| b"\xFF\xD8\xFF0".to_vec());
    let sources = read("stories.json", text.as_bytes(), Beside(&find)).unwrap();
    assert_eq!(
        sources[0].blocks[0].content,
        Content::Story(
            "---\ntitle: \"新灯: 亮了\"\nkicker: \"街坊\"\nimportance: \"lead\"\n---\n\n第一段。\n\n## 小标题\n\n第二段*着重*。\n".into()
        )
    );
    assert_eq!(
        (sources[0].name.as_str(), sources[0].asides[0].text.as_str()),
        ("stories.json#1", "id: 7")
    );
    assert_eq!(
        shown(&sources[1]),
        [
            "Title 溪水",
            "Byline 王一",
            "Body 第一段 *不是* 标记",
            "Body 第二段",
            "[溪.jpg 溪边]",
            "Credit 摄影 李二",
            "[stories-1.png ]"
        ]
    );
    assert!(sources.iter().all(|source| source.faults.is_empty()));
}

#[test]
fn a_list_and_a_single_story_are_files_too() {
    assert_eq!(
        read("甲.json", r#"[{"title": "溪"}]"#.as_bytes(), Beside::NOTHING).unwrap().len(),
        1
    );
    let one =
        read("甲.json", r#"{"title": "溪", "body": "水"}"#.as_bytes(), Beside::NOTHING).unwrap();
    assert!(one[0].blocks[0].content.text().contains("水"));
}

#[test]
fn what_is_wrong_is_told_with_its_line() {
    let fault = read("甲.json", b"{\"stories\": [\n{\"title\": }]}", Beside::NOTHING).unwrap_err();
    assert!(fault.what.zh.contains("第 2 行"), "{fault:?}");
    let fault = read("甲.json", b"{\"stories\": [{\"body\": \"\"}]}", Beside::NOTHING).unwrap_err();
    assert!(fault.hint.unwrap().zh.contains("kanyin schema stories"));
}

#[test]
fn the_schema_names_the_keys_of_a_story() {
    let schema = schema().to_string();
    for key in ["title", "kicker", "lead-in", "importance", "pictures", "credit"] {
        assert!(schema.contains(&format!("\"{key}\"")), "{key}");
    }
}

#[test]
fn what_archive_wrote() {
    let text = r#"{"version": 1, "paper": "檐下", "articles": [{"number": 1, "title": "街灯", "importance": "lead", "form": "news", "tab": "延伸", "blocks": [
        {"kind": "paragraph", "text": [{"kind": "text", "text": "一", "emph": false, "strong": true, "link": null},
            {"kind": "text", "text": "①", "emph": false, "strong": false, "link": null, "level": {"sign": 1}}, {"kind": "break"},
            {"kind": "text", "text": "2", "emph": false, "strong": false, "link": "https://a.cn", "level": "sub"}]},
        {"kind": "subhead", "text": [{"kind": "text", "text": "小标题", "emph": false, "strong": false, "link": null}]},
        {"kind": "list", "start": 3, "items": [[{"kind": "paragraph", "text": [{"kind": "text", "text": "甲", "emph": false, "strong": false, "link": null}]}]]},
        {"kind": "box", "of": "sidebar", "title": "框", "tab": null, "blocks": [{"kind": "paragraph", "text": [{"kind": "text", "text": "里", "emph": false, "strong": false, "link": null}]}]},
        {"kind": "table", "head": [[{"kind": "text", "text": "项", "emph": false, "strong": false, "link": null}]], "rows": [[[]]]},
        {"kind": "photo", "file": "images/灯.jpg", "caption": [], "credit": "王一", "web": "stories/pictures/01-1.jpg", "width": 3, "height": 2},
        {"kind": "pause"},
        {"kind": "paragraph", "text": [{"kind": "text", "text": "王一", "emph": false, "strong": false, "link": null}], "place": "right"},
        {"kind": "paragraph", "text": [{"kind": "text", "text": "①", "emph": false, "strong": false, "link": null, "level": {"sign": 1}},
            {"kind": "text", "text": "注", "emph": false, "strong": false, "link": null}], "place": {"foot": 1}}
    ]}]}"#;
    let find =
        |path: &str| (path == "stories/pictures/01-1.jpg").then(|| b"\xFF\xD8\xFF0".to_vec());
    let source = &read("stories.json", text.as_bytes(), Beside(&find)).unwrap()[0];
    let Content::Story(story) = &source.blocks[0].content else { panic!() };
    assert_eq!(
        story,
        "---\ntitle: 街灯\nimportance: lead\n---\n\n【延伸】\n\n**一**[^1]\\\n[~2~](<https://a.cn>)\n\n## 小标题\n\n3. 甲\n\n\
         > [!SIDEBAR] 框\n>\n> 里\n\n| 项 |\n| --- |\n|  |\n\n![](<../images/灯.jpg> \"credit='王一'\")\n\n***\n\n\
         王一 {right}\n\n[^1]: 注\n"
    );
    let Content::Picture(picture) = &source.blocks[1].content else { panic!() };
    assert_eq!(picture.name, "../images/灯.jpg");
    assert!(source.blocks.len() == 2 && source.faults.is_empty());
}

const ATOM: &str = r#"<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>檐下</title>
<author><name>编辑部</name></author>
<entry><title type="html">街&amp;lt;灯</title><author><name>王一</name></author><author><name>李二</name></author>
<published>2026-11-20T00:00:00+08:00</published><category term="街坊"/><link href="https://a.cn/1"/>
<summary>巷口的灯</summary><content type="html">&lt;p&gt;巷口的灯&lt;b&gt;亮了&lt;/b&gt;。&lt;/p&gt;&lt;p&gt;第二段&amp;nbsp;话&lt;/p&gt;</content></entry>
<entry><title>溪</title><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>溪水<br/>清了</p></div></content></entry></feed>"#;

#[test]
fn atom_and_rss() {
    let sources = read("feed.xml", ATOM.as_bytes(), Beside::NOTHING).unwrap();
    assert_eq!(
        shown(&sources[0]),
        [
            "Title 街<灯",
            "Byline 王一、李二",
            "Date 2026-11-20T00:00:00+08:00",
            "Origin 檐下",
            "巷口的灯亮了。",
            "第二段\u{A0}话"
        ]
    );
    let asides: Vec<&str> = sources[0].asides.iter().map(|aside| aside.text.as_str()).collect();
    assert_eq!(asides, ["category: 街坊", "link: https://a.cn/1", "summary: 巷口的灯"]);
    assert_eq!(shown(&sources[1])[2..], ["溪水", "清了"]);
    let rss = "<rss><channel><title>檐下</title><item><title>灯</title><dc:creator>王一</dc:creator><description>短</description>\
               <content:encoded><![CDATA[<p>全文<img src=\"https://a.cn/1.jpg\"></p>]]></content:encoded></item></channel></rss>";
    let sources = read("rss.xml", rss.as_bytes(), Beside::NOTHING).unwrap();
    assert_eq!(shown(&sources[0]), ["Title 灯", "Byline 王一", "Origin 檐下", "全文", "[1.jpg ]"]);
    assert!(sources[0].faults[0].code.as_str() == "picture-elsewhere");
}

#[test]
fn json_feed() {
    let text = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "檐下", "items": [{"id": "1", "title": "灯", "content_html": "<p>亮了</p>", "authors": [{"name": "王一"}]}]}"#;
    let sources = read("feed.json", text.as_bytes(), Beside::NOTHING).unwrap();
    assert_eq!(shown(&sources[0]), ["Title 灯", "Byline 王一", "Origin 檐下", "亮了"]);
}

#[test]
fn bombs_of_entities_stay_small() {
    let mut bomb = String::from("<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a0 \"哈\">");
    for n in 1..30 {
        bomb.push_str(&format!("<!ENTITY a{n} \"{}\">", format!("&a{};", n - 1).repeat(10)));
    }
    bomb.push_str("]><rss><channel><item><title>&a29;</title><description>&a29;字</description></item></channel></rss>");
    let begun = std::time::Instant::now();
    let sources = read("rss.xml", bomb.as_bytes(), Beside::NOTHING).unwrap();
    assert!(
        shown(&sources[0]).concat().len() < 100 && begun.elapsed().as_secs_f64() < crate::IN_TIME
    );
    let deep = "<rss>".to_string() + &"<a>".repeat(100_000);
    assert!(read("rss.xml", deep.as_bytes(), Beside::NOTHING).is_err());
    let deep = "[".repeat(1 << 20);
    assert!(read("a.json", deep.as_bytes(), Beside::NOTHING).is_err());
}

#[test]
fn a_feed_that_breaks_off_gives_what_there_was() {
    let at = ATOM.find("<entry><title>溪").unwrap();
    let sources = read("feed.xml", &ATOM.as_bytes()[..at + 40], Beside::NOTHING).unwrap();
    assert_eq!(shown(&sources[0])[0], "Title 街<灯");
}

#[test]
fn an_entry_that_never_ends_is_there_and_told() {
    for text in [
        "<rss><channel><item><title>溪水</title><description>清了",
        "<feed><entry><title>溪水</title><content type=\"xhtml\"><div>清了</p>",
    ] {
        let sources = read("feed.xml", text.as_bytes(), Beside::NOTHING).unwrap();
        let words = shown(&sources[0]);
        assert!(
            words[0] == "Title 溪水" && words.iter().any(|of| of.contains("清了")),
            "{words:?}"
        );
        assert!(!sources[0].faults.is_empty(), "{text}");
    }
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300), cut in 0..900usize) {
        let _ = read("稿.xml", &bytes, Beside::NOTHING);
        let mut xml = ATOM.to_string();
        xml.truncate(xml.floor_char_boundary(cut));
        xml.push_str(&String::from_utf8_lossy(&bytes));
        let _ = read("稿.xml", xml.as_bytes(), Beside::NOTHING);
    }
}
