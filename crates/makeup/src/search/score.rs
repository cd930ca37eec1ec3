//! What a good page is, beyond what adds up (docs/makeup.md has the reason and the source of each term). As all costs, twenty
//! are a line of white too much in one column.

use std::ops::Range;

use super::super::Rank;
use super::super::cost::{self, Cost};
use super::super::heads::{self, HeadArea, Heads, PlacedHead};
use super::curve::Curve;
use super::free_page::{FreeItem, FreePage, FreePlace, ItemKind};

/// Heads that clash, or one that is too loud, though sizes gave.
const HEADS_CLASH: u64 = 4_000;
/// A gutter that runs through the page 断版; the same under a masthead, over a strip or where a hairline stands across, which
/// keep the page together.
const THROUGH: u64 = 2_500;
const THROUGH_INSIDE: u64 = 60;
/// Stories from which a page can fall apart.
const STORIES: usize = 3;
/// Two rows so near one another that no white fits between.
const NO_ROOM: u64 = 1_000_000;
/// Heads side by side, one a little lower than the other.
const STAGGERED: u64 = 240;
/// Pictures of two stories side by side.
const PICTURES_TOUCH: u64 = 1_200;
/// One below the other.
const PICTURES_MEET: u64 = 160;
/// No picture dominates.
const NO_DOMINANT: u64 = 50;
/// The largest picture is not half the page wide.
const DOMINANT_SMALL: u64 = 50;
/// The largest picture is not the lead's, though that has one.
const LEAD_OUTDONE: u64 = 80;
/// A story takes more room than the lead.
const LEAD_SMALL: u64 = 60;
/// The lead does not begin at the left.
const LEAD_RIGHT: u64 = 20;
/// A lighter story begins above a weightier one.
const UPSIDE_DOWN: u64 = 90;
/// A story's title is smaller than a lighter one's.
const TITLE_OUTDONE: u64 = 2_000;
/// All stories are of one width.
const ALL_ALIKE: u64 = 60;
/// A size of titles more than four.
const RESTLESS: u64 = 40;
/// A rail away from the page's edge; at the left one.
const RAIL_INSIDE: u64 = 70;
const RAIL_LEFT: u64 = 12;

/// A row of briefs above a story; twice that above one that matters.
const ROW_ABOVE: u64 = 200;

/// Weighs whole pages.
pub(super) struct Score<'a> {
    page: &'a FreePage,
}

/// A picture on the page.
struct Picture {
    item: usize,
    columns: Range<u8>,
    lines: Range<u32>,
}

impl Picture {
    fn area(&self) -> u64 {
        self.columns.len() as u64 * u64::from(self.lines.end - self.lines.start)
    }
}

impl<'a> Score<'a> {
    /// For a page.
    pub fn of(page: &'a FreePage) -> Self {
        Self { page }
    }

    /// What a page costs beyond the sum of its items.
    pub fn of_page(&self, places: &[FreePlace]) -> u64 {
        self.with_heads(places).1
    }

    /// The same, with the sizes that are left to each headline when the lighter have given way.
    pub fn with_heads(&self, places: &[FreePlace]) -> (Vec<Heads>, u64) {
        let forms: Vec<Option<&Curve>> = self.forms(places);
        let (allowed, heads, sizes, mut cost) = self.heads(places, &forms);
        cost += self.rows(places);
        cost += self.gutters(places);
        cost += self.pictures(places, &forms, &heads);
        cost += self.hierarchy(places);
        cost += self.variety(places, &sizes);
        (allowed, cost)
    }

