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

/// The text of the file.
pub fn text(head: &IssueHead, stories: &[String]) -> String {
    let mut text = String::from(
        "# kanyin import 收稿时写的：日期、期号请核对。Written by kanyin import: check the date and the number.\n",
    );
    if let Some(number) = &head.number {
        _ = writeln!(text, "number: {number}");
    }
    _ = writeln!(text, "date: {}", head.date);
    text.push_str("pages: auto\nstories:\n");
    for story in stories {
        _ = writeln!(text, "  - {}", scalar(story));
    }
    text
}
