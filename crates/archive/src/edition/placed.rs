//! Type and pictures as they stand on the pages: every letter's box, from the frames themselves.

use typst_library::layout::{Abs, Frame, FrameItem, Point, Size, Transform};
use typst_library::text::{TextItem, is_default_ignorable};

use serde::{Deserialize, Serialize};

use kanyin_press::Placing;
use kanyin_typeset::{Laid, Thing, spot_of};

use kanyin_issue::article::{Article, Rect};

/// A placed thing, with what is seen in it.
#[derive(Debug, Clone)]
pub struct PlacedBlock {
    /// The page, from 1.
    pub page: u32,
    /// The area's name.
    pub area: String,
    /// What it is: `headline`, `body`, `picture`, `masthead` …
    pub role: &'static str,
    /// The number of the story it is of.
    pub article: Option<u32>,
    /// Its box.
    pub rect: Rect,
    /// Its lines, in reading order.
    pub lines: Vec<PlacedLine>,
    /// The publication's pictures in it.
    pub images: Vec<PlacedImage>,
}

/// A line of type: letters on one baseline, from left to right.
#[derive(Debug, Clone)]
pub struct PlacedLine {
    /// Baseline, pt from the trim's top.
    pub baseline: f64,
    /// Its letters.
    pub letters: Vec<PlacedLetter>,
}

impl PlacedLine {
    /// Whether a letter goes on with the line: on its baseline, or, smaller and right behind, a little off it as sub- and
    /// superscript and the signs of notes are.
    fn goes_on(&self, letter: &PlacedLetter, baseline: f64) -> bool {
        let Some(last) = self.letters.last() else { return true };
        let off = (self.baseline - baseline).abs();
        if letter.rect.x < last.rect.x || off < 0.01 {
            return letter.rect.x >= last.rect.x;
        }
        let tall = self.letters.iter().map(|letter| letter.rect.height).fold(0.0, f64::max);
        let gap = letter.rect.x - last.rect.x - last.rect.width;
        letter.rect.height < 0.8 * tall
            && off < 0.45 * tall
            && (-0.1 * tall..0.3 * tall).contains(&gap)
    }
}

/// A letter: what one glyph shows, most often one character.
#[derive(Debug, Clone)]
pub struct PlacedLetter {
    /// Its characters.
    pub text: String,
    /// Its em box: as wide as it advances, 0.88 em above the baseline and 0.12 below.
    pub rect: Rect,
    /// Which of the [`Edition::styles`](crate::Edition::styles).
    pub style: usize,
    /// The byte of the story's file that it was typed at; `None` for what a template adds (a label, a bullet).
    pub typed_at: Option<u32>,
}

/// A picture of the publication on a page.
#[derive(Debug, Clone)]
pub struct PlacedImage {
    /// Its file in the publication, with `/`.
    pub file: String,
    /// Its box.
    pub rect: Rect,
    /// What develops it.
    pub placing: Placing,
}

/// A face at a size.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct TextStyle {
    /// The family.
    pub family: String,
    /// Points.
    pub size: f64,
    /// Whether it is as heavy as bold or more.
    pub bold: bool,
}

/// Every placed thing with its letters, and the styles that they have.
pub fn blocks(laid: &Laid, articles: &[Article]) -> (Vec<PlacedBlock>, Vec<TextStyle>) {
    let mut styles = Vec::new();
    let blocks = laid.things.iter().map(|thing| block(laid, thing, articles, &mut styles));
    (blocks.collect(), styles)
}

fn block(
    laid: &Laid,
    thing: &Thing,
    articles: &[Article],
    styles: &mut Vec<TextStyle>,
) -> PlacedBlock {
    let file = thing.story.as_ref();
    let article = file.and_then(|file| articles.iter().find(|article| article.file == *file));
    let mut reader = FrameReader { laid, styles, lines: Vec::new(), images: Vec::new() };
    for (point, frame) in &thing.frames {
        reader.frame(frame, Transform::translate(point.x, point.y));
    }
    PlacedBlock {
        page: thing.page,
        area: thing.area.clone(),
        role: thing.role,
        article: article.map(|article| article.number),
        rect: Rect { x: thing.x, y: thing.y, width: thing.width, height: thing.height },
        lines: reader.lines,
        images: reader.images,
    }
}

struct FrameReader<'a> {
    laid: &'a Laid,
    styles: &'a mut Vec<TextStyle>,
    lines: Vec<PlacedLine>,
    images: Vec<PlacedImage>,
}

impl FrameReader<'_> {
    fn frame(&mut self, frame: &Frame, to_page: Transform) {
        for (point, item) in frame.items() {
            let here = to_page.pre_concat(Transform::translate(point.x, point.y));
            match item {
                FrameItem::Group(group) => {
                    self.frame(&group.frame, here.pre_concat(group.transform));
                }
                FrameItem::Text(text) => self.text(text, here),
                FrameItem::Image(image, size, _) => {
                    let placing = Placing::of(image, *size, &self.laid.pictures, 0);
                    self.images.extend(placing.map(|placing| PlacedImage {
                        file: kanyin_diagnostics::slashed(&placing.shown.path),
                        rect: on_page(Point::zero(), *size, here),
                        placing,
                    }));
                }
                _ => {}
            }
        }
    }

    fn text(&mut self, item: &TextItem, here: Transform) {
        let style = self.style(item);
        let mut left = Abs::zero();
        for glyph in &item.glyphs {
            let width = glyph.x_advance.at(item.size);
            let words = item.text.get(glyph.range()).unwrap_or_default();
            let text: String = words.chars().filter(|&c| !is_default_ignorable(c)).collect();
            let top = Point::new(left, -0.88 * item.size);
            left += width;
            if text.is_empty() {
                continue;
            }
            let letter = PlacedLetter {
                text,
                rect: on_page(top, Size::new(width, item.size), here),
                style,
                typed_at: spot_of(glyph).map(|spot| spot.start),
            };
            self.letter(letter, Point::zero().transform(here).y.to_pt());
        }
    }

    fn letter(&mut self, letter: PlacedLetter, baseline: f64) {
        match self.lines.last_mut() {
            Some(line) if line.goes_on(&letter, baseline) => line.letters.push(letter),
            _ => self.lines.push(PlacedLine { baseline, letters: vec![letter] }),
        }
    }

    fn style(&mut self, item: &TextItem) -> usize {
        let info = item.font.info();
        let style = TextStyle {
            family: info.family.clone(),
            size: (item.size.to_pt() * 1000.0).round() / 1000.0,
            bold: info.variant.weight.to_number() >= 600,
        };
        let known = self.styles.iter().position(|known| *known == style);
        known.unwrap_or_else(|| {
            self.styles.push(style);
            self.styles.len() - 1
        })
    }
}

/// The box around a rectangle that stands in a turned or narrowed frame.
fn on_page(at: Point, size: Size, to_page: Transform) -> Rect {
    let corners =
        [at, at + Point::with_x(size.x), at + Point::with_y(size.y), at + size.to_point()]
            .map(|corner| corner.transform(to_page));
    let least =
        |axis: fn(&Point) -> Abs| corners.iter().map(axis).fold(Abs::inf(), Abs::min).to_pt();
    let most =
        |axis: fn(&Point) -> Abs| corners.iter().map(axis).fold(-Abs::inf(), Abs::max).to_pt();
    let (x, y) = (least(|p| p.x), least(|p| p.y));
    Rect { x, y, width: most(|p| p.x) - x, height: most(|p| p.y) - y }
}
