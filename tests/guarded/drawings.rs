//! Drawings.

use super::is_told;

fn svg(defs: &str, body: &str) -> Vec<u8> {
    let head = r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="400" height="200">"#;
    format!("{head}<defs>{defs}</defs>{body}</svg>").into_bytes()
}

const FILTERED: &str = r##"<rect width="400" height="200" filter="url(#f)"/>"##;

#[test]
fn filters_that_cost_too_much_are_told_before_they_are_drawn() {
    for filter in [
        r#"<feTurbulence baseFrequency="0.1" numOctaves="1500000000"/>"#.into(),
        r#"<feMorphology operator="dilate" radius="90000"/>"#.into(),
        r#"<feTurbulence baseFrequency="0.1" numOctaves="9"/>"#.repeat(3000),
    ] {
        let said = is_told("a.svg", &svg(&format!("<filter id='f'>{filter}</filter>"), FILTERED));
        assert!(said.contains("滤镜"), "{said}");
    }
}

#[test]
fn patterns_within_patterns_do_not_go_on_for_ever() {
    let rect = |n: usize| format!(r##"<rect width="9" height="9" fill="url(#p{n})"/>"##);
    let pattern = |n: usize, body: String| {
        format!(
            r#"<pattern id="p{n}" width="10" height="10" patternUnits="userSpaceOnUse">{body}</pattern>"#
        )
    };
    let mut defs = pattern(0, r#"<rect width="1" height="1"/>"#.into());
    (1..14).for_each(|n| defs += &pattern(n, rect(n - 1).repeat(4)));
    let said =
        is_told("a.svg", &svg(&defs, r##"<rect width="400" height="200" fill="url(#p13)"/>"##));
    assert!(said.contains("读不下来"), "{said}");
}
