//! The files of a laid-out issue: its PDF for the screen, and what libraries and programs read.

mod library;
mod web_pdf;
