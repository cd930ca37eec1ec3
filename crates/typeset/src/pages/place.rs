//! Putting what was set in its place: every area of a page where the plan says.

use typst_library::layout::{Abs, Frame, Point, Size};
use typst_library::visualize::Curve;

use kanyin_issue::{Fill, Page, Story};
use kanyin_makeup::{AreaPlan, Lines, ParagraphLength, PictureEdge, PicturePlan, Set, StoryPlan};

use super::area::{self, AreaRect};
use super::fills::PageFills;
use super::fixed_part::FixedPart;
use super::level_heads::LevelHeads;
use super::misfits::{Misfits, Overset};
use super::page_frame::PageFrame;
use super::poster::Poster;
use crate::engine::TemplateErrors;
use crate::forms::{BriefsRow, Figures, Floating, SetArea, SetStory, Stack, Stacked};
use crate::galley::GalleyRow;
use crate::grid::Measure;
use crate::house::{House, Stick};
use crate::part::{Key, Part};
use crate::parts::pictures::{self, KeepsTo};

/// Fills a page.
pub struct Placer<'a> {
    house: &'a House<'a>,
    page: &'a Page,
    fills: &'a PageFills<'a>,
    /// How far the heads of each row are lowered.
    heads: &'a LevelHeads,
    /// The page so far.
    pub on_page: PageFrame,
    /// What does not fit.
    pub misfits: Misfits<'a>,
}

/// An area that is being filled.
struct OpenArea<'a> {
    index: usize,
    name: &'a str,
    /// Its story, or the one that its box or headline belongs to.
    story: Option<&'a Story>,
    rect: AreaRect,
    stick: Stick<'a>,
}

impl<'a> Placer<'a> {
    /// A page to be filled.
    pub fn new(
        house: &'a House<'a>,
        page: &'a Page,
        fills: &'a PageFills<'a>,
        heads: &'a LevelHeads,
    ) -> Self {
        let on_page = PageFrame::new(page.page, &house.grid);
        let misfits = Misfits::new(house, page.page);
        Self { house, page, fills, heads, on_page, misfits }
    }

    /// Puts an area's contents where the plan says; what fills it whatever its height is set already.
    pub fn area(
        &mut self,
        index: usize,
        (set, fixed): (&SetArea, Vec<FixedPart>),
        plan: &AreaPlan,
        key: Key,
    ) -> Result<(), TemplateErrors> {
        let area = OpenArea {
            index,
            name: &self.page.layout.areas[index].name,
            story: self.fills.story(index),
            rect: AreaRect::of(&self.house.grid, &self.page.layout, index, plan),
            stick: area::stick(self.house, self.page, index, key),
        };
        match (set, &plan.set) {
            (SetArea::Story(set), Set::Story(plan)) => self.story(&area, set, plan),
            (SetArea::Row(row), Set::Story(plan)) => {
                self.row(&area, row, plan);
                Ok(())
            }
            (SetArea::Box(boxed), Set::Part { height, over, .. }) => {
                // One that is too high is cut where its area ends.
                let lines = if over.0 > 0 { boxed.part.lines } else { height.0 };
                let frame = boxed.grounded(&area.stick, lines)?;
                self.whole(&area, frame, boxed.part.role, &plan.set)
            }
            (SetArea::Figures(figures), Set::Part { height, over, .. }) => {
                self.figures(&area, figures, *height, over.0);
                Ok(())
            }
            (SetArea::Plain(part), _) => {
                self.whole(&area, part.frame.clone(), part.role, &plan.set)
            }
            (SetArea::Stack(stack), Set::Stack { tops, lengths, over, spare }) => {
                let parts: Vec<(u32, ParagraphLength)> =
                    tops.iter().zip(lengths).map(|(top, length)| (top.0, *length)).collect();
                self.stack(&area, stack, &parts, (over.0, spare.0))
            }
            _ => self.fixed(&area, fixed),
        }
    }

