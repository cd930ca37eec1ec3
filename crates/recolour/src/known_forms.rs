//! Forms made so far. A form is drawn in the state of whoever draws it, so that one may have to be made twice.

use std::collections::HashMap;

use lopdf::ObjectId;

use super::graphics_state::PaintState;
use super::mode::Mode;

/// What a form is made from: its object, what for, whether its colours come from outside, and whether what lies under
/// it is blended in inks.
pub type FormKey = (ObjectId, Mode, bool, bool);

/// Which parts of the state outside a content stream has used.
#[derive(Debug, Copy, Clone, Default)]
pub struct Used {
    /// Its fill.
    pub fill: bool,
    /// Its stroke.
    pub stroke: bool,
}

/// Forms made so far, by what they are made from.
#[derive(Default)]
pub struct KnownForms(HashMap<FormKey, Vec<KnownForm>>);

/// A form made for a state; it serves for every other state that differs only in what it did not use.
struct KnownForm {
    entry: PaintState,
    used: Used,
    made: ObjectId,
}

impl KnownForms {
    /// A form that serves for a state, and what it uses of it.
    pub fn find(&self, key: FormKey, entry: &PaintState) -> Option<(ObjectId, Used)> {
        let fits = |form: &&KnownForm| {
            form.entry.over == entry.over
                && form.entry.rendering == entry.rendering
                && form.entry.blend == entry.blend
                && (!form.used.fill || form.entry.fill == entry.fill)
                && (!form.used.stroke || form.entry.stroke == entry.stroke)
        };
        self.0.get(&key)?.iter().find(fits).map(|form| (form.made, form.used))
    }

    /// Remembers a form that was made for a state.
    pub fn add(&mut self, key: FormKey, entry: PaintState, (made, used): (ObjectId, Used)) {
        self.0.entry(key).or_default().push(KnownForm { entry, used, made });
    }
}
