//! Finished pages, read back from their frames.

mod characters;
mod furniture;
mod headlines;
mod look_over;
mod mainland;
mod properties;
mod setting;
mod stock;
mod typesetting;

/// Fails with everything that is wrong.
fn none(found: Vec<String>) {
    assert!(found.is_empty(), "{} found\n{}", found.len(), found.join("\n"));
}
