//! Pictures: upright, unskewed, as wide as they should be.

use kanyin_issue::{BlockKind, Fill, Picture};
use kanyin_testing::Desk;
use kanyin_testing::pages::{Paged, real_issues};

use crate::none;

/// How much of a picture is cut away at most, of its width or height.
fn cropped(ratio: f64, width: f64, height: f64) -> f64 {
    let is = width / height;
    1.0 - (is / ratio).min(ratio / is)
}

/// Every story's pictures: page, story, columns of the story's area, picture.
fn pictures(paged: &Paged) -> Vec<(u32, String, u8, Picture)> {
    let mut found = Vec::new();
    for page in &paged.issue.pages {
        for (fill, area) in page.fills.iter().zip(&page.layout.areas) {
            let Fill::Story(story) = fill else { continue };
            let grid = &paged.laid.grid;
            let columns =
                grid.columns_in(grid.cell_span(page.layout.cells, area.cells.len() as u8));
            for block in &story.blocks {
                if let BlockKind::Picture(picture) = &block.kind {
                    let path = story.path.to_string_lossy().into_owned();
                    found.push((page.page, path, columns, picture.clone()));
                }
            }
        }
    }
    found
}

/// What is wrong with the pictures of an issue.
fn wrong(paged: &Paged) -> Vec<String> {
    let mut found = Vec::new();
    let grid = &paged.laid.grid;
    for (page, story, area, picture) in pictures(paged) {
        let file = picture.path.display();
        let Some(photo) = paged.photos.iter().find(|p| p.page == page && p.path == picture.path)
        else {
            found.push(format!("{story}: {file} is not on page {page}"));
            continue;
        };
        let (width, height) =
            (photo.rect.right - photo.rect.left, photo.rect.foot - photo.rect.top);
        let cropped = cropped(picture.ratio, width, height);
        if cropped > 0.08 + 1e-6 {
            found.push(format!("{story}: {:.0} % of {file} are cropped away", 100.0 * cropped));
        }
        let least = picture.columns.unwrap_or(if picture.ratio > 1.0 { 2 } else { 1 }).min(area);
        let span = f64::from(least) * (grid.column() + grid.gutter) - grid.gutter;
        if width < span - 0.01 {
            found.push(format!("{story}: {file} is {width:.0} pt wide, not {least} columns"));
        }
    }
    found
}

#[test]
fn in_the_issues() {
    let found = real_issues().iter().flat_map(|(name, paged)| {
        wrong(paged).into_iter().map(move |what| format!("{name}: {what}"))
    });
    none(found.collect());
}

#[test]
fn of_every_shape_and_width() {
    for (width, height) in [(30, 20), (20, 30), (20, 20), (90, 30), (20, 60)] {
        for columns in [2, 3, 5] {
            for place in ["", "place=top", "place=bottom"] {
                let desk = Desk::new();
                desk.picture("p.png", width, height);
                let text = kanyin_testing::han(900, width * height);
                let story = format!("---\ntitle: 题\n---\n{text}\n\n![图说](p.png \"{place}\")\n");
                let paged = desk.one_story(columns, &story).paged();
                let about = format!("{width}×{height} {place} in {columns} columns");
                assert_eq!(paged.photos.len(), 1, "{about}");
                let found = wrong(&paged);
                assert!(found.is_empty(), "{about}: {found:?}");
            }
        }
    }
}

/// Widths and heights whose ratios go from 0.3 to 4.
const SHAPES: [(u32, u32); 9] =
    [(12, 40), (18, 40), (20, 30), (30, 40), (30, 30), (40, 30), (45, 30), (52, 20), (80, 20)];

#[test]
fn what_must_not_be_cropped_is_whole() {
    for (width, height) in SHAPES {
        for columns in [1, 2, 5] {
            let desk = Desk::new();
            desk.picture("p.png", width, height);
            let text = kanyin_testing::han(900, width * height);
            let story =
                format!("---\ntitle: 题\n---\n{text}\n\n![图说](p.png \"crop=0% columns=1\")\n");
            let paged = desk.one_story(columns, &story).paged();
            let rect = paged.photos[0].rect;
            let cut = cropped(
                f64::from(width) / f64::from(height),
                rect.right - rect.left,
                rect.foot - rect.top,
            );
            assert!(cut < 1e-6, "{width}×{height} in {columns}: {:.1} % cropped", 100.0 * cut);
        }
    }
}

