//! Typst, driven by hand: its engine, the world that templates see, and the templates themselves, called with plain
//! data.

mod finite;
mod run;
mod template_fault;
mod templates;
mod unknown_name;
mod world;

pub use run::with_engine;
pub use template_fault::template_fault;
pub use templates::{TemplateErrors, TypstTemplates};
pub use world::{LAYOUTS, LIBRARY, TemplateWorld};
