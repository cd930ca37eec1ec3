//! What libraries and programs get of an issue: ALTO, METS, stories as text.

mod hostile;
mod joined;
mod made;
mod round_trip;
mod texts;
mod valid;
