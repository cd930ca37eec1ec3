//! Items of an array, whatever stands among them.

use hayro_syntax::object::{Array, Dict, Object};

/// The items of an array. hayro's own iterators end at the first that is null or leads nowhere; readers go on
/// (ISO 32000-1, 7.3.10: what is not there is null).
pub fn items<'a>(array: &Array<'a>) -> impl Iterator<Item = Object<'a>> {
    let count = array.raw_iter().count();
    let mut items = array.flex_iter();
    (0..count).filter_map(move |_| items.next::<Object<'a>>())
}

/// Those that are dictionaries.
pub fn dicts<'a>(array: &Array<'a>) -> impl Iterator<Item = Dict<'a>> {
    items(array).filter_map(Object::into_dict)
}
