//! The shape of a story in its area: headline block, pictures and foot at some choice of sizes, and
//! the room they leave for text in each column.

use super::cost::{self, Cost};
use super::pictures::{Arrangement, arrangements};
use super::{HeadSize, StoryJob};

/// Most shapes of one story that are tried.
const KEPT: usize = 600;
/// Shapes tried that leave the same room in all.
const ALIKE: usize = 4;

/// All shapes of a story that may turn out best: those of each size of its headline, the cheapest first.
pub(super) struct StoryShapes {
    columns: u32,
    /// Columns under the headline block, and whether text may stand in them.
    span: u32,
    closed: bool,
    arrangements: Vec<Arrangement>,
    pub list: Vec<StoryShape>,
}

/// One shape.
#[derive(Debug, Copy, Clone)]
pub(super) struct StoryShape {
    arrangement: usize,
    /// Which of the headline's sizes.
    pub head_size: usize,
    /// Lines of the headline block.
    pub head: u32,
    /// Which of the foot's heights.
    pub foot_size: usize,
    /// Lines of the foot.
    pub foot: u32,
    /// The least depth of area that holds it, without text.
    pub least: u32,
    /// Lines that headline, pictures and foot take from the columns with text, together.
    pub taken: u32,
    /// Whether a picture stands at the head of every column with text.
    pub covered: bool,
    /// Lines of white more under these.
    pub under_pictures: u32,
    /// What its choices cost.
    pub cost: Cost,
}

impl StoryShape {
    /// Pictures left out for want of room, beyond those no shape can hold.
    pub fn left_out(&self) -> u64 {
        self.cost.0 / cost::LEFT_OUT.0
    }
}

impl StoryShapes {
    /// The shapes of a story in areas up to `deepest` lines.
    pub fn of(story: &StoryJob, deepest: u32) -> Self {
        let columns = u32::from(story.columns.0).max(1);
        let head = story.head.as_ref();
        let span = head.map_or(0, |head| u32::from(head.span.0).clamp(1, columns));
        let mut shapes = Self {
            columns,
            span,
            closed: head.is_some_and(|head| head.closed) && span < columns,
            arrangements: arrangements(story, columns, span),
            list: Vec::new(),
        };
        for (head_size, head, head_cost) in choices(head_sizes(story)) {
            let mut list = Vec::new();
            for (arrangement, pictures) in shapes.arrangements.iter().enumerate() {
                for (foot_size, foot, foot_cost) in choices(&story.foot) {
                    let mut shape = StoryShape {
                        arrangement,
                        head_size,
                        head,
                        foot_size,
                        foot,
                        least: 0,
                        taken: 0,
                        covered: false,
                        under_pictures: 0,
                        cost: pictures.cost + head_cost + foot_cost,
                    };
                    shapes.measure(&mut shape);
                    list.push(shape);
                }
            }
            shapes.list.extend(best_of(possible(list, deepest)));
        }
        shapes
    }

    /// The pictures of a shape.
    pub fn pictures(&self, shape: &StoryShape) -> &Arrangement {
        &self.arrangements[shape.arrangement]
    }

    /// Columns that take text.
    pub fn text_columns(&self) -> u32 {
        self.columns - if self.closed { self.span } else { 0 }
    }

    /// First line of text in a column.
    pub fn top(&self, shape: &StoryShape, column: usize) -> u32 {
        let pictures = self.pictures(shape);
        let under_head = (column as u32) < self.span || pictures.below_head[column];
        pictures.top[column] + shape.under_pictures + if under_head { shape.head } else { 0 }
    }

    /// Lines of a column that headline, pictures and foot leave at a depth, the last `level` of them
    /// not to be used.
    pub fn room(&self, shape: &StoryShape, column: usize, depth: u32, level: u32) -> u32 {
        if self.closed && (column as u32) < self.span {
            return 0;
        }
        let above = self.top(shape, column);
        let below = self.pictures(shape).foot[column] + shape.foot;
        depth.saturating_sub(above).saturating_sub(below).saturating_sub(level)
    }

    /// The rooms of all columns.
    pub fn rooms(&self, shape: &StoryShape, depth: u32, level: u32, rooms: &mut Vec<u32>) {
        rooms.clear();
        rooms.extend((0..self.columns as usize).map(|at| self.room(shape, at, depth, level)));
    }

