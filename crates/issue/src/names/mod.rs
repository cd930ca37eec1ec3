//! Lists of names 名单: which paragraphs are nothing else, beyond doubt, and the names in them.
//!
//! A list of names is set in even columns, and a name of two characters is spread to three (docs/look.md §3). Words that are
//! no names must never be torn so. So what nobody called a list of names is one only where it looks like nothing else: six
//! names at least, each of two to four Han characters or with an interpunct, white between them and nothing more, three of
//! four begin with a family name, half with one of the commonest, and they do not end alike. What stands among names and is
//! none (the prizes, the place, a heading) stays text. What stands in a story of `form: names` is one where it can be.

mod evidence;
mod letters;
mod line;
mod list;
mod surnames;

pub(crate) use letters::RunLetters;
pub use list::{Name, NameList, NamesBy};

use super::paragraphs::words_of_runs;
use super::story::{Block, BlockKind, Run};
pub use surnames::{reads_as_name, surname_length};

use evidence::{Evidence, Share};

/// What labels end with that stand beside lists of names, and have none under them.
const LABELS_OF_OTHERS: [&str; 15] = [
    "时间", "日期", "地点", "地址", "议题", "议程", "主题", "内容", "题目", "奖品", "奖金", "费用",
    "电话", "单位", "菜单",
];

/// What is said of blocks, or of the cells of a column.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FoundNames {
    /// For each of them its lists of names; `None` for one that is text.
    pub lists: Vec<Option<Vec<NameList>>>,
    /// The first of those that may be names, and may be other words.
    pub doubtful: Option<usize>,
}

/// The lists of names among blocks. Paragraphs that follow on one another are one list: `一等奖：…`, `二等奖：…`.
pub fn among_blocks(blocks: &[Block], by: NamesBy) -> FoundNames {
    found(blocks.iter().map(|block| Candidate::of(block, by, candidate(block, by)?)))
}

/// The lists of names among the cells of a table's column. Empty cells, and cells that are text, part them.
pub fn among_cells(cells: &[&[Run]]) -> FoundNames {
    let lists = cells.iter().map(|cell| line::lists(cell, NamesBy::Look));
    found(lists.map(|lists| lists.and_then(Candidate::by_look)))
}

