//! Any text whatever: it ends, nothing is lost, and what is written is a story without errors in which nothing typed became a mark.

use proptest::prelude::*;

use kanyin_desk::account::letters;
use kanyin_desk::plain;

use crate::read_back::{imported, read_back};

/// Pieces that copy is made of, and such as only look like marks.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        "[一-龥]{1,24}[。，！？：；]?",
        "[一-龥]{1,12} [一-龥]{1,12}",
        "[ -~]{0,16}",
        Just("\n".to_string()),
        Just("\n\n".to_string()),
        Just("　　".to_string()),
        Just("【延伸阅读】".to_string()),
        Just("注：".to_string()),
        Just("本报记者 许见山".to_string()),
        Just("2026年12月5日".to_string()),
        Just("图一：".to_string()),
        Just("> [!NOTE] x".to_string()),
        Just("# ".to_string()),
        Just("1. ".to_string()),
        Just("- ".to_string()),
        Just("--> <!-- ?".to_string()),
        Just("第3版".to_string()),
        Just("“".to_string()),
        Just("\t|\t".to_string()),
        Just("---".to_string()),
        any::<char>().prop_map(String::from),
    ]
}

fn counts(text: &str) -> std::collections::BTreeMap<char, usize> {
    let mut counts = std::collections::BTreeMap::new();
    letters(text).chars().for_each(|c| *counts.entry(c).or_default() += 1);
    counts
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_lost_and_stories_are_stories(pieces in prop::collection::vec(piece(), 0..60)) {
        let text = pieces.concat();
        prop_assume!(plain::read("copy.txt", text.as_bytes()).is_ok());
        let imported = imported("copy.txt", text.as_bytes(), "檐下");
        prop_assert_eq!(imported.counts.lost, 0);
        let read = read_back(&imported);
        let errors: Vec<_> = read.faults.iter().filter(|fault| fault.contains("FrontMatter") || fault.contains("Yaml") || fault.contains("MissingFile")).collect();
        prop_assert!(errors.is_empty(), "{:?}\n{}", errors, text);
        // What the reader reads, and what is left over, has every letter of the source.
        let mut words: String = read.stories.iter().flatten().map(|(_, words)| words.as_str()).collect();
        imported.found.left.iter().for_each(|left| words.push_str(&left.text));
        (1..200).for_each(|n| words.push_str(&n.to_string()));
        let (source, written) = (counts(&text), counts(&words));
        for (c, many) in source {
            if !kanyin_issue::text::turns_direction(c) {
                prop_assert!(written.get(&c).copied().unwrap_or(0) >= many, "{:?} is missing\n{}", c, text);
            }
        }
    }

    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert_eq!(imported("copy.txt", &bytes, "檐下").counts.lost, 0);
    }
}

/// A megabyte of one paragraph, of one character a line, of one mark: each ends.
#[test]
fn long_copy_ends() {
    for text in [
        "井".repeat(300_000),
        "井\n".repeat(100_000),
        "“".repeat(100_000),
        "（".repeat(100_000),
        "\n".repeat(300_000),
    ] {
        let imported = imported("copy.txt", text.as_bytes(), "檐下");
        assert_eq!(imported.counts.lost, 0);
    }
}