    /// What it costs that pictures leave columns so little room.
    pub fn squeezed(&self, shape: &StoryShape, rooms: &[u32]) -> Cost {
        let pictures = self.pictures(shape);
        let taken = pictures.top.iter().zip(&pictures.foot);
        let squeezed = rooms
            .iter()
            .zip(taken)
            .filter(|(room, (top, foot))| **room >= cost::FEWEST && (**top > 0 || **foot > 0));
        squeezed.map(|(room, _)| cost::squeezed(*room)).sum()
    }

    /// What it costs that columns end early which pictures at their head fill: the line that parts them from text is white
    /// there, where the depth has room for it, and with a picture that ends high it shows.
    pub fn ends_early(&self, shape: &StoryShape, depth: u32) -> Cost {
        let pictures = self.pictures(shape);
        let is_filled = |column: &u32| {
            let at = *column as usize;
            let above = self.top(shape, at) + shape.foot;
            pictures.top[at] > 0 && pictures.foot[at] == 0 && above == depth
        };
        let filled = (0..self.columns).filter(is_filled);
        filled.map(|column| cost::short(1 + u32::from(pictures.ends_high(column)), 0)).sum()
    }

    fn measure(&self, shape: &mut StoryShape) {
        let pictures = self.pictures(shape);
        let mut places = Cost::ZERO;
        let first = if self.closed { self.span as usize } else { 0 };
        shape.covered = pictures.top[first..].iter().all(|lines| *lines > 0);
        for column in 0..self.columns as usize {
            let above = self.top(shape, column);
            let below = pictures.foot[column] + shape.foot;
            // With no text between them, the white towards the text is needed once or not at all.
            let merged = pictures.top[column] > 0 || pictures.foot[column] > 0;
            shape.least = shape.least.max((above + below).saturating_sub(u32::from(merged)));
            if pictures.hole[column] {
                places += cost::hole(shape.head);
            }
            if pictures.top[column] > 0 && pictures.foot[column] > 0 {
                places += cost::BETWEEN_PICTURES;
            }
            if !(self.closed && (column as u32) < self.span) {
                shape.taken = shape.taken.saturating_add(above + below);
            }
        }
        shape.cost += places;
    }
}

/// The shapes that some area up to `deepest` lines can hold, if there are any. Pictures that have to
/// be left out of all of them are no cost.
fn possible(mut shapes: Vec<StoryShape>, deepest: u32) -> Vec<StoryShape> {
    if shapes.iter().any(|shape| shape.least <= deepest) {
        shapes.retain(|shape| shape.least <= deepest);
    }
    let always = shapes.iter().map(StoryShape::left_out).min().unwrap_or(0);
    for shape in &mut shapes {
        shape.cost = Cost(shape.cost.0 - always * cost::LEFT_OUT.0);
    }
    shapes
}

/// The sizes of a story's headline.
pub(super) fn head_sizes(story: &StoryJob) -> &[HeadSize] {
    story.head.as_ref().map_or(&[], |head| &head.sizes)
}

/// The sizes a block may take: which, lines, cost. There is always one.
fn choices(sizes: &[HeadSize]) -> Vec<(usize, u32, Cost)> {
    if sizes.is_empty() {
        return vec![(0, 0, Cost::ZERO)];
    }
    let sizes = sizes.iter().enumerate();
    sizes.map(|(index, size)| (index, size.lines.count(), Cost::of_job(size.cost))).collect()
}

/// The cheapest shapes, and of those that take the same room no more than a few; the lowest always.
fn best_of(mut shapes: Vec<StoryShape>) -> Vec<StoryShape> {
    let lowest = shapes.iter().copied().min_by_key(|shape| (shape.least, shape.taken, shape.cost));
    shapes.sort_by_key(|shape| (shape.taken, shape.cost, shape.least));
    let mut alike = 0;
    let mut taken = None;
    shapes.retain(|shape| {
        alike = if taken == Some(shape.taken) { alike + 1 } else { 0 };
        taken = Some(shape.taken);
        alike < ALIKE
    });
    shapes.sort_by_key(|shape| (shape.cost, shape.taken, shape.least));
    shapes.truncate(KEPT);
    shapes.extend(lowest);
    shapes
}
