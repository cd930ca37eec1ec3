//! The rules, by what they are about. Each is a function or a few that look at plain facts and add to the findings;
//! what they say is beside what they ask.

pub mod colour;
pub mod content;
mod edge;
pub mod font;
pub mod ink;
mod letters;
mod lines;
mod over;
pub mod picture;
pub mod plates;
pub mod transparency;

use super::findings::Findings;
use super::ground::Ground;
use super::painted::Painted;
use super::terms::Terms;

/// What print practice asks of what is painted at least in part within the bleed, on what lies there already.
pub fn practice(
    findings: &mut Findings,
    terms: &Terms<'_>,
    ground: &Ground,
    painted: &Painted<'_>,
) {
    letters::check(findings, terms, ground, painted);
    lines::check(findings, painted);
    over::check(findings, terms, painted);
    ink::check(findings, terms, painted);
    edge::check(findings, terms, painted);
    plates::check(findings, terms, painted);
}
