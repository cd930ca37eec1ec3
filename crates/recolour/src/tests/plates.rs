//! Plates of files in inks.

use super::sheet::Sheet;
use crate::{ForPlate, Plate};

fn plate(sheet: &Sheet, plate: Plate) -> String {
    sheet.by(&ForPlate::new(plate)).content()
}

const STATES: &str =
    "/ExtGState << /O << /OP true /op true /OPM 1 >> /S << /OP true /op true /OPM 0 >> >>";

#[test]
fn each_ink_alone() {
    let sheet = Sheet::new("", "1 .5 0 .2 k 0 0 5 5 re f .4 g 0 0 6 6 re f");
    let fills =
        |first: &str, second: &str| format!("{first} g\n0 0 5 5 re\nf\n{second}0 0 6 6 re\nf");
    assert_eq!(plate(&sheet, Plate::Process(0)), fills("0", "1 g\n"));
    assert_eq!(plate(&sheet, Plate::Process(1)), fills("0.5", "1 g\n"));
    assert_eq!(plate(&sheet, Plate::Process(2)), fills("1", ""));
    assert_eq!(plate(&sheet, Plate::Process(3)), fills("0.8", "0.4 g\n"));
    assert_eq!(plate(&sheet, Plate::Spot("Red".into())), fills("1", ""));
}

#[test]
fn overprinting_black_leaves_the_others() {
    let fonts = "/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>";
    let text =
        "/O gs 0 0 0 1 k BT /F 9 Tf (a) Tj ET 0 0 5 5 re b /S gs 0 0 6 6 re f 0 g 0 0 7 7 re f";
    let sheet = Sheet::new(&format!("{STATES} {fonts}"), text);
    assert_eq!(
        plate(&sheet, Plate::Process(0)),
        // The stroke is of grey, which knocks out; so does mode 0.
        "BT\n/F 9 Tf\n3 Tr\n(a) Tj\nET\n1 G\n0 0 5 5 re\ns\n1 g\n0 0 6 6 re\nf\n0 0 7 7 re\nf"
    );
    assert_eq!(
        plate(&sheet, Plate::Process(3)),
        "BT\n/F 9 Tf\n0 g\n(a) Tj\nET\n0 G\n0 0 5 5 re\nb\n0 0 6 6 re\nf\n0 0 7 7 re\nf"
    );
    assert!(plate(&sheet, Plate::Spot("Red".into())).ends_with("0 0 6 6 re\nn\n0 0 7 7 re\nn"));
}

#[test]
fn spots_and_registration() {
    let tint = "<< /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [0 1 1 0] /N 1 >>";
    let spaces = format!(
        "{STATES} /ColorSpace << /R [/Separation /Red /DeviceCMYK {tint}] \
         /A [/Separation /All /DeviceCMYK {tint}] /N [/Separation /None /DeviceCMYK {tint}] >>"
    );
    let text = "/R cs .5 scn 0 0 5 5 re f /O gs 0 0 6 6 re f /A cs 1 scn 0 0 7 7 re f \
                /N cs 1 scn 0 0 8 8 re f";
    let sheet = Sheet::new(&spaces, text);
    assert_eq!(
        plate(&sheet, Plate::Spot("Red".into())),
        "0.5 g\n0 0 5 5 re\nf\n0 0 6 6 re\nf\n0 g\n0 0 7 7 re\nf\n0 0 8 8 re\nn"
    );
    assert_eq!(
        plate(&sheet, Plate::Process(0)),
        "1 g\n0 0 5 5 re\nf\n0 0 6 6 re\nn\n0 g\n0 0 7 7 re\nf\n0 0 8 8 re\nn"
    );
}

#[test]
fn pictures() {
    let sheet = Sheet::new("/XObject << /I 5 0 R >>", "/I Do").stream(
        "/Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceCMYK",
        [10, 20, 30, 40],
    );
    for (ink, wanted) in [(0, 245), (1, 235), (2, 225), (3, 215)] {
        let done = sheet.by(&ForPlate::new(Plate::Process(ink)));
        assert_eq!(done.pictures()[0].get_plain_content().unwrap(), [wanted]);
    }
}
