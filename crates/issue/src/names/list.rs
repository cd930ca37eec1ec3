//! A list of names, and what makes one.

use crate::paragraphs::words_of_runs;
use crate::story::{Form, Run};

/// What makes a list of names one.
#[derive(Debug, Copy, Clone, Default, Eq, PartialEq)]
pub enum NamesBy {
    /// Its own look, beyond doubt.
    #[default]
    Look,
    /// The story's form: `form: names`.
    Form,
}

impl NamesBy {
    /// What does in a story of a form.
    pub fn of(form: Form) -> Self {
        if form == Form::Names { Self::Form } else { Self::Look }
    }
}

/// Names under a label.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct NameList {
    /// What they are: `一等奖：`; no runs if there is none.
    pub label: Vec<Run>,
    /// The names, in the order in which they were typed.
    pub names: Vec<Name>,
}

/// A name.
#[derive(Debug, Clone, PartialEq)]
pub struct Name {
    /// Its two characters, where it is one of two Han characters, which is spread; else all of it.
    pub parts: Vec<Vec<Run>>,
}

impl Name {
    /// Its characters, as if none were spread.
    pub fn text(&self) -> String {
        self.parts.iter().map(|part| words_of_runs(part)).collect()
    }
}
