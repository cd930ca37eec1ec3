//! An article of a 公众号, as a browser saves it.

use icu_calendar::types::RataDie;
use icu_calendar::{Date, Iso};

use super::tree::{NodeNo, Tree};
use super::walk::words_of;
use crate::block::{Block, StoryPart};

/// Seconds that Beijing is ahead.
const BEIJING: i64 = 8 * 3600;

/// Where an article stands in its page.
pub struct Article {
    /// The element of its text.
    pub root: NodeNo,
}

impl Article {
    /// The article of a page, if it is one.
    pub fn of(tree: &Tree) -> Option<Self> {
        let by_class = || {
            tree.inside(Tree::ROOT).find(|node| {
                let classes = tree.attribute(*node, "class").unwrap_or_default();
                classes.split_whitespace().any(|class| class == "rich_media_content")
            })
        };
        tree.by_id("js_content").or_else(by_class).map(|root| Self { root })
    }

    /// What the page says of it: title, author, account, day. The elements that were taken go to `passed`.
    pub fn parts(&self, tree: &Tree, passed: &mut Vec<NodeNo>) -> Vec<Block> {
        let mut take = |part: StoryPart, ids: &[&str]| {
            let (node, words) = ids.iter().find_map(|id| self.said(tree, id))?;
            passed.push(node);
            Some(Block::part(tree.node(node).line, part, words))
        };
        let title = take(StoryPart::Title, &["activity-name"]).or_else(|| title_of_head(tree));
        let byline = take(StoryPart::Byline, &["js_author_name", "js_author_name_text"]);
        let origin = take(StoryPart::Origin, &["js_name"]);
        let day = take(StoryPart::Date, &["publish_time"]).or_else(|| day_of_script(tree));
        let byline = byline.or_else(|| {
            let (node, words) = self.older_author(tree)?;
            passed.push(node);
            Some(Block::part(tree.node(node).line, StoryPart::Byline, words))
        });
        [title, byline, origin, day].into_iter().flatten().collect()
    }

    /// Who wrote it, as pages had it that are older: the one element of its class that holds nothing but words.
    fn older_author(&self, tree: &Tree) -> Option<(NodeNo, String)> {
        let is_wanted = |node: &NodeNo| {
            let classes = tree.attribute(*node, "class").unwrap_or_default();
            classes.split_whitespace().any(|class| class == "rich_media_meta_text")
                && tree.attribute(*node, "id").is_none()
                && !tree.is_inside(*node, self.root)
        };
        let mut found = tree.inside(Tree::ROOT).filter(is_wanted);
        let node = found.next().filter(|_| found.next().is_none())?;
        let words = words_of(tree, node);
        words.chars().any(char::is_alphabetic).then_some((node, words))
    }

    /// The words of an element outside of the text.
    fn said(&self, tree: &Tree, id: &str) -> Option<(NodeNo, String)> {
        let node = tree.by_id(id).filter(|node| !tree.is_inside(*node, self.root))?;
        let words = words_of(tree, node);
        (!words.is_empty()).then_some((node, words))
    }
}

fn title_of_head(tree: &Tree) -> Option<Block> {
    let node = tree
        .inside(Tree::ROOT)
        .find(|node| tree.attribute(*node, "property") == Some("og:title"))?;
    let title = tree.attribute(node, "content")?.trim();
    (!title.is_empty()).then(|| Block::part(tree.node(node).line, StoryPart::Title, title))
}

/// `var ct = "1700000000";`: the seconds of publication. The element for it is filled by a script.
fn day_of_script(tree: &Tree) -> Option<Block> {
    tree.inside(Tree::ROOT).filter(|node| tree.name(*node) == "script").find_map(|node| {
        let text = tree.text(node);
        let at = text.find("var ct")?;
        let (_, value) = text[at..].split_once('=')?;
        let value = value.trim_start().trim_start_matches(['"', '\'']);
        let digits = value.find(|c: char| !c.is_ascii_digit()).unwrap_or(value.len());
        let seconds: i64 =
            value[..digits].parse().ok().filter(|seconds| (0..1 << 36).contains(seconds))?;
        Some(Block::part(tree.node(node).line, StoryPart::Date, day(seconds)))
    })
}

/// The day in Beijing of a second since 1970.
fn day(seconds: i64) -> String {
    const BEGAN: i64 = 719_163;
    let day = RataDie::new(BEGAN + (seconds + BEIJING).div_euclid(86_400));
    let date = Date::from_rata_die(day, Iso);
    let (year, month) = (date.year().extended_year(), date.month().ordinal);
    format!("{year}-{month:02}-{:02}", date.day_of_month().0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_those_of_beijing() {
        assert_eq!(day(1_700_000_000), "2023-11-15");
        assert_eq!(day(1_774_922_192), "2026-03-31");
        assert_eq!(day(1_709_135_999), "2024-02-28");
        assert_eq!(day(1_709_222_399), "2024-02-29");
    }
}
