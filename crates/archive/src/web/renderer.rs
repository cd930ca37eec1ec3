//! Files made from templates.

use minijinja::context;
use minijinja::value::Value;

use super::templates::{BrokenTemplate, Templates};
use crate::MadeFile;

/// Renders templates into files.
pub struct Renderer<'a> {
    /// The templates.
    pub templates: &'a Templates,
    /// What every template sees.
    pub shared: Value,
    /// What has been made so far.
    pub files: Vec<MadeFile>,
}

impl Renderer<'_> {
    /// A file from a template and what it alone shows.
    pub fn make(&mut self, template: &str, name: &str, shown: Value) -> Result<(), BrokenTemplate> {
        let shared = self.shared.clone();
        let shown = match shown.is_undefined() {
            true => shared,
            false => context! { ..shown, ..shared },
        };
        let text = self.templates.render(template, shown)?;
        self.put(name, text.into_bytes());
        Ok(())
    }

    /// Style, drawing and scripts, and what the publication's templates bring with them.
    pub fn furnish(&mut self) -> Result<(), BrokenTemplate> {
        for name in ["epaper.css", "icon.svg"] {
            self.make(name, name, Value::UNDEFINED)?;
        }
        for name in ["epaper.js", "find.js"] {
            self.put(name, self.templates.script(name));
        }
        self.files.extend(self.templates.pictures().iter().cloned());
        Ok(())
    }

    /// A file.
    pub fn put(&mut self, name: &str, bytes: Vec<u8>) {
        self.files.push(MadeFile { name: name.into(), bytes });
    }
}
