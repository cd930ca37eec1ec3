//! Shaping: runs of text in one style become glyphs, by the first font of the style that has them.

use std::ops::Range;
use std::sync::Arc;

use comemo::Tracked;
use rustybuzz::{BufferFlags, Direction, Feature, ShapePlan, UnicodeBuffer};
use typst_library::World;
use typst_library::foundations::{Regex, StyleChain};
use typst_library::layout::{Abs, Em};
use typst_library::text::{
    FontInstance, TextElem, families, features, is_default_ignorable, language, variant,
};

/// A glyph, in em of its own size.
#[derive(Debug, Clone)]
pub struct ShapedGlyph {
    /// Its number in the font; 0 where no font has the character.
    pub id: u16,
    /// Its bytes in the paragraph's text.
    pub range: Range<usize>,
    /// Its advance.
    pub advance: Em,
    /// Where it is drawn, from its origin.
    pub offset: (Em, Em),
    /// Its font.
    pub font: FontInstance,
    /// If it is made of another character's glyph: how. Its advance and its offset are those of the made one.
    pub made: Option<MadeGlyph>,
}

/// A glyph that stands for another character: smaller, and higher or lower.
#[derive(Debug, Copy, Clone, PartialEq)]
pub struct MadeGlyph {
    /// Its size over that of its text.
    pub scale: f64,
    /// How far below the baseline, in em of its text.
    pub shift: Em,
}

impl Default for MadeGlyph {
    fn default() -> Self {
        Self { scale: 1.0, shift: Em::zero() }
    }
}

/// Sub- and superscript digits and signs of Unicode, by the character that a font surely has, as `sub` and `super` of
/// `layouts/house/text.typ` set it.
fn made_of(c: char) -> Option<(char, MadeGlyph)> {
    let raised = |of: char| Some((of, MadeGlyph { scale: 0.62, shift: Em::new(-0.37) }));
    let lowered = |of: char| Some((of, MadeGlyph { scale: 0.62, shift: Em::new(0.14) }));
    let digit = |n: u32| char::from_digit(n, 10).unwrap_or('0');
    match c {
        '\u{B9}' => raised('1'),
        '\u{B2}' | '\u{B3}' => raised(digit(c as u32 - 0xB0)),
        '\u{2070}' | '\u{2074}'..='\u{2079}' => raised(digit(c as u32 - 0x2070)),
        '\u{2080}'..='\u{2089}' => lowered(digit(c as u32 - 0x2080)),
        '\u{207A}' => raised('+'),
        '\u{207B}' => raised('−'),
        '\u{207C}' => raised('='),
        '\u{207D}' => raised('('),
        '\u{207E}' => raised(')'),
        '\u{207F}' => raised('n'),
        '\u{208A}' => lowered('+'),
        '\u{208B}' => lowered('−'),
        '\u{208C}' => lowered('='),
        '\u{208D}' => lowered('('),
        '\u{208E}' => lowered(')'),
        _ => None,
    }
}

/// The fonts of a style, in the order they are tried.
struct Faces<'a> {
    fonts: Vec<(FontInstance, Option<&'a Regex>)>,
}

impl<'a> Faces<'a> {
    fn new(world: Tracked<'_, dyn World + '_>, styles: StyleChain<'a>, size: Abs) -> Self {
        let variant = variant(styles);
        let variations = styles.get_cloned(TextElem::variations);
        let fonts = families(styles)
            .filter_map(|family| {
                let index = world.book().select(family.as_str(), variant)?;
                let font = world.font(index)?;
                Some((font.instantiate(variant, size, &variations), family.covers()))
            })
            .collect();
        Self { fonts }
    }

    /// The first font that has a character. What none has is left to the first that may have any.
    fn of(&self, c: char) -> Option<usize> {
        (0..self.fonts.len())
            .find(|face| self.has(*face, c))
            .or_else(|| self.fonts.iter().position(|(_, covers)| covers.is_none()))
    }

    fn has(&self, face: usize, c: char) -> bool {
        let mut utf8 = [0; 4];
        let text: &str = c.encode_utf8(&mut utf8);
        let (font, covers) = &self.fonts[face];
        covers.is_none_or(|covers| covers.is_match(text))
            && font.ttf().glyph_index(c).is_some_and(|glyph| glyph.0 != 0)
    }

    /// The font of a digit that stands higher or lower, and what it is made of. Fonts have glyphs for some of these
    /// characters, none for all of them: made ones are alike in every role, and like what is marked (`m^2^`).
    fn making(&self, c: char) -> Option<(usize, char, MadeGlyph)> {
        let (of, made) = made_of(c)?;
        let face = self.of(of).filter(|face| self.has(*face, of))?;
        Some((face, of, made))
    }
}

