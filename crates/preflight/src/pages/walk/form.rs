//! Forms, transparency groups, and patterns' cells.

use std::rc::Rc;

use hayro_syntax::object::{Array, Dict, Name, Object, Stream};

use super::super::event::{ColourUse, Event};
use super::super::geometry::{Bounds, Matrix};
use super::super::painted::Within;
use super::super::read::resources::Resources;
use super::super::read::stream::decoded;
use super::super::read::tint::numbers;
use super::Walker;
use super::scope::Scope;
use super::state::GraphicsState;
use crate::page_tree::key;

/// How many operators the showing of a form takes as long as.
const FORM: u64 = 20;
/// And that of one that can't be decoded.
const BROKEN: u64 = 100_000;

impl<'a> Walker<'_, 'a> {
    /// The operator `Do`.
    pub(super) fn object(&mut self, scope: &mut Scope<'_, 'a>, name: Option<&Name<'_>>) {
        let Some(stream) = name.and_then(|name| scope.resources.object(name)) else {
            return;
        };
        let dict = stream.dict();
        let subtype = dict.get::<Name<'_>>("Subtype");
        let second = dict.get::<Name<'_>>("Subtype2");
        match subtype.as_deref() {
            Some(b"Image") => self.picture(scope, &stream),
            // Programs are no pictures; the rules on the file's parts tell of them.
            Some(b"PS") => {}
            _ if second.as_deref() == Some(b"PS") => {}
            _ => {
                let before = self.nesting.within;
                if before == Within::Page {
                    self.nesting.within = Within::Form;
                }
                self.form(&stream, scope.resources, scope.state.clone());
                self.nesting.within = before;
            }
        }
    }

    /// Shows a form: ISO 32000-1, 8.10.
    pub(super) fn form(
        &mut self,
        form: &Stream<'a>,
        resources: &Resources<'a>,
        mut state: GraphicsState<'a>,
    ) {
        let dict = form.dict();
        let key = key(dict);
        if self.nesting.is_in(key) || self.nesting.is_deep() {
            return;
        }
        if let Some(array) = dict.get::<Array<'_>>("Matrix") {
            state.ctm = matrix(&array).then(state.ctm);
        }
        if let Some(array) = dict.get::<Array<'_>>("BBox") {
            state.clip = state.clip.cut(state.ctm.bounds(rectangle(&array)));
        }
        let own = match dict.get::<Dict<'_>>("Resources") {
            Some(own) => Resources::within(own, resources),
            // Old files leave out what the page has.
            None => resources.clone(),
        };
        let seen = state.clip.cut(self.terms.media);
        if let Some(group) = dict.get::<Dict<'_>>("Group") {
            self.group(&group, &own, seen);
        }
        self.budget.spend(FORM);
        let Some(content) = self.unfolded(form) else {
            self.tell(Event::Unreadable(Some(seen)));
            return;
        };
        self.nesting.enter(key);
        self.content(&content, &own, state);
        self.nesting.leave();
    }

    /// A transparency group, of the page or of a form.
    pub(super) fn group(&mut self, group: &Dict<'a>, resources: &Resources<'a>, at: Bounds) {
        if group.get::<Name<'_>>("S").as_deref() != Some(b"Transparency") {
            return;
        }
        self.tell(Event::Group(at));
        if let Some(space) = group.get::<Object<'_>>("CS") {
            let space = self.cache.space(&space, resources);
            self.tell(Event::ColourSpace { space: &space, used: ColourUse::Group, at });
        }
    }

    /// A form's content, kept for the next time.
    fn unfolded(&mut self, form: &Stream<'a>) -> Option<Rc<[u8]>> {
        let key = key(form.dict());
        if let Some(kept) = self.cache.form(key) {
            return Some(kept);
        }
        let Some(content) = decoded(form) else {
            // It is tried again wherever the form is shown.
            self.budget.spend(BROKEN);
            return None;
        };
        let content: Rc<[u8]> = content.into();
        // Decoding is work too, however few its operators are.
        self.budget.spend(content.len() as u64 / 256);
        self.cache.keep_form(key, &content);
        Some(content)
    }

    /// Goes through a tiling pattern's cell, once, as if it filled all that the pattern does.
    pub(super) fn cell(&mut self, scope: &Scope<'_, 'a>, cell: &Stream<'a>, filled: Bounds) {
        let dict = cell.dict();
        let key = key(dict);
        if self.nesting.is_deep() || filled.is_nothing() || !self.nesting.is_first(key, 1) {
            return;
        }
        let Some(content) = decoded(cell) else { return };
        let own = dict.get::<Dict<'_>>("Resources").unwrap_or_default();
        let resources = Resources::within(own, scope.resources);
        let lay = dict.get::<Array<'_>>("Matrix").map_or(Matrix::SAME, |array| matrix(&array));
        let mut state = GraphicsState::first(lay.then(self.terms.base), filled);
        if dict.get::<u8>("PaintType") == Some(2) {
            // Uncoloured: it takes the colour that was set with it.
            let mut brush = scope.state.fill.clone();
            brush.tile = None;
            (state.fill, state.stroke) = (brush.clone(), brush);
        }
        let within = std::mem::replace(&mut self.nesting.within, Within::Pattern);
        let before = self.nesting.filled.replace(filled);
        self.nesting.enter(key);
        self.content(&content, &resources, state);
        self.nesting.leave();
        self.nesting.filled = before;
        self.nesting.within = within;
    }
}

fn matrix(array: &Array<'_>) -> Matrix {
    let mut matrix = Matrix::SAME;
    for (to, from) in matrix.0.iter_mut().zip(numbers(array)) {
        *to = from.into();
    }
    matrix
}

fn rectangle(array: &Array<'_>) -> Bounds {
    match numbers(array)[..] {
        [x0, y0, x1, y1, ..] => Bounds::new(x0.into(), y0.into(), x1.into(), y1.into()),
        _ => Bounds::NOWHERE,
    }
}
