//! `issue.yaml` with a story in another area: as a person writes it who moves one, or who puts in one that stood nowhere.

use serde_json::{Map, Value, json};

use kanyin_diagnostics::{Told, told};
use kanyin_issue::Issue;

use super::yaml_change::{yaml_insert, yaml_set};

/// Where a story goes.
#[derive(Debug, Clone, Eq, PartialEq)]
pub struct MoveTo {
    /// The page, from 1.
    pub page: u32,
    /// The area's name; empty on a page that makes itself up and finds a place for it.
    pub area: String,
    /// What it takes.
    pub takes: AreaTakes,
}

/// How many stories an area takes.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum AreaTakes {
    /// One: what stood there goes where the new one comes from.
    One,
    /// Several: the new one stands before the one of a number, from 0; behind all if there are not so many.
    Several {
        /// Before which.
        before: usize,
    },
}

/// `issue.yaml` with a story in another area.
///
/// # Errors
/// Stories are allotted to pages by the program, or the page makes itself up.
pub fn moved(text: &str, story: &str, to: &MoveTo) -> Result<String, Told> {
    let root = read(text)?;
    let pages = root.get("pages").and_then(Value::as_array).ok_or_else(allotted)?;
    let number = |page: &Value| page.get("page").and_then(Value::as_u64);
    let of_page =
        |(n, entry): &(usize, &Value)| number(entry).unwrap_or(*n as u64 + 1) == u64::from(to.page);
    let (n, entry) = pages.iter().enumerate().find(of_page).ok_or_else(allotted)?;
    let from = StandsAt::among(pages, story);
    let stories = format!("/pages/{n}/stories");
    if let Some(list) = entry.get("stories").and_then(Value::as_array) {
        if from.as_ref().is_some_and(|from| from.list == stories) {
            return Err(makes_itself_up(to.page));
        }
        let text = yaml_insert(text, &format!("{stories}/{}", list.len()), &json!(story))?;
        return taken_away(&text, from.as_ref(), None);
    }
    if to.area.is_empty() {
        let text = match entry.get("stories").and_then(Value::as_object) {
            Some(areas) => {
                let key = free_name(areas, story);
                yaml_set(text, &format!("{stories}/{}", escaped(&key)), Some(&json!(story)))?
            }
            None => yaml_set(text, &stories, Some(&json!([story])))?,
        };
        return taken_away(&text, from.as_ref(), None);
    }
    let area = format!("{stories}/{}", escaped(&to.area));
    let stood = root.pointer(&area);
    match to.takes {
        AreaTakes::One => {
            let text = yaml_set(text, &area, Some(&json!(story)))?;
            taken_away(&text, from.as_ref(), stood)
        }
        AreaTakes::Several { .. } if from.as_ref().is_some_and(|from| from.pointer() == area) => {
            Ok(text.into())
        }
        AreaTakes::Several { before } => among(text, &area, (stood, before), story, from.as_ref()),
    }
}

/// `issue.yaml` without a story.
///
/// # Errors
/// It is named nowhere there.
pub fn taken_off(text: &str, story: &str) -> Result<String, Told> {
    let root = read(text)?;
    let pages = root.get("pages").and_then(Value::as_array).ok_or_else(allotted)?;
    let from = StandsAt::among(pages, story)
        .ok_or_else(|| told!("issue.yaml 里没有这一篇", "issue.yaml does not name this story"))?;
    taken_away(text, Some(&from), None)
}

fn read(text: &str) -> Result<Value, Told> {
    serde_yaml::from_str(text)
        .map_err(|error| told!("先把 issue.yaml 改好：{error}", "mend issue.yaml first: {error}"))
}

/// The pages that an `issue.yaml` lists and that are not made, for nothing stands on them yet.
pub fn unmade_pages(issue: &Issue) -> Vec<u32> {
    let Some(first) = issue.pages.first().filter(|_| !issue.is_allotted) else { return Vec::new() };
    let text = issue.sources.text(first.spot.file);
    let root: Value = serde_yaml::from_str(text).unwrap_or_default();
    let entries = root.get("pages").and_then(Value::as_array);
    let numbers = entries.into_iter().flatten().scan(0, |last, entry| {
        let named = entry.get("page").and_then(Value::as_u64);
        *last = named.and_then(|page| u32::try_from(page).ok()).unwrap_or(*last + 1);
        Some(*last)
    });
    numbers.filter(|number| issue.pages.iter().all(|page| page.page != *number)).collect()
}

