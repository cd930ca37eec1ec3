//! Drawings as SVG.

use std::fmt::Write;

use super::Dice;

/// A drawing of 300 × 150 with shapes, gradients, groups, clips, masks, filters, patterns and words.
pub fn drawing(dice: &mut Dice) -> String {
    let mut svg = String::from(
        r##"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 300 150">
<defs><linearGradient id="l" spreadMethod="reflect" x2="40%"><stop stop-color="#888"/><stop offset="1" stop-color="#dda"/></linearGradient>
<radialGradient id="r" spreadMethod="repeat" r="30%"><stop stop-color="#779"/><stop offset="1" stop-color="#ccd"/></radialGradient>
<clipPath id="c"><circle cx="150" cy="75" r="70"/></clipPath>
<mask id="m"><rect width="300" height="150" fill="#aaa"/></mask>
<pattern id="p" width="20" height="20" patternUnits="userSpaceOnUse"><rect width="10" height="10" fill="#999"/></pattern>
<filter id="b"><feGaussianBlur stdDeviation="2"/></filter></defs>
<rect width="300" height="150" fill="#eee"/>
"##,
    );
    let mut open = 0;
    for _ in 0..dice.within(3, 14) {
        let (x, y) = (dice.below(260), dice.below(120));
        let (width, height) = (dice.within(10, 120), dice.within(10, 70));
        let paint = dice.one(&[
            "#888",
            "#a99",
            "url(#l)",
            "url(#r)",
            "url(#p)",
            "none",
            "rgb(120,130,140)",
        ]);
        let more = dice.one(&[
            "",
            r#" opacity=".6""#,
            r##" stroke="#555" stroke-width="3""##,
            r#" clip-path="url(#c)""#,
            r#" mask="url(#m)""#,
            r#" filter="url(#b)""#,
            r#" transform="rotate(12 100 70)""#,
            r#" style="mix-blend-mode:multiply""#,
        ]);
        let _ = match dice.below(6) {
            0 => writeln!(
                svg,
                r#"<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="{paint}"{more}/>"#
            ),
            1 => writeln!(
                svg,
                r#"<ellipse cx="{x}" cy="{y}" rx="{width}" ry="{height}" fill="{paint}"{more}/>"#
            ),
            2 => writeln!(
                svg,
                r#"<path d="M{x} {y}q{width} -{height} {width} {height}t20 20z" fill="{paint}"{more}/>"#
            ),
            3 => {
                let family =
                    dice.one(&["宋体", "SimHei", "Arial", "PingFang SC", "Nimbus Nobody", "serif"]);
                writeln!(
                    svg,
                    r##"<text x="{x}" y="{y}" font-family="{family}" font-size="{}" fill="#444"{more}>街坊 Kanyin {width}</text>"##,
                    8 + height / 4
                )
            }
            4 => {
                open += 1;
                writeln!(svg, "<g{more}>")
            }
            _ => writeln!(
                svg,
                r#"<polyline points="{x},{y} {width},{height} 10,140 290,20" fill="none" stroke="{}"{more}/>"#,
                if paint == "none" { "#777" } else { paint }
            ),
        };
    }
    svg + &"</g>".repeat(open) + "</svg>"
}
