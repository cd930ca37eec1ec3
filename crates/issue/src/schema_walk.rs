//! One walk of a YAML tree along the JSON Schema of the type it is to become: every fault with its
//! line, and a value that the type can be made from.

use std::rc::Rc;

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use kanyin_diagnostics::{Code, Fault, Faults, Spot, Told, told};

use super::schema_keywords::{described, of_type, property, required, shape_wanted};
use super::schema_scalar::scalar;
use super::spots::{Spots, step};
use super::yaml::{MapEntry, Node, NodeKind};

/// A value read from YAML, and the place of each of its parts by JSON pointer
/// (`/pages/0/stories/lead`).
#[derive(Debug)]
pub struct Checked<T> {
    /// The value.
    pub value: T,
    /// Where its parts stand.
    pub spots: Spots,
}

/// Reads a value of type `T` from a tree. All faults are added to `faults`. Where the type can be
/// made without what is wrong (an unknown key, a key that has a default), it is made all the same,
/// so that what it names is read and checked too.
pub fn read<T: DeserializeOwned>(
    tree: &Node,
    schema: &Value,
    faults: &mut Faults,
) -> Option<Checked<T>> {
    let mut walk = SchemaWalk { root: schema, faults: Faults::default(), spots: Spots::default() };
    let value = walk.node(tree, schema, &mut String::new());
    let SchemaWalk { faults: mut found, spots, .. } = walk;
    let good = !found.any_error();
    faults.0.append(&mut found.0);
    match serde_json::from_value(value?) {
        Ok(value) => Some(Checked { value, spots }),
        Err(_) if !good => None,
        Err(error) => {
            let what = told!("读不懂这个文件：{error}", "this file cannot be read: {error}");
            faults.push(Fault::error(Code::Unreadable, first_line(tree), what));
            None
        }
    }
}

struct SchemaWalk<'a> {
    root: &'a Value,
    faults: Faults,
    spots: Spots,
}

impl<'a> SchemaWalk<'a> {
    fn node(&mut self, node: &Node, schema: &'a Value, at: &mut String) -> Option<Value> {
        self.spots.values.insert(at.clone(), first_line(node));
        let branches = self.branches(schema);
        match &node.kind {
            NodeKind::Scalar { text, plain } => match scalar(text, *plain, &branches, schema) {
                Ok(value) => Some(value),
                Err(wrong) => {
                    self.faults.push(wrong.at(node.spot));
                    None
                }
            },
            NodeKind::List(items) => match of_type(&branches, "array") {
                Some(list) => self.list(node, items, list, at),
                None => self.unfit(node, &branches, schema, told!("一个列表", "a list")),
            },
            NodeKind::Map(entries) => match of_type(&branches, "object") {
                Some(map) => self.map(node, entries, map, at),
                None => self.unfit(node, &branches, schema, told!("几个键", "keys and values")),
            },
        }
    }

