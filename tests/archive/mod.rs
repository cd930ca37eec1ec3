//! Archives: what is in them, that they are the same bytes anywhere, and how runs end.

mod ends;
mod imported;
mod list;
mod others;
mod papers;
mod same;
mod unchanged;
mod verify;
