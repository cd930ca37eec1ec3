//! Chinese setting: the rules of docs/rules.md §1, held against finished pages by a checker that knows nothing of
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
mod pages;
mod random;
mod rules;
mod set;
mod text;
