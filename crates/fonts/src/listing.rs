//! All families that may be written in `paper.yaml`.

use std::path::Path;

use typst_library::text::FontInfo;

use super::catalogue::{Catalogue, FontOrigin};
use super::coverage::covered;
use super::known_as::{FontNames, folded};
use super::system::SystemFonts;

/// A family that was found.
#[derive(Debug, Clone)]
pub struct FoundFamily {
    /// The name to write: the Chinese one, where it has one.
    pub name: String,
    /// Its other names, each of which may be written as well.
    pub others: Vec<String>,
    /// The weights that it has, from light to heavy, 100 to 900.
    pub weights: Vec<u16>,
    /// Where it comes from: the file of its first face.
    pub origin: FontOrigin,
    /// How many characters of 通用规范汉字表 it has, the most of its faces.
    pub covered: usize,
    /// Full names and PostScript names of its faces.
    faces: Vec<String>,
}

impl FoundFamily {
    /// Whether it is called so.
    pub fn is_called(&self, name: &str) -> bool {
        let wanted = folded(name);
        folded(&self.name) == wanted
            || self.others.iter().chain(&self.faces).any(|other| folded(other) == wanted)
    }
}

/// Every family: the publication's, the built-in ones, the system's, each by name.
pub fn found_families(publication: Option<&Path>) -> Vec<FoundFamily> {
    let at_hand = Catalogue::at_hand(publication);
    let own = at_hand
        .named()
        .into_iter()
        .map(|(font, origin, names)| (font.info().clone(), origin, names));
    let system = SystemFonts::list().all();
    let system = system.into_iter().map(|(info, names)| (info, FontOrigin::System, names));
    let mut found: Vec<(String, FoundFamily)> = Vec::new();
    for (info, origin, names) in own.chain(system) {
        let known = found
            .iter_mut()
            .find(|(family, known)| *family == info.family && same_kind(&known.origin, &origin));
        match known {
            Some((_, known)) => known.add(&info, &names),
            None => {
                let name = info.family.clone();
                let mut family = FoundFamily {
                    name: String::new(),
                    others: vec![name.clone()],
                    weights: Vec::new(),
                    origin,
                    covered: 0,
                    faces: Vec::new(),
                };
                family.add(&info, &names);
                found.push((name, family));
            }
        }
    }
    let mut found: Vec<FoundFamily> = found.into_iter().map(|(_, family)| family.named()).collect();
    // Those with Chinese stand first.
    let order =
        |family: &FoundFamily| (place(&family.origin), family.covered == 0, family.name.clone());
    found.sort_by_cached_key(order);
    found
}

impl FoundFamily {
    fn add(&mut self, info: &FontInfo, names: &FontNames) {
        let weight = info.variant.weight.to_number();
        if let Err(at) = self.weights.binary_search(&weight) {
            self.weights.insert(at, weight);
        }
        self.covered = self.covered.max(covered(info));
        let chinese = names.chinese.as_ref().filter(|name| name.chars().any(is_han));
        if let Some(chinese) = chinese.filter(|_| self.name.is_empty()) {
            self.name.clone_from(chinese);
        }
        self.faces.extend(names.faces.iter().cloned());
        for name in &names.families {
            if self.others.iter().all(|known| folded(known) != folded(name)) {
                self.others.push(name.clone());
            }
        }
    }

    /// The name that menus of a Chinese system show stands first.
    fn named(mut self) -> Self {
        if !self.name.is_empty() {
            let name = folded(&self.name);
            self.others.retain(|other| folded(other) != name);
            return self;
        }
        let has_han = |name: &String| name.chars().any(is_han);
        let first = self.others.iter().position(has_han).unwrap_or(0);
        self.name = self.others.remove(first);
        self
    }
}

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

fn same_kind(one: &FontOrigin, other: &FontOrigin) -> bool {
    place(one) == place(other)
}

/// The order in which fonts are looked for.
fn place(origin: &FontOrigin) -> u8 {
    match origin {
        FontOrigin::Publication(_) => 0,
        FontOrigin::Builtin(_) => 1,
        FontOrigin::System => 2,
    }
}
