//! What stands on the pages, read back from their frames.

mod as_typed;
mod columns;
mod fit;
mod issues;
mod kept;
mod pictures;
mod same;
mod tables;
mod templates;
