use super::*;

fn feed(title: &str) -> Feed {
    Feed {
        id: urn(&["檐下"]),
        title: title.into(),
        author: "檐下".into(),
        language: "zh-CN".into(),
        updated: day("2026-11-20"),
        itself: None,
        page: "index.html".into(),
        entries: vec![FeedEntry {
            id: urn(&["檐下", "2026-11", "story-01.html"]),
            title: title.into(),
            author: Some(title.into()),
            subjects: vec![title.into()],
            updated: day("2026-11-20"),
            page: "story-01.html".into(),
            summary: None,
            html: format!("<p>{title}</p>"),
        }],
    }
}

#[test]
fn hostile_words_come_back_as_they_were() {
    let hostile = "]]></title><script>\"'&amp;\u{1}\u{ffff}";
    let xml = String::from_utf8(feed(hostile).xml()).unwrap();
    assert!(!xml.contains("<script>") && !xml.contains("]]>"), "{xml}");
    let mut reader = quick_xml::Reader::from_str(&xml);
    let mut words = String::new();
    loop {
        match reader.read_event().unwrap() {
            quick_xml::events::Event::Eof => break,
            quick_xml::events::Event::Text(text) => words += &text,
            quick_xml::events::Event::GeneralRef(of) => words += &format!("&{};", &*of),
            _ => {}
        }
    }
    assert!(words.contains("]]&gt;&lt;/title&gt;&lt;script&gt;"), "{words}");
}

#[test]
fn a_urn_is_a_uuid_of_version_8_and_tells_parts_apart() {
    let one = urn(&["ab", "c"]);
    assert_eq!(one, urn(&["ab", "c"]));
    assert_ne!(one, urn(&["a", "bc"]));
    let uuid = one.strip_prefix("urn:uuid:").unwrap();
    assert_eq!((uuid.len(), &uuid[14..15]), (36, "8"));
    assert!("89ab".contains(&uuid[19..20]));
}
