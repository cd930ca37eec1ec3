//! What lines of a role of type are measured by.

use typst_library::foundations::Value;
use typst_library::text::{FontStretch, FontStyle, FontVariant, FontWeight};

use kanyin_fonts::Family;

use super::stick::Stick;
use crate::title::Advances;

impl Stick<'_> {
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
