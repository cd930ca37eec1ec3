//! A `plan.yaml` beside `issue.yaml` is obeyed, and what of it cannot be is told with its line.

use serde_json::Value;

use kanyin_testing::{Desk, han, story};

use super::pixels::Place;
use crate::run::{Run, kanyin, output, things};

/// Two stories one above the other, five columns wide; the upper one has a wide picture.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.file(
        "layouts/two/layout.yaml",
        "rows: [auto, auto]\nareas: [AAAAA, BBBBB]\nA: {is: story, name: a}\nB: {is: story, name: b}\n",
    );
    desk.picture("p.png", 1500, 1000);
    let body = format!("![图说](p.png)\n\n{}", han(5 * 14 * 26, 1));
    desk.file("issues/1/stories/a.md", &story("街坊一起种下的菜园", &body));
    desk.file("issues/1/stories/b.md", &story("末班车等人", &han(5 * 14 * 24, 2)));
    desk.issue("  - layout: two\n    stories: {a: stories/a.md, b: stories/b.md}\n");
    desk
}

fn build(desk: &Desk) -> Run {
    kanyin(desk.folder(), &["build", "--only", "web"])
}

fn plan(desk: &Desk) -> String {
    String::from_utf8(output(desk, "plan.yaml")).unwrap()
}

/// A value of the plan that was written, by its JSON pointer.
fn planned(desk: &Desk, pointer: &str) -> Value {
    let plan: Value = serde_yaml::from_slice(&output(desk, "plan.yaml")).unwrap();
    plan.pointer(pointer).cloned().unwrap_or_default()
}

const AREA: &str = "/pages/0/areas/0";

/// The picture as it stands on the page.
fn picture(desk: &Desk) -> Place {
    Place::of(&things(desk, "picture")[0])
}

/// The plan of a page with these rows, for the upper story these keys.
fn pins(rows: &str, keys: &str) -> String {
    format!("pages:\n- page: 1\n  rows: {rows}\n  areas:\n  - area: a\n{keys}")
}

#[test]
fn a_whole_copy_changes_nothing_and_nothing_is_told() {
    let desk = desk();
    build(&desk);
    let (before, stood) = (plan(&desk), picture(&desk));
    desk.file("issues/1/plan.yaml", &before);
    let run = build(&desk);
    assert!(!run.err.contains("plan.yaml:"), "{}", run.err);
    assert_eq!(plan(&desk), before);
    assert_eq!(picture(&desk), stood);
}

#[test]
fn a_picture_stands_where_it_is_pinned() {
    let desk = desk();
    build(&desk);
    let top_before = picture(&desk).y;
    for (columns, column, edge) in [(3, 1, "foot"), (2, 2, "top"), (2, 3, "foot"), (1, 5, "foot")] {
        let keys = format!(
            "    pictures:\n    - file: issues/1/stories/p.png\n      columns: {columns}\n      column: {column}\n      edge: {edge}\n"
        );
        desk.file("issues/1/plan.yaml", &pins("[auto, auto]", &keys));
        let run = build(&desk);
        assert!(!run.err.contains("plan.yaml:"), "{columns} {column} {edge}: {}", run.err);
        let is = |key: &str| planned(&desk, &format!("{AREA}/pictures/0/{key}"));
        assert_eq!(
            (is("columns"), is("column"), is("edge")),
            (columns.into(), column.into(), edge.into())
        );
        // On the page as in the plan: a column and its gutter are 138.5 pt wide.
        let Place { x, y, width, .. } = picture(&desk);
        let left = leftmost_text(&desk);
        assert!((x - left - 138.5 * f64::from(column - 1)).abs() < 12.0, "{x} from {left}");
        assert!((width - (138.5 * f64::from(columns) - 12.5)).abs() < 12.0, "{width}");
        assert_eq!(edge == "foot", y > top_before + 60.0, "{y}, it was at {top_before}");
    }
}