    /// The schemas one of which a value must follow: references followed, alternatives laid flat.
    fn branches(&self, schema: &'a Value) -> Vec<&'a Value> {
        let schema = self.resolved(schema);
        let alternatives = schema.get("anyOf").or_else(|| schema.get("oneOf"));
        match alternatives.and_then(Value::as_array) {
            Some(alternatives) => {
                alternatives.iter().flat_map(|alternative| self.branches(alternative)).collect()
            }
            None => vec![schema],
        }
    }

    fn resolved(&self, schema: &'a Value) -> &'a Value {
        schema
            .get("$ref")
            .and_then(Value::as_str)
            .and_then(|reference| self.root.pointer(reference.trim_start_matches('#')))
            .unwrap_or(schema)
    }

    fn list(
        &mut self,
        node: &Node,
        items: &[Rc<Node>],
        schema: &'a Value,
        at: &mut String,
    ) -> Option<Value> {
        let least = schema["minItems"].as_u64().unwrap_or(0) as usize;
        let most = schema["maxItems"].as_u64().map_or(usize::MAX, |most| most as usize);
        let count = items.len();
        if count < least {
            let what = told!("至少要有 {least} 项", "at least {least} are needed");
            self.faults.push(Fault::error(Code::TooFew, first_line(node), what));
        } else if count > most {
            let what = told!("最多 {most} 项，这里有 {count} 项", "at most {most}, not {count}");
            self.faults.push(Fault::error(Code::TooMany, items[most].spot, what));
        }
        let wanted = &schema["items"];
        let values = items.iter().take(most).enumerate();
        let values = values.map(|(i, item)| self.inside(&i.to_string(), item, wanted, at));
        // An item that is wrong keeps its number, so that the places of the others stay right.
        Some(Value::Array(values.map(Option::unwrap_or_default).collect()))
    }

    fn map(
        &mut self,
        node: &Node,
        entries: &[MapEntry],
        schema: &'a Value,
        at: &mut String,
    ) -> Option<Value> {
        let mut values = Map::new();
        for entry in entries {
            let Some(wanted) = property(schema, &entry.key) else {
                self.faults.push(unknown_key(entry, schema, self.root));
                continue;
            };
            let step = step(&entry.key);
            self.spots.keys.insert(format!("{at}/{step}"), entry.key_spot);
            if let Some(value) = self.inside(&step, &entry.value, wanted, at) {
                values.insert(entry.key.clone(), value);
            }
        }
        for missing in required(schema).filter(|key| entries.iter().all(|entry| entry.key != *key))
        {
            self.faults.push(missing_key(missing, node, schema));
        }
        Some(Value::Object(values))
    }

    fn inside(
        &mut self,
        step: &str,
        node: &Node,
        schema: &'a Value,
        at: &mut String,
    ) -> Option<Value> {
        let length = at.len();
        at.push('/');
        at.push_str(step);
        let value = self.node(node, schema, at);
        at.truncate(length);
        value
    }

    /// A list or map where the schema wants something else.
    fn unfit(
        &mut self,
        node: &Node,
        branches: &[&Value],
        schema: &Value,
        is: Told,
    ) -> Option<Value> {
        let wanted = shape_wanted(branches);
        let what =
            told!("这里要{wanted}，不是{is}", "{wanted} is wanted here, not {is}"; wanted, is);
        let mut fault = Fault::error(Code::WrongType, first_line(node), what);
        fault.hint = described(schema).or_else(|| branches.iter().find_map(|b| described(b)));
        self.faults.push(fault);
        None
    }
}

fn unknown_key(entry: &MapEntry, schema: &Value, root: &Value) -> Fault {
    let key = &entry.key;
    let known: Vec<&str> = schema["properties"]
        .as_object()
        .map(|properties| properties.keys().map(String::as_str).collect())
        .unwrap_or_default();
    let hint = match super::nearest::nearest(key, known.iter().copied()) {
        Some(near) => told!("是不是“{near}”？", "did you mean `{near}`?"),
        None if is_known_elsewhere(key, root) => told!(
            "“{key}”不写在这一层；看看这一行前面的空格，是不是多了或少了",
            "`{key}` does not stand on this level; look at the spaces before this line"
        ),
        None => {
            let known_en = known.join(", ");
            let known = known.join("、");
            told!("这里可以写：{known}", "known here: {known_en}")
        }
    };
    Fault::error(
        Code::UnknownKey,
        entry.key_spot,
        told!("不认识的键“{key}”", "unknown key `{key}`"),
    )
    .hint(hint)
}

/// Whether another level has the key.
fn is_known_elsewhere(key: &str, root: &Value) -> bool {
    let has = |schema: &Value| schema["properties"].get(key).is_some();
    has(root) || root["$defs"].as_object().is_some_and(|all| all.values().any(has))
}

fn missing_key(key: &str, node: &Node, schema: &Value) -> Fault {
    let mut fault = Fault::error(
        Code::MissingKey,
        first_line(node),
        told!("缺少键“{key}”", "the key `{key}` is missing"),
    );
    fault.hint = described(&schema["properties"][key])
        .map(|what| told!("{key}：{what}", "{key}: {what}"; what));
    fault
}

/// Where a value begins: its first key, if it has keys.
fn first_line(node: &Node) -> Spot {
    match &node.kind {
        NodeKind::Map(entries) => entries.first().map_or(node.spot, |entry| entry.key_spot),
        NodeKind::List(items) => items.first().map_or(node.spot, |item| first_line(item)),
        NodeKind::Scalar { .. } => node.spot,
    }
}

#[cfg(test)]
#[path = "schema_walk_tests.rs"]
mod tests;