    fn forms(&self, places: &[FreePlace]) -> Vec<Option<&Curve>> {
        let form = |(item, place): (&'a FreeItem, &FreePlace)| item.forms.get(place.form);
        self.page.items.iter().zip(places).map(form).collect()
    }

    /// Sizes of the headlines when the lighter have given way, and what that costs.
    fn heads(
        &self,
        places: &[FreePlace],
        forms: &[Option<&Curve>],
    ) -> (Vec<Heads>, Vec<usize>, Vec<u32>, u64) {
        let area = |n: usize| {
            let place = &places[n];
            let story = forms[n].filter(|form| form.is_story);
            HeadArea {
                columns: place.column..place.right(),
                rank: self.page.items[n].rank,
                head: story.and_then(Curve::head),
            }
        };
        let areas: Vec<HeadArea> = (0..places.len()).map(area).collect();
        let mut allowed = vec![Heads::ALL; areas.len()];
        let taken =
            |n: usize, heads: Heads| forms[n].map_or(0, |form| form.cost(places[n].lines, heads).1);
        let placed = |allowed: &[Heads]| -> Vec<PlacedHead> {
            let stories = (0..places.len()).filter(|n| forms[*n].is_some_and(|form| form.is_story));
            stories
                .map(|n| PlacedHead { area: n, top: places[n].top, size: taken(n, allowed[n]) })
                .collect()
        };
        // As makeup mends them: in the way that costs least, unless copy is over then.
        let dearer = |n: usize, heads: Heads, from: Heads| {
            let cost = |heads: Heads| {
                forms[n].map_or(Cost::ZERO, |form| form.cost(places[n].lines, heads).0)
            };
            cost(heads) - cost(from)
        };
        loop {
            let weigh =
                |area: usize, heads: Heads| (dearer(area, heads, allowed[area]), (area, heads));
            let mended = heads::mend(&areas, &placed(&allowed), &allowed, cost::LINE_OVER, weigh);
            let Some((area, heads)) = mended else { break };
            allowed[area] = heads;
        }
        let mut cost = HEADS_CLASH * heads::clashes(&areas, &placed(&allowed)) as u64;
        let mut sizes = Vec::new();
        for (n, form) in forms.iter().enumerate() {
            let Some(form) = form else { continue };
            cost += dearer(n, allowed[n], Heads::ALL).0;
            let look = form.sizes().get(taken(n, allowed[n])).and_then(|size| size.look);
            sizes.extend(look.map(|look| (self.page.items[n].rank, look.size)));
        }
        cost += upside_down(&mut sizes);
        let sizes = sizes.into_iter().map(|(_, size)| size).collect();
        let heads = (0..places.len()).map(|n| taken(n, allowed[n])).collect();
        (allowed, heads, sizes, cost)
    }

    /// Rows that begin at nearly the same line.
    fn rows(&self, places: &[FreePlace]) -> u64 {
        let gap = self.page.gap.count();
        let mut cost = 0;
        for (n, one) in places.iter().enumerate() {
            for other in &places[..n] {
                let apart = one.top.abs_diff(other.top);
                let beside = one.right() == other.column || other.right() == one.column;
                cost += match apart {
                    0 => 0,
                    apart if apart <= gap + 1 => NO_ROOM,
                    apart if apart <= gap + 2 && beside => STAGGERED,
                    _ => 0,
                };
            }
        }
        cost
    }

    /// Gutters that nothing stands across. Also beside a rail: a hairline runs down the page there, too (docs/look.md §7).
    /// For two stories alone an even page is not given up: the page that looks itself over tells.
    fn gutters(&self, places: &[FreePlace]) -> u64 {
        let stories = self.page.items.iter().filter(|item| item.kind == ItemKind::Story);
        if stories.count() < STORIES {
            return 0;
        }
        let crosses =
            |place: &FreePlace, gutter: u8| place.column < gutter && gutter < place.right();
        let is_open = |gutter: &u8| !places.iter().any(|place| crosses(place, *gutter));
        let through = |gutter: u8| match self.page.open >> gutter & 1 {
            1 if !self.hairline_across(places, gutter) => THROUGH,
            _ => THROUGH_INSIDE,
        };
        (1..self.page.columns.0.min(32)).filter(is_open).map(through).sum()
    }

    /// Whether a hairline stands across a gutter: above two that begin on one line, both of text, or with all that begin there
    /// as wide as the page.
    fn hairline_across(&self, places: &[FreePlace], gutter: u8) -> bool {
        let is_text =
            |n: usize| matches!(self.page.items[n].kind, ItemKind::Story | ItemKind::Rail);
        let beside = |left: &FreePlace, right: &FreePlace| {
            left.top == right.top
                && left.top > 0
                && left.right() == gutter
                && right.column == gutter
        };
        places.iter().enumerate().any(|(n, left)| {
            let right = places.iter().position(|right| beside(left, right));
            right.is_some_and(|right| {
                let row = || (0..places.len()).filter(|m| places[*m].top == left.top);
                let wide: u32 = row().map(|m| u32::from(places[m].columns)).sum();
                (is_text(n) && is_text(right))
                    || (wide == u32::from(self.page.columns.0) && row().any(is_text))
            })
        })
    }

    fn pictures(&self, places: &[FreePlace], forms: &[Option<&Curve>], heads: &[usize]) -> u64 {
        let mut pictures = Vec::new();
        for (item, form) in forms.iter().enumerate() {
            let Some(form) = form else { continue };
            let place = &places[item];
            let per_text = |column: u8| {
                let wide = u32::from(place.columns - form.beside().0.min(place.columns));
                (u32::from(column) * wide / u32::from(form.text_columns())) as u8
            };
            pictures.extend(form.pictures(place.lines, heads[item]).iter().map(|picture| {
                Picture {
                    item,
                    columns: place.column + per_text(picture.column)
                        ..place.column + per_text(picture.column + picture.columns.0),
                    lines: place.top + picture.top.0..place.top + picture.top.0 + picture.lines.0,
                }
            }));
        }
        let mut cost = 0;
        for (n, one) in pictures.iter().enumerate() {
            for other in pictures[..n].iter().filter(|other| other.item != one.item) {
                let beside = one.columns.end == other.columns.start
                    || other.columns.end == one.columns.start;
                let level = one.lines.start < other.lines.end && other.lines.start < one.lines.end;
                let over =
                    one.columns.start < other.columns.end && other.columns.start < one.columns.end;
                let between = one
                    .lines
                    .start
                    .max(other.lines.start)
                    .saturating_sub(one.lines.end.min(other.lines.end));
                if beside && level {
                    cost += PICTURES_TOUCH;
                }
                if over && between < 8 {
                    cost += PICTURES_MEET;
                }
            }
        }
        pictures.sort_by_key(|picture| std::cmp::Reverse(picture.area()));
        if let [first, second, ..] = pictures.as_slice()
            && first.area() < 2 * second.area()
        {
            let short = 2 * second.area() - first.area();
            cost += NO_DOMINANT * short / second.area().max(1);
        }
        let half = usize::from(self.page.columns.0).div_ceil(2);
        if pictures.first().is_some_and(|first| first.columns.len() < half) {
            cost += DOMINANT_SMALL;
        }
        let is_lead = |picture: &Picture| self.page.items[picture.item].rank == Rank::Lead;
        if pictures.iter().any(is_lead) && pictures.first().is_some_and(|first| !is_lead(first)) {
            cost += LEAD_OUTDONE;
        }
        cost
    }

    /// Importance by place and area.
    fn hierarchy(&self, places: &[FreePlace]) -> u64 {
        let stories = || {
            let all = self.page.items.iter().zip(places);
            all.filter(|(item, _)| item.kind == ItemKind::Story)
        };
        let area = |place: &FreePlace| u64::from(place.columns) * u64::from(place.lines);
        let mut cost = 0;
        for (item, place) in stories() {
            if item.rank == Rank::Lead && place.column > 0 {
                cost += LEAD_RIGHT;
            }
            for (_, other) in stories().filter(|(other, _)| other.rank > item.rank) {
                if other.top + 3 < place.top {
                    cost += UPSIDE_DOWN;
                }
                if item.rank == Rank::Lead && area(other) > area(place) {
                    cost += LEAD_SMALL;
                }
            }
        }
        cost
    }

    /// Stories below a row of briefs, where it looks as if it weighed more than they.
    fn below(&self, row: &FreePlace, places: &[FreePlace]) -> u64 {
        let stories = self.page.items.iter().zip(places);
        let below = stories.filter(|(item, place)| {
            let is_under = place.column < row.right() && row.column < place.right();
            item.kind == ItemKind::Story && is_under && place.top >= row.foot()
        });
        below.map(|(item, _)| ROW_ABOVE * (1 + u64::from(item.rank <= Rank::Second))).sum()
    }

    fn variety(&self, places: &[FreePlace], sizes: &[u32]) -> u64 {
        let mut cost = 0;
        let all = || self.page.items.iter().zip(places);
        let mut widths: Vec<u8> = all()
            .filter(|(item, _)| item.kind == ItemKind::Story)
            .map(|(_, place)| place.columns)
            .collect();
        let stories = widths.len();
        widths.sort_unstable();
        widths.dedup();
        if stories > 3 && widths.len() == 1 {
            cost += ALL_ALIKE;
        }
        let mut sizes = sizes.to_vec();
        sizes.sort_unstable();
        sizes.dedup();
        cost += RESTLESS * sizes.len().saturating_sub(4) as u64;
        for (item, place) in all().filter(|(item, _)| item.kind == ItemKind::Rail) {
            let is_row = item.forms.get(place.form).is_some_and(|form| form.row().is_some());
            cost += match (place.column, place.right() == self.page.columns.0) {
                _ if is_row => self.below(place, places),
                (_, true) => 0,
                (0, _) => RAIL_LEFT,
                _ => RAIL_INSIDE,
            };
        }
        cost
    }
}

/// Titles of some ranks and sizes, of which one is smaller than a lighter one's.
fn upside_down(titles: &mut [(Rank, u32)]) -> u64 {
    titles.sort_unstable();
    let is_outdone =
        |n: usize| titles[n..].iter().any(|other| other.0 > titles[n].0 && other.1 > titles[n].1);
    TITLE_OUTDONE * (0..titles.len()).filter(|n| is_outdone(*n)).count() as u64
}
