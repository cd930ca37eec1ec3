//! Files that are broken: told, not panicked at.

use proptest::prelude::*;

use super::sheet::{Plain, Sheet};
use crate::{ForPlate, PageChoice, Plate, recolour};

/// An advertisement made by Typst.
pub const AD: &[u8] = include_bytes!("../../../../issues/2026-11/ads/面包.pdf");

/// A page with something of everything.
pub fn everything() -> Vec<u8> {
    let function = "<< /FunctionType 2 /Domain [0 1] /C0 [1 0 0] /C1 [0 0 1] /N 1 >>";
    Sheet::new(
        &format!(
            "/XObject << /I 5 0 R /A 6 0 R >> /Pattern << /P 7 0 R >> /Shading << /S \
             << /ShadingType 2 /Coords [0 0 9 9] /ColorSpace /DeviceRGB /Function {function} >> /M 8 0 R >> \
             /ExtGState << /G << /SMask << /S /Luminosity /G 6 0 R >> /OP true >> >> \
             /ColorSpace << /C [/Separation /Keep /DeviceRGB 9 0 R] >>"
        ),
        "/G gs /I Do /A Do /Pattern cs /P scn 0 0 5 5 re f /S sh /M sh /C cs .5 scn 0 0 5 5 re B \
         BI /W 2 /H 2 /BPC 8 /CS /RGB /F /AHx ID 00112233445566778899AABB> EI 0 0 5 5 re f",
    )
    .stream("/Subtype /Image /Width 2 /Height 2 /BitsPerComponent 4 /ColorSpace [/Indexed /DeviceRGB 3 <000000FFFFFF>]", [1, 2])
    .stream("/Subtype /KnownForm /BBox [0 0 9 9] /Group << /S /Transparency /CS /DeviceRGB >> /Resources << >>", "1 0 0 rg 0 0 1 1 re f")
    .stream("/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 4 4] /XStep 4 /YStep 4", "0 1 0 rg 0 0 2 2 re f")
    .stream("/ShadingType 4 /ColorSpace /DeviceRGB /BitsPerFlag 8 /BitsPerCoordinate 8 /BitsPerComponent 8 /Decode [0 100 0 100 0 1 0 1 0 1]", [0; 18])
    .stream("/FunctionType 4 /Domain [0 1] /Range [0 1 0 1 0 1]", "{ dup 0.5 gt {pop 1 0 0} {dup dup} ifelse }")
    .bytes()
}

fn catch_panic(bytes: &[u8]) {
    let _ = recolour(bytes, PageChoice::One(0), &Plain);
    let _ = recolour(bytes, PageChoice::One(0), &ForPlate::new(Plate::Process(3)));
}

#[test]
fn the_advertisement_and_the_page_with_everything_are_whole() {
    recolour(AD, PageChoice::All, &Plain).unwrap();
    recolour(&everything(), PageChoice::All, &Plain).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn bytes_that_are_other_bytes(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12)) {
        for source in [AD.to_vec(), everything()] {
            let mut bytes = source;
            for (at, byte) in &changes {
                let at = at.index(bytes.len());
                bytes[at] = *byte;
            }
            catch_panic(&bytes);
        }
    }

    #[test]
    fn bytes_that_are_lost(from in any::<prop::sample::Index>(), length in 1usize..400) {
        for source in [AD.to_vec(), everything()] {
            let mut bytes = source;
            let from = from.index(bytes.len());
            let to = (from + length).min(bytes.len());
            bytes.drain(from..to);
            catch_panic(&bytes);
        }
    }

    #[test]
    fn numbers_that_are_other_numbers(at in any::<prop::sample::Index>(), number in prop::sample::select(vec!["0", "-1", "9", "65536", "4294967296", "99999999999999999999", "1e9", "."])) {
        let bytes = everything();
        let digits: Vec<usize> = (1..bytes.len())
            .filter(|i| bytes[*i].is_ascii_digit() && !bytes[*i - 1].is_ascii_digit())
            .collect();
        let from = digits[at.index(digits.len())];
        let to = (from..bytes.len()).find(|i| !bytes[*i].is_ascii_digit()).unwrap_or(bytes.len());
        let changed = [&bytes[..from], number.as_bytes(), &bytes[to..]].concat();
        catch_panic(&changed);
    }

    #[test]
    fn any_content(text in prop::collection::vec(prop::sample::select(vec![
        "q", "Q", "BT", "ET", "(a) Tj", "0 0 5 5 re", "f", "B*", "W n", "1 0 0 rg", "0 1 0 RG", "/C cs", ".5 scn",
        "/Pattern cs", "/P scn", "/A Do", "/I Do", "/S sh", "/M sh", "/G gs", "BI", "ID", "EI", "/W 9", "[", "<<",
        ">>", "<", "(", "/OC /X BDC", "EMC", "3 Tr", "1 0 d0", "1 0 0 0 1 1 d1", "%", "\\", "-", "1e5",
    ]), 0..60)) {
        catch_panic(&Sheet::new("/ColorSpace << /C /DeviceRGB >>", &text.join(" ")).bytes());
    }
}
