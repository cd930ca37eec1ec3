use std::fs;

use minijinja::context;

use super::*;

fn publication(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("web")).unwrap();
    for (name, bytes) in files {
        fs::write(folder.path().join("web").join(name), bytes).unwrap();
    }
    folder
}

#[test]
fn a_file_of_the_publication_goes_before_the_built_in_one() {
    let folder = publication(&[("icon.svg", b"<svg>{{ name }}</svg>"), ("logo.png", b"png")]);
    let templates = Templates::of(folder.path()).unwrap();
    assert_eq!(
        templates.render("icon.svg", context! { name => "<甲>" }).unwrap(),
        "<svg>&lt;甲&gt;</svg>"
    );
    let pictures: Vec<&str> = templates.pictures().iter().map(|file| &*file.name).collect();
    assert_eq!(pictures, ["logo.png"]);
}

#[test]
fn scripts_are_no_templates() {
    let script = b"const a = {{ b: 1 }}; // {% x";
    let folder = publication(&[("epaper.js", script)]);
    let templates = Templates::of(folder.path()).unwrap();
    assert_eq!(templates.script("epaper.js"), script);
    assert!(!templates.script("find.js").is_empty());
}

#[test]
fn a_publication_without_a_folder_has_the_built_in_ones() {
    let folder = tempfile::tempdir().unwrap();
    assert!(Templates::of(folder.path()).unwrap().pictures().is_empty());
}

#[test]
fn broken_templates_are_told_with_file_and_line() {
    let told = |name: &str, text: &[u8], shown| {
        let folder = publication(&[(name, text)]);
        let broken = match Templates::of(folder.path()) {
            Ok(templates) => templates.render(name, shown).unwrap_err(),
            Err(broken) => broken,
        };
        let mut sources = Sources::default();
        let fault = broken.fault(&mut sources);
        assert!(fault.is_error());
        let line = fault.spot.map_or(0, |spot| sources.place(spot).line);
        (broken.file, broken.line, line)
    };
    let at = |line: usize| ("web/page.html".to_string(), line, line as u32);
    assert_eq!(told("page.html", b"one\n{% if %}\n", context! {}), at(2));
    assert_eq!(told("page.html", b"one\ntwo\n{{ nothing.at_all }}\n", context! {}), at(3));
    assert_eq!(told("page.html", b"one\n{% include \"no.html\" %}\n", context! {}), at(2));
    assert_eq!(
        told("page.html", b"{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", context! {}),
        at(1)
    );
    assert_eq!(told("page.html", b"{% extends \"page.html\" %}", context! {}).0, "web/page.html");
    let (file, line, _) = told("page.html", b"\xff\xfe", context! {});
    assert_eq!((&*file, line), ("web/page.html", 1));
}

#[test]
fn the_words_that_are_meant_are_shown() {
    let folder = publication(&[("page.html", "甲\n乙{{ page.nmae }}".as_bytes())]);
    let shown = context! { page => context! { name => "x" } };
    let broken = Templates::of(folder.path()).unwrap().render("page.html", shown).unwrap_err();
    let mut sources = Sources::default();
    let spot = broken.fault(&mut sources).spot.unwrap();
    assert_eq!(&sources.text(spot.file)[spot.range()], "page.nmae");
}

#[test]
fn a_fault_in_an_own_file_that_another_calls_is_told_there() {
    let folder = publication(&[
        ("page.html", b"{% from \"part.html\" import part %}\n{{ part() }}"),
        ("part.html", b"\n\n{% macro part() %}{{ 1 + [] }}{% endmacro %}"),
    ]);
    let broken =
        Templates::of(folder.path()).unwrap().render("page.html", context! {}).unwrap_err();
    assert_eq!((&*broken.file, broken.line), ("web/part.html", 3));
}
