//! How well a story is set at each depth of its area, and the best setting at one depth.

use super::cost::{self, Cost};
use super::early_ends::EarlyEnds;
use super::filled_column::FilledColumn;
use super::flow::{Cuts, Flow};
use super::galley_cuts::GalleyCuts;
use super::heads::Heads;
use super::pictures::Edge;
use super::story_shape::{StoryPictures, StoryShape, StoryShapes, head_sizes};
use super::white_left::{AcrossPlaces, WhiteLeft};
use super::{
    Columns, Gave, Lines, ParagraphLength, PicturePlan, Seat, Spreads, StoryJob, StoryPlan, Taken,
    WhiteUnder,
};

/// Depths tried beyond the first at which a shape takes all of the galley.
const DEEPER: u32 = 2;
/// Depths at most that a shape is tried at, before it takes all.
const TRIED: u32 = 60;
/// Shapes tried where the galley does not fit.
const TRIED_OVER: usize = 6;

/// Lines left over from which on they are only counted.
const MUCH_OVER: u32 = 40;

/// A story, with its best setting at each depth under each size of its headline.
pub(super) struct StoryFit<'a> {
    story: &'a StoryJob,
    /// As it came, and with more white in it if it has places for that.
    flows: Vec<Flow>,
    shapes: StoryShapes,
    /// By size of the headline, and by depth, from 0.
    best: Vec<Vec<ShapeChoice>>,
}

/// What a story is like at a depth.
#[derive(Debug, Clone, Default)]
pub(super) struct StorySetting {
    /// What it costs.
    pub cost: Cost,
    /// What of that its text and its white cost: the rest is the headline's and the pictures'.
    pub text: Cost,
    /// Lines that it fills; what is left is white under its headline or at its foot.
    pub filled: u32,
    /// Lines of white inside it, beyond a line more between any two parts; those of a story are in what its text costs.
    pub inside: u32,
    /// Lines of white at its foot.
    pub foot: u32,
    /// Lines of white in single columns, above pictures at the foot where the text ends early.
    pub above_pictures: u32,
    /// Where its pictures stand.
    pub pictures: Vec<PicturePlan>,
}

/// A setting.
#[derive(Debug, Copy, Clone)]
struct ShapeChoice {
    cost: Cost,
    /// Which shape.
    shape: usize,
    /// The depth it fills; below it the area is white.
    depth: u32,
    /// Lines left white between text and what stands at the foot.
    level: u32,
    /// Which of the flows.
    flow: usize,
    /// Blocks no column can hold are cut apart.
    broken: bool,
    /// Lines by which all columns of text end above the depth that it fills: none stands beside them to which they could be
    /// flush.
    short: u32,
    /// Lines of white that columns which end early leave above pictures at the foot, all together.
    above_pictures: u32,
}

impl ShapeChoice {
    const NONE: Self = Self {
        cost: Cost::MAX,
        shape: 0,
        depth: 0,
        level: 0,
        flow: 0,
        broken: false,
        short: 0,
        above_pictures: 0,
    };
}

impl<'a> StoryFit<'a> {
    /// Tries all shapes in areas up to `deepest` lines.
    pub fn new(story: &'a StoryJob, deepest: u32) -> Self {
        Self::of_what_fits(story, deepest, StoryPictures::of(story)).and_over()
    }

    /// The same, but of depths at which it does not fit nothing is known; its pictures may stand so.
    pub fn of_what_fits(story: &'a StoryJob, deepest: u32, pictures: StoryPictures) -> Self {
        let columns = columns(story);
        let galley = GalleyCuts::of(story, deepest);
        let widens = galley.places() > 0 && !galley.spreads();
        let widened = widens.then(|| GalleyCuts::of(story, deepest).widened());
        let at_last = widens && story.spreads == Spreads::AnywhereAtLast;
        let anywhere = at_last.then(|| GalleyCuts::of(story, deepest).widened_anywhere());
        let flows = std::iter::once(galley).chain(widened).chain(anywhere);
        let none = vec![ShapeChoice::NONE; deepest as usize + 1];
        let mut fit = Self {
            story,
            flows: flows.map(|galley| Flow::new(galley, columns, deepest)).collect(),
            shapes: StoryShapes::of(story, deepest, pictures),
            best: vec![none; head_sizes(story).len().max(1)],
        };
        fit.fill_exactly();
        fit.leave_white();
        fit
    }

