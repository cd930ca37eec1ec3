//! Whether bytes are an output profile for four inks; what they are if not (ISO 15076-1 §7.2).

use moxcms::{ColorProfile, ProfileText};

use kanyin_diagnostics::{Told, told};

use super::output::Output;

/// Each table that is read takes memory.
const MOST_TAGS: u32 = 100;

/// Opens the profile of a printing condition. Gives its name for itself, too; says what is wrong with it.
pub fn read(icc: &[u8]) -> Result<(String, Output), Told> {
    let header = Header::of(icc)
        .ok_or_else(|| told!("这不是 ICC 特性文件", "this is not an ICC profile"))?;
    refuse_class(header.class)?;
    refuse_space(header.space)?;
    if header.size > icc.len() {
        return Err(told!(
            "这个 ICC 特性文件不完整，后面缺了一截",
            "this ICC profile is cut short"
        ));
    }
    let profile = parsed(icc)
        .ok_or_else(|| told!("这个 ICC 特性文件已损坏", "this ICC profile is damaged"))?;
    Ok((name(&profile), Output::of(&profile)?))
}

/// The parts of a profile. None if it is damaged, or has more tags than any profile ever had.
pub fn parsed(icc: &[u8]) -> Option<ColorProfile> {
    let _ = Header::of(icc)?;
    let count: [u8; 4] = icc.get(128..132)?.try_into().ok()?;
    if u32::from_be_bytes(count) > MOST_TAGS {
        return None;
    }
    ColorProfile::new_from_slice(icc).ok()
}

/// Whether two profiles say the same of the same inks: the same tables from ink to light.
pub fn same(one: &[u8], other: &[u8]) -> bool {
    let alike = |signature: &[u8; 4]| match (tag(one, signature), tag(other, signature)) {
        (Some(one), Some(other)) => one == other,
        _ => false,
    };
    one == other
        || (Header::of(one).is_some_and(|header| &header.space == b"CMYK")
            && alike(b"A2B1")
            && alike(b"wtpt"))
}

struct Header {
    size: usize,
    class: [u8; 4],
    space: [u8; 4],
}

impl Header {
    fn of(icc: &[u8]) -> Option<Self> {
        let four = |at: usize| icc.get(at..at + 4)?.try_into().ok();
        if four(36)? != *b"acsp" {
            return None;
        }
        let size = u32::from_be_bytes(four(0)?) as usize;
        Some(Self { size, class: four(12)?, space: four(16)? })
    }
}

fn refuse_class(class: [u8; 4]) -> Result<(), Told> {
    Err(match &class {
        b"prtr" => return Ok(()),
        b"scnr" => told!(
            "这是输入设备（相机、扫描仪）的特性文件，要的是印刷机的输出特性文件",
            "this is the profile of an input device (a camera or scanner); what is wanted is the output profile of a press"
        ),
        b"mntr" => told!(
            "这是显示器的特性文件，要的是印刷机的输出特性文件",
            "this is the profile of a display; what is wanted is the output profile of a press"
        ),
        b"link" => told!(
            "这是设备链接特性文件，只能从一种设备换到另一种；要的是印刷机的输出特性文件",
            "this is a device link, good from one device to one other; what is wanted is the output profile of a press"
        ),
        b"spac" | b"abst" | b"nmcl" => told!(
            "这是色彩空间、抽象或命名颜色的特性文件，要的是印刷机的输出特性文件",
            "this is the profile of a colour space, an effect or named colours; what is wanted is the output profile of a press"
        ),
        _ => told!(
            "这个 ICC 特性文件没有说明是哪一类设备的",
            "this ICC profile does not say of what kind of device it is"
        ),
    })
}

fn refuse_space(space: [u8; 4]) -> Result<(), Told> {
    Err(match &space {
        b"CMYK" => return Ok(()),
        b"RGB " => told!(
            "这是 RGB 的特性文件（屏幕、照片打印机用），要的是四色印刷（CMYK）的",
            "this is an RGB profile, for screens and photo printers; what is wanted is one for four inks (CMYK)"
        ),
        b"GRAY" => told!(
            "这是灰度的特性文件，要的是四色印刷（CMYK）的",
            "this is a profile for grey; what is wanted is one for four inks (CMYK)"
        ),
        _ => {
            told!("这个特性文件不是四色印刷（CMYK）的", "this profile is not for four inks (CMYK)")
        }
    })
}

/// The profile's name for itself, without what cannot be printed.
fn name(profile: &ColorProfile) -> String {
    let name = match &profile.description {
        Some(ProfileText::PlainString(text)) => text,
        Some(ProfileText::Description(text)) if !text.ascii_string.is_empty() => &text.ascii_string,
        Some(ProfileText::Description(text)) => &text.unicode_string,
        Some(ProfileText::Localizable(texts)) => {
            match texts.iter().find(|text| text.language == "en").or(texts.first()) {
                Some(text) => &text.value,
                None => "",
            }
        }
        None => "",
    };
    name.chars().filter(|c| !c.is_control()).collect::<String>().trim().to_owned()
}

/// The bytes of a tag.
fn tag<'a>(icc: &'a [u8], signature: &[u8; 4]) -> Option<&'a [u8]> {
    let number = |bytes: &[u8]| Some(u32::from_be_bytes(bytes.try_into().ok()?) as usize);
    let count = number(icc.get(128..132)?)?;
    let entry = icc.get(132..)?.chunks_exact(12).take(count).find(|e| e.starts_with(signature))?;
    let (start, length) = (number(entry.get(4..8)?)?, number(entry.get(8..12)?)?);
    icc.get(start..start.checked_add(length)?)
}

#[cfg(test)]
#[path = "reading_tests.rs"]
mod tests;
