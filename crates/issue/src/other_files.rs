//! Files that are no picture that can be used, known by what they begin with, and what to do with them: a suffix may
//! say anything.

use kanyin_diagnostics::{Told, told};

/// What a file is and what to do, to stand after its name; `None` for what is not known.
pub fn named(head: &[u8]) -> Option<Told> {
    if head.iter().all(|&byte| byte == 0) {
        return Some(told!(
            "里面全是零：拷贝或下载没有成功，重新拷一份",
            "is all zeros: a copy or download failed; copy it again"
        ));
    }
    by_box(head)
        .or_else(|| by_beginning(head))
        .or_else(|| tiff(head))
        .or_else(|| zip(head))
        .or_else(|| written(head))
}

/// Files of ISO boxes (ISO 14496-12): `ftyp` and the brands of what is in them.
fn by_box(head: &[u8]) -> Option<Told> {
    if head.get(4..8)? != b"ftyp" {
        return None;
    }
    let length = head.first_chunk().map_or(0, |&bytes| u32::from_be_bytes(bytes) as usize);
    let brands = head.get(8..length.clamp(12, 256).min(head.len()))?;
    let has = |brand: &[u8; 4]| brands.chunks(4).any(|one| one == brand);
    let main = head.get(8..12)?;
    Some(match main {
        _ if has(b"avif") || has(b"avis") => save_as(&told!("AVIF", "an AVIF")),
        b"crx " => raw(),
        b"jp2 " | b"jpx " | b"jpm " => save_as(&told!("JPEG 2000", "a JPEG 2000")),
        _ if [b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"]
            .into_iter()
            .any(has) =>
        {
            told!(
                "是 HEIC（苹果手机默认的格式），不能直接用：在电脑上用看图软件另存为 JPG；以后在手机“设置→相机→格式”里选“兼容性最佳”",
                "is HEIC, as iPhones write it: save it as a JPG in a viewer; for the next ones choose “Most Compatible” in Settings, Camera, Formats"
            )
        }
        _ => told!(
            "是视频，不是图片：放到要用的那一幕，截成图再用",
            "is a video, no picture: take a still of the scene that is wanted"
        ),
    })
}

fn by_beginning(head: &[u8]) -> Option<Told> {
    let begins = |with: &[u8]| head.starts_with(with);
    let riff = |kind: &[u8]| begins(b"RIFF") && head.get(8..11) == Some(kind);
    Some(if begins(b"8BPS") {
        told!(
            "是 Photoshop 文件（PSD）：在 Photoshop 里“存储为”JPEG 或 PNG",
            "is a Photoshop file (PSD): save it from there as a JPEG or PNG"
        )
    } else if begins(b"\0\0\0\x0CjP  ") || begins(b"\xFF\x4F\xFF\x51") {
        save_as(&told!("JPEG 2000", "a JPEG 2000"))
    } else if begins(b"\0\0\0\x0CJXL ") || begins(b"\xFF\x0A") {
        save_as(&told!("JPEG XL", "a JPEG XL"))
    } else if begins(b"II\xBC\x01") {
        save_as(&told!("JPEG XR", "a JPEG XR"))
    } else if begins(b"BM") && matches!(head.get(14), Some(12 | 40 | 52 | 56 | 64 | 108 | 124)) {
        save_as(&told!("BMP", "a BMP"))
    } else if begins(b"\0\0\x01\0") {
        save_as(&told!("图标（ICO）", "an icon (ICO)"))
    } else if begins(b"FUJIFILMCCD-RAW") || begins(b"IIU\0") || begins(b"IIR") || begins(b"MMOR") {
        raw()
    } else if begins(b"%!PS") || begins(b"\xC5\xD0\xD3\xC6") {
        as_pdf(&told!("EPS 或旧的 AI 文件", "an EPS or old AI file"))
    } else if riff(b"CDR") {
        as_pdf(&told!("CorelDRAW 文件（CDR）", "a CorelDRAW file (CDR)"))
    } else if begins(b"\x06\x06\xED\xF5\xD8\x1D\x46\xE5") {
        as_pdf(&told!("InDesign 文件（INDD）", "an InDesign file (INDD)"))
    } else if begins(b"\xD7\xCD\xC6\x9A")
        || (begins(b"\x01\0\0\0") && head.get(40..44) == Some(b" EMF"))
    {
        save_as(&told!("Windows 图元文件（WMF、EMF）", "a Windows metafile (WMF, EMF)"))
    } else if begins(b"\xD0\xCF\x11\xE0") {
        in_document(&told!("旧的 Office 或 WPS 文件（doc、ppt、wps）", "an old Office or WPS file"))
    } else if begins(b"{\\rtf") {
        in_document(&told!("RTF 文件", "an RTF file"))
    } else if begins(b"Rar!") || begins(b"7z\xBC\xAF") || begins(b"\x1F\x8B") {
        unpack()
    } else if riff(b"AVI") || begins(b"\x1A\x45\xDF\xA3") {
        told!("是视频，不是图片：截成图再用", "is a video, no picture: take a still of it")
    } else if begins(b"L\0\0\0\x01\x14\x02\0") || begins(b"[InternetShortcut]") {
        told!(
            "是快捷方式，不是图片本身：找到它指的那个文件，拷过来",
            "is a shortcut, not the picture itself: copy the file that it points at"
        )
    } else if begins(b"\0\x05\x16\x07") {
        told!(
            "是苹果电脑的附属文件，不是图片：要的是名字前面没有“._”的那个",
            "is a companion file of a Mac: the picture is the one whose name has no “._” before it"
        )
    } else {
        return None;
    })
}

/// TIFF, and what cameras write in its form: by the tags of its first directory (TIFF 6.0, §2; DNG 1.4).
fn tiff(head: &[u8]) -> Option<Told> {
    let little = match head.first_chunk()? {
        b"II*\0" => true,
        b"MM\0*" => false,
        _ => return None,
    };
    let short = |at: usize| {
        let bytes = *head.get(at..)?.first_chunk()?;
        Some(if little { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) })
    };
    let long = |at: usize| {
        let bytes = *head.get(at..)?.first_chunk()?;
        Some(if little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) })
    };
    let directory = long(4)? as usize;
    let entries = short(directory).unwrap_or(0).min(512);
    let has = |tag: u16, value: Option<u32>| {
        (0..usize::from(entries)).map(|n| directory + 2 + 12 * n).any(|at| {
            short(at) == Some(tag) && value.is_none_or(|value| long(at + 8) == Some(value))
        })
    };
    const MAKE: u16 = 271;
    const DNG_VERSION: u16 = 50706;
    const NEW_SUBFILE_TYPE: u16 = 254;
    const SUB_DIRECTORIES: u16 = 330;
    let is_raw = head.get(8..10) == Some(b"CR")
        || has(DNG_VERSION, None)
        || (has(MAKE, None) && (has(NEW_SUBFILE_TYPE, Some(1)) || has(SUB_DIRECTORIES, None)));
    Some(if is_raw { raw() } else { save_as(&told!("TIFF", "a TIFF")) })
}

