//! What stands on the pages, read back from their frames.

mod as_typed;
mod columns;
mod fit;
mod issues;
mod kept;
#[path = "../newsdesk/mod.rs"]
mod newsdesk;
mod pictures;
mod same;
mod templates;

/// Fails with everything that is wrong.
fn none(found: Vec<String>) {
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}
