//! Parameter dictionaries: ISO 32000-1, 8.4.5.

use hayro_syntax::object::{Array, Dict, Name, Object, Stream};

use super::super::event::Event;
use super::super::painted::Within;
use super::Walker;
use super::scope::Scope;
use super::state::GraphicsState;
use crate::page_tree::key;

impl<'a> Walker<'_, 'a> {
    /// The operator `gs`.
    pub(super) fn parameters(&mut self, scope: &mut Scope<'_, 'a>, name: Option<&Name<'_>>) {
        let Some(dict) = name.and_then(|name| scope.resources.state(name)) else {
            return;
        };
        scope.state.set(&dict);
        if let Some(blend) = dict.get::<Object<'_>>("BM") {
            let named = match blend {
                Object::Name(name) => Some(name),
                Object::Array(array) => array.iter::<Name<'_>>().next(),
                _ => None,
            };
            scope.state.blend = named
                .as_ref()
                .is_some_and(|name| !matches!(name.as_ref(), b"Normal" | b"Compatible"));
            self.tell(Event::BlendMode(named.as_ref()));
        }
        if let Some(intent) = dict.get::<Name<'_>>("RI") {
            self.tell(Event::RenderingIntent(&intent));
        }
        match dict.get::<Object<'_>>("SMask") {
            Some(Object::Name(_)) => scope.state.masked = false,
            Some(Object::Dict(mask)) => {
                scope.state.masked = true;
                self.soft_mask(scope, &mask);
            }
            _ => {}
        }
        if let Some(array) = dict.get::<Array<'_>>("Font") {
            let mut parts = array.flex_iter();
            if let (Some(font), Some(size)) = (parts.next::<Dict<'_>>(), parts.next::<f32>()) {
                scope.state.text.size = size.into();
                self.set_font(scope, font);
            }
        }
    }

    /// Goes through a soft mask, once.
    fn soft_mask(&mut self, scope: &Scope<'_, 'a>, mask: &Dict<'a>) {
        let Some(group) = mask.get::<Stream<'_>>("G") else { return };
        if self.nesting.is_first(key(group.dict()), 0) {
            let before = std::mem::replace(&mut self.nesting.within, Within::Mask);
            let state = GraphicsState::first(scope.state.ctm, self.terms.media);
            self.form(&group, scope.resources, state);
            self.nesting.within = before;
        }
    }
}
