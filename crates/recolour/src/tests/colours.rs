//! Colours of letters, lines and areas.

use super::sheet::{Sheet, profile};

const FONT: &str = "/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>";

fn content(resources: &str, content: &str) -> String {
    Sheet::new(resources, content).plain().content()
}

#[test]
fn a_colour_is_written_where_it_is_used() {
    assert_eq!(content("", "1 0 0 rg\n0 0 10 10 re\nf"), "0 1 1 0 k\n0 0 10 10 re\nf");
    assert_eq!(content("", "0 1 0 RG 0 0 m 9.1250 9 l S"), "1 0 1 0 K\n0 0 m\n9.1250 9 l\nS");
    // Chosen and not used; chosen twice and used once; used twice.
    assert_eq!(content("", "1 0 0 rg 0 0 1 rg"), "");
    assert_eq!(
        content("", "1 0 0 rg 0 0 5 5 re f 9 9 5 5 re f"),
        "0 1 1 0 k\n0 0 5 5 re\nf\n9 9 5 5 re\nf"
    );
}

#[test]
fn the_same_black_is_another_ink_for_letters() {
    let text = content(FONT, "0 0 0 rg BT /F 9 Tf (a) Tj ET 0 0 5 5 re f BT (b) Tj ET");
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(
        lines,
        [
            "BT",
            "/F 9 Tf",
            "0 0 0 1 k",
            "(a) Tj",
            "ET",
            "1 1 1 0 k",
            "0 0 5 5 re",
            "f",
            "BT",
            "0 0 0 1 k",
            "(b) Tj",
            "ET"
        ]
    );
}

#[test]
fn device_cmyk_and_grey_stay_as_typed() {
    assert_eq!(content("", ".10 0.2000 0 1. k 0 0 5 5 re f"), ".10 0.2000 0 1. k\n0 0 5 5 re\nf");
    assert_eq!(content("", "0.50 G 0 0 m 5 5 l S"), "0.50 G\n0 0 m\n5 5 l\nS");
    assert_eq!(content("", "0 0 5 5 re f"), "0 g\n0 0 5 5 re\nf");
    assert_eq!(
        content("", "/DeviceCMYK cs 0 0 5 5 re f .2 0 0 0 sc 0 0 5 5 re f"),
        "0 0 0 1 k\n0 0 5 5 re\nf\n.2 0 0 0 k\n0 0 5 5 re\nf"
    );
}

#[test]
fn saved_states_bring_their_colours_back() {
    assert_eq!(
        content("", "1 0 0 rg 0 0 5 5 re f q 0 0 1 rg 0 0 5 5 re f Q 0 0 5 5 re f"),
        "0 1 1 0 k\n0 0 5 5 re\nf\nq\n1 1 0 0 k\n0 0 5 5 re\nf\nQ\n0 0 5 5 re\nf"
    );
    // Nothing to bring back, and one never brought back.
    assert_eq!(content("", "Q q 0 0 5 5 re f"), "q\n0 g\n0 0 5 5 re\nf\nQ");
}

#[test]
fn colours_within_a_path() {
    assert_eq!(content("", "0 0 5 5 re 1 0 0 rg f"), "0 1 1 0 k\n0 0 5 5 re\nf");
    assert_eq!(content("", "0 0 5 5 re W n 1 0 0 rg b*"), "0 0 5 5 re\nW\nn\n0 1 1 0 k\n0 G\nb*");
}

#[test]
fn profiled_and_calibrated_spaces() {
    let icc = |channels: &str, n: usize| {
        let text = "/C cs 1 0 0 0 sc 0 0 5 5 re f";
        let sheet = Sheet::new("/ColorSpace << /C [/ICCBased 5 0 R] >>", text);
        sheet.stream(&format!("/N {n}"), profile(channels)).plain().content()
    };
    assert!(icc("RGB ", 3).starts_with("0 1 1 0 k"));
    assert!(icc("CMYK", 4).starts_with("1 0 0 0 k"));
    assert!(icc("GRAY", 1).starts_with("1 g"));
    // A profile that says other than the PDF counts for nothing.
    assert!(icc("GRAY", 3).starts_with("0 1 1 0 k"));
    let cal = "/ColorSpace << /C [/CalRGB << /WhitePoint [0.9505 1 1.089] /Gamma [2.2 2.2 2.2] \
               /Matrix [0.4124 0.2126 0.0193 0.3576 0.7152 0.1192 0.1805 0.0722 0.9505] >>] >>";
    assert!(content(cal, "/C cs 1 1 1 sc 0 0 5 5 re f").starts_with("0 0 0 0 k"));
    let lab = "/ColorSpace << /C [/Lab << /WhitePoint [0.96 1 0.82] >>] >>";
    assert!(content(lab, "/C cs 50 20 -30 sc 0 0 5 5 re f").starts_with("0.5 g"));
    let grey = "/ColorSpace << /C [/CalGray << /WhitePoint [0.96 1 0.82] >>] >>";
    assert!(content(grey, "/C cs 1 sc 0 0 5 5 re f").starts_with("1 g"));
}

