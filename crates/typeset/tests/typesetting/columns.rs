//! One story through columns of unequal height.

use kanyin_testing::pages::{Paged, checks, is_running_text, rect_of};
use kanyin_testing::{Desk, STORY, han};
use kanyin_typeset::Thing;

use crate::none;

/// Paragraphs that take exactly so many lines of 14 characters; long ones, so that columns may end
/// almost anywhere.
fn prose(lines: usize) -> String {
    let mut paragraphs = Vec::new();
    let mut left = lines;
    while left > 0 {
        let take = if left < 30 { left } else { 17 + left % 7 };
        paragraphs.push(han(take * 14 - 2, left as u32));
        left -= take;
    }
    paragraphs.join("\n\n")
}

/// A page with one story of so many lines.
fn page(front: &str, picture: &str, lines: usize) -> Paged {
    let desk = Desk::new();
    desk.picture("p.png", 60, 40);
    let text = prose(lines);
    let (first, rest) = text.split_once("\n\n").unwrap();
    let story = format!("---\n{front}\n---\n{first}\n\n{picture}\n\n{rest}\n");
    desk.one_story(5, &story).paged()
}

/// The same page with as many lines as it holds.
fn full_page(front: &str, picture: &str) -> Paged {
    let paged = page(front, picture, 30);
    let grid = &paged.laid.grid;
    let taken: f64 = (0..5)
        .map(|column| {
            let x = grid.left + f64::from(column) * (grid.column() + grid.gutter) + 1.0;
            let things = paged.laid.things.iter().filter(|thing| {
                !is_running_text(thing)
                    && thing.role != "folio"
                    && rect_of(thing).left < x
                    && rect_of(thing).right > x
            });
            things
                .map(|t| {
                    ((t.height + grid.leading - grid.size) / grid.leading).round()
                        + f64::from(u8::from(t.role == "picture"))
                })
                .sum::<f64>()
        })
        .sum();
    page(front, picture, 5 * 73 - taken as usize - 2)
}

/// What holds of every page.
fn sound(paged: &Paged) {
    none(paged.complaints());
    none(checks::off_the_grid(paged));
    none(checks::lost(paged));
    none(checks::ragged(paged));
    none(checks::holes(paged));
    none(checks::overlaps(paged));
    none(checks::outside(paged));
}

fn thing<'a>(paged: &'a Paged, role: &str) -> &'a Thing {
    paged.laid.things.iter().find(|thing| thing.role == role).unwrap()
}

/// First and last baseline of the text in each column, from the left.
fn depths(paged: &Paged) -> Vec<(f64, f64)> {
    let columns = paged.columns(STORY, "a");
    let text = columns.iter().map(|(_, things)| {
        let lines = things.iter().flat_map(|thing| &thing.lines).map(|line| line.baseline);
        lines.fold((f64::INFINITY, 0.0), |(first, last): (f64, f64), y| (first.min(y), last.max(y)))
    });
    text.collect()
}

#[test]
fn around_a_picture_at_the_top() {
    for columns in 1..=5 {
        let paged = full_page(
            "title: 新渠通水",
            &format!("![图说。](p.png \"columns={columns} place=top\")"),
        );
        sound(&paged);
        let grid = &paged.laid.grid;
        let (head, picture) = (thing(&paged, "headline"), thing(&paged, "picture"));
        let span = f64::from(columns) * (grid.column() + grid.gutter) - grid.gutter;
        assert!((picture.width - span).abs() < 0.01, "{columns} columns: {}", picture.width);
        let foot = rect_of(picture).foot;
        let depths = depths(&paged);
        assert_eq!(depths.len(), 5);
        for (n, (first, _)) in depths.iter().enumerate() {
            let x = grid.left + n as f64 * (grid.column() + grid.gutter) + 1.0;
            let under = picture.x < x && x < picture.x + picture.width;
            let above = if under { foot } else { rect_of(head).foot };
            let white = (first - 0.88 * grid.size - above) / grid.leading;
            assert!(
                (0.0..2.5).contains(&white),
                "{columns} columns: {white} lines above column {n}"
            );
        }
        assert!(
            (picture.y - rect_of(head).foot).abs() < 1.0,
            "the picture is not under the headline"
        );
    }
}

