//! Reading PDFs.

use lopdf::{Dictionary, Document, Object};

/// A PDF read back.
pub struct Printed(pub Document);

impl Printed {
    pub fn read(bytes: &[u8]) -> Self {
        Self(Document::load_mem(bytes).unwrap())
    }

    /// Every dictionary in it, those of streams too.
    pub fn dictionaries(&self) -> impl Iterator<Item = &Dictionary> {
        self.0.objects.values().filter_map(|object| match object {
            Object::Dictionary(dictionary) => Some(dictionary),
            Object::Stream(stream) => Some(&stream.dict),
            _ => None,
        })
    }

    /// The dictionaries whose `key` is a name.
    pub fn with_name(&self, key: &[u8], name: &[u8]) -> Vec<&Dictionary> {
        self.dictionaries()
            .filter(|dictionary| dictionary.get(key).and_then(Object::as_name).ok() == Some(name))
            .collect()
    }

    /// A box of each page.
    pub fn boxes(&self, name: &[u8]) -> Vec<Option<[f64; 4]>> {
        let pages = self.0.get_pages();
        pages
            .values()
            .map(|id| {
                let array = self.0.get_dictionary(*id).unwrap().get(name).ok()?.as_array().ok()?;
                let numbers = array.iter().map(|n| f64::from(n.as_float().unwrap()));
                numbers.collect::<Vec<_>>().try_into().ok()
            })
            .collect()
    }

    /// Width and height in pixels of every image.
    pub fn images(&self) -> Vec<(i64, i64)> {
        let number = |image: &Dictionary, key| image.get(key).and_then(Object::as_i64).unwrap();
        self.with_name(b"Subtype", b"Image")
            .into_iter()
            .map(|image| (number(image, b"Width"), number(image, b"Height")))
            .collect()
    }

    /// An entry of the catalogue.
    pub fn catalogue(&self, key: &[u8]) -> Option<&Object> {
        self.0.catalog().unwrap().get(key).ok()
    }
}