/// The left edge of the leftmost text on the page.
fn leftmost_text(desk: &Desk) -> f64 {
    things(desk, "body").iter().map(|body| Place::of(body).x).fold(f64::INFINITY, f64::min)
}

#[test]
fn a_head_and_the_rows_are_as_pinned() {
    let desk = desk();
    build(&desk);
    let height = planned(&desk, "/pages/0/rows/0").as_u64().unwrap();
    let size = planned(&desk, &format!("{AREA}/head/size")).as_str().unwrap().to_string();
    let other = other_size(&desk, &size);
    let pinned = height - 3;
    let keys = format!("    head: {{size: {other}}}\n");
    desk.file("issues/1/plan.yaml", &pins(&format!("[{pinned}, auto]"), &keys));
    let run = build(&desk);
    assert!(!run.err.contains("plan.yaml:"), "{}", run.err);
    assert_eq!(planned(&desk, "/pages/0/rows/0"), pinned);
    assert_eq!(planned(&desk, &format!("{AREA}/height")), pinned);
    assert_eq!(planned(&desk, &format!("{AREA}/head/size")), other.as_str());
    let shown = kanyin(desk.folder(), &["plan"]).out;
    assert!(shown.contains(&format!("各排的行数照 plan.yaml：{pinned}、auto")), "{shown}");
    assert!(shown.contains(&format!("标题 {other} × 1 行（定的）")), "{shown}");
}

/// Another size that the title can have: the message of one that it cannot have names them.
fn other_size(desk: &Desk, size: &str) -> String {
    desk.file("issues/1/plan.yaml", &pins("[auto, auto]", "    head: {size: 7pt}\n"));
    let run = build(desk);
    let told = run.err.lines().find(|line| line.contains("[plan-not-kept]"));
    let told = told.unwrap_or_else(|| panic!("{}", run.err));
    assert!(told.contains("issues/1/plan.yaml:6:18: 提醒"), "{told}");
    assert_eq!(planned(desk, &format!("{AREA}/head/size")), size, "as if it were not pinned");
    let ways = told.split("能排的是 ").nth(1).unwrap().split(" [").next().unwrap();
    let one_row = ways.split('、').filter_map(|way| way.strip_suffix(" × 1 行"));
    one_row.map(str::to_string).find(|other| other != size).unwrap_or_else(|| panic!("{told}"))
}

#[test]
fn what_cannot_be_kept_is_told_with_its_line_and_made_as_if_unpinned() {
    let desk = desk();
    build(&desk);
    let (before, stood) = (plan(&desk), picture(&desk));
    let told = |plan: &str, lines: &[&str]| {
        desk.file("issues/1/plan.yaml", plan);
        let run = build(&desk);
        let said: Vec<&str> = run.err.lines().filter(|line| line.contains("plan.yaml:")).collect();
        assert_eq!(said.len(), lines.len(), "{plan}\n{}", run.err);
        for line in lines {
            assert!(said.iter().any(|said| said.contains(line)), "{line}\n{}", run.err);
        }
        assert_eq!(self::plan(&desk), before, "{plan}");
        assert_eq!(picture(&desk), stood, "{plan}");
    };
    told(
        &pins("[30, 30]", ""),
        &["plan.yaml:3:10: 提醒：各排的行数加起来是 60，凑不满版心的 73 行"],
    );
    told(&pins("[90, auto]", ""), &["plan.yaml:3:10: 提醒"]);
    told(&pins("[30]", ""), &["plan.yaml:3:10: 提醒：版式有 2 排区块，这里写了 1 排"]);
    let one = |keys: &str| pins("[auto, auto]", &format!("    pictures:\n    - {{{keys}}}\n"));
    told(&one("columns: 6"), &["plan.yaml:7:17: 提醒：这个区块只有 5 栏，图占不了 6 栏"]);
    told(&one("column: 7"), &["plan.yaml:7:16: 提醒"]);
    told(
        &one("file: issues/1/stories/q.png, columns: 3"),
        &["plan.yaml:7:14: 提醒：这张图（或方框）不在"],
    );
    let files = pins("[auto, auto]", "    files: [issues/1/stories/c.md]\n    head: {size: 7pt}\n");
    told(&files, &["plan.yaml:6:13: 提醒：这个区块里现在是 issues/1/stories/a.md"]);
    told("pages:\n- {page: 2, rows: [3]}\n", &["plan.yaml:2:10: 提醒：这一期没有第 2 版"]);
    told(
        "pages:\n- {page: 1, layout: one, rows: [3]}\n",
        &["plan.yaml:2:21: 提醒：第 1 版的版式现在是“two”"],
    );
    told(
        "pages:\n- page: 1\n  areas: [{area: aa, head: {size: 7pt}}]\n",
        &["plan.yaml:3:18: 提醒"],
    );
    told("pages:\n- page: 1\n  row: [3]\n", &["plan.yaml:3:3: 错误：不认识的键“row”"]);
    told("", &[]);
}