/// Shapes a run of a paragraph's text; `None` if its style names no font that there is.
pub fn shape(
    world: Tracked<'_, dyn World + '_>,
    text: &str,
    run: Range<usize>,
    styles: StyleChain,
    size: Abs,
) -> Option<Vec<ShapedGlyph>> {
    let faces = Faces::new(world, styles, size);
    let features = features(styles);
    // Kerning is for Latin; Han is set solid.
    let mut solid = features.clone();
    solid.push(Feature::new(ttf_tag(b"kern"), 0, ..));
    let mut glyphs = Vec::with_capacity(run.len() / 2);
    for (piece, face, latin) in pieces(&faces, text, run)? {
        let making = text[piece.clone()].chars().next().and_then(|c| faces.making(c));
        let features = if latin { &features } else { &solid };
        match making {
            Some((face, of, made)) => {
                make(&faces.fonts[face].0, of, made, piece, styles, features, &mut glyphs);
            }
            None => {
                shape_piece(&faces.fonts[face].0, text, piece, styles, features, &mut glyphs);
            }
        }
    }
    Some(glyphs)
}

/// A character's glyph, made of another's.
fn make(
    font: &FontInstance,
    of: char,
    made: MadeGlyph,
    piece: Range<usize>,
    styles: StyleChain,
    features: &[Feature],
    glyphs: &mut Vec<ShapedGlyph>,
) {
    let first = glyphs.len();
    let mut utf8 = [0; 4];
    let of: &str = of.encode_utf8(&mut utf8);
    shape_piece(font, of, 0..of.len(), styles, features, glyphs);
    for glyph in &mut glyphs[first..] {
        let (x, y) = glyph.offset;
        glyph.advance *= made.scale;
        glyph.offset = (x * made.scale, y * made.scale);
        glyph.range = piece.clone();
        glyph.made = Some(made);
    }
}

fn ttf_tag(tag: &[u8; 4]) -> rustybuzz::ttf_parser::Tag {
    rustybuzz::ttf_parser::Tag::from_bytes(tag)
}

/// Stretches of one font and one kind of writing. Marks that combine stay with what they combine with.
fn pieces(
    faces: &Faces,
    text: &str,
    run: Range<usize>,
) -> Option<Vec<(Range<usize>, usize, bool)>> {
    let mut pieces: Vec<(Range<usize>, usize, bool)> = Vec::new();
    let mut after_made = false;
    for (at, c) in text[run.clone()].char_indices() {
        let range = run.start + at..run.start + at + c.len_utf8();
        let (face, latin) = match pieces.last() {
            Some(last) if combines(c) => (last.1, last.2),
            Some(last) if c == ' ' => (last.1, last.2),
            _ => (faces.of(c)?, (c as u32) < 0x2000),
        };
        // What is made of another's glyph is a piece by itself.
        let is_made = faces.making(c).is_some();
        match pieces.last_mut() {
            Some(last) if last.1 == face && last.2 == latin && !is_made && !after_made => {
                last.0.end = range.end;
            }
            _ => pieces.push((range, face, latin)),
        }
        after_made = is_made;
    }
    Some(pieces)
}

/// Combining marks, variation selectors, joiners.
fn combines(c: char) -> bool {
    is_default_ignorable(c)
        || matches!(c, '\u{300}'..='\u{36F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{20D0}'..='\u{20FF}' | '\u{3099}' | '\u{309A}')
}

fn shape_piece(
    font: &FontInstance,
    text: &str,
    piece: Range<usize>,
    styles: StyleChain,
    features: &[Feature],
    glyphs: &mut Vec<ShapedGlyph>,
) {
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(&text[piece.clone()]);
    buffer.set_language(language(styles));
    buffer.set_direction(Direction::LeftToRight);
    buffer.guess_segment_properties();
    buffer.set_flags(BufferFlags::REMOVE_DEFAULT_IGNORABLES);
    let plan = plan(font, buffer.script(), buffer.language().as_ref(), features);
    let shaped = rustybuzz::shape_with_plan(font.rusty(), &plan, buffer);
    let infos = shaped.glyph_infos();
    // Where the next cluster begins, from the last glyph on.
    let mut ends = vec![piece.end; infos.len()];
    for at in (1..infos.len()).rev() {
        let same = infos[at - 1].cluster == infos[at].cluster;
        ends[at - 1] = if same { ends[at] } else { piece.start + infos[at].cluster as usize };
    }
    for ((info, position), end) in infos.iter().zip(shaped.glyph_positions()).zip(ends) {
        glyphs.push(ShapedGlyph {
            id: info.glyph_id as u16,
            range: piece.start + info.cluster as usize..end,
            advance: font.to_em(position.x_advance),
            offset: (font.to_em(position.x_offset), font.to_em(position.y_offset)),
            font: font.clone(),
            made: None,
        });
    }
}

/// A shape plan depends on little, and takes longer than shaping does.
#[comemo::memoize]
fn plan(
    font: &FontInstance,
    script: rustybuzz::Script,
    language: Option<&rustybuzz::Language>,
    features: &[Feature],
) -> Arc<ShapePlan> {
    let direction = Direction::LeftToRight;
    Arc::new(ShapePlan::new(font.rusty(), direction, Some(script), language, features))
}
