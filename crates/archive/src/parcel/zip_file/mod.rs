//! Zip files that are the same bytes wherever they are made, and open everywhere.

pub mod label;
pub mod name;
pub mod writer;

pub use label::Label;
pub use name::{Unfit, ZipName, clash};
pub use writer::{ZipEntry, ZipTime, write};
