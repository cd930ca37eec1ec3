//! The page looks at itself: faults are planted by templates and layouts, and told; clean pages say nothing.

mod clean;
mod heads;
mod overprint;
mod sheet;
mod white;

use kanyin_diagnostics::Severity;
use kanyin_testing::pages::Paged;
use kanyin_testing::{Desk, han, story};

/// The names of what is found on the pages, in order.
fn seen(paged: &Paged) -> Vec<&'static str> {
    let looks = paged.laid.looks.iter().flat_map(|page| &page.looks);
    looks.map(|look| look.code.as_str()).collect()
}

/// How often something is found.
fn count(paged: &Paged, code: &str) -> usize {
    seen(paged).into_iter().filter(|seen| *seen == code).count()
}

/// That something is told as an error or a warning, at the line of a file, and marked on the preview of its page.
#[track_caller]
fn told(paged: &Paged, code: &str, severity: Severity, place: &str) {
    let faults: Vec<_> = paged.told(code).collect();
    assert!(!faults.is_empty(), "{code} is not told: {:#?}", paged.complaints());
    let at = |fault: &&&kanyin_diagnostics::Fault| paged.complaint(fault).starts_with(place);
    let fault = faults.iter().find(at);
    let fault = fault.unwrap_or_else(|| panic!("not at {place}: {:#?}", paged.complaints()));
    assert_eq!(fault.severity, severity, "{}", paged.complaint(fault));
    assert!(fault.hint.is_some(), "{code} does not say what to do");
    let laid = &paged.laid;
    let marks = if fault.is_error() { &laid.marks } else { &laid.remarks };
    assert!(!marks.is_empty(), "{code} is not marked");
}

/// Two stories side by side over the whole page, each in so many columns, with templates of the publication's own.
fn side_by_side(left: (&str, usize), right: (&str, usize), template: &str) -> Desk {
    let desk = Desk::new();
    desk.file("layouts/house/own.typ", &format!("#import \"base.typ\": *\n{template}"));
    two(&desk, left.1);
    let text = |columns: usize, seed: u32| {
        // About as many lines as the columns have.
        let paragraphs = (0..columns * 4).map(|n| han(14 * 16 - 6, seed + n as u32));
        paragraphs.collect::<Vec<_>>().join("\n\n")
    };
    desk.file("issues/1/stories/a.md", &format!("---\n{}\n---\n{}\n", left.0, text(left.1, 1)));
    desk.file("issues/1/stories/b.md", &format!("---\n{}\n---\n{}\n", right.0, text(right.1, 50)));
    desk
}

/// A page of two areas side by side, `a` and `b`.
fn two(desk: &Desk, left: usize) {
    let row = "A".repeat(left) + &"B".repeat(5 - left);
    let layout = format!(
        "rows: [auto]\nareas: [{row}]\nA: {{is: story, name: a}}\nB: {{is: story, name: b}}\n"
    );
    desk.file("layouts/one/layout.yaml", &layout);
    desk.issue("  - layout: one\n    stories: {a: stories/a.md, b: stories/b.md}\n");
}

/// A page with a picture over its first two columns and a caption, with templates of the publication's own.
fn pictured(template: &str) -> Paged {
    let desk = Desk::new();
    desk.picture("p.png", 30, 20);
    desk.file("layouts/house/own.typ", &format!("#import \"base.typ\": *\n{template}"));
    let body = format!("{}\n\n![图说在这里](p.png \"columns=2 place=top\")\n", han(1500, 1));
    two(&desk, 2);
    desk.file("issues/1/stories/a.md", &story("好题目", &body));
    desk.file("issues/1/stories/b.md", &story("旁边的标题", &han(2800, 2)));
    desk.paged()
}