/// A story among the others of an area that takes several.
fn among(
    text: &str,
    area: &str,
    (stood, before): (Option<&Value>, usize),
    story: &str,
    from: Option<&StandsAt>,
) -> Result<String, Told> {
    let list = match stood {
        Some(Value::Object(rail)) if rail.contains_key("stories") => format!("{area}/stories"),
        _ => area.into(),
    };
    let stands = match stood {
        Some(Value::Object(rail)) => rail.get("stories").and_then(Value::as_array),
        Some(stood) => stood.as_array(),
        None => None,
    };
    let Some(stands) = stands else {
        // One that stands alone becomes the first or second of a list.
        let now = match stood {
            Some(alone) if before == 0 => json!([story, alone]),
            Some(alone) => json!([alone, story]),
            None => json!(story),
        };
        return taken_away(&yaml_set(text, area, Some(&now))?, from, None);
    };
    // Within its own list it goes first, and the others move up.
    let own = from.filter(|from| from.list == list).and_then(|from| from.at);
    let text = match own {
        Some(_) => taken_away(text, from, None)?,
        None => text.into(),
    };
    let (left, moved_up) = match own {
        Some(own) => (stands.len() - 1, usize::from(own < before)),
        None => (stands.len(), 0),
    };
    let at = (before - moved_up).min(left);
    let text = match (own, left) {
        // The last of a list took the list with it.
        (Some(_), 0) if list == area => yaml_set(&text, area, Some(&json!([story])))?,
        _ => yaml_insert(&text, &format!("{list}/{at}"), &json!(story))?,
    };
    if own.is_some() { Ok(text) } else { taken_away(&text, from, None) }
}

/// Where `issue.yaml` names a story.
struct StandsAt {
    /// What names it: the key of its area, or the list it stands in.
    list: String,
    /// Which of the list, and of how many.
    at: Option<usize>,
    of: usize,
    /// Whether the list is an area's value, which goes when it is empty; a rail's stays, for its head.
    is_area: bool,
}

impl StandsAt {
    /// Its place in the pages' entries.
    fn among(pages: &[Value], story: &str) -> Option<Self> {
        pages.iter().enumerate().find_map(|(n, page)| Self::of(page, story, n))
    }

    /// Its place in a page's entry.
    fn of(page: &Value, story: &str, n: usize) -> Option<Self> {
        let pointer = format!("/pages/{n}/stories");
        let within = |list: String, stories: &Vec<Value>, is_area: bool| {
            let at = stories.iter().position(|one| one.as_str() == Some(story))?;
            Some(Self { list, at: Some(at), of: stories.len(), is_area })
        };
        match page.get("stories")? {
            Value::Array(stories) => within(pointer, stories, false),
            Value::Object(areas) => areas.iter().find_map(|(area, stands)| {
                let own = format!("{pointer}/{}", escaped(area));
                match stands {
                    Value::String(one) if one == story => {
                        Some(Self { list: own, at: None, of: 1, is_area: true })
                    }
                    Value::Array(stories) => within(own, stories, true),
                    Value::Object(rail) => {
                        within(format!("{own}/stories"), rail.get("stories")?.as_array()?, false)
                    }
                    _ => None,
                }
            }),
            _ => None,
        }
    }

    fn pointer(&self) -> String {
        self.at.map_or_else(|| self.list.clone(), |at| format!("{}/{at}", self.list))
    }
}

/// What comes where a story came from: what stood in its new place, or nothing.
fn taken_away(text: &str, from: Option<&StandsAt>, comes: Option<&Value>) -> Result<String, Told> {
    let Some(from) = from else { return Ok(text.into()) };
    match (comes, from.at) {
        (Some(Value::String(_)), _) | (Some(_), None) => yaml_set(text, &from.pointer(), comes),
        (Some(_), Some(_)) => Err(told!(
            "那一块里不止一篇，换不到一列简讯里：先移开一篇",
            "there is more than one story in that area, and they cannot come into a list of briefs: move one away first"
        )),
        (None, Some(_)) if from.of == 1 && from.is_area => yaml_set(text, &from.list, None),
        (None, _) => yaml_set(text, &from.pointer(), None),
    }
}

/// A name for an area of a page that makes itself up: the story's own, which says most.
fn free_name(areas: &Map<String, Value>, story: &str) -> String {
    let name = story.rsplit('/').next().unwrap_or(story).trim_end_matches(".md");
    let numbered = (2..).map(|n| format!("{name}-{n}"));
    let mut names = std::iter::once(name.to_string()).chain(numbered);
    names.find(|name| !areas.contains_key(name)).unwrap_or_default()
}

fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

fn allotted() -> Told {
    told!(
        "这一期由程序把稿件分到各版，不能这样搬：要定下来，在 issue.yaml 里把各版写出来",
        "the stories of this issue are allotted to pages by the program and cannot be moved like this: list the pages in issue.yaml to pin them"
    )
}