fn zip(head: &[u8]) -> Option<Told> {
    if !head.starts_with(b"PK\x03\x04") {
        return None;
    }
    let has = |name: &[u8]| head.windows(name.len()).any(|part| part == name);
    Some(if has(b"word/") || has(b"[Content_Types].xml") || has(b"ppt/") || has(b"xl/") {
        in_document(&told!("Word、PowerPoint 或 Excel 文件", "a Word, PowerPoint or Excel file"))
    } else if has(b"riffData.cdr") || has(b"content/root.dat") {
        as_pdf(&told!("CorelDRAW 文件（CDR）", "a CorelDRAW file (CDR)"))
    } else {
        unpack()
    })
}

/// Web pages and other text.
fn written(head: &[u8]) -> Option<Told> {
    let begin = &head[..head.len().min(4096)];
    let text = String::from_utf8_lossy(begin);
    let text = text.trim_start_matches('\u{FEFF}').trim_start();
    if text.starts_with('<') && !text.contains("<svg") {
        return Some(told!(
            "是网页，不是图片：多半是下载时存下的出错页面，重新下载原图",
            "is a web page, no picture: most likely the page of an error, saved instead; download the picture again"
        ));
    }
    let is_text = !begin.iter().any(|&byte| byte < 9 || (14..32).contains(&byte));
    is_text.then(|| {
        told!(
            "里面是文字，不是图片：重新拷一份原图",
            "holds text, no picture: copy the original picture again"
        )
    })
}

fn save_as(what: &Told) -> Told {
    told!(
        "是 {what}，用不了：用看图软件打开，另存为 JPEG 或 PNG",
        "is {what}, which cannot be used: open it in a viewer and save it as a JPEG or PNG";
        what
    )
}

fn as_pdf(what: &Told) -> Told {
    told!(
        "是 {what}：在做它的软件里导出成 PDF（或 JPEG），用导出的",
        "is {what}: export it from its program as a PDF or JPEG, and use that";
        what
    )
}

fn in_document(what: &Told) -> Told {
    told!(
        "是{what}，不是图片：打开它，右键点里面的图，“另存为图片”",
        "is {what}, no picture: open it, and save the picture in it by a right click";
        what
    )
}

fn raw() -> Told {
    told!(
        "是相机的原始文件（RAW），不能直接印：用相机附的软件或 Lightroom 导出成 JPEG",
        "is a camera's raw file: develop it in the camera's program or Lightroom, and export a JPEG"
    )
}

fn unpack() -> Told {
    told!(
        "是压缩包，不是图片：解压后用里面的图",
        "is an archive, no picture: unpack it and use the picture inside"
    )
}

#[cfg(test)]
#[path = "other_files_tests.rs"]
mod tests;
