//! White that a story leaves of its area: at its foot, and a line of it under its headline and under the pictures that stand
//! over all of its text, where that looks better.

use super::WhiteUnder;
use super::cost::{self, Cost};

/// Lines that may be left at the foot where white stands above, too: what is more is seen anyhow.
const UNSEEN_AT_FOOT: u32 = 3;

/// Where a line of white may stand across all columns of a story.
#[derive(Debug, Copy, Clone)]
pub(super) struct AcrossPlaces {
    /// Under its headline.
    pub head: WhiteUnder,
    /// Under its pictures, which stand at the head of every column.
    pub pictures: bool,
}

/// White that a story leaves of a depth.
#[derive(Debug, Copy, Clone)]
pub(super) struct WhiteLeft {
    pub cost: Cost,
    /// Lines of it that stand under the headline.
    pub under_head: u32,
    /// Lines of it that stand under the pictures; the rest is at the foot.
    pub under_pictures: u32,
}

impl WhiteLeft {
    /// So many lines of it.
    pub fn of(lines: u32, columns: u32, places: AcrossPlaces) -> Self {
        let under_head = match places.head {
            WhiteUnder::AsItIs => None,
            WhiteUnder::MayWiden => Some(cost::widened_across(columns)),
            WhiteUnder::MayWidenLarge => Some(cost::under_large_head(columns)),
        };
        let under_pictures = places.pictures.then(|| cost::widened_across(columns));
        let with = |under_head: Option<Cost>, under_pictures: Option<Cost>| {
            let places = [under_head, under_pictures];
            let at_foot = lines.checked_sub(places.iter().flatten().count() as u32)?;
            if at_foot > UNSEEN_AT_FOOT {
                return None;
            }
            let above: Cost = places.into_iter().flatten().sum();
            let cost = above + cost::spare(at_foot, columns);
            let [under_head, under_pictures] = places.map(|place| u32::from(place.is_some()));
            Some(Self { cost, under_head, under_pictures })
        };
        let foot = Self { cost: cost::spare(lines, columns), under_head: 0, under_pictures: 0 };
        let ways =
            [with(under_head, None), with(None, under_pictures), with(under_head, under_pictures)];
        ways.into_iter()
            .flatten()
            .fold(foot, |best, way| if way.cost < best.cost { way } else { best })
    }

    /// Lines of it above the text.
    pub fn above(&self) -> u32 {
        self.under_head + self.under_pictures
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::WhiteUnder::{AsItIs, MayWiden, MayWidenLarge};

    #[test]
    fn white_stands_above_before_it_is_seen_at_the_foot() {
        let of = |lines, head, pictures| {
            let left = WhiteLeft::of(lines, 2, AcrossPlaces { head, pictures });
            (left.under_head, left.under_pictures)
        };
        assert_eq!(of(0, MayWiden, true), (0, 0));
        assert_eq!(of(2, MayWiden, false), (1, 0));
        assert_eq!(of(2, MayWidenLarge, false), (1, 0));
        assert_eq!(of(4, MayWiden, true), (1, 1));
        assert_eq!(of(4, AsItIs, true), (0, 1));
        assert_eq!(of(9, MayWiden, true), (0, 0), "so much is seen anyhow");
        assert_eq!(of(3, AsItIs, false), (0, 0));
    }
}
