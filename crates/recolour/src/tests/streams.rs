//! Forms, patterns, drawn glyphs, soft masks, and the file itself.

use super::sheet::{Plain, Sheet};
use crate::{PageChoice, Refused, recolour};

#[test]
fn a_form_is_done_once_for_what_it_inherits() {
    let done = Sheet::new(
        "/XObject << /A 5 0 R /B 6 0 R >>",
        "1 0 0 rg /A Do 0 1 0 rg /A Do /A Do /B Do 0 0 1 rg /B Do",
    )
    .stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << >>", "0 0 1 1 re f")
    .stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << >>", "1 g 0 0 2 2 re f")
    .plain();
    // A in red and in green, B once.
    assert_eq!(done.content(), "/A Do\n/A.2 Do\n/A.2 Do\n/B Do\n/B Do");
    assert_eq!(done.form("0 1 1 0 k"), "0 1 1 0 k\n0 0 1 1 re\nf\n");
    assert_eq!(done.form("1 0 1 0 k"), "1 0 1 0 k\n0 0 1 1 re\nf\n");
    assert_eq!(done.form("1 g"), "1 g\n0 0 2 2 re\nf\n");
}

#[test]
fn forms_take_the_pages_resources() {
    let done = Sheet::new(
        "/XObject << /A 5 0 R >> /ColorSpace << /C [/Indexed /DeviceRGB 1 <00FF00FF0000>] >>",
        "/A Do",
    )
    .stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9]", "/C cs 1 sc 0 0 1 1 re f")
    .plain();
    assert_eq!(done.form("re"), "0 1 1 0 k\n0 0 1 1 re\nf\n");
}

#[test]
fn a_form_in_itself_ends() {
    let own = "/Resources << /XObject << /A 5 0 R >> >>";
    let done = Sheet::new("/XObject << /A 5 0 R >>", "/A Do")
        .stream(&format!("/Subtype /Form /BBox [0 0 9 9] {own}"), "0 0 1 1 re f /A Do")
        .plain();
    assert_eq!(done.form("re"), "0 g\n0 0 1 1 re\nf\n");
}

#[test]
fn forms_without_end_are_refused() {
    let mut sheet = Sheet::new("/XObject << /A 5 0 R >>", "/A Do");
    for i in 0..60 {
        let own = format!("/Resources << /XObject << /A {} 0 R >> >>", i + 6);
        sheet = sheet.stream(&format!("/Subtype /Form /BBox [0 0 9 9] {own}"), "/A Do /A Do");
    }
    let refused = recolour(&sheet.bytes(), PageChoice::All, &Plain).unwrap_err();
    assert_eq!(refused, Refused::TooMuch);
}

#[test]
fn tiling_patterns() {
    let cell = "/PatternType 1 /TilingType 1 /BBox [0 0 4 4] /XStep 4 /YStep 4 /Resources << >>";
    let done = Sheet::new(
        "/Pattern << /P 5 0 R /U 6 0 R >> /ColorSpace << /C [/Pattern /DeviceRGB] >>",
        "/Pattern cs /P scn 0 0 50 50 re f /C cs 1 0 0 /U scn 0 0 50 50 re f",
    )
    .stream(&format!("{cell} /PaintType 1"), "0 1 0 rg 0 0 2 2 re f")
    .stream(&format!("{cell} /PaintType 2"), "0 1 0 rg 0 0 2 2 re f")
    .plain();
    assert_eq!(
        done.content(),
        "/Pattern cs /KnPattern scn\n0 0 50 50 re\nf\n\
         /KnPatternInk cs 0 1 1 0 /KnPattern.2 scn\n0 0 50 50 re\nf"
    );
    assert_eq!(done.form("1 0 1 0 k"), "1 0 1 0 k\n0 0 2 2 re\nf\n");
    assert!(done.all().contains("/KnPatternInk [/Pattern /DeviceCMYK]"), "{}", done.all());
}

