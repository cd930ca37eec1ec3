//! Where the pictures of a story may stand: at the top of its area, from the right, or at its
//! foot, side by side or one above the other. All ways are made that may turn out best.

use std::collections::HashMap;

use super::bands::{Band, Side};
use super::cost::{self, Cost};
use super::{
    Columns, Lines, PictureEdge, PictureJob, PicturePlan, PictureWidth, PictureWish, StoryJob,
};

/// Most ways kept after each picture, beside the best of each height and of each room.
const KEPT: usize = 40;
/// Ways kept that take the same room in all.
const ALIKE: usize = 3;
/// Ways kept of each height: lower ones, though dearer, fit where others do not.
const AS_HIGH: usize = 2;
/// White between two pictures one above the other.
const BETWEEN: u32 = 2;
/// White between a picture and text.
const TO_TEXT: u32 = 1;

/// One way to place all pictures of a story.
#[derive(Debug, Clone)]
pub(super) struct Arrangement {
    /// For each picture of the job its place; `None`: left out.
    pub places: Vec<Option<PlacedPicture>>,
    /// For each column, lines the pictures at the top take below their upper edge, white included.
    pub top: Vec<u32>,
    /// For each column, whether a picture at the top keeps below the headline block though the
    /// column is not under it: there stands white beside the block.
    pub hole: Vec<bool>,
    /// For each column, whether its top picture stands below the headline block.
    pub below_head: Vec<bool>,
    /// For each column, lines the pictures at the foot take, white included.
    pub foot: Vec<u32>,
    /// Cost of crops, widths and places.
    pub cost: Cost,
    /// Cost of white under pictures at the foot that stand on narrower or lower ones: no text can reach it.
    trapped: Cost,
    /// The pictures at the foot, in bands from above.
    bands: Vec<Band>,
}

/// The place of a picture.
#[derive(Debug, Copy, Clone)]
pub(super) struct PlacedPicture {
    pub column: u32,
    /// Which of its widths.
    pub width: usize,
    pub columns: u32,
    /// Lines of the picture alone.
    pub lines: u32,
    /// Lines against the ideal height.
    pub crop: i32,
    /// Its caption's lines.
    pub caption: u32,
    /// Whether it ends most of a line above the last of these.
    pub ends_high: bool,
    pub edge: Edge,
}

/// The edge of the area to which a picture keeps.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub(super) enum Edge {
    /// At the top, below the headline block if that is true; lines from there to its upper edge, if another stands above it.
    Top { below_head: bool, drop: u32 },
    /// At the foot; lines from its upper edge to the upper edge of the area's foot block.
    Foot { rise: u32 },
}

impl Edge {
    /// The edge as the job names it.
    pub fn of_area(self) -> PictureEdge {
        match self {
            Self::Top { .. } => PictureEdge::Top,
            Self::Foot { .. } => PictureEdge::Foot,
        }
    }
}

/// All ways worth trying to place the pictures of a story in an area `columns` wide, of which the
/// first `span` lie under the headline block.
pub(super) fn arrangements(story: &StoryJob, columns: u32, span: u32) -> Vec<Arrangement> {
    let site = Site { columns, span };
    let mut ways = vec![Arrangement::bare(columns)];
    for picture in &story.pictures {
        let mut next = Vec::new();
        for way in &ways {
            site.add(way, picture, &mut next);
        }
        ways = best_of(next, &story.pictures, columns);
    }
    for way in &mut ways {
        way.cost += way.trapped + cost::LEFT_OUT.times(way.missed(&story.pictures));
    }
    ways
}

/// The cheapest ways over so many columns: some of each height and of all together; of those that take the same room no
/// more than a few. Of about each room, to a line of the story's depth, there are also lower ones, though dearer: where
/// copy is long they leave room for it, where it is short they fill it.
fn best_of(mut ways: Vec<Arrangement>, pictures: &[PictureJob], columns: u32) -> Vec<Arrangement> {
    ways.sort_by_cached_key(|way| {
        (way.missed(pictures), way.cost + way.trapped, way.room(), way.height())
    });
    let mut rooms: HashMap<u32, usize> = HashMap::new();
    let mut heights: HashMap<u32, usize> = HashMap::new();
    let mut lowest: HashMap<u32, u32> = HashMap::new();
    let mut cheap = 0;
    ways.retain(|way| {
        let as_high = heights.entry(way.height()).or_default();
        let lowest = lowest.entry(way.room() / columns.max(1)).or_insert(u32::MAX);
        let alike = rooms.entry(way.room()).or_default();
        let is_lower = way.height() < *lowest;
        let is_kept = *as_high < AS_HIGH || is_lower || (*alike < ALIKE && cheap < KEPT);
        *as_high += usize::from(is_kept);
        *lowest = way.height().min(*lowest);
        *alike += usize::from(is_kept);
        cheap += usize::from(is_kept);
        is_kept
    });
    ways
}

