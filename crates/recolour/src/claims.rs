//! How large a coded picture says it is. The dictionary beside it may say less, so its own word is looked at before
//! a decoder makes room for it.

/// A picture's claim: pixels across, pixels down, samples a pixel.
pub type Claim = (usize, usize, usize);

/// JPEG 2000: the SIZ marker behind the start of the code (ISO 15444-1, A.5.1).
pub fn jpx(data: &[u8]) -> Option<Claim> {
    let start = data.windows(4).position(|bytes| bytes == [0xFF, 0x4F, 0xFF, 0x51])? + 4;
    let number = |at: usize| four(data, start + at);
    let width = number(4)?.checked_sub(number(12)?)?;
    let height = number(8)?.checked_sub(number(16)?)?;
    let components = data.get(start + 36..start + 38)?;
    Some((width, height, usize::from(components[0]) << 8 | usize::from(components[1])))
}

/// JBIG2: the page information segment (ITU-T T.88, 7.2 and 7.4.8). A height that is left open is the dictionary's.
pub fn jbig2(data: &[u8], height: usize) -> Option<Claim> {
    let mut at = 0;
    loop {
        let number = four(data, at)?;
        let flags = *data.get(at + 4)?;
        let referred = usize::from(*data.get(at + 5)?) >> 5;
        let (referred, counted) = match referred {
            7 => {
                let count = four(data, at + 5)? & 0x1FFF_FFFF;
                (count, 4 + (count + 8) / 8)
            }
            few => (few, 1),
        };
        let each = if number <= 256 {
            1
        } else if number <= 65_536 {
            2
        } else {
            4
        };
        let page = if flags & 0x40 == 0 { 1 } else { 4 };
        let length = at + 5 + counted + referred * each + page;
        let body = length + 4;
        if flags & 0x3F == 48 {
            let tall = four(data, body + 4)?;
            let open = tall == 0xFFFF_FFFF;
            return Some((four(data, body)?, if open { height } else { tall }, 1));
        }
        at = body.checked_add(four(data, length)?)?;
    }
}

fn four(data: &[u8], at: usize) -> Option<usize> {
    let bytes: [u8; 4] = data.get(at..at.checked_add(4)?)?.try_into().ok()?;
    usize::try_from(u32::from_be_bytes(bytes)).ok()
}