/// Whether lines are the lines of a list of names, or of a part of one: they are not to be joined. Nothing is lost where they
/// are other words.
pub fn are_lines_of_names(lines: &[Run], by: NamesBy) -> bool {
    let Some(lists) = line::lists(lines, by) else { return false };
    let in_a_line = lists.iter().any(|list| !list.label.is_empty() && !list.names.is_empty())
        || lines
            .split(|run| *run == Run::Break)
            .any(|line| line::lists(line, by).is_some_and(|l| has_several(&l)));
    by == NamesBy::Form || in_a_line && Share::of(lists.iter()).are_most_known()
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

/// Lists that may be names.
struct Candidate {
    lists: Vec<NameList>,
    kind: CandidateKind,
}

/// What lists look like by themselves.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
enum CandidateKind {
    /// The story says that they are names.
    Called,
    /// Names, as it seems.
    Row,
    /// A label over nothing: what follows may be its names.
    Label,
    /// A paragraph of one word, which may be a heading or a signature.
    Lone,
    /// Other words. They part names from names.
    Other,
}

impl Candidate {
    fn of(block: &Block, by: NamesBy, lists: Vec<NameList>) -> Option<Self> {
        if by == NamesBy::Form {
            return Some(Self { lists, kind: CandidateKind::Called });
        }
        let is_lone = matches!(block.kind, BlockKind::Paragraph(_))
            && matches!(lists.as_slice(), [list] if list.label.is_empty() && list.names.len() == 1);
        let it = Self::by_look(lists)?;
        match it.kind {
            CandidateKind::Row if is_lone => Some(Self { kind: CandidateKind::Lone, ..it }),
            CandidateKind::Other if is_lone => None,
            _ => Some(it),
        }
    }

    /// `None` if all of it is called something else.
    fn by_look(lists: Vec<NameList>) -> Option<Self> {
        if lists.iter().all(is_of_others) {
            return None;
        }
        let kind = match () {
            () if lists.iter().all(|list| list.names.is_empty()) => CandidateKind::Label,
            () if lists.iter().any(are_other_words) => CandidateKind::Other,
            () => CandidateKind::Row,
        };
        Some(Self { lists, kind })
    }

    fn is_other(&self) -> bool {
        self.kind == CandidateKind::Other
    }

    fn is_named(&self) -> bool {
        self.lists.iter().any(|list| !list.names.is_empty())
    }
}

/// Whether words under a label are none of the names that stand beside them.
fn are_other_words(list: &NameList) -> bool {
    let others = || Share::of(std::iter::once(list)).are_other_words();
    !list.names.is_empty() && (is_of_others(list) || others())
}

/// Whether a label says that what follows are no names: `地点：…`, or `花：梅花　桂花`.
fn is_of_others(list: &NameList) -> bool {
    let label = words_of_runs(&list.label);
    let of = label.trim_end_matches(['：', ':', ' ', '　']);
    let kind = |last: char| list.names.iter().all(|name| name.text().ends_with(last));
    LABELS_OF_OTHERS.iter().any(|thing| of.ends_with(thing))
        || !list.names.is_empty() && of.chars().next_back().is_some_and(kind)
}

/// Candidates that stand together are names together, or not at all.
fn found(candidates: impl Iterator<Item = Option<Candidate>>) -> FoundNames {
    let mut found = FoundNames::default();
    let mut group: Vec<Candidate> = Vec::new();
    for candidate in candidates {
        let parts = match (&candidate, group.last()) {
            (Some(next), Some(last)) => next.is_other() != last.is_other(),
            (None, _) => true,
            (_, None) => false,
        };
        if parts {
            found.close(std::mem::take(&mut group));
        }
        match candidate {
            Some(candidate) => group.push(candidate),
            None => found.lists.push(None),
        }
    }
    found.close(group);
    found
}

impl FoundNames {
    fn close(&mut self, mut group: Vec<Candidate>) {
        let ends = group.len() - names_end(&group);
        group.truncate(names_end(&group));
        let begins = group.iter().take_while(|it| it.kind == CandidateKind::Lone).count();
        let group = group.split_off(begins);
        self.push_text(begins);
        let are_names = match evidence(&group) {
            Evidence::Names => true,
            Evidence::Text => false,
            Evidence::Doubtful => {
                self.doubtful = self.doubtful.or(Some(self.lists.len()));
                false
            }
        };
        self.lists.extend(group.into_iter().map(|it| are_names.then_some(it.lists)));
        self.push_text(ends);
    }

    fn push_text(&mut self, many: usize) {
        self.lists.extend((0..many).map(|_| None));
    }
}

/// Where the names of a group end. A label over nothing is text below them, and so is a word that stands under no label.
fn names_end(group: &[Candidate]) -> usize {
    let stays = |n: &usize| match group[*n].kind {
        CandidateKind::Lone => {
            n.checked_sub(1).is_some_and(|above| group[above].kind == CandidateKind::Label)
        }
        _ => group[*n].is_named(),
    };
    (0..group.len()).rev().find(stays).map_or(0, |last| last + 1)
}

fn evidence(group: &[Candidate]) -> Evidence {
    match group.first().map(|first| first.kind) {
        None => Evidence::Text,
        Some(CandidateKind::Called) => Evidence::Names,
        kind => match Evidence::of(group.iter().flat_map(|it| &it.lists)) {
            Evidence::Names if kind == Some(CandidateKind::Other) => Evidence::Doubtful,
            evidence => evidence,
        },
    }
}

#[cfg(test)]
#[path = "names_tests.rs"]
mod tests;
