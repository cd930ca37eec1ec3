//! Typesetting: an issue becomes pages. Each story is set once, in a galley; parts are set by templates; makeup says
//! where they go; pages are put together from finished frames. [`lay_out`] does all of it.
//!
//! **Knows** makeup and composer (pure numbers), issue (what staff wrote), fonts, diagnostics, and Typst. Nothing here
//! knows of PDFs, ink on paper or files that are written: that is the business of those who get a [`Laid`].
//!
//! **Holds:** no Typst source is made from copy, so that whatever a reporter types is set as typed. Paints are keys of
//! one table of [`Inks`], pictures are stand-ins with an id ([`Pictures`]): each rendition exchanges both. Every glyph of
//! copy knows where it was typed ([`spot_of`]); what no glyph covers is told. The same issue gives the same pages, on
//! any number of threads.
//!
//! # The files, from the ground up
//!
//! Each layer takes from those above it in this list; no two files take from each other.
//!
//! - `grid` columns and lines of the page in points; `inks`; `stand_ins` for pictures; `spaces` what a typed space is
//!   worth; `spots` places in the copy, carried by glyphs; `words` copy as Typst content; `frame_text` text read back
//!   from frames; `frame_ink` where they have ink; `part` what is set by itself, with its key.
//! - `composing` paragraphs: what Typst realized (`realized`) is shaped (`runs`, `shape`), broken into lines by the
//!   composer (`paragraph`), and put into frames (`line_frames`). `show_par` brings every paragraph of a template here.
//! - `engine` Typst driven by hand: its engine, the world that templates see, and the templates themselves.
//! - `title` where a title is broken, at which size, at what cost: letters and numbers alone.
//! - `house` the templates at work for one page, and the composing stick: a width in which parts are set by them.
//! - `names` lists of names in even columns.
//! - `galley` a story in one long column, as rows of exactly one grid line.
//! - `parts`, `headline`, `boxes` what stands above, in and beside the galleys.
//! - `forms` a story set by its form (news, essay, photos, briefs, figures), ready for makeup.
//! - `pages` areas, fillers, makeup, everything in its place, and what did not fit; `pages/look_over` looks at what came
//!   of it as a reader does. `laid` is what is handed on.
//!
//! # Words
//!
//! | word | 中文 | |
//! |---|---|---|
//! | measure | 栏宽 | the width of a column, a whole number of characters |
//! | composing stick | 手盘 | a width, with the templates that set parts over it |
//! | galley | 毛样 | a story set once in one long column |
//! | part | 部件 | what is set by itself at a width and stays whole |
//! | ladder | 字号阶 | the sizes that a title may have, from large to small |
//! | makeup | 拼版 | deciding which lines of the page each thing takes |
//!
//! How the rooms fit together: see `ARCHITECTURE.md`.

mod boxes;
mod composing;
mod engine;
mod forms;
mod frame_ink;
mod frame_text;
mod galley;
mod grid;
mod headline;
mod house;
mod inks;
mod laid;
mod names;
mod pages;
mod part;
mod parts;
mod printed_places;
mod spaces;
mod spots;
mod stand_ins;
mod title;
mod words;

pub use composing::StoryFigures;
pub use engine::{LAYOUTS, LIBRARY, with_engine};
pub use frame_text::TextLine;
pub use grid::PageGrid;
pub use house::{families, tried};
pub use inks::{InPrint, Ink, Inks};
pub use laid::{Laid, Planned, Thing};
pub use pages::{Held, Look, PageAlternatives, PageFigures, PageLook, alternatives, lay_out};
pub use printed_places::{PrintedGlyph, printed_glyphs};
pub use spots::spot_of;
pub use stand_ins::{Framing, Pictures, Shown};
