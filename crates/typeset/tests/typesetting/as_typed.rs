//! Text is data: it comes out as it was typed, wherever it stands.

use kanyin_testing::Desk;
use kanyin_testing::pages::{Paged, letters};

/// What in Typst, TeX, HTML, YAML or Markdown might be code.
const TYPED: [&str; 8] = [
    r#"#import "x""#,
    "$x$",
    "<b>",
    r"\LaTeX",
    "@a",
    "3*4*5",
    "#{panic()}",
    "_甲_ `乙` [丙](丁) // 戊 ~ -- ...",
];

/// A YAML value that is what was typed.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// All words of a page.
fn words(paged: &Paged, page: u32) -> String {
    let types = paged.types.iter().filter(|ty| ty.page == page);
    letters(&types.map(|ty| ty.text.as_str()).collect::<String>())
}

#[test]
fn in_every_field_of_the_front_matter() {
    // With the name of a column the author stands beside it, without one in the text.
    let fields: [&[&str]; 4] = [
        &["title", "kicker", "deck", "byline", "lead-in"],
        &["title", "deck", "byline", "column"],
        &["form: essay", "title", "deck", "byline", "lead-in"],
        &["form: photos", "title", "kicker", "deck", "byline"],
    ];
    for typed in TYPED {
        let desk = Desk::new();
        desk.file("layouts/one/layout.yaml", "rows: [auto]\nareas: [AAAAA]\nA: {is: story}\n");
        let mut pages = String::new();
        for (n, fields) in fields.iter().enumerate() {
            let front: String = fields
                .iter()
                .map(|field| match field.contains(':') {
                    true => format!("{field}\n"),
                    false => format!("{field}: {}\n", quoted(&format!("子{typed}丑"))),
                })
                .collect();
            desk.file(&format!("issues/1/stories/{n}.md"), &format!("---\n{front}---\n正文。\n"));
            pages += &format!("  - {{layout: one, stories: [stories/{n}.md]}}\n");
        }
        desk.issue(&pages);
        let paged = desk.paged();
        for (n, fields) in fields.iter().enumerate() {
            let fields = fields.iter().filter(|field| !field.contains(':')).count();
            let words = paged.words_of(&format!("issues/1/stories/{n}.md"));
            let value = letters(&format!("子{typed}丑"));
            assert_eq!(words.matches(&value).count(), fields, "{typed} in story {n}: {words}");
            assert_eq!(words.replace(&value, ""), "正文。", "{typed} in story {n}");
        }
    }
}

