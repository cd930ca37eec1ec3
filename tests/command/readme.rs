//! What both READMEs and docs/writing.md tell to type and to write is right.

use std::collections::BTreeSet;
use std::fs;

use kanyin_testing::{Desk, repository};

use crate::run::kanyin;

const PAGES: [&str; 3] = ["README.md", "README.en.md", "docs/writing.md"];

fn page(name: &str) -> String {
    fs::read_to_string(repository().join(name)).unwrap().replace('\r', "")
}

/// The fenced blocks of a page in a language.
fn blocks(page: &str, language: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut open: Option<(String, String)> = None;
    for line in page.lines() {
        match &mut open {
            Some((of, text)) if line == "```" => {
                found.extend((of == language).then(|| text.clone()));
                open = None;
            }
            Some((_, text)) => {
                text.push_str(line);
                text.push('\n');
            }
            None => open = line.strip_prefix("```").map(|of| (of.to_string(), String::new())),
        }
    }
    found
}

/// Paths of files that an example names.
fn named(text: &str, ending: &str) -> BTreeSet<String> {
    let is_part = |c: char| c.is_alphanumeric() || "/-_.".contains(c);
    let words = text.split(|c| !is_part(c)).filter(|word| word.ends_with(ending));
    words.map(|word| word.trim_start_matches("../").to_string()).collect()
}

/// Errors that an example makes in a publication with its stories and pictures.
fn errors(desk: &Desk, text: &str) -> Vec<String> {
    for story in named(text, ".md") {
        desk.file(&format!("issues/1/{story}"), "---\ntitle: 题\n---\n\n正文。\n");
    }
    for picture in named(text, ".jpg") {
        desk.picture(&format!("../{picture}"), 900, 600);
    }
    let run = kanyin(desk.folder(), &["check", "--format", "json"]);
    // Its stories are as short or long as it happens.
    let is_error = |line: &&str| {
        line.contains("\"error\"")
            && !["overset", "too-high", "no-room", "not-set"].iter().any(|of| line.contains(of))
    };
    run.out.lines().filter(is_error).map(String::from).collect()
}

#[test]
fn every_yaml_example_is_understood() {
    for name in PAGES {
        for yaml in blocks(&page(name), "yaml") {
            let story = "---\ntitle: 题\n---\n\n正文。\n";
            let desk = match &yaml {
                issue if issue.contains("\npages:") => {
                    let desk = Desk::new().one_story(5, story);
                    desk.file("issues/1/issue.yaml", issue);
                    desk
                }
                layout if layout.contains("\nareas:") => {
                    let desk = Desk::new().one_story(5, story);
                    desk.file("layouts/one/layout.yaml", layout);
                    desk.issue("  - {layout: one, stories: {lead: stories/a.md}}\n");
                    desk
                }
                paper => Desk::with_paper(&format!("name: 试报\n{paper}")).one_story(5, story),
            };
            // A nameplate as a picture is the reader's own.
            if yaml.contains("image: logo.svg") {
                let logo = r#"<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"><rect width="90" height="30"/></svg>"#;
                desk.file("logo.svg", logo);
            }
            let errors = errors(&desk, &yaml);
            assert!(errors.is_empty(), "{name}:\n{yaml}\n{errors:#?}");
        }
    }
}

#[test]
fn every_story_of_the_examples_is_understood() {
    for name in PAGES {
        let stories = blocks(&page(name), "markdown");
        assert!(!stories.is_empty());
        for story in stories {
            let errors = errors(&Desk::new().one_story(5, &story), &story);
            assert!(errors.is_empty(), "{name}:\n{story}\n{errors:#?}");
        }
    }
}

/// Every command in a page: what stands after `kanyin`, up to the end of the code or a gap.
fn commands(page: &str) -> Vec<Vec<String>> {
    let code =
        page.split(['`', '\n']).map(str::trim).filter_map(|code| code.strip_prefix("kanyin "));
    let words = |code: &str| {
        code.split("  ").next().unwrap_or_default().split(' ').map(String::from).collect()
    };
    code.map(words).collect()
}

#[test]
fn every_command_is_known() {
    let folder = tempfile::tempdir().unwrap();
    let help = |command: &str| {
        let run = kanyin(folder.path(), &[command, "--help"]);
        assert_eq!(run.code, 0, "kanyin {command}: {}", run.err);
        run.out
    };
    for name in PAGES {
        let commands = commands(&page(name));
        assert!(name.starts_with("docs") || commands.len() > 10, "{name}: {commands:?}");
        for words in commands {
            let is_command = words[0].chars().all(|c| c.is_ascii_lowercase());
            if !is_command {
                continue;
            }
            let help = help(&words[0]);
            for flag in words.iter().filter(|word| word.starts_with('-')) {
                assert!(help.contains(flag.as_str()), "{name}: kanyin {}", words.join(" "));
            }
        }
    }
}
