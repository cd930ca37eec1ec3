//! Blend modes, black type over tints, fonts that nothing is set in.

use kanyin_colour::{Condition, PageInks, Process};

use super::sheet::Sheet;
use crate::{ForPress, PageChoice, Refused, recolour};

const FONTS: &str = "/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> /G << /Type /Font /Subtype \
                     /Type1 /BaseFont /Courier >> >>";

fn pressed(resources: &str, content: &str) -> Result<String, Refused> {
    let condition = Condition::built_in("newsprint", 2.4).unwrap();
    let inks = PageInks { process: Process::Four, spot: None };
    let pdf = Sheet::new(resources, content).bytes();
    let made = recolour(&pdf, PageChoice::One(0), &ForPress::new(&condition, &inks))?;
    let document = lopdf::Document::load_mem(&made.pdf).unwrap();
    let page = document.page_iter().next().unwrap();
    Ok(String::from_utf8_lossy(&document.get_page_content(page)).into_owned())
}

#[test]
fn colours_of_light_are_not_blended_as_inks() {
    let with = |mode: &str, colour: &str| {
        let states = format!("/ExtGState << /B << /BM /{mode} >> >>");
        pressed(&states, &format!("1 0.8 0 rg 0 0 9 9 re f /B gs {colour} 0 0 9 9 re f"))
    };
    for mode in ["Screen", "Overlay", "Difference", "Multiply"] {
        assert_eq!(with(mode, "0 0.4 1 rg").unwrap_err(), Refused::Blends, "{mode}");
    }
    // A grey shadow darkens inks as it darkens light.
    assert!(with("Multiply", "0.5 g").is_ok());
    assert!(with("Normal", "0 0.4 1 rg").is_ok());
    let inks = "/ExtGState << /B << /BM /Screen >> >>";
    assert!(pressed(inks, "1 0 0 0 k 0 0 9 9 re f /B gs 0 1 0 0 k 0 0 9 9 re f").is_ok());
}

#[test]
fn black_type_overprints_and_nothing_else_does() {
    for black in ["0 g", "0 0 0 rg", "0 0 0 1 k"] {
        let text = pressed(
            FONTS,
            &format!("0 0.3 0 0 k 0 0 9 9 re f {black} BT /F 9 Tf (a) Tj ET 0 0 5 5 re f"),
        );
        let text = text.unwrap();
        let (before, after) = text.split_once("(a) Tj").unwrap();
        assert!(before.contains("/KnOver gs") && before.contains("0 0 0 1 k"), "{black}: {text}");
        assert!(after.contains(" gs"), "the area knocks out: {text}");
    }
    let coloured = pressed(FONTS, "0 1 1 0 k BT /F 9 Tf (a) Tj ET 0 0 0 0 k BT (b) Tj ET").unwrap();
    assert!(!coloured.contains(" gs"), "{coloured}");
}

#[test]
fn a_font_that_nothing_is_set_in_is_left_out() {
    let text =
        pressed(FONTS, "BT /G 12 Tf ET BT /F 9 Tf (a) Tj ET q /G 4 Tf Q BT (b) Tj ET").unwrap();
    assert!(!text.contains("/G"), "{text}");
    assert_eq!(text.matches("/F 9 Tf").count(), 1, "{text}");
}
