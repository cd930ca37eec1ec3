//! The headline block as it mostly is: rows one below the other (LOOK §3, §4).

use kanyin_issue::{Importance, Story};

use super::around::{around, points, small};
use crate::galley::array;
use crate::house::{House, it};
use crate::part::{Key, Part};
use crate::setter::Broken;
use crate::title::{self, Face, Letters, Room};
use crate::words;

/// The block over a width, in the sizes it may take.
pub fn blocks(house: &House, story: &Story, width: f64, key: Key) -> Result<Vec<Part>, Broken> {
    let at = house.at(width);
    // A brief's title is in hei (LOOK §4).
    let role = if story.importance == Importance::Brief { "hei" } else { "heavy" };
    let face = Face::of(house, &at, role);
    let ladder = house.titles.quiet(title::ladder(house, "ladder", story.importance, &at)?);
    let letters = Letters::new(&story.title.text, face.as_ref());
    let room = Room { width, most: f64::INFINITY, condense: house.titles.condense };
    let own = &house.titles.words;
    let mut ways = title::ways(&letters, own, &ladder, room, title::steps_down);
    if ways.is_empty() {
        ways.extend(title::last_resort(&letters, own, &ladder, room));
    }
    super::parts(&ways, |n, way| {
        let rows = way.rows.rows.iter().map(|&(from, to)| {
            let (start, text) = letters.row(from, to);
            words::part_of_line(&story.title, start, text)
        });
        let line = |line, role, size| small(house, &at, line, role, (size, width));
        let (kicker_size, kicker) = line(story.kicker.as_ref(), "hei", way.step.kicker);
        let (deck_size, deck) = line(story.deck.as_ref(), "kai", way.step.deck);
        let mut block = it! {
            "kicker" => kicker,
            "kicker-size" => points(kicker_size),
            "rows" => array(rows.collect()),
            "size" => points(way.step.size),
            "condensed" => f64::from(way.condensed) / 100.0,
            "deck" => deck,
            "deck-size" => points(deck_size),
        };
        block += around(house, &at, story, width);
        let frame = house.part("headline", block, width, &key.deeper(("headline", n)))?;
        Ok(Part::new(&house.grid, frame, "headline"))
    })
}
