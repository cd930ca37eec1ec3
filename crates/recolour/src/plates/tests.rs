use super::{PageBox, PagePlates, plates};
use crate::Plate;

/// A sheet of 40 × 40 points, trimmed to 20 × 20, of one page with this content.
fn sheet(resources: &str, content: &str) -> Vec<u8> {
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_string(),
        "<< /Type /Pages /Count 1 /Kids [3 0 R] >>".to_string(),
        format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 40 40] /TrimBox [10 10 30 30] \
             /Resources << {resources} >> /Contents 4 0 R >>"
        ),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
    ];
    let mut out = String::from("%PDF-1.6\n");
    let mut places = String::from("0000000000 65535 f \n");
    for (i, object) in objects.iter().enumerate() {
        places += &format!("{:010} 00000 n \n", out.len());
        out += &format!("{} 0 obj\n{object}\nendobj\n", i + 1);
    }
    let at = out.len();
    out +=
        &format!("xref\n0 5\n{places}trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n{at}\n%%EOF\n");
    out.into_bytes()
}

fn made(resources: &str, content: &str) -> PagePlates {
    plates(&sheet(resources, content), 0, 72.0, PageBox::Trim).unwrap()
}

/// The inks at a pixel.
fn at(plates: &PagePlates, x: u32, y: u32) -> Vec<u8> {
    plates.inks.iter().map(|(_, ink)| ink[(y * plates.width + x) as usize]).collect()
}

const OVER: &str = "/ExtGState << /O << /OP true /op true /OPM 1 >> >>";
const SPOT: &str = "/ColorSpace << /R [/Separation /Red /DeviceCMYK \
    << /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [0 1 .8 0] /N 1 >>] >>";

#[test]
fn inks_of_a_trimmed_page() {
    let made = made("", "1 .5 0 0 k 0 0 20 20 re f .2 g 20 20 20 20 re f");
    assert_eq!((made.width, made.height, made.inks.len()), (20, 20, 4));
    // Rows run from the top.
    assert_eq!(at(&made, 2, 18), [255, 127, 0, 0]);
    assert_eq!(at(&made, 18, 2), [0, 0, 0, 204]);
    assert_eq!(at(&made, 2, 2), [0, 0, 0, 0]);
    let whole = plates(&sheet("", "0 g 0 0 40 40 re f"), 0, 144.0, PageBox::Media).unwrap();
    assert_eq!((whole.width, whole.height), (80, 80));
}

#[test]
fn black_overprints_and_knocks_out() {
    let ground = "1 0 0 0 k 0 0 40 40 re f";
    let over = made(OVER, &format!("{ground} /O gs 0 0 0 1 k 15 15 10 10 re f"));
    assert_eq!(at(&over, 10, 10), [255, 0, 0, 255]);
    let out = made(OVER, &format!("{ground} 0 0 0 1 k 15 15 10 10 re f"));
    assert_eq!(at(&out, 10, 10), [0, 0, 0, 255]);
}

#[test]
fn spots_have_plates_and_are_seen_by_their_stand_ins() {
    let made = made(SPOT, "/R cs .5 scn 0 0 40 40 re f");
    assert_eq!(made.inks[4].0, Plate::Spot("Red".into()));
    assert_eq!(at(&made, 9, 9), [0, 0, 0, 0, 127]);
    assert_eq!(made.cmyk()[..4], [0, 127, 102, 0]);
    assert_eq!(made.of(&Plate::Process(3)).unwrap()[0], 0);
    assert!(made.png(&made.inks[4].1).unwrap().starts_with(b"\x89PNG"));
}

#[test]
fn total_ink() {
    let made = made("", "1 1 1 0 k 0 0 20 40 re f .5 .5 .5 .5 k 20 0 20 40 re f");
    let total = made.total_ink(2.4);
    assert!((total.largest - 3.0).abs() < 0.01);
    assert!((total.over - 0.5).abs() < 0.06);
    assert_eq!(total.pixels[..3], [226, 0, 26]);
    assert!(made.total_ink(3.0).over == 0.0);
}

#[test]
fn pages_that_cannot_be_drawn() {
    assert!(plates(&sheet("", ""), 1, 72.0, PageBox::Trim).is_err());
    assert!(plates(&sheet("", ""), 0, 1e6, PageBox::Trim).is_err());
    assert!(plates(b"", 0, 72.0, PageBox::Trim).is_err());
}

/// Ghostscript's plates at 100 dpi against ours, if it is installed.
#[test]
fn plates_are_ghostscripts() {
    let content = "1 0 0 0 k 0 0 40 20 re f 0 1 0 0 k 0 20 20 20 re f /R cs 1 scn 24 4 12 32 re f \
                   /O gs 0 0 0 1 k 4 4 24 6 re f 0 0 .7 0 k 2 12 30 16 re f /R cs .5 scn 2 30 30 6 re f \
                   .4 g 18 2 4 36 re f";
    let pdf = sheet(&format!("{OVER} {SPOT}"), content);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sheet.pdf");
    std::fs::write(&path, &pdf).unwrap();
    let run = std::process::Command::new("gs")
        .args([
            "-q",
            "-dNOPAUSE",
            "-dBATCH",
            "-sDEVICE=tiffsep",
            "-r288",
            "-dDownScaleFactor=4",
            "-o",
        ])
        .args([&folder.path().join("p.tif"), &path])
        .output();
    if run.is_err() {
        return;
    }
    let ours = plates(&pdf, 0, 72.0, PageBox::Media).unwrap();
    for (plate, ink) in &ours.inks {
        let tiff = std::fs::read(folder.path().join(format!("p({}).tif", plate.name()))).unwrap();
        let theirs = grey_tiff(&tiff, ink.len());
        let apart = ink.iter().zip(&theirs).filter(|(a, b)| a.abs_diff(255 - **b) > 3).count();
        assert_eq!(apart, 0, "{plate:?}");
    }
}

/// The samples of a TIFF that is not packed, or packed by LZW; little-endian, as Ghostscript writes it.
fn grey_tiff(bytes: &[u8], size: usize) -> Vec<u8> {
    let two = |at: usize| usize::from(u16::from_le_bytes([bytes[at], bytes[at + 1]]));
    let four = |at: usize| two(at) | two(at + 2) << 16;
    let directory = four(4);
    let entry = |tag: usize| {
        (0..two(directory)).map(|i| directory + 2 + i * 12).find(|at| two(*at) == tag).unwrap()
    };
    let value = |at: usize| if two(at + 2) == 3 { two(at + 8) } else { four(at + 8) };
    let list = |tag: usize| -> Vec<usize> {
        let at = entry(tag);
        match four(at + 4) {
            1 => vec![value(at)],
            count => (0..count).map(|i| four(four(at + 8) + i * 4)).collect(),
        }
    };
    let mut out = Vec::new();
    for (offset, length) in list(273).into_iter().zip(list(279)) {
        let strip = &bytes[offset..offset + length];
        match value(entry(259)) {
            1 => out.extend_from_slice(strip),
            5 => {
                let dict = lopdf::dictionary! { "Filter" => "LZWDecode" };
                let stream = lopdf::Stream::new(dict, strip.to_vec());
                out.extend(stream.get_plain_content().unwrap());
            }
            packing => panic!("TIFF packed by {packing}"),
        }
    }
    out.truncate(size);
    out
}
