use proptest::prelude::*;
use std::fs;
use std::path::Path;

use kanyin_diagnostics::{Code, Faults, Sources};

use super::*;
use crate::paths;
use crate::story::{Block, BlockKind, BoxKind, Level, PicturePlace, Run, Side};

/// A story read from its text, in a publication that has one picture, `images/图 1.png`, 3 × 2.
pub(super) struct Read {
    pub(super) story: Option<Story>,
    pub(super) sources: Sources,
    pub(super) faults: Faults,
}

pub(super) fn story(text: &str) -> Read {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("images")).unwrap();
    image::RgbImage::new(3, 2).save(folder.path().join("images/图 1.png")).unwrap();
    fs::write(folder.path().join("a.md"), text).unwrap();
    let mut reader = Reader::new(folder.path()).unwrap();
    let found = paths::find(&reader.publication, &[Path::new("")], "a.md").unwrap();
    let story = read(&mut reader, &found, None);
    Read { story, sources: reader.sources, faults: reader.faults }
}

pub(super) fn body(text: &str) -> Read {
    story(&format!("---\ntitle: 题\n---\n{text}"))
}

impl Read {
    pub(super) fn blocks(&self) -> &[Block] {
        &self.story.as_ref().unwrap().blocks
    }

    pub(super) fn codes(&self) -> Vec<&str> {
        self.faults.0.iter().map(|fault| fault.code.as_str()).collect()
    }

    /// The blocks in short: `P` paragraph, `H` subhead, `L` list, `Q` quote, `T` table, `B` box,
    /// `I` picture.
    pub(super) fn short(&self) -> String {
        assert!(!self.faults.any_error(), "{:?}", self.faults);
        shorts(self.blocks())
    }

    pub(super) fn shown(&self, spot: Spot) -> &str {
        &self.sources.text(spot.file)[spot.range()]
    }

    /// Every run that was not escaped must stand in the file as it is; leniently, it may also have
    /// the place of its block.
    pub(super) fn assert_spots(&self, lenient: bool) {
        each_run(self.blocks(), &mut |run| {
            let Run::Text { text, spot, .. } = run else { return };
            if text.trim().is_empty() {
                return;
            }
            let shown = self.shown(*spot).replace(['\t', '\n'], " ");
            let exact = spot.range().len() == text.len();
            assert!(
                shown == *text || !exact && lenient || shown.starts_with('&'),
                "{text:?} is {shown:?}"
            );
        });
    }
}

pub(super) fn shorts(blocks: &[Block]) -> String {
    let parts = blocks.iter().map(|block| match &block.kind {
        BlockKind::Paragraph(runs) => format!("P({})", marked(runs)),
        BlockKind::Subhead(runs) => format!("H({})", marked(runs)),
        BlockKind::List { start, items } => {
            let items: Vec<String> = items.iter().map(|item| shorts(item)).collect();
            let start = start.map(|start| start.to_string()).unwrap_or_default();
            format!("L{start}({})", items.join("|"))
        }
        BlockKind::Quote(blocks) => format!("Q({})", shorts(blocks)),
        BlockKind::Table { head, rows, .. } => {
            let row = |cells: &Vec<Vec<Run>>| {
                cells.iter().map(|cell| marked(cell)).collect::<Vec<_>>().join("|")
            };
            let rows: Vec<String> = std::iter::once(head).chain(rows).map(row).collect();
            format!("T({})", rows.join("/"))
        }
        BlockKind::Box(boxed) => {
            let line = |line: &Option<Line>| line.as_ref().map_or("-".into(), |l| l.text.clone());
            let kind = match boxed.kind {
                BoxKind::Sidebar => "S",
                BoxKind::Note => "N",
                BoxKind::Quote => "Q",
            };
            format!(
                "B{kind}[{}][{}]({})",
                line(&boxed.tab),
                line(&boxed.title),
                shorts(&boxed.blocks)
            )
        }
        BlockKind::Picture(picture) => format!("I({})", marked(&picture.caption)),
        BlockKind::Pause => "~".into(),
        BlockKind::Aligned { side: Side::Right, runs } => format!("R({})", marked(runs)),
        BlockKind::Aligned { side: Side::Middle, runs } => format!("M({})", marked(runs)),
        BlockKind::FootNotes(notes) => {
            let notes: Vec<String> =
                notes.iter().map(|note| format!("{}{}", note.number, marked(&note.runs))).collect();
            format!("F({})", notes.join("|"))
        }
    });
    parts.collect::<Vec<_>>().join(" ")
}

