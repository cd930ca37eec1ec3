//! What libraries and programs get of an issue: ALTO, METS, stories as text.

mod hostile;
mod joined;
mod made;
#[path = "../newsdesk/mod.rs"]
mod newsdesk;
mod outside;
mod round_trip;
mod texts;
mod valid;
