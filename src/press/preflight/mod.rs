//! Preflight: what in a PDF would spoil the print, found in its bytes alone. Nothing is shared with the room
//! that writes PDFs.

mod examine;
mod expect;
mod faults;
mod file;
mod finding;
mod pages;
mod quiet;
mod report;

pub use examine::examine;
pub use expect::{Expect, Plates, Standard};
pub use finding::{Finding, Frame, Severity};
pub use pages::{Pages, pages};
pub use report::{Facts, Report};