fn makes_itself_up(page: u32) -> Told {
    told!(
        "第 {page} 版是自己拼的，稿件的位置由程序定；可以改轻重，或用“另拼”挑一种",
        "page {page} makes itself up; change a story's importance, or choose another makeup"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const ISSUE: &str = "pages:
  - page: 1
    layout: two
    stories:
      lead: stories/甲.md   # 头条
      second: stories/乙.md
      rail: {head: 短波, stories: [stories/a.md, stories/b.md]}
  - page: 2
    layout: two
    stories:
      lead: stories/丙.md
      rail:
        - stories/c.md   # 先
        - stories/d.md
  - page: 3
    stories: [stories/丁.md]
";

    fn to(page: u32, area: &str, takes: AreaTakes) -> MoveTo {
        MoveTo { page, area: area.into(), takes }
    }

    fn now(story: &str, to: &MoveTo) -> String {
        moved(ISSUE, story, to).unwrap()
    }

    const LAST: AreaTakes = AreaTakes::Several { before: 99 };

    #[test]
    fn stories_change_places() {
        let expected = ISSUE.replace("乙", "?").replace("丙", "乙").replace('?', "丙");
        assert_eq!(now("stories/乙.md", &to(2, "lead", AreaTakes::One)), expected);
        // With one of several, too.
        let expected = ISSUE.replace("甲.md", "?.md").replace("c.md", "甲.md").replace('?', "c");
        assert_eq!(now("stories/c.md", &to(1, "lead", AreaTakes::One)), expected);
    }

    #[test]
    fn a_story_comes_among_briefs_and_they_stay() {
        let without = ISSUE.replace("      second: stories/乙.md\n", "");
        let expected = without.replace("b.md]", "b.md, stories/乙.md]");
        assert_eq!(now("stories/乙.md", &to(1, "rail", LAST)), expected);
        let expected =
            without.replace("        - stories/d", "        - stories/乙.md\n        - stories/d");
        assert_eq!(
            now("stories/乙.md", &to(2, "rail", AreaTakes::Several { before: 1 })),
            expected
        );
    }

    #[test]
    fn a_brief_goes_to_another_rail_or_within_its_own() {
        let expected = ISSUE.replace("stories/a.md, ", "").replace(
            "        - stories/d.md\n",
            "        - stories/d.md\n        - stories/a.md\n",
        );
        assert_eq!(now("stories/a.md", &to(2, "rail", LAST)), expected);
        let expected =
            ISSUE.replace("[stories/a.md, stories/b.md]", "[stories/b.md, stories/a.md]");
        assert_eq!(now("stories/a.md", &to(1, "rail", LAST)), expected);
        assert_eq!(now("stories/b.md", &to(1, "rail", AreaTakes::Several { before: 0 })), expected);
        assert_eq!(now("stories/b.md", &to(1, "rail", AreaTakes::Several { before: 1 })), ISSUE);
    }

    #[test]
    fn one_that_stood_nowhere_comes_in() {
        let expected = ISSUE.replace("丙", "新");
        assert_eq!(now("stories/新.md", &to(2, "lead", AreaTakes::One)), expected);
        let expected = ISSUE.replace("丁.md]", "丁.md, stories/新.md]");
        assert_eq!(now("stories/新.md", &to(3, "x", AreaTakes::One)), expected);
        let placed = now("stories/新.md", &to(2, "second", AreaTakes::One));
        let read: Value = serde_yaml::from_str(&placed).unwrap();
        assert_eq!(read["pages"][1]["stories"]["second"], "stories/新.md");
    }

    #[test]
    fn one_is_taken_off() {
        let off = |story: &str| taken_off(ISSUE, story).unwrap();
        assert_eq!(off("stories/乙.md"), ISSUE.replace("      second: stories/乙.md\n", ""));
        assert_eq!(off("stories/b.md"), ISSUE.replace(", stories/b.md", ""));
        assert!(taken_off(ISSUE, "stories/无.md").is_err());
    }

    #[test]
    fn what_makes_itself_up_is_left_to_it() {
        let expected = ISSUE
            .replace("      second: stories/乙.md\n", "")
            .replace("丁.md]", "丁.md, stories/乙.md]");
        assert_eq!(now("stories/乙.md", &to(3, "x", AreaTakes::One)), expected);
        let bare = "pages:\n  - page: 1\n    section: 要闻\n";
        let first = moved(bare, "stories/丁.md", &to(1, "", AreaTakes::One)).unwrap();
        let entry: Value = serde_yaml::from_str(&first).unwrap();
        assert_eq!(entry["pages"][0]["stories"], json!(["stories/丁.md"]));
        let named = moved(ISSUE, "stories/丁.md", &to(2, "", AreaTakes::One)).unwrap();
        let entry: Value = serde_yaml::from_str(&named).unwrap();
        assert_eq!(entry["pages"][1]["stories"]["丁"], "stories/丁.md");
        assert!(moved(ISSUE, "stories/丁.md", &to(3, "x", AreaTakes::One)).is_err());
        assert!(moved("pages: 4\n", "stories/丁.md", &to(1, "lead", AreaTakes::One)).is_err());
    }
}
