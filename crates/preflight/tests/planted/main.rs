//! The checker of PDFs against planted faults: good files by lopdf, spoilt one thing at a time. The checker itself
//! reads their bytes with other code.

mod file_rules;
#[allow(dead_code)]
mod good;
mod others;
mod page_rules;