/// Words with their styles: `*kai*`, `**hei**`, `/` for a break.
fn marked(runs: &[Run]) -> String {
    let words = runs.iter().map(|run| match run {
        Run::Break => "/".into(),
        Run::Text { text, style, .. } => {
            let mark = match (style.emph, style.strong) {
                (false, false) => "",
                (true, false) => "*",
                (false, true) => "**",
                (true, true) => "***",
            };
            let text = match style.level {
                Level::Sub => format!("_[{text}]"),
                Level::Super => format!("^[{text}]"),
                Level::Line | Level::Sign(_) => text.clone(),
            };
            format!("{mark}{text}{mark}")
        }
    });
    words.collect()
}

pub(super) fn each_run(blocks: &[Block], check: &mut impl FnMut(&Run)) {
    for block in blocks {
        match &block.kind {
            BlockKind::Paragraph(runs)
            | BlockKind::Subhead(runs)
            | BlockKind::Aligned { runs, .. } => runs.iter().for_each(&mut *check),
            BlockKind::FootNotes(notes) => {
                notes.iter().flat_map(|note| &note.runs).for_each(&mut *check)
            }
            BlockKind::List { items, .. } => items.iter().for_each(|item| each_run(item, check)),
            BlockKind::Quote(blocks) => each_run(blocks, check),
            BlockKind::Table { head, rows, .. } => {
                head.iter().chain(rows.iter().flatten()).flatten().for_each(&mut *check);
            }
            BlockKind::Box(boxed) => each_run(&boxed.blocks, check),
            BlockKind::Picture(picture) => picture.caption.iter().for_each(&mut *check),
            BlockKind::Pause => {}
        }
    }
}

#[test]
fn every_kind_of_block() {
    let read = body(
        "第一段，*楷*，与**黑**。\n第二行\nand English\nlines\n\n## 小标题\n\n- 一\n- 二\n\n  二又\n\n3. 甲\n4. 乙\n\n> 引文\n\n| 甲 | 乙 |\n|---|---|\n| 1 | **2** |\n| 3\\|4 |\n\n---\n\n末段  \n断行\\\n再断\n",
    );
    assert_eq!(
        read.short(),
        "P(第一段，*楷*，与**黑**。第二行 and English lines) H(小标题) L(P(一)|P(二) P(二又)) L3(P(甲)|P(乙)) \
         Q(P(引文)) T(甲|乙/1|**2**/3|4|) ~ P(末段/断行/再断)"
    );
    read.assert_spots(false);
}

#[test]
fn what_is_no_markdown_is_set_as_typed() {
    let read = body(
        "#import \"x\" $x$ @a 3*4*5 <b>粗</b> ~~删~~ [^1] `a*b` &amp; \\# <https://a.b> [链](x) www.a.b\n\n<div>\n块 <b>\n</div>\n\n- [ ] 事\n\n```\n第 1 行\n  第 2 行\n```\n\n    缩进的段\n    又一段\n",
    );
    assert_eq!(
        read.short(),
        "P(#import \"x\" $x$ @a 3*4*5 <b>粗</b> ~~删~~ [^1] `a*b` & # https://a.b [链](x) www.a.b) \
         P(<div> 块 <b> </div>) L(P([ ] 事)) P(第 1 行/第 2 行) P(缩进的段) P(又一段)"
    );
    read.assert_spots(false);
}

