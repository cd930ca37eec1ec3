//! What lines of a role of type are measured by.

use typst_library::foundations::{Dict, Value};
use typst_library::layout::{Abs, Axes, Size};
use typst_library::text::{FontStretch, FontStyle, FontVariant, FontWeight};

use kanyin_fonts::Family;

use super::it::it;
use super::stick::Stick;
use crate::engine::TemplateErrors;
use crate::frame_ink::InkRect;
use crate::title::Advances;

/// Wider than anything is, in points.
const UNBOUNDED: f64 = 20_000.0;

/// Something set as wide as it likes, as long as it stays in one row. Lengths in points.
#[derive(Debug, Copy, Clone)]
pub struct Natural {
    /// How far it advances.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// Where it has ink; `None` where there is nothing to be seen.
    pub ink: Option<InkRect>,
}

impl Stick<'_> {
    /// How large a part is by itself: set with the real fonts, placed nowhere.
    pub fn natural(&self, template: &str, it: Dict) -> Result<Natural, TemplateErrors> {
        let wide = self.over(UNBOUNDED);
        let content = wide.call("house", it! { "body" => wide.call(template, it)? })?;
        let size = Size::new(Abs::pt(UNBOUNDED), Abs::inf());
        let key = self.key.deeper("natural");
        let frame = self.house.templates.lay_in(&content, size, Axes::splat(false), &key)?;
        let (width, height) = (frame.width().to_pt(), frame.height().to_pt());
        Ok(Natural { width, height, ink: InkRect::of(&frame) })
    }

    /// The advances of the face that a role's Latin comes out in; `None` if there is no such font.
    pub fn advances(&self, role: &str) -> Option<Advances> {
        let name = self.first_family(role)?;
        let weight = match self.at("weights")?.get(role) {
            // Heads in hei are bold (docs/look.md §3).
            _ if role == "hei" => Some(700),
            Ok(Value::Int(weight)) => u16::try_from(*weight).ok(),
            _ => None,
        };
        let fonts = self.house.templates.fonts();
        let (index, _) = fonts.face(&Family { name, weight })?;
        Some(Advances::new(fonts.font(index)?))
    }

    /// Whether the family that a role's Latin comes out in has an italic.
    pub fn has_italic(&self, role: &str) -> bool {
        let fonts = self.house.templates.fonts();
        let has_latin = |name: &String| {
            let face = fonts.face(&Family { name: name.clone(), weight: None });
            face.is_some_and(|(_, face)| face.info.coverage.contains('a' as u32))
        };
        let Some(family) = self.families(role).into_iter().find(has_latin) else { return false };
        let wanted = FontVariant::new(FontStyle::Italic, FontWeight::REGULAR, FontStretch::NORMAL);
        let found = fonts.book().select(&family.to_lowercase(), wanted);
        let info = found.and_then(|index| fonts.book().info(index));
        info.is_some_and(|info| info.variant.style != FontStyle::Normal)
    }

    /// The first family of a role.
    fn first_family(&self, role: &str) -> Option<String> {
        self.families(role).into_iter().next()
    }

    /// The families of a role, in the order they are tried.
    fn families(&self, role: &str) -> Vec<String> {
        let Some(Ok(Value::Array(families))) = self.at("fonts").map(|fonts| fonts.get(role)) else {
            return Vec::new();
        };
        let name = |family: &Value| match family {
            Value::Str(name) => Some(name.as_str().into()),
            // Latin from another family: the one that counts here, Han is as wide in all of them.
            Value::Dict(family) => match family.get("name") {
                Ok(Value::Str(name)) => Some(name.as_str().into()),
                _ => None,
            },
            _ => None,
        };
        families.iter().filter_map(name).collect()
    }
}
