//! What the printing house gets: a torture issue of every kind of picture, page and ink, read back with other
//! people's tools.

mod agreement;
mod asked_for;
mod characters;
mod labels;
mod latin;
mod links;
mod names;
mod pictures;
mod plates;
mod readers;
mod setting;
mod torture;
mod wishes;
