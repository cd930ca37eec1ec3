//! SVG drawings as others wrote them, made ready for Typst: fonts that are not here become faces of the house, pictures
//! that are linked inside the publication are brought along, and what cannot be drawn is told.
//!
//! | file | what |
//! |---|---|
//! | `font_lists`, `css` | where an SVG says which fonts it wants |
//! | `house_faces`, `font_names` | the paper's fonts, and which of them stands for another |
//! | `links` | pictures and drawings in other files |
//! | `left_out` | what Typst does not draw |
//! | `edits` | changes in the source |
//! | `svg_world`, `surroundings` | the fonts and files that a drawing may see |
//! | `glyphs` | characters that no face has |

mod css;
mod edits;
mod font_lists;
mod font_names;
mod glyphs;
mod house_faces;
mod left_out;
mod links;
mod surroundings;
mod svg_world;

use std::collections::BTreeMap;
use std::sync::Arc;

use typst_library::foundations::Bytes;
use typst_library::visualize::{ImageKind, SvgImage};
use typst_utils::hash128;
use usvg::roxmltree::{Document, ParsingOptions};

use kanyin_diagnostics::{Told, told};
use kanyin_fonts::Catalogue;
use kanyin_typeset::with_engine;

use self::edits::Edits;
use self::font_lists::FontLists;
use self::links::Links;
pub use self::surroundings::Surroundings;
use self::svg_world::SvgWorld;
use super::read_drawing::ReadDrawing;

/// Drawings within each other.
const DEEPEST: usize = 4;

/// A drawing made ready.
pub struct PreparedSvg {
    xml: String,
    files: BTreeMap<String, Bytes>,
    fonts: FontLists,
    told: Vec<Told>,
}

/// Makes a drawing ready.
pub fn prepared(data: &[u8], around: Surroundings<'_>) -> Result<PreparedSvg, Told> {
    prepared_at(data, around, DEEPEST)
}

fn prepared_at(data: &[u8], around: Surroundings<'_>, deeper: usize) -> Result<PreparedSvg, Told> {
    let unzipped = match data.starts_with(&[0x1f, 0x8b]) {
        true => usvg::decompress_svgz(data).map_err(|_| unsound())?,
        false => data.to_vec(),
    };
    let xml = String::from_utf8(unzipped).map_err(|_| unsound())?;
    let xml = xml.strip_prefix('\u{FEFF}').unwrap_or(&xml);
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let document = Document::parse_with_options(xml, options).map_err(|_| unsound())?;
    let mut edits = Edits::new(xml);
    let mut told = left_out::told(&document, &mut edits);
    let fonts = FontLists::replaced(&document, around, &mut edits);
    told.extend(fonts.told());
    let inner = |data: &[u8], around: Surroundings<'_>| {
        let deeper = deeper.checked_sub(1)?;
        Some(prepared_at(data, around, deeper).and_then(|inner| inner.outlined(around.fonts)))
    };
    let Links { files, told: lost } = links::followed(&document, around, &inner, &mut edits);
    told.extend(lost);
    let xml = edits.done();
    Ok(PreparedSvg { xml, files, fonts, told })
}

impl PreparedSvg {
    /// Tells what is drawn from what another file, or the same with other fonts, would draw.
    pub fn identity(&self) -> Vec<u8> {
        let files: Vec<(&str, &[u8])> =
            self.files.iter().map(|(name, data)| (name.as_str(), data.as_slice())).collect();
        hash128(&(&self.xml, files, self.fonts.faces())).to_le_bytes().to_vec()
    }

    /// The drawing.
    pub fn read(self, fonts: &Arc<Catalogue>) -> Result<ReadDrawing, Told> {
        let Self { xml, files, fonts: lists, mut told } = self;
        let unnamed = lists.unnamed().to_string();
        let world = SvgWorld::new(fonts.clone(), lists.into_aliases(), files);
        let data = Bytes::from_string(xml);
        let image = with_engine(&world, |engine| {
            let within = Some(world.place());
            Ok(SvgImage::with_fonts_images(data.clone(), engine.world, &[], within))
        });
        let image = match image {
            Ok(Ok(image)) => image,
            _ => return Err(unsound()),
        };
        told.extend(glyphs::unnamed(image.tree(), &unnamed));
        told.extend(glyphs::slanted(image.tree()));
        let missing = glyphs::missing(image.tree());
        Ok(ReadDrawing { image: ImageKind::Svg(image), told, missing })
    }

    /// The drawing as an SVG whose type is outlines, to stand in another; and what is to be told of it.
    fn outlined(self, fonts: &Arc<Catalogue>) -> Result<(String, Vec<Told>), Told> {
        let ReadDrawing { image, mut told, missing } = self.read(fonts)?;
        told.extend(missing);
        match image {
            ImageKind::Svg(image) => {
                Ok((image.tree().to_string(&usvg::WriteOptions::default()), told))
            }
            _ => Err(unsound()),
        }
    }
}

fn unsound() -> Told {
    told!("不是完好的 SVG，请重新导出一份", "is no sound SVG; export it anew")
}
