//! The two texts of a real paper, untouched: one copied out of a laid-out page, one a Markdown export. What a person made of them by
//! hand stands beside them. Where neither lies beside the clone, this is said, and nothing is tested.

use std::fs;
use std::path::{Path, PathBuf};

use crate::read_back::{StoryPart, imported, parts_of, read_back};

/// Texts and the issues that were made of them.
const SEEDS: [(&str, &str); 2] =
    [("000_8e339d6a1cfcac43.txt", "2021-03"), ("004_18fc35dc8c6cb624.txt", "2025-05")];

fn shared() -> Option<PathBuf> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let is_there = shared.join("seeds").is_dir() && shared.join("laoximen").is_dir();
    if !is_there {
        println!("skipped: ../shared is not beside this clone");
    }
    is_there.then_some(shared)
}

/// The stories that were made by hand. Their layouts are not needed.
fn by_hand(shared: &Path, issue: &str) -> Vec<Vec<StoryPart>> {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("issues/1");
    fs::create_dir_all(own.join("stories")).unwrap();
    fs::write(folder.path().join("paper.yaml"), "name: 老西门\n").unwrap();
    let mut yaml = String::from("date: 2026-12-18\npages:\n");
    let stories = shared.join("laoximen/issues").join(issue).join("stories");
    for entry in fs::read_dir(stories).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        fs::write(own.join("stories").join(name), fs::read(&path).unwrap()).unwrap();
        yaml += &format!("  - layout: auto\n    stories: [stories/{name}]\n");
    }
    fs::write(own.join("issue.yaml"), yaml).unwrap();
    parts_of(folder.path(), &own).stories
}

#[test]
fn the_texts_of_a_real_paper_become_its_stories() {
    let Some(shared) = shared() else { return };
    let (mut paragraphs, mut right) = (0, 0);
    let (mut others, mut known) = (0, 0);
    for (text, issue) in SEEDS {
        let bytes = fs::read(shared.join("seeds").join(text)).unwrap();
        let imported = imported(text, &bytes, "老西门");
        assert_eq!(imported.counts.lost, 0, "{text}");
        let read = read_back(&imported);
        assert!(read.faults.is_empty(), "{text}: {:#?}", read.faults);
        let wanted = by_hand(&shared, issue);
        assert_eq!(read.stories.len(), wanted.len(), "{text}");
        for story in &wanted {
            let title = story.iter().find(|(kind, _)| *kind == "title");
            let own = read
                .stories
                .iter()
                .find(|own| own.iter().find(|(kind, _)| *kind == "title") == title);
            let own = own.unwrap_or_else(|| panic!("no story {title:?}"));
            for part in story {
                let is_text = matches!(part.0, "paragraph" | "boxed");
                let is_there = own.contains(part);
                match is_text {
                    true => (paragraphs, right) = (paragraphs + 1, right + usize::from(is_there)),
                    false => (others, known) = (others + 1, known + usize::from(is_there)),
                }
                if !is_there {
                    println!("{text}: not there: {part:?}");
                }
            }
        }
    }
    println!("paragraphs {right}/{paragraphs}, other parts {known}/{others}");
    assert!(right * 100 >= paragraphs * 99, "paragraphs {right}/{paragraphs}");
    assert!(known * 100 >= others * 90, "other parts {known}/{others}");
}