#[test]
fn boxes_and_tabs() {
    let read = body(
        "> [!SIDEBAR] 题 *目*\n> 【延伸阅读】\n>\n> 正文\n> 次行\n>\n> - 项\n\n> [!note]\n> 注：一句\n\n> [!QUOTE]\n\n> 引\n",
    );
    assert_eq!(
        read.short(),
        "BS[延伸阅读][题 目](P(正文次行) L(P(项))) BN[-][-](P(注：一句)) BQ[-][-]() Q(P(引))"
    );
    read.assert_spots(false);
    let BlockKind::Box(boxed) = &read.blocks()[0].kind else { panic!() };
    assert_eq!(read.shown(boxed.tab.as_ref().unwrap().spot), "延伸阅读");
    assert!(read.shown(boxed.title.as_ref().unwrap().spot).starts_with("题 *目"));
}

#[test]
fn a_whole_story_may_have_a_tab() {
    let read = body("【延伸阅读】\n\n正文\n");
    let tab = read.story.as_ref().unwrap().tab.clone().unwrap();
    assert_eq!((&*tab.text, read.shown(tab.spot)), ("延伸阅读", "延伸阅读"));
    assert_eq!(read.short(), "P(正文)");
    assert!(body("【本报讯】记者\n").story.unwrap().tab.is_none());
}

#[test]
fn a_box_that_is_not_known_is_told_and_its_text_kept() {
    let read = body("> [!SIDBAR] 题\n> 文\n");
    assert_eq!(read.codes(), ["unknown-box", "joined-lines"]);
    assert!(read.faults.0[0].hint.as_ref().unwrap().zh.contains("[!SIDEBAR]"));
    assert_eq!(shorts(read.blocks()), "Q(P([!SIDBAR] 题文))");
}

#[test]
fn front_matter_becomes_lines_with_places() {
    let read = story(
        "\u{FEFF}---\r\ntitle: 新曲 传唱\r\ndeck: \"“杯”\"\r\nlead-in: >-\r\n  一行\r\n  二行\r\nbyline:\r\nimportance: second\r\nform: essay\r\n---\r\n文\r\n",
    );
    assert_eq!(read.short(), "P(文)");
    let story = read.story.as_ref().unwrap();
    assert_eq!((&*story.title.text, read.shown(story.title.spot)), ("新曲 传唱", "新曲 传唱"));
    let deck = story.deck.as_ref().unwrap();
    assert_eq!((&*deck.text, read.shown(deck.spot)), ("“杯”", "“杯”"));
    assert_eq!(story.lead_in.as_ref().unwrap().text, "一行二行");
    assert!(story.byline.is_none());
    assert_eq!(story.form, Form::Essay);
}

#[test]
fn front_matter_that_is_wrong() {
    assert_eq!(story("正文\n").codes(), ["front-matter"]);
    assert_eq!(story("").codes(), ["front-matter"]);
    assert_eq!(story("---\ntitle: 题\n正文\n").codes(), ["front-matter"]);
    assert_eq!(story("---\n---\n正文\n").codes(), ["missing-key"]);
    assert_eq!(story("---\nkicker: 引\n---\n正文\n").codes(), ["missing-key"]);
    assert_eq!(story("---\ntitle: ''\n---\n正文\n").codes(), ["missing-key"]);
    assert_eq!(story("---\ntitle: #import \"x\"\n---\n正文\n").codes(), ["no-value"]);
    assert_eq!(story("---\ntitle: 题 #1 楼\n---\n正文\n").codes(), ["cut-by-comment"]);
    let read = story("---\ntitle: 题\ncolour: 红\nauthor: 王\n---\n正文\n");
    assert_eq!(read.codes(), ["unknown-key", "unknown-key"]);
    assert!(read.story.is_some());
}

