//! Whatever blocks stand in whatever form, their text is on the page, or a fault tells of it.

use kanyin_diagnostics::Code;
use kanyin_testing::Desk;
use kanyin_testing::pages::{Copy, Paged, minus};

/// Every field of the front matter besides title and form.
const FIELDS: [&str; 5] =
    ["kicker: 引题字", "deck: 副题句", "byline: 署名人", "lead-in: 导语文", "column: 栏目名"];

/// Blocks of every kind, and some in each other.
const BODIES: [&str; 18] = [
    "正文段。",
    "## 小标题\n\n正文段。",
    "- 列项一\n- 列项二",
    "1. 序项一\n2. 序项二",
    "- 列项一\n  - 内项\n\n  内段\n- 列项二",
    "- 列项\n\n  > 列中引文\n\n  | 表头 | 头二 |\n  |--|--|\n  | 格一 | 格二 |",
    "> 引文段一\n>\n> 引文段二",
    "> 引文\n>\n> - 引中列项\n>\n> ![引中图说](p.png)",
    "> [!SIDEBAR] 方框题\n> 【方框签】\n>\n> 框文\n>\n> ## 框中小标\n>\n> - 框列项\n>\n> > 框引文",
    "> [!SIDEBAR] 方框题\n> 框文\n>\n> | 表头 | 头二 |\n> |--|--|\n> | 格一 | 格二 |\n>\n> ![框中图说](p.png)",
    "> [!NOTE] 注题\n> 注文\n>\n> - 注列项\n>\n> > 注引文",
    "> [!QUOTE] 大引题\n> 引语\n>\n> - 引语列项",
    "| 表头 | 头二 | 头三 |\n|--|--|--|\n| 格一 | 格二 | 格三 |",
    "![图说](p.png \"credit='摄影者'\")",
    "正文段。\n\n![图说甲](p.png \"place=here credit='摄影者'\")\n\n![图说乙](p.png)",
    "正文段。\n\n> [!SIDEBAR] 甲框题\n> 甲框文\n\n> [!SIDEBAR] 乙框题\n> 乙框文\n\n> [!QUOTE]\n> 甲引语\n\n> [!QUOTE]\n> 乙引语",
    "【全签】\n\n签下文字\n\n- 签下列项",
    "- **3.2** 公里：步道全长\n- **12** 座：桥\n\n数后文段。",
];

/// A page with one area of a kind, and a story in it.
fn page(area: &str, form: &str, fields: &[&str], body: &str) -> Paged {
    let desk = Desk::new();
    desk.picture("p.png", 30, 20);
    let front = fields.join("\n");
    desk.file(
        "issues/1/stories/a.md",
        &format!("---\ntitle: 主题字\nform: {form}\n{front}\n---\n{body}\n"),
    );
    let list = if area == "strip" { "fillers" } else { "stories" };
    desk.file(
        "layouts/one/layout.yaml",
        &format!("rows: [auto]\nareas: [AAAAA]\nA: {{is: {area}, name: a}}\n"),
    );
    desk.issue(&format!("  - {{layout: one, {list}: {{a: stories/a.md}}}}\n"));
    desk.paged()
}

/// What is neither on the page nor told of.
fn dropped(paged: &Paged) -> String {
    let fills = paged.issue.pages.iter().flat_map(|page| &page.fills);
    let story = fills.into_iter().find_map(|fill| match fill {
        kanyin_issue::Fill::Story(story) => Some(story.clone()),
        kanyin_issue::Fill::Briefs { stories, .. } => stories.first().cloned(),
        _ => None,
    });
    let story = story.unwrap();
    let is_told = paged.faults.iter().any(|fault| {
        fault.code != Code::Underset && fault.spot.is_some_and(|spot| spot.file == story.file)
    });
    let words = paged.words_of(&story.path.to_string_lossy());
    if is_told { String::new() } else { minus(&Copy::of(&story).all(), &words) }
}

#[test]
fn every_kind_of_block_in_every_form() {
    let mut found = Vec::new();
    for (area, form) in [
        ("story", "news"),
        ("story", "essay"),
        ("story", "photos"),
        ("story", "verse"),
        ("story", "figures"),
        ("briefs", "news"),
        ("strip", "news"),
    ] {
        for body in BODIES {
            let lost = dropped(&page(area, form, &[], body));
            if !lost.is_empty() {
                found.push(format!("{area}, form {form}, {body:?}: “{lost}”"));
            }
        }
    }
    crate::none(found);
}

#[test]
fn every_field_of_the_front_matter_in_every_form() {
    let mut found = Vec::new();
    for (area, form, body) in [
        ("story", "news", "正文段。"),
        ("story", "news", "【全签】\n\n签下文字"),
        ("story", "essay", "正文段。"),
        ("story", "essay", "正文段。\n\n![图说](p.png)\n\n> [!QUOTE]\n> 引语"),
        ("story", "photos", "正文段。\n\n![图说](p.png)"),
        ("story", "verse", "诗行一\n诗行二"),
        ("story", "figures", "- **3.2** 公里：步道全长"),
        ("briefs", "news", "正文段。"),
        ("strip", "news", "正文段。"),
    ] {
        for field in FIELDS {
            let lost = dropped(&page(area, form, &[field], body));
            if !lost.is_empty() {
                found.push(format!("{area}, form {form}, {field}, {body:?}: “{lost}”"));
            }
        }
        let lost = dropped(&page(area, form, &FIELDS, body));
        if !lost.is_empty() {
            found.push(format!("{area}, form {form}, all fields, {body:?}: “{lost}”"));
        }
    }
    crate::none(found);
}
