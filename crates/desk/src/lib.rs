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
//! | a file becomes a `Source` | `read`, `block` |
//! | letters with their looks; words of a dictionary | `words`, `segments` |
//! | blocks become stories, rule by rule | `recognise` |
//! | characters turned right | `turn` |
//! | what was found; that nothing is missing | `found`, `account` |
//! | files of it | `import`, `write` |

pub mod account;
pub mod block;
pub mod found;
pub mod import;
pub mod read;
pub mod recognise;
mod segments;
pub mod turn;
pub mod words;
pub mod write;
