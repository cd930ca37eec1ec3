//! Layers (optional content, ISO 32000-1, 8.11): which of them are not to be printed.

use std::collections::HashSet;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::source_pdf::SourcePdf;

/// Expressions within expressions.
const DEEPEST: usize = 16;

/// The layers that are off.
pub struct Layers {
    off: HashSet<ObjectId>,
}

impl Layers {
    /// As the file opens, and as its print settings say.
    pub fn read(document: &Document) -> Self {
        let source = SourcePdf(document);
        let properties = document.catalog().ok().and_then(|c| source.dict(c, b"OCProperties"));
        let Some(properties) = properties else { return Self { off: HashSet::new() } };
        let listed = |dict, key| ids(source.array(dict, key));
        let default = source.dict(properties, b"D");
        let base = default.and_then(|default| source.name(default, b"BaseState"));
        let mut off = match base {
            Some(b"OFF") => listed(properties, b"OCGs"),
            _ => HashSet::new(),
        };
        if let Some(default) = default {
            off.extend(listed(default, b"OFF"));
            listed(default, b"ON").iter().for_each(|on| {
                off.remove(on);
            });
            print_states(source, default, &mut off);
        }
        Self { off }
    }

    /// Whether what belongs to this group, or this choice of groups, is not printed.
    pub fn hide(&self, source: SourcePdf<'_>, object: &Object) -> bool {
        if self.off.is_empty() {
            return false;
        }
        match object {
            Object::Reference(id) if self.off.contains(id) => true,
            object => source.as_dict(object).is_some_and(|dict| self.hide_members(source, dict)),
        }
    }

    /// A membership dictionary (ISO 32000-1, table 99).
    fn hide_members(&self, source: SourcePdf<'_>, dict: &Dictionary) -> bool {
        if source.name(dict, b"Type") != Some(b"OCMD") {
            return false;
        }
        if let Some(expression) = source.get(dict, b"VE") {
            return !self.shown(source, expression, 0);
        }
        let groups = match dict.get(b"OCGs") {
            Ok(Object::Reference(id)) => match source.array(dict, b"OCGs") {
                Some(groups) => ids(Some(groups)),
                None => HashSet::from([*id]),
            },
            _ => ids(source.array(dict, b"OCGs")),
        };
        let (mut on, mut off) = (groups.iter().map(|id| !self.off.contains(id)), groups.iter());
        let shown = groups.is_empty()
            || match source.name(dict, b"P") {
                Some(b"AllOn") => on.all(|on| on),
                Some(b"AnyOff") => off.any(|id| self.off.contains(id)),
                Some(b"AllOff") => off.all(|id| self.off.contains(id)),
                _ => on.any(|on| on),
            };
        !shown
    }

    fn shown(&self, source: SourcePdf<'_>, expression: &Object, depth: usize) -> bool {
        if depth > DEEPEST {
            return true;
        }
        let Object::Array(parts) = source.object(expression) else {
            return !self.hide(source, expression);
        };
        let Some((operator, parts)) = parts.split_first() else { return true };
        let mut parts = parts.iter().map(|part| self.shown(source, part, depth + 1));
        match source.object(operator).as_name() {
            Ok(b"And") => parts.all(|shown| shown),
            Ok(b"Or") => parts.any(|shown| shown),
            Ok(b"Not") => !parts.next().unwrap_or(false),
            _ => true,
        }
    }
}

/// Layers that are to be printed though not seen, or seen though not printed.
fn print_states(source: SourcePdf<'_>, default: &Dictionary, off: &mut HashSet<ObjectId>) {
    let uses = source.array(default, b"AS").unwrap_or_default();
    for one in uses.iter().filter_map(|one| source.as_dict(one)) {
        if source.name(one, b"Event") != Some(b"Print") {
            continue;
        }
        for id in ids(source.array(one, b"OCGs")) {
            let group = source.0.get_dictionary(id).ok();
            let usage = group.and_then(|group| source.dict(group, b"Usage"));
            let print = usage.and_then(|usage| source.dict(usage, b"Print"));
            match print.and_then(|print| source.name(print, b"PrintState")) {
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
