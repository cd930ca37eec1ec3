//! web.pdf: what readers, screen readers and shelves get, read back with lopdf and with other people's tools.

mod archived;
mod faulty;
mod links;
mod made;
mod reading;
mod structure;
