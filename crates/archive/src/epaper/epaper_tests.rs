use serde_json::json;

use super::*;
use crate::PageImage;

/// Words that would like to be more than words.
const HOSTILE: &str =
    "</script><script>alert(1)</script>\"><img src=x onerror=alert(1)>']]>{{ 7*7 }}&amp;\u{8}\u{b}";

/// Two pages, two stories, one of them on both.
pub(crate) fn edition() -> Edition {
    let text = |words: &str| json!([{"kind": "text", "text": words, "emph": false, "strong": false, "link": null}]);
    let lead = json!({
        "number": 1, "id": "01", "file": "issues/2026-11/stories/水尺.md", "page": 1, "section": "要闻", "column": null,
        "kicker": "十二年未断", "title": "一把水尺 叫醒六十一户", "deck": "四十三分钟", "byline": "本报记者 许见山",
        "lead-in": null, "tab": null, "importance": "lead", "form": "news", "characters": 30,
        "blocks": [
            {"kind": "paragraph", "text": [
                {"kind": "text", "text": "汛期结束，", "emph": false, "strong": false, "link": null},
                {"kind": "text", "text": "水位", "emph": false, "strong": true, "link": "https://water.example/?a=1&b=2"},
                {"kind": "text", "text": "退了", "emph": true, "strong": false, "link": null},
                {"kind": "break"},
                {"kind": "text", "text": "。", "emph": false, "strong": false, "link": null}
            ]},
            {"kind": "photo", "file": "issues/2026-11/images/涧.jpg", "caption": text("豆腐涧。"), "credit": "摄影 甲",
             "web": "pictures/01-1.jpg", "width": 840, "height": 553},
            {"kind": "subhead", "text": text("先有个数")},
            {"kind": "list", "start": null, "items": [[{"kind": "paragraph", "text": text("一条")}]]},
            {"kind": "list", "start": 3, "items": [[{"kind": "paragraph", "text": text("第三条")}]]},
            {"kind": "quote", "blocks": [{"kind": "paragraph", "text": text("引来的话")}]},
            {"kind": "table", "head": [text("事项"), text("时间")], "rows": [[text("义诊"), text("5日")]]},
            {"kind": "box", "of": "sidebar", "title": "记住四句", "tab": "延伸阅读",
             "blocks": [{"kind": "paragraph", "text": text("空腹不宜。")}]},
            {"kind": "photo", "file": "issues/2026-11/images/没有.jpg", "caption": [], "credit": null,
             "web": null, "width": null, "height": null}
        ],
        "places": [
            {"page": 1, "x": 42.5, "y": 222.0, "width": 541.5, "height": 508.5},
            {"page": 2, "x": 42.5, "y": 60.0, "width": 126.0, "height": 90.0}
        ]
    });
    let poem = json!({
        "number": 2, "id": "02", "file": "issues/2026-11/stories/檐滴.md", "page": 2, "section": "听雨", "column": "诗页",
        "kicker": null, "title": "檐滴", "deck": null, "byline": "谢小舟", "lead-in": "雨。", "tab": "诗",
        "importance": "normal", "form": "verse", "characters": 12,
        "blocks": [{"kind": "paragraph", "text": [
            {"kind": "text", "text": "雨从瓦上", "emph": false, "strong": false, "link": null}, {"kind": "break"},
            {"kind": "text", "text": "学走路", "emph": false, "strong": false, "link": null}
        ]}],
        "places": [{"page": 2, "x": 300.0, "y": 60.0, "width": 200.0, "height": 300.0}]
    });
    serde_json::from_value(json!({
        "paper": "檐下", "language": "zh-CN", "publisher": null, "registration": "内部资料", "website": null,
        "colophon": [["主办", "青檐街道"]], "url": null, "name": "2026-11", "number": 143, "date": "2026-11-20",
        "weekday": "星期五", "lunar": null, "width": 765.354, "height": 1105.512, "red": "#c8161d", "tint": "#fff5de",
        "pages": [
            {"number": 1, "id": "01", "section": "要闻", "editor": "许见山", "articles": [1], "ads": []},
            {"number": 2, "id": "02", "section": null, "editor": null, "articles": [1, 2], "ads": []}
        ],
        "articles": [lead, poem], "styles": []
    }))
    .unwrap()
}

/// The pictures of its pages.
pub(crate) fn images() -> Vec<PageImages> {
    let image = |page: u32, kind: &str, width: u32| PageImage {
        name: format!("pages/{page:02}-{kind}.jpg"),
        width,
        height: width * 13 / 9,
    };
    (1..=2)
        .map(|page| PageImages {
            page,
            small: image(page, "small", 900),
            large: image(page, "large", 1800),
            pdf: (page == 1).then(|| "pdf/01.pdf".into()),
        })
        .collect()
}

fn made(edition: &Edition, home: Option<&Home>) -> Vec<MadeFile> {
    epaper(edition, &Templates::built_in().unwrap(), &images(), home).unwrap()
}

