//! Preflight: what in a PDF would spoil the print, found in its bytes alone.
//!
//! A printing house examines a file by machine before anyone looks at it. This room does so first, for press.pdf and
//! for any other PDF: [`examine`] takes bytes and what is [expected](Expect), and gives a [`Report`], which goes out
//! as JSON, as a page for people, and as faults of the build.
//!
//! **What it knows.** `custody`, `diagnostics`, and a reader of PDFs (hayro). No Typst, and no other room.
//!
//! **Its invariant.** It shares no code with the writer of PDFs: what the writer got wrong once, the checker would
//! else get wrong too. Whatever the bytes are, there is a report, within bounded time and memory.
//!
//! **Where things stand.**
//!
//! | file | what |
//! |---|---|
//! | `examine.rs` | a file from its first byte to the report: opened, or told to be unreadable; rules asked; findings folded |
//! | `rule_name.rs`, `rule.rs`, `clause.rs`, `finding.rs` | the list of all rules; a rule with its words; what it rests on; what it found |
//! | `page_tree.rs`, `page_boxes.rs`, `items.rs` | pages with what they inherit, as every viewer reads them; their boxes; arrays with nulls in them |
//! | `file/` | the file as a whole, read: its end, XMP, profile |
//! | `file/rules/` | the rules on it, by what they are about |
//! | `pages/walk/` | goes through what a page shows, operator by operator, and tells of each `pages/event.rs` |
//! | `pages/read/` | what content refers to: fonts, colour spaces, shadings, pictures |
//! | `pages/inspector.rs` | hears of every event, asks the rules, keeps the page's record |
//! | `pages/rules/` | the rules on what pages show: plain facts in, findings out |
//! | `report.rs`, `placed.rs`, `json.rs`, `html.rs`, `faults.rs` | the report, with pictures by their names, and its forms |
//!
//! A new rule is a name in `rule_name.rs`, a function in one of the two `rules/`, called from their `mod.rs` or from
//! `pages/inspector.rs`, a row in `docs/preflight.md`, where all rules stand with their sources, and a fault planted in
//! `tests/planted`.

mod amounts;
mod clause;
mod examine;
mod expect;
mod faults;
mod file;
mod finding;
mod html;
mod items;
mod json;
mod page_boxes;
mod page_picture;
mod page_tree;
mod pages;
mod placed;
mod report;
mod rule;
mod rule_name;

pub use clause::Clause;
pub use examine::{examine, given_up, trims, unpictured};
pub use expect::{AllowedPlates, Expect, Standard};
pub use finding::{Finding, Frame, PlacedPicture};
pub use html::UnmadeReport;
pub use json::schema;
pub use pages::{Pages, pages};
pub use report::{Facts, Report};
pub use rule_name::RuleName;