/// A picture page of these shapes over so many columns; `attributes` of each picture.
fn picture_page(columns: u8, shapes: &[(u32, u32)], attributes: &str) -> Paged {
    let desk = Desk::new();
    let mut story = String::from("---\ntitle: 山里的早晨\nform: photos\nbyline: 李四\n---\n");
    story += &kanyin_testing::han(120, columns.into());
    for (n, (width, height)) in shapes.iter().enumerate() {
        desk.picture(&format!("p{n}.png"), *width, *height);
        story += &format!("\n\n![第{n}张的图说，写一句。](p{n}.png \"{attributes}\")");
    }
    desk.one_story(columns.into(), &story).paged()
}

#[test]
fn a_picture_page_takes_its_formats_from_its_pictures() {
    for columns in [3, 4, 5] {
        for count in 1..=9 {
            for (attributes, most) in [("", 0.08), ("crop=0%", 0.0)] {
                let from = usize::from(columns) + count;
                let shapes = SHAPES.iter().copied().cycle().skip(from).step_by(4);
                let shapes: Vec<(u32, u32)> = shapes.take(count).collect();
                let paged = picture_page(columns, &shapes, attributes);
                let about = format!("{shapes:?} {attributes} over {columns}");
                assert_eq!(paged.photos.len(), count, "{about}");
                for (n, photo) in paged.photos.iter().enumerate() {
                    let rect = photo.rect;
                    let (width, height) = shapes[n];
                    let ratio = f64::from(width) / f64::from(height);
                    let cut = cropped(ratio, rect.right - rect.left, rect.foot - rect.top);
                    assert!(cut <= most + 1e-6, "{about}: {:.0} % of {n} cropped", 100.0 * cut);
                    for other in &paged.photos[..n] {
                        let apart = rect.left >= other.rect.right
                            || other.rect.left >= rect.right
                            || rect.top >= other.rect.foot
                            || other.rect.top >= rect.foot;
                        assert!(apart, "{about}: {n} over another");
                    }
                }
            }
        }
    }
}

#[test]
fn a_picture_page_holds_the_columns_that_are_asked() {
    let paged = picture_page(5, &[(30, 20); 4], "columns=2");
    let grid = &paged.laid.grid;
    let span = 2.0 * grid.column() + grid.gutter;
    for photo in &paged.photos {
        assert!((photo.rect.right - photo.rect.left - span).abs() < 0.01);
    }
}

#[test]
fn ads_are_whole_and_share_the_width_equally() {
    let desk = Desk::new();
    for (name, width, height) in [("a", 50, 20), ("b", 20, 50), ("c", 30, 30)] {
        desk.picture(&format!("{name}.png"), width, height);
    }
    desk.file(
        "layouts/one/layout.yaml",
        "rows: [auto, 12]\nareas: [AAAAA, XXXXX]\nA: {is: white}\nX: {is: ad, name: x}\n",
    );
    desk.issue("  - {layout: one, ads: {x: [stories/a.png, stories/b.png, stories/c.png]}}\n");
    let paged = desk.paged();
    let grid = &paged.laid.grid;
    let share = (grid.width - 2.0 * grid.gutter) / 3.0;
    let ratios = [2.5, 0.4, 1.0];
    assert_eq!(paged.photos.len(), 3);
    for (n, (photo, ratio)) in paged.photos.iter().zip(ratios).enumerate() {
        let rect = photo.rect;
        let is = (rect.right - rect.left) / (rect.foot - rect.top);
        assert!((is - ratio).abs() < 1e-6, "ad {n} is {is} wide for its height, not {ratio}");
        let middle = grid.left + n as f64 * (share + grid.gutter) + share / 2.0;
        assert!(
            ((rect.left + rect.right) / 2.0 - middle).abs() < 0.01,
            "ad {n} is not in the middle of its share"
        );
        let full = (rect.right - rect.left - share).abs() < 0.01
            || (rect.foot - rect.top - grid.height(12)).abs() < 0.01;
        assert!(full, "ad {n} could be larger");
    }
}

#[test]
fn a_caption_keeps_to_its_picture() {
    for height in [500, 520, 540, 560, 580] {
        let desk = Desk::new();
        desk.picture("0.png", 900, height);
        let text = kanyin_testing::han(1200, 1);
        let story = format!(
            "---\ntitle: 题目\n---\n![图说在图的下面](0.png \"columns=2 crop=0%\")\n\n{text}\n"
        );
        let paged = desk.one_story_in(4, Some(50), &story).paged();
        let photo = paged.photos.first().unwrap();
        let caption = paged.types.iter().find(|ty| ty.text.contains("图说")).unwrap();
        let white = caption.baseline - photo.rect.foot;
        assert!((8.0..14.0).contains(&white), "{white} pt at {height}");
    }
}
