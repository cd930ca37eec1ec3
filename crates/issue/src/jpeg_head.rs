//! The head of a JPEG: its size, how it is coded, and how it is to be turned (ITU-T T.81, B.2.2; Exif 4.7.2).

use image::metadata::Orientation;

use kanyin_diagnostics::{Told, told};

/// What the head of a JPEG says.
#[derive(Debug, Copy, Clone, PartialEq)]
pub struct JpegHead {
    /// In pixels, as stored.
    pub width: u32,
    /// In pixels, as stored.
    pub height: u32,
    /// How it is to be turned.
    pub orientation: Orientation,
}

/// Why a head cannot be used.
pub enum NoHead {
    /// The bytes end before it does.
    Short,
    /// It is wrong, or of a kind that only special programs write.
    Wrong(Told),
}

/// Reads the head, up to where the picture's data begin.
pub fn read(bytes: &[u8]) -> Result<JpegHead, NoHead> {
    let mut at = 2;
    let mut frame = None;
    let mut orientation = Orientation::NoTransforms;
    loop {
        // Bytes before a marker's last 0xFF mean nothing.
        let skipped = bytes.get(at..).and_then(|rest| rest.iter().position(|&byte| byte == 0xFF));
        at += skipped.ok_or(NoHead::Short)?;
        while bytes.get(at) == Some(&0xFF) {
            at += 1;
        }
        let marker = *bytes.get(at).ok_or(NoHead::Short)?;
        at += 1;
        if matches!(marker, 0x00 | 0x01 | 0xD0..=0xD8) {
            continue;
        }
        if marker == 0xD9 {
            return Err(NoHead::Wrong(damaged()));
        }
        let &[high, low] = bytes.get(at..).and_then(<[u8]>::first_chunk).ok_or(NoHead::Short)?;
        let length = usize::from(u16::from_be_bytes([high, low]));
        if length < 2 {
            return Err(NoHead::Wrong(damaged()));
        }
        let segment = bytes.get(at + 2..at + length).ok_or(NoHead::Short)?;
        at += length;
        match marker {
            0xC0..=0xC2 => frame = Some(size(segment).map_err(NoHead::Wrong)?),
            0xC4 | 0xC8 => {}
            0xC3 | 0xC5..=0xC7 => {
                return Err(NoHead::Wrong(special(&told!("无损", "a lossless JPEG"))));
            }
            0xC9..=0xCF => {
                return Err(NoHead::Wrong(special(&told!(
                    "算术编码的",
                    "an arithmetic-coded JPEG"
                ))));
            }
            0xE1 => {
                let exif = segment.strip_prefix(b"Exif\0\0".as_slice());
                let noted = exif.and_then(Orientation::from_exif_chunk);
                orientation = noted.unwrap_or(orientation);
            }
            0xDA => {
                let (width, height) = frame.ok_or_else(|| NoHead::Wrong(damaged()))?;
                return Ok(JpegHead { width, height, orientation });
            }
            _ => {}
        }
    }
}

fn size(frame: &[u8]) -> Result<(u32, u32), Told> {
    let &[bits, h1, h0, w1, w0] = frame.first_chunk().ok_or_else(damaged)?;
    if bits != 8 {
        return Err(special(&told!("{bits} 位的", "a JPEG of {bits} bits")));
    }
    let side = |high, low| u32::from(u16::from_be_bytes([high, low]));
    match (side(w1, w0), side(h1, h0)) {
        (0, _) | (_, 0) => Err(damaged()),
        size => Ok(size),
    }
}

/// What hardly any program reads, the printing house's neither.
fn special(what: &Told) -> Told {
    told!(
        "是{what} JPEG，少有软件认得：用看图软件打开，另存为普通的 JPEG 或 PNG",
        "is {what}, which few programs know; open it in a viewer and save it as an ordinary JPEG or PNG";
        what
    )
}

fn damaged() -> Told {
    told!("不是完好的 JPEG：文件头坏了", "is no sound JPEG: its head is damaged")
}
