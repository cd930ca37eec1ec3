//! Names spelt two ways: in one story a person who is named several times, and once with one character that is another.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use regex::Regex;

use kanyin_diagnostics::{Code, told};
use kanyin_issue::names::reads_as_name;

use super::passages::Passage;
use super::remark::Remark;
use crate::words::is_han;

/// What stands before a name and says that it is one.
static NAMED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?:记者|通讯员|主任|书记|站长|局长|处长|科长|所长|队长|会长|校长|院长|经理|馆长|组长|居民|村民|街坊|老人|师傅|老师|医生|护士|教授|同学|学生|志愿者|负责人|店主|老板|工人|民警|选手|作者|网格员|党员|邻居|匠人)([\p{Han}]{3})").ok()
});

/// What follows a given name of one character, and is none of it.
const AFTER: &str = "说的在和是了把被对为也都就从向给让又家与及等将已还曾则却便";

/// What is found in the stories.
pub fn remarks(passages: &[Passage]) -> Vec<Remark> {
    let mut stories: BTreeMap<usize, Vec<&Passage>> = BTreeMap::new();
    for passage in passages {
        stories.entry(passage.story).or_default().push(passage);
    }
    stories.values().flat_map(|story| in_story(story)).collect()
}

fn in_story(story: &[&Passage]) -> Vec<Remark> {
    let named: BTreeSet<&str> = story
        .iter()
        .flat_map(|passage| NAMED.iter().flat_map(|regex| regex.captures_iter(&passage.text)))
        .filter_map(|found| found.get(1).map(|name| name.as_str()))
        .filter(|name| reads_as_name(name))
        .collect();
    let count =
        |name: &str| story.iter().map(|passage| passage.text.matches(name).count()).sum::<usize>();
    let mut remarks = Vec::new();
    for name in named {
        let times = count(name);
        if times < 2 {
            continue;
        }
        let letters: Vec<char> = name.chars().collect();
        for passage in story {
            for (at, other) in windows(&passage.text) {
                // Two of one family have other given names, and stand in one sentence.
                let differs = other.iter().zip(&letters).filter(|(a, b)| a != b).count();
                let other_name: String = other.iter().collect();
                let is_last = other[2] != letters[2];
                let is_alike = differs == 1
                    && other[0] == letters[0]
                    && !(is_last && (times < 3 || AFTER.contains(other[2])));
                if !is_alike
                    || times < 2 * count(&other_name)
                    || !reads_as_name(&other_name)
                    || in_one_sentence(story, name, &other_name)
                {
                    continue;
                }
                remarks.push(passage.remark(
                    at..at + other_name.len(),
                    Code::NameSpeltTwice,
                    told!(
                        "“{other_name}”在这篇里又写作“{name}”（{times} 次）",
                        "`{other_name}` is spelt `{name}` elsewhere in this story ({times} times)"
                    ),
                    told!("核对是不是一个人", "see whether they are one person"),
                ));
            }
        }
    }
    remarks
}

/// Every three Han characters in a row, and where they stand.
fn windows(text: &str) -> impl Iterator<Item = (usize, [char; 3])> {
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    let found: Vec<(usize, [char; 3])> = letters
        .windows(3)
        .filter(|three| three.iter().all(|(_, c)| is_han(*c)))
        .map(|three| (three[0].0, [three[0].1, three[1].1, three[2].1]))
        .collect();
    found.into_iter()
}

fn in_one_sentence(story: &[&Passage], one: &str, other: &str) -> bool {
    let mut sentences = story.iter().flat_map(|passage| passage.text.split(['。', '！', '？']));
    sentences.any(|sentence| sentence.contains(one) && sentence.contains(other))
}
