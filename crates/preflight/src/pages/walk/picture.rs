//! Pictures that are shown.

use std::rc::Rc;

use hayro_syntax::object::{Dict, Name, Object, Stream};

use super::super::event::{ColourUse, Event};
use super::super::geometry::Bounds;
use super::super::painted::{Painted, PaintedKind, Within};
use super::super::read::image::ImageObject;
use super::super::read::jpx;
use super::super::read::pixels::{self, InkCount};
use super::super::read::space::ColourSpace;
use super::Walker;
use super::scope::Scope;
use crate::page_tree::key;

impl<'a> Walker<'_, 'a> {
    /// A picture of the resources.
    pub(super) fn picture(&mut self, scope: &Scope<'_, 'a>, stream: &Stream<'a>) {
        let image = ImageObject::of(stream);
        let space = match stream.dict().get::<Object<'_>>("ColorSpace") {
            Some(space) => Some(self.cache.space(&space, scope.resources)),
            None => own_space(&image, stream),
        };
        self.show_picture(scope, stream, &image, space, ColourUse::Picture);
    }

    /// A picture within the content.
    pub(super) fn inline_picture(&mut self, scope: &Scope<'_, 'a>, stream: &Stream<'_>) {
        let image = ImageObject::of(stream);
        let dict = stream.dict();
        let space = dict.get::<Object<'_>>("ColorSpace").or_else(|| dict.get::<Object<'_>>("CS"));
        let space = match space {
            _ if image.stencil => None,
            Some(space) => self.inline_space(scope, &space),
            None => own_space(&image, stream),
        };
        self.show_picture(scope, stream, &image, space, ColourUse::Inline);
    }

    fn inline_space(
        &mut self,
        scope: &Scope<'_, 'a>,
        space: &Object<'_>,
    ) -> Option<Rc<ColourSpace>> {
        match space {
            Object::Name(name) => Some(self.cache.space_named(name, scope.resources)),
            Object::Array(array) => {
                // A palette over a device space, or over a named one.
                let mut parts = array.iter::<Object<'_>>();
                let (_, Some(Object::Name(base))) = (parts.next()?, parts.next()) else {
                    return None;
                };
                let base = self.cache.space_named(&base, scope.resources);
                Some(Rc::new(ColourSpace::palette(ColourSpace::clone(&base))))
            }
            _ => None,
        }
    }

    fn show_picture(
        &mut self,
        scope: &Scope<'_, 'a>,
        stream: &Stream<'_>,
        image: &ImageObject,
        space: Option<Rc<ColourSpace>>,
        used: ColourUse,
    ) {
        let (dict, state) = (stream.dict(), &scope.state);
        let shape = state.ctm.bounds(Bounds::new(0.0, 0.0, 1.0, 1.0));
        if image.stencil {
            self.mark(scope, PaintedKind::Area(None), shape, &state.fill);
        }
        let at = self.seen(scope, shape);
        if let Some(intent) = dict.get::<Name<'_>>("Intent") {
            self.tell(Event::RenderingIntent(&intent));
        }
        self.tell(Event::Picture { image, key: key(dict), ctm: state.ctm, at });
        self.mask_of_picture(scope, dict, at);
        let Some(space) = space.filter(|_| !image.stencil) else { return };
        self.tell(Event::ColourSpace { space: &space, used, at });
        let (alpha, blend, masked) = (state.fill.alpha, state.blend, state.masked);
        self.tell(Event::Through { alpha, blend, masked, at });
        let count = self.count(image, &space, stream, used, at);
        self.tell(Event::PictureInks { space: &space, count: count.as_ref(), at });
        self.tell(Event::Painted(&Painted {
            kind: PaintedKind::Picture,
            seen: at,
            colours: &[],
            over: state.fill.over,
            mode1: state.mode1,
            opaque: true,
        }));
    }

    /// A picture's own soft mask must be grey.
    fn mask_of_picture(&mut self, scope: &Scope<'_, 'a>, dict: &Dict<'_>, at: Bounds) {
        let Some(mask) = dict.get::<Stream<'_>>("SMask") else { return };
        if let Some(Object::Name(name)) = mask.dict().get::<Object<'_>>("ColorSpace") {
            let space = self.cache.space_named(&name, scope.resources);
            let before = std::mem::replace(&mut self.nesting.within, Within::Mask);
            self.tell(Event::ColourSpace { space: &space, used: ColourUse::Picture, at });
            self.nesting.within = before;
        }
    }

    /// Counts a picture's pixels; those of the resources once.
    fn count(
        &mut self,
        image: &ImageObject,
        space: &ColourSpace,
        stream: &Stream<'_>,
        used: ColourUse,
        at: Bounds,
    ) -> Option<InkCount> {
        if !self.terms.expect.pixels || at.is_nothing() || self.nesting.within == Within::Mask {
            return None;
        }
        let limit = self.terms.expect.total_ink as f32;
        match used {
            ColourUse::Inline => pixels::count(image, space, stream, limit),
            _ => self.cache.count(image, space, stream, limit),
        }
    }
}

/// The space that a picture in JPEG 2000 brings with it.
fn own_space(image: &ImageObject, stream: &Stream<'_>) -> Option<Rc<ColourSpace>> {
    image.jpx.then(|| Rc::new(jpx::space(stream)))
}
