use super::{Cut, Plates, plates};
use crate::press::recolour::Plate;

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

fn made(resources: &str, content: &str) -> Plates {
    plates(&sheet(resources, content), 0, 72.0, Cut::Trim).unwrap()
}

/// The inks at a pixel.
fn at(plates: &Plates, x: u32, y: u32) -> Vec<u8> {
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
    let whole = plates(&sheet("", "0 g 0 0 40 40 re f"), 0, 144.0, Cut::Media).unwrap();
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
    assert!(plates(&sheet("", ""), 1, 72.0, Cut::Trim).is_err());
    assert!(plates(&sheet("", ""), 0, 1e6, Cut::Trim).is_err());
    assert!(plates(b"", 0, 72.0, Cut::Trim).is_err());
}
