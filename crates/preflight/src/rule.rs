//! A rule as it stands for one file, and how a finding is made of it.

use kanyin_diagnostics::{Severity, Told};

use super::clause::Clause;
use super::finding::Finding;
use super::rule_name::RuleName;

/// A sentence in Chinese and in English.
pub type Sentence = [&'static str; 2];

/// What is the same of a rule wherever a file breaks it.
#[derive(Debug, Copy, Clone)]
pub struct Rule {
    /// Its name.
    pub name: RuleName,
    /// What it rests on.
    pub clause: Clause,
    /// How bad it is.
    pub severity: Severity,
    /// Why it matters.
    pub why: Sentence,
    /// What to do.
    pub todo: Sentence,
}

impl Rule {
    /// That the file breaks it, once, and how.
    pub fn broken(&self, what: Told) -> Finding {
        let told = |[zh, en]: Sentence| Told { zh: zh.into(), en: en.into() };
        Finding {
            rule: self.name,
            clause: self.clause,
            severity: self.severity,
            page: None,
            frames: Vec::new(),
            placed: Vec::new(),
            count: 1,
            what,
            why: told(self.why),
            todo: told(self.todo),
        }
    }
}