    /// The same at depths at which it does not fit, too.
    pub fn and_over(mut self) -> Self {
        self.leave_over();
        self
    }

    /// What the best setting at a depth costs, with one of these headlines.
    pub fn cost(&self, depth: u32, heads: Heads) -> Cost {
        let deepest = self.best[0].len() as u32 - 1;
        let beyond = depth.saturating_sub(deepest);
        self.choice(depth.min(deepest), heads).cost
            + cost::spare(beyond, self.shapes.text_columns())
    }

    /// The size of the headline in the best setting at a depth.
    pub fn head(&self, depth: u32, heads: Heads) -> usize {
        let deepest = self.best[0].len() as u32 - 1;
        let choice = self.choice(depth.min(deepest), heads);
        self.shapes.list.get(choice.shape).map_or(0, |shape| shape.head_size)
    }

    /// The best setting at a depth under one size of the headline.
    pub fn setting(&self, head: usize, depth: u32) -> StorySetting {
        let by_depth = &self.best[head.min(self.best.len() - 1)];
        let choice = by_depth[depth.min(by_depth.len() as u32 - 1) as usize];
        let Some(shape) = self.shapes.list.get(choice.shape) else {
            return StorySetting { cost: choice.cost, filled: depth, ..StorySetting::default() };
        };
        let pictures = self.picture_plans(shape, choice.depth).into_iter().flatten();
        let fits = choice.cost < cost::over(1);
        let white = depth.saturating_sub(choice.depth);
        let places = across_places(self.story, shape);
        let left = WhiteLeft::of(white, self.shapes.text_columns(), places);
        StorySetting {
            cost: choice.cost,
            text: choice.cost - shape.cost,
            filled: choice.depth - choice.short.min(choice.depth),
            inside: 0,
            foot: white - left.above() + choice.short,
            above_pictures: choice.above_pictures,
            pictures: if fits { pictures.collect() } else { Vec::new() },
        }
    }

    fn choice(&self, depth: u32, heads: Heads) -> ShapeChoice {
        let sizes = head_sizes(self.story);
        let allowed = self.best.iter().enumerate().filter(|(head, _)| heads.may_take(sizes, *head));
        let choices = allowed.map(|(_, best)| best[depth as usize]);
        choices.min_by_key(|choice| choice.cost).unwrap_or(ShapeChoice::NONE)
    }

    /// Settings in which the galley fills a depth.
    fn fill_exactly(&mut self) {
        for flow in 0..self.flows.len() {
            for index in 0..self.shapes.list.len() {
                self.fill_shape(flow, index);
            }
        }
    }

