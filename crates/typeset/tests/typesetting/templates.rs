//! A publication's own templates: they stand before the house's, each function by itself.

use kanyin_testing::pages::Paged;
use kanyin_testing::{Desk, STORY};

/// A page with a headline, text and a picture, with templates of its own.
fn page(file: &str, template: &str) -> Paged {
    let desk = Desk::new();
    desk.picture("p.png", 30, 20);
    desk.file(file, template);
    let text = kanyin_testing::han(300, 1);
    let story = format!("---\ntitle: 题目\nbyline: 作者\n---\n{text}\n\n![图说](p.png)\n");
    desk.one_story(3, &story).paged()
}

/// Size and family of a stretch of type.
fn type_of(paged: &Paged, text: &str) -> (f64, String) {
    let ty = paged.types.iter().find(|ty| ty.text.starts_with(text));
    let ty = ty.unwrap_or_else(|| panic!("{text} is not there: {:?}", paged.complaints()));
    (ty.size, ty.family.clone())
}

const CAPTION: &str = "#let caption(it, at) = text(font: at.fonts.kai, size: 8pt, it.body)\n";

#[test]
fn one_function_is_replaced_and_the_others_stay() {
    let plain = page("README.md", "");
    let own = page("layouts/house/mine.typ", CAPTION);
    assert_eq!(type_of(&plain, "图说"), (7.5, "Noto Sans CJK SC".into()));
    assert_eq!(type_of(&own, "图说"), (8.0, "LXGW WenKai".into()));
    for unchanged in ["题目", "作者"] {
        assert_eq!(type_of(&plain, unchanged), type_of(&own, unchanged));
    }
    assert_eq!(plain.told("template").count() + own.told("template").count(), 0);
}

#[test]
fn a_layout_s_template_stands_before_the_house_s() {
    let desk = Desk::new();
    desk.picture("p.png", 30, 20);
    desk.file("layouts/house/mine.typ", CAPTION);
    desk.file("layouts/one/looks.typ", &CAPTION.replace("8pt", "10pt"));
    desk.file(
        "layouts/two/layout.yaml",
        "rows: [auto]\nareas: [AAAVV]\nA: {is: story, name: a}\nV: {is: white}\n",
    );
    let story = "---\ntitle: 题目\n---\n正文。\n\n![图说](p.png)\n";
    let desk = desk.one_story(3, story);
    desk.file("issues/1/stories/b.md", story);
    desk.issue(
        "  - {layout: one, stories: [stories/a.md]}\n  - {layout: two, stories: [stories/b.md]}\n",
    );
    let paged = desk.paged();
    let sizes: Vec<f64> =
        paged.types.iter().filter(|ty| ty.text == "图说").map(|ty| ty.size).collect();
    assert_eq!(sizes, [10.0, 8.0]);
}

#[test]
fn a_headline_of_one_s_own() {
    let own = page(
        "layouts/house/mine.typ",
        "#let headline(it, at) = block(height: 3 * at.leading, \
         for row in it.rows { text(font: at.fonts.hei, size: 20pt, row) })\n",
    );
    assert_eq!(type_of(&own, "题目"), (20.0, "Noto Sans CJK SC".into()));
    crate::none(kanyin_testing::pages::checks::off_the_grid(&own));
    assert!(own.words_of(STORY).contains("题目"));
}

#[test]
fn an_error_is_told_with_file_line_and_column() {
    let cases = [
        // Does not parse.
        ("#let a = 1\n#let caption(it, at) = (\n", "layouts/house/mine.typ:2:24"),
        // Fails when the file is read.
        ("\n#let a = 1 + \"x\"\n", "layouts/house/mine.typ:2:10"),
        // Fails when it is called.
        ("#let caption(it, at) = {\n  it.nonsense\n}\n", "layouts/house/mine.typ:2:6"),
        // Fails when it is laid out.
        (
            "#let caption(it, at) = block(\n  context panic(\"x\"),\n)\n",
            "layouts/house/mine.typ:2:11",
        ),
    ];
    for (template, place) in cases {
        let paged = page("layouts/house/mine.typ", template);
        let told: Vec<String> = paged.told("template").map(|f| paged.complaint(f)).collect();
        assert!(!told.is_empty(), "nothing is told of {template:?}");
        assert!(told.iter().any(|told| told.starts_with(place)), "{place} is not in {told:?}");
    }
}