#[test]
fn drawn_glyphs() {
    let font = "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] \
                /CharProcs << /a 6 0 R /b 7 0 R >> /Encoding << /Differences [97 /a /b] >> \
                /FirstChar 97 /LastChar 98 /Widths [1 1] /Resources << >> >>";
    let done = Sheet::new("/Font << /F 5 0 R >>", "BT /F 9 Tf 1 0 0 rg (ab) Tj ET")
        .object(font)
        .stream("", "1 0 d0 0 0 1 1 re f 0 0 1 rg 0 0 1 1 re f")
        .stream("", "1 0 0 0 1 1 d1 0 0 1 rg 0 0 1 1 re f")
        .plain();
    assert!(done.content().contains("0 1 1 0 k\n(ab) Tj"));
    // The first rectangle is of the text's colour.
    assert_eq!(done.form("d0"), "1 0 d0\n0 0 1 1 re\nf\n1 1 0 0 k\n0 0 1 1 re\nf\n");
    assert_eq!(done.form("d1"), "1 0 0 0 1 1 d1\n0 0 1 1 re\nf\n");
}

#[test]
fn soft_masks_become_lightness() {
    let group = "/Group << /S /Transparency /CS /DeviceRGB >>";
    let done = Sheet::new(
        "/ExtGState << /S << /SMask << /S /Luminosity /G 5 0 R /BC [1 0 0] >> >> >>",
        "/S gs 0 1 0 rg 0 0 50 50 re f",
    )
    .page(group)
    .stream(
        &format!("/Subtype /KnownForm /BBox [0 0 50 50] /Resources << >> {group}"),
        "0 1 0 rg 0 0 25 25 re f",
    )
    .plain();
    assert!(done.transparent);
    assert_eq!(done.form("0.59"), "0.59 g\n0 0 25 25 re\nf\n");
    let all = done.all();
    assert!(all.contains("/BC [0.3]") && all.contains("/CS /DeviceGray"), "{all}");
    assert!(done.dict(|dict| dict.has_type(b"Page")).has(b"Group"));
    assert!(all.contains("/CS /DeviceCMYK"));
}

#[test]
fn the_file_holds_what_it_needs() {
    let done = Sheet::new("/Font << /Unused 5 0 R >>", "0 0 5 5 re f")
        .page("/Annots [<< /Subtype /Stamp >>] /AA << >> /Rotate 90 /TrimBox [1 1 9 9]")
        .catalog("/OpenAction << /S /JavaScript >> /Version /1.7 /Metadata 5 0 R")
        .object("<< /Type /Font >>")
        .plain();
    let page = done.dict(|dict| dict.has_type(b"Page"));
    assert!(page.has(b"Rotate") && page.has(b"TrimBox") && !page.has(b"Annots"));
    assert!(!done.all().contains("Unused") && !done.all().contains("JavaScript"));
    assert_eq!(done.document.version, "1.6");
    // Catalogue, tree, page, contents.
    assert_eq!(done.document.objects.len(), 4);
}

#[test]
fn pages_that_are_not_there() {
    let sheet = Sheet::new("", "").bytes();
    assert_eq!(recolour(&sheet, PageChoice::One(1), &Plain).unwrap_err(), Refused::NoPage);
    assert_eq!(recolour(b"", PageChoice::All, &Plain).unwrap_err(), Refused::Damaged);
    assert_eq!(
        recolour(b"%PDF-1.4 nothing", PageChoice::All, &Plain).unwrap_err(),
        Refused::Damaged
    );
}

#[test]
fn the_same_file_gives_the_same_bytes() {
    let sheet =
        Sheet::new("/ExtGState << /S << /ca .5 >> >>", "/S gs 1 0 0 rg 0 0 5 5 re f").bytes();
    let once = recolour(&sheet, PageChoice::All, &Plain).unwrap();
    assert_eq!(once.pdf, recolour(&sheet, PageChoice::All, &Plain).unwrap().pdf);
}