    fn fill_shape(&mut self, flow: usize, index: usize) {
        let mut rooms = Vec::new();
        let columns = self.shapes.text_columns().max(1);
        let galley = &self.flows[flow].galley;
        let lines = galley.lines();
        let (white, most_white) = galley.white(0, galley.end());
        let (less, more) = galley.gives();
        // Depths (and levels) between the paragraphs all shorter, at their best, and all longer.
        let shorter = less.div_ceil(columns);
        let longer = (more + most_white - white).div_ceil(columns);
        let shape = self.shapes.list[index];
        let needed = (lines - less).saturating_add(shape.taken) / columns;
        // Blank rows that vanish at the columns' ends may save a line or two.
        let first = needed.saturating_sub(2).max(shape.least);
        // With white of its own no depth takes it before there is room for that; at the columns' ends it vanishes.
        let own_white = white.saturating_sub(columns);
        let takes_all = (lines - less + own_white).saturating_add(shape.taken) / columns;
        // Without text what is deeper is white, and white is at the foot.
        let tried = if self.story.has_text() { TRIED } else { 1 };
        let mut last = first.saturating_add(tried).min(self.best[0].len() as u32);
        let mut depth = first;
        let white_cost = self.flows[flow].galley.white_cost(self.story.spreads);
        while depth < last {
            // What cannot be better is taken to fit, and its rooms are not looked at.
            let mut fits = shape.cost + white_cost >= self.bound(index, depth);
            let mut level = 0;
            if !fits && depth == shape.least {
                self.shapes.rooms(&shape, depth, 0, &mut rooms);
                level = level_of(&rooms, lines + white);
            }
            let levels = level.saturating_sub(DEEPER + longer)..=level;
            for level in levels.rev().take(if fits { 0 } else { usize::MAX }) {
                let choice = ShapeChoice {
                    cost: shape.cost,
                    shape: index,
                    depth,
                    level,
                    flow,
                    ..ShapeChoice::NONE
                };
                self.shapes.rooms(&shape, depth, level, &mut rooms);
                fits |= self.try_choice(choice, &rooms);
                if fits && longer == 0 {
                    break;
                }
            }
            if fits && depth >= takes_all {
                last = last.min(depth + 1 + DEEPER + shorter + longer);
            }
            depth += 1;
        }
    }

    /// What a choice must cost less than, to be taken.
    fn bound(&self, shape: usize, depth: u32) -> Cost {
        let head = self.shapes.list[shape].head_size;
        self.best[head][depth as usize].cost.min(cost::over(1))
    }

    /// Takes a choice if it is better than what is known; says whether the galley fits, as far as
    /// that is worth knowing.
    fn try_choice(&mut self, mut choice: ShapeChoice, rooms: &[u32]) -> bool {
        let bound = self.bound(choice.shape, choice.depth);
        let shape = &self.shapes.list[choice.shape];
        let best = &mut self.best[shape.head_size][choice.depth as usize];
        let flow = &mut self.flows[choice.flow];
        choice.cost += cost::spare(choice.level, self.shapes.text_columns());
        choice.cost += flow.galley.white_cost(self.story.spreads);
        choice.cost += self.shapes.squeezed(shape, rooms);
        choice.cost += self.shapes.ends_early(shape, choice.depth);
        if choice.cost >= bound {
            return true;
        }
        let found = flow.search(rooms, bound - choice.cost);
        if let Some((cost, next)) = found {
            let ends = EarlyEnds::of(flow, (next, cost), rooms, &self.shapes.pictures(shape).foot);
            choice.cost += cost + cost::white_above_picture(ends.above_pictures);
            choice.short = ends.in_all;
            choice.above_pictures = ends.above_pictures;
            if choice.cost < best.cost {
                *best = choice;
            }
        }
        found.is_some()
    }

    /// Where white at the area's foot costs less than filling it.
    fn leave_white(&mut self) {
        let columns = self.shapes.text_columns();
        for best in &mut self.best {
            let exact = best.clone();
            for (depth, best) in (0u32..).zip(best) {
                for (lesser, choice) in (0..depth).zip(&exact) {
                    if choice.cost >= best.cost {
                        continue;
                    }
                    let Some(shape) = self.shapes.list.get(choice.shape) else { continue };
                    let places = across_places(self.story, shape);
                    let white = WhiteLeft::of(depth - lesser, columns, places);
                    let cost = choice.cost + white.cost;
                    if cost < best.cost {
                        *best = ShapeChoice { cost, ..*choice };
                    }
                }
            }
        }
    }

