//! A story that is written as Markdown and read back is the same story.

use proptest::prelude::*;

use kanyin_archive::{Article, ArticleBlock, markdown};
use kanyin_issue::Fill;
use kanyin_testing::pages::real_issues;
use kanyin_testing::{Desk, STORY};

use super::hostile;
use super::made::normal;

/// Reads a story; none if it cannot be read.
fn read(desk: &Desk, text: &str) -> Option<Article> {
    desk.file(STORY, text);
    let issue = desk.load().issue?;
    let story = issue.pages.iter().flat_map(|page| &page.fills).find_map(|fill| match fill {
        Fill::Story(story) => Some(story.clone()),
        _ => None,
    });
    let story = story?;
    Some(Article::of(&story, 1, 1, None))
}

fn desk() -> Desk {
    let desk = Desk::new().one_story(3, "---\ntitle: 题\n---\n");
    desk.picture("p.png", 300, 200);
    desk
}

/// Every picture of a story is the one that the desk has.
fn named(blocks: &mut [ArticleBlock]) {
    for block in blocks {
        match block {
            ArticleBlock::Photo(photo) => (photo.file, photo.web) = ("p.png".into(), None),
            ArticleBlock::List { items, .. } => items.iter_mut().for_each(|item| named(item)),
            ArticleBlock::Quote { blocks } | ArticleBlock::Box { blocks, .. } => named(blocks),
            _ => {}
        }
    }
}

/// Writes and reads a story.
fn comes_back(desk: &Desk, article: &Article) {
    let mut article = article.clone();
    named(&mut article.blocks);
    let text = markdown(&article);
    let read = read(desk, &text).unwrap_or_else(|| panic!("cannot be read:\n{text}"));
    let place = Article {
        number: article.number,
        id: article.id.clone(),
        page: article.page,
        places: article.places.clone(),
        ..read
    };
    let mut article = normal(&article);
    let mut place = normal(&place);
    for article in [&mut article, &mut place] {
        without_sizes(&mut article.blocks);
    }
    assert_eq!(place, article, "\n{text}");
}

fn without_sizes(blocks: &mut [ArticleBlock]) {
    for block in blocks {
        if let ArticleBlock::Photo(photo) = block {
            (photo.width, photo.height) = (None, None);
        }
    }
}

#[test]
fn every_story_of_the_real_issues() {
    let desk = desk();
    for (_, paged) in real_issues() {
        let edition = kanyin_archive::Edition::of(&paged.issue, &paged.laid);
        edition.articles.iter().for_each(|article| comes_back(&desk, article));
    }
}

#[test]
fn a_hostile_story() {
    comes_back(&desk(), &hostile::edition().articles[0]);
}

#[test]
fn emphasis_that_touches_marks() {
    let desk = desk();
    for body in [
        "说**“重要”**的",
        "a**b**c*d*e***f***g",
        "*“引”***“强”***尾*",
        "**&#32;白边&#32;**",
        "甲**，**乙*。*丙",
        "**x***y***z**",
        "**【标】** 后文",
        "1\\. 不是列表\n\n\\- 也不是\n\n\\# 也不是",
        "\\===\n\n:-- | --:",
        "甲\\\n乙\\\n\\\n丙",
        "- 甲\n- 乙\n\n* 丙\n\n1. 丁\n\n   戊\n2. - 己\n\n     > 庚",
        "![图*说*](p.png \"credit='摄 \\\" & &amp; ‘影’'\")",
        "| a\\|b | `c\\\\` |\n| --- | --- |\n| **d** | \\\\\\| |",
        "标题\\\n两行\n---\n正文",
        "##  # 题 #\n\n正文&nbsp;&amp;nbsp; &copy &#38;copy;",
        "> [!NOTE] 题\\*目 ]\n> 【签】\n>\n> 甲\n\n> 乙\n\n>\n\n-\n",
        "哇！\\![不是图](x)\n\n哇\\!",
        "CO~2~与**SO~4~^2-^**，10^8^\\~2\\~ m\\^2\\^",
        "甲[^1]，**乙[^b]丙**[^c]：\n\n[^c]&#58; 不是注\n\n[^b]: 二\\\n又\n\n[^1]: **一**\n\n[^c]: 三",
        "见[**“此处”**站](https://a.cn/x?a=1&b=(2)_c_*d*)[再](mailto:a@b.cn)看，<https://a.cn/~x/~y>；**[“甲”](tel:1)**乙",
        "![图](p.png \"columns=2 place=top crop=12.5% focus=30%,40.5% credit='摄'\")\n\n![又](p.png 'crop=0%')",
        "{columns=2}\n\n| a | [b](http://a.b/) |\n| --- | --- |\n| c | d |",
        "题记 {right}\n\n甲 \\{right}\n\n> [!SIDEBAR] 题\n> 乙[^1]。\n>\n> ——江平\n\n[^1]: 注\n\n完 {center}",
    ] {
        let article = read(&desk, &format!("---\ntitle: 题\n---\n\n{body}\n")).unwrap();
        comes_back(&desk, &article);
    }
}

