//! What content refers to, read once a page however often it is shown.

use std::collections::HashMap;
use std::rc::Rc;

use hayro_syntax::object::{Dict, Name, Object, Stream};

use super::super::read::font::Font;
use super::super::read::font_program::FontPrograms;
use super::super::read::image::ImageObject;
use super::super::read::pixels::{self, InkCount};
use super::super::read::resources::Resources;
use super::super::read::shading::Shading;
use super::super::read::space::{ColourSpace, SpaceReading, SpotInk};
use crate::page_tree::key;

/// The most bytes of forms that are kept.
const KEPT: usize = 64 << 20;

/// What was read already, by where it lies in the file.
pub struct Cache<'w, 'a> {
    /// The output intent's profile.
    profile: Option<&'w [u8]>,
    /// Those of the whole file.
    programs: &'w FontPrograms,
    /// Spot inks as they are declared, in the order they are met.
    pub spots: Vec<SpotInk>,
    spaces: HashMap<usize, Rc<ColourSpace>>,
    fonts: HashMap<usize, (Rc<Font>, Dict<'a>)>,
    shadings: HashMap<usize, Shading>,
    forms: HashMap<usize, Rc<[u8]>>,
    counts: HashMap<usize, Option<InkCount>>,
}

impl<'w, 'a> Cache<'w, 'a> {
    /// Nothing read yet.
    pub fn new(profile: Option<&'w [u8]>, programs: &'w FontPrograms) -> Self {
        Self {
            profile,
            programs,
            spots: Vec::new(),
            spaces: HashMap::new(),
            fonts: HashMap::new(),
            shadings: HashMap::new(),
            forms: HashMap::new(),
            counts: HashMap::new(),
        }
    }

    /// A colour space by its name in the resources.
    pub fn space_named(&mut self, name: &Name<'_>, resources: &Resources<'a>) -> Rc<ColourSpace> {
        match resources.space(name) {
            Some(object) => self.space(&object, resources),
            None => {
                let mut reading = SpaceReading { profile: self.profile, spots: &mut self.spots };
                let name = Object::Name(Name::new_unescaped(device(name)));
                Rc::new(ColourSpace::read(&name, resources, &mut reading, 0))
            }
        }
    }

    /// A colour space.
    pub fn space(&mut self, object: &Object<'a>, resources: &Resources<'a>) -> Rc<ColourSpace> {
        // Arrays lie where they are as long as the file is open.
        let key = match object {
            Object::Array(array) => Some(array.data().as_ptr() as usize),
            _ => None,
        };
        if let Some(space) = key.and_then(|key| self.spaces.get(&key)) {
            return Rc::clone(space);
        }
        let mut reading = SpaceReading { profile: self.profile, spots: &mut self.spots };
        let space = Rc::new(ColourSpace::read(object, resources, &mut reading, 0));
        if let Some(key) = key {
            self.spaces.insert(key, Rc::clone(&space));
        }
        space
    }

    /// A font, and the key of its dictionary.
    pub fn font(&mut self, dict: Dict<'a>) -> (usize, Rc<Font>) {
        let key = key(&dict);
        let read = || (Rc::new(Font::read(&dict, self.programs)), dict.clone());
        let (font, _) = self.fonts.entry(key).or_insert_with(read);
        (key, Rc::clone(font))
    }

    /// The dictionary of a font that was read.
    pub fn font_dict(&self, key: usize) -> Option<&Dict<'a>> {
        self.fonts.get(&key).map(|(_, dict)| dict)
    }

    /// A shading, a dictionary or a stream.
    pub fn shading(&mut self, shading: &Object<'a>, resources: &Resources<'a>) -> Option<Shading> {
        let dict: Dict<'a> = match shading {
            Object::Dict(dict) => dict.clone(),
            Object::Stream(stream) => stream.dict().clone(),
            _ => return None,
        };
        let key = key(&dict);
        if let Some(shading) = self.shadings.get(&key) {
            return Some(shading.clone());
        }
        let space = self.space(&dict.get::<Object<'_>>("ColorSpace")?, resources);
        let shading = Shading::read(&dict, space);
        self.shadings.insert(key, shading.clone());
        Some(shading)
    }

    /// A form's content, if it is kept.
    pub fn form(&self, key: usize) -> Option<Rc<[u8]>> {
        self.forms.get(&key).map(Rc::clone)
    }

    /// Keeps a form's content, as long as there is room.
    pub fn keep_form(&mut self, key: usize, content: &Rc<[u8]>) {
        let kept: usize = self.forms.values().map(|kept| kept.len()).sum();
        if kept + content.len() < KEPT {
            self.forms.insert(key, Rc::clone(content));
        }
    }

    /// The pixels of a picture of the resources, counted.
    pub fn count(
        &mut self,
        image: &ImageObject,
        space: &ColourSpace,
        stream: &Stream<'_>,
        limit: f32,
    ) -> Option<InkCount> {
        let count = || pixels::count(image, space, stream, limit);
        self.counts.entry(key(stream.dict())).or_insert_with(count).clone()
    }
}

/// The device space that a name stands for by itself.
fn device(name: &Name<'_>) -> &'static [u8] {
    match name.as_ref() {
        b"DeviceGray" | b"G" => b"DeviceGray",
        b"DeviceCMYK" | b"CMYK" => b"DeviceCMYK",
        b"DeviceRGB" | b"RGB" => b"DeviceRGB",
        b"Pattern" => b"Pattern",
        _ => b"?",
    }
}
