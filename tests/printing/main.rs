//! What the printing house gets: a torture issue of every kind of picture, page and ink, read back with other
//! people's tools.

mod agreement;
#[path = "../newsdesk/mod.rs"]
mod newsdesk;
mod outside;
mod pictures;
mod plates;
mod readers;
#[allow(dead_code)]
#[path = "../command/run.rs"]
mod run;
mod torture;
mod wishes;
