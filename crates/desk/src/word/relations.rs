//! What a part calls by a short name: its pictures, links, notes.

use std::collections::BTreeMap;

use super::package::Package;
use super::tree::Elements;

/// The relations of a part, by their short names.
#[derive(Debug, Default)]
pub struct Relations {
    by_id: BTreeMap<String, Relation>,
}

/// One.
#[derive(Debug)]
struct Relation {
    /// What it is: the last word of its type, `image`.
    kind: String,
    target: RelationTarget,
}

/// Where a relation leads.
#[derive(Debug)]
enum RelationTarget {
    /// To a part of the same file, by its full name; it cannot lead out.
    Part(String),
    /// Out of the file; it is never followed.
    Outside(String),
}

impl Relations {
    /// Those of a part; none if it has none.
    pub fn of(package: &Package, part: &str) -> Self {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let name = format!("{folder}/_rels/{file}.rels");
        let Ok(xml) = package.text(name.trim_start_matches('/')) else { return Self::default() };
        let mut by_id = BTreeMap::new();
        for one in Elements::new(&xml, |_, name| name == "Relationships") {
            let (Some(id), Some(target)) = (one.get("Id"), one.get("Target")) else { continue };
            let kind = one.get("Type").unwrap_or_default().rsplit('/').next().unwrap_or_default();
            let is_outside = one.get("TargetMode").is_some_and(|mode| mode == "External");
            let target = if is_outside {
                RelationTarget::Outside(target.to_string())
            } else {
                RelationTarget::Part(within(folder, target))
            };
            by_id.insert(id.to_string(), Relation { kind: kind.to_string(), target });
        }
        Self { by_id }
    }

    /// The part that a short name leads to.
    pub fn inside(&self, id: &str) -> Option<&str> {
        match &self.by_id.get(id)?.target {
            RelationTarget::Part(part) => Some(part),
            RelationTarget::Outside(_) => None,
        }
    }

    /// Where a short name leads out of the file to.
    pub fn outside(&self, id: &str) -> Option<&str> {
        match &self.by_id.get(id)?.target {
            RelationTarget::Outside(address) => Some(address),
            RelationTarget::Part(_) => None,
        }
    }

    /// The part of a kind that there is one of: `styles`.
    pub fn part(&self, kind: &str) -> Option<&str> {
        self.by_id.values().find_map(|relation| match &relation.target {
            RelationTarget::Part(part) if relation.kind == kind => Some(part.as_str()),
            _ => None,
        })
    }
}

/// A part's full name; `..` leads no further up than to the file itself.
fn within(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let from = if target.starts_with('/') { "" } else { folder };
    let mut path: Vec<&str> = Vec::new();
    for step in from.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            _ => path.push(step),
        }
    }
    path.join("/")
}

#[cfg(test)]
mod tests {
    use super::within;

    #[test]
    fn no_relation_leads_out() {
        assert_eq!(within("word", "media/image1.png"), "word/media/image1.png");
        assert_eq!(within("word", "/word/styles.xml"), "word/styles.xml");
        assert_eq!(within("word", "../../../etc/passwd"), "etc/passwd");
        assert_eq!(within("word", "..\\..\\a.png"), "a.png");
    }
}
