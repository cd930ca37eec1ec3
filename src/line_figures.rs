//! With `kanyin check -v`: what the composer did in each story's lines, to tune by.

use kanyin_composer::Grade;
use kanyin_diagnostics::{Sources, Told, slashed, told};
use kanyin_typeset::{Laid, StoryFigures};

use super::console::Console;
use super::table::table;

/// Characters of a line that are told.
const SHOWN: usize = 18;

/// Tells the figures of every story.
pub fn tell(laid: &Laid, sources: &Sources, console: &Console) {
    let head = told!(
        "稿件\t行\t拉开\t最紧\t最松\t挤标点\t避孤字\t孤字\t拆开",
        "story\tlines\tstretched\ttightest\tloosest\tmarks squeezed\trunts avoided\trunts\tparted"
    );
    let mut rows = vec![cells(console.words(&head))];
    let mut remarks = Vec::new();
    for (file, figures) in &laid.figures {
        let path = slashed(sources.path(*file));
        rows.push(row(&path, figures));
        for (grade, loose, words) in &figures.stretched {
            remarks.push(stretched(&path, *grade, *loose, words));
        }
    }
    if rows.len() > 1 {
        console.say(&told!("行的数字（字 = 字宽）", "line figures (in ems)"));
        console.write(&table(&rows));
    }
    remarks.iter().for_each(|remark| console.say(remark));
}

fn cells(line: &str) -> Vec<String> {
    line.split('\t').map(String::from).collect()
}

fn row(path: &str, figures: &StoryFigures) -> Vec<String> {
    let most = |figure: &Option<(f64, String)>, sign: &str| match figure {
        Some((value, words)) => format!("{sign}{value:.2} {}", first(words)),
        None => "0".into(),
    };
    vec![
        path.into(),
        figures.lines.to_string(),
        figures.stretched.len().to_string(),
        most(&figures.tightest, "−"),
        most(&figures.loosest, "+"),
        figures.marks.to_string(),
        figures.avoided_runts.to_string(),
        figures.runts.to_string(),
        figures.parted.to_string(),
    ]
}

/// Why a line is stretched: the composer stretches none as long as the paragraph can be set without.
fn stretched(path: &str, grade: Grade, loose: f64, words: &str) -> Told {
    let why = match grade {
        Grade::Solid | Grade::Stretched => {
            told!("这一段没有不拉开的排法", "the paragraph cannot be set without")
        }
        Grade::Open | Grade::Loose | Grade::Gaping => told!(
            "行里有拆不开的长数字、西文或标点，1/12 字不够",
            "a long number, word or mark that cannot be parted; a twelfth of an em is not enough"
        ),
    };
    let words = first(words);
    told!(
        "拉开 {loose:.3} 字：{path} “{words}”：{why}",
        "stretched {loose:.3} em: {path} `{words}`: {why}";
        why
    )
}

/// The first characters of a line.
fn first(words: &str) -> String {
    match words.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &words[..end]),
        None => words.into(),
    }
}
