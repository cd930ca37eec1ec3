//! The tree of pages, looked at before the reader follows it: the reader would go round a ring for ever, and takes
//! every branch as often as it is named.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use hayro_syntax::object::{Array, Dict, FromBytes, MaybeRef, Name, Object, Stream};

use super::raw::{before, find, levels, objects};

/// The most pages, and the most levels of the tree.
const PAGES: usize = 50_000;
const LEVELS: usize = 500;
/// The most brackets within brackets.
const BRACKETS: usize = 100_000;

/// The tree as a file's bytes show it.
#[derive(Default)]
struct Tree {
    /// Which objects hang from a branch, or stand in an array that is an object of its own.
    kids: HashMap<i32, Vec<i32>>,
    /// Branches: only through them the reader goes further.
    branches: HashSet<i32>,
    /// Where trees begin.
    roots: Vec<i32>,
    /// Objects that are packed into streams, whose bytes can't be changed.
    packed: HashSet<i32>,
}

/// Kids that lead back to where they hang from, by the object that names them.
type Rings = HashMap<i32, HashSet<i32>>;

/// The file, if every branch of the tree comes to an end soon enough; kids that lead back up are blanked in it, as
/// viewers pass over them. `None` if it can't be followed.
pub fn followable(bytes: &[u8]) -> Option<Cow<'_, [u8]>> {
    let mut tree = Tree::default();
    for (object, body) in objects(bytes) {
        if !is_shallow(body) {
            return None;
        }
        if body.starts_with(b"[") || holds(body, b"/Kids") || holds(body, b"/Pages") {
            tree.note(object, before(body, b"obj"));
        }
        if holds(body, b"/ObjStm") {
            packed(&mut tree, body);
        }
    }
    let rings = tree.cut();
    let mut sizes = HashMap::new();
    let ends = tree.branches.iter().all(|root| tree.size(&mut sizes, *root, 0).is_some());
    if !ends || rings.keys().any(|holder| tree.packed.contains(holder)) {
        return None;
    }
    if rings.is_empty() {
        return Some(Cow::Borrowed(bytes));
    }
    let mut whole = bytes.to_vec();
    for (object, body) in objects(bytes) {
        if let Some(kids) = rings.get(&object) {
            blank(bytes, &mut whole, before(body, b"obj"), kids);
        }
    }
    Some(Cow::Owned(whole))
}

/// Whether a stream that may hold operators or objects has brackets within brackets to a level that can be followed.
fn is_shallow(body: &[u8]) -> bool {
    let Some(dict) = Dict::from_bytes(before(body, b"obj")) else { return true };
    let data = |key: &[u8], values: &[&[u8]]| {
        dict.get::<Name<'_>>(key).is_some_and(|name| values.contains(&&*name))
    };
    let picture = data(b"Subtype", &[b"Image", b"CIDFontType0C", b"Type1C", b"OpenType", b"XML"]);
    // Fonts and profiles.
    let other =
        dict.contains_key(b"Length1") || dict.contains_key(b"N") && !data(b"Type", &[b"ObjStm"]);
    let plain = !dict.contains_key(b"Filter");
    if picture || other || plain || data(b"Type", &[b"XRef"]) {
        return true;
    }
    let decoded = Stream::from_bytes(body);
    let decoded = decoded.as_ref().and_then(|stream| stream.decoded().ok());
    decoded.is_none_or(|decoded| levels(&decoded) <= BRACKETS)
}

