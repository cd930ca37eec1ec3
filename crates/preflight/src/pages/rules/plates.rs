//! Plates: which a page may have, and spot inks by their names.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use kanyin_diagnostics::{Severity, told};

use super::super::findings::Findings;
use super::super::painted::{Painted, PaintedKind};
use super::super::read::space::SpotInk;
use super::super::terms::Terms;
use crate::clause::Clause;
use crate::finding::Finding;
use crate::rule::Rule;
use crate::rule_name::RuleName;

/// Registration colour that isn't a printer's painted. Type in it has a rule of its own.
pub fn check(findings: &mut Findings, terms: &Terms<'_>, painted: &Painted<'_>) {
    let registration = painted.colours.iter().any(|inks| inks.all >= 0.005);
    // Marks may begin at the trim.
    let within = terms.trim.grown(-0.5);
    if !registration || matches!(painted.kind, PaintedKind::Text(_)) || !painted.seen.meets(within)
    {
        return;
    }
    let rule = Rule {
        name: RuleName::RegistrationInTrim,
        clause: Clause::PRACTICE,
        severity: Severity::Warning,
        why: [
            "套版色（All）只给裁切、套准标记用：它在每块版上都印。",
            "Registration colour (All) is for printer's marks: it prints on every plate.",
        ],
        todo: ["改为 K 100 %。", "Use K 100 % instead."],
    };
    findings.add(&rule, Some(painted.seen), 0.0, || {
        told!(
            "版心内的图形用了套版色（All）",
            "Artwork within the trim is in registration colour (All)"
        )
    });
}

/// Plates that the page puts ink on and may not have.
pub fn allowed(findings: &mut Findings, terms: &Terms<'_>, plates: &BTreeSet<String>) {
    let Some(allowed) = terms.plates else { return };
    let may = |name: &String| match name.as_str() {
        "K" => true,
        "C" | "M" | "Y" => allowed.four,
        _ => allowed.spots.contains(name),
    };
    let more: Vec<&str> = plates.iter().filter(|name| !may(name)).map(String::as_str).collect();
    if more.is_empty() {
        return;
    }
    let names = more.join("、");
    let english = more.join(", ");
    let rule = Rule {
        name: RuleName::PlateNotAllowed,
        clause: Clause::PRACTICE,
        severity: Severity::Error,
        why: [
            "这一版只上说定的几块版，别的颜色印不出来。",
            "The page is printed from the plates agreed on; other colours won't be there.",
        ],
        todo: [
            "改用这一版有的颜色，或者与印厂另约。",
            "Use the inks that the page has, or agree on more with the printing house.",
        ],
    };
    findings.add(&rule, None, 0.0, || {
        told!("这一版不该有的版：{names}", "Plates that this page may not have: {english}")
    });
}

const NAMES: Rule = Rule {
    name: RuleName::SpotNamesAlike,
    clause: Clause::PRACTICE,
    severity: Severity::Warning,
    why: [
        "名字只差大小写、空格或连字符的专色会各出一块版。",
        "Spot inks whose names differ in case, spaces or hyphens only get a plate each.",
    ],
    todo: [
        "统一为印厂认得的那个名字。",
        "Use one name for both, the one that the printing house knows.",
    ],
};

/// Spot inks of the whole file by their names.
pub fn names(spots: &[SpotInk]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut alike: BTreeMap<String, Vec<&Arc<str>>> = BTreeMap::new();
    let mut stand_ins: BTreeMap<&Arc<str>, Vec<&String>> = BTreeMap::new();
    for spot in spots {
        let names = alike.entry(plain(&spot.name)).or_default();
        if !names.contains(&&spot.name) {
            names.push(&spot.name);
        }
        let known = stand_ins.entry(&spot.name).or_default();
        if let Some(stand_in) = &spot.stand_in
            && !known.contains(&stand_in)
        {
            known.push(stand_in);
        }
    }
    for names in alike.into_values().filter(|names| names.len() > 1) {
        let names: Vec<&str> = names.into_iter().map(|name| &**name).collect();
        let (zh, en) = (names.join("、"), names.join(", "));
        let what = told!("专色名字相近：{zh}", "Spot inks with names alike: {en}");
        findings.push(NAMES.broken(what));
    }
    for (name, stand_ins) in stand_ins.into_iter().filter(|(_, known)| known.len() > 1) {
        let count = stand_ins.len();
        let rule = Rule {
            name: RuleName::SpotAlternatesDiffer,
            why: [
                "同名专色有不同的替代色，打样和转四色时会不一致。",
                "A spot ink with several stand-ins looks different from place to place in proofs and in four inks.",
            ],
            todo: ["在原稿中合并成一个色板。", "Make one swatch of them in the original."],
            ..NAMES
        };
        let what = told!(
            "专色 {name} 有 {count} 种替代色",
            "Spot ink {name} has {count} different stand-ins"
        );
        findings.push(rule.broken(what));
    }
    findings
}

/// A name without what people spell in different ways.
fn plain(name: &str) -> String {
    let kept = name.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '_' | '–' | '‐'));
    kept.flat_map(char::to_lowercase).collect()
}
