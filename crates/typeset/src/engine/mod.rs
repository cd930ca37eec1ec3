//! Typst, driven by hand: its engine, the world that templates see, and the templates themselves, called with plain
//! data.

mod run;
mod templates;
mod unknown_name;
mod world;

pub use run::with_engine;
pub use templates::{TemplateErrors, TypstTemplates};
pub use world::{LAYOUTS, LIBRARY};
