use proptest::prelude::*;

use kanyin_diagnostics::Sources;

use super::*;

fn parse(text: &str) -> (Option<Rc<Node>>, Faults) {
    let mut faults = Faults::default();
    let tree = read(text, FileNo(0), 0..text.len(), &mut faults);
    (tree, faults)
}

fn code(text: &str) -> &'static str {
    parse(text).1.0.first().map_or("none", |fault| fault.code.as_str())
}

/// Every plain key and value must be exactly what stands in its spot.
fn assert_spots(text: &str, node: &Node) {
    match &node.kind {
        NodeKind::Scalar { text: value, plain: true } if !value.is_empty() => {
            assert_eq!(&text[node.spot.range()], value);
        }
        NodeKind::Scalar { .. } => {}
        NodeKind::List(items) => items.iter().for_each(|item| assert_spots(text, item)),
        NodeKind::Map(entries) => {
            for entry in entries {
                assert_eq!(&text[entry.key_spot.range()], entry.key);
                assert_spots(text, &entry.value);
            }
        }
    }
}

#[test]
fn keys_and_values_know_their_place() {
    let text = "# 注释\n刊名: 老西门   # 注\npages:\n  - {page: 1, layout: 要闻}\n  - layout: b\n    空:\nlast: [一, 二]\n";
    let (tree, faults) = parse(text);
    assert!(faults.0.is_empty(), "{faults:?}");
    assert_spots(text, &tree.unwrap());
}

#[test]
fn a_stretch_of_a_file_has_the_files_places() {
    let text = "---\n题: 甲\n---\n正文\n";
    let mut faults = Faults::default();
    let tree = read(text, FileNo(0), 4..text.find("---\n正").unwrap(), &mut faults).unwrap();
    assert_spots(text, &tree);
}

#[test]
fn a_key_written_twice_is_told_where_it_is_the_second_time() {
    let text = "a: 1\nb: 2\na: 3\n";
    let (_, faults) = parse(text);
    let mut sources = Sources::default();
    sources.add("x.yaml", text);
    assert_eq!(faults.0[0].code, Code::DuplicateKey);
    assert_eq!(sources.place(faults.0[0].spot.unwrap()).line, 3);
}

#[test]
fn brackets_hold_their_commas() {
    let text = "a: {press: cmyk(0%, 4%, 4%, 0%), screen: x}\nb: [cmyk(1%, 2%), y(z, (w, v)), u]\n";
    let (tree, faults) = parse(text);
    assert!(faults.0.is_empty(), "{faults:?}");
    let tree = tree.unwrap();
    assert_spots(text, &tree);
    let NodeKind::Map(entries) = &tree.kind else { panic!() };
    let NodeKind::Map(colour) = &entries[0].value.kind else { panic!() };
    let NodeKind::List(list) = &entries[1].value.kind else { panic!() };
    assert_eq!(&text[colour[0].value.spot.range()], "cmyk(0%, 4%, 4%, 0%)");
    assert_eq!((colour.len(), list.len()), (2, 3));
    assert_eq!(parse("{a: b(, c: d}").0.map(|tree| tree.nodes), Some(3));
}

#[test]
fn hostile_trees_end_in_a_fault() {
    let bomb: String = std::iter::once("a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_string())
        .chain((1..12).map(|i| {
            let p = i - 1;
            format!("a{i}: &a{i} [*a{p}, *a{p}, *a{p}, *a{p}, *a{p}, *a{p}, *a{p}, *a{p}]\n")
        }))
        .collect();
    assert_eq!(code(&bomb), "yaml-too-large");
    assert_eq!(code(&"[".repeat(1 << 20)), "yaml-too-deep");
    assert_eq!(code(&"- ".repeat(1 << 20)), "yaml-too-deep");
    assert_eq!(code(&"{a: ".repeat(1 << 18)), "yaml-too-deep");
    assert_eq!(code(&"x: 1\n---\ny: 2\n".repeat(3)), "yaml-documents");
    assert_eq!(code("a: &a [*a]"), "yaml-alias");
    assert_eq!(code("? [a]\n: b"), "yaml-key");
    assert_eq!(code(&format!("[{}]", "x,".repeat(200_000))), "yaml-too-large");
}

#[test]
fn text_that_yaml_takes_for_something_else_is_told_so() {
    let cases = [
        ("title: @某人", "yaml-syntax", "@"),
        ("title: `代码`", "yaml-syntax", "@"),
        ("title: \"号外\"今天", "yaml-syntax", "引号"),
        ("title: [号外] 今天", "yaml-syntax", "["),
        ("title: 他说: 好", "yaml-syntax", "全角"),
        ("title: !重要", "yaml-syntax", "!"),
        ("title: !vip", "yaml-tag", "引号"),
        ("a:\n\tb: 1", "yaml-slip", "空格"),
        ("title：题", "yaml-slip", "title: "),
        ("a: 1\n b: 2", "yaml-slip", "多两个"),
        ("a:\n  -b.md\n  -c.md", "yaml-slip", "- "),
    ];
    for (text, code, hint) in cases {
        let (_, faults) = parse(text);
        let fault = faults.0.first().unwrap_or_else(|| panic!("no fault for {text}"));
        assert_eq!(fault.code.as_str(), code, "{text}");
        let told = fault.hint.as_ref().unwrap();
        assert!(told.zh.contains(hint), "{text}: {}", told.zh);
    }
}

proptest! {
    #[test]
    fn random_text_never_panics(text in "\\PC{0,60}") {
        parse(&text);
    }

    #[test]
    fn random_yaml_never_panics_and_keeps_places(
        text in "([a-d一二]: |- |\\[|\\]|\\{|\\}|, |\n|  |\"|'|#|&a |\\*a|\\||> |\\? |x|！)*"
    ) {
        let (tree, _) = parse(&text);
        if let Some(tree) = tree {
            prop_assert!(tree.spot.range().end <= text.len());
        }
    }
}
