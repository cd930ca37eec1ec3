//! The stamp of a proof, in the foot margin of every page.

use typst_library::layout::{Abs, Em, Frame, FrameItem, Point, Size};
use typst_library::text::{
    Font, FontInstance, FontStretch, FontStyle, FontVariant, FontVariations, FontWeight, Glyph,
    Lang, TextItem,
};
use typst_syntax::Span;

use super::rendition::Overlay;
use crate::fonts::{Catalogue, Family};
use crate::typeset::{Inks, Laid};

/// What is stamped.
const WORDS: &str = "样张 不可付印";

/// A stamp on every page.
pub fn stamps(laid: &Laid) -> Vec<Overlay> {
    let grid = &laid.grid;
    let foot = grid.trim_height - grid.top - f64::from(grid.lines) * grid.leading;
    let size = (foot * 0.4).clamp(6.0, 18.0);
    let Some(stamp) = line(&laid.fonts, &laid.inks, Abs::pt(size)) else { return Vec::new() };
    let x = (Abs::pt(grid.trim_width) - stamp.width()) / 2.0;
    let y = Abs::pt(grid.trim_height - (foot + size) / 2.0);
    (0..laid.document.pages().len()).map(|page| (page, Point::new(x, y), stamp.clone())).collect()
}

/// The words, set by hand: a stamp is no part of the layout, and no template may alter it.
fn line(fonts: &Catalogue, inks: &Inks, size: Abs) -> Option<Frame> {
    let (index, _) = fonts.face(&Family { name: "Noto Sans CJK SC".into(), weight: Some(700) })?;
    let font = instance(fonts.font(index)?, size);
    let mut glyphs = Vec::new();
    for (at, c) in WORDS.char_indices() {
        let id = font.ttf().glyph_index(c)?;
        let advance = font.to_em(font.ttf().glyph_hor_advance(id)?);
        glyphs.push(Glyph {
            id: id.0,
            x_advance: advance,
            x_offset: Em::zero(),
            y_advance: Em::zero(),
            y_offset: Em::zero(),
            range: at as u16..(at + c.len_utf8()) as u16,
            span: (Span::detached(), 0),
        });
    }
    let text = TextItem {
        font,
        size,
        fill: inks.fault(),
        stroke: None,
        lang: Lang::CHINESE,
        region: None,
        text: WORDS.into(),
        glyphs,
    };
    let mut frame = Frame::soft(Size::new(text.width(), size));
    frame.push(Point::with_y(0.88 * size), FrameItem::Text(text));
    Some(frame)
}

fn instance(font: Font, size: Abs) -> FontInstance {
    let bold = FontVariant::new(FontStyle::Normal, FontWeight::BOLD, FontStretch::NORMAL);
    font.instantiate(bold, size, &FontVariations::default())
}