    /// Depths too small for the story: the shapes with most room.
    fn leave_over(&mut self) {
        for head in 0..self.best.len() {
            let of_head = |index: &usize| self.shapes.list[*index].head_size == head;
            let mut roomy: Vec<usize> = (0..self.shapes.list.len()).filter(of_head).collect();
            roomy.sort_by_key(|&index| {
                let shape = &self.shapes.list[index];
                (shape.left_out(), shape.taken, index)
            });
            for depth in 0..self.best[head].len() {
                if self.best[head][depth].cost >= cost::over(1) {
                    self.leave_over_at(head, depth, &roomy);
                }
            }
        }
    }

    /// The same for one headline and depth, with one of these shapes.
    fn leave_over_at(&mut self, head: usize, depth: usize, roomy: &[usize]) {
        let mut rooms = Vec::new();
        let mut best = self.best[head][depth];
        let lines = depth as u32;
        let shapes = &self.shapes.list;
        let fitting = roomy.iter().copied().filter(|&index| shapes[index].least <= lines);
        let fitting: Vec<usize> = fitting.take(TRIED_OVER).collect();
        for index in fitting {
            let shape = self.shapes.list[index];
            self.shapes.rooms(&shape, lines, 0, &mut rooms);
            if let Some((cost, broken)) = self.search_over(&rooms, best.cost) {
                let cost = cost + shape.cost;
                if cost < best.cost {
                    let (shape, depth) = (index, lines);
                    best = ShapeChoice { cost, shape, depth, broken, ..ShapeChoice::NONE };
                }
            }
        }
        if best.cost == Cost::MAX {
            best = self.squeezed(lines, roomy);
        }
        self.best[head][depth] = best;
    }

    /// Searches with copy left over. A block no column can hold is cut apart if that saves enough.
    /// Where much is left over it is only counted, not searched.
    fn search_over(&mut self, rooms: &[u32], bound: Cost) -> Option<(Cost, bool)> {
        let flow = &mut self.flows[0];
        let (less, _) = flow.galley.gives();
        let least = flow.galley.lines() - less;
        let left = least.saturating_sub(rooms.iter().sum());
        if left > MUCH_OVER {
            return Some((cost::over(left), false));
        }
        let whole = flow.search(rooms, bound).map(|(cost, _)| cost);
        let bound = whole.unwrap_or(bound);
        let apart = self.flow_apart(rooms).and_then(|mut flow| {
            let penalty = cost::BROKEN.times(flow.galley.broken);
            let (cost, _) = flow.search(rooms, bound)?;
            (cost + penalty < bound).then_some((cost + penalty, true))
        });
        apart.or(whole.map(|cost| (cost, false)))
    }

    /// The galley with blocks cut apart that no column can hold, if there are any. It is a fault, and
    /// paragraphs do not give for it.
    fn flow_apart(&self, rooms: &[u32]) -> Option<Flow> {
        let deepest = rooms.iter().copied().max().unwrap_or(0);
        let apart = deepest >= cost::FEWEST && self.flows[0].galley.highest() > deepest;
        apart.then(|| {
            let columns = columns(self.story);
            Flow::new(GalleyCuts::stiff(&self.story.rows, columns, deepest), columns, deepest)
        })
    }

    /// Not even headline, pictures and foot fit: the lowest of these shapes.
    fn squeezed(&self, depth: u32, shapes: &[usize]) -> ShapeChoice {
        let lowest = |&&index: &&usize| {
            let shape = &self.shapes.list[index];
            (shape.least, shape.taken)
        };
        let shape = shapes.iter().min_by_key(lowest).copied().unwrap_or_default();
        let missing = self.shapes.list[shape].least.saturating_sub(depth);
        let cost =
            cost::head_over(missing) + cost::over(self.flows[0].galley.lines()) + cost::LEFT_OUT;
        ShapeChoice { cost, shape, depth, ..ShapeChoice::NONE }
    }

