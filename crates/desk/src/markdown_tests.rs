use proptest::prelude::*;

use super::*;
use crate::block::{Raised, StoryPart};

fn source(text: &str) -> Source {
    of_text("稿.md", text, Beside::NOTHING)
}

/// A block a line: its line, part or style, list mark, words and end.
fn shown(source: &Source) -> Vec<String> {
    let shown = source.blocks.iter().map(|block| {
        let words = match &block.content {
            Content::Text { end, .. } => format!("{}/{end:?}", block.content.text()),
            Content::Picture(picture) => format!("[{}|{}]", picture.name, picture.alt),
            Content::Note { number, .. } => format!("注{number} {}", block.content.text()),
            Content::Table(table) => {
                let cell = |cell: &crate::block::Cell| {
                    cell.spans.iter().map(|span| span.text.as_str()).collect::<String>()
                };
                let row = |row: &Vec<crate::block::Cell>| {
                    row.iter().map(cell).collect::<Vec<_>>().join("|")
                };
                table.rows.iter().map(row).collect::<Vec<_>>().join(" / ")
            }
            other => format!("{other:?}"),
        };
        let look = &block.look;
        let part = look.part.map(|part| format!("{part:?} ")).unwrap_or_default();
        let style = look.style.as_ref().map(|style| format!("{style} ")).unwrap_or_default();
        let list =
            look.list.as_ref().map(|(level, mark)| format!("{level}{mark} ")).unwrap_or_default();
        format!("{} {part}{style}{list}{words}", block.line)
    });
    shown.collect()
}

#[test]
fn a_post_of_another_system() {
    let source = source(
        "---\ntitle: 新灯\ndraft: true\n---\n\n# 大题\n\n第一段**加粗**，\n换行[链接](https://a.cn)。<br>软行 H~2~O[^x]\n\n\
         1. 甲\n2. 乙\n   - 丙\n\n     又一段\n\n> 引文\n\n| 项 | 数 |\n|---|---|\n| 灯 | 3 |\n\n![灯](灯.jpg \"巷口的灯\")\n\n***\n\n\
         <div align=\"center\">居中的<b>话</b></div>\n\n[^x]: 注的话\n",
    );
    assert_eq!(
        shown(&source),
        [
            "2 Title 新灯/Paragraph",
            "6 h1 大题/Paragraph",
            "8 第一段加粗，换行链接。/Soft",
            "9 软行 H2O/Paragraph",
            "11 11. 甲/Paragraph",
            "12 12. 乙/Paragraph",
            "13 2• 丙/Paragraph",
            "15 2 又一段/Paragraph",
            "17 blockquote 引文/Paragraph",
            "19 项|数 / 灯|3",
            "23 [灯.jpg|灯]",
            "25 Rule",
            "27 居中的话/Paragraph",
            "29 注1 注的话",
        ]
    );
    let Content::Text { spans, .. } = &source.blocks[2].content else { panic!() };
    assert!(spans[1].is_bold && spans[1].text == "加粗");
    assert_eq!(spans.iter().find_map(|span| span.link.as_deref()), Some("https://a.cn"));
    let Content::Text { spans, .. } = &source.blocks[3].content else { panic!() };
    assert!(
        spans.iter().any(|span| span.raised == Raised::Down)
            && spans.iter().any(|span| span.note == Some(1))
    );
    assert_eq!(source.asides[0].text, "draft: true");
    assert_eq!(source.blocks[10].look.style, None);
}

#[test]
fn a_story_of_ours_comes_back_letter_by_letter() {
    let text = "---\ntitle: 新灯\nkicker: 街坊\nimportance: lead\n---\n\n第一段。\n\n## 小标题\n\n> [!SIDEBAR] 延伸\n>\n> 框里的话\n\n![图说](images/灯.jpg \"columns=2 credit='摄影 王一'\")\n";
    let find = |path: &str| (path == "images/灯.jpg").then(|| b"\xFF\xD8\xFF0".to_vec());
    let source = of_text("灯.md", text, Beside(&find));
    assert_eq!(source.blocks[0].content, Content::Story(text.into()));
    let Content::Picture(picture) = &source.blocks[1].content else { panic!() };
    assert_eq!((picture.name.as_str(), picture.bytes.is_some()), ("images/灯.jpg", true));
    assert_eq!((source.blocks.len(), source.asides.len(), source.faults.len()), (2, 0, 0));
}

