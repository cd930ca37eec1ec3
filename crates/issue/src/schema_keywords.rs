//! What the keywords of a JSON Schema say: types, keys, words, patterns, descriptions.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use regex::Regex;
use serde_json::Value;

use kanyin_diagnostics::{Told, told};

/// What form a place wants: one text, a list, keys.
pub fn shape_wanted(branches: &[&Value]) -> Told {
    let list = of_type(branches, "array").is_some();
    let map = of_type(branches, "object").is_some();
    let scalar =
        branches.iter().any(|branch| !has_type(branch, "array") && !has_type(branch, "object"));
    match (scalar, list, map) {
        (_, true, true) => told!("一个列表或几个键", "a list or keys and values"),
        (_, true, _) => told!("一个列表", "a list"),
        (_, _, true) => told!("几个键", "keys and values"),
        _ => told!("一个值", "one value"),
    }
}

/// The first of several schemas that lets values of a type through.
pub fn of_type<'a>(branches: &[&'a Value], name: &str) -> Option<&'a Value> {
    branches.iter().find(|branch| has_type(branch, name)).copied()
}

/// Whether a schema lets values of a type through.
pub fn has_type(schema: &Value, name: &str) -> bool {
    match &schema["type"] {
        Value::String(only) => only == name,
        Value::Array(several) => several.iter().any(|one| one == name),
        _ => false,
    }
}

/// What the schema wants for a key; `None` if there is no such key.
pub fn property<'a>(schema: &'a Value, key: &str) -> Option<&'a Value> {
    if let Some(property) = schema["properties"].get(key) {
        return Some(property);
    }
    let patterns = schema.get("patternProperties").and_then(Value::as_object);
    let by_pattern = patterns.into_iter().flatten().find(|(pattern, _)| matches(pattern, key));
    match by_pattern {
        Some((_, property)) => Some(property),
        None => schema.get("additionalProperties").filter(|wanted| wanted.is_object()),
    }
}

/// The keys that must be there.
pub fn required(schema: &Value) -> impl Iterator<Item = &str> {
    schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str)
}

/// A description in its two languages: 中文 up to the last full stop before the English begins.
pub fn described(schema: &Value) -> Option<Told> {
    let text = schema["description"].as_str()?;
    let split = text
        .match_indices('。')
        .map(|(at, stop)| at + stop.len())
        .find(|&at| text[at..].trim_start().starts_with(|c: char| c.is_ascii_alphabetic()));
    let (zh, en) = text.split_at(split?);
    Some(Told { zh: zh.trim_end_matches('。').into(), en: en.trim().trim_end_matches('.').into() })
}

/// Whether a text follows a pattern of the schema. There are few patterns and many texts: each is
/// compiled once.
pub fn matches(pattern: &str, text: &str) -> bool {
    static COMPILED: LazyLock<Mutex<HashMap<String, Option<Regex>>>> =
        LazyLock::new(Mutex::default);
    let mut compiled = COMPILED.lock().unwrap_or_else(PoisonError::into_inner);
    let regex = compiled.entry(pattern.into()).or_insert_with(|| Regex::new(pattern).ok());
    regex.as_ref().is_some_and(|regex| regex.is_match(text))
}

/// The first description among several schemas.
pub fn first_described(branches: &[&Value]) -> Option<Told> {
    branches.iter().find_map(|branch| described(branch))
}

/// Whether a schema lets text, numbers or true and false through.
pub fn takes_scalars(schema: &Value) -> bool {
    !words(schema).is_empty()
        || ["string", "integer", "number", "boolean"].iter().any(|name| has_type(schema, name))
}

/// The fixed words a schema allows.
pub fn words(schema: &Value) -> Vec<&str> {
    let several = schema["enum"].as_array().into_iter().flatten();
    several.chain(schema.get("const")).filter_map(Value::as_str).collect()
}