#[test]
fn fields_are_set_as_typed() {
    for typed in ["$x$", "<b>", "\\LaTeX", "3*4*5", "a @b", "“引”", "100%", "- 1"] {
        let quoted = serde_json::to_string(typed).unwrap();
        let read = story(&format!("---\ntitle: {quoted}\n---\n"));
        assert_eq!(read.story.unwrap().title.text, typed);
    }
    for typed in ["$x$", "<b>", "\\LaTeX", "3*4*5", "a @b", "“引”", "2026", "3.10", "true", "12:30"]
    {
        let read = story(&format!("---\ntitle: {typed}\n---\n"));
        assert_eq!(read.story.unwrap().title.text, typed);
    }
}

#[test]
fn pictures_alone_and_among_text() {
    let read = body(
        "![图*说*](<images/图 1.png> \"columns=2 place=top crop=50% credit='摄影 王'\")\n\n前![b](images/图%201.png)后\n",
    );
    assert_eq!(read.short(), "I(图*说*) P(前后) I(b)");
    let BlockKind::Picture(picture) = &read.blocks()[0].kind else { panic!() };
    assert_eq!(picture.pixels, Some((3, 2)));
    assert!((picture.ratio - 0.75).abs() < 1e-9);
    assert_eq!((picture.columns, picture.place), (Some(2), Some(PicturePlace::Top)));
    assert_eq!(read.shown(picture.credit.as_ref().unwrap().spot), "摄影 王");
    read.assert_spots(false);
}

#[test]
fn pictures_that_cannot_be_set() {
    let read = body(
        "![a](images/无.png)\n\n![b](../../etc/passwd)\n\n![c](https://a.b/c.jpg)\n\n![d](a.md)\n\n![e](</images/图 1.png>)\n\n![f](<images/图 1.png> \"colums=2\")\n",
    );
    assert_eq!(shorts(read.blocks()), "I(f)");
    assert_eq!(
        read.codes(),
        [
            "missing-file",
            "path-outside",
            "path-outside",
            "broken-picture",
            "path-outside",
            "picture-attribute"
        ]
    );
    let shown: Vec<&str> = read.faults.0.iter().map(|f| read.shown(f.spot.unwrap())).collect();
    assert_eq!(shown[0], "images/无.png");
    assert_eq!(shown[5], "colums=2");
}

#[test]
fn a_line_in_braces_above_a_table_says_its_columns() {
    let columns = |above: &str| {
        let read = body(&format!("甲乙。\n\n{above}| a | b |\n|---|---|\n| 1 | 2 |\n"));
        let tables = read.blocks().iter().filter_map(|block| match &block.kind {
            BlockKind::Table { columns, .. } => Some(*columns),
            _ => None,
        });
        let columns = tables.collect::<Vec<_>>();
        (columns, shorts(read.blocks()), read.codes().join(" "))
    };
    let set = "P(甲乙。) T(a|b/1|2)";
    for above in ["{columns=2}\n", "{columns=2}\n\n", "｛两栏｝\n\n"] {
        assert_eq!(columns(above), (vec![Some(2)], set.into(), String::new()), "{above}");
    }
    assert_eq!(columns(""), (vec![None], set.into(), String::new()));
    assert_eq!(columns("{colums=2}\n\n"), (vec![None], set.into(), "table-attribute".into()));
    let typed = "P(甲乙。) P({columns=2}) T(a|b/1|2)";
    assert_eq!(columns("\\{columns=2}\n\n"), (vec![None], typed.into(), String::new()));
}

#[test]
fn verse_keeps_its_lines() {
    let read = story("---\ntitle: 诗\nform: verse\n---\n　床前\n明月\n\n举头\n");
    assert_eq!(read.short(), "P(　床前/明月) P(举头)");
}

#[test]
fn paragraphs_marked_by_full_width_spaces() {
    let read = body("　　第一段，\n接着。\n　　第二段。\n");
    assert_eq!(read.short(), "P(第一段，接着。) P(第二段。)");
    read.assert_spots(false);
}

