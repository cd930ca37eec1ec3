//! Word files and RTF as they come from contributors, and as an attacker makes them.

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
