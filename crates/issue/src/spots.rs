//! Where the values of a YAML file stand, by JSON pointer: `/pages/0/stories/lead`.

use std::collections::HashMap;

use kanyin_diagnostics::{FileNo, Spot};

/// Places by JSON pointer.
#[derive(Debug, Default)]
pub struct Spots {
    pub(super) values: HashMap<String, Spot>,
    pub(super) keys: HashMap<String, Spot>,
}

impl Spots {
    /// Where a value stands; the nearest thing around it that stands somewhere, if it was left out.
    pub fn value(&self, pointer: &str) -> Option<Spot> {
        nearest(&self.values, pointer)
    }

    /// Where a value itself stands; `None` if it was left out.
    pub fn written(&self, pointer: &str) -> Option<Spot> {
        self.values.get(pointer).copied()
    }

    /// As [`Spots::value`]; the start of the first file where there is nothing at all.
    pub fn value_or_start(&self, pointer: &str) -> Spot {
        self.value(pointer).unwrap_or(Spot::new(FileNo(0), 0..0))
    }

    /// Where the key of a value stands, or the value, if it has no key.
    pub fn key(&self, pointer: &str) -> Option<Spot> {
        self.keys.get(pointer).copied().or_else(|| self.value(pointer))
    }
}

fn nearest(spots: &HashMap<String, Spot>, pointer: &str) -> Option<Spot> {
    let mut pointer = pointer;
    loop {
        if let Some(spot) = spots.get(pointer) {
            return Some(*spot);
        }
        pointer = &pointer[..pointer.rfind('/')?];
    }
}

/// A key as a step of a JSON pointer.
pub fn step(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}