/// Pieces of which stories are made.
pub const PIECES: &[&str] = &[
    "**",
    "*",
    "***",
    "_",
    "`",
    "[",
    "]",
    "(",
    ")",
    "!",
    "<b>",
    "&amp;",
    "&",
    "&lt;",
    "&#42;",
    "\\",
    "\n",
    "\n\n",
    "\n> ",
    "\n>\n> ",
    "\n- ",
    "\n  - ",
    "\n1. ",
    "\n2) ",
    "\n## ",
    "\n| a | b |\n| --- | --- |\n| c | d |\n",
    "\u{3000}",
    "  \n",
    "\\\n",
    " ",
    "文",
    "字句",
    "“",
    "”",
    "，",
    "abc",
    "0.3 m",
    "\n> [!NOTE]",
    "\n> [!SIDEBAR] ",
    "【标】",
    "\n\n![图](p.png \"credit='摄'\")\n\n",
    "![说明](p.png)",
    "~~",
    "\n---\n",
    "#",
    ":",
    "http://a.b/c_d",
    "[字](http://a.b/c_d)",
    "[*“b”*](mailto:a@b.cn)",
    "<https://a.b/~c~>",
    "![图](p.png 'columns=2 place=here focus=left crop=7%')",
    "\n\n{columns=2}\n\n",
    "\n```\n",
    "+",
    "-",
    "=",
    "|",
    "é",
    "🙂",
    "\u{300}",
    "\n    ",
    "1.",
    "\\*",
    "CO",
    "~2~",
    "^2^",
    "[^1]",
    "[^1]: ",
    "\n\n[^1]：",
    "{right}",
    "{center}\n",
    "{",
    "^",
    "——",
];

/// Pieces of signatures, notes, sub- and superscript, and what only looks so.
const ASKED_FOR: &[&str] = &[
    "CO",
    "~2~",
    "^2^",
    "~",
    "^",
    "[^1]",
    "[^1]: ",
    "[^甲]",
    "\n\n[^甲]：",
    "［^1］",
    "{right}",
    "{center}\n",
    "｛居右｝",
    "{",
    "}",
    "\\",
    "——",
    "江平",
    "文",
    "。",
    "：",
    ":",
    " ",
    "\u{3000}\u{3000}",
    "\n\n　　　　",
    "\n",
    "\n\n",
    "\\\n",
    "  \n",
    "\n> ",
    "\n>\n> ",
    "\n> [!SIDEBAR] 题\n> ",
    "\n\n> [!NOTE]\n>\n> ",
    "\n\n    ",
    "\n## ",
    "\n| a | b |\n| --- | --- |\n| c | d |\n",
    "2026年1月2日",
    "&#24;",
    "&#27;1&#28;",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_story_of_lines_asked_for(
        pieces in prop::collection::vec(prop::sample::select(ASKED_FOR), 0..40),
        form in prop::sample::select(&["news", "verse"][..]),
    ) {
        let desk = desk();
        let text = format!("---\ntitle: 题\nform: {form}\n---\n\n{}\n", pieces.concat());
        if let Some(article) = read(&desk, &text) {
            comes_back(&desk, &article);
        }
    }

    #[test]
    fn any_story(
        pieces in prop::collection::vec(prop::sample::select(PIECES), 0..40),
        form in prop::sample::select(&["news", "verse", "essay", "figures", "names", "photos"][..]),
        title in "\\PC{1,12}",
        direction in prop::sample::select(&["", "direction: vertical\n"][..]),
    ) {
        let desk = desk();
        let title = serde_json::Value::from(title);
        let body = pieces.concat();
        let text = format!("---\ntitle: {title}\nform: {form}\n{direction}---\n\n{body}\n");
        if let Some(article) = read(&desk, &text) {
            comes_back(&desk, &article);
        }
    }
}