    fn story(
        &mut self,
        area: &OpenArea<'a>,
        set: &SetStory,
        plan: &StoryPlan,
    ) -> Result<(), TemplateErrors> {
        let Some(story) = area.story else { return Ok(()) };
        let (rect, grid) = (area.rect, &self.house.grid);
        let y = |line: u32| rect.y + f64::from(line) * grid.leading;

        let mut text_top = 0;
        if let Some(head) = set.heads.get(plan.head_size) {
            let at = (rect.x, y(0) + self.heads.lowered(area.index));
            text_top = head.lines;
            if y(text_top) > rect.foot() + 2.0 * grid.leading {
                self.misfits.too_high(story.title.spot);
            }
            let frame = clipped(head.frame.clone(), at.1, rect);
            let frame = ending_at(frame, y(text_top) - at.1);
            self.on_page.push(area.name, head.role, Some(story), at, frame);
        }
        let rows = set.galley.as_set(&set.job, &plan.lengths, grid.leading);
        self.galley(area, |_| Some(story), (&set.measure, &rows), plan);
        for (n, floating) in set.pictures.iter().enumerate() {
            let Some(Some(seat)) = plan.pictures.get(n) else {
                self.misfits.no_room(floating);
                continue;
            };
            let at = (rect.x + set.measure.x(seat.column), y(seat.top.0));
            match floating {
                Floating::Picture(picture, captions) => {
                    let width = set.measure.span(seat.columns.0);
                    let stick = area.stick.over(width).deeper(("picture", n));
                    let caption = captions.get(seat.width).and_then(Option::as_ref);
                    let keeps_to = match seat.edge {
                        PictureEdge::Foot => KeepsTo::Foot,
                        _ if is_last_of_its_columns(seat, plan) => KeepsTo::HeadAndFoot,
                        _ => KeepsTo::Head,
                    };
                    let lines = seat.lines.0;
                    let frame = pictures::with_caption(&stick, picture, caption, lines, keeps_to)?;
                    self.on_page.push(area.name, "picture", Some(story), at, frame);
                }
                Floating::Box(boxes, _) => {
                    let Some(boxed) = boxes.get(seat.width) else { continue };
                    let width = set.measure.span(seat.columns.0);
                    let stick = area.stick.over(width).deeper(("box", n));
                    let frame = boxed.grounded(&stick, seat.lines.0)?;
                    self.on_page.push(area.name, boxed.part.role, Some(story), at, frame);
                }
                Floating::Table(part, _) => {
                    self.on_page.push(area.name, part.role, Some(story), at, part.frame.clone());
                }
            }
        }
        if let Some(foot) = set.feet.get(plan.foot_size) {
            let foot_line = rect.y + grid.height(plan.depth.0.max(1));
            let top = foot_line - foot.frame.height().to_pt();
            if top + 0.1 < y(text_top) {
                self.misfits.foot_left_out(story, foot.role);
            } else {
                let at = (rect.x, top);
                self.on_page.push(area.name, foot.role, Some(story), at, foot.frame.clone());
            }
        }
        if let Some((x, part)) = &set.beside {
            let at = (rect.x + x, y(text_top));
            self.on_page.push(area.name, part.role, Some(story), at, part.frame.clone());
        }
        self.misfits.story((area.index, story), (set, &rows), plan, rect);
        Ok(())
    }

    /// Rows where they are seated, in columns of a measure, each of the story that it is of.
    fn galley(
        &mut self,
        area: &OpenArea,
        whose: impl Fn(&GalleyRow) -> Option<&'a Story>,
        (measure, rows): (&Measure, &[GalleyRow]),
        plan: &StoryPlan,
    ) {
        self.house.figures.note(rows.iter().filter_map(GalleyRow::noted));
        for (n, (row, seat)) in rows.iter().zip(&plan.seats).enumerate() {
            let (Some(seat), Some(story)) = (seat, whose(row)) else { continue };
            // A part that was cut apart, since no column holds it, is told and left out.
            let last = n + row.lines.max(1) as usize - 1;
            let whole = plan.seats.get(last).copied().flatten().is_some_and(|end| {
                end.column == seat.column && end.line + 1 == seat.line + row.lines.max(1)
            });
            if !whole {
                continue;
            }
            let x = area.rect.x + measure.x(seat.column);
            let y = area.rect.y + f64::from(seat.line) * self.house.grid.leading;
            self.on_page.push_row(area.name, story, row, (x, y), measure.width);
        }
    }

    /// Briefs from column to column.
    fn row(&mut self, area: &OpenArea<'a>, set: &BriefsRow, plan: &StoryPlan) {
        let (rect, grid) = (area.rect, &self.house.grid);
        let stories = self.briefs(area.index);
        if let Some(head) = &set.head {
            let lowered = self.heads.lowered(area.index);
            let at = (rect.x, rect.y + lowered);
            let height = f64::from(head.lines) * grid.leading - lowered;
            self.on_page.push(
                area.name,
                head.role,
                None,
                at,
                ending_at(head.frame.clone(), height),
            );
        }
        let rows = set.galley.as_set(&set.job, &plan.lengths, grid.leading);
        self.galley(area, |row| BriefsRow::whose(&stories, row), (&set.measure, &rows), plan);
        self.misfits.briefs((area.index, &stories), (set, &rows), plan, rect);
    }

