//! A story whose copy is shorter or longer, and what it then costs.

use std::ops::Range;
use std::sync::Arc;

use super::super::cost::{self, Cost};
use super::super::fit::StorySetting;
use super::super::heads::Heads;
use super::super::{Lines, Row, StackPart, StoryJob};
use super::curve::Curve;
use super::free_page::ItemKind;

/// What a depth costs at which no change makes it even.
fn none() -> Cost {
    cost::over(1)
}

/// Lines that stay in a paragraph that is cut.
const LEFT: usize = 3;

/// A curve with its copy changed by so many lines, at a price.
pub(super) struct Changed {
    pub lines: i32,
    pub price: u64,
    pub curve: Curve,
}

impl Curve {
    /// The curve of a story that may take no change yet, nor be as it came.
    pub(super) fn unchanged(&self) -> Self {
        let nothing = StorySetting { cost: none(), ..StorySetting::default() };
        let mut own = self.clone();
        own.changes = own.settings.iter().map(|by_depth| vec![0; by_depth.len()]).collect();
        let settings = Arc::make_mut(&mut own.settings).iter_mut().flatten();
        settings.for_each(|setting| *setting = nothing.clone());
        own
    }

    /// Takes one more change, at the depths that are the better for it; of two as good the earlier stays. Depths at which
    /// it is not even are none, or at which it leaves more cells white than so many.
    pub(super) fn take_change(&mut self, kind: ItemKind, changed: &Changed, white: u64) {
        let settings = Arc::make_mut(&mut self.settings);
        let own = settings.iter_mut().zip(&mut self.changes).zip(changed.curve.settings.iter());
        for ((settings, changes), variant) in own {
            let own = settings.iter_mut().zip(changes).zip(variant);
            for (depth, ((setting, change), variant)) in (0..).zip(own) {
                if !changed.curve.is_even(kind, variant, depth, white) {
                    continue;
                }
                let cost = variant.cost + Cost(changed.price);
                if setting.cost == none() || cost < setting.cost {
                    *setting = StorySetting { cost, ..variant.clone() };
                    *change = changed.lines;
                }
            }
        }
    }

    /// Lines by which its copy is changed at a depth.
    pub(super) fn change(&self, depth: u32, heads: Heads) -> i32 {
        let (_, head) = self.cost(depth, heads);
        let by_depth = self.changes.get(head);
        by_depth.and_then(|lines| lines.get(depth as usize)).copied().unwrap_or(0)
    }

    /// Whether all of it fits so, its columns end flush, and no more cells are white.
    pub(super) fn is_even(
        &self,
        kind: ItemKind,
        setting: &StorySetting,
        depth: u32,
        white: u64,
    ) -> bool {
        let (inside, _) = self.hole(depth);
        // A column alone has none beside it to which it could be flush.
        let flush = u32::from(self.text_columns() > 1);
        let hole = inside + setting.foot.saturating_sub(flush);
        self.is_sound(kind, setting, depth, Heads::ALL)
            && u64::from(hole) * u64::from(self.columns) <= white
    }
}

impl StackPart {
    /// Briefs of which the longest is so many lines longer or shorter, if a brief is left of it then.
    pub(super) fn by_lines(parts: &[Self], lines: i32) -> Option<Vec<Self>> {
        let longest = (0..parts.len()).max_by_key(|n| (parts[*n].lines, std::cmp::Reverse(*n)))?;
        let changed = parts[longest].lines.0.checked_add_signed(lines)?;
        if (changed as usize) < LEFT {
            return None;
        }
        let mut parts = parts.to_vec();
        // What it could give is not known any more.
        parts[longest] = Self { lines: Lines(changed), less: None, more: None };
        Some(parts)
    }
}

impl StoryJob {
    /// The rows of the longest paragraph: the one that an editor can change with the least harm.
    pub fn longest_paragraph(&self) -> Range<usize> {
        let is_plain = |row: &Row| !(row.keep || row.blank || row.stretch || row.shy);
        let mut longest = 0..0;
        let mut first = 0;
        for (n, row) in self.rows.iter().enumerate() {
            if !is_plain(row) {
                first = n + 1;
            } else if n + 1 - first > longest.len() {
                // Its last row keeps with the one before.
                longest = first..n + 1;
            }
        }
        let last = self.rows.get(longest.end).is_some_and(|row| row.keep && !row.blank);
        longest.start..longest.end + usize::from(last && !longest.is_empty())
    }

    /// The story with that paragraph so many lines longer or shorter.
    pub(super) fn by_lines(&self, lines: i32) -> Option<Self> {
        let paragraph = self.longest_paragraph();
        let less = lines.min(0).unsigned_abs() as usize;
        if paragraph.len() < less + LEFT {
            return None;
        }
        let mut story = self.clone();
        let inside = paragraph.start + 1;
        story.rows.drain(inside..inside + less);
        let more = vec![Row::default(); lines.max(0) as usize];
        story.rows.splice(inside..inside, more);
        // What it could give is not known any more.
        story
            .paragraphs
            .retain(|other| other.rows.end <= paragraph.start || other.rows.start >= paragraph.end);
        for other in &mut story.paragraphs {
            if other.rows.start >= paragraph.end {
                let moved = |row: usize| row.saturating_add_signed(lines as isize);
                other.rows = moved(other.rows.start)..moved(other.rows.end);
            }
        }
        Some(story)
    }
}
