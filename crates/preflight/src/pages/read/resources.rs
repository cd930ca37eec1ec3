//! What the names in content stand for (ISO 32000-1, 7.8.3).

use std::rc::Rc;

use hayro_syntax::object::{Dict, Name, Object, Stream};

use crate::page_tree::PageNode;

/// What the names in content stand for. Old files leave out in a form what the page has, and viewers look there too.
#[derive(Clone)]
pub struct Resources<'a>(Rc<Level<'a>>);

struct Level<'a> {
    states: Dict<'a>,
    spaces: Dict<'a>,
    fonts: Dict<'a>,
    patterns: Dict<'a>,
    shadings: Dict<'a>,
    objects: Dict<'a>,
    outer: Option<Resources<'a>>,
}

impl<'a> Resources<'a> {
    /// A page's own, or those that it inherits.
    pub fn of_page(page: &PageNode<'a>) -> Self {
        let own = page.inherited(b"Resources").and_then(Object::into_dict);
        Self::new(own.unwrap_or_default(), None)
    }

    /// Those of something within what has others.
    pub fn within(own: Dict<'a>, outer: &Self) -> Self {
        Self::new(own, Some(outer.clone()))
    }

    fn new(own: Dict<'a>, outer: Option<Self>) -> Self {
        let of = |kind: &[u8]| own.get::<Dict<'a>>(kind).unwrap_or_default();
        Self(Rc::new(Level {
            states: of(b"ExtGState"),
            spaces: of(b"ColorSpace"),
            fonts: of(b"Font"),
            patterns: of(b"Pattern"),
            shadings: of(b"Shading"),
            objects: of(b"XObject"),
            outer,
        }))
    }

    /// A graphics state's parameters.
    pub fn state(&self, name: &Name<'_>) -> Option<Dict<'a>> {
        self.nearest(|level| level.states.get(&**name))
    }

    /// A colour space.
    pub fn space(&self, name: &Name<'_>) -> Option<Object<'a>> {
        self.nearest(|level| level.spaces.get(&**name))
    }

    /// A font.
    pub fn font(&self, name: &Name<'_>) -> Option<Dict<'a>> {
        self.nearest(|level| level.fonts.get(&**name))
    }

    /// Every font, by whatever name.
    pub fn fonts(&self) -> impl Iterator<Item = Dict<'a>> + '_ {
        let fonts = &self.0.fonts;
        fonts.keys().filter_map(|name| fonts.get::<Dict<'a>>(&*name))
    }

    /// A pattern.
    pub fn pattern(&self, name: &Name<'_>) -> Option<Object<'a>> {
        self.nearest(|level| level.patterns.get(&**name))
    }

    /// A shading.
    pub fn shading(&self, name: &Name<'_>) -> Option<Object<'a>> {
        self.nearest(|level| level.shadings.get(&**name))
    }

    /// A picture or a form.
    pub fn object(&self, name: &Name<'_>) -> Option<Stream<'a>> {
        self.nearest(|level| level.objects.get(&**name))
    }

    /// The same name may stand in several; the nearest counts.
    fn nearest<T>(&self, read: impl Fn(&Level<'a>) -> Option<T>) -> Option<T> {
        let mut at = Some(self);
        while let Some(Self(level)) = at {
            if let Some(found) = read(level) {
                return Some(found);
            }
            at = level.outer.as_ref();
        }
        None
    }
}