    /// The best setting at a depth, with one of these headlines.
    pub fn plan(mut self, depth: u32, heads: Heads) -> StoryPlan {
        let mut choice = self.choice(depth.min(self.best[0].len() as u32 - 1), heads);
        let mut shape = self.shapes.list[choice.shape];
        let mut white = depth - choice.depth.min(depth);
        let places = across_places(self.story, &shape);
        let left = WhiteLeft::of(white, self.shapes.text_columns(), places);
        shape.head += left.under_head;
        shape.under_pictures = left.under_pictures;
        choice.depth += left.above();
        white -= left.above();
        let feet = &self.shapes.pictures(&shape).foot;
        let (some, all) = (feet.iter().any(|foot| *foot > 0), feet.iter().all(|foot| *foot > 0));
        // What stands at the foot stands there: little white is above it, beside columns of text no more than a line, since
        // they end there. Much white a block shares out, half of it above.
        let above = match white {
            _ if !self.story.has_text() => 0,
            0..=cost::UNSEEN if all || shape.foot > 0 => white,
            1 if some => white,
            _ if shape.foot > 0 => white / 2,
            _ => 0,
        };
        choice.depth += above;
        choice.level += above;
        let mut rooms = Vec::new();
        self.shapes.rooms(&shape, choice.depth, choice.level, &mut rooms);
        if shape.least > choice.depth {
            rooms.fill(0);
        }
        let apart = if choice.broken { self.flow_apart(&rooms) } else { None };
        let mut flow = apart.unwrap_or_else(|| self.flows.swap_remove(choice.flow));
        let cuts = match flow.search(&rooms, Cost::MAX) {
            Some((_, next)) => flow.cuts(next),
            None => Cuts::default(),
        };
        let galley = &flow.galley;
        let fillings = galley.fillings(&cuts, &rooms);
        let white = depth - choice.depth.min(depth) + choice.level;
        let mut plan = StoryPlan {
            depth: Lines(choice.depth.min(depth)),
            head_size: shape.head_size,
            foot_size: shape.foot_size,
            pictures: self.picture_plans(&shape, choice.depth),
            lengths: self.lengths(galley, &cuts, &fillings),
            seats: Vec::new(),
            overset_from: None,
            spare: Lines(white.saturating_mul(self.shapes.text_columns())),
            gave: self.gave(&shape),
        };
        if left.under_head > 0 {
            plan.gave.push(Gave::UnderHead);
        }
        if left.under_pictures > 0 {
            plan.gave.push(Gave::UnderPictures);
        }
        let given =
            plan.lengths.iter().enumerate().filter(|(_, set)| **set != ParagraphLength::Best);
        plan.gave.extend(given.map(|(number, set)| Gave::Paragraph(number, *set)));
        let white: Vec<u32> =
            fillings.iter().map(|filling| filling.as_ref().map_or(0, |of| of.white)).collect();
        let places = if galley.is_widened() { galley.places() } else { white.iter().sum() };
        if places > 0 {
            plan.gave.push(Gave::Widened(places));
        }
        self.seat(galley, &shape, (&cuts, &white), &rooms, &mut plan);
        if galley.broken > 0 {
            plan.gave.push(Gave::Broken(galley.broken));
        }
        plan
    }

    /// How the paragraphs are set in columns cut so.
    fn lengths(
        &self,
        galley: &GalleyCuts,
        cuts: &Cuts,
        fillings: &[Option<FilledColumn>],
    ) -> Vec<ParagraphLength> {
        let mut lengths = vec![ParagraphLength::Best; self.story.paragraphs.len()];
        for (&(start, end), filling) in cuts.iter().zip(fillings) {
            if let Some(filling) = filling {
                galley.note_lengths(start, end, filling, &mut lengths);
            }
        }
        lengths
    }

