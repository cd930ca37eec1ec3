//! Word files and RTF as they come from contributors, and as an attacker makes them.

// As in the crate: a file that cannot be read is told once.
#![allow(clippy::result_large_err)]

mod beside;
mod changed;
mod contributed;
mod drawn;
mod hostile;
mod looks;
mod made;
mod rtf;
mod tables;
mod written;
