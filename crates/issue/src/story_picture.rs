//! A picture as a story names it: found, measured, its attributes read.

use std::path::Path;

use kanyin_diagnostics::{Code, Fault, Spot, told};

use super::inlines::InlinePicture;
use super::paragraphs;
use super::paths::FoundFile;
use super::picture_attributes as attributes;
use super::picture_kind::PictureKind;
use super::pictures::{self, Measured};
use super::reader::Reader;
use super::story::{Line, Picture};

/// The picture, or `None` with a fault if there is none that can be set.
pub fn placed(reader: &mut Reader, folder: &Path, piece: InlinePicture) -> Option<Picture> {
    let InlinePicture { link, caption, spot } = piece;
    let (attributes, wrongs) = attributes::read(&link.title);
    let title = title_start(reader, spot, &link.title);
    let within = |range: &std::ops::Range<usize>| match title {
        Some(start) => Spot::new(spot.file, start + range.start..start + range.end),
        None => spot,
    };
    for wrong in wrongs {
        let fault = Fault::error(Code::PictureAttribute, within(&wrong.at), wrong.what);
        reader.faults.push(fault.hint(wrong.hint));
    }
    let path_spot = path_spot(reader, spot, &link.url);
    let found = reader.find(&link.url, &[folder], path_spot)?;
    let measured = measure(reader, &found, path_spot)?;
    let (caption, _) = paragraphs::line(caption);
    Some(Picture {
        path: found.inside,
        kind: measured.kind,
        ratio: attributes.crop.of(measured.ratio),
        pixels: measured.pixels,
        caption,
        credit: attributes.credit.map(|(text, at)| Line { text, spot: within(&at) }),
        columns: attributes.columns,
        asked_columns: None,
        place: attributes.place,
        crop: attributes.crop,
        focus: attributes.focus,
        spot,
    })
}

/// Measures a file; what is wrong with it is told at `spot`, where it was named.
pub fn measure(reader: &mut Reader, found: &FoundFile, spot: Spot) -> Option<Measured> {
    let path = found.inside.display();
    match pictures::measure(&found.real) {
        Ok(measured) => {
            if let Some(promised) = PictureKind::promised_by(&found.inside)
                && promised != measured.kind
            {
                let (promised, is) = (promised.name(), measured.kind.name());
                reader.faults.push(
                    Fault::warning(
                        Code::MislabelledPicture,
                        spot,
                        told!(
                            "{path} 其实是 {is}，不是 {promised}",
                            "{path} is really {is}, not {promised}"
                        ),
                    )
                    .hint(told!("改正它的扩展名", "correct its extension")),
                );
            }
            Some(measured)
        }
        Err(wrong) => {
            let what = told!("{path} {wrong}", "{path} {wrong}"; wrong);
            reader.faults.push(Fault::error(Code::BrokenPicture, spot, what));
            None
        }
    }
}

fn title_start(reader: &Reader, spot: Spot, title: &str) -> Option<usize> {
    let text = &reader.sources.text(spot.file)[spot.range()];
    text.rfind(title).filter(|_| !title.is_empty()).map(|at| spot.start as usize + at)
}

fn path_spot(reader: &Reader, spot: Spot, path: &str) -> Spot {
    let text = &reader.sources.text(spot.file)[spot.range()];
    let after = text.find("](").unwrap_or(0);
    match text[after..].find(path).filter(|_| !path.is_empty()) {
        Some(at) => {
            let start = spot.start as usize + after + at;
            Spot::new(spot.file, start..start + path.len())
        }
        None => spot,
    }
}
