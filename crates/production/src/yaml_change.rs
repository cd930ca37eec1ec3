//! YAML with a value changed, and everything else as it was typed: comments, order, quotes.

use std::borrow::Cow;
use std::str::FromStr;

use serde_json::Value;
use yaml_edit::{Document, Mapping, Sequence, YamlNode};

use kanyin_diagnostics::{Told, told};
use kanyin_issue::plain_scalar::scalar;

/// How deep a value may stand.
const MOST_DEEP: usize = 32;

/// The text of a YAML file with a value put at a JSON pointer (`/pages/0/section`), or taken away. Keys on the way that
/// are not there are made.
///
/// # Errors
/// The text is no YAML, or the value cannot stand there. A text that would say anything else than what was asked for is
/// never given.
pub fn yaml_set(text: &str, pointer: &str, value: Option<&Value>) -> Result<String, Told> {
    edited(text, pointer, value.map_or(Edit::Remove, Edit::Put))
}

/// The same with a value put into a list before the one that a pointer names; behind all where there is none.
///
/// # Errors
/// As [`yaml_set`].
pub fn yaml_insert(text: &str, pointer: &str, value: &Value) -> Result<String, Told> {
    edited(text, pointer, Edit::Insert(value))
}

/// What is done at a place.
#[derive(Copy, Clone)]
enum Edit<'a> {
    /// A value comes there, or takes the place of another.
    Put(&'a Value),
    /// A value comes into a list; none goes.
    Insert(&'a Value),
    /// What stands there goes.
    Remove,
}

fn edited(text: &str, pointer: &str, edit: Edit) -> Result<String, Told> {
    let before = read(text)?;
    if pointer.split('/').count() > MOST_DEEP {
        return Err(nowhere(pointer));
    }
    let wanted = wanted(before, pointer, edit).ok_or_else(|| nowhere(pointer))?;
    let changed = changed(text, pointer, edit).ok_or_else(|| nowhere(pointer))?;
    match read(&changed) {
        Ok(now) if now == wanted => Ok(changed),
        _ => Err(told!(
            "这一处的写法太特别，程序不敢改（{pointer}）；请在文字里改",
            "this place is written too unusually to be changed here ({pointer}); change it in the text"
        )),
    }
}

/// The same in the front matter of a story. A story without any gets one.
///
/// # Errors
/// As [`yaml_set`].
pub fn front_matter_set(story: &str, pointer: &str, value: Option<&Value>) -> Result<String, Told> {
    let (open, head, rest) = split(story);
    let head = yaml_set(head, pointer, value)?;
    let end = if head.is_empty() || head.ends_with('\n') { "" } else { "\n" };
    Ok(format!("{open}{head}{end}{rest}"))
}

/// The line that opens a story's front matter, what stands in it, and the rest from the line that closes it on: as
/// `issue` reads a story.
fn split(story: &str) -> (&str, &str, Cow<'_, str>) {
    let is_rule = |line: &str| line.trim_end() == "---";
    let open = story.split_inclusive('\n').next().unwrap_or_default();
    let rest = &story[open.len()..];
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        if is_rule(open) && is_rule(line) {
            return (open, &rest[..at], Cow::Borrowed(&rest[at..]));
        }
        at += line.len();
    }
    ("---\n", "", Cow::Owned(format!("---\n{story}")))
}

fn read(text: &str) -> Result<Value, Told> {
    let value: Value = serde_yaml::from_str(text).map_err(|error| {
        told!("先把 YAML 的错改好：{error}", "mend the fault of the YAML first: {error}")
    })?;
    Ok(if value.is_null() { Value::Object(Default::default()) } else { value })
}

