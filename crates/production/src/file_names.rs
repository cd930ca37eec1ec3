//! What the files in an issue's folder are called, where the issue has a say in it.

use kanyin_issue::{
    Issue, Page,
    file_name::{NameParts, harmless},
};

/// The reports of preflight: for programs, for people.
pub const REPORTS: [&str; 2] = ["preflight.json", "preflight.html"];

/// The folder of alternatives to a makeup; their contact sheet and what is said of them.
pub const ALTERNATIVES: &str = "alternatives";
pub const ALTERNATIVES_SHEET: &str = "contact.png";
pub const ALTERNATIVES_TEXT: &str = "alternatives.txt";

/// The name of an alternative's plan, from 1.
pub fn alternative_name(number: usize) -> String {
    format!("{ALTERNATIVES}/{number}/plan.yaml")
}

/// The name of a page of press.pdf alone, as the printing house wants it.
pub fn press_name(issue: &Issue, page: &Page) -> String {
    let named = NameParts {
        name: &issue.paper.name,
        number: issue.number.as_ref(),
        date: issue.date,
        page: page.page,
        section: page.section.as_deref(),
    };
    format!("press/{}.pdf", issue.paper.press.file_name.of(named))
}

/// The name of a page's picture.
pub fn png_name(page: u32) -> String {
    format!("pages/{page:02}.png")
}

/// The name of a picture of a plate.
pub fn plate_name(page: u32, plate: &str) -> String {
    format!("separations/{page:02}-{}.png", harmless(plate))
}