    /// Seats the rows as set, and counts what is left.
    fn seat(
        &self,
        galley: &GalleyCuts,
        shape: &StoryShape,
        (cuts, white): (&Cuts, &[u32]),
        rooms: &[u32],
        plan: &mut StoryPlan,
    ) {
        let stiff = (!self.story.paragraphs.is_empty() && galley.broken == 0).then(|| {
            let rows = self.story.rows_as_set(&plan.lengths);
            GalleyCuts::stiff(&rows, columns(self.story), u32::MAX)
        });
        let set = stiff.as_ref().unwrap_or(galley);
        plan.seats = vec![None; set.row(set.end(), &[])];
        let at = |start: usize| set.start(galley.row(start, &plan.lengths));
        for (column, &(start, end)) in cuts.iter().enumerate() {
            let (start, end) = (at(start), at(end));
            let height = if start < end { set.height(start, end) + white[column] } else { 0 };
            let short = rooms[column].saturating_sub(height);
            if start < end {
                let top = self.shapes.top(shape, column);
                set.seat(start, end, white[column], |row, line| {
                    let seat = Seat { column: column as u8, line: top + line };
                    plan.seats[row as usize] = Some(seat);
                });
            }
            if short > 1 {
                plan.spare.0 = plan.spare.0.saturating_add(short);
            }
        }
        let next = cuts.last().map_or(0, |&(_, end)| at(end));
        plan.overset_from = (next < set.end()).then(|| set.row(next, &[]));
    }

    fn picture_plans(&self, shape: &StoryShape, depth: u32) -> Vec<Option<PicturePlan>> {
        let places = &self.shapes.pictures(shape).places;
        let head = shape.head;
        let plans = places.iter().map(|place| {
            // Where not even what must stand there fits, no picture stands on another thing.
            let place = (*place).filter(|_| shape.least <= depth)?;
            let top = match place.edge {
                Edge::Top { below_head, drop } => drop + if below_head { head } else { 0 },
                Edge::Foot { rise } => depth.saturating_sub(shape.foot).saturating_sub(rise),
            };
            Some(place.plan(Lines(top)))
        });
        plans.collect()
    }

    fn gave(&self, shape: &StoryShape) -> Vec<Gave> {
        let mut gave = Vec::new();
        for (index, place) in self.shapes.pictures(shape).places.iter().enumerate() {
            let Some(place) = place else { continue };
            if place.crop != 0 {
                gave.push(Gave::Crop(index, place.crop));
            }
            if place.width != 0 {
                gave.push(Gave::Width(index, Columns(place.columns as u8)));
            }
        }
        let sizes = head_sizes(self.story);
        let taken = sizes.get(shape.head_size).map(|size| size.taken);
        // A tighter one is of the size of one before.
        let size = match taken {
            Some(Taken::Tighter) => {
                let look = sizes[shape.head_size].look;
                sizes.iter().position(|size| size.look == look).unwrap_or(shape.head_size)
            }
            _ => shape.head_size,
        };
        if size > 0 {
            gave.push(Gave::HeadSize(size));
        }
        match taken {
            Some(Taken::Louder) => gave.push(Gave::Louder),
            Some(Taken::Tighter) => gave.push(Gave::Tighter),
            _ => {}
        }
        if shape.foot_size > 0 {
            gave.push(Gave::FootSize(shape.foot_size));
        }
        gave
    }
}

/// Where white may be added across a story in one of its shapes.
fn across_places(story: &StoryJob, shape: &StoryShape) -> AcrossPlaces {
    let head = head_sizes(story).get(shape.head_size);
    // What stands at the foot of a story without text stands right under its headline.
    let head = head.filter(|_| story.has_text());
    let head = head.map_or(WhiteUnder::AsItIs, |size| size.white_under);
    AcrossPlaces { head, pictures: shape.covered }
}

/// Columns of text, those under a closed headline too.
fn columns(story: &StoryJob) -> u32 {
    u32::from(story.columns.0).max(1)
}

/// The lines by which all columns can end higher and still hold `lines` of text.
fn level_of(rooms: &[u32], lines: u32) -> u32 {
    let holds = |level: u32| rooms.iter().map(|room| room.saturating_sub(level)).sum::<u32>();
    let deepest = rooms.iter().copied().max().unwrap_or(0);
    (0..deepest).rev().find(|&level| holds(level) >= lines).unwrap_or(0)
}