impl Tree {
    /// Notes the branches of one object.
    fn note(&mut self, object: i32, body: &[u8]) {
        if body.starts_with(b"[") {
            let kids = Array::from_bytes(body).iter().flat_map(named).collect::<Vec<_>>();
            self.kids.entry(object).or_default().extend(kids);
            return;
        }
        let Some(dict) = Dict::from_bytes(body) else { return };
        self.roots.extend(dict.get_ref(b"Pages").map(|root| root.obj_number));
        if dict.get::<Name<'_>>(b"Type").is_none_or(|name| &*name != b"Pages") {
            return;
        }
        self.branches.insert(object);
        let far = dict.get_ref(b"Kids").map(|far| far.obj_number);
        let near = dict.get::<Array<'_>>(b"Kids");
        let kids = near.iter().flat_map(named).chain(far).collect::<Vec<_>>();
        self.kids.entry(object).or_default().extend(kids);
    }

    /// Cuts every kid off that leads back up, seen from where trees begin.
    fn cut(&mut self) -> Rings {
        let mut rings = Rings::new();
        let mut done = HashSet::new();
        let mut open = HashSet::new();
        let branches = self.branches.iter().copied();
        let starts: Vec<i32> = self.roots.iter().copied().chain(branches).collect();
        for start in starts {
            // What is still to be looked at; `None` closes the branch before.
            let mut wanted = vec![(start, None::<i32>)];
            while let Some((at, closes)) = wanted.pop() {
                if let Some(closed) = closes {
                    open.remove(&closed);
                    continue;
                }
                if !done.insert(at) {
                    continue;
                }
                open.insert(at);
                wanted.push((at, Some(at)));
                for kid in self.kids.get(&at).into_iter().flatten().copied() {
                    if open.contains(&kid) {
                        rings.entry(at).or_default().insert(kid);
                    } else {
                        wanted.push((kid, None));
                    }
                }
            }
        }
        for (holder, cut) in &rings {
            self.kids.entry(*holder).or_default().retain(|kid| !cut.contains(kid));
        }
        rings
    }

    /// How many pages a branch has; `None` if it is endless or too large.
    fn size(
        &self,
        sizes: &mut HashMap<i32, Option<usize>>,
        at: i32,
        level: usize,
    ) -> Option<usize> {
        let Some(branches) = self.kids.get(&at) else { return Some(1) };
        if level > LEVELS {
            return None;
        }
        if let Some(known) = sizes.get(&at) {
            return *known;
        }
        // Whoever comes here again before it is known goes round in a ring.
        sizes.insert(at, None);
        let mut pages = 0_usize;
        for branch in branches {
            pages = pages.saturating_add(self.size(sizes, *branch, level + 1)?);
        }
        let size = (pages <= PAGES).then_some(pages);
        sizes.insert(at, size);
        size
    }
}

/// The objects that an array names.
fn named(array: &Array<'_>) -> Vec<i32> {
    let kids = array.raw_iter().filter_map(|kid: MaybeRef<Object<'_>>| kid.as_obj_ref());
    kids.map(|kid| kid.obj_number).collect()
}

/// Blanks kids in the array of an object, which stands somewhere in the bytes.
fn blank(bytes: &[u8], whole: &mut [u8], body: &[u8], kids: &HashSet<i32>) {
    let near = match body.starts_with(b"[") {
        true => Array::from_bytes(body),
        false => Dict::from_bytes(body).and_then(|dict| dict.get::<Array<'_>>(b"Kids")),
    };
    let Some(near) = near else { return };
    let text = near.data();
    let from = (text.as_ptr() as usize).saturating_sub(bytes.as_ptr() as usize);
    let mut at = 0;
    while at < text.len() {
        let rest = text.get(at..).unwrap_or_default();
        let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let number = std::str::from_utf8(&rest[..digits]).ok().and_then(|kid| kid.parse().ok());
        let is_cut = number.is_some_and(|kid| kids.contains(&kid));
        let length = if is_cut { reference(rest).unwrap_or(0) } else { 0 };
        if let Some(place) = whole.get_mut(from + at..from + at + length) {
            place.fill(b' ');
        }
        at += length.max(digits).max(1);
    }
}

/// How long the `12 0 R` is that stands here.
fn reference(bytes: &[u8]) -> Option<usize> {
    let mut rest = bytes;
    for _ in 0..2 {
        let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        rest = rest.get(digits..)?.trim_ascii_start();
    }
    rest.starts_with(b"R").then(|| bytes.len() - rest.len() + 1)
}

/// Objects packed into a stream (ISO 32000-1, 7.5.7).
fn packed(tree: &mut Tree, body: &[u8]) {
    let Some(stream) = Stream::from_bytes(body) else { return };
    let first = stream.dict().get::<i32>(b"First").and_then(|first| usize::try_from(first).ok());
    let Ok(decoded) = stream.decoded() else { return };
    let Some((index, objects)) = first.and_then(|first| decoded.split_at_checked(first)) else {
        return;
    };
    let numbers: Vec<usize> = index
        .split(u8::is_ascii_whitespace)
        .filter_map(|number| std::str::from_utf8(number).ok()?.parse().ok())
        .collect();
    for pair in numbers.chunks_exact(2) {
        let [object, offset] = pair else { continue };
        let (Ok(object), Some(body)) = (i32::try_from(*object), objects.get(*offset..)) else {
            continue;
        };
        tree.packed.insert(object);
        tree.note(object, body.trim_ascii_start());
    }
}

/// Whether a word stands in the object that begins here, its stream aside; or may, under an escape.
fn holds(body: &[u8], word: &[u8]) -> bool {
    let body = before(before(body, b"obj"), b"stream");
    find(body, word).is_some() || body.contains(&b'#')
}
