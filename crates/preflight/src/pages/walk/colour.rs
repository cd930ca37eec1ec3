//! Operators that set colours.

use std::rc::Rc;

use hayro_syntax::object::{Name, Object};

use super::super::read::space::{ColourSpace, Model};
use super::Walker;
use super::operands::Operands;
use super::scope::Scope;

impl<'a> Walker<'_, 'a> {
    /// Operators of colour; whether it is one.
    pub(super) fn colour(
        &mut self,
        scope: &mut Scope<'_, 'a>,
        operator: &[u8],
        operands: &Operands<'_, '_>,
    ) -> bool {
        let strokes = operator.first().is_some_and(u8::is_ascii_uppercase);
        let plain = |model: Model| Rc::new(ColourSpace::plain(model));
        let device = match operator {
            b"g" | b"G" => Some(plain(Model::Gray)),
            b"k" | b"K" => Some(plain(Model::Cmyk { device: true })),
            b"rg" | b"RG" => {
                let name = Name::new_unescaped(b"DeviceRGB");
                Some(self.cache.space_named(&name, scope.resources))
            }
            b"cs" | b"CS" => {
                let Some(name) = operands.name else { return true };
                let space = self.cache.space_named(name, scope.resources);
                let first = space.first();
                scope.brush(strokes).set(space, first);
                return true;
            }
            b"sc" | b"SC" | b"scn" | b"SCN" => None,
            _ => return false,
        };
        let pattern = operands.name.filter(|_| device.is_none());
        if let Some(name) = pattern {
            self.pattern(scope, name, strokes, &operands.colour());
            return true;
        }
        let brush = scope.brush(strokes);
        let space = device.unwrap_or_else(|| Rc::clone(&brush.space));
        let inks = space.inks(&operands.colour());
        brush.set(space, inks);
        true
    }

    fn pattern(
        &mut self,
        scope: &mut Scope<'_, 'a>,
        name: &Name<'_>,
        strokes: bool,
        colour: &[f32],
    ) {
        let under = match &scope.brush(strokes).space.model {
            Model::Pattern(Some(under)) => Some(Rc::new(ColourSpace::clone(under))),
            _ => None,
        };
        let found = scope.resources.pattern(name);
        let shading = match &found {
            Some(Object::Dict(dict)) => dict.get::<Object<'_>>("Shading"),
            _ => None,
        };
        let shading = shading.and_then(|shading| self.cache.shading(&shading, scope.resources));
        let brush = scope.brush(strokes);
        match (found, shading) {
            (_, Some(shading)) => brush.shade(shading),
            (Some(Object::Stream(stream)), None) => {
                // The cell's own colours come when it is gone through.
                let inks = under.as_ref().and_then(|under| under.inks(colour));
                let plain = || Rc::new(ColourSpace::plain(Model::Unknown));
                let pattern = Rc::clone(&brush.space);
                brush.set(under.unwrap_or_else(plain), inks);
                brush.tile = Some(stream);
                // The next `scn` may name another pattern.
                if let Model::Pattern(_) = pattern.model {
                    brush.space = pattern;
                }
            }
            _ => brush.colours = Rc::new([]),
        }
    }
}
