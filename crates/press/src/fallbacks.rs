//! Fallback: characters that came from another family than their role's first.

use std::collections::BTreeMap;

use kanyin_diagnostics::Spot;
use kanyin_fonts::{Catalogue, Family, probe, probed};
use kanyin_issue::{Issue, paper::Role};
use kanyin_typeset::{self as typeset, Laid};

use super::role_families::RoleFamilies;
use super::set_glyphs::each_glyph;

/// A character that the first family of a role does not have.
#[derive(Debug, Clone)]
pub struct Fallback {
    /// The character, with what is set as one with it.
    pub words: String,
    /// The role.
    pub role: String,
    /// The family that it came from.
    pub family: String,
    /// How often it was set.
    pub places: usize,
    /// The first place where it was typed, if it was typed.
    pub first: Option<Spot>,
}

/// Every character of an issue that came from another family than its role's first, by role, family
/// and place. Letters and digits in kai, which come from song by design, are not among them; nor are
/// characters that no family has.
///
/// The pages themselves do not tell: a character in song may be body type, or stand in a byline whose
/// kai lacks it. So the issue is set once more with a probe behind the first family of every role;
/// what comes out in a probe is what that family lacks. This costs a second typesetting, for `-v` only.
pub fn fallbacks(issue: &mut Issue, laid: &Laid) -> Vec<Fallback> {
    let all = RoleFamilies::all(&issue.paper);
    // Probes are drawn for the house's roles alone.
    let house = all.iter().filter(|tried| Role::named(&tried.role).is_some());
    let mut probing = issue.paper.fonts.clone();
    probing.extend(house.map(|tried| (tried.role.clone(), with_probe(tried, &laid.fonts))));
    let own = std::mem::replace(&mut issue.paper.fonts, probing);
    let probes = caught(issue, &typeset::lay_out(issue));
    issue.paper.fonts = own;
    let fallback = |((role, words), spots): ((String, String), Vec<Option<Spot>>)| {
        let tried = all.iter().find(|tried| tried.role == role)?;
        let family = next_family(tried, &words, &laid.fonts)?;
        let first = spots.iter().flatten().min().copied();
        Some(Fallback { words, role, family, places: spots.len(), first })
    };
    let mut fallbacks: Vec<Fallback> = probes.into_iter().filter_map(fallback).collect();
    let place = |role: &str| all.iter().position(|tried| tried.role == role);
    fallbacks.sort_by(|a, b| {
        (place(&a.role), &a.family, a.first).cmp(&(place(&b.role), &b.family, b.first))
    });
    fallbacks
}

/// The first family of a role, and its probe.
fn with_probe(tried: &RoleFamilies, fonts: &Catalogue) -> Vec<String> {
    let first = tried.found(fonts).next().map(|family| family.to_string());
    first.into_iter().chain([probe(&tried.role)]).collect()
}

/// What came out in probes: role and characters, with the places.
fn caught(issue: &Issue, laid: &Laid) -> BTreeMap<(String, String), Vec<Option<Spot>>> {
    let mut caught: BTreeMap<_, Vec<_>> = BTreeMap::new();
    each_glyph(&laid.document, |set| {
        let Some(key) = probed(&set.item.font.info().family) else { return };
        let words = set.words();
        if !words.is_empty() {
            caught.entry((key.into(), words)).or_default().push(set.spot(issue));
        }
    });
    caught
}

/// The first family behind a role's own that has the characters.
fn next_family(tried: &RoleFamilies, words: &str, fonts: &Catalogue) -> Option<String> {
    let has = |family: &Family| {
        let face = fonts.face(family);
        face.is_some_and(|(_, face)| words.chars().all(|c| face.info.coverage.contains(c.into())))
    };
    tried.found(fonts).skip(1).find(has).map(|family| family.name)
}
