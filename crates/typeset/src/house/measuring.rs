//! What lines of a role of type are measured by.

use typst_library::foundations::Value;

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

    /// The first family of a role.
    fn first_family(&self, role: &str) -> Option<String> {
        let Ok(Value::Array(families)) = self.at("fonts")?.get(role) else { return None };
        match families.iter().next()? {
            Value::Str(name) => Some(name.as_str().into()),
            // Latin from another family: the one that counts here, Han is as wide in all of them.
            Value::Dict(family) => match family.get("name") {
                Ok(Value::Str(name)) => Some(name.as_str().into()),
                _ => None,
            },
            _ => None,
        }
    }
}
