//! A contact sheet: several versions of the same pages side by side, with a number each, to choose from.

use typst_layout::Page;
use typst_library::foundations::{Content, Smart};
use typst_library::layout::{Abs, Frame, Point, Sides, Size};
use typst_library::visualize::Color;

use kanyin_fonts::Catalogue;

use super::plain_line;
use super::preview::Preview;

/// Width of a page in pixels, at most and at least.
const WIDE: u32 = 600;
const NARROW: u32 = 120;
/// Pixels of all pages together.
const MOST: f64 = 24e6;
/// Pixels round each page.
const MARGIN: u32 = 24;
/// Pages side by side, at most.
const ACROSS: usize = 3;
const WHITE: u8 = 255;
const GREY: u8 = 150;

/// Versions of one page, with what is said below each.
pub struct SheetRow {
    /// What is said above them.
    pub label: String,
    /// The versions.
    pub pages: Vec<(Preview, String)>,
}

/// Width of the pages of a sheet, in pixels, if so many stand on it, of a height over width.
pub fn sheet_width(pages: usize, ratio: f64) -> u32 {
    let wide = (MOST / (pages.max(1) as f64 * ratio.max(0.1))).sqrt();
    (wide as u32).clamp(NARROW, WIDE)
}

/// The sheet: each page as large as it is, the versions of one page side by side.
pub fn contact_sheet(fonts: &Catalogue, rows: &[SheetRow]) -> Preview {
    let all = || rows.iter().flat_map(|row| &row.pages).map(|(page, _)| page);
    let (wide, high) = (
        all().map(|page| page.width).max().unwrap_or(NARROW),
        all().map(|page| page.height).max().unwrap_or(NARROW),
    );
    let type_size = (wide / 32).max(9);
    let (label_high, caption_high) = (type_size * 4, type_size * 2);
    let across = rows.iter().map(|row| row.pages.len()).max().unwrap_or(1).clamp(1, ACROSS);
    let (cell_wide, cell_high) = (wide + MARGIN, high + caption_high + MARGIN);
    let row_high =
        |row: &SheetRow| label_high + row.pages.len().div_ceil(across) as u32 * cell_high;
    let height = rows.iter().map(row_high).sum::<u32>() + MARGIN;
    let mut sheet = Sheet::white(cell_wide * across as u32 + MARGIN, height);
    let mut top = 0;
    for row in rows {
        let words = (row.label.as_str(), f64::from(type_size) * 1.8);
        sheet.write(fonts, words, (MARGIN, top + type_size * 3 / 2), cell_wide);
        for (n, (page, caption)) in row.pages.iter().enumerate() {
            let x = MARGIN + cell_wide * (n % across) as u32;
            let y = top + label_high + cell_high * (n / across) as u32;
            sheet.frame(x, y, page.width, page.height);
            sheet.put(page, x, y, page.width);
            let words = (caption.as_str(), f64::from(type_size));
            sheet.write(fonts, words, (x, y + page.height + type_size / 2), wide);
        }
        top += row_high(row);
    }
    sheet.0
}

/// A sheet that is written on.
struct Sheet(Preview);

impl Sheet {
    fn white(width: u32, height: u32) -> Self {
        let rgb = vec![WHITE; 3 * width as usize * height as usize];
        Self(Preview { width, height, rgb })
    }

    /// Puts a picture on it, cut off at a width.
    fn put(&mut self, picture: &Preview, x: u32, y: u32, most: u32) {
        let wide = picture.width.min(most).min(self.0.width.saturating_sub(x)) as usize * 3;
        let rows = picture.rgb.chunks_exact(picture.width.max(1) as usize * 3);
        let own = self.0.width as usize * 3;
        let lines = self.0.rgb.chunks_exact_mut(own.max(1)).skip(y as usize);
        for (line, row) in lines.zip(rows) {
            let from = x as usize * 3;
            line[from..from + wide].copy_from_slice(&row[..wide]);
        }
    }

    /// A grey line round a page.
    fn frame(&mut self, x: u32, y: u32, width: u32, height: u32) {
        let grey = vec![GREY; 3 * (width as usize + 2) * (height as usize + 2)];
        let frame = Preview { width: width + 2, height: height + 2, rgb: grey };
        self.put(&frame, x - 1, y - 1, width + 2);
    }

    /// A line of type of a height in pixels.
    fn write(&mut self, fonts: &Catalogue, words: (&str, f64), at: (u32, u32), most: u32) {
        if let Some(line) = line(fonts, words) {
            self.put(&line, at.0, at.1, most);
        }
    }
}

/// A line of black type on white.
fn line(fonts: &Catalogue, (words, pixels): (&str, f64)) -> Option<Preview> {
    let size = Abs::pt(pixels / super::preview::SCALE);
    let line = plain_line::line(fonts, words, size, Color::BLACK.into())?;
    let mut frame = Frame::hard(Size::new(line.width(), size * 1.25));
    frame.push_frame(Point::zero(), line);
    Some(Preview::of(&Page {
        frame,
        bleed: Sides::splat(Abs::zero()),
        fill: Smart::Auto,
        numbering: None,
        supplement: Content::empty(),
        number: 1,
    }))
}
