//! The headline block as it mostly is: rows one below the other (docs/look.md §3, §4).

use kanyin_issue::{Importance, Story};

use super::around::{around, deck, kicker};
use super::ladder::ladder;
use super::sizes::parts;
use crate::engine::TemplateErrors;
use crate::house::{Stick, it, points};
use crate::part::Part;
use crate::title::{self, Letters, Room, SizeStep, TitleWay};
use crate::words::{self, array};

/// The block, in the sizes it may take.
pub fn blocks(stick: &Stick, story: &Story) -> Result<Vec<Part>, TemplateErrors> {
    // A brief's title is in hei (docs/look.md §4).
    let role = if story.importance == Importance::Brief { "hei" } else { "heavy" };
    let advances = stick.advances(role);
    let letters = Letters::new(&story.title.text, advances.as_ref());
    let ladder = steps(stick, story.importance)?;
    let titles = &stick.house.titles;
    let room = Room { width: stick.width, most: f64::INFINITY, condense: titles.condense };
    let mut ways = title::ways(&letters, &titles.words, &ladder, room, title::choices);
    if ways.is_empty() {
        ways.extend(title::last_resort(&letters, &titles.words, &ladder, &titles.sizes, room));
    }
    if stick.house.is_auto {
        ways.extend(louder(stick, story, &letters, &ways, room)?);
    }
    if stick.house.gives_all {
        ways.extend(title::in_more_rows(&letters, &titles.words, &ladder, room, &ways));
    }
    parts(&ways, |n, way| {
        let rows = way.rows.rows.iter().map(|&(from, to)| {
            let (start, text) = letters.row(from, to);
            words::part_of_line(&story.title, start, text)
        });
        let (kicker_size, kicker) = kicker(stick, story.kicker.as_ref(), way.step.kicker);
        let (deck_size, deck) = deck(stick, story.deck.as_ref(), way.step.deck);
        let mut block = it! {
            "kicker" => kicker,
            "kicker-size" => points(kicker_size),
            "rows" => array(rows.collect()),
            "size" => points(way.step.size),
            "condensed" => f64::from(way.condensed) / 100.0,
            "deck" => deck,
            "deck-size" => points(deck_size),
        };
        block += around(stick, story);
        stick.deeper(("headline", n)).part("headline", block, "headline")
    })
}

/// The sizes of an importance; where the lead's title gave way, those that stand back behind it.
fn steps(stick: &Stick, of: Importance) -> Result<Vec<SizeStep>, TemplateErrors> {
    let ladder = ladder(stick, "ladder", of)?;
    Ok(match stick.house.lead {
        Some(lead) => title::behind_lead(ladder, lead),
        None => ladder,
    })
}

/// How much larger a title a step louder may be.
const LOUDER: f64 = 1.3;

/// The title in the next size that a weightier story has over the same width, if that is no more than a step.
fn louder(
    stick: &Stick,
    story: &Story,
    letters: &Letters,
    ways: &[TitleWay],
    room: Room,
) -> Result<Option<TitleWay>, TemplateErrors> {
    let weightier = match story.importance {
        Importance::Second => Importance::Lead,
        Importance::Normal => Importance::Second,
        Importance::Lead | Importance::Brief => return Ok(None),
    };
    let Some(own) = ways.first().map(|way| way.step.size) else { return Ok(None) };
    let mut steps = steps(stick, weightier)?;
    steps.retain(|step| step.size > own && step.size <= LOUDER * own);
    steps.sort_by(|one, other| one.size.total_cmp(&other.size));
    steps.truncate(1);
    let cheapest = |ways: Vec<TitleWay>| ways.into_iter().take(1).collect();
    Ok(title::ways(letters, &stick.house.titles.words, &steps, room, cheapest).pop())
}
