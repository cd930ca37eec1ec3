//! Chinese setting: the rules of DESIGN §6, held against finished pages by a checker that knows nothing of
//! the composer.

mod breaks;
mod breaks_tests;
mod classes;
mod classes_tests;
mod copy;
mod counts;
mod figures;
mod headlines;
mod ideal;
mod judge;
mod legal;
mod legal_tests;
mod lines;
mod natural;
#[path = "../newsdesk/mod.rs"]
mod newsdesk;
mod pages;
mod random;
mod rules;
mod set;
mod stock;
mod text;

/// Fails with everything that is wrong.
fn none(found: Vec<String>) {
    assert!(found.is_empty(), "{} found\n{}", found.len(), found.join("\n"));
}
