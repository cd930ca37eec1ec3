//! Headlines side by side: which of its sizes each may take, so that no two are told apart by nothing 碰题, and none is
//! louder than a weightier one (docs/look.md §4).

use std::ops::Range;

use super::cost::{self, Cost};
use super::{AreaContent, AreaJob, HeadJob, HeadLook, HeadSize, Rank, Taken};

/// How much larger a lead's title is than any other, in hundredths.
const LEAD: u32 = 135;

/// From this part of a size on a reader takes a smaller one for the same, in hundredths (docs/look.md §4: two steps).
const SAME: u32 = 88;

/// Sizes of one headline that may be taken.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub(super) struct Heads(u32);

impl Heads {
    /// All of them.
    pub const ALL: Self = Self(u32::MAX);

    /// Those that a person asked of a headline; all if none were.
    pub fn asked(area: &AreaJob) -> Self {
        let head = match &area.content {
            AreaContent::Story(story) => story.head.as_ref(),
            _ => None,
        };
        let (asked, count) = head.map_or((&[][..], 0), |head| (&head.wish, head.sizes.len()));
        let known = asked.iter().filter(|size| **size < count.min(32));
        match known.fold(0, |sizes, size| sizes | 1 << size) {
            0 => Self::ALL,
            sizes => Self(sizes),
        }
    }

    /// Whether one of the sizes may be taken. Those far down a list always may.
    pub fn allow(self, size: usize) -> bool {
        size >= 32 || self.0 & (1 << size) != 0
    }

    /// Whether a headline may take one of its sizes; the preferred one is there for all.
    pub fn may_take(self, sizes: &[HeadSize], size: usize) -> bool {
        let is_time = match sizes.get(size).map(|size| size.taken).unwrap_or_default() {
            _ if size == 0 => true,
            Taken::Freely | Taken::Tighter | Taken::Louder => true,
            Taken::ToTellApart => !self.allow(0),
            Taken::AtLast => false,
        };
        self.allow(size) && is_time
    }

    fn without(self, size: usize) -> Self {
        if size >= 32 { self } else { Self(self.0 & !(1 << size)) }
    }
}

/// An area as far as its headline is concerned.
pub(super) struct HeadArea<'a> {
    /// Columns.
    pub columns: Range<u8>,
    /// How much its story weighs.
    pub rank: Rank,
    /// The headline, if there is one.
    pub head: Option<&'a HeadJob>,
}

impl<'a> HeadArea<'a> {
    /// That of an area of a page.
    pub fn of(area: &'a AreaJob) -> Self {
        let (rank, head) = match &area.content {
            AreaContent::Story(story) => (story.rank, story.head.as_ref()),
            _ => (Rank::default(), None),
        };
        Self { columns: area.columns.clone(), rank, head }
    }

    fn sizes(&self) -> &'a [HeadSize] {
        self.head.map_or(&[], |head| &head.sizes)
    }

    fn look(&self, size: usize) -> Option<HeadLook> {
        self.sizes().get(size)?.look
    }
}

/// A headline as it stands in a plan.
#[derive(Debug, Copy, Clone)]
pub(super) struct PlacedHead {
    /// Its area.
    pub area: usize,
    /// Line on which its block begins.
    pub top: u32,
    /// Which of its sizes it has.
    pub size: usize,
}

/// One way to mend two headlines that clash: an area, and the sizes that are left to it.
type Mending = (usize, Heads);

/// Mends the first pair of headlines that can be mended for less than `most`, in the way that costs least; `None` if there
/// is none. `weigh` tells what a way costs, and what is then. Of two alike the lighter gives way, or the one further right,
/// unless much is won by the other.
pub(super) fn mend<T>(
    areas: &[HeadArea],
    placed: &[PlacedHead],
    allowed: &[Heads],
    most: Cost,
    weigh: impl Fn(usize, Heads) -> (Cost, T),
) -> Option<T> {
    mendings(areas, placed, allowed).find_map(|ways| {
        let ways = (0..).zip(ways).map(|(n, (area, heads))| {
            let (cost, mended) = weigh(area, heads);
            (cost + cost::WRONG_HEAD.times(n), mended)
        });
        let (cost, mended) = ways.min_by_key(|(cost, _)| *cost)?;
        (cost < most).then_some(mended)
    })
}

