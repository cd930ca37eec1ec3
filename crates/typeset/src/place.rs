//! Putting things in their places on a page, and noting where they are.

use std::path::Path;

use typst_library::layout::{Abs, Frame, Point, Size};
use typst_library::visualize::Curve;

use kanyin_diagnostics::{Faults, Spot, slashed};
use kanyin_issue::{AreaKind, Fill, Issue, Page, PlacedFile, Story};
use kanyin_makeup::{AreaPlan, Gave, Set, StoryPlan};

use super::area::Setting;
use super::fillers::Given;
use super::furniture;
use super::galley::GalleyRow;
use super::house::{House, it};
use super::laid::Thing;
use super::lines::lines_of;
use super::misfit;
use super::part::Key;
use super::pictures::{self, Shown};
use super::setter::Broken;
use super::stack::Stack;
use super::story::StorySetting;
use super::words::plain;

/// A page being put together.
pub struct Placer<'a> {
    house: &'a House<'a>,
    issue: &'a Issue,
    page: &'a Page,
    fills: &'a [Given<'a>],
    /// The page so far.
    pub frame: Frame,
    /// What stands on it.
    pub things: Vec<Thing>,
    /// What does not fit.
    pub faults: Faults,
    /// Marks for previews.
    pub marks: Vec<(Point, Frame)>,
}

/// An area's place on the sheet, in points.
#[derive(Debug, Copy, Clone)]
struct Rect {
    x: f64,
    y: f64,
    width: f64,
    height: f64,
}

