//! What no page may show. Each check gives a sentence for everything wrong; none is good.

use std::collections::BTreeMap;

use kanyin_issue::{Form, Story};
use kanyin_typeset::Thing;

use super::copy::{Copy, letters, minus};
use super::paged::{Paged, rect_of};
use super::sheet::{Rect, Type};

/// Lines of body type whose baseline is off the grid by more than 0.01 pt.
pub fn off_the_grid(paged: &Paged) -> Vec<String> {
    let body = paged.laid.things.iter().filter(|thing| {
        matches!(thing.role, "body" | "list" | "quote" | "byline" | "subhead" | "brief")
    });
    let lines = body.flat_map(|thing| thing.lines.iter().map(move |line| (thing, line)));
    lines
        .filter(|(thing, line)| {
            // The larger subheads of long pieces are no body type.
            let size = size_of(paged, thing.page, line.x, line.baseline);
            (size - paged.laid.grid.size).abs() < 0.01 && paged.off_grid(line.baseline) > 0.01
        })
        .map(|(thing, line)| {
            let off = paged.off_grid(line.baseline);
            format!(
                "page {}, {}: “{}” is {off:.3} pt off the grid",
                thing.page, thing.role, line.text
            )
        })
        .collect()
}

fn size_of(paged: &Paged, page: u32, x: f64, baseline: f64) -> f64 {
    let here = |ty: &&Type| {
        ty.page == page && (ty.x - x).abs() < 0.01 && (ty.baseline - baseline).abs() < 0.01
    };
    paged.types.iter().find(here).map_or(f64::NAN, |ty| ty.size)
}

/// Things that share room, and type that stands on other type or on a picture.
pub fn overlaps(paged: &Paged) -> Vec<String> {
    let mut found = Vec::new();
    for page in 1..=paged.issue.pages.len() as u32 {
        let things: Vec<&Thing> =
            paged.laid.things.iter().filter(|thing| thing.page == page).collect();
        for (n, one) in things.iter().enumerate() {
            for other in &things[n + 1..] {
                if rect_of(one).meets(&rect_of(other), 0.05) {
                    found.push(format!(
                        "page {page}: {} of {} and {} of {} overlap",
                        one.role,
                        one.story.as_ref().unwrap_or(&one.area),
                        other.role,
                        other.story.as_ref().unwrap_or(&other.area)
                    ));
                }
            }
        }
        let inks: Vec<(&str, Rect)> = paged
            .types
            .iter()
            .filter(|ty| ty.page == page)
            .filter_map(|ty| Some((ty.text.as_str(), ty.ink?)))
            .collect();
        let photos = paged.photos.iter().filter(|photo| photo.page == page);
        let photos: Vec<Rect> = photos.map(|photo| photo.rect).collect();
        for (n, (text, ink)) in inks.iter().enumerate() {
            for (other, _) in inks[n + 1..].iter().filter(|(_, other)| ink.meets(other, 0.6)) {
                let (one, two) = (role_of(paged, page, text), role_of(paged, page, other));
                found.push(format!(
                    "page {page}: “{text}” ({one}) stands on “{other}” ({two}): {ink:.1?}"
                ));
            }
            if photos.iter().any(|photo| ink.meets(photo, 0.1)) {
                let role = role_of(paged, page, text);
                found
                    .push(format!("page {page}: “{text}” ({role}) stands on a picture: {ink:.1?}"));
            }
        }
    }
    found
}

/// Things and type outside of the type area. Only the folio stands there, and the nameplate may reach
/// one line above it (docs/look.md §8).
pub fn outside(paged: &Paged) -> Vec<String> {
    let area = paged.type_area();
    let above = |thing: &Thing| Rect { top: thing.y - paged.laid.grid.leading, ..rect_of(thing) };
    let furniture = paged.laid.things.iter().filter(|t| matches!(t.role, "folio" | "masthead"));
    let furniture: Vec<Rect> = furniture.map(above).collect();
    let things = paged.laid.things.iter().filter(|thing| thing.role != "folio");
    let mut found: Vec<String> = things
        .filter(|thing| !rect_of(thing).is_within(&area, 0.05))
        .map(|thing| {
            format!("page {}: {} stands outside: {:?}", thing.page, thing.role, rect_of(thing))
        })
        .collect();
    // A glyph may reach over its own width (a `j` does); large type is moved by 0.04 em, so that its
    // strokes meet the column's edge (docs/look.md §3).
    found.extend(paged.types.iter().filter_map(|ty| {
        let ink = ty.ink?;
        let ink = Rect { left: ink.left.max(ty.x), right: ink.right.min(ty.x + ty.width), ..ink };
        let is_inside = ink.is_within(&area, 0.8 + 0.04 * ty.size);
        let is_furniture = furniture.iter().any(|rect| ink.is_within(rect, 6.0));
        (!is_inside && !is_furniture).then(|| {
            let role = role_of(paged, ty.page, &ty.text);
            format!("page {}: “{}” ({role}) stands outside: {ink:.1?}", ty.page, ty.text)
        })
    }));
    found
}