#[test]
fn what_means_nothing_on_a_page_that_makes_itself_up_is_told_with_its_line() {
    let desk = Desk::new();
    for name in ["a", "b"] {
        let text = format!("---\ntitle: {name}\n---\n\n{}。\n", kanyin_testing::han(400, 7));
        desk.file(&format!("issues/1/stories/{name}.md"), &text);
    }
    desk.file(
        "issues/1/issue.yaml",
        "date: 2026-11-20\npages:\n- {page: 1, stories: [stories/a.md, stories/b.md]}\n",
    );
    let told = |plan: &str, wanted: &str| {
        desk.file("issues/1/plan.yaml", plan);
        let run = kanyin(desk.folder(), &["check"]);
        assert!(run.err.contains(wanted), "{plan}\n{}", run.err);
    };
    let place =
        |name: &str| format!("  - {{area: {name}, column: 1, columns: 5, top: 12, height: 9}}\n");
    told(
        "pages:\n- page: 1\n  areas:\n  - {area: a, column: 1}\n",
        "plan.yaml:4:12: 提醒：“a”的位置不全",
    );
    let twice = format!("pages:\n- page: 1\n  areas:\n{}{}{}", place("a"), place("b"), place("a"));
    told(&twice, "plan.yaml:6:12: 提醒：“a”的位置写了两次，照第 4 行的");
    told("pages:\n- page: 1\n- page: 1\n", "plan.yaml:3:9: 提醒：第 1 版写了两次");
    told("pages:\n- page: 1\n  rows: [3, 4]\n", "plan.yaml:3:10: 提醒：这一版自己拼");
    told(
        "pages:\n- page: 1\n  stories: [stories/a.md]\n",
        "plan.yaml:3:13: 提醒：这一期的稿件由 issue.yaml",
    );
    let with_rows = format!("pages:\n- page: 1\n  rows: [3, 4]\n  areas:\n{}", place("a"));
    told(&with_rows, "plan.yaml:3:10: 提醒：这一版自己拼");
    // Nobody chooses the place of the masthead.
    let whole = "  - {area: a, column: 1, columns: 5, top: 12, height: 29}\n  - {area: b, column: 1, columns: 5, top: 43, height: 30}\n";
    let masthead = |lines: u32| {
        format!("  - {{area: masthead, column: 1, columns: 5, top: 0, height: {lines}}}\n")
    };
    let higher = format!("pages:\n- page: 1\n  areas:\n{}{whole}", masthead(16));
    told(&higher, "plan.yaml:4:12: 提醒：“masthead”横贯版面，位置由程序定：从第 0 行起，11 行");
    desk.file(
        "issues/1/plan.yaml",
        &format!("pages:\n- page: 1\n  areas:\n{}{whole}", masthead(11)),
    );
    let run = kanyin(desk.folder(), &["check"]);
    assert!(!run.err.contains("plan.yaml:"), "{}", run.err);
    let goes_on = "pages:\n- page: 1\n  areas: [{area: a, paragraphs: 3}]\n";
    told(goes_on, "plan.yaml:3:33: 提醒：这里的稿件不转到别的版");
}
