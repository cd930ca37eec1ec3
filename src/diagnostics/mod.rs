//! What is wrong, where, and what to do about it: for people and for machines.

mod fault;
mod sources;

pub use fault::{Fault, Faults, Lang, Severity, Told};
pub use sources::{FileNo, Place, Sources, Spot};
