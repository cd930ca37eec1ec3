//! What a look at the finished pages finds: told, framed on previews alone, in `plan.yaml` and in the figures.

use kanyin_testing::{Desk, han, story};

use super::pixels::{Place, Sheet, is_fault_red};
use crate::run::{kanyin, output};

const PAGE: Place = Place { x: 0.0, y: 0.0, width: 765.0, height: 1105.0 };

/// A page with an area that nothing stands in, 20 lines deep in two columns.
fn with_a_hole() -> Desk {
    let desk = Desk::new();
    desk.file(
        "layouts/one/layout.yaml",
        "rows: [20, auto]\nareas: [AAAXX, CCCCC]\nA: {is: story, name: a}\n\
         X: {is: briefs, name: x}\nC: {is: story, name: c}\n",
    );
    desk.file("issues/1/stories/a.md", &story("上面", &han(3 * 14 * 16, 1)));
    desk.file("issues/1/stories/c.md", &story("下面", &han(5 * 14 * 47, 2)));
    desk.issue("  - layout: one\n    stories: {a: stories/a.md, c: stories/c.md}\n");
    desk
}

#[test]
fn a_hole_is_framed_on_the_preview_and_on_nothing_that_readers_get() {
    let desk = with_a_hole();
    let run = kanyin(desk.folder(), &["build", "--only", "press,web,png,epaper"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.contains("[hole]") && run.err.contains("第 4–5 栏"), "{}", run.err);
    let framed = |sheet: Sheet| sheet.extent(PAGE, is_fault_red);
    let (width, height) = framed(Sheet::png(&output(&desk, "pages/01.png")));
    assert!(width > 250.0 && height > 200.0, "framed {width} × {height}");
    for file in ["web.pdf", "press.pdf"] {
        let bleed = if file == "press.pdf" { 8.5 } else { 0.0 };
        let (width, height) = framed(Sheet::pdf(&output(&desk, file), bleed));
        assert!(width.max(height) <= 0.0, "{file} shows a frame of {width} × {height}");
    }
    for file in ["epaper/pages/01.jpg", "epaper/pages/01-small.jpg"] {
        let (width, height) = framed(Sheet::png(&output(&desk, file)));
        // In a JPEG the folio's own red may come out as any.
        assert!(height < 40.0, "{file} shows a frame of {width} × {height}");
    }
    let plan = String::from_utf8(output(&desk, "plan.yaml")).unwrap();
    assert!(plan.contains("  look:\n  - fault: hole\n    severity: warning\n"), "{plan}");
    assert!(plan.contains("    columns: 4–5\n"), "{plan}");
}

#[test]
fn check_ends_with_the_figures_of_every_page() {
    let desk = with_a_hole();
    let run = kanyin(desk.folder(), &["check", "-v"]);
    let figures = run.err.lines().find(|line| line.starts_with("第 1 版：填满 "));
    let figures = figures.unwrap_or_else(|| panic!("{}", run.err));
    assert!(figures.contains("最大空处 2 栏 × "), "{figures}");
    assert!(figures.contains("标题 24 ") || figures.contains("标题 22"), "{figures}");
}
