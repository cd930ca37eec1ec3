//! A line of type set by hand: what is printed beside the layout (the stamp of a proof, the slug), which no
//! template may alter.

use typst_library::layout::{Abs, Em, Frame, FrameItem, Point, Size};
use typst_library::text::{
    Font, FontInstance, FontStretch, FontStyle, FontVariant, FontVariations, FontWeight, Glyph,
    Lang, TextItem,
};
use typst_library::visualize::Paint;
use typst_syntax::Span;

use kanyin_fonts::{Catalogue, Family};

/// Words in one line, its top at 0 and as high as the type. Characters that the face lacks are left out; `None`
/// if nothing is left.
pub fn line(fonts: &Catalogue, words: &str, size: Abs, fill: Paint) -> Option<Frame> {
    let (index, _) = fonts.face(&Family { name: "Noto Sans CJK SC".into(), weight: Some(700) })?;
    let font = instance(fonts.font(index)?, size);
    let mut glyphs = Vec::new();
    let mut text = String::new();
    for c in words.chars() {
        let Some(id) = font.ttf().glyph_index(c) else { continue };
        let advance = font.to_em(font.ttf().glyph_hor_advance(id)?);
        let start = text.len() as u16;
        text.push(c);
        glyphs.push(Glyph {
            id: id.0,
            x_advance: advance,
            x_offset: Em::zero(),
            y_advance: Em::zero(),
            y_offset: Em::zero(),
            range: start..text.len() as u16,
            span: (Span::detached(), 0),
        });
    }
    let item = TextItem {
        font,
        size,
        fill,
        stroke: None,
        lang: Lang::CHINESE,
        region: None,
        text: text.into(),
        glyphs,
    };
    if item.glyphs.is_empty() {
        return None;
    }
    let mut frame = Frame::soft(Size::new(item.width(), size));
    frame.push(Point::with_y(0.88 * size), FrameItem::Text(item));
    Some(frame)
}

fn instance(font: Font, size: Abs) -> FontInstance {
    let bold = FontVariant::new(FontStyle::Normal, FontWeight::BOLD, FontStretch::NORMAL);
    font.instantiate(bold, size, &FontVariations::default())
}
