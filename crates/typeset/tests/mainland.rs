//! Mainland forms: all type is `zh`, `CN`, and a pan-CJK font is asked for its mainland drawings.

use typst_library::layout::{Frame, FrameItem};
use typst_library::text::TextItem;

use kanyin_testing::pages::{Paged, real_issues};
use kanyin_testing::{Desk, RARE_FONT, STORY};

/// Shows every run of type on the pages.
fn each_run(paged: &Paged, look: &mut impl FnMut(&TextItem)) {
    fn walk(frame: &Frame, look: &mut impl FnMut(&TextItem)) {
        for (_, item) in frame.items() {
            match item {
                FrameItem::Group(group) => walk(&group.frame, look),
                FrameItem::Text(text) => look(text),
                _ => {}
            }
        }
    }
    for page in paged.laid.document.pages() {
        walk(&page.frame, look);
    }
}

/// Runs of type that are not mainland Chinese.
fn foreign(paged: &Paged) -> Vec<String> {
    let mut found = Vec::new();
    each_run(paged, &mut |text| {
        let region = text.region.as_ref().map(|region| region.as_str());
        if (text.lang.as_str(), region) != ("zh", Some("CN")) {
            found.push(format!("{}-{region:?}: {}", text.lang.as_str(), text.text));
        }
    });
    found
}

#[test]
fn all_type_is_mainland_chinese() {
    for (name, paged) in real_issues() {
        assert_eq!(foreign(paged), [""; 0], "{name}");
    }
}

/// Whatever templates leave out, the language is there.
#[test]
fn templates_of_one_s_own_do_not_lose_it() {
    let templates = [
        // A setting at the head of a file reaches no part.
        "#set text(lang: \"en\", region: none)\n#let byline(it, at) = par(text(font: at.fonts.hei, it.body))\n",
        // A part that knows nothing of languages.
        "#let headline(it, at) = block(height: 3 * at.leading, for row in it.rows { text(20pt, row) })\n",
        // A house that sets a face and no language.
        "#let house(it, at) = { set text(font: at.fonts.song, size: at.size); it.body }\n",
    ];
    for template in templates {
        let desk = Desk::new();
        desk.file("layouts/house/own.typ", template);
        let story = "---\ntitle: 题目\nbyline: 作者\n---\n正文*楷*，**黑**。\n";
        let paged = desk.one_story(3, story).paged();
        assert_eq!(paged.told("template").count(), 0, "{:?}", paged.complaints());
        assert!(paged.words_of(STORY).contains("题目"));
        assert_eq!(foreign(&paged), [""; 0], "{template}");
    }
}

/// The test font has 骨 twice: framed, and solid for simplified Chinese.
#[test]
fn a_pan_cjk_font_gives_its_mainland_forms() {
    let desk = Desk::with_paper(
        "name: 试报\nfonts: {song: [Kanyin Test Rare], heavy: [Kanyin Test Rare], hei: [Kanyin Test Rare], kai: [Kanyin Test Rare]}\n",
    );
    desk.file("fonts/rare.ttf", RARE_FONT);
    let story = "---\ntitle: 骨一\nkicker: 骨二\ndeck: 骨三\nbyline: 骨四\n---\n骨五*骨*六**骨**七\n\n> 骨八\n";
    let paged = desk.one_story(3, story).paged();
    let mut ids = Vec::new();
    each_run(&paged, &mut |text| {
        let bones = text.glyphs.iter().filter(|glyph| &text.text[glyph.range()] == "骨");
        ids.extend(bones.map(|glyph| (text.font.info().family.clone(), glyph.id)));
    });
    let solid = 8;
    assert_eq!(ids.len(), 8, "{ids:?}");
    assert!(ids.iter().all(|id| *id == ("Kanyin Test Rare".to_string(), solid)), "{ids:?}");
}
