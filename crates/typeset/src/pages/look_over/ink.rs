//! The ink of type. It takes the outlines of the font, so it is looked up only where boxes come near each other.

use super::seen_page::SeenType;
use super::seen_rect::SeenRect;

/// Ink that meets by less than this part of the type's size is no fault: kerned type, brush strokes.
pub const TOUCH: f64 = 0.15;

/// The ink of each glyph of a run; none for one that is turned: such runs stand upright by themselves, in titles.
pub fn ink(of: &SeenType) -> Vec<SeenRect> {
    if !of.is_level() {
        return vec![of.ems];
    }
    let size = of.item.size;
    let mut pen = 0.0;
    let glyph = |glyph: &typst_library::text::Glyph| {
        let x = pen + glyph.x_offset.at(size).to_pt();
        let y = -glyph.y_offset.at(size).to_pt();
        pen += glyph.x_advance.at(size).to_pt();
        let face = of.item.font.ttf();
        let bounds = face.glyph_bounding_box(rustybuzz::ttf_parser::GlyphId(glyph.id))?;
        let em = |units: i16| of.item.font.to_em(units).at(size).to_pt();
        let (sx, sy) = (of.place.sx.get(), of.place.sy.get());
        let (tx, ty) = (of.place.tx.to_pt(), of.place.ty.to_pt());
        Some(SeenRect {
            left: tx + sx * (x + em(bounds.x_min)),
            top: ty + sy * (y - em(bounds.y_max)),
            right: tx + sx * (x + em(bounds.x_max)),
            foot: ty + sy * (y - em(bounds.y_min)),
        })
    };
    of.item.glyphs.iter().filter_map(glyph).collect()
}

/// The least rectangle round all ink of a run.
pub fn ink_box(of: &SeenType) -> SeenRect {
    ink(of).iter().fold(SeenRect::nothing(), |all, one| all.with(one))
}
