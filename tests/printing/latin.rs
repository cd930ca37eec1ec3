//! Latin paragraphs: ragged where the column is narrow, justified where it is wide, with italics where there are some.

use std::fs;

use kanyin_testing::{Desk, font_named, repository};

use super::characters::{Character, characters, place};
use crate::run::kanyin;

const LETTER: &str = "---
title: 来信
---

Dear editor, I lived in Liuyin Street for three years as a teacher, and I still remember the old well behind the bakery.

We wanted people to understand why the neighbourhood mattered. Communication between generations happened there, around the water, long before anybody photographed it or thought it extraordinary.
";

/// Lines of Latin: their characters from left to right.
fn lines(found: &[Character]) -> Vec<Vec<Character>> {
    let mut lines: Vec<Vec<Character>> = Vec::new();
    for c in found.iter().filter(|c| c.size == 9.0) {
        match lines.last_mut() {
            Some(line) if line[0].baseline == c.baseline => line.push(c.clone()),
            _ => lines.push(vec![c.clone()]),
        }
    }
    lines.retain(|line| line.iter().filter(|c| c.c.is_ascii_alphabetic()).count() > 8);
    lines
}

/// A column of so many characters.
fn column(measure: usize, story: &str) -> Desk {
    let desk = Desk::with_paper(&format!(
        "name: 试报\npage: {{trim: {}pt x 600pt}}\n\
         grid: {{columns: 1, measure: {measure}, lines: 30, size: 9pt, leading: 13.5pt, gutter: 12pt}}\n",
        9 * measure + 100
    ));
    desk.file("layouts/one/layout.yaml", "rows: [auto]\nareas: [A]\nA: {is: story, name: a}\n");
    desk.file("issues/1/stories/a.md", story);
    desk.issue("  - layout: one\n    stories: {a: stories/a.md}\n");
    desk
}

/// From each character's origin to the next, the most in any line, in em.
fn widest(lines: &[Vec<Character>]) -> f64 {
    let steps = lines.iter().flat_map(|line| line.windows(2).map(|pair| pair[1].x - pair[0].x));
    steps.fold(0.0, f64::max) / 9.0
}

#[test]
fn in_a_narrow_column_no_line_gapes_and_it_is_told_once() {
    let desk = column(14, LETTER);
    let Some(found) = characters(&desk) else { return };
    let narrow = lines(&found);
    assert!(narrow.len() > 8, "{}", narrow.len());
    // A letter and a space of a third of an em.
    assert!(widest(&narrow) < 1.25, "{}", widest(&narrow));
    // The first line keeps its indent.
    let indent = (place(&found, "Deareditor")[0].x - place(&found, "Wewanted")[0].x).abs();
    let left = narrow.iter().map(|line| line[0].x).fold(f64::INFINITY, f64::min);
    assert!(indent < 0.1 && (place(&found, "Deareditor")[0].x - left - 18.0).abs() < 0.1);
    let run = kanyin(desk.folder(), &["check", "--format", "json"]);
    let told: Vec<&str> = run.out.lines().filter(|l| l.contains("latin-ragged")).collect();
    assert!(
        told.len() == 1 && told[0].contains("\"note\"") && told[0].contains("\"line\":5"),
        "{}",
        run.out
    );
}

#[test]
fn in_a_wide_column_lines_fill_the_measure() {
    let desk = column(30, LETTER);
    let Some(found) = characters(&desk) else { return };
    let wide = lines(&found);
    let ends: Vec<f64> = wide.iter().map(|line| line[line.len() - 1].x).collect();
    let far = ends.iter().copied().fold(0.0, f64::max);
    let flush = ends.iter().filter(|end| far - **end < 7.0).count();
    assert!(flush + 2 >= wide.len() && wide.len() > 4, "{ends:?}");
    assert!(!kanyin(desk.folder(), &["check"]).err.contains("latin-ragged"));
}

#[test]
fn chinese_with_latin_in_it_fills_its_lines_in_any_column() {
    let text = "用 TensorFlow、PyTorch 和 Kubernetes 搭建的平台，今年接了 Wi-Fi、LED、PDF 三样新东西，街坊都说好用，明年再添。";
    let desk = column(14, &format!("---\ntitle: 题\n---\n\n{text}\n"));
    assert!(!kanyin(desk.folder(), &["check"]).err.contains("latin-ragged"));
}

#[test]
fn emphasis_in_latin_is_italic_if_the_family_has_one() {
    let story =
        "---\ntitle: 题\n---\n\nWe read *Walden* there, *every day*. 我们读*《瓦尔登湖》* 。\n";
    let face = fs::read(repository().join("fonts/MaShanZheng-Regular.ttf")).unwrap();
    let named = |style: &str| {
        let (full, script) = (format!("Letter {style}"), format!("Letter-{style}"));
        font_named(
            &face,
            &[(0x0409, 1, "Letter"), (0x0409, 2, style), (0x0409, 4, &full), (0x0409, 6, &script)],
        )
    };
    for italic in [true, false] {
        let desk = Desk::with_paper("name: 试报\nfonts: {song: [Letter, Noto Serif CJK SC]}\n")
            .one_story(1, story);
        desk.file("fonts/letter.ttf", &named("Regular"));
        if italic {
            desk.file("fonts/letter-italic.ttf", &named("Italic"));
        }
        let Some(found) = characters(&desk) else { return };
        for word in ["Walden", "everyday"] {
            let set = place(&found, word);
            assert!(set.iter().all(|c| c.font.contains("Italic") == italic), "{}", set[0].font);
        }
        assert!(!place(&found, "Weread")[0].font.contains("Italic"));
        // The title may be parted between two lines.
        assert!(!place(&found, "瓦")[0].font.contains("Italic"));
    }
}
