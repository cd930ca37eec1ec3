//! A proposal for `issue.yaml`: all stories, and pages that make themselves up.

use std::fmt::Write;

use kanyin_issue::plain_scalar::scalar;

/// What is known of the issue.
#[derive(Debug, Clone, Default)]
pub struct IssueHead {
    /// Its number, as YAML has it.
    pub number: Option<String>,
    /// Its day: `2026-12-18`.
    pub date: String,
}

/// A story's file, and the head of the rail that it stands in.
#[derive(Debug, Clone)]
pub struct ListedStory {
    /// Its path.
    pub path: String,
    /// The rail head.
    pub rail: Option<String>,
}

/// The text of the file: briefs that follow each other under one head are a rail.
pub fn text(head: &IssueHead, stories: &[ListedStory]) -> String {
    let mut text = String::from(
        "# kanyin import 收稿时写的：日期、期号请核对。Written by kanyin import: check the date and the number.\n",
    );
    if let Some(number) = &head.number {
        _ = writeln!(text, "number: {number}");
    }
    _ = writeln!(text, "date: {}", head.date);
    text.push_str("pages: auto\nstories:\n");
    for rail in stories.chunk_by(|a, b| a.rail.is_some() && a.rail == b.rail) {
        let mut before = "  - ";
        if let Some(head) = &rail[0].rail {
            _ = writeln!(text, "  - head: {}\n    stories:", scalar(head));
            before = "      - ";
        }
        for story in rail {
            _ = writeln!(text, "{before}{}", scalar(&story.path));
        }
    }
    text
}