/// The columns among which pictures are placed.
#[derive(Copy, Clone)]
struct Site {
    columns: u32,
    /// Columns under the headline block.
    span: u32,
}

impl Site {
    /// Adds to `ways` all ways to place one more picture.
    fn add(self, way: &Arrangement, picture: &PictureJob, ways: &mut Vec<Arrangement>) {
        let found = ways.len();
        for (index, width) in picture.widths.iter().enumerate() {
            let columns = u32::from(width.columns.0);
            if columns == 0 || columns > self.columns {
                continue;
            }
            let cost = Cost::of_job(width.cost);
            let choice = WidthChoice { index, width, columns, cost, wish: picture.wish };
            let dearer = |more: Cost| WidthChoice { cost: choice.cost + more, ..choice };
            let from = ways.len();
            match picture.wish.edge.unwrap_or(picture.edge) {
                PictureEdge::Foot => self.add_at_foot(way, choice, ways),
                PictureEdge::Near(near) => {
                    self.add_near(way, choice, u32::from(near.0), ways);
                    self.add_at_foot(way, dearer(cost::MOVED), ways);
                }
                PictureEdge::Any => {
                    self.add_at_top(way, choice, ways);
                    self.add_at_foot(way, dearer(cost::AT_FOOT), ways);
                }
                PictureEdge::Top if !self.add_at_top(way, choice, ways) => {
                    self.add_at_foot(way, choice, ways);
                }
                PictureEdge::Top if ways[from..].iter().all(|way| way.hole.contains(&true)) => {
                    self.add_at_foot(way, dearer(cost::MOVED), ways);
                }
                PictureEdge::Top => {}
            }
            if picture.goes_under {
                self.add_under(way, dearer(cost::UNDER_PICTURE), ways);
            }
        }
        if ways.len() == found && picture.wish != PictureWish::default() {
            // What is asked cannot be here; that is no reason to leave it out.
            let free = PictureJob { wish: PictureWish::default(), ..picture.clone() };
            return self.add(way, &free, ways);
        }
        let mut without = way.clone();
        without.places.push(None);
        without.cost += cost::LEFT_OUT;
        ways.push(without);
    }

    /// The first picture stands flush right (or flush with the headline block), another to the
    /// left of the one before. Says whether that leaves a column free for text beside them: where it
    /// does not, the foot is the better place.
    fn add_at_top(
        self,
        way: &Arrangement,
        choice: WidthChoice,
        ways: &mut Vec<Arrangement>,
    ) -> bool {
        if let Some(column) = choice.wish.column {
            return self.put_at_top_as_asked(way, choice, u32::from(column), ways);
        }
        let Some(leftmost) = way.top.iter().position(|&lines| lines > 0) else {
            self.put_at_top(way, choice, self.columns - choice.columns, ways);
            if self.span >= choice.columns && self.span < self.columns {
                let cost = choice.cost + cost::OFF_RIGHT;
                let column = self.span - choice.columns;
                self.put_at_top(way, WidthChoice { cost, ..choice }, column, ways);
            }
            return true;
        };
        let Some(column) = (leftmost as u32).checked_sub(choice.columns) else {
            return false;
        };
        let cost = if column == 0 { choice.cost + cost::MOVED } else { choice.cost };
        self.put_at_top(way, WidthChoice { cost, ..choice }, column, ways);
        column > 0
    }

    /// At the head of any columns that no picture has yet.
    fn add_near(
        self,
        way: &Arrangement,
        choice: WidthChoice,
        near: u32,
        ways: &mut Vec<Arrangement>,
    ) {
        for column in 0..=self.columns - choice.columns {
            if way.top[choice.range(column)].iter().all(|lines| *lines == 0) {
                let away = cost::AWAY.times(column.abs_diff(near));
                let cost = choice.cost + away;
                self.put_at_top(way, WidthChoice { cost, ..choice }, column, ways);
            }
        }
    }

    /// In the column that a person asked for, if nothing stands there.
    fn put_at_top_as_asked(
        self,
        way: &Arrangement,
        choice: WidthChoice,
        column: u32,
        ways: &mut Vec<Arrangement>,
    ) -> bool {
        let is_free = column + choice.columns <= self.columns
            && way.top[choice.range(column)].iter().all(|&lines| lines == 0);
        if is_free {
            self.put_at_top(way, choice, column, ways);
        }
        is_free
    }

