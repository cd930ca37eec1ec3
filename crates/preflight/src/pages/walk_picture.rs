//! Pictures: how they are kept, placed and inked.

use std::rc::Rc;

use hayro_syntax::object::{Dict, Name, Object, Stream};

use super::geometry::Bounds;
use super::jpx;
use super::mark::{Kind, Mark, Within};
use super::pixels;
use super::rules;
use super::rules::colour::Place;
use super::space::{Family, Space};
use super::stream::filters;
use super::walk::{Level, Walker};

/// A picture, as far as it matters here.
#[derive(Debug)]
pub struct Picture {
    /// Pixels across and down.
    pub size: (u32, u32),
    /// Bits of a component.
    pub bits: u8,
    /// A stencil, through which the fill colour is seen.
    pub stencil: bool,
    /// JPEG 2000.
    pub jpx: bool,
    /// Has a soft mask.
    pub masked: bool,
    /// Asks for interpolation.
    pub interpolated: bool,
}

impl<'a> Walker<'_, 'a> {
    /// A picture within the content.
    pub(super) fn inline(&mut self, level: &mut Level<'_, 'a>, stream: &Stream<'_>) {
        self.show_picture(level, stream, true, |walker, name| match name {
            Object::Name(name) => Some(walker.space_named(&name, level)),
            Object::Array(array) => {
                // A palette over a device space, or over a named one.
                let mut parts = array.iter::<Object<'_>>();
                let (_, Some(Object::Name(base))) = (parts.next()?, parts.next()) else {
                    return None;
                };
                let base = walker.space_named(&base, level);
                Some(Rc::new(Space::palette(Space::clone(&base))))
            }
            _ => None,
        });
    }

    /// A picture of the resources.
    pub(super) fn picture(&mut self, level: &Level<'_, 'a>, stream: &Stream<'a>, inline: bool) {
        let space = stream.dict().get::<Object<'a>>("ColorSpace");
        let space = space.map(|space| self.space_of(&space, level));
        self.show_picture(level, stream, inline, |_, _| space);
    }

    fn space_of(&mut self, object: &Object<'a>, level: &Level<'_, 'a>) -> Rc<Space> {
        self.space(object, level.resources)
    }

    fn show_picture<'s>(
        &mut self,
        level: &Level<'_, 'a>,
        stream: &Stream<'s>,
        inline: bool,
        space: impl FnOnce(&mut Self, Object<'s>) -> Option<Rc<Space>>,
    ) {
        let dict = stream.dict();
        let picture = Picture::of(stream);
        let state = &level.state;
        let shape = state.ctm.bounds(Bounds::new(0.0, 0.0, 1.0, 1.0));
        if picture.stencil {
            let paint = state.fill.clone();
            self.mark(level, Kind::Area(None), shape, &paint);
        }
        let shape = self.filled.unwrap_or(shape);
        let seen = shape.cut(state.clip).cut(self.sheet.media);
        if let Some(intent) = dict.get::<Name<'_>>("Intent") {
            rules::content::intent(self, Some(&intent));
        }
        rules::picture::kept(self, &picture, seen);
        self.soft_mask(level, dict, seen);
        if !seen.is_nothing() && !matches!(self.within, Within::Mask | Within::Glyph) {
            self.pictures.insert(dict.data().as_ptr() as usize);
            if seen.meets(self.sheet.bleed) {
                rules::picture::resolution(self, &picture, state.ctm, seen);
            }
        }
        if picture.stencil {
            return;
        }
        let object = dict.get::<Object<'_>>("ColorSpace").or_else(|| dict.get::<Object<'_>>("CS"));
        let space = match object {
            Some(object) => space(self, object),
            None => picture.jpx.then(|| Rc::new(jpx::space(stream))),
        };
        let Some(space) = space else { return };
        let place = if inline { Place::Inline } else { Place::Picture };
        rules::colour::check(self, &space, place, seen);
        rules::transparency::check(self, state, state.fill.alpha, seen);
        let count = self.count(&picture, &space, stream, inline, seen);
        if seen.meets(self.sheet.bleed) {
            self.inked(&space, count.as_ref());
        }
        let mark = Mark {
            kind: Kind::Picture,
            seen,
            colours: &[],
            over: state.fill.over,
            mode1: state.mode1,
            opaque: true,
        };
        self.put(&mark);
        if let Some(count) = count.filter(|_| seen.meets(self.sheet.trim)) {
            rules::ink::pixels(self, &count, seen);
        }
    }

    /// A picture's own soft mask must be grey.
    fn soft_mask(&mut self, level: &Level<'_, 'a>, dict: &Dict<'_>, at: Bounds) {
        let Some(mask) = dict.get::<Stream<'_>>("SMask") else { return };
        if let Some(Object::Name(name)) = mask.dict().get::<Object<'_>>("ColorSpace") {
            let space = self.space_named(&name, level);
            let before = std::mem::replace(&mut self.within, Within::Mask);
            rules::colour::check(self, &space, Place::Picture, at);
            self.within = before;
        }
    }

    /// Counts a picture's pixels, once.
    fn count(
        &mut self,
        picture: &Picture,
        space: &Space,
        stream: &Stream<'_>,
        inline: bool,
        seen: Bounds,
    ) -> Option<pixels::Count> {
        if !self.sheet.expect.pixels || seen.is_nothing() || self.within == Within::Mask {
            return None;
        }
        let limit = self.sheet.expect.total_ink as f32;
        if inline {
            return pixels::count(picture, space, stream, limit);
        }
        let key = stream.dict().data().as_ptr() as usize;
        let count = || pixels::count(picture, space, stream, limit);
        self.counts.entry(key).or_insert_with(count).clone()
    }

    /// Plates of a picture: those that its pixels put ink on, or all of its space if they weren't counted.
    fn inked(&mut self, space: &Space, count: Option<&pixels::Count>) {
        if matches!(self.within, Within::Mask | Within::Glyph) {
            return;
        }
        let mut put = |name: &str| {
            self.plates.insert(name.to_owned());
        };
        match (&space.family, count) {
            (_, Some(count)) => {
                let inked = ["C", "M", "Y", "K"].into_iter().zip(count.inked);
                inked.filter(|(_, inked)| *inked).for_each(|(name, _)| put(name));
            }
            (Family::Gray, None) => put("K"),
            (Family::Cmyk { .. }, None) => ["C", "M", "Y", "K"].into_iter().for_each(put),
            (Family::Colorants(_), None) => {
                if let Some(inks) = space.first() {
                    inks.plates().for_each(put);
                }
            }
            (Family::Indexed { base, table }, None) => {
                for entry in table.chunks_exact(base.components().max(1)).take(256) {
                    let colour: Vec<f32> = entry.iter().map(|b| f32::from(*b) / 255.0).collect();
                    if let Some(inks) = base.inks(&colour) {
                        inks.plates().for_each(&mut put);
                    }
                }
            }
            _ => {}
        }
    }
}

impl Picture {
    fn of(stream: &Stream<'_>) -> Self {
        let dict = stream.dict();
        let number = |long, short| dict.get::<u32>(long).or_else(|| dict.get::<u32>(short));
        let truth = |long, short| {
            dict.get::<bool>(long).or_else(|| dict.get::<bool>(short)).unwrap_or(false)
        };
        let stencil = truth("ImageMask", "IM");
        let bits = dict.get::<u8>("BitsPerComponent").or_else(|| dict.get::<u8>("BPC"));
        Self {
            size: (number("Width", "W").unwrap_or(0), number("Height", "H").unwrap_or(0)),
            bits: if stencil { 1 } else { bits.unwrap_or(8) },
            stencil,
            jpx: filters(stream).iter().any(|name| name.as_ref() == b"JPXDecode"),
            masked: dict.get::<Stream<'_>>("SMask").is_some(),
            interpolated: truth("Interpolate", "I"),
        }
    }
}
