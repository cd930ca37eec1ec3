//! A publication of chance, with all that it needs.

use super::{Dice, Kind, copy, drawing, pdf, picture, spoil, spoil_text};
use crate::Desk;

/// A publication of one issue and one to three pages, of which something may be spoilt.
pub fn publication(dice: &mut Dice) -> Desk {
    let mut paper = copy::paper(dice);
    if dice.once_in(6) {
        spoil_text(dice, &mut paper);
    }
    let desk = Desk::with_paper(&paper);
    let pages = dice.within(1, 4);
    let mut list = String::new();
    for page in 1..=pages {
        list += &page_of(dice, &desk, page);
    }
    let mut issue = format!("date: 2026-11-20\nnumber: 143\npages:\n{list}");
    if dice.once_in(6) {
        spoil_text(dice, &mut issue);
    }
    desk.file("issues/1/issue.yaml", &issue);
    for kind in Kind::ALL {
        if dice.once_in(3) {
            let mut bytes = picture(dice, kind);
            if dice.once_in(4) {
                spoil(dice, &mut bytes);
            }
            desk.file(&format!("issues/1/stories/a.{}", kind.suffix()), &bytes);
        }
    }
    desk
}

/// Writes a page's layout, stories and ad; the page's entry in `issue.yaml`.
fn page_of(dice: &mut Dice, desk: &Desk, page: i64) -> String {
    let mut layout = layout(dice, page == 1);
    if dice.once_in(8) {
        spoil_text(dice, &mut layout);
    }
    desk.file(&format!("layouts/l{page}/layout.yaml"), &layout);
    if dice.once_in(10) {
        let mut template = String::from(dice.one(&[
            "#let headline(it, ..rest) = { text(it.title) }\n",
            "#let folio(..rest) = { for n in range(1000) { [n] } }\n",
            "#let caption(..rest) = { let f(n) = f(n + 1); f(0) }\n",
            "#import \"/layouts/house/parts.typ\": *\n",
        ]));
        spoil_text(dice, &mut template);
        desk.file(&format!("layouts/l{page}/parts.typ"), &template);
    }
    for name in ["a", "b"] {
        let mut story = copy::story(dice);
        if dice.once_in(4) {
            spoil_text(dice, &mut story);
        }
        desk.file(&format!("issues/1/stories/{name}{page}.md"), &story);
    }
    let ad = if dice.once_in(3) {
        let (name, mut bytes) = match dice.below(3) {
            0 => ("ad.svg", drawing(dice).into_bytes()),
            1 => ("ad.jpg", picture(dice, Kind::Jpeg)),
            _ => ("ad.pdf", pdf(dice)),
        };
        if dice.once_in(2) {
            spoil(dice, &mut bytes);
        }
        desk.file(&format!("issues/1/ads/{page}{name}"), &bytes);
        format!("    ads: {{x: ads/{page}{name}}}\n")
    } else {
        String::new()
    };
    format!(
        "  - page: {page}\n    layout: l{page}\n    section: 要闻\n    stories: {{a: stories/a{page}.md, b: stories/b{page}.md}}\n{ad}"
    )
}

fn layout(dice: &mut Dice, front: bool) -> String {
    let head = if front { "11, " } else { "" };
    let masthead = if front { "MMMMM, " } else { "" };
    let (a, b) = dice.one(&[
        &("AAAAA", "BBBXX"),
        &("AAABB", "AAAXX"),
        &("AAXBB", "AAXBB"),
        &("ABBBX", "ABBBX"),
    ]);
    let kind = dice.one(&["story", "story", "briefs"]);
    let ends = if front { "M: {is: masthead}\n" } else { "" };
    format!(
        "rows: [{head}auto, auto]\nareas: [{masthead}{a}, {b}]\nA: {{is: story, name: a}}\nB: {{is: {kind}, name: b}}\nX: {{is: ad, name: x}}\n{ends}"
    )
}
