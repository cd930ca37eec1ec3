use proptest::prelude::*;

use super::*;

fn shown(text: &str) -> Vec<(u32, String)> {
    let shown = |block: Block| {
        let text = match &block.content {
            Content::Text { end, .. } => format!("{}/{end:?}", block.content.text()),
            other => format!("{other:?}"),
        };
        (block.line, text)
    };
    blocks(text).into_iter().map(shown).collect()
}

#[test]
fn lines_are_kept_as_they_were_typed() {
    let lines =
        shown("标题\r\n\r\n　　第一段，\t有制表符 \r第二段\u{0C}下一页\n\u{0C}\n\u{B}软\u{B}尾");
    let expected = [
        (1, "标题/Line"),
        (2, "Empty"),
        (3, "　　第一段，\t有制表符 /Line"),
        (4, "第二段/Line"),
        (4, "Break"),
        (4, "下一页/Line"),
        (5, "Break"),
        (5, "Empty"),
        (6, "Empty"),
        (6, "软/Soft"),
        (6, "尾/Line"),
    ];
    assert_eq!(lines, expected.map(|(line, text)| (line, text.to_string())));
}

#[test]
fn a_mark_of_the_byte_order_is_no_character() {
    let source = read("稿.txt", "\u{FEFF}标题".as_bytes()).unwrap();
    assert_eq!(source.blocks[0].content.text(), "标题");
}

#[test]
fn bytes_that_are_no_text_are_refused_with_what_to_do() {
    let fault = read("图.txt", &[0, 1, 2, 3, 255, 254, 0, 9]).unwrap_err();
    assert!(fault.what.zh.contains("图.txt") && fault.hint.is_some());
}

#[test]
fn a_megabyte_is_read_in_a_moment() {
    let line = "老西门街道昨天上午举行邻里节，居民都来了。\n";
    let text = line.repeat((1 << 20) / line.len());
    let bytes = encoding_rs::GB18030.encode(&text).0;
    let begun = std::time::Instant::now();
    let source = read("稿.txt", &bytes).unwrap();
    let took = begun.elapsed().as_secs_f64();
    eprintln!("text took {took}");
    assert!(took < crate::IN_TIME, "{took}");
    assert_eq!(source.blocks.len(), text.lines().count());
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = read("稿", &bytes);
    }

    #[test]
    fn no_character_is_lost(text in "[一-龥，。a-z \t\n\r\u{B}\u{C}\u{2028}]{0,80}") {
        let kept: String = blocks(&text).iter().map(|block| block.content.text()).collect();
        let without = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        prop_assert_eq!(without(&kept), without(&text));
    }
}
