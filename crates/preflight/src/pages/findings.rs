//! What is found on one page: one finding a rule, however often it is broken.

use std::collections::BTreeMap;

use kanyin_diagnostics::{Severity, Told};

use super::geometry::Bounds;
use crate::finding::Finding;
use crate::rule::Rule;

/// How many places are told.
const PLACES: usize = 20;

/// What is found on one page.
#[derive(Debug)]
pub struct Findings {
    page: usize,
    /// By severity and the rule's name, which is the order they are told in.
    folded: BTreeMap<(Severity, &'static str), Folded>,
}

#[derive(Debug)]
struct Folded {
    finding: Finding,
    /// How bad the place is that `what` tells of.
    worst: f64,
}

impl Findings {
    /// Nothing yet, on a page counted from 1.
    pub fn on(page: usize) -> Self {
        Self { page, folded: BTreeMap::new() }
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
        match self.folded.get_mut(&(rule.severity, rule.name.name())) {
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
                let finding = rule.broken(what()).on(self.page, frame);
                self.folded.insert((rule.severity, rule.name.name()), Folded { finding, worst });
            }
        }
    }

    /// All of it, errors first.
    pub fn in_order(self) -> impl Iterator<Item = Finding> {
        self.folded.into_values().map(|folded| folded.finding)
    }
}