#[test]
fn a_link_definition_is_told() {
    let read = body("甲见[乙]\n\n[乙]: https://a.b/c\n");
    assert_eq!(read.codes(), ["link-definition"]);
    assert_eq!(read.shown(read.faults.0[0].spot.unwrap()), "[乙]: https://a.b/c");
    let read = body("甲\n\n[注]: 以上数据\n\n> [乙]: 丙\n\n[丁]: https://a.b/c\n");
    assert_eq!(read.short(), "P(甲) P([注]: 以上数据) Q(P([乙]: 丙)) P([丁]: https://a.b/c)");
    assert!(read.faults.0.is_empty());
    assert!(body("```\n[注]: 数据\n```\n\n[注]：文\n").faults.0.is_empty());
}

#[test]
fn entities_bring_in_nothing_unseen() {
    let read = body("甲&#8238;乙&#27;丙&nbsp;丁\n");
    assert_eq!(read.short(), "P(甲乙丙\u{a0}丁)");
    assert_eq!(story("---\ntitle: \"a\\u202Eb\\e\"\n---\n").codes(), ["bidi-control"]);
    assert_eq!(body("甲\u{202E}乙\n").codes(), ["bidi-control"]);
}

#[test]
fn hostile_markdown_ends_soon() {
    let start = std::time::Instant::now();
    for piece in [">", "[", "![", "- ", "*a ", "`", "<a ", "**", "&a", "|-", "  - a\n", "> "] {
        let read = body(&piece.repeat((1 << 20) / piece.len()));
        assert!(
            read.faults.0.iter().all(|fault| fault.code == Code::TooDeep || !fault.is_error()),
            "{piece}"
        );
    }
    assert_eq!(body(&"> ".repeat(40)).codes(), ["too-deep"]);
    assert!(start.elapsed().as_secs() < 300);
    assert_eq!(body(&"字".repeat(2 << 20)).codes(), ["text-too-large"]);
}

/// The letters of a text: what must survive whatever the markup does.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

pub(super) fn words(blocks: &[Block]) -> String {
    let mut words = String::new();
    for block in blocks {
        match &block.kind {
            BlockKind::Box(boxed) => {
                let lines = [&boxed.title, &boxed.tab];
                lines.into_iter().flatten().for_each(|line| words.push_str(&line.text));
                words.push_str(&self::words(&boxed.blocks));
            }
            BlockKind::Quote(blocks) => words.push_str(&self::words(blocks)),
            BlockKind::List { items, .. } => {
                items.iter().for_each(|item| words.push_str(&self::words(item)))
            }
            _ => each_run(std::slice::from_ref(block), &mut |run| {
                if let Run::Text { text, .. } = run {
                    words.push_str(text);
                }
            }),
        }
    }
    words
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    /// Markup around letters: no letter is lost, none comes twice, all know their place.
    #[test]
    fn no_letter_is_lost(
        text in "([甲乙丙丁，。“”ab]{1,4}|\\*{1,3}|_|`|~|\\\\|<|>|\\||\\[|\\]|\\(|\\)|!|#|&|&lt;|&|\n|\n\n|\n> |\n- |\n  |\n    |\n\\| |\n---\n|\n\\|-\\|\n| |　|\t|\\$|@){0,40}"
    ) {
        let read = body(&text);
        let Some(story) = &read.story else { return Ok(()) };
        read.assert_spots(true);
        let mut set = words(&story.blocks);
        if let Some(tab) = &story.tab {
            set.insert_str(0, &tab.text);
        }
        let told = read.codes().iter().any(|code| *code != "link-definition");
        let known = text.contains("](") || text.contains("]:") || text.contains("![") || text.contains("&lt;");
        if !told && !known {
            // The info string of a fence is markup.
            let fenced = text.contains("```") || text.contains("~~~");
            if !fenced {
                prop_assert_eq!(letters(&set), letters(&text));
            }
        }
    }

    #[test]
    fn any_text_is_read(text in "\\PC{0,80}") {
        body(&text);
        story(&text);
    }
}
