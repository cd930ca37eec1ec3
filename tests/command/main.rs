//! The command itself: what it writes, what it tells, how it ends.

mod ads;
mod commands;
mod ends;
mod files;
mod marks;
#[path = "../newsdesk/mod.rs"]
mod newsdesk;
mod outside;
mod photos;
mod pixels;
mod plates;
mod preflight;
mod printed;
mod run;