/// What it is that words on a page belong to.
fn role_of(paged: &Paged, page: u32, words: &str) -> &'static str {
    let mut things = paged.laid.things.iter().filter(|thing| thing.page == page);
    let thing = things.find(|thing| thing.lines.iter().any(|line| line.text.contains(words)));
    thing.map_or("?", |thing| thing.role)
}

/// Marks that the house adds to a story: before list items, on pictures, over a quote.
const ADDED: &str = "■①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳“公益广告0123456789.";

/// Copy that is not on the pages, torn apart, or there twice.
pub fn lost(paged: &Paged) -> Vec<String> {
    let stories = paged.stories();
    let mut found: Vec<String> = stories.iter().flat_map(|story| lost_of(paged, story)).collect();
    for ty in paged.types.iter().filter(|ty| !ty.lost.is_empty()) {
        found.push(format!("page {}: “{}” has no glyph for “{}”", ty.page, ty.text, ty.lost));
    }
    for page in 1..=paged.issue.pages.len() as u32 {
        let types = paged.types.iter().filter(|ty| ty.page == page);
        let on_page = letters(&types.map(|ty| ty.text.as_str()).collect::<String>());
        let things = paged.laid.things.iter().filter(|thing| thing.page == page);
        let lines = things.flat_map(|thing| &thing.lines);
        let told = letters(&lines.map(|line| line.text.as_str()).collect::<String>());
        if (minus(&on_page, &told) + &minus(&told, &on_page)).chars().count() > 0 {
            found.push(format!("page {page}: layout.json and the page do not say the same"));
        }
    }
    found
}

fn lost_of(paged: &Paged, story: &Story) -> Vec<String> {
    let path = story.path.to_string_lossy();
    let mut copy = Copy::of(story);
    if story.form == Form::News
        && story.tab.as_ref().is_some_and(|tab| tab.text == story.title.text)
    {
        // A tab that says the same as the title is enough.
        let title = letters(&story.title.text);
        let at = copy.pieces.iter().position(|piece| *piece == title);
        copy.pieces.remove(at.unwrap());
    }
    let set = paged.words_of(&path);
    let mut found = Vec::new();
    let missing = minus(&copy.all(), &set);
    if !missing.is_empty() {
        found.push(format!("{path}: not on the page: “{missing}”"));
    }
    let more = minus(&minus(&set, &copy.all()), &ADDED.repeat(9));
    if !more.is_empty() {
        found.push(format!("{path}: on the page, but not in the copy: “{more}”"));
    }
    for piece in copy.pieces.iter().filter(|piece| !set.contains(piece.as_str())) {
        found.push(format!("{path}: not in one stretch on the page: “{piece}”"));
    }
    found
}

/// Columns of one story and area that do not end level: by more than one line.
pub fn ragged(paged: &Paged) -> Vec<String> {
    let mut found = Vec::new();
    for (story, area) in areas(paged) {
        let feet: Vec<f64> = paged
            .columns(&story, &area)
            .into_iter()
            .map(|(column, _)| {
                let things = paged.in_column(&story, &area, column);
                things.iter().map(|thing| rect_of(thing).foot).fold(0.0, f64::max)
            })
            .collect();
        let (least, most) = (
            feet.iter().copied().fold(f64::INFINITY, f64::min),
            feet.iter().copied().fold(0.0, f64::max),
        );
        if most - least > paged.laid.grid.leading + 0.1 {
            found.push(format!("{story}: columns end at {feet:.1?}"));
        }
    }
    found
}

/// White of more than three lines within a column of a story.
pub fn holes(paged: &Paged) -> Vec<String> {
    let grid = &paged.laid.grid;
    let mut found = Vec::new();
    for (story, area) in areas(paged) {
        for (n, (column, _)) in paged.columns(&story, &area).into_iter().enumerate() {
            let mut foot: Option<f64> = None;
            for thing in paged.in_column(&story, &area, column) {
                let rect = rect_of(thing);
                let white = foot.map_or(0.0, |foot| (rect.top - foot) / grid.leading);
                if white > 3.4 {
                    found.push(format!(
                        "{story}: {white:.1} lines of white in column {n} above {}",
                        thing.role
                    ));
                }
                foot = Some(foot.map_or(rect.foot, |foot| foot.max(rect.foot)));
            }
            // Within a thing, rows of the galley may have been spread.
            for thing in paged.in_column(&story, &area, column) {
                for pair in thing.lines.windows(2) {
                    let white = (pair[1].baseline - pair[0].baseline) / grid.leading - 1.0;
                    if super::paged::is_running_text(thing) && white > 3.1 {
                        found.push(format!("{story}: {white:.1} lines of white in column {n}"));
                    }
                }
            }
        }
    }
    found
}

/// Stories with running text, and the areas it stands in.
fn areas(paged: &Paged) -> Vec<(String, String)> {
    let mut areas = BTreeMap::new();
    for thing in &paged.laid.things {
        if let Some(story) = &thing.story
            && super::paged::is_running_text(thing)
        {
            areas.insert((story.clone(), thing.area.clone()), ());
        }
    }
    areas.into_keys().collect()
}
