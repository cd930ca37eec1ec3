//! Briefs in a row: they run from column to column, and each is still a story of its own.

use std::fs;

use serde_json::Value;

use kanyin_testing::{Desk, han, story};

use super::pixels::Place;
use crate::run::{built, kanyin, output, things};

/// Lines of text of twelve briefs: one of a single line, one of twenty.
const LINES: [usize; 12] = [1, 20, 3, 4, 5, 3, 2, 8, 4, 5, 6, 2];
/// Points between two lines.
const LEADING: f64 = 13.5;
/// Points of a column of 14 characters.
const COLUMN: f64 = 126.0;

/// Writes briefs of so many lines in columns of 14 characters; gives their list.
fn briefs(desk: &Desk, lines: impl IntoIterator<Item = usize>) -> String {
    let mut list = Vec::new();
    for (n, lines) in lines.into_iter().enumerate() {
        let text = story(&format!("第{n}条简讯"), &han(lines * 14 - 3, n as u32 + 1));
        let text = text.replacen("---\n", "---\nimportance: brief\n", 1);
        desk.file(&format!("issues/1/stories/b{n}.md"), &text);
        list.push(format!("stories/b{n}.md"));
    }
    list.join(", ")
}

/// A page with nothing but twelve briefs under a rail head, in an area of so many of its columns and lines.
fn page(columns: usize, wide: usize, lines: usize, keys: &str) -> Desk {
    let desk =
        Desk::with_paper(&format!("name: 试报\ngrid: {{columns: {columns}, measure: 14}}\n"));
    let (rail, rest) = ("R".repeat(wide), "V".repeat(columns - wide));
    let below = "W".repeat(columns);
    let mut layout = format!("rows: [{lines}, auto]\nareas: [{rail}{rest}, {below}]\n");
    layout += &format!("R: {{is: briefs, name: rail{keys}}}\nW: {{is: white}}\n");
    layout += if wide < columns { "V: {is: white}\n" } else { "" };
    desk.file("layouts/one/layout.yaml", &layout);
    let list = briefs(&desk, LINES);
    desk.issue(&format!(
        "  - layout: one\n    stories: {{rail: {{head: 街坊简讯, stories: [{list}]}}}}\n"
    ));
    desk
}

/// The briefs on the page, column by column from the left, each from the top.
fn columns(desk: &Desk) -> Vec<Vec<(String, Place, usize)>> {
    let mut found: Vec<(String, Place, usize)> = things(desk, "brief")
        .iter()
        .map(|thing| {
            let file = thing["story"].as_str().unwrap().to_string();
            (file, Place::of(thing), thing["lines"].as_array().map_or(0, Vec::len))
        })
        .collect();
    found.sort_by(|a, b| (a.1.x, a.1.y).partial_cmp(&(b.1.x, b.1.y)).unwrap());
    found.chunk_by(|a, b| a.1.x == b.1.x).map(<[_]>::to_vec).collect()
}

#[test]
fn a_page_of_briefs_alone_runs_over_four_columns() {
    let desk = page(4, 4, 24, "");
    let run = built(&desk);
    assert!(!run.err.contains("[uneven-white]"), "{}", run.err);
    let columns = columns(&desk);
    assert_eq!(columns.len(), 4, "{columns:?}");
    let head = things(&desk, "rail-head");
    assert_eq!(head.len(), 1);
    assert_eq!(Place::of(&head[0]).x, columns[0][0].1.x, "the head is over the first column");

    let feet =
        columns.iter().map(|column| column.last().map_or(0.0, |(_, at, _)| at.y + at.height));
    let (least, most) = feet.fold((f64::MAX, 0.0f64), |(l, m), foot| (l.min(foot), m.max(foot)));
    assert!(most - least < 1.1 * LEADING, "columns end {:.1} pt apart", most - least);
    let mut seen: Vec<&str> = Vec::new();
    for column in &columns {
        for pair in column.windows(2) {
            let white = (pair[1].1.y - pair[0].1.y - pair[0].1.height) / LEADING;
            assert!((1.0..2.5).contains(&white), "{white} lines above {}", pair[1].0);
        }
        for (file, at, lines) in column {
            assert!((at.width - COLUMN).abs() < 0.1, "{file}: {}", at.width);
            let goes_on = seen.contains(&file.as_str());
            let n: usize = file.rsplit(['b', '.']).nth(1).unwrap().parse().unwrap();
            // Its head, and two lines of text; or what goes on is no single line.
            let fewest = if goes_on { 2 } else { 3.min(1 + LINES[n]) };
            assert!(*lines >= fewest, "{file}: {lines} lines");
            seen.push(file);
        }
    }
    // All stand there, in order.
    seen.dedup();
    let files: Vec<String> = (0..12).map(|n| format!("issues/1/stories/b{n}.md")).collect();
    assert_eq!(seen, files.iter().map(String::as_str).collect::<Vec<_>>());
}

