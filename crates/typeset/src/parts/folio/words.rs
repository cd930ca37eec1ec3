//! What a folio says, and where it was written.

use kanyin_diagnostics::Spot;
use kanyin_issue::{Issue, Page};

use super::super::masthead::dated;

/// What a folio says.
pub struct Words {
    /// The page's number in two digits.
    pub number: String,
    /// The page's section.
    pub section: String,
    /// The paper's name.
    pub name: String,
    /// The day of issue, with its weekday and the issue's number.
    pub date: String,
    /// The same without them.
    pub day: String,
    /// Editors with their roles.
    pub editors: Vec<Editor>,
}

/// An editor, and where the name was written.
pub struct Editor {
    /// Role and name.
    pub words: String,
    /// Where the name was written.
    pub spot: Spot,
}

impl Words {
    /// That of a page.
    pub fn of(issue: &Issue, page: &Page) -> Self {
        let number = issue
            .number
            .as_ref()
            .map(|number| format!("　{}", number.printed()))
            .unwrap_or_default();
        let date = dated(issue);
        let day = date.split('\u{3000}').next().unwrap_or_default().to_owned();
        Self {
            number: format!("{:02}", page.page),
            section: page.section.clone().unwrap_or_default(),
            name: issue.paper.nameplate().to_owned(),
            date: format!("{date}{number}"),
            day,
            editors: editors(issue, page),
        }
    }
}

fn editors(issue: &Issue, page: &Page) -> Vec<Editor> {
    let own = page.editor.as_ref();
    let mut all: Vec<Editor> = Vec::new();
    for (role, name) in &issue.editors {
        let mut spot = issue.furniture.editor(role);
        let (label, name) = match (role.as_str(), own) {
            ("chief", Some(own)) => {
                spot = page.editor_spot;
                ("责编", own)
            }
            ("chief", None) => ("责编", name),
            ("layout", _) => ("美编", name),
            ("proof", _) => ("校对", name),
            (other, _) => (other, name),
        };
        all.push(Editor { words: format!("{label}　{name}"), spot });
    }
    if !issue.editors.contains_key("chief") {
        let own =
            own.map(|name| Editor { words: format!("责编　{name}"), spot: page.editor_spot });
        all.extend(own);
    }
    all
}