/// What the text is to say afterwards.
fn wanted(mut root: Value, pointer: &str, edit: Edit) -> Option<Value> {
    let (above, key) = pointer.rsplit_once('/')?;
    let mut at = &mut root;
    for part in above.split('/').skip(1).map(unescaped) {
        at = match at {
            Value::Object(map) => {
                map.entry(part).or_insert_with(|| Value::Object(Default::default()))
            }
            Value::Array(list) => list.get_mut(part.parse::<usize>().ok()?)?,
            _ => return None,
        };
    }
    let key = unescaped(key);
    match (at, edit) {
        (Value::Object(map), Edit::Put(value)) => drop(map.insert(key, value.clone())),
        (Value::Object(map), Edit::Remove) => drop(map.shift_remove(&key)),
        (Value::Array(list), edit) => {
            let n: usize = key.parse().ok()?;
            match edit {
                Edit::Put(value) | Edit::Insert(value) if n == list.len() => {
                    list.push(value.clone());
                }
                Edit::Put(value) => *list.get_mut(n)? = value.clone(),
                Edit::Insert(value) if n < list.len() => list.insert(n, value.clone()),
                Edit::Remove if n < list.len() => drop(list.remove(n)),
                _ => return None,
            }
        }
        _ => return None,
    }
    Some(root)
}

fn unescaped(part: &str) -> String {
    part.replace("~1", "/").replace("~0", "~")
}

fn changed(text: &str, pointer: &str, edit: Edit) -> Option<String> {
    let document = match text.trim().is_empty() {
        true => Document::new_mapping(),
        false => Document::from_str(text).ok()?,
    };
    let parts: Vec<String> = pointer.split('/').skip(1).map(unescaped).collect();
    let (key, above) = parts.split_last()?;
    let mut at = Place::Map(document.as_mapping()?);
    for part in above {
        at = at.within(part)?;
    }
    match (at, edit) {
        (Place::Map(map), Edit::Put(value)) => map.set(key.as_str(), node(value)?),
        (Place::Map(map), Edit::Remove) => drop(map.remove(key.as_str())),
        (Place::Map(_), Edit::Insert(_)) => return None,
        (Place::List(list), edit) => {
            let n: usize = key.parse().ok()?;
            match edit {
                Edit::Put(value) if n < list.len() => drop(list.set(n, node(value)?)),
                Edit::Put(value) => list.push(node(value)?),
                Edit::Insert(value) if n < list.len() => list.insert(n, node(value)?),
                Edit::Insert(value) => list.push(node(value)?),
                Edit::Remove => drop(list.remove(n)),
            }
        }
    }
    Some(document.to_string())
}

/// Where one stands in the tree.
enum Place {
    Map(Mapping),
    List(Sequence),
}

impl Place {
    fn within(&self, part: &str) -> Option<Self> {
        match self {
            Self::Map(map) => {
                if !map.contains_key(part) {
                    map.set(part, node(&Value::Object(Default::default()))?);
                }
                Self::of(map.get(part)?)
            }
            Self::List(list) => Self::of(list.get(part.parse().ok()?)?),
        }
    }

    fn of(node: YamlNode) -> Option<Self> {
        match node {
            YamlNode::Mapping(map) => Some(Self::Map(map)),
            YamlNode::Sequence(list) => Some(Self::List(list)),
            _ => None,
        }
    }
}

/// A value as YAML.
fn node(value: &Value) -> Option<YamlNode> {
    let document = Document::from_str(&format!("v: {}\n", flow(value))).ok()?;
    document.as_mapping()?.get("v")
}

/// A value on one line, as a person writes it: quotes only where they are needed.
fn flow(value: &Value) -> String {
    let joined = |parts: Vec<String>| parts.join(", ");
    match value {
        Value::String(text) => scalar(text),
        Value::Array(list) => format!("[{}]", joined(list.iter().map(flow).collect())),
        Value::Object(map) => {
            let pair =
                |(key, value): (&String, &Value)| format!("{}: {}", scalar(key), flow(value));
            format!("{{{}}}", joined(map.iter().map(pair).collect()))
        }
        other => other.to_string(),
    }
}

