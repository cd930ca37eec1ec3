//! A page being put together: its frame, and a note of everything that is put on it.

use typst_library::layout::{Abs, Frame, Point, Size};

use kanyin_diagnostics::slashed;
use kanyin_issue::Story;

use crate::frame_text::lines_of;
use crate::galley::GalleyRow;
use crate::grid::PageGrid;
use crate::laid::Thing;

/// The page so far.
pub struct PageFrame {
    page: u32,
    /// Size of body type, in points.
    size: f64,
    /// What it shows.
    pub frame: Frame,
    /// What stands on it, in reading order.
    pub things: Vec<Thing>,
}

impl PageFrame {
    /// An empty page.
    pub fn new(page: u32, grid: &PageGrid) -> Self {
        Self { page, size: grid.size, frame: sheet(grid), things: Vec::new() }
    }

    /// Puts a frame at a place.
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
            page: self.page,
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

    /// Puts a frame that may run over the cut; what is noted of it ends there.
    pub fn push_over_cut(&mut self, area: &str, role: &'static str, at: (f64, f64), frame: Frame) {
        self.push(area, role, None, at, frame);
        let (wide, high) = (self.frame.width().to_pt(), self.frame.height().to_pt());
        if let Some(thing) = self.things.last_mut() {
            let (right, foot) = (thing.x + thing.width, thing.y + thing.height);
            (thing.x, thing.y) = (thing.x.max(0.0), thing.y.max(0.0));
            thing.width = right.min(wide) - thing.x;
            thing.height = foot.min(high) - thing.y;
        }
    }

    /// Puts a galley's row at a place, in a column of a width.
    pub fn push_row(
        &mut self,
        area: &str,
        story: &Story,
        row: &GalleyRow,
        (x, y): (f64, f64),
        width: f64,
    ) {
        if !row.row.blank {
            self.note_row(area, story, row, (x, y), width);
        }
        self.frame.push_frame(Point::new(Abs::pt(x), Abs::pt(y)), row.frame.clone());
    }

    /// Notes a row: rows of one role in one column are one thing.
    fn note_row(
        &mut self,
        area: &str,
        story: &Story,
        row: &GalleyRow,
        (x, y): (f64, f64),
        width: f64,
    ) {
        let lines = lines_of(&row.frame, x, y);
        let frame = (Point::new(Abs::pt(x), Abs::pt(y)), row.frame.clone());
        let story = path(story);
        if let Some(last) = self.things.last_mut()
            && last.role == row.role
            && last.story.as_deref() == Some(&story)
            && last.x == x
            && y > last.y
        {
            last.height = y + self.size - last.y;
            last.lines.extend(lines);
            last.frames.push(frame);
            return;
        }
        self.things.push(Thing {
            page: self.page,
            area: area.into(),
            story: Some(story),
            role: row.role,
            x,
            y,
            width,
            height: self.size.max(row.frame.height().to_pt().min(self.size)),
            lines,
            frames: vec![frame],
        });
    }
}

/// A sheet with nothing on it.
pub fn sheet(grid: &PageGrid) -> Frame {
    Frame::hard(Size::new(Abs::pt(grid.trim_width), Abs::pt(grid.trim_height)))
}

/// A story's path, with `/`.
fn path(story: &Story) -> String {
    slashed(&story.path)
}