impl<'a> Placer<'a> {
    /// A page to be filled.
    pub fn new(
        house: &'a House<'a>,
        issue: &'a Issue,
        page: &'a Page,
        fills: &'a [Given<'a>],
        frame: Frame,
    ) -> Self {
        Self {
            house,
            issue,
            page,
            fills,
            frame,
            things: Vec::new(),
            faults: Faults::default(),
            marks: Vec::new(),
        }
    }

    /// Puts a frame on the page.
    pub fn push(
        &mut self,
        area: &str,
        role: &'static str,
        story: Option<&Story>,
        (x, y): (f64, f64),
        frame: Frame,
    ) {
        let at = Point::new(Abs::pt(x), Abs::pt(y));
        self.things.push(Thing {
            page: self.page.page,
            area: area.into(),
            story: story.map(path),
            role,
            x,
            y,
            width: frame.width().to_pt(),
            height: frame.height().to_pt(),
            lines: lines_of(&frame, x, y),
            frames: vec![(at, frame.clone())],
        });
        self.frame.push_frame(at, frame);
    }

    /// Puts an area's contents where the plan says.
    pub fn area(
        &mut self,
        index: usize,
        setting: &Setting,
        plan: &AreaPlan,
        key: Key,
    ) -> Result<(), Broken> {
        let rect = self.rect(index, plan);
        match (setting, &plan.set) {
            (Setting::Story(set), Set::Story(plan)) => self.story(index, set, plan, rect, key),
            (Setting::Box(boxed), _) => {
                let frame = boxed.grounded(self.house, plan.height.0, key)?;
                self.whole(index, frame, boxed.part.role, &plan.set, rect)
            }
            (Setting::Plain(part), _) => {
                self.whole(index, part.frame.clone(), part.role, &plan.set, rect)
            }
            (Setting::Stack(stack), Set::Stack { tops, over, spare }) => {
                let tops: Vec<u32> = tops.iter().map(|top| top.0).collect();
                self.stack(index, stack, &tops, (over.0, spare.0), rect)
            }
            _ => self.fixed(index, rect, key),
        }
    }

    fn rect(&self, index: usize, plan: &AreaPlan) -> Rect {
        let grid = &self.house.grid;
        let layout = &self.page.layout;
        let cells = &layout.areas[index].cells;
        Rect {
            x: grid.left + grid.cell_x(layout.cells, cells.start),
            y: grid.top + f64::from(plan.top.0) * grid.leading,
            width: grid.cell_span(layout.cells, cells.len() as u8),
            height: grid.height(plan.height.0.max(1)),
        }
    }

    fn name(&self, index: usize) -> String {
        self.page.layout.areas[index].name.clone()
    }

    /// The story of an area, and for a box the story it belongs to.
    fn story_of(&self, index: usize) -> Option<&'a Story> {
        match &*self.fills[index] {
            Fill::Story(story) => Some(story),
            Fill::Sidebar { of, .. } | Fill::Headline { of } => match &*self.fills[*of] {
                Fill::Story(story) => Some(story),
                _ => None,
            },
            _ => None,
        }
    }

    fn story(
        &mut self,
        index: usize,
        set: &StorySetting,
        plan: &StoryPlan,
        rect: Rect,
        key: Key,
    ) -> Result<(), Broken> {
        let Some(story) = self.story_of(index) else { return Ok(()) };
        let area = self.name(index);
        let leading = self.house.grid.leading;
        let y = |line: u32| rect.y + f64::from(line) * leading;

        let mut text_top = plan.head_top.0;
        if let Some(head) = set.heads.get(plan.head_size) {
            let at_page_top = rect.y <= self.house.grid.top && plan.head_top.0 == 0;
            let spare = if at_page_top { 0.0 } else { head.spare(&self.house.grid) };
            let at = (rect.x, y(plan.head_top.0) + spare);
            text_top += head.lines;
            if y(text_top) > rect.y + rect.height + 2.0 * leading {
                self.faults.push(misfit::too_high(story.title.spot));
            }
            self.push(&area, head.role, Some(story), at, clipped(head.frame.clone(), at.1, rect));
        }
        let rows = set.galley.as_set(&set.job, &plan.lengths, leading);
        self.galley(&area, story, (set, &rows), plan, rect);
        for (n, wide) in set.pictures.iter().enumerate() {
            let Some(Some(seat)) = plan.pictures.get(n) else {
                self.faults.push(misfit::no_room(wide.picture.spot));
                continue;
            };
            let width = set.measure.span(seat.columns.0);
            let caption = wide.captions.get(seat.width).and_then(Option::as_ref);
            let frame = pictures::with_caption(
                self.house,
                &wide.picture,
                caption,
                (width, seat.lines.0),
                key.deeper(("picture", n)),
            )?;
            let at = (rect.x + set.measure.x(seat.column), y(seat.top.0));
            self.push(&area, "picture", Some(story), at, frame);
        }
        if let Some(foot) = set.feet.get(plan.foot_size) {
            let top = rect.y + rect.height - foot.frame.height().to_pt();
            if top + 0.1 < y(text_top) {
                self.faults.push(misfit::too_high(story.title.spot));
            } else {
                self.push(&area, foot.role, Some(story), (rect.x, top), foot.frame.clone());
            }
        }
        if let Some((x, part)) = &set.beside {
            self.push(&area, part.role, Some(story), (rect.x + x, y(text_top)), part.frame.clone());
        }
        self.measure_fit(story, (set, &rows), plan, rect)
    }

    fn galley(
        &mut self,
        area: &str,
        story: &Story,
        (set, rows): (&StorySetting, &[GalleyRow]),
        plan: &StoryPlan,
        rect: Rect,
    ) {
        let leading = self.house.grid.leading;
        self.house.setter.lines.note(rows.iter());
        for (n, (row, seat)) in rows.iter().zip(&plan.seats).enumerate() {
            let Some(seat) = seat else { continue };
            // A part that was cut apart, since no column holds it, is told and left out.
            let last = n + row.lines.max(1) as usize - 1;
            let whole = plan.seats.get(last).copied().flatten().is_some_and(|end| {
                end.column == seat.column && end.line + 1 == seat.line + row.lines.max(1)
            });
            if !whole {
                continue;
            }
            let x = rect.x + set.measure.x(seat.column);
            let y = rect.y + f64::from(seat.line) * leading;
            self.note_row(area, story, row, (x, y), set.measure.width);
            self.frame.push_frame(Point::new(Abs::pt(x), Abs::pt(y)), row.frame.clone());
        }
    }

    /// Notes a galley row: rows of one role in one column are one thing.
    fn note_row(
        &mut self,
        area: &str,
        story: &Story,
        row: &GalleyRow,
        (x, y): (f64, f64),
        width: f64,
    ) {
        if row.row.blank {
            return;
        }
        let page = self.page.page;
        let lines = lines_of(&row.frame, x, y);
        let frame = (Point::new(Abs::pt(x), Abs::pt(y)), row.frame.clone());
        let size = self.house.grid.size;
        let story = path(story);
        if let Some(last) = self.things.last_mut()
            && last.page == page
            && last.role == row.role
            && last.story.as_deref() == Some(&story)
            && last.x == x
            && y > last.y
        {
            last.height = y + size - last.y;
            last.lines.extend(lines);
            last.frames.push(frame);
            return;
        }
        self.things.push(Thing {
            page,
            area: area.into(),
            story: Some(story),
            role: row.role,
            x,
            y,
            width,
            height: size.max(row.frame.height().to_pt().min(size)),
            lines,
            frames: vec![frame],
        });
    }

    /// A part that stays whole.
    fn whole(
        &mut self,
        index: usize,
        frame: Frame,
        role: &'static str,
        set: &Set,
        rect: Rect,
    ) -> Result<(), Broken> {
        let area = self.name(index);
        let story = self.story_of(index);
        let frame = clipped(frame, rect.y, rect);
        self.push(&area, role, story, (rect.x, rect.y), frame);
        if let (Set::Part { over }, Some(story)) = (set, story)
            && over.0 > 0
        {
            self.overset(story.title.spot, None, over.0, rect)?;
        }
        Ok(())
    }

    fn stack(
        &mut self,
        index: usize,
        stack: &Stack,
        tops: &[u32],
        (over, spare): (u32, u32),
        rect: Rect,
    ) -> Result<(), Broken> {
        let area = self.name(index);
        let fills = self.fills;
        let stories: Vec<&Story> = match &*fills[index] {
            Fill::Briefs { stories, .. } => stories.iter().map(|story| &**story).collect(),
            Fill::Story(story) => vec![story],
            _ => Vec::new(),
        };
        for (n, (of, part)) in stack.parts.iter().enumerate() {
            let story = of.and_then(|of| stories.get(of).copied());
            match tops.get(n) {
                Some(&top) => {
                    let y = rect.y + f64::from(top) * self.house.grid.leading;
                    self.push(&area, part.role, story, (rect.x, y), part.frame.clone());
                }
                None => {
                    if let Some(story) = story {
                        let text = part.text().chars().count();
                        self.overset(story.title.spot, Some(text), over.max(1), rect)?;
                    }
                }
            }
        }
        if let Some(story) = stories.last().filter(|_| spare > 3) {
            self.underset(story, spare, (rect.width / self.house.grid.size) as u32);
        }
        Ok(())
    }

    /// Masthead, ear, strip, colophon, ads, fillers: what fills its area.
    fn fixed(&mut self, index: usize, rect: Rect, key: Key) -> Result<(), Broken> {
        let area = self.name(index);
        let (house, issue, page) = (self.house, self.issue, self.page);
        let size = (rect.width, rect.height);
        let at = (rect.x, rect.y);
        let fills = self.fills;
        match (page.layout.areas[index].kind, &*fills[index]) {
            (AreaKind::Masthead, _) => {
                let ear_apart = page.layout.areas.iter().any(|a| a.kind == AreaKind::Ear);
                let frame = furniture::masthead(house, issue, !ear_apart, size, key)?;
                self.push(&area, "masthead", None, at, frame);
            }
            (AreaKind::Ear, _) => {
                let frame = furniture::ear(house, issue, size, key)?;
                self.push(&area, "ear", None, at, frame);
            }
            (AreaKind::Colophon, _) => {
                let frame = furniture::colophon(house, issue, size, key)?;
                self.push(&area, "colophon", None, at, frame);
            }
            (AreaKind::Strip, Fill::Story(story)) => {
                let frame = furniture::strip(house, story, size, key)?;
                self.push(&area, "strip", Some(story), at, frame);
            }
            (kind, Fill::Files(files)) => {
                self.files(&area, kind, files, rect, key)?;
            }
            _ => {}
        }
        Ok(())
    }

    /// Files side by side, each in an equal share of the width, whole and never skewed.
    fn files(
        &mut self,
        area: &str,
        kind: AreaKind,
        files: &[PlacedFile],
        rect: Rect,
        key: Key,
    ) -> Result<(), Broken> {
        let role = if kind == AreaKind::Ad { "ad" } else { "filler" };
        let gutter = self.house.grid.gutter;
        let count = files.len().max(1) as f64;
        let share = (rect.width - (count - 1.0) * gutter) / count;
        for (n, file) in files.iter().enumerate() {
            let ratio = file.ratio.clamp(0.02, 50.0);
            let width = share.min(rect.height * ratio);
            let height = width / ratio;
            let x = rect.x + n as f64 * (share + gutter) + (share - width) / 2.0;
            let y = rect.y + (rect.height - height) / 2.0;
            let shown = Shown::whole(file);
            let alt = named(&shown.path, kind == AreaKind::Ad);
            let frame = pictures::place(self.house, &shown, &alt, (width, height), key.deeper(n))?;
            self.push(area, role, None, (x, y), frame);
        }
        Ok(())
    }

    /// Tells what is over or under in a story.
    fn measure_fit(
        &mut self,
        story: &Story,
        (set, rows): (&StorySetting, &[GalleyRow]),
        plan: &StoryPlan,
        rect: Rect,
    ) -> Result<(), Broken> {
        if plan.gave.iter().any(|gave| matches!(gave, Gave::Broken(_))) {
            self.faults.push(misfit::too_high(story.title.spot));
        }
        if let Some(first) = plan.overset_from {
            let over = &rows[first.min(rows.len())..];
            let lines = over.iter().filter(|row| !row.row.blank).count() as u32;
            let characters: usize = over.iter().map(|row| row.text.chars().count()).sum();
            let spot = over.first().map_or(story.title.spot, |row| row.base);
            self.overset(spot, Some(characters), lines, rect)?;
        } else if plan.spare.0 > u32::from(set.measure.columns) {
            self.underset(story, plan.spare.0, set.measure.characters);
        }
        Ok(())
    }

    /// Tells of copy that does not fit, and marks it on the preview.
    fn overset(
        &mut self,
        spot: Spot,
        characters: Option<usize>,
        lines: u32,
        rect: Rect,
    ) -> Result<(), Broken> {
        let page = self.page.page;
        let how_much = misfit::too_long(characters, lines);
        self.faults.push(misfit::overset(page, spot, &how_much));
        let mark = self.house.part(
            "fault-mark",
            it! { "body" => plain(&how_much.zh) },
            rect.width,
            &Key::of(&(page, spot.file.0, spot.start)),
        )?;
        let y = rect.y + rect.height - 1.5;
        self.marks.push((Point::new(Abs::pt(rect.x), Abs::pt(y)), mark));
        Ok(())
    }

    fn underset(&mut self, story: &Story, lines: u32, measure: u32) {
        let fault = misfit::underset(self.page.page, story.title.spot, lines, measure);
        self.faults.push(fault);
    }
}

/// What those hear of a picture who cannot see it, where nobody wrote a caption: its file's name.
fn named(path: &Path, is_ad: bool) -> String {
    let name = path.file_stem().map_or(String::new(), |name| name.to_string_lossy().into());
    if is_ad { format!("广告：{name}") } else { name }
}

/// A frame that stands at a height, cut where its area ends: too high a part is told, and must not
/// stand on others.
fn clipped(frame: Frame, y: f64, rect: Rect) -> Frame {
    let room = rect.y + rect.height - y;
    if frame.height().to_pt() <= room + 14.0 {
        return frame;
    }
    let size = Size::new(frame.width(), Abs::pt(room.max(0.0)));
    let mut cut = Frame::hard(size);
    cut.push_frame(Point::zero(), frame);
    cut.clip(Curve::rect(size));
    cut
}

/// A story's path, with `/`.
fn path(story: &Story) -> String {
    slashed(&story.path)
}
