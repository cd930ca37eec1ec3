//! A scalar against what the schema wants: the same plain `2026` is a number in one place and text
//! in another.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use regex::Regex;
use serde_json::{Number, Value};

use kanyin_diagnostics::{Code, Fault, Spot, Told, told};

use super::nearest::nearest;
use super::schema_walk::{has_type, shape_wanted};
use super::units::Date;

/// What is wrong with a scalar.
pub struct Wrong {
    code: Code,
    what: Told,
    hint: Option<Told>,
}

impl Wrong {
    fn new(code: Code, what: Told) -> Self {
        Self { code, what, hint: None }
    }

    fn hint(mut self, hint: Option<Told>) -> Self {
        self.hint = hint;
        self
    }

    /// The fault, at a place.
    pub fn at(self, spot: Spot) -> Fault {
        Fault { hint: self.hint, ..Fault::error(self.code, spot, self.what) }
    }
}

/// The value of a scalar under the first of several schemas that lets it through.
pub fn scalar(
    text: &str,
    plain: bool,
    branches: &[&Value],
    schema: &Value,
) -> Result<Value, Wrong> {
    let nothing = plain && matches!(text, "" | "~" | "null");
    if nothing && branches.iter().any(|branch| has_type(branch, "null")) {
        return Ok(Value::Null);
    }
    let own = described(schema);
    if plain && text.is_empty() {
        return Err(empty().hint(own));
    }
    let for_scalars: Vec<&Value> = branches.iter().copied().filter(|b| takes_scalars(b)).collect();
    let words: Vec<&str> = for_scalars.iter().flat_map(|branch| words(branch)).collect();
    if words.contains(&text) {
        return Ok(Value::String(text.into()));
    }
    let mut open = for_scalars.iter().filter(|branch| self::words(branch).is_empty()).peekable();
    if open.peek().is_none() {
        return Err(match words.is_empty() {
            true => unfit(text, branches).hint(own.or_else(|| first_described(branches))),
            false => unknown_word(text, &words),
        });
    }
    let mut first_wrong = None;
    for branch in open {
        match one(text, branch) {
            Ok(value) => return Ok(value),
            Err(wrong) => first_wrong = first_wrong.or(Some(wrong)),
        }
    }
    let mut wrong = first_wrong.unwrap_or_else(empty);
    if let Some(word) = words.first().filter(|_| wrong.code == Code::WrongType) {
        let Told { zh, en } = wrong.what;
        wrong.what = told!("{zh}，也不是“{word}”", "{en}, nor is it `{word}`");
    }
    Err(if wrong.hint.is_none() { wrong.hint(own) } else { wrong })
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

fn first_described(branches: &[&Value]) -> Option<Told> {
    branches.iter().find_map(|branch| described(branch))
}

fn takes_scalars(schema: &Value) -> bool {
    !words(schema).is_empty()
        || ["string", "integer", "number", "boolean"].iter().any(|name| has_type(schema, name))
}

/// The fixed words a schema allows.
fn words(schema: &Value) -> Vec<&str> {
    let several = schema["enum"].as_array().into_iter().flatten();
    several.chain(schema.get("const")).filter_map(Value::as_str).collect()
}

/// A scalar under a schema without alternatives.
fn one(text: &str, schema: &Value) -> Result<Value, Wrong> {
    if has_type(schema, "boolean") {
        return boolean(text);
    }
    if has_type(schema, "integer") || has_type(schema, "number") {
        return number(text, schema);
    }
    string(text, schema)
}

fn boolean(text: &str) -> Result<Value, Wrong> {
    match text {
        "true" => Ok(Value::Bool(true)),
        "false" => Ok(Value::Bool(false)),
        _ => Err(Wrong::new(
            Code::WrongType,
            told!(
                "这里要 true 或 false，不是“{text}”",
                "true or false is wanted here, not `{text}`"
            ),
        )),
    }
}

fn number(text: &str, schema: &Value) -> Result<Value, Wrong> {
    let whole = has_type(schema, "integer");
    let read = match whole {
        true => text.parse::<i64>().ok().map(Number::from),
        false => text.parse::<f64>().ok().and_then(Number::from_f64),
    };
    let Some(read) = read else {
        let what = match whole {
            true => {
                told!("这里要一个整数，不是“{text}”", "a whole number is wanted here, not `{text}`")
            }
            false => told!("这里要一个数，不是“{text}”", "a number is wanted here, not `{text}`"),
        };
        return Err(Wrong::new(Code::WrongType, what));
    };
    let value = read.as_f64().unwrap_or(f64::NAN);
    let least = schema["minimum"].as_f64().unwrap_or(f64::NEG_INFINITY);
    let most = schema["maximum"].as_f64().unwrap_or(match schema["format"].as_str() {
        Some("uint32") => f64::from(u32::MAX),
        _ => f64::INFINITY,
    });
    if value < least || value > most {
        let what = match (least.is_finite(), most.is_finite()) {
            (true, true) => told!("应在 {least} 到 {most} 之间", "must be from {least} to {most}"),
            (true, false) => told!("至少是 {least}", "must be at least {least}"),
            _ => told!("至多是 {most}", "must be at most {most}"),
        };
        return Err(Wrong::new(Code::OutOfRange, what));
    }
    Ok(Value::Number(read))
}

fn string(text: &str, schema: &Value) -> Result<Value, Wrong> {
    if let Some(pattern) = schema["pattern"].as_str()
        && !matches(pattern, text)
    {
        let form = described(schema).unwrap_or_else(|| told!("{pattern}", "{pattern}"));
        return Err(Wrong::new(Code::WrongForm, told!("读不懂“{text}”", "cannot read `{text}`"))
            .hint(Some(form)));
    }
    if schema["format"] == "date" && Date::try_from(text.to_string()).is_err() {
        return Err(Wrong::new(
            Code::NoSuchDay,
            told!("没有 {text} 这一天", "there is no day {text}"),
        ));
    }
    let length = text.chars().count() as u64;
    if let Some(most) = schema["maxLength"].as_u64().filter(|most| length > *most) {
        let what = told!(
            "最多 {most} 个字，这里有 {length} 个",
            "at most {most} characters, not {length}"
        );
        return Err(Wrong::new(Code::TooLong, what));
    }
    if let Some(least) = schema["minLength"].as_u64().filter(|least| length < *least) {
        let what = told!("至少 {least} 个字", "at least {least} characters");
        return Err(Wrong::new(Code::TooShort, what));
    }
    Ok(Value::String(text.into()))
}

fn empty() -> Wrong {
    Wrong::new(
        Code::NoValue,
        told!(
            "这个键没有值（“#”之后的是注释，以“#”开头的文字要加引号）",
            "this key has no value (what follows `#` is a comment; put quotes around text that begins with it)"
        ),
    )
}

fn unknown_word(text: &str, words: &[&str]) -> Wrong {
    let hint = match nearest(text, words.iter().copied()) {
        Some(near) => told!("是不是“{near}”？", "did you mean `{near}`?"),
        None => {
            let en = words.join(", ");
            let zh = words.join("、");
            told!("可以写：{zh}", "known here: {en}")
        }
    };
    Wrong::new(Code::UnknownWord, told!("不认识“{text}”", "unknown word `{text}`")).hint(Some(hint))
}

/// A text where a list or keys are wanted; most often a full-width colon, or no space after it.
fn unfit(text: &str, branches: &[&Value]) -> Wrong {
    let Told { zh, en } = shape_wanted(branches);
    let shown: String = text.chars().take(20).collect();
    match text.contains(['：', ':']) {
        true => Wrong::new(
            Code::WrongType,
            told!(
                "这里要{zh}，不是文字“{shown}”；键后面要用半角冒号加一个空格",
                "{en} is wanted here, not the text `{shown}`; after a key write a colon and a space"
            ),
        ),
        false => Wrong::new(
            Code::WrongType,
            told!("这里要{zh}，不是文字“{shown}”", "{en} is wanted here, not the text `{shown}`"),
        ),
    }
}