#[test]
fn default_spaces_stand_for_the_devices() {
    let sheet =
        Sheet::new("/ColorSpace << /DefaultCMYK [/ICCBased 5 0 R] >>", ".10 0 0 0 k 0 0 5 5 re f");
    // Read through the profile: no longer as typed.
    let text = sheet.stream("/N 4", profile("CMYK")).plain().content();
    assert!(text.starts_with("0.1 0 0 0 k"), "{text}");
}

#[test]
fn spots() {
    let tint = "<< /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [0 .5 1 0] /N 1 >>";
    let spaces = format!(
        "/ColorSpace << /O [/Separation /Orange /DeviceCMYK {tint}] \
         /K [/Separation /Keep /DeviceCMYK {tint}] /N [/DeviceN [/Keep /Black] /DeviceCMYK 5 0 R] >>"
    );
    let done = Sheet::new(
        &spaces,
        "/O cs 0.5 scn 0 0 5 5 re f /K cs .4 scn 0 0 5 5 re f /N cs .3 .2 scn 0 0 5 5 re f",
    )
    .stream("/FunctionType 4 /Domain [0 1 0 1] /Range [0 1 0 1 0 1 0 1]", "{0 3 1 roll 0 3 1 roll}")
    .plain();
    let text = done.content();
    assert!(text.starts_with("0 0.25 0.5 0 k\n"), "{text}");
    assert!(text.contains("/KnInk cs 0.4 scn"), "{text}");
    assert!(text.contains("/KnInk.2 cs 0.2 0.3 scn"), "{text}");
    assert!(done.all().contains("/Separation /Keep /DeviceCMYK"));
    assert!(done.all().contains("/DeviceN [/Black /Keep] /DeviceCMYK"));
}

#[test]
fn names_that_are_short_for_others_in_inline_images_are_the_resources_here() {
    let spaces = "/ColorSpace << /G /DeviceCMYK /RGB [/Indexed /DeviceCMYK 0 <FF000000>] >>";
    assert!(content(spaces, "/G cs 0 .5 0 0 sc 0 0 5 5 re f").starts_with("0 .5 0 0 k"));
    assert!(content(spaces, "/RGB cs 0 sc 0 0 5 5 re f").starts_with("1 0 0 0 k"));
}

#[test]
fn what_changed_does_not_overprint() {
    let states = "/ExtGState << /O << /OP true /OPM 1 >> >>";
    // White of RGB would vanish; white of CMYK was to vanish.
    assert_eq!(content(states, "/O gs 1 1 1 rg 0 0 5 5 re f"), "0 0 0 0 k\n0 0 5 5 re\nf");
    let text = content(states, "/O gs 1 0 0 0 k 0 0 5 5 re f 1 1 1 rg 0 0 5 5 re f");
    assert_eq!(
        text,
        "/KnOver gs\n1 0 0 0 k\n0 0 5 5 re\nf\n/KnOver.2 gs\n0 0 0 0 k\n0 0 5 5 re\nf"
    );
}

#[test]
fn graphics_states_lose_what_is_another_presss() {
    let done = Sheet::new(
        "/ExtGState << /S << /LW 2 /TR /Identity /HT /Default /UCR2 /Default /ca .5 /BM /Multiply >> >>",
        "/S gs 0 0 5 5 re f",
    )
    .plain();
    assert!(done.transparent);
    let kept = format!("{:?}", done.dict(|dict| dict.has(b"Resources")));
    assert!(kept.contains("/LW 2") && kept.contains("/BM /Multiply"), "{kept}");
    assert!(!kept.contains("UCR"), "{kept}");
}

#[test]
fn marked_content_and_layers() {
    let layers = "/OCProperties << /OCGs [5 0 R 6 0 R] /D << /OFF [6 0 R] >> >>";
    let properties = "/Properties << /On 5 0 R /Off 6 0 R /T << /ActualText (x) /MCID 3 >> >>";
    let text = "/OC /On BDC 0 0 5 5 re f EMC /OC /Off BDC 1 0 0 rg 0 0 6 6 re f \
                BT /F 9 Tf (no) Tj ET EMC /Span /T BDC 0 0 7 7 re f EMC /P << /MCID 1 >> BDC EMC";
    let done = Sheet::new(&format!("{properties} {FONT}"), text)
        .catalog(layers)
        .object("<< /Type /OCG /Name (a) >>")
        .object("<< /Type /OCG /Name (b) >>")
        .plain();
    assert_eq!(
        done.content(),
        "0 g\n0 0 5 5 re\nf\n0 0 6 6 re\nn\nBT\n/F 9 Tf\n3 Tr\n(no) Tj\nET\n\
         /Span <</ActualText<78>>> BDC\n0 1 1 0 k\n0 0 7 7 re\nf\nEMC\n/P << /MCID 1 >> BDC\nEMC"
    );
}

#[test]
fn text_rendering_modes() {
    let text = content(FONT, "BT /F 9 Tf 1 Tr 1 0 0 RG (a) Tj 7 Tr (b) Tj 0 Tr (c) ' ET");
    assert_eq!(text, "BT\n/F 9 Tf\n0 1 1 0 K\n1 Tr\n(a) Tj\n7 Tr\n(b) Tj\n0 g\n0 Tr\n(c) '\nET");
}
