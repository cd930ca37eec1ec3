//! White that a story leaves of its area: at its foot, and a line of it under its headline and under the pictures that stand
//! over all of its text, where that looks better.

use super::cost::{self, Cost};

/// Lines that may be left at the foot where white stands above, too: what is more is seen anyhow.
const UNSEEN_AT_FOOT: u32 = 3;

/// Where a line of white may stand across all columns of a story.
#[derive(Debug, Copy, Clone)]
pub(super) struct AcrossPlaces {
    /// Under its headline.
    pub head: bool,
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
        let with = |under_head: u32, under_pictures: u32| {
            let across = under_head + under_pictures;
            let at_foot = lines.checked_sub(across)?;
            let cost = cost::widened_across(columns).times(across) + cost::spare(at_foot, columns);
            let is_seen = across > 0 && at_foot > UNSEEN_AT_FOOT;
            (!is_seen).then_some(Self { cost, under_head, under_pictures })
        };
        let foot = Self { cost: cost::spare(lines, columns), under_head: 0, under_pictures: 0 };
        let (head, pictures) = (u32::from(places.head), u32::from(places.pictures));
        let ways = [with(head, 0), with(0, pictures), with(head, pictures)];
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

    #[test]
    fn white_stands_above_before_it_is_seen_at_the_foot() {
        let of = |lines, head, pictures| {
            let left = WhiteLeft::of(lines, 2, AcrossPlaces { head, pictures });
            (left.under_head, left.under_pictures)
        };
        assert_eq!(of(0, true, true), (0, 0));
        assert_eq!(of(2, true, false), (1, 0));
        assert_eq!(of(4, true, true), (1, 1));
        assert_eq!(of(4, false, true), (0, 1));
        assert_eq!(of(9, true, true), (0, 0), "so much is seen anyhow");
        assert_eq!(of(3, false, false), (0, 0));
    }
}
