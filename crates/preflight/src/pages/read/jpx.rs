//! Colours of JPEG 2000: ISO 15444-1, Annexes A and I. In a PDF such a picture need not name a space of its own.

use hayro_syntax::object::Stream;

use super::space::{ColourSpace, Foreign, Model};

/// How much of the head is looked at.
const HEAD: usize = 4096;

/// The space that the picture's own head tells; not known if it tells none.
pub fn space(stream: &Stream<'_>) -> ColourSpace {
    let data = stream.raw_data();
    let head = data.get(..HEAD).unwrap_or(&data);
    let boxed = head.windows(4).position(|window| window == b"colr").and_then(|at| {
        let told = head.get(at + 4..)?;
        match told.first()? {
            // By number: the last byte of four, after precedence and approximation.
            1 => told.get(6).copied(),
            // By profile, whose space stands at byte 16.
            _ => match told.get(3 + 16..3 + 20)? {
                b"RGB " => Some(16),
                b"GRAY" => Some(17),
                b"CMYK" => Some(12),
                _ => None,
            },
        }
    });
    let components = || {
        // A bare codestream: SOC, SIZ, and the count of components after 38 bytes.
        let bare = head.starts_with(&[0xFF, 0x4F, 0xFF, 0x51]);
        bare.then(|| head.get(41).copied()).flatten()
    };
    match (boxed, boxed.is_none().then(components).flatten()) {
        (Some(16 | 18), _) | (_, Some(3)) => ColourSpace::tainted(Model::Rgb, Foreign::Rgb),
        (Some(17), _) | (_, Some(1)) => ColourSpace::plain(Model::Gray),
        (Some(12), _) | (_, Some(4)) => ColourSpace::plain(Model::Cmyk { device: false }),
        _ => ColourSpace::plain(Model::Unknown),
    }
}
