//! Rules 1 to 8 of docs/rules.md §1, each read from the pages of the sample issue and of the real ones.

use std::sync::LazyLock;

use kanyin_testing::Desk;
use kanyin_testing::pages::{Paged, checks, real_issues, rect_of};
use kanyin_typeset::Thing;

use super::classes::Class;
use super::counts::Counts;
use super::judge::{self, Mode};
use super::lines::Places;
use super::pages::{Kind, OnPage, lines_in, paragraphs};
use crate::none;

/// The texts of the issues, as set; and running text that was not found.
pub struct Read {
    pub name: &'static str,
    pub paged: &'static Paged,
    pub texts: Vec<OnPage>,
    lost: Vec<String>,
}

/// The issues, read.
pub static READ: LazyLock<Vec<Read>> = LazyLock::new(|| {
    real_issues()
        .iter()
        .map(|(name, paged)| {
            let (texts, lost) = paragraphs(paged);
            Read { name, paged, texts, lost }
        })
        .collect()
});

/// What breaks a rule in the texts of the issues.
fn broken(rule: u8, which: impl Fn(&OnPage) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for read in READ.iter() {
        for text in read.texts.iter().filter(|text| which(text)) {
            let mode = if text.is_justified() { Mode::Justified } else { Mode::Ragged };
            for fault in judge::faults(&text.set, mode).into_iter().filter(|f| f.rule == rule) {
                found
                    .push(format!("{}: {} ({}): {}", read.name, text.story, text.role, fault.what));
            }
        }
    }
    found
}

#[test]
fn rule_1_lines_are_set_solid() {
    for read in READ.iter() {
        none(read.lost.clone());
        let justified = read.texts.iter().filter(|text| text.is_justified());
        assert!(justified.count() > 10, "{} has hardly a paragraph", read.name);
    }
    none(broken(1, |_| true));
}

/// What the issue asks for in figures, of all that is justified.
#[test]
fn rule_1_hardly_a_character_off_the_em() {
    for read in READ.iter() {
        let mut counts = Counts::default();
        let justified = read.texts.iter().filter(|text| text.is_justified());
        justified.for_each(|text| counts.add(&text.set));
        assert!(counts.pairs > 300, "{}: {counts:?}", read.name);
        assert!(counts.percent_unexcused() < 0.1, "{}: {counts:?}", read.name);
        assert_eq!((counts.broken, counts.marks, counts.over), (0, 0, 0), "{}", read.name);
    }
}

#[test]
fn rule_2_one_baseline_grid() {
    for read in READ.iter() {
        none(checks::off_the_grid(read.paged));
        let boxed = read.texts.iter().filter(|text| text.is_justified());
        assert!(boxed.count() > 10);
        // Text in boxes too (docs/look.md §6).
        let things = read.paged.laid.things.iter().filter(|t| matches!(t.role, "box" | "brief"));
        let lines = things.flat_map(|thing| &thing.lines);
        let off = lines.filter(|line| {
            let body = read.paged.types.iter().any(|ty| {
                (ty.baseline - line.baseline).abs() < 0.01
                    && (ty.x - line.x).abs() < 0.01
                    && (ty.size - read.paged.laid.grid.size).abs() < 0.01
                    && ty.family != "Noto Sans CJK SC"
            });
            body && read.paged.off_grid(line.baseline) > 0.01
        });
        none(off.map(|line| format!("{}: “{}” is off the grid", read.name, line.text)).collect());
    }
}

#[test]
fn rule_3_no_line_begins_or_ends_with_what_may_not() {
    let mut found = broken(3, |_| true);
    for read in READ.iter() {
        let places = Places::of(&read.paged.laid.document);
        for thing in read.paged.laid.things.iter().filter(|thing| !is_upright(thing)) {
            for line in lines_in(&places, thing) {
                let text = line.text();
                let class = |c: Option<char>| c.map(|c| Class::of(c, true));
                let first = class(text.chars().next());
                if matches!(
                    first,
                    Some(Class::Close | Class::Stop | Class::Exclaims | Class::Interpunct)
                ) {
                    found.push(format!("{}: {}: “{text}” begins so", read.name, thing.role));
                }
                // The quotation mark over a pull quote is an ornament.
                if class(text.chars().last()) == Some(Class::Open) && thing.role != "pull-quote" {
                    found.push(format!("{}: {}: “{text}” ends so", read.name, thing.role));
                }
            }
        }
    }
    none(found);
}

/// Whether a thing's words stand one under the other.
fn is_upright(thing: &Thing) -> bool {
    let single = thing.lines.iter().filter(|line| line.text.chars().count() == 1).count();
    matches!(thing.role, "headline" | "masthead" | "strip") && single > 3
}

#[test]
fn rule_4_marks_are_squeezed_and_dashes_join() {
    none(broken(4, |_| true));
}

#[test]
fn rule_5_a_quarter_em_between_han_and_latin() {
    let read: usize = READ.iter().map(|read| gaps(&read.texts)).sum();
    assert!(read > 50, "only {read} gaps were seen");
    none(broken(5, |_| true));
}