fn nowhere(pointer: &str) -> Told {
    told!("没有这一处：{pointer}", "there is no such place: {pointer}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const ISSUE: &str = "# 第 3 期\nnumber: 3   # 总第 3\npages:\n  - page: 1\n    section: 要闻\n    stories:\n      lead: stories/甲.md  # 头条\n      rail: {head: 短波, stories: [stories/a.md, stories/b.md]}\n";

    #[test]
    fn one_value_changes_and_all_else_stays() {
        let changed = yaml_set(ISSUE, "/pages/0/section", Some(&json!("社区: 新闻"))).unwrap();
        assert_eq!(changed, ISSUE.replace("section: 要闻", "section: \"社区: 新闻\""));
        let changed = yaml_set(ISSUE, "/number", Some(&json!(4))).unwrap();
        assert_eq!(changed, ISSUE.replace("number: 3 ", "number: 4 "));
        let changed =
            yaml_set(ISSUE, "/pages/0/stories/lead", Some(&json!("stories/乙.md"))).unwrap();
        assert_eq!(changed, ISSUE.replace("stories/甲.md", "stories/乙.md"));
    }

    #[test]
    fn keys_come_and_go() {
        let with = yaml_set(ISSUE, "/ear/weather", Some(&json!("晴"))).unwrap();
        assert!(with.starts_with(ISSUE.trim_end()) && with.contains("晴"), "{with}");
        let without = yaml_set(ISSUE, "/pages/0/section", None).unwrap();
        assert_eq!(without, ISSUE.replace("    section: 要闻\n", ""));
        let brief = yaml_set(ISSUE, "/pages/0/stories/rail/stories/0", None).unwrap();
        assert!(!brief.contains("a.md") && brief.contains("b.md"), "{brief}");
    }

    #[test]
    fn a_value_comes_into_a_list() {
        let rail = "/pages/0/stories/rail/stories";
        let first = yaml_insert(ISSUE, &format!("{rail}/0"), &json!("stories/c.md")).unwrap();
        assert_eq!(first, ISSUE.replace("[stories/a.md", "[stories/c.md, stories/a.md"));
        let last = yaml_insert(ISSUE, &format!("{rail}/2"), &json!("stories/c.md")).unwrap();
        assert_eq!(last, ISSUE.replace("b.md]", "b.md, stories/c.md]"));
        let lines = "a:\n  - 甲   # 一\n  - 乙   # 二\n";
        let between = yaml_insert(lines, "/a/1", &json!("丙")).unwrap();
        assert_eq!(between, "a:\n  - 甲   # 一\n  - 丙\n  - 乙   # 二\n");
        assert!(yaml_insert(ISSUE, &format!("{rail}/3"), &json!("x")).is_err());
    }

    #[test]
    fn what_is_added_is_written_as_a_person_would() {
        let page = json!({"section": "新版", "stories": ["stories/甲.md", "4"]});
        let more = yaml_set(ISSUE, "/pages/1", Some(&page)).unwrap();
        assert!(more.contains("- {section: 新版, stories: [stories/甲.md, \"4\"]}"), "{more}");
    }

    #[test]
    fn front_matter() {
        let story = "---\ntitle: 甲   # 题\nbyline: 乙\n---\n\n正文 --- 正文。\n";
        let changed = front_matter_set(story, "/title", Some(&json!("“丙”来了"))).unwrap();
        assert_eq!(changed, story.replace("title: 甲", "title: “丙”来了"));
        let spaced = story.replace("---\n", "--- \n");
        let changed = front_matter_set(&spaced, "/title", Some(&json!("丙"))).unwrap();
        assert_eq!(changed, spaced.replace("title: 甲", "title: 丙"));
        let changed = front_matter_set("正文。\n", "/title", Some(&json!("甲"))).unwrap();
        assert_eq!(changed, "---\ntitle: 甲\n---\n正文。\n");
    }

    #[test]
    fn what_is_no_yaml_is_left_alone() {
        assert!(yaml_set("a: [", "/a", Some(&json!(1))).is_err());
        assert!(yaml_set("a: 1", "/a/b/c", Some(&json!(1))).is_err());
        assert!(yaml_set("- 1", "/x", Some(&json!(1))).is_err());
    }
}
