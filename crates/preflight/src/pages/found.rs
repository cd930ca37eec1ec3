//! What is found on one page: one finding a rule, however often it is broken.

use std::collections::BTreeMap;

use kanyin_diagnostics::Told;

use super::geometry::Bounds;
use crate::finding::{Finding, Severity};

/// How many places are told.
const PLACES: usize = 20;

/// What is the same of a rule wherever it is broken.
#[derive(Debug, Copy, Clone)]
pub struct Rule {
    /// Its name: `rgb-image`.
    pub code: &'static str,
    /// The clause, or `practice`.
    pub clause: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Why it matters, in Chinese and English.
    pub why: [&'static str; 2],
    /// What to do, in Chinese and English.
    pub todo: [&'static str; 2],
}

impl Rule {
    /// The finding of one place.
    pub fn finding(&self, page: Option<usize>, what: Told) -> Finding {
        let told = |[zh, en]: [&str; 2]| Told { zh: zh.into(), en: en.into() };
        Finding {
            rule: self.code,
            clause: self.clause,
            severity: self.severity,
            page,
            frames: Vec::new(),
            count: 1,
            what,
            why: told(self.why),
            todo: told(self.todo),
        }
    }
}

/// What is found on one page.
#[derive(Debug, Default)]
pub struct Found {
    page: Option<usize>,
    folded: BTreeMap<(Severity, &'static str), Folded>,
}

#[derive(Debug)]
struct Folded {
    finding: Finding,
    /// How bad the place is that `what` tells of.
    worst: f64,
}

impl Found {
    /// Nothing yet, on a page counted from 1.
    pub fn on(page: usize) -> Self {
        Self { page: Some(page), folded: BTreeMap::new() }
    }

    /// One more place where a rule is broken. What is told is what is told of the worst place; `worst` is any
    /// measure that grows with badness.
    pub fn add(
        &mut self,
        rule: &Rule,
        place: Option<Bounds>,
        worst: f64,
        what: impl FnOnce() -> Told,
    ) {
        let frame = place.filter(|place| !place.is_nothing()).map(Bounds::frame);
        match self.folded.get_mut(&(rule.severity, rule.code)) {
            Some(folded) => {
                folded.finding.count += 1;
                if worst > folded.worst {
                    folded.worst = worst;
                    folded.finding.what = what();
                }
                if folded.finding.frames.len() < PLACES {
                    folded.finding.frames.extend(frame);
                }
            }
            None => {
                let mut finding = rule.finding(self.page, what());
                finding.frames.extend(frame);
                self.folded.insert((rule.severity, rule.code), Folded { finding, worst });
            }
        }
    }

    /// All of it, errors first.
    pub fn findings(self) -> impl Iterator<Item = Finding> {
        self.folded.into_values().map(|folded| folded.finding)
    }
}
