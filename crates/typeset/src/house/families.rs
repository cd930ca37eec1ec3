//! The families of each role of type: those of `paper.yaml`, then the built-in ones.

use typst_library::foundations::{Array, Dict, IntoValue, Regex};

use kanyin_fonts::Family;
use kanyin_issue::{Paper, paper::Role};

use super::it::it;

/// The built-in families of a role, behind those of `paper.yaml`.
fn builtin(role: Role) -> &'static str {
    match role {
        Role::Song => "Noto Serif CJK SC",
        Role::Heavy => "Noto Serif CJK SC Black",
        Role::Hei => "Noto Sans CJK SC",
        Role::Kai => "LXGW WenKai",
        Role::Display => "Ma Shan Zheng",
    }
}

/// The families of a role, in the order they are tried. Behind a role of the publication's own stands no built-in one.
pub fn families(paper: &Paper, role: &str) -> Vec<Family> {
    let mut families: Vec<Family> =
        paper.fonts.get(role).into_iter().flatten().map(|name| Family::parse(name)).collect();
    if let Some(role) = Role::named(role) {
        let own = Family::parse(builtin(role));
        if !families.iter().any(|family| family.name == own.name) {
            families.push(own);
        }
    }
    families
}

/// The families that are tried for type of a role: its own, then song's, each once.
pub fn tried(paper: &Paper, role: &str) -> Vec<Family> {
    let mut tried = families(paper, role);
    for family in families(paper, Role::Song.key()) {
        if !tried.iter().any(|own| own.name == family.name) {
            tried.push(family);
        }
    }
    tried
}

/// What templates get as `at.fonts`. In kai, whose Latin is a handwriting, letters and digits come
/// from song, in captions from hei.
pub fn fonts(paper: &Paper) -> Dict {
    let (song, hei, kai) = (Role::Song.key(), Role::Hei.key(), Role::Kai.key());
    let mut dict = Dict::new();
    dict.insert("kai-caption".into(), list(&families(paper, hei), &tried(paper, kai)).into_value());
    for role in paper.roles() {
        let latin = if role == kai { families(paper, song) } else { Vec::new() };
        dict.insert(role.into(), list(&latin, &tried(paper, role)).into_value());
    }
    dict
}

/// Families for Latin alone, then those for everything.
fn list(latin: &[Family], all: &[Family]) -> Array {
    let covers = Regex::new(r"[\x21-\x7eÀ-ÿ–]").expect("the pattern is well formed");
    let for_latin = latin.iter().map(|family| {
        it! { "name" => family.name.as_str(), "covers" => covers.clone() }.into_value()
    });
    for_latin.chain(all.iter().map(|family| family.name.as_str().into_value())).collect()
}

/// What templates get as `at.weights`: each role's weight, 400 if its families name none.
pub fn weights(paper: &Paper) -> Dict {
    paper
        .roles()
        .into_iter()
        .map(|role| {
            let weight = families(paper, role).iter().find_map(|family| family.weight);
            (role.into(), i64::from(weight.unwrap_or(400)).into_value())
        })
        .collect()
}