    fn put_at_top(
        self,
        way: &Arrangement,
        choice: WidthChoice,
        column: u32,
        ways: &mut Vec<Arrangement>,
    ) {
        let below_head = column < self.span;
        let edge = Edge::Top { below_head, drop: 0 };
        let neighbour = way.places.iter().flatten().rev().find(|place| place.edge == edge);
        let beside = neighbour.map(|place| place.lines + place.caption);
        for (lines, cost) in choice.heights(beside) {
            let mut next = way.clone();
            let block = lines + choice.caption() + TO_TEXT;
            for at in choice.range(column) {
                next.top[at] = block;
                next.below_head[at] = below_head;
                next.hole[at] = below_head && at as u32 >= self.span;
            }
            next.places.push(Some(choice.place(column, lines, edge)));
            next.cost += cost;
            ways.push(next);
        }
    }

    /// Under a picture at the top that is as wide, and under which nothing stands yet.
    fn add_under(self, way: &Arrangement, choice: WidthChoice, ways: &mut Vec<Arrangement>) {
        for above in way.places.iter().flatten() {
            let Edge::Top { below_head, drop } = above.edge else { continue };
            let is_asked =
                choice.wish.column.is_none_or(|column| u32::from(column) == above.column);
            if above.columns != choice.columns || !is_asked {
                continue;
            }
            let foot = drop + above.lines + above.caption;
            let own = choice.range(above.column);
            if way.top[own.clone()].iter().any(|lines| *lines != foot + TO_TEXT) {
                continue;
            }
            let drop = foot + BETWEEN;
            for (lines, cost) in choice.heights(None) {
                let mut next = way.clone();
                next.top[own.clone()].fill(drop + lines + choice.caption() + TO_TEXT);
                let edge = Edge::Top { below_head, drop };
                next.places.push(Some(choice.place(above.column, lines, edge)));
                next.cost += cost;
                ways.push(next);
            }
        }
    }

    /// Into the last band if there is room beside its pictures, otherwise into one below it. A first
    /// band may stand flush left, away from a picture at the top right.
    fn add_at_foot(self, way: &Arrangement, choice: WidthChoice, ways: &mut Vec<Arrangement>) {
        let joined = way.bands.last().filter(|band| band.takes(choice.columns, self.columns));
        if let Some(column) = choice.wish.column.map(u32::from) {
            let joined = joined.filter(|band| band.next(choice.columns, self.columns) == column);
            match joined {
                Some(band) => self.put_at_foot(way, choice, Some(band.lines), band.side, ways),
                None if column + choice.columns <= self.columns => {
                    self.put_at_foot(way, choice, None, Side::From(column), ways);
                }
                None => {}
            }
            return;
        }
        if let Some(band) = joined {
            return self.put_at_foot(way, choice, Some(band.lines), band.side, ways);
        }
        let left = way.bands.last().is_some_and(|band| band.side == Side::Left);
        let side = if left { Side::Left } else { Side::Right };
        self.put_at_foot(way, choice, None, side, ways);
        if way.bands.is_empty() && choice.columns < self.columns {
            let cost = choice.cost + cost::OFF_RIGHT;
            self.put_at_foot(way, WidthChoice { cost, ..choice }, None, Side::Left, ways);
        }
    }

    fn put_at_foot(
        self,
        way: &Arrangement,
        choice: WidthChoice,
        beside: Option<u32>,
        side: Side,
        ways: &mut Vec<Arrangement>,
    ) {
        for (lines, cost) in choice.heights(beside) {
            let mut next = way.clone();
            if beside.is_none() {
                next.bands.push(Band { pictures: Vec::new(), columns: 0, lines: 0, side });
            }
            if let Some(band) = next.bands.last_mut() {
                band.pictures.push(next.places.len());
                band.columns += choice.columns;
                band.lines = band.lines.max(lines + choice.caption());
            }
            next.places.push(Some(choice.place(0, lines, Edge::Foot { rise: 0 })));
            next.cost += cost;
            self.settle_foot(&mut next);
            ways.push(next);
        }
    }

    /// Finds the places of all pictures at the foot, from the lowest band up: each flush with its side, its pictures in
    /// their order from the left, and each as low as it goes, so that no white is left under one lower than its neighbour.
    fn settle_foot(self, way: &mut Arrangement) {
        way.foot.fill(0);
        way.trapped = Cost::ZERO;
        for band in way.bands.iter().rev() {
            let mut column = band.first(self.columns);
            for &picture in &band.pictures {
                let Some(place) = &mut way.places[picture] else {
                    continue;
                };
                let own = column as usize..(column + place.columns) as usize;
                let below = way.foot[own.clone()].iter().copied().max().unwrap_or(0);
                let white = if below > 0 { BETWEEN - TO_TEXT } else { 0 };
                let rise = below + white + place.lines + place.caption;
                place.column = column;
                place.edge = Edge::Foot { rise };
                for at in own {
                    way.trapped += cost::spare(below - way.foot[at], 1);
                    way.foot[at] = rise + TO_TEXT;
                }
                column += place.columns;
            }
        }
    }
}