/// For any two headlines that clash, or of which one is too loud, the ways to mend that: by taking its size from one that
/// has sizes that do not. The lighter gives way, or the one further right: that way comes first.
fn mendings<'a>(
    areas: &'a [HeadArea<'a>],
    placed: &'a [PlacedHead],
    allowed: &'a [Heads],
) -> impl Iterator<Item = Vec<Mending>> + 'a {
    let pairs = placed.iter().flat_map(|one| placed.iter().map(move |other| (one, other)));
    pairs.filter(|(one, other)| one.area != other.area).filter_map(|(one, other)| {
        let fault = Fault::between(areas, one, other)?;
        let give_way: &[_] = match fault {
            Fault::TooLoud => &[(other, one)],
            Fault::Alike | Fault::NearlyAlike => &[(other, one), (one, other)],
        };
        let ways = give_way.iter().filter_map(|(head, against)| {
            Some((head.area, without_its_size(areas, head, against, allowed[head.area])?))
        });
        Some(ways.collect())
    })
}

/// Pairs of headlines between which something is wrong.
pub(super) fn clashes(areas: &[HeadArea], placed: &[PlacedHead]) -> usize {
    let pairs = placed
        .iter()
        .enumerate()
        .flat_map(|(n, one)| placed[..n].iter().map(move |other| (one, other)));
    pairs.filter(|(one, other)| Fault::of_pair(areas, one, other).is_some()).count()
}

/// What is wrong between two headlines, the lesser fault first; the second gives way first.
#[derive(Debug, Copy, Clone, Eq, PartialEq, Ord, PartialOrd)]
enum Fault {
    /// A reader takes them for the same size, side by side.
    NearlyAlike,
    /// They look the same, side by side.
    Alike,
    /// The second is louder than its rank allows beside the first.
    TooLoud,
}

impl Fault {
    fn between(areas: &[HeadArea], one: &PlacedHead, other: &PlacedHead) -> Option<Self> {
        let (first, second) = (&areas[one.area], &areas[other.area]);
        let (look, other_look) = (first.look(one.size)?, second.look(other.size)?);
        if first.rank < second.rank && is_too_loud(first.rank, look, other_look) {
            return Some(Self::TooLoud);
        }
        let (a, b) = (&first.columns, &second.columns);
        let heavier = (first.rank, a.start) <= (second.rank, b.start);
        let beside = a.end == b.start || b.end == a.start;
        if !(heavier && beside && one.top == other.top && look.rows == other_look.rows) {
            return None;
        }
        let (less, more) = (look.size.min(other_look.size), look.size.max(other_look.size));
        if less == more {
            return Some(Self::Alike);
        }
        (less * 100 >= more * SAME).then_some(Self::NearlyAlike)
    }

    /// The worse of what is wrong between two, whichever is the first.
    fn of_pair(areas: &[HeadArea], one: &PlacedHead, other: &PlacedHead) -> Option<Self> {
        Self::between(areas, one, other).max(Self::between(areas, other, one))
    }
}

/// Whether a title is too large beside one of a weightier story.
fn is_too_loud(rank: Rank, weightier: HeadLook, look: HeadLook) -> bool {
    let least = if rank == Rank::Lead { look.size * LEAD / 100 } else { look.size };
    weightier.size < least
}

/// The sizes left to a headline without the one that it has, if with one of them less is wrong.
fn without_its_size(
    areas: &[HeadArea],
    head: &PlacedHead,
    against: &PlacedHead,
    allowed: Heads,
) -> Option<Heads> {
    let sizes = areas[head.area].sizes();
    let left = allowed.without(head.size);
    let wrong = |size: usize| Fault::of_pair(areas, against, &PlacedHead { size, ..*head });
    let better = left != allowed
        && (0..sizes.len())
            .any(|size| left.may_take(sizes, size) && wrong(size) < wrong(head.size));
    better.then_some(left)
}
