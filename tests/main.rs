//! The whole program: what the command makes of a publication, and what others read in it.

mod archive;
mod beside;
mod command;
mod foreign;
mod guarded;
mod printed;
mod printing;
mod rare_characters;
mod reference;
mod run;
mod serving;
