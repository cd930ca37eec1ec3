//! Layers (optional content, ISO 32000-1, 8.11): which of them are not to be printed.

use std::collections::HashSet;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::reading::Reading;

/// Expressions within expressions.
const DEEPEST: usize = 16;

/// The layers that are off.
pub struct Layers {
    off: HashSet<ObjectId>,
}

impl Layers {
    /// As the file opens, and as its print settings say.
    pub fn read(document: &Document) -> Self {
        let reading = Reading(document);
        let properties = document.catalog().ok().and_then(|c| reading.dict(c, b"OCProperties"));
        let Some(properties) = properties else { return Self { off: HashSet::new() } };
        let listed = |dict, key| ids(reading.array(dict, key));
        let default = reading.dict(properties, b"D");
        let base = default.and_then(|default| reading.name(default, b"BaseState"));
        let mut off = match base {
            Some(b"OFF") => listed(properties, b"OCGs"),
            _ => HashSet::new(),
        };
        if let Some(default) = default {
            off.extend(listed(default, b"OFF"));
            listed(default, b"ON").iter().for_each(|on| {
                off.remove(on);
            });
            print_states(reading, default, &mut off);
        }
        Self { off }
    }

    /// Whether what belongs to this group, or this choice of groups, is not printed.
    pub fn hide(&self, reading: Reading<'_>, object: &Object) -> bool {
        if self.off.is_empty() {
            return false;
        }
        match object {
            Object::Reference(id) if self.off.contains(id) => true,
            object => reading.as_dict(object).is_some_and(|dict| self.hide_members(reading, dict)),
        }
    }

    /// A membership dictionary (ISO 32000-1, table 99).
    fn hide_members(&self, reading: Reading<'_>, dict: &Dictionary) -> bool {
        if reading.name(dict, b"Type") != Some(b"OCMD") {
            return false;
        }
        if let Some(expression) = reading.get(dict, b"VE") {
            return !self.shown(reading, expression, 0);
        }
        let groups = match dict.get(b"OCGs") {
            Ok(Object::Reference(id)) => match reading.array(dict, b"OCGs") {
                Some(groups) => ids(Some(groups)),
                None => HashSet::from([*id]),
            },
            _ => ids(reading.array(dict, b"OCGs")),
        };
        let (mut on, mut off) = (groups.iter().map(|id| !self.off.contains(id)), groups.iter());
        let shown = groups.is_empty()
            || match reading.name(dict, b"P") {
                Some(b"AllOn") => on.all(|on| on),
                Some(b"AnyOff") => off.any(|id| self.off.contains(id)),
                Some(b"AllOff") => off.all(|id| self.off.contains(id)),
                _ => on.any(|on| on),
            };
        !shown
    }

    fn shown(&self, reading: Reading<'_>, expression: &Object, depth: usize) -> bool {
        if depth > DEEPEST {
            return true;
        }
        let Object::Array(parts) = reading.object(expression) else {
            return !self.hide(reading, expression);
        };
        let Some((operator, parts)) = parts.split_first() else { return true };
        let mut parts = parts.iter().map(|part| self.shown(reading, part, depth + 1));
        match reading.object(operator).as_name() {
            Ok(b"And") => parts.all(|shown| shown),
            Ok(b"Or") => parts.any(|shown| shown),
            Ok(b"Not") => !parts.next().unwrap_or(false),
            _ => true,
        }
    }
}

/// Layers that are to be printed though not seen, or seen though not printed.
fn print_states(reading: Reading<'_>, default: &Dictionary, off: &mut HashSet<ObjectId>) {
    let uses = reading.array(default, b"AS").unwrap_or_default();
    for one in uses.iter().filter_map(|one| reading.as_dict(one)) {
        if reading.name(one, b"Event") != Some(b"Print") {
            continue;
        }
        for id in ids(reading.array(one, b"OCGs")) {
            let group = reading.0.get_dictionary(id).ok();
            let usage = group.and_then(|group| reading.dict(group, b"Usage"));
            let print = usage.and_then(|usage| reading.dict(usage, b"Print"));
            match print.and_then(|print| reading.name(print, b"PrintState")) {
                Some(b"OFF") => off.insert(id),
                Some(b"ON") => off.remove(&id),
                _ => false,
            };
        }
    }
}

fn ids(array: Option<&[Object]>) -> HashSet<ObjectId> {
    array.unwrap_or_default().iter().filter_map(|object| object.as_reference().ok()).collect()
}