#[test]
fn around_a_picture_at_the_foot() {
    for columns in 1..=5 {
        let paged = full_page(
            "title: 新渠通水",
            &format!("![图说。](p.png \"columns={columns} place=bottom\")"),
        );
        sound(&paged);
        let grid = &paged.laid.grid;
        let picture = thing(&paged, "picture");
        let span = f64::from(columns) * (grid.column() + grid.gutter) - grid.gutter;
        assert!((picture.width - span).abs() < 0.01, "{columns} columns: {}", picture.width);
        let type_foot = paged.type_area().foot;
        assert!(type_foot - rect_of(picture).foot < 1.5 * grid.leading);
        for (n, (_, last)) in depths(&paged).iter().enumerate() {
            let x = grid.left + n as f64 * (grid.column() + grid.gutter) + 1.0;
            let above = picture.x < x && x < picture.x + picture.width;
            let end = if above { picture.y } else { type_foot };
            let white = (end - last) / grid.leading;
            assert!(
                (0.0..3.0).contains(&white),
                "{columns} columns: {white} lines below column {n}"
            );
        }
    }
}

#[test]
fn around_two_pictures_one_at_the_top_and_one_at_the_foot() {
    let paged = full_page(
        "title: 新渠通水",
        "![图说。](p.png \"columns=3 place=top\")\n\n![另一图说。](p.png \"columns=2 place=bottom\")",
    );
    sound(&paged);
    let widths: Vec<u32> = paged
        .photos
        .iter()
        .map(|photo| (photo.rect.right - photo.rect.left).round() as u32)
        .collect();
    assert_eq!(widths, [403, 265]);
}

#[test]
fn around_a_picture_beside_its_words() {
    let paged = full_page("title: 新渠通水", "![图说。](p.png \"place=here\")");
    sound(&paged);
    let picture = thing(&paged, "picture");
    assert!((picture.width - paged.laid.grid.column()).abs() < 0.01);
    // It was written behind the first paragraph: it stands at the head of the first or second column, text below it.
    let grid = &paged.laid.grid;
    let column = ((picture.x - grid.left) / (grid.column() + grid.gutter)).round();
    assert!(column <= 1.0, "it stands in column {column}");
    let body: Vec<_> =
        paged.laid.things.iter().filter(|t| t.role == "body" && t.x == picture.x).collect();
    assert!(body.iter().all(|thing| thing.y >= rect_of(picture).foot), "text above the picture");
    assert!(!body.is_empty(), "nothing below the picture");
}

#[test]
fn under_a_headline_over_all_columns() {
    let paged =
        full_page("title: 新渠通水\nkicker: 引题\ndeck: 副题说得长一些\nimportance: lead", "");
    sound(&paged);
    let head = thing(&paged, "headline");
    assert!((head.width - paged.laid.grid.width).abs() < 0.01);
    let foot = rect_of(head).foot;
    for (first, _) in depths(&paged) {
        assert!(first > foot && first - foot < 2.0 * paged.laid.grid.leading);
    }
}

#[test]
fn beside_a_headline_over_some_columns() {
    let desk = Desk::new();
    desk.picture("p.png", 170, 100);
    let front = "---\ntitle: 山里的早晨\nform: photos\nbyline: 李四\n---\n";
    let story = format!("{front}{}\n\n![大图。](p.png)\n\n![小图。](p.png)\n", prose(14));
    let paged = desk.one_story(5, &story).paged();
    none(checks::lost(&paged));
    none(checks::off_the_grid(&paged));
    none(checks::overlaps(&paged));
    none(checks::ragged(&paged));
    let head = thing(&paged, "headline");
    assert!((head.width - (2.0 * paged.laid.grid.column() + paged.laid.grid.gutter)).abs() < 0.01);
    for thing in paged.laid.things.iter().filter(|thing| thing.role == "body") {
        assert!(thing.x > rect_of(head).right, "no text stands under the title");
        assert!(
            thing.y - head.y < 2.0 * paged.laid.grid.leading,
            "the text begins beside the title"
        );
    }
}

#[test]
fn text_goes_on_in_the_next_column_to_the_right() {
    let paged = full_page("title: 新渠通水", "![图说。](p.png \"columns=2 place=top\")");
    let body: Vec<_> = paged.laid.things.iter().filter(|thing| thing.role == "body").collect();
    for pair in body.windows(2) {
        let (one, next) = (pair[0], pair[1]);
        assert!(next.x > one.x || (next.x == one.x && next.y > one.y));
    }
    assert_eq!(
        body.iter().map(|thing| thing.x as u32).collect::<std::collections::HashSet<_>>().len(),
        5
    );
}
