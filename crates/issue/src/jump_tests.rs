use std::fs;
use std::path::Path;

use include_dir::Dir;

use kanyin_diagnostics::Code;

use crate::story::{BlockKind, Jump, Run, Story};
use crate::{Fill, Loaded, Page, load};

const NOTHING: Dir<'_> = Dir::new("", &[]);
/// Six lines of a column.
const PARAGRAPH: usize = 80;

/// An issue of stories: name, further front matter, paragraphs.
fn issue(
    yaml: &str,
    stories: &[(&str, &str, usize)],
    plan: Option<&str>,
) -> (tempfile::TempDir, Loaded) {
    let folder = tempfile::tempdir().unwrap();
    let file = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    file("paper.yaml", "name: 试报\n");
    file("issues/1/issue.yaml", &format!("date: 2026-11-20\n{yaml}"));
    for (name, front, paragraphs) in stories {
        let text = (0..*paragraphs).map(|n| format!("{n}{}。\n\n", "字".repeat(PARAGRAPH)));
        let text: String = text.collect();
        file(
            &format!("issues/1/stories/{name}.md"),
            &format!("---\ntitle: {name}\n{front}---\n\n{text}"),
        );
    }
    if let Some(plan) = plan {
        file("issues/1/plan.yaml", plan);
    }
    let loaded = load(folder.path(), &folder.path().join("issues/1"), &NOTHING);
    (folder, loaded)
}

const TWO: &str = "pages:\n- {page: 1, stories: [stories/a.md, stories/b.md]}\n\
    - {page: 2, stories: [stories/c.md, stories/a.md]}\n";

fn of<'a>(page: &'a Page, name: &str) -> Option<&'a Story> {
    let stories = page.fills.iter().filter_map(|fill| match fill {
        Fill::Story(story) => Some(&**story),
        _ => None,
    });
    let mut own = stories.filter(|story| story.path.ends_with(Path::new(name)));
    own.next()
}

/// The first words of the paragraphs, and the other lines.
fn texts(story: &Story) -> Vec<String> {
    let words = |runs: &[Run]| match runs.first() {
        Some(Run::Text { text, .. }) => text.replace('字', ""),
        _ => String::new(),
    };
    let text = story.blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::Paragraph(runs) | BlockKind::Aligned { runs, .. } => Some(words(runs)),
        _ => None,
    });
    text.collect()
}

#[test]
fn a_story_named_on_two_pages_begins_on_the_one_and_goes_on_on_the_other() {
    let stories = [("a", "jump: true\nbyline: 某人\n", 50), ("b", "", 12), ("c", "", 20)];
    let (_folder, loaded) = issue(TWO, &stories, None);
    assert!(loaded.faults.0.is_empty(), "{:?}", loaded.faults);
    let issue = loaded.issue.unwrap();
    let (head, rest) = (of(&issue.pages[0], "a.md").unwrap(), of(&issue.pages[1], "a.md").unwrap());
    let (mut first, second) = (texts(head), texts(rest));
    assert_eq!(first.pop().as_deref(), Some("（下转第2版）"));
    assert_eq!(rest.kicker.as_ref().map(|line| line.text.as_str()), Some("上接第1版"));
    assert_eq!(rest.title.text, "a");
    assert_eq!((head.byline.is_some(), rest.byline.is_some()), (true, false));
    // Every paragraph stands once, in its order.
    let all: Vec<String> = first.iter().chain(&second).cloned().collect();
    assert_eq!(all, (0..50).map(|n| format!("{n}。")).collect::<Vec<_>>());
    // Fifteen lines on either side, of six lines a paragraph.
    assert!(first.len() >= 3 && second.len() >= 3, "{} and {}", first.len(), second.len());
    assert_eq!(texts(head.whole()).len(), 50);
}

#[test]
fn a_kept_plan_says_where_it_is_cut() {
    let stories = [("a", "jump: true\n", 50), ("b", "", 12), ("c", "", 20)];
    let plan = "pages:\n- page: 1\n  areas:\n  - {area: a, files: [issues/1/stories/a.md], paragraphs: 7}\n";
    let (_folder, loaded) = issue(TWO, &stories, Some(plan));
    let issue = loaded.issue.unwrap();
    let head = of(&issue.pages[0], "a.md").unwrap();
    assert_eq!(texts(head).len(), 8);
    let jump = head.part.as_ref().map(|part| part.jump);
    assert_eq!(jump, Some(Jump::To { page: 2, paragraphs: 7 }));
}

#[test]
fn what_may_not_go_on_is_told_where_it_is_named_again() {
    for (front, paragraphs) in [("", 50), ("jump: true\n", 4), ("jump: true\nform: essay\n", 50)] {
        let (_folder, loaded) =
            issue(TWO, &[("a", front, paragraphs), ("b", "", 12), ("c", "", 20)], None);
        let twice: Vec<_> =
            loaded.faults.0.iter().filter(|fault| fault.code == Code::StoryTwice).collect();
        assert_eq!(twice.len(), 1, "{front}: {:?}", loaded.faults);
        assert_eq!(loaded.sources.place(twice[0].spot.unwrap()).line, 4);
    }
    // One on a page at most.
    let both = "pages:\n- {page: 1, stories: [stories/a.md, stories/b.md]}\n\
        - {page: 2, stories: [stories/a.md, stories/b.md]}\n";
    let (_folder, loaded) =
        issue(both, &[("a", "jump: true\n", 50), ("b", "jump: true\n", 50)], None);
    let twice = loaded.faults.0.iter().filter(|fault| fault.code == Code::StoryTwice);
    assert_eq!(twice.count(), 1, "{:?}", loaded.faults);
}

#[test]
fn what_is_allotted_goes_on_only_where_it_may() {
    let stories = |jump: &'static str| {
        [("a", jump, 70), ("b", "", 20), ("c", "", 20), ("d", "", 24), ("e", "", 16)]
    };
    let on = |jump: &'static str| {
        let (_folder, loaded) = issue("pages: auto\n", &stories(jump), None);
        let issue = loaded.issue.unwrap();
        issue.pages.iter().filter(|page| of(page, "a.md").is_some()).count()
    };
    assert_eq!(on("importance: lead\n"), 1);
    assert_eq!(on("importance: lead\njump: true\n"), 2);
    // A person forbids it by wanting it on one page.
    let plan = "pages:\n- {page: 1, stories: [stories/a.md]}\n";
    let (_folder, loaded) =
        issue("pages: auto\n", &stories("importance: lead\njump: true\n"), Some(plan));
    let issue = loaded.issue.unwrap();
    assert!(of(&issue.pages[0], "a.md").is_some_and(|story| story.part.is_none()));
}