/// The same lines, glyph by glyph.
#[test]
fn rule_5_typed_spaces_make_no_difference() {
    let with = "街道在2021年3月启用App预约，共有12个窗口、3台机器，Act+渠道在5楼，互联网+平台在1楼，欢迎大家前来办理。";
    let without: String =
        with.replace("2021年", " 2021 年 ").replace("App", " App ").replace("Act+", "Act+ ");
    let places = [with, &without].map(|text| {
        let story = format!("---\ntitle: 题\n---\n{text}\n");
        let paged = Desk::new().one_story(1, &story).paged();
        let (texts, lost) = paragraphs(&paged);
        none(lost);
        let body = texts.iter().find(|text| text.role == "body").expect("a paragraph");
        let lines = body.set.lines.iter();
        let cells = lines
            .flat_map(|line| line.places.iter().map(|place| (place.cell * 1000.0).round() as i64));
        (
            body.set.lines.iter().map(|line| line.cells.clone()).collect::<Vec<_>>(),
            cells.collect::<Vec<i64>>(),
        )
    });
    assert_eq!(places[0], places[1]);
}

fn gaps(texts: &[OnPage]) -> usize {
    use super::text::Glue;
    let joins = texts.iter().flat_map(|text| &text.set.text.joins);
    joins.filter(|join| join.glue == Glue::Gap).count()
}

#[test]
fn rule_6_indents_runts_and_columns() {
    let mut found = broken(6, |text| text.kind != Kind::Small);
    for read in READ.iter() {
        found.extend(columns(read).into_iter().map(|what| format!("{}: {what}", read.name)));
    }
    none(found);
}

/// Columns that begin with a paragraph's last line or end with a subhead.
fn columns(read: &Read) -> Vec<String> {
    let mut found = Vec::new();
    for story in read.paged.stories() {
        let path = story.path.to_string_lossy().into_owned();
        let lasts: Vec<String> = read
            .texts
            .iter()
            .filter(|text| text.story == path && text.is_justified() && text.set.lines.len() > 1)
            .map(|text| {
                text.set.text.shown(text.set.lines.last().unwrap().cells.clone()).replace(' ', "")
            })
            .collect();
        for area in areas(read.paged, &path) {
            for (_, things) in read.paged.columns(&path, &area) {
                let mut things = things;
                things.sort_by(|a, b| a.y.total_cmp(&b.y));
                let text =
                    |line: &kanyin_typeset::TextLine| line.text.replace([' ', '\u{3000}'], "");
                if let Some(first) = things[0].lines.first()
                    && lasts.contains(&text(first))
                {
                    found.push(format!("{path}: a column begins with “{}”", first.text));
                }
                let last = things[things.len() - 1];
                if last.role == "subhead" {
                    found.push(format!("{path}: a column ends with a subhead"));
                }
            }
        }
    }
    found
}

fn areas(paged: &Paged, story: &str) -> Vec<String> {
    let mut areas: Vec<String> =
        paged.things_of(story).iter().map(|thing| thing.area.clone()).collect();
    areas.sort();
    areas.dedup();
    areas
}

#[test]
fn rule_8_columns_end_flush_and_headlines_keep_apart() {
    let mut found = Vec::new();
    for read in READ.iter() {
        found.extend(checks::ragged(read.paged));
        for page in 1..=read.paged.issue.pages.len() as u32 {
            found.extend(clashes(read, page));
            found.extend(cuts(read, page));
        }
    }
    none(found);
}

/// 碰题: two headlines of one size side by side on one line.
fn clashes(read: &Read, page: u32) -> Vec<String> {
    let heads: Vec<(&Thing, f64, Vec<f64>)> = read
        .paged
        .laid
        .things
        .iter()
        .filter(|thing| thing.page == page && thing.role == "headline" && thing.story.is_some())
        .filter_map(|thing| {
            let inside = |ty: &&kanyin_testing::pages::Type| {
                ty.page == page
                    && thing.lines.iter().any(|l| {
                        (l.baseline - ty.baseline).abs() < 0.01 && (l.x - ty.x).abs() < 0.01
                    })
            };
            let types: Vec<_> = read.paged.types.iter().filter(inside).collect();
            let size = types.iter().map(|ty| ty.size).fold(0.0, f64::max);
            let rows: Vec<f64> = types
                .iter()
                .filter(|ty| (ty.size - size).abs() < 0.01)
                .map(|ty| ty.baseline)
                .collect();
            (size > read.paged.laid.grid.size).then_some((thing, size, rows))
        })
        .collect();
    let mut found = Vec::new();
    for (n, (one, size, rows)) in heads.iter().enumerate() {
        for (other, other_size, other_rows) in &heads[n + 1..] {
            let beside = rect_of(one).right < rect_of(other).left
                || rect_of(other).right < rect_of(one).left;
            let level =
                rows.iter().any(|y| other_rows.iter().any(|other| (y - other).abs() < 0.6 * size));
            if beside && level && (size - other_size).abs() < 0.1 {
                let (a, b) =
                    (one.story.as_deref().unwrap_or(""), other.story.as_deref().unwrap_or(""));
                found.push(format!(
                    "{}: page {page}: the headlines of {a} and {b} clash",
                    read.name
                ));
            }
        }
    }
    found
}

/// 断版: a gutter through the whole page.
fn cuts(read: &Read, page: u32) -> Vec<String> {
    let grid = &read.paged.laid.grid;
    let gutters = (1..grid.columns).map(|column| {
        grid.left + f64::from(column) * (grid.column() + grid.gutter) - grid.gutter / 2.0
    });
    let things: Vec<&Thing> = read
        .paged
        .laid
        .things
        .iter()
        .filter(|thing| thing.page == page && thing.role != "folio")
        .collect();
    gutters
        .filter(|x| {
            !things.iter().any(|thing| rect_of(thing).left < *x && rect_of(thing).right > *x)
        })
        .map(|x| format!("{}: page {page}: a gutter runs through the page at {x:.1} pt", read.name))
        .collect()
}