#[test]
fn our_boxes_are_known_in_any_file() {
    let source = source("> [!NOTE] 怎么办卡\n>\n> 带身份证。\n\n正文。");
    assert_eq!(source.blocks[0].look.part, Some(StoryPart::NoteBox));
    assert_eq!(source.blocks[0].content.text(), "怎么办卡");
    assert!(source.blocks[1].look.is_boxed && !source.blocks[2].look.is_boxed);
}

#[test]
fn html_among_words() {
    let source =
        source("他说<b>快</b><ruby>汉<rt>hàn</rt></ruby>，m<sup>2</sup><!-- 编辑：查 -->。");
    let Content::Text { spans, .. } = &source.blocks[0].content else { panic!() };
    assert_eq!(source.blocks[0].content.text(), "他说快汉，m2。");
    assert!(spans.iter().any(|span| span.is_bold && span.text == "快"));
    assert!(spans.iter().any(|span| span.raised == Raised::Up && span.text == "2"));
    let asides: Vec<&str> = source.asides.iter().map(|aside| aside.text.as_str()).collect();
    assert_eq!(asides, ["hàn", "<!-- 编辑：查 -->"]);
}

#[test]
fn hostile_files_end() {
    let nested: String = (0..900).map(|n| format!("{}- 底\n", "  ".repeat(n))).collect();
    let texts = [
        ("quotes", ">".repeat(1 << 20) + "底"),
        ("lists", nested),
        ("brackets", "[".repeat(1 << 18) + "底"),
        ("images", "![".repeat(1 << 17) + "底"),
        ("stars", "*底 **底 ".repeat(1 << 16)),
        ("ticks", "`底``".repeat(1 << 16)),
        ("tags", "<b>底".repeat(1 << 16)),
        ("notes", "[^1]: 底\n".repeat(1 << 14)),
        ("cells", "|".repeat(1 << 16) + "\n" + &"|-".repeat(1 << 15) + "|\n底"),
    ];
    for (name, text) in texts {
        let begun = std::time::Instant::now();
        let source = source(&text);
        let took = begun.elapsed().as_secs_f64();
        eprintln!("{name} took {took} s");
        assert!(took < crate::IN_TIME, "{name} took {took} s");
        let kept: String = source.blocks.iter().map(|block| block.content.text()).collect();
        assert!(kept.contains('底') || name == "cells", "{name}");
    }
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = read("稿.md", &bytes, Beside::NOTHING);
    }

    #[test]
    fn no_han_is_lost(text in "([一-龥]{1,3}|\\*\\*|\\*|~|\\^|> |- |1\\. |# |\n|\n\n|\\||`|<b>|</b>|<br>|<rt>|<!--|-->|\\[\\^1\\]|\\[|\\]\\(a\\.jpg\\)|!| |---\n|\\[\\^1\\]: ){0,30}") {
        let source = source(&text);
        let mut kept: String = source.blocks.iter().map(|block| match &block.content {
            Content::Picture(picture) => picture.alt.clone() + &picture.caption.iter().map(|span| span.text.as_str()).collect::<String>(),
            Content::Table(table) => table.rows.iter().flatten().flat_map(|cell| &cell.spans).map(|span| span.text.as_str()).collect(),
            content => content.text(),
        }).collect();
        kept.extend(source.asides.iter().map(|aside| aside.text.as_str()));
        let han = |text: &str| text.chars().filter(|c| ('一'..='龥').contains(c)).count();
        prop_assert!(han(&kept) >= han(&text), "{:?} {:?}", source, text);
    }
}
