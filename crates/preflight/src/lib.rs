//! Preflight: what in a PDF would spoil the print, found in its bytes alone. Nothing that judges is shared with the
//! room that writes PDFs.

mod examine;
mod expect;
mod faults;
mod file;
mod finding;
mod html;
mod json;
mod pages;
mod picture;
mod report;

pub use examine::{examine, trims};
pub use expect::{Expect, Plates, Standard};
pub use finding::{Finding, Frame, Severity};
pub use json::schema;
pub use pages::{Pages, pages};
pub use report::{Facts, Report};
