//! Forms, patterns' cells, soft masks, and parameter dictionaries.

use std::rc::Rc;

use hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use hayro_syntax::page::Resources;

use super::geometry::{Bounds, Matrix};
use super::mark::Within;
use super::rules;
use super::rules::colour::Place;
use super::state::State;
use super::stream::decoded;
use super::tint::numbers;
use super::walk::{Level, Walker};

/// How deeply forms, cells, masks and glyphs may be nested.
pub(super) const DEPTH: usize = 16;
/// How many operators the showing of a form takes as long as.
const FORM: u64 = 20;
/// And that of one that can't be decoded.
const BROKEN: u64 = 100_000;
/// The most bytes of forms that are kept.
const KEPT: usize = 64 << 20;

impl<'a> Walker<'_, 'a> {
    /// The operator `gs`.
    pub(super) fn parameters(&mut self, level: &mut Level<'_, 'a>, name: Option<&Name<'_>>) {
        let Some(dict) = name.and_then(|name| level.resources.get_ext_g_state(name)) else {
            return;
        };
        let state = &mut level.state;
        if let Some(over) = dict.get::<bool>("OP") {
            state.stroke.over = over;
            state.fill.over = over;
        }
        if let Some(over) = dict.get::<bool>("op") {
            state.fill.over = over;
        }
        if let Some(mode) = dict.get::<u8>("OPM") {
            state.mode1 = mode == 1;
        }
        if let Some(alpha) = dict.get::<f32>("CA") {
            state.stroke.alpha = alpha;
        }
        if let Some(alpha) = dict.get::<f32>("ca") {
            state.fill.alpha = alpha;
        }
        if let Some(width) = dict.get::<f32>("LW") {
            state.width = f64::from(width).abs();
        }
        if let Some(blend) = dict.get::<Object<'_>>("BM") {
            let named = match blend {
                Object::Name(name) => Some(name),
                Object::Array(array) => array.iter::<Name<'_>>().next(),
                _ => None,
            };
            state.blend = named
                .as_ref()
                .is_some_and(|name| !matches!(name.as_ref(), b"Normal" | b"Compatible"));
            rules::transparency::blend(self, named.as_ref());
        }
        if let Some(intent) = dict.get::<Name<'_>>("RI") {
            rules::content::intent(self, Some(&intent));
        }
        match dict.get::<Object<'_>>("SMask") {
            Some(Object::Name(_)) => level.state.masked = false,
            Some(Object::Dict(mask)) => {
                level.state.masked = true;
                if let Some(group) = mask.get::<Stream<'_>>("G") {
                    let key = key(group.dict());
                    if self.done.insert((key, 0)) {
                        let before = std::mem::replace(&mut self.within, Within::Mask);
                        let state = State::first(level.state.ctm, self.sheet.media);
                        self.form(&group, level.resources, state);
                        self.within = before;
                    }
                }
            }
            _ => {}
        }
        if let Some(array) = dict.get::<Array<'_>>("Font") {
            let mut parts = array.flex_iter();
            if let (Some(font), Some(size)) = (parts.next::<Dict<'_>>(), parts.next::<f32>()) {
                level.state.text.size = size.into();
                self.set_font(level, font);
            }
        }
    }

    /// The operator `Do`.
    pub(super) fn object(&mut self, level: &mut Level<'_, 'a>, name: Option<&Name<'_>>) {
        let Some(stream) = name.and_then(|name| level.resources.get_x_object(name)) else {
            return;
        };
        let dict = stream.dict();
        let subtype = dict.get::<Name<'_>>("Subtype");
        let second = dict.get::<Name<'_>>("Subtype2");
        match subtype.as_deref() {
            Some(b"Image") => self.picture(level, &stream, false),
            // Programs are no pictures; the rules on the file's parts tell of them.
            Some(b"PS") => {}
            _ if second.as_deref() == Some(b"PS") => {}
            _ => {
                let before = self.within;
                if before == Within::Page {
                    self.within = Within::Form;
                }
                self.form(&stream, level.resources, level.state.clone());
                self.within = before;
            }
        }
    }

    /// Shows a form: ISO 32000-1, 8.10.
    fn form(&mut self, form: &Stream<'a>, resources: &Resources<'a>, mut state: State<'a>) {
        let dict = form.dict();
        let key = key(dict);
        if self.open.contains(&key) || self.open.len() >= DEPTH {
            return;
        }
        if let Some(array) = dict.get::<Array<'_>>("Matrix") {
            state.ctm = matrix(&array).then(state.ctm);
        }
        if let Some(array) = dict.get::<Array<'_>>("BBox") {
            state.clip = state.clip.cut(state.ctm.bounds(rectangle(&array)));
        }
        let own = match dict.get::<Dict<'_>>("Resources") {
            Some(own) => Resources::from_parent(own, resources.clone()),
            // Old files leave out what the page has.
            None => resources.clone(),
        };
        if let Some(group) = dict.get::<Dict<'_>>("Group") {
            self.group(&group, &own, state.clip.cut(self.sheet.media));
        }
        self.left = self.left.saturating_sub(FORM);
        let Some(content) = self.unfolded(form) else {
            rules::content::unreadable(self, Some(state.clip.cut(self.sheet.media)));
            return;
        };
        self.open.push(key);
        self.content(&content, &own, state);
        self.open.pop();
    }

    /// A transparency group, of the page or of a form.
    pub(super) fn group(&mut self, group: &Dict<'a>, resources: &Resources<'a>, at: Bounds) {
        if group.get::<Name<'_>>("S").as_deref() != Some(b"Transparency") {
            return;
        }
        rules::transparency::group(self, at);
        if let Some(space) = group.get::<Object<'_>>("CS") {
            let space = self.space(&space, resources);
            rules::colour::check(self, &space, Place::Group, at);
        }
    }

    /// A form's content, kept for the next time.
    fn unfolded(&mut self, form: &Stream<'a>) -> Option<Rc<[u8]>> {
        let key = key(form.dict());
        if let Some(kept) = self.forms.get(&key) {
            return Some(Rc::clone(kept));
        }
        let Some(content) = decoded(form) else {
            // It is tried again wherever the form is shown.
            self.left = self.left.saturating_sub(BROKEN);
            return None;
        };
        let content: Rc<[u8]> = content.into();
        // Decoding is work too, however few its operators are.
        self.left = self.left.saturating_sub(content.len() as u64 / 256);
        if self.forms.values().map(|kept| kept.len()).sum::<usize>() + content.len() < KEPT {
            self.forms.insert(key, Rc::clone(&content));
        }
        Some(content)
    }

    /// Goes through a tiling pattern's cell, once, as if it filled all that the pattern does.
    pub(super) fn cell(&mut self, level: &Level<'_, 'a>, cell: &Stream<'a>, filled: Bounds) {
        let dict = cell.dict();
        let key = key(dict);
        if self.open.len() >= DEPTH || filled.is_nothing() || !self.done.insert((key, 1)) {
            return;
        }
        let Some(content) = decoded(cell) else { return };
        let own = dict.get::<Dict<'_>>("Resources").unwrap_or_default();
        let resources = Resources::from_parent(own, level.resources.clone());
        let lay = dict.get::<Array<'_>>("Matrix").map_or(Matrix::SAME, |array| matrix(&array));
        let mut state = State::first(lay.then(self.sheet.base), filled);
        if dict.get::<u8>("PaintType") == Some(2) {
            // Uncoloured: it takes the colour that was set with it.
            let mut paint = level.state.fill.clone();
            paint.tile = None;
            (state.fill, state.stroke) = (paint.clone(), paint);
        }
        let within = std::mem::replace(&mut self.within, Within::Pattern);
        let before = self.filled.replace(filled);
        self.open.push(key);
        self.content(&content, &resources, state);
        self.open.pop();
        self.filled = before;
        self.within = within;
    }
}

/// Where an object lies, which tells it from all others.
fn key(dict: &Dict<'_>) -> usize {
    dict.data().as_ptr() as usize
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
