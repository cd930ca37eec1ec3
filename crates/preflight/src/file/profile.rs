//! The head of an ICC profile (ICC.1:2022, 7.2), as far as an output intent is judged by it.

/// What a profile says of itself.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub struct ProfileHeader {
    /// `prtr` of a press.
    pub class: [u8; 4],
    /// `CMYK`.
    pub space: [u8; 4],
    /// 2, 4 or 5.
    pub major: u8,
}

impl ProfileHeader {
    /// Reads the head; `None` if this is no profile, or if part of it is missing.
    pub fn of(profile: &[u8]) -> Option<Self> {
        let four = |at: usize| <[u8; 4]>::try_from(profile.get(at..at.checked_add(4)?)?).ok();
        let size = usize::try_from(u32::from_be_bytes(four(0)?)).ok()?;
        let whole = (128..=profile.len()).contains(&size);
        (whole && &four(36)? == b"acsp").then_some(())?;
        Some(Self { class: four(12)?, space: four(16)?, major: *profile.get(8)? })
    }

    /// How many inks or lights it has, if it is of a space that output intents may have.
    pub fn components(&self) -> Option<i32> {
        match &self.space {
            b"GRAY" => Some(1),
            b"RGB " => Some(3),
            b"CMYK" => Some(4),
            _ => None,
        }
    }
}
