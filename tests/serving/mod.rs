//! `kanyin serve`: pages that are new at every save, and who may ask for what.

mod by_hand;
mod guard;
mod pages;
mod saving;
mod server;
