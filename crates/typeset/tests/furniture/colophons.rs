//! Colophons of many and of long lines, in areas of every size.

use kanyin_testing::Desk;
use kanyin_testing::pages::{Paged, Rect, Type};

use super::drawn;
use super::sheets::Sheet;

fn entries(count: usize) -> Vec<(String, String)> {
    let texts = [
        "青檐街道办事处",
        "闻笛　执行主编 许见山　组版 施宁　校对 贺秋",
        "青檐街道茶亭路 9 号二楼东侧社区服务中心内　邮编 000000　电话 0000－3311 001（编辑部）　0000－3311 002（发行）",
        "laigao@yanxia.example　两周内答复，来稿请留姓名",
        "各社区居委会、茶亭小学门房、北埠菜场、七路巴士、街道图书馆、雁回岭长者食堂、砖窑里快递站均可免费取阅",
    ];
    (0..count).map(|n| (format!("第{n}项"), texts[n % texts.len()].to_owned())).collect()
}

fn desk(sheet: &Sheet, lines: u32, columns: usize, entries: &[(String, String)]) -> Desk {
    let list: String = entries.iter().map(|(label, text)| format!("  {label}: {text}\n")).collect();
    let desk = sheet.desk("青檐市第一中学校友报", &format!("colophon:\n{list}"));
    let all = sheet.columns as usize;
    let row = "Y".repeat(columns) + &"W".repeat(all - columns);
    let white = if columns < all { "W: {is: white}\n" } else { "" };
    desk.file(
        "layouts/one/layout.yaml",
        &format!("rows: [auto, {lines}]\nareas: [{}, {row}]\nA: {{is: story, name: a}}\nY: {{is: colophon}}\n{white}", "A".repeat(all)),
    );
    desk.file("issues/1/stories/a.md", "---\ntitle: 题目\n---\n\n正文。\n");
    desk.issue("  - {layout: one, stories: {a: stories/a.md}}\n");
    desk
}

fn wrong(paged: &Paged, entries: &[(String, String)]) -> Vec<String> {
    let thing = paged.laid.things.iter().find(|thing| thing.role == "colophon").unwrap();
    let place = Rect {
        left: thing.x,
        top: thing.y,
        right: thing.x + thing.width,
        foot: thing.y + thing.height,
    };
    let types = paged.types.iter().filter_map(|ty| Some((ty, ty.ink?)));
    let types: Vec<(&Type, Rect)> = types.filter(|(_, ink)| ink.meets(&place, 0.0)).collect();
    let mut wrong = drawn::overprints(&types, &[]);
    let off = types.iter().filter(|(_, ink)| !ink.is_within(&place, 0.8));
    wrong.extend(off.map(|(ty, ink)| format!("“{}” leaves it: {ink:.1?} {place:.1?}", ty.text)));
    wrong.extend(drawn::silent(paged, 1, entries.iter().map(|(label, _)| label.as_str())));
    wrong
}

#[test]
fn a_colophon_holds_its_lines_or_tells() {
    let mut found = Vec::new();
    for sheet in Sheet::all() {
        for (count, lines) in [(3, 8), (8, 12), (16, 12), (30, 14)] {
            for columns in [1, sheet.columns as usize / 2, sheet.columns as usize] {
                let entries = entries(count);
                let paged = desk(&sheet, lines, columns, &entries).paged();
                let wrong = wrong(&paged, &entries).into_iter();
                found.extend(wrong.map(|wrong| {
                    format!("{count} entries, {lines} lines, {columns} columns, {sheet:?}: {wrong}")
                }));
            }
        }
    }
    crate::none(found);
}
