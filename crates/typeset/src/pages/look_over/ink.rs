//! The ink of type. It takes the outlines of the font, so it is looked up only where boxes come near each other.

use typst_library::text::Glyph;

use super::seen_page::SeenType;
use super::seen_rect::SeenRect;

/// Ink that meets by less than this part of the type's size is no fault: kerned type, brush strokes.
pub const TOUCH: f64 = 0.15;

/// The ink of a run's glyphs that may reach into a rectangle. A run that is turned is its em boxes: such runs stand upright by
/// themselves, in titles.
pub fn ink_in(of: &SeenType, within: &SeenRect) -> Vec<SeenRect> {
    if !of.is_level() {
        return vec![of.ems];
    }
    let size = of.item.size;
    // Strokes reach out of their cells by less than an em.
    let within = within.wider(of.size);
    let (sx, sy) = (of.place.sx.get(), of.place.sy.get());
    let (tx, ty) = (of.place.tx.to_pt(), of.place.ty.to_pt());
    let mut pen = 0.0;
    let glyph = |glyph: &Glyph| {
        let (start, x) = (pen, pen + glyph.x_offset.at(size).to_pt());
        pen += glyph.x_advance.at(size).to_pt();
        let (from, to) = (tx + sx * start.min(pen), tx + sx * start.max(pen));
        if to < within.left || from > within.right {
            return None;
        }
        let y = -glyph.y_offset.at(size).to_pt();
        let face = of.item.font.ttf();
        let bounds = face.glyph_bounding_box(rustybuzz::ttf_parser::GlyphId(glyph.id))?;
        let em = |units: i16| of.item.font.to_em(units).at(size).to_pt();
        Some(SeenRect {
            left: tx + sx * (x + em(bounds.x_min)),
            top: ty + sy * (y - em(bounds.y_max)),
            right: tx + sx * (x + em(bounds.x_max)),
            foot: ty + sy * (y - em(bounds.y_min)),
        })
    };
    of.item.glyphs.iter().filter_map(glyph).collect()
}

/// Where the ink of a run stands on a rectangle.
pub fn ink_on(of: &SeenType, rect: &SeenRect) -> Option<SeenRect> {
    if !of.near.meets(rect, 0.0) {
        return None;
    }
    let touch = TOUCH * of.size;
    ink_in(of, rect).into_iter().find(|ink| ink.meets(rect, touch))
}

/// The least rectangle round all ink of a run.
pub fn ink_box(of: &SeenType) -> SeenRect {
    ink_in(of, &of.near).iter().fold(SeenRect::nothing(), |all, one| all.with(one))
}