#[test]
fn in_bodies_as_commonmark_reads_it() {
    let read = [
        (r#"甲#import "x"乙"#, r#"甲#import "x"乙"#),
        (r#"#import "x": *"#, r#"#import "x": *"#),
        ("$x$", "$x$"),
        ("甲<b>乙</b>", "甲<b>乙</b>"),
        ("<b>甲</b>", "<b>甲</b>"),
        (r"\LaTeX", r"\LaTeX"),
        ("@a", "@a"),
        ("3*4*5", "3*4*5"),
        ("3 * 4 * 5", "3*4*5"),
        (r"3\*4\*5", "3*4*5"),
        ("a_b_c", "a_b_c"),
        ("**甲**，*乙*", "甲，乙"),
        ("`#let x = 1`", "`#letx=1`"),
        ("[甲](https://a.example/b)", "甲"),
        ("甲 &amp; 乙 & 丙", "甲&乙&丙"),
        (r"C:\new\table", r"C:\new\table"),
        ("~~甲~~", "~~甲~~"),
        ("#{panic()}", "#{panic()}"),
        ("甲 // 乙 /* 丙 */", "甲//乙/*丙*/"),
        ("= 甲", "=甲"),
        ("甲---乙...丙", "甲---乙...丙"),
        (r#"“甲” "乙" '丙'"#, r#"“甲”"乙"'丙'"#),
    ];
    let desk = Desk::new();
    desk.file(
        "layouts/one/layout.yaml",
        "rows: [auto]\nareas: [RRRRR]\nR: {is: briefs, name: r}\n",
    );
    let mut entries = String::new();
    for (n, (typed, _)) in read.iter().enumerate() {
        desk.file(&format!("issues/1/stories/{n}.md"), &format!("---\ntitle: 题\n---\n{typed}\n"));
        entries += &format!("stories/{n}.md, ");
    }
    desk.issue(&format!("  - {{layout: one, stories: {{r: [{entries}]}}}}\n"));
    let paged = desk.paged();
    for (n, (typed, expected)) in read.iter().enumerate() {
        // In a narrow column a word may be hyphenated.
        let words = paged.words_of(&format!("issues/1/stories/{n}.md")).replace('\u{AD}', "");
        assert_eq!(words, format!("题{}", letters(expected)), "typed: {typed}");
    }
}

#[test]
fn in_boxes_tables_captions_and_lists() {
    for typed in ["#import \"x\"", "$x$", "@a", "#{panic()}", r"\LaTeX"] {
        let story = format!(
            "---\ntitle: 题\n---\n正文。\n\n## 标{typed}\n\n- 项{typed}\n- 又\n\n> 引{typed}\n\n\
             > [!SIDEBAR] 匣{typed}\n> 【签{typed}】\n>\n> 文{typed}\n\n\
             > [!NOTE]\n> 注{typed}\n\n> [!QUOTE]\n> 语{typed}\n\n\
             | 头{typed} | 二 | 三 |\n|--|--|--|\n| 格{typed} | 二 | 三 |\n\n\
             ![图{typed}](p.png \"columns=2 credit='摄{typed}'\")\n",
            typed = typed.replace('"', "“").replace("“x“", "“x”")
        );
        let typed = typed.replace('"', "“").replace("“x“", "“x”");
        let desk = Desk::new();
        desk.picture("p.png", 30, 20);
        let paged = desk.one_story(4, &story).paged();
        // In a narrow box a word may be hyphenated.
        let words = paged.words_of(kanyin_testing::STORY).replace('\u{ad}', "");
        for before in ["标", "项", "引", "匣", "签", "文", "注", "语", "头", "格", "图", "摄"]
        {
            let expected = letters(&format!("{before}{typed}"));
            assert!(words.contains(&expected), "{expected} is not in {words}");
        }
    }
}

#[test]
fn in_paper_and_issue() {
    let typed = quoted(&TYPED.concat());
    let desk = Desk::with_paper(&format!(
        "name: {typed}\nmasthead:\n  title: {typed}\n  motto: [{typed}]\n  seal: {typed}\n  publisher: {typed}\n  \
         registration: {typed}\n  website: {typed}\n  frequency: {typed}\ncolophon:\n  {typed}: {typed}\n"
    ));
    desk.file(
        "layouts/front/layout.yaml",
        "rows: [11, auto, 12]\nareas: [MMMMM, RRRRR, YYYYY]\nM: {is: masthead}\n\
         R: {is: briefs, name: r}\nY: {is: colophon}\n",
    );
    desk.file(
        "layouts/ear/layout.yaml",
        "rows: [12, auto]\nareas: [EEEEE, RRRRR]\nE: {is: ear}\nR: {is: briefs, name: r}\n",
    );
    desk.file("issues/1/stories/a.md", "---\ntitle: 题\n---\n正文。\n");
    desk.file("issues/1/stories/b.md", "---\ntitle: 题\n---\n正文。\n");
    desk.file(
        "issues/1/issue.yaml",
        &format!(
            "date: 2026-11-20\neditors: {{chief: {typed}, {typed}: {typed}}}\near: {{weather: {typed}, text: {typed}}}\npages:\n  \
             - {{layout: front, section: {typed}, stories: {{r: {{head: {typed}, stories: [stories/a.md]}}}}}}\n  \
             - {{layout: ear, section: {typed}, editor: {typed}, stories: {{r: {{head: {typed}, stories: [stories/b.md]}}}}}}\n"
        ),
    );
    let paged = desk.paged();
    let value = letters(&TYPED.concat());
    // Front: nameplate, ear's weather and text, publisher, registration, website, frequency; the
    // colophon's name, label and text; the rail head. Without ear and motto the nameplate stands alone.
    let front = words(&paged, 1);
    let count = front.matches(&value).count();
    // What is too long for a line of the furniture is left out, and told: website, frequency, motto, seal, editors.
    assert!(count >= 9, "{count} in {front}");
    let told: Vec<String> = paged.complaints();
    let furniture = ["报头排不下", "第 2 版的报眉排不下"];
    assert!(furniture.iter().all(|words| told.iter().any(|told| told.contains(words))), "{told:?}");
    assert_eq!(front.replace(&value, "").find(['#', '$', '\\']), None, "{front}");
    // Folio: section, the paper's name; the ear's weather and text; the rail head.
    let inner = words(&paged, 2);
    assert_eq!(inner.matches(&value).count(), 5, "{inner}");
    assert_eq!(inner.replace(&value, "").find(['#', '$', '\\']), None, "{inner}");
}
