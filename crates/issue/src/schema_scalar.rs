//! A scalar against what the schema wants: the same plain `2026` is a number in one place and text
//! in another.

use serde_json::{Number, Value};

use kanyin_diagnostics::{Code, Fault, Spot, Told, told};

use super::nearest::nearest;
use super::schema_keywords::{
    described, first_described, has_type, matches, shape_wanted, takes_scalars, words,
};
use super::units::Date;

/// What is wrong with a scalar.
pub struct WrongScalar {
    code: Code,
    what: Told,
    hint: Option<Told>,
}

impl WrongScalar {
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
) -> Result<Value, WrongScalar> {
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
            false => unknown_word(text, &words, &meanings(&for_scalars)),
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
        let what = wrong.what;
        wrong.what = told!("{what}，也不是“{word}”", "{what}, nor is it `{word}`"; what);
    }
    Err(if wrong.hint.is_none() { wrong.hint(own) } else { wrong })
}

/// A scalar under a schema without alternatives.
fn one(text: &str, schema: &Value) -> Result<Value, WrongScalar> {
    if has_type(schema, "boolean") {
        return boolean(text);
    }
    if has_type(schema, "integer") || has_type(schema, "number") {
        return number(text, schema);
    }
    string(text, schema)
}

fn boolean(text: &str) -> Result<Value, WrongScalar> {
    match text {
        "true" => Ok(Value::Bool(true)),
        "false" => Ok(Value::Bool(false)),
        _ => Err(WrongScalar::new(
            Code::WrongType,
            told!(
                "这里要 true 或 false，不是“{text}”",
                "true or false is wanted here, not `{text}`"
            ),
        )),
    }
}

fn number(text: &str, schema: &Value) -> Result<Value, WrongScalar> {
    let whole = has_type(schema, "integer");
    let read = match whole {
        true => text.parse::<i64>().ok().map(Number::from),
        false => text.parse::<f64>().ok().and_then(Number::from_f64),
    };
    // What has digits that a number would lose, 0143, is text where text may stand.
    let keeps = |pattern: &str| matches(pattern, text);
    let Some(read) = read.filter(|_| schema["pattern"].as_str().is_none_or(keeps)) else {
        let what = match whole {
            true => {
                told!("这里要一个整数，不是“{text}”", "a whole number is wanted here, not `{text}`")
            }
            false => told!("这里要一个数，不是“{text}”", "a number is wanted here, not `{text}`"),
        };
        return Err(WrongScalar::new(Code::WrongType, what));
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
        return Err(WrongScalar::new(Code::OutOfRange, what));
    }
    Ok(Value::Number(read))
}

fn string(text: &str, schema: &Value) -> Result<Value, WrongScalar> {
    if let Some(pattern) = schema["pattern"].as_str()
        && !matches(pattern, text)
    {
        let form = day_meant(text, schema)
            .or_else(|| text.contains(['“', '”', '‘', '’']).then(curly_quotes))
            .or_else(|| described(schema))
            .unwrap_or_else(|| told!("{pattern}", "{pattern}"));
        return Err(WrongScalar::new(
            Code::WrongForm,
            told!("读不懂“{text}”", "cannot read `{text}`"),
        )
        .hint(Some(form)));
    }
    if schema["format"] == "date" && Date::try_from(text.to_string()).is_err() {
        let what = told!("没有 {text} 这一天", "there is no day {text}");
        let hint = told!(
            "看看月和日：月从 01 到 12，那个月没有这么多天",
            "look at month and day: months go from 01 to 12, and no month has more days than it has"
        );
        return Err(WrongScalar::new(Code::NoSuchDay, what).hint(Some(hint)));
    }
    let length = text.chars().count() as u64;
    if let Some(most) = schema["maxLength"].as_u64().filter(|most| length > *most) {
        let what = told!(
            "最多 {most} 个字，这里有 {length} 个",
            "at most {most} characters, not {length}"
        );
        return Err(WrongScalar::new(Code::TooLong, what));
    }
    if let Some(least) = schema["minLength"].as_u64().filter(|least| length < *least) {
        let what = told!("至少 {least} 个字", "at least {least} characters");
        return Err(WrongScalar::new(Code::TooShort, what));
    }
    Ok(Value::String(text.into()))
}

/// `2026年11月20日`, `2026.11.20`: how the day is to be written.
fn day_meant(text: &str, schema: &Value) -> Option<Told> {
    if schema["format"] != "date" {
        return None;
    }
    let half = |c: char| match c {
        '０'..='９' => char::from_digit(c as u32 - '０' as u32, 10).unwrap_or(c),
        c => c,
    };
    let text: String = text.chars().map(half).collect();
    let mut parts = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    let (year, month, day): (u32, u32, u32) =
        (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    let day = format!("{year:04}-{month:02}-{day:02}");
    Date::try_from(day.clone()).ok()?;
    Some(told!("写成 {day}", "write {day}"))
}

fn curly_quotes() -> Told {
    told!("去掉两头的弯引号“”", "remove the curly quotes at its ends")
}

fn empty() -> WrongScalar {
    WrongScalar::new(
        Code::NoValue,
        told!(
            "这个键没有值（“#”之后的是注释，以“#”开头的文字要加引号）",
            "this key has no value (what follows `#` is a comment; put quotes around text that begins with it)"
        ),
    )
}

/// What the fixed words mean, as far as the schema says: `lead`, 头条.
fn meanings<'a>(branches: &[&'a Value]) -> Vec<(&'a str, String)> {
    let meaning = |branch: &&'a Value| {
        let word = branch.get("const")?.as_str()?;
        Some((word, branch["description"].as_str()?.split('。').next()?.to_string()))
    };
    branches.iter().filter_map(meaning).collect()
}

fn unknown_word(text: &str, words: &[&str], meanings: &[(&str, String)]) -> WrongScalar {
    let meant = meanings.iter().find(|(_, meaning)| meaning == text).map(|(word, _)| *word);
    let hint = match meant.or_else(|| nearest(text, words.iter().copied())) {
        Some(near) if meant.is_some() => {
            told!("这里写英文的“{near}”", "write `{near}` here")
        }
        Some(near) => told!("是不是“{near}”？", "did you mean `{near}`?"),
        None => {
            let en = words.join(", ");
            let with_meaning = |word: &&str| {
                let meaning = meanings.iter().find(|(of, _)| of == word);
                meaning.map_or((*word).into(), |(_, meaning)| format!("{word}（{meaning}）"))
            };
            let zh = words.iter().map(with_meaning).collect::<Vec<String>>().join("、");
            told!("可以写：{zh}", "known here: {en}")
        }
    };
    WrongScalar::new(Code::UnknownWord, told!("不认识“{text}”", "unknown word `{text}`"))
        .hint(Some(hint))
}

/// A text where a list or keys are wanted; most often a full-width colon, or no space after it.
fn unfit(text: &str, branches: &[&Value]) -> WrongScalar {
    let wanted = shape_wanted(branches);
    let shown: String = text.chars().take(20).collect();
    match text.contains(['：', ':']) {
        true => WrongScalar::new(
            Code::WrongType,
            told!(
                "这里要{wanted}，不是文字“{shown}”；键后面要用半角冒号加一个空格",
                "{wanted} is wanted here, not the text `{shown}`; after a key write a colon and a space";
                wanted
            ),
        ),
        false => WrongScalar::new(
            Code::WrongType,
            told!("这里要{wanted}，不是文字“{shown}”", "{wanted} is wanted here, not the text `{shown}`"; wanted),
        ),
    }
}
