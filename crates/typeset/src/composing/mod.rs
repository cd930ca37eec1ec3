//! Paragraphs set by Kanyin's composer: what Typst realized becomes cells, the composer's lines become frames.

mod line_figures;
mod line_frames;
mod paragraph;
mod realized;
mod runs;
mod shape;
mod show_par;

pub use line_figures::{LineBook, LineFigure, StoryFigures};
pub use paragraph::Paragraph;
pub use show_par::{composed, paragraph, rule};
