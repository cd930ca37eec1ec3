//! Raw copy becomes stories: Word files, pasted text, saved web pages, what a contributor mails.
//!
//! ```text
//! a file ─ a reader for its kind ─▶ Source: blocks with their looks ─ one recogniser ─▶ Found: stories, guesses, what is left over
//!   ─▶ stories/*.md, images/*, a proposal for issue.yaml, left-over.md, import.html
//! ```
//!
//! Knows issue, custody and diagnostics. Its invariant: **every character of a source is in a story, or in what is left over,
//! or was turned by a rule that is told; every guess is marked.** A new kind of source is a reader; a better guess is one rule.
//!
//! | step | files |
//! |---|---|
//! | the model that every source becomes | `block` |
//! | which reader a file is for | `read` |
//! | what was given: file, folder, zip, clipboard; a folder or a zip as it is mailed | `given`, `mailed/` |
//! | bytes as text: which encoding, and how sure | `code_page`, `plausible` |
//! | Word files; rich text | `word/`, `rtf/` |
//! | text; pages; pages in one file; Markdown; what other systems write | `plain`, `web/`, `mhtml`, `markdown/`, `feed/` |
//! | pictures that a source names | `beside` |
//! | numbers as lists print them | `numerals` |
//! | letters with their looks; words of a dictionary | `words`, `segments` |
//! | blocks become stories, rule by rule | `recognise/` |
//! | characters turned right | `turn/` |
//! | what was found; that nothing is missing | `found`, `account` |
//! | files of it | `import`, `write/` |
//! | published text read for slips | `slips/` |
//! | faults, with the name of their file | `tell` |

// A file that cannot be read is told once: no need to keep its fault small.
#![allow(clippy::result_large_err)]

pub mod account;
pub mod beside;
pub mod block;
mod code_page;
pub mod feed;
pub mod found;
pub mod given;
pub mod import;
pub mod mailed;
pub mod markdown;
pub mod mhtml;
mod numerals;
pub mod plain;
mod plausible;
pub mod read;
pub mod recognise;
pub mod rtf;
mod segments;
pub mod slips;
mod tell;
pub mod turn;
pub mod web;
pub mod word;
pub mod words;
pub mod write;

/// Seconds that a megabyte or a hostile file may take in a test. What is not optimised takes ten times as long.
#[cfg(test)]
const IN_TIME: f64 = if cfg!(debug_assertions) { 20.0 } else { 2.0 };
