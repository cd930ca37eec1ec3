//! What stands on a page of a PDF.

use std::fmt::Write;

use super::Dice;
use super::objects::{Objects, rectangle};

/// The operators of a page, and the resources that they name.
pub(super) struct PageContent {
    pub(super) operators: String,
    /// The entries of the page's resources.
    pub(super) resources: String,
}

/// Where on a page things may stand.
#[derive(Clone, Copy)]
struct Ground {
    left: i64,
    bottom: i64,
    width: i64,
    height: i64,
}

impl PageContent {
    /// A light ground, and up to a dozen things on it.
    pub(super) fn painted(dice: &mut Dice, objects: &mut Objects, trim: [i64; 4]) -> Self {
        let [left, bottom, right, top] = trim;
        let ground = Ground { left, bottom, width: right - left, height: top - bottom };
        let mut operators =
            format!("0.92 g {left} {bottom} {} {} re f\n", ground.width, ground.height);
        for _ in 0..dice.within(2, 12) {
            let state =
                dice.one(&["", "", "", "/Half gs ", "/Times gs ", "/Masked gs ", "/Over gs "]);
            let thing = thing(dice, ground);
            let _ = writeln!(operators, "q {state}{thing} Q");
        }
        Self { operators, resources: resources(dice, objects, trim) }
    }
}

fn thing(dice: &mut Dice, ground: Ground) -> String {
    let (x, y) =
        (ground.left + dice.within(0, ground.width), ground.bottom + dice.within(0, ground.height));
    let (w, h) = (dice.within(10, 120), dice.within(8, 80));
    let colour = colour(dice);
    match dice.below(9) {
        0 => format!("{colour} {x} {y} {w} {h} re f"),
        1 => format!("{colour} {x} {y} m {} {} {} {y} {w} {h} c b*", x + w, y + h, x - 20),
        2 => format!("/Pattern cs /P scn {x} {y} {w} {h} re f"),
        3 => format!("{x} {y} {w} {h} re W n /S{} sh", dice.below(2)),
        4 => format!("{w} 0 0 {h} {x} {y} cm /I{} Do", dice.below(4)),
        5 => format!("1 0 0 1 {x} {y} cm /F Do"),
        6 => format!("{colour} BT /T 12 Tf {x} {y} Td (aabaab) Tj ET"),
        7 => format!(
            "{colour} {w} 0 0 {h} {x} {y} cm BI /W 8 /H 8 /IM true /D[1 0] ID \u{1}\u{2}\u{4}\u{8}\u{10} @~ EI"
        ),
        _ => format!("{} w 0.5 G [6 3] 0 d {x} {y} m {} {} l S", 1 + h / 20, x + w, y + h),
    }
}

/// A colour that newsprint can show, for filling and stroking.
fn colour(dice: &mut Dice) -> String {
    let grey = 0.3 + dice.share() * 0.5;
    let tint = (grey + dice.share() * 0.15).min(1.0);
    match dice.below(4) {
        0 => format!("{grey:.2} g 0.4 G"),
        1 => format!("{grey:.2} {tint:.2} {grey:.2} rg 0.4 0.4 0.5 RG"),
        2 => format!("0.1 {:.2} 0.1 {:.2} k 0 0 0 0.6 K", 1.0 - tint, 1.0 - grey),
        _ => format!("/Spot cs {:.2} scn", 1.0 - grey),
    }
}

fn resources(dice: &mut Dice, objects: &mut Objects, trim: [i64; 4]) -> String {
    let samples = |dice: &mut Dice, count: usize| -> Vec<u8> {
        let base = dice.within(90, 200);
        (0..count).map(|n| (base + (n % 50) as i64 - 25) as u8).collect()
    };
    let picture = |objects: &mut Objects, dice: &mut Dice, space: &str, bits: u8, data: &[u8]| {
        let entries = format!(
            "/Type/XObject/Subtype/Image/Width 16/Height 16/ColorSpace{space}/BitsPerComponent {bits}"
        );
        objects.stream(&entries, data, dice)
    };
    let rgb = samples(dice, 768);
    let grey = samples(dice, 256);
    let indexed: Vec<u8> = (0..128).map(|n| (n * 17) as u8).collect();
    let i0 = picture(objects, dice, "/DeviceRGB", 8, &rgb);
    let i1 = picture(objects, dice, "/DeviceGray", 8, &grey);
    let i2 = picture(
        objects,
        dice,
        "[/Indexed/DeviceRGB 3<707070a0a0a0c0c0d0909070>]",
        4,
        &indexed.iter().map(|b| b & 0x33).collect::<Vec<_>>(),
    );
    let masked = format!("/DeviceRGB/SMask {i1} 0 R");
    let i3 = picture(objects, dice, &masked, 8, &rgb);

    let group = "/Group<</S/Transparency/CS/DeviceRGB/I true>>";
    let form = format!("/Type/XObject/Subtype/Form/BBox[0 0 60 40]{group}/Resources<<>>");
    let form = objects.stream(&form, b"0.5 0.6 0.5 rg 0 0 60 40 re f 0.8 g 10 10 40 20 re f", dice);
    let cover = format!(
        "/Type/XObject/Subtype/Form/BBox{}/Group<</S/Transparency/CS/DeviceGray>>/Resources<<>>",
        rectangle(trim)
    );
    let cover = objects.stream(
        &cover,
        format!("0.7 g {} {} 2000 2000 re f", trim[0], trim[1]).as_bytes(),
        dice,
    );

    let tile = "/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 10 10]/XStep 10/YStep 10/Resources<<>>";
    let tile = objects.stream(tile, b"0.5 g 0 0 5 5 re f 0.7 g 5 5 5 5 re f", dice);
    let a = objects.stream("", b"800 0 d0 0 0 600 700 re f", dice);
    let b = objects.stream("", b"500 0 d0 0 0 m 400 700 l 400 0 l f", dice);
    let function = "<</FunctionType 2/Domain[0 1]/C0[.5 .5 .6]/C1[.8 .8 .7]/N 1>>";
    let (left, bottom) = (trim[0], trim[1]);
    format!(
        "/ColorSpace<</Spot[/Separation/Red/DeviceCMYK<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[0 .3 .2 .5]/N 1>>]>>\
         /ExtGState<</Half<</ca .5/CA .5>>/Times<</BM/Multiply>>/Over<</BM/Overlay>>\
         /Masked<</SMask<</S/Luminosity/G {cover} 0 R>>>>>>\
         /XObject<</I0 {i0} 0 R/I1 {i1} 0 R/I2 {i2} 0 R/I3 {i3} 0 R/F {form} 0 R>>\
         /Pattern<</P {tile} 0 R>>\
         /Shading<</S0<</ShadingType 2/ColorSpace/DeviceRGB/Coords[{left} {bottom} {} {}]/Function{function}/Extend[true true]>>\
         /S1<</ShadingType 3/ColorSpace/DeviceRGB/Coords[{left} {bottom} 0 {left} {bottom} 300]/Function{function}/Extend[true true]>>>>\
         /Font<</T<</Type/Font/Subtype/Type3/FontBBox[0 0 800 800]/FontMatrix[.001 0 0 .001 0 0]/FirstChar 97/LastChar 98\
         /Widths[800 500]/CharProcs<</a {a} 0 R/b {b} 0 R>>/Encoding<</Differences[97/a/b]>>/Resources<<>>>>>>",
        left + 200,
        bottom + 100
    )
}
