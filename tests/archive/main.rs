//! Archives: what is in them, that they are the same bytes anywhere, and how runs end.

mod ends;
mod list;
#[path = "../newsdesk/mod.rs"]
mod newsdesk;
mod others;
#[allow(dead_code)]
#[path = "../printing/outside.rs"]
mod outside;
mod papers;
#[allow(dead_code)]
#[path = "../command/run.rs"]
mod run;
mod same;
mod unchanged;
mod verify;
