//! `kanyin fonts`, and fonts by the names that menus show.

use std::fs;

use kanyin_testing::{Desk, font_named, han, repository, story};

use crate::run::{Run, kanyin};

#[test]
fn outside_of_a_publication_the_built_in_fonts_are_listed() {
    let folder = tempfile::tempdir().unwrap();
    let run = kanyin(folder.path(), &["fonts"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    for role in ["song", "heavy", "hei", "kai", "display"] {
        let line = run.out.lines().find(|line| line.starts_with(role)).expect(role);
        assert!(line.contains("内置"), "{line}");
    }
    let families = run.out.lines().skip_while(|line| !line.starts_with("写法"));
    let names: Vec<&str> = families.skip(1).filter_map(|line| line.split("  ").next()).collect();
    for name in ["思源宋体", "思源黑体", "霞鹜文楷", "马善政毛笔楷书"] {
        assert!(names.contains(&name), "{name}: {names:?}");
    }
}

/// A publication with a font of two names, a Chinese and an English one, in its `fonts/`.
fn with_font(families: &str) -> (Desk, Run) {
    let hand = fs::read(repository().join("fonts/MaShanZheng-Regular.ttf")).unwrap();
    let names = [
        (0x0409, 1, "FZXiaoBiaoSong-B05S"),
        (0x0409, 4, "FZXiaoBiaoSong-B05S"),
        (0x0409, 6, "FZXBSJW--GB1-0"),
        (0x0804, 1, "方正小标宋简体"),
        (0x0804, 4, "方正小标宋简体"),
    ];
    let desk = Desk::with_paper(&format!("name: 试报\nfonts: {families}\n"));
    desk.file("fonts/fz.ttf", &font_named(&hand, &names));
    let desk = desk.one_story(5, &story("报头的题", &"人".repeat(4600)));
    let run = kanyin(desk.folder(), &["build"]);
    (desk, run)
}

/// The fonts of press.pdf.
fn fonts_of(desk: &Desk) -> String {
    let pdf = lopdf::Document::load(desk.folder().join("out/1/press.pdf")).unwrap();
    let fonts = pdf.objects.values().filter_map(|object| object.as_dict().ok());
    let names = fonts.filter_map(|font| font.get(b"FontName").ok()?.as_name().ok());
    names.map(|name| String::from_utf8_lossy(name).into_owned()).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_font_is_found_by_every_name_that_it_has() {
    for name in ["方正小标宋简体", "FZXiaoBiaoSong-B05S", "FZXBSJW--GB1-0", "fzxiaobiaosong b05s"]
    {
        let (desk, run) = with_font(&format!("{{heavy: [{name}]}}"));
        assert_eq!(run.code, 0, "{name}: {}", run.err);
        assert!(fonts_of(&desk).contains("FZXBSJW"), "{name}: {}", fonts_of(&desk));
        let list = kanyin(desk.folder(), &["fonts"]).out;
        let line = list.lines().find(|line| line.starts_with("方正小标宋简体")).expect(&list);
        assert!(line.contains("FZXiaoBiaoSong-B05S") && line.contains("fonts/fz.ttf"), "{line}");
        assert!(line.ends_with("heavy"), "{line}");
    }
}

#[test]
fn a_near_name_is_told_with_its_line() {
    let (_, run) = with_font("{heavy: [方正小标宋简]}");
    assert_eq!(run.code, 1);
    assert!(run.err.contains("paper.yaml:2:17: 错误：找不到字体“方正小标宋简”"), "{}", run.err);
    assert!(run.err.contains("是不是“方正小标宋简体”？"), "{}", run.err);
}

#[test]
fn roles_of_one_s_own_are_used_by_templates_or_told() {
    let desk = |template: &str| {
        let desk = Desk::with_paper(
            "name: 试报\nfonts: {slogan: [霞鹜文楷]}\ncolours: {gold: {press: \"cmyk(0%, 20%, 80%, 20%)\"}}\n",
        );
        desk.file("layouts/house/mine.typ", &format!("#import \"base.typ\": *\n\n{template}\n"));
        desk.one_story(
            5,
            &format!("---\ntitle: 题目\n---\n\n{}\n\n## 小题\n\n{}\n", han(2300, 1), han(2300, 2)),
        )
    };
    let subhead = |face: &str| format!("#let subhead(it, at) = tagged(2, {face})");
    let good = desk(&subhead("face(at, \"slogan\", at.size, fill: \"gold\", it.body)"));
    let run = kanyin(good.folder(), &["build"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(fonts_of(&good).contains("LXGWWenKai"), "{}", fonts_of(&good));
    for (face, told) in [
        (
            "face(at, \"slogn\", at.size, it.body)",
            "layouts/house/mine.typ:3:34：没有字体角色“slogn”",
        ),
        ("text(font: at.fonts.solgan, it.body)", "没有字体角色“solgan”"),
        (
            "face(at, \"hei\", at.size, fill: \"glod\", it.body)",
            "layouts/house/mine.typ:3:34：没有颜色“glod”",
        ),
        ("text(fill: at.colours.glod, it.body)", "没有颜色“glod”"),
    ] {
        let run = kanyin(desk(&subhead(face)).folder(), &["check"]);
        assert_eq!(run.code, 1, "{}", run.err);
        assert!(run.err.contains(told), "{told}: {}", run.err);
        assert!(run.err.contains("提醒：没有模板用到字体角色“slogan”"), "{}", run.err);
    }
}

#[test]
fn a_slip_of_a_role_of_the_house_is_no_role_of_one_s_own() {
    let (_, run) = with_font("{kia: [霞鹜文楷]}");
    assert_eq!(run.code, 1);
    assert!(run.err.contains("没有字体角色“kia”，是不是“kai”？"), "{}", run.err);
}
