//! The resources of a content stream that is being written: only what it uses.

use lopdf::{Dictionary, Object};

/// The resources of one content stream.
#[derive(Default)]
pub struct NewResources(Dictionary);

impl NewResources {
    /// Puts a resource there, by the name that is wanted if that is free or holds the same. Gives its name.
    pub fn put(&mut self, category: &str, wanted: &[u8], object: Object) -> Vec<u8> {
        if !self.0.has(category.as_bytes()) {
            self.0.set(category, Dictionary::new());
        }
        let new_resources = self.0.get_mut(category.as_bytes()).and_then(Object::as_dict_mut);
        let Ok(new_resources) = new_resources else { return wanted.to_vec() };
        let mut name = wanted.to_vec();
        let mut count = 1;
        while let Ok(taken) = new_resources.get(&name) {
            if *taken == object {
                return name;
            }
            count += 1;
            name = [wanted, format!(".{count}").as_bytes()].concat();
        }
        new_resources.set(name.clone(), object);
        name
    }

    /// All of them.
    pub fn into_dict(self) -> Dictionary {
        self.0
    }
}
