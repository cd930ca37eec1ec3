//! Strips: sentences and senders of every length, in strips of every size.

use kanyin_testing::Desk;
use kanyin_testing::pages::{Paged, Rect, Type};

use super::drawn;
use super::sheets::Sheet;

const SENTENCES: [&str; 4] = [
    "垃圾不下水，纸船请放行。",
    "冬日用火用电莫大意，离家关阀断电再出门，邻里相互提醒。",
    "冬日用火用电莫大意，离家关阀断电再出门，邻里相互提醒，老人孩子多照看；楼道不堆杂物，电动车不上楼，消防通道一寸不占，生命之路时时畅通。",
    "Keep the stairs clear: bicycles, boxes and batteries belong elsewhere.",
];
const SENDERS: [&str; 3] = [
    "青檐街道",
    "护溪热线 0000－2468 1012　青檐街道 磨坊溪护溪人 宣",
    "青檐街道党工委、青檐街道办事处、青檐街道综合行政执法队、青檐市消防救援大队联合宣传",
];

fn desk(sheet: &Sheet, lines: u32, sentence: &str, sender: &str) -> Desk {
    let desk = sheet.desk("青檐社区", "");
    let all = sheet.columns as usize;
    desk.file(
        "layouts/one/layout.yaml",
        &format!("rows: [auto, {lines}]\nareas: [{}, {}]\nA: {{is: story, name: a}}\nP: {{is: strip, name: p}}\n", "A".repeat(all), "P".repeat(all)),
    );
    desk.file("issues/1/stories/a.md", "---\ntitle: 题目\n---\n\n正文。\n");
    desk.file(
        "issues/1/fillers/p.md",
        &format!("---\ntitle: {sentence:?}\nbyline: {sender}\n---\n"),
    );
    desk.issue("  - {layout: one, stories: {a: stories/a.md}, fillers: {p: fillers/p.md}}\n");
    desk
}

fn wrong(paged: &Paged, lines: u32, words: [&str; 2]) -> Vec<String> {
    let area = paged.type_area();
    let top = area.foot - f64::from(lines) * paged.laid.grid.leading;
    let types = paged.types.iter().filter_map(|ty| Some((ty, ty.ink?)));
    let types: Vec<(&Type, Rect)> = types.filter(|(_, ink)| ink.foot > top - 2.0).collect();
    let mut wrong = drawn::overprints(&types, &[]);
    let strip = Rect { top, foot: area.foot - 4.5, ..area };
    let off = types.iter().filter(|(_, ink)| !ink.is_within(&strip, 0.3));
    wrong.extend(
        off.map(|(ty, ink)| format!("“{}” leaves the strip: {ink:.1?} {strip:.1?}", ty.text)),
    );
    // A sentence too long for its strip is an error; what there is of it stands.
    let is_told = paged.told("overset").next().is_some();
    let words = words.into_iter().filter(|words| !(is_told && SENTENCES.contains(words)));
    wrong.extend(drawn::silent(paged, 1, words));
    wrong
}

#[test]
fn a_strip_holds_its_words_or_tells() {
    let mut found = Vec::new();
    for sheet in Sheet::all() {
        for sentence in SENTENCES {
            for (n, sender) in SENDERS.into_iter().enumerate() {
                let lines = [2, 3, 4, 6][(n + sentence.len()) % 4];
                let paged = desk(&sheet, lines, sentence, sender).paged();
                let wrong = wrong(&paged, lines, [sentence, sender]).into_iter();
                found.extend(wrong.map(|wrong| format!("{lines} lines, {sheet:?}: {wrong}")));
            }
        }
    }
    crate::none(found);
}