    /// The stories of an area of several, or its one.
    fn briefs(&self, area: usize) -> Vec<&'a Story> {
        match self.fills.at(area) {
            Fill::Briefs { stories, .. } => stories.iter().map(|story| &**story).collect(),
            Fill::Story(story) => vec![story],
            _ => Vec::new(),
        }
    }

    /// A part that stays whole.
    fn whole(
        &mut self,
        area: &OpenArea<'a>,
        frame: Frame,
        role: &'static str,
        set: &Set,
    ) -> Result<(), TemplateErrors> {
        let rect = area.rect;
        let frame = clipped(frame, rect.y, rect);
        self.on_page.push(area.name, role, area.story, (rect.x, rect.y), frame);
        if let (Set::Part { over, .. }, Some(story)) = (set, area.story)
            && over.0 > 0
        {
            let (spot, lines) = (story.title.spot, over.0);
            self.misfits.overset(Overset { area: area.index, story, spot, lines, rect });
        }
        Ok(())
    }

    fn stack(
        &mut self,
        area: &OpenArea<'a>,
        stack: &Stack,
        placed: &[(u32, ParagraphLength)],
        (over, spare): (u32, u32),
    ) -> Result<(), TemplateErrors> {
        let (rect, grid) = (area.rect, &self.house.grid);
        let stories = self.briefs(area.index);
        let left_out = stack.parts.len().saturating_sub(placed.len());
        for (n, stacked) in stack.parts.iter().enumerate() {
            let story = stacked.story.and_then(|of| stories.get(of).copied());
            match (placed.get(n), story) {
                (Some(&(top, length)), _) => {
                    let part = self.stacked(stacked, length);
                    let lowered = if n == 0 { self.heads.lowered(area.index) } else { 0.0 };
                    let at = (rect.x, rect.y + f64::from(top) * grid.leading + lowered);
                    let frame =
                        ending_at(part.frame, f64::from(part.lines) * grid.leading - lowered);
                    self.on_page.push(area.name, part.role, story, at, frame);
                }
                (None, Some(story)) => {
                    // Of several that are left out each takes its own lines.
                    let lines = if left_out > 1 { stacked.part.lines } else { over.max(1) };
                    let spot = story.title.spot;
                    self.misfits.overset(Overset { area: area.index, story, spot, lines, rect });
                }
                (None, None) => {}
            }
        }
        if let Some(story) = stories.last().filter(|_| spare > FOOT_OF_STACK) {
            self.misfits.underset(story, spare, (rect.width / grid.size) as u32);
        }
        Ok(())
    }

    /// Figures, those that fit.
    fn figures(&mut self, area: &OpenArea<'a>, figures: &Figures, height: Lines, over: u32) {
        let (rect, grid) = (area.rect, &self.house.grid);
        let lowered = self.heads.lowered(area.index);
        let head = ending_at(figures.head.frame.clone(), grid.height(figures.head.lines));
        let at = (rect.x, rect.y + lowered);
        self.on_page.push(area.name, figures.head.role, area.story, at, head);
        for (top, row) in figures.placed(height) {
            for (x, part) in row {
                let at = (rect.x + x, rect.y + top * grid.leading);
                self.on_page.push(area.name, part.role, area.story, at, part.frame.clone());
            }
        }
        if let Some(story) = area.story.filter(|_| over > 0) {
            let spot = story.title.spot;
            self.misfits.overset(Overset { area: area.index, story, spot, lines: over, rect });
        }
    }

    /// A part of a stack as it was chosen to be set.
    fn stacked(&self, stacked: &Stacked, length: ParagraphLength) -> Part {
        match &stacked.brief {
            Some(brief) => {
                let (part, rows) = brief.part(length);
                self.house.figures.note(rows.iter().filter_map(GalleyRow::noted));
                part
            }
            None => stacked.part.clone(),
        }
    }

    /// What fills its area, whatever its height.
    fn fixed(&mut self, area: &OpenArea, parts: Vec<FixedPart>) -> Result<(), TemplateErrors> {
        if let Some(poster) = Poster::of(&self.house.grid, self.page, self.fills) {
            for part in poster.set(&area.stick)? {
                self.on_page.push_over_cut(area.name, part.role, part.at, part.frame);
            }
            return Ok(());
        }
        for part in parts {
            self.on_page.push(area.name, part.role, part.story, part.at, part.frame);
        }
        Ok(())
    }
}

/// Whether nothing of its story stands below a picture.
fn is_last_of_its_columns(picture: &PicturePlan, plan: &StoryPlan) -> bool {
    let columns = picture.column..picture.column + picture.columns.0;
    let is_below = |column: u8, line: u32| columns.contains(&column) && line > picture.top.0;
    let text = plan.seats.iter().flatten().any(|seat| is_below(seat.column, seat.line));
    let mut others = plan.pictures.iter().flatten();
    !text && !others.any(|other| is_below(other.column, other.top.0))
}

/// White at the foot of a stack that is no news, in lines: a blank line between all its parts is more.
const FOOT_OF_STACK: u32 = 6;

/// A frame that ends where its lines do: a head that was lowered gives the white at its foot for that.
fn ending_at(mut frame: Frame, height: f64) -> Frame {
    if frame.height().to_pt() > height {
        frame.set_size(Size::new(frame.width(), Abs::pt(height.max(0.0))));
    }
    frame
}

/// A frame that stands at a height, cut where its area ends: too high a part is told, and must not
/// stand on others.
fn clipped(frame: Frame, y: f64, rect: AreaRect) -> Frame {
    let room = rect.foot() - y;
    if frame.height().to_pt() <= room + 14.0 {
        return frame;
    }
    let size = Size::new(frame.width(), Abs::pt(room.max(0.0)));
    let mut cut = Frame::hard(size);
    cut.push_frame(Point::zero(), frame);
    cut.clip(Curve::rect(size));
    cut
}