/// A picture at one of its widths.
#[derive(Copy, Clone)]
struct WidthChoice<'a> {
    index: usize,
    width: &'a PictureWidth,
    columns: u32,
    cost: Cost,
    wish: PictureWish,
}

impl WidthChoice<'_> {
    fn caption(&self) -> u32 {
        self.width.caption.count()
    }

    fn range(&self, column: u32) -> std::ops::Range<usize> {
        column as usize..(column + self.columns) as usize
    }

    /// The heights worth trying and their costs: all within the crop, or, beside another picture, its own, that which makes
    /// both end on one line, and the least and the greatest.
    fn heights(&self, beside: Option<u32>) -> Vec<(u32, Cost)> {
        let ideal = self.width.ideal.count().max(1);
        let least = self.width.least.count().clamp(1, ideal);
        let most = self.width.most.count().max(ideal);
        let cost = |lines: u32| self.cost + cost::crop(lines.abs_diff(ideal));
        if let Some(Lines(lines)) = self.wish.lines
            && (least..=most).contains(&lines)
        {
            return vec![(lines, cost(lines))];
        }
        let Some(beside) = beside else {
            let (least, most) = (least.max(ideal.saturating_sub(8)), most.min(ideal + 8));
            return (least..=most).map(|lines| (lines, cost(lines))).collect();
        };
        let level = beside.saturating_sub(self.caption()).clamp(least, most);
        let mut heights = vec![level, ideal, least, most];
        heights.sort_unstable();
        heights.dedup();
        let ragged = |lines: u32| match beside.abs_diff(lines + self.caption()) {
            0 => Cost::ZERO,
            lines => cost::ragged(lines),
        };
        heights.into_iter().map(|lines| (lines, cost(lines) + ragged(lines))).collect()
    }

    fn place(&self, column: u32, lines: u32, edge: Edge) -> PlacedPicture {
        PlacedPicture {
            column,
            width: self.index,
            columns: self.columns,
            lines,
            crop: lines as i32 - self.width.ideal.count().max(1) as i32,
            caption: self.caption(),
            ends_high: self.width.ends_high,
            edge,
        }
    }
}

impl Arrangement {
    fn bare(columns: u32) -> Self {
        let none = vec![0; columns as usize];
        Self {
            places: Vec::new(),
            top: none.clone(),
            hole: vec![false; columns as usize],
            below_head: vec![false; columns as usize],
            foot: none,
            cost: Cost::ZERO,
            trapped: Cost::ZERO,
            bands: Vec::new(),
        }
    }

    /// Pictures that do not stand as a person asked.
    fn missed(&self, pictures: &[PictureJob]) -> u32 {
        let pictures = pictures.iter().zip(&self.places);
        let missed = pictures.filter(|(picture, place)| match place {
            Some(place) => !place.plan(Lines(0)).keeps(&picture.wish),
            None => picture.wish != PictureWish::default(),
        });
        missed.count() as u32
    }

    /// Lines the pictures take in all columns together.
    fn room(&self) -> u32 {
        self.top.iter().chain(&self.foot).fold(0, |sum, lines| sum.saturating_add(*lines))
    }

    /// Whether the lowest picture at the head of a column ends most of a line above the last of its lines.
    pub fn ends_high(&self, column: u32) -> bool {
        let lines = self.top[column as usize];
        self.places.iter().flatten().any(|place| match place.edge {
            Edge::Top { drop, .. }
                if (place.column..place.column + place.columns).contains(&column) =>
            {
                place.ends_high && drop + place.lines + place.caption + TO_TEXT == lines
            }
            _ => false,
        })
    }

    /// Lines they take in the column where they take most.
    fn height(&self) -> u32 {
        self.top.iter().zip(&self.foot).map(|(top, foot)| top + foot).max().unwrap_or(0)
    }
}

impl PlacedPicture {
    /// As a plan has it, from a line of its area.
    pub fn plan(&self, top: Lines) -> PicturePlan {
        PicturePlan {
            column: self.column as u8,
            width: self.width,
            columns: Columns(self.columns as u8),
            top,
            lines: Lines(self.lines),
            edge: self.edge.of_area(),
        }
    }
}