fn text(files: &[MadeFile], name: &str) -> String {
    let file = files.iter().find(|file| file.name == name).unwrap_or_else(|| panic!("no {name}"));
    String::from_utf8(file.bytes.clone()).unwrap()
}

#[test]
fn a_story() {
    insta::assert_snapshot!(text(&made(&edition(), None), "story-01.html"));
}

#[test]
fn a_feed() {
    let mut edition = edition();
    edition.url = Some("https://paper.example/e/".into());
    insta::assert_snapshot!(text(&made(&edition, None), "feed.xml"));
}

#[test]
fn the_files() {
    let files = made(&edition(), None);
    let names: Vec<&str> = files.iter().map(|file| &*file.name).collect();
    assert_eq!(
        names.join(" "),
        "index.html page-02.html story-01.html story-02.html search.html epaper.css icon.svg epaper.js find.js \
         feed.xml search.js"
    );
}

#[test]
fn a_story_on_two_pages_has_an_area_on_each() {
    let files = made(&edition(), None);
    for page in ["index.html", "page-02.html"] {
        assert!(
            text(&files, page).contains("<a class=\"area\" id=\"story-01\" data-story=\"1\""),
            "{page}"
        );
    }
    let story = text(&files, "story-01.html");
    assert!(story.contains("index.html#story-01") && story.contains("page-02.html#story-01"));
}

#[test]
fn an_issue_that_begins_on_another_page_has_a_front() {
    let mut edition = edition();
    edition.pages.remove(0);
    let files = made(&edition, None);
    assert_eq!(text(&files, "index.html"), text(&files, "page-02.html"));
}

#[test]
fn hostile_words_stay_words() {
    let mut edition = edition();
    edition.paper = HOSTILE.into();
    edition.colophon = vec![(HOSTILE.into(), HOSTILE.into())];
    edition.pages.iter_mut().for_each(|page| page.section = Some(HOSTILE.into()));
    for article in &mut edition.articles {
        article.title = HOSTILE.into();
        for words in [
            &mut article.kicker,
            &mut article.deck,
            &mut article.byline,
            &mut article.lead_in,
            &mut article.tab,
            &mut article.column,
            &mut article.section,
        ] {
            *words = Some(HOSTILE.into());
        }
        let words: serde_json::Value = HOSTILE.into();
        let mut blocks = serde_json::to_value(&article.blocks).unwrap();
        set_all(&mut blocks, &words);
        article.blocks = serde_json::from_value(blocks).unwrap();
    }
    edition.url = Some("https://paper.example/".into());
    let home = Home { index: "../index.html".into(), search: "../search.html".into() };
    for file in made(&edition, Some(&home)) {
        let text = String::from_utf8(file.bytes).unwrap();
        if matches!(&*file.name, "epaper.js" | "find.js") {
            assert_eq!(text.as_bytes(), Templates::built_in().unwrap().script(&file.name));
            continue;
        }
        assert!(!text.contains("<script>alert") && !text.contains("<img src=x"), "{}", file.name);
        assert!(!text.contains("49"), "{} reckons", file.name);
        assert!(!text.contains(['\u{8}', '\u{b}']), "{} has control characters", file.name);
    }
}

/// Puts words wherever there are words. Links stay: the reader of copy lets none through that runs.
fn set_all(value: &mut serde_json::Value, words: &serde_json::Value) {
    match value {
        serde_json::Value::Array(all) => all.iter_mut().for_each(|value| set_all(value, words)),
        serde_json::Value::Object(all) => {
            for (key, value) in all {
                match &**key {
                    "text" | "title" | "tab" | "credit" if value.is_string() => {
                        *value = words.clone()
                    }
                    _ => set_all(value, words),
                }
            }
        }
        _ => {}
    }
}

#[test]
fn no_page_asks_for_anything_elsewhere() {
    for file in made(&edition(), None).iter().filter(|file| file.name.ends_with(".html")) {
        let text = String::from_utf8(file.bytes.clone()).unwrap();
        assert!(text.contains("default-src 'none'"), "{}", file.name);
        let asked =
            ["src=\"http", "src=\"//", "href=\"/", "src=\"/", "srcset=\"/", "style=\"", "onclick"];
        for part in asked {
            assert!(!text.contains(part), "{} has {part}", file.name);
        }
    }
}

#[test]
fn the_same_issue_gives_the_same_bytes() {
    let bytes = || made(&edition(), None).into_iter().map(|file| file.bytes).collect::<Vec<_>>();
    assert_eq!(bytes(), bytes());
}

#[test]
fn a_page_without_a_picture_is_told() {
    let told = epaper(&edition(), &Templates::built_in().unwrap(), &images()[..1], None);
    assert!(matches!(told, Err(NoEpaper::Ours(told)) if told.en.contains("page 2")));
}

#[test]
fn a_card_can_be_read_again() {
    let card = IssueCard::of(&edition(), &images()).unwrap();
    assert_eq!(IssueCard::read(&card.json().unwrap()), Ok(card));
    assert!(IssueCard::read(b"{}").is_err());
}
