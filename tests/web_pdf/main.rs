//! web.pdf: what readers, screen readers and shelves get, read back with lopdf and with other people's tools.

mod archived;
mod faulty;
mod links;
mod made;
#[path = "../newsdesk/mod.rs"]
mod newsdesk;
mod outside;
mod reading;
mod structure;
