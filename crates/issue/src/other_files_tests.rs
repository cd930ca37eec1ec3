use super::*;

fn zh(head: &[u8]) -> String {
    named(head).expect("known").zh
}

/// The first directory of a TIFF: tags, each a long.
fn tiff_with(tags: &[(u16, u32)]) -> Vec<u8> {
    let mut bytes = b"II*\0\x08\0\0\0".to_vec();
    bytes.extend((tags.len() as u16).to_le_bytes());
    for (tag, value) in tags {
        bytes.extend(tag.to_le_bytes());
        bytes.extend([4, 0, 1, 0, 0, 0]);
        bytes.extend(value.to_le_bytes());
    }
    bytes.extend([0; 4]);
    bytes
}

#[test]
fn what_cameras_and_telephones_write_is_named() {
    assert!(zh(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic").contains("兼容性最佳"));
    assert!(zh(b"\0\0\0\x1Cftypmif1\0\0\0\0mif1avif").contains("AVIF"));
    assert!(zh(b"\0\0\0\x14ftypqt  \0\0\0\0qt  ").contains("视频"));
    assert!(zh(b"\0\0\0\x18ftypcrx \0\0\0\x01crx isom").contains("RAW"));
    for raw in [
        tiff_with(&[(271, 8), (330, 200)]),
        tiff_with(&[(254, 1), (271, 8)]),
        tiff_with(&[(50706, 0x0104)]),
        b"II*\0\x10\0\0\0CR\x02\0".to_vec(),
        b"FUJIFILMCCD-RAW 0201".to_vec(),
    ] {
        assert!(zh(&raw).contains("RAW"), "{raw:?}");
    }
    // A scan says which scanner made it, and is no raw file.
    assert!(zh(&tiff_with(&[(254, 0), (256, 100), (271, 8)])).contains("TIFF"));
}

#[test]
fn what_other_programs_write_is_named() {
    for (head, word) in [
        (b"8BPS\0\x01".as_slice(), "Photoshop"),
        (b"\0\0\0\x0CjP  \r\n\x87\n", "JPEG 2000"),
        (b"\xFF\x0A\xFA\x1F", "JPEG XL"),
        (b"BM\x36\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0", "BMP"),
        (b"%!PS-Adobe-3.0 EPSF-3.0", "PDF"),
        (b"RIFF\0\0\0\0CDRCvrsn", "CorelDRAW"),
        (b"\x06\x06\xED\xF5\xD8\x1D\x46\xE5\xBD\x31", "InDesign"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "Office"),
        (b"PK\x03\x04\x14\0\x06\0..[Content_Types].xml", "Word"),
        (b"PK\x03\x04\x14\0\x06\0..IMG_1.jpg", "压缩包"),
        (b"Rar!\x1A\x07\0", "压缩包"),
        (b"L\0\0\0\x01\x14\x02\0\0\0", "快捷方式"),
        (b"\0\x05\x16\x07\0\x02\0\0Mac OS X", "苹果"),
        (&[0; 300], "全是零"),
    ] {
        assert!(zh(head).contains(word), "{} for {word}", zh(head));
    }
}

#[test]
fn pages_saved_instead_of_a_picture_are_named() {
    for page in [
        "<!DOCTYPE html><html><body>403</body></html>",
        "\u{FEFF}\n <html>",
        "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>",
    ] {
        assert!(zh(page.as_bytes()).contains("网页"), "{page}");
    }
    assert!(zh(b"{\"errcode\":40001}").contains("文字"));
    assert!(named(b"\x01\x02\x03\x04\xFE\xFD").is_none());
}

#[test]
fn no_head_makes_it_panic() {
    for magic in [b"II*\0".as_slice(), b"MM\0*", b"\0\0\0\xFFftyp", b"PK\x03\x04", b"RIFF", b"BM"] {
        for length in 0..40 {
            let mut head = magic.to_vec();
            head.resize(magic.len() + length, 0xFF);
            let _ = named(&head);
        }
    }
}
