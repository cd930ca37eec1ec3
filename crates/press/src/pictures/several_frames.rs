//! Pictures that move on a screen. Print shows the first of theirs.

use kanyin_issue::PictureKind;

/// Whether a file holds more than one picture, to be shown one after the other.
pub fn has_several(data: &[u8], kind: PictureKind) -> bool {
    match kind {
        PictureKind::Png => apng_frames(data) > 1,
        PictureKind::Webp => webp_frames(data) > 1,
        PictureKind::Gif => gif(data).frames > 1,
        PictureKind::Jpeg | PictureKind::Svg | PictureKind::Pdf => false,
    }
}

/// Whether the chunk that ends a PNG is there (PNG §11.2.5).
pub fn png_ends(data: &[u8]) -> bool {
    png_chunks(data).any(|(kind, _)| kind == b"IEND")
}

/// Whether a GIF has the byte that ends it.
pub fn gif_ends(data: &[u8]) -> bool {
    gif(data).ended
}

struct GifBlocks {
    frames: u32,
    ended: bool,
}

/// Goes through the blocks of a GIF (GIF89a, Appendix A).
fn gif(data: &[u8]) -> GifBlocks {
    let mut found = GifBlocks { frames: 0, ended: false };
    let table = |flags: u8| if flags & 0x80 == 0 { 0 } else { 6 << (flags & 7) };
    let mut at = 13 + data.get(10).map_or(0, |&flags| table(flags));
    loop {
        at = match data.get(at) {
            Some(0x21) => at + 2,
            Some(0x2C) => {
                found.frames += 1;
                at + 11 + data.get(at + 9).map_or(0, |&flags| table(flags))
            }
            Some(0x3B) => {
                found.ended = true;
                return found;
            }
            _ => return found,
        };
        while let Some(&length @ 1..) = data.get(at) {
            at += 1 + usize::from(length);
        }
        at += 1;
    }
}

/// The number that an APNG's `acTL` says.
fn apng_frames(data: &[u8]) -> u32 {
    let control = png_chunks(data).find(|(kind, _)| matches!(*kind, b"acTL" | b"IDAT" | b"IEND"));
    match control {
        Some((b"acTL", [a, b, c, d, ..])) => u32::from_be_bytes([*a, *b, *c, *d]),
        _ => 1,
    }
}

/// The `ANMF` chunks of a WebP; each is one picture.
fn webp_frames(data: &[u8]) -> usize {
    let chunks = Chunks { data, at: 12, length_first: false };
    chunks.filter(|(kind, _)| *kind == b"ANMF").count()
}

fn png_chunks(data: &[u8]) -> Chunks<'_> {
    Chunks { data, at: 8, length_first: true }
}

/// The chunks of a PNG, or of a RIFF file.
struct Chunks<'a> {
    data: &'a [u8],
    at: usize,
    /// As in PNG, with the highest byte first, and a checksum behind; else as in RIFF, filled up to even lengths.
    length_first: bool,
}

impl<'a> Iterator for Chunks<'a> {
    type Item = (&'a [u8; 4], &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let (one, rest) = self.data.get(self.at..)?.split_first_chunk::<4>()?;
        let (other, rest) = rest.split_first_chunk::<4>()?;
        let (kind, length, after) = match self.length_first {
            true => (other, u32::from_be_bytes(*one) as usize, 4),
            false => {
                (one, u32::from_le_bytes(*other) as usize, u32::from_le_bytes(*other) as usize % 2)
            }
        };
        self.at += 8 + length + after;
        Some((kind, rest.get(..length).unwrap_or(rest)))
    }
}

#[cfg(test)]
#[path = "several_frames_tests.rs"]
mod tests;