#[test]
fn each_brief_of_a_row_is_a_story_of_its_own() {
    let desk = page(4, 4, 24, "");
    let run = kanyin(desk.folder(), &["archive"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let stories: Value = serde_json::from_slice(&output(&desk, "stories.json")).unwrap();
    let articles = stories["articles"].as_array().unwrap();
    assert_eq!(articles.len(), 12);
    let places: Vec<(usize, Place)> = articles
        .iter()
        .enumerate()
        .flat_map(|(n, article)| {
            article["places"].as_array().unwrap().iter().map(move |place| (n, Place::of(place)))
        })
        .collect();
    assert!(places.len() > 12, "one that goes on in the next column has two places");
    for (n, (one, a)) in places.iter().enumerate() {
        for (other, b) in &places[..n] {
            let wide = (a.x + a.width).min(b.x + b.width) - a.x.max(b.x);
            let high = (a.y + a.height).min(b.y + b.height) - a.y.max(b.y);
            assert!(wide < 0.1 || high < 0.1, "{one} and {other}: {a:?} {b:?}");
        }
    }
}

#[test]
fn a_layout_asks_for_columns_of_briefs() {
    let widths = |lines: usize, keys: &str| -> Vec<f64> {
        let desk = page(5, 2, lines, keys);
        built(&desk);
        columns(&desk).iter().map(|column| column[0].1.width).collect()
    };
    assert_eq!(widths(46, ", columns: 2"), [COLUMN, COLUMN]);
    let one = widths(60, "");
    assert!(one.len() == 1 && (one[0] - 264.5).abs() < 0.1, "{one:?}");
}

#[test]
fn a_row_on_a_page_that_makes_itself_up_stays_when_its_plan_is_kept() {
    let desk = Desk::new();
    let list = briefs(&desk, [7; 33]);
    desk.issue(&format!(
        "  - page: 1\n    layout: auto\n    stories: {{rail: {{head: 街坊简讯, stories: [{list}]}}}}\n"
    ));
    built(&desk);
    assert_eq!(columns(&desk).len(), 5);
    let first = output(&desk, "layout.json");
    let plan: Value = serde_yaml::from_slice(&output(&desk, "plan.yaml")).unwrap();
    let areas = plan["pages"][0]["areas"].as_array().unwrap();
    let rail = areas.iter().find(|area| area["area"] == "rail").unwrap();
    assert_eq!(rail["text-columns"].as_u64(), Some(5));

    let run = kanyin(desk.folder(), &["plan", "--alternatives", "2"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let run = kanyin(desk.folder(), &["plan", "--take", "1"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let kept = fs::read_to_string(desk.folder().join("issues/1/plan.yaml")).unwrap();
    assert!(kept.contains("text-columns: 5"), "{kept}");
    let run = built(&desk);
    assert!(!run.err.contains("plan.yaml"), "{}", run.err);
    assert!(output(&desk, "layout.json") == first, "the page is the same");

    // A person wants them wider.
    desk.file("issues/1/plan.yaml", &kept.replace("text-columns: 5", "text-columns: 4"));
    let run = kanyin(desk.folder(), &["build", "--proof"]);
    assert!(!run.err.contains("[stale-plan]"), "{}", run.err);
    assert_eq!(columns(&desk).len(), 4);
}
