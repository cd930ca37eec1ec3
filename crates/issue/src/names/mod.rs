//! Lists of names 名单: which paragraphs are nothing else, beyond doubt, and the names in them.
//!
//! A list of names is set in even columns, and a name of two characters is spread to three (docs/look.md §3). Words that are
//! no names must never be torn so. So what nobody called a list of names is one only where it looks like nothing else: six
//! names at least, each of two to four Han characters or with an interpunct, white between them and nothing more, and
//! three of four begin with a family name. What stands in a story of `form: names` is one where it can be.

mod letters;
mod line;
mod list;
mod surnames;

pub(crate) use letters::RunLetters;
pub use list::{Name, NameList, NamesBy};

use super::story::{Block, BlockKind, Run};
use surnames::begins_with_surname;
pub(crate) use surnames::surname_length;

/// What is said of blocks, or of the cells of a column.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FoundNames {
    /// For each of them its lists of names; `None` for one that is text.
    pub lists: Vec<Option<Vec<NameList>>>,
    /// The first of those that may be names, and may be other words.
    pub doubtful: Option<usize>,
}

/// Fewer are text.
const FEWEST: usize = 6;
/// One of the paragraphs of a list has so many at least.
const IN_A_ROW: usize = 3;

/// The lists of names among blocks. Paragraphs that follow on one another are one list: `一等奖：…`, `二等奖：…`.
pub fn among_blocks(blocks: &[Block], by: NamesBy) -> FoundNames {
    found(blocks.iter().map(|block| candidate(block, by)).collect(), by)
}

/// The lists of names among the cells of a table's column. Empty cells, and cells that are text, part them.
pub fn among_cells(cells: &[&[Run]]) -> FoundNames {
    let candidates = cells.iter().map(|cell| line::lists(cell, NamesBy::Look)).collect();
    found(candidates, NamesBy::Look)
}

/// Whether lines are the lines of a list of names, or of a part of one: they are not to be joined. Nothing is lost where they
/// are other words.
pub fn are_lines_of_names(lines: &[Run], by: NamesBy) -> bool {
    let Some(lists) = line::lists(lines, by) else { return false };
    let in_a_line = lists.iter().any(|list| !list.label.is_empty() && !list.names.is_empty())
        || lines
            .split(|run| *run == Run::Break)
            .any(|line| line::lists(line, by).is_some_and(|l| has_several(&l)));
    by == NamesBy::Form || in_a_line && Share::of(&[lists]).are_most_known()
}

fn has_several(lists: &[NameList]) -> bool {
    lists.iter().any(|list| list.names.len() > 1)
}

/// The lists that a block would be, if they are names.
fn candidate(block: &Block, by: NamesBy) -> Option<Vec<NameList>> {
    match &block.kind {
        BlockKind::Paragraph(runs) => line::lists(runs, by),
        BlockKind::List { start: None, items } => {
            let mut lists: Vec<NameList> = Vec::new();
            for item in items {
                let [Block { kind: BlockKind::Paragraph(runs), .. }] = item.as_slice() else {
                    return None;
                };
                line::join(&mut lists, line::lists(runs, by)?);
            }
            Some(lists)
        }
        _ => None,
    }
}

/// Candidates that stand together are names together, or not at all.
fn found(candidates: Vec<Option<Vec<NameList>>>, by: NamesBy) -> FoundNames {
    let mut found = FoundNames::default();
    let mut group: Vec<Vec<NameList>> = Vec::new();
    for candidate in candidates.into_iter().map(Some).chain([None]) {
        match candidate.flatten() {
            Some(lists) => group.push(lists),
            None => {
                found.close(std::mem::take(&mut group), by);
                found.lists.push(None);
            }
        }
    }
    found.lists.pop();
    found
}

impl FoundNames {
    fn close(&mut self, mut group: Vec<Vec<NameList>>, by: NamesBy) {
        // A label over nothing is text.
        let named = |lists: &Vec<NameList>| lists.iter().any(|list| !list.names.is_empty());
        let used = group.iter().rposition(named).map_or(0, |last| last + 1);
        let text = group.len() - used;
        group.truncate(used);
        let evidence = match by {
            NamesBy::Form => Evidence::Names,
            NamesBy::Look => Evidence::of(&group),
        };
        if evidence == Evidence::Doubtful {
            self.doubtful = self.doubtful.or(Some(self.lists.len()));
        }
        let are_names = evidence == Evidence::Names;
        self.lists.extend(group.into_iter().map(|lists| are_names.then_some(lists)));
        self.lists.extend((0..text).map(|_| None));
    }
}

/// How sure it is that words are names.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
enum Evidence {
    Text,
    /// As many words as names, and as short; but hardly all of them begin with a family name.
    Doubtful,
    Names,
}

impl Evidence {
    fn of(group: &[Vec<NameList>]) -> Self {
        let lists = || group.iter().flatten();
        let longest = lists().map(|list| list.names.len()).max().unwrap_or(0);
        let share = Share::of(group);
        match () {
            () if share.names < FEWEST || longest < IN_A_ROW => Self::Text,
            () if share.are_most_known() => Self::Names,
            () if 2 * share.known >= share.names => Self::Doubtful,
            () => Self::Text,
        }
    }
}

/// How many begin with a family name.
struct Share {
    names: usize,
    known: usize,
}

impl Share {
    fn of(group: &[Vec<NameList>]) -> Self {
        let mut share = Self { names: 0, known: 0 };
        for name in group.iter().flatten().flat_map(|list| &list.names) {
            let text = name.text();
            let known = text.contains(line::INTERPUNCTS) || begins_with_surname(&text);
            share.names += 1;
            share.known += usize::from(known);
        }
        share
    }

    fn are_most_known(&self) -> bool {
        self.names > 0 && 4 * self.known >= 3 * self.names
    }
}

#[cfg(test)]
#[path = "names_tests.rs"]
mod tests;
