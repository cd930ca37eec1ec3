//! Imports a text, and reads the stories that came of it.

use std::fs;
use std::path::Path;

use include_dir::Dir;

use kanyin_desk::beside::Beside;
use kanyin_desk::import::{Imported, Target, import};
use kanyin_desk::read;
use kanyin_desk::recognise::Known;
use kanyin_desk::write::issue_yaml::IssueHead;
use kanyin_diagnostics::Lang;
use kanyin_issue::story::{Block, BlockKind, BoxKind};
use kanyin_issue::{Fill, Story, load, words_of_runs};

const NOTHING: Dir<'_> = Dir::new("", &[]);

/// Imports a text as a file of that name.
pub fn imported(name: &str, bytes: &[u8], paper: &str) -> Imported {
    let known = Known { paper: Some(paper.into()), ..Known::default() };
    let head = IssueHead { number: None, date: "2026-12-18".into() };
    let target = Target { head, is_taken: &|_| false, lang: Lang::Zh };
    // What is refused gives nothing.
    let sources = read::source(name, bytes, Beside::NOTHING).unwrap_or_default();
    import(&sources, &known, &target)
}

/// A part of a story: what it is, and its words.
pub type StoryPart = (&'static str, String);

/// The parts of all stories, and what the reader says that is wrong.
pub struct ReadBack {
    /// The stories' parts, story by story.
    pub stories: Vec<Vec<StoryPart>>,
    /// Codes of errors and of slips of Markdown.
    pub faults: Vec<String>,
}

/// Reads what was imported.
pub fn read_back(imported: &Imported) -> ReadBack {
    let folder = tempfile::tempdir().unwrap();
    let issue = folder.path().join("issues/1");
    fs::create_dir_all(issue.join("stories")).unwrap();
    fs::write(folder.path().join("paper.yaml"), "name: 试报\n").unwrap();
    let mut yaml = String::from("date: 2026-12-18\npages:\n");
    for file in imported.files.iter().filter(|file| file.name.starts_with("stories/")) {
        fs::write(issue.join(&file.name), &file.bytes).unwrap();
        yaml += &format!("  - layout: auto\n    stories: [{:?}]\n", file.name);
    }
    fs::write(issue.join("issue.yaml"), yaml).unwrap();
    parts_of(folder.path(), &issue)
}

/// The parts of an issue's stories, in the order of its pages.
pub fn parts_of(publication: &Path, folder: &Path) -> ReadBack {
    let loaded = load(publication, folder, &NOTHING);
    let faults = loaded.faults.0.iter();
    let faults = faults.map(|fault| format!("{:?} {}", fault.code, fault.what.en)).collect();
    let issue = loaded.issue;
    let mut stories = Vec::new();
    for fill in issue.iter().flat_map(|issue| &issue.pages).flat_map(|page| &page.fills) {
        match fill {
            Fill::Story(story) => stories.push(parts(story)),
            Fill::Briefs { stories: briefs, .. } => {
                stories.extend(briefs.iter().map(|story| parts(story)));
            }
            _ => {}
        }
    }
    ReadBack { stories, faults }
}

fn parts(story: &Story) -> Vec<StoryPart> {
    let mut found = Vec::new();
    for (kind, line) in [
        ("kicker", story.kicker.as_ref()),
        ("title", Some(&story.title)),
        ("deck", story.deck.as_ref()),
        ("byline", story.byline.as_ref()),
        ("lead-in", story.lead_in.as_ref()),
        ("column", story.column.as_ref()),
        ("tab", story.tab.as_ref()),
    ] {
        found.extend(line.map(|line| (kind, line.text.clone())));
    }
    blocks(&story.blocks, &mut found);
    found
}

fn blocks(all: &[Block], found: &mut Vec<StoryPart>) {
    for block in all {
        match &block.kind {
            BlockKind::Paragraph(runs) => found.push(("paragraph", words_of_runs(runs))),
            BlockKind::Subhead(runs) => found.push(("subhead", words_of_runs(runs))),
            BlockKind::Aligned { runs, .. } => found.push(("closing", words_of_runs(runs))),
            BlockKind::List { items, .. } => {
                for item in items {
                    let mut inside = Vec::new();
                    blocks(item, &mut inside);
                    found.extend(inside.into_iter().map(|(_, words)| ("item", words)));
                }
            }
            BlockKind::Quote(inside) => blocks(inside, found),
            BlockKind::Table { head, rows, .. } => {
                let cells = head.iter().chain(rows.iter().flatten());
                found.extend(cells.map(|cell| ("cell", words_of_runs(cell))));
            }
            BlockKind::Box(boxed) => {
                let kind = if boxed.kind == BoxKind::Note { "note" } else { "boxed" };
                found.extend(boxed.tab.iter().map(|line| ("tab", line.text.clone())));
                found.extend(boxed.title.iter().map(|line| ("sidebar", line.text.clone())));
                let mut inside = Vec::new();
                blocks(&boxed.blocks, &mut inside);
                found.extend(inside.into_iter().map(|(_, words)| (kind, words)));
            }
            BlockKind::FootNotes(notes) => {
                found.extend(notes.iter().map(|note| ("footnote", words_of_runs(&note.runs))));
            }
            BlockKind::Picture(_) | BlockKind::Pause => {}
        }
    }
}
