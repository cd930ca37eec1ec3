//! How sure it is that words are names.

use std::collections::{HashMap, HashSet};

use super::line::INTERPUNCTS;
use super::list::{Name, NameList};
use super::surnames::{begins_with_common_surname, begins_with_surname, reads_as_name};

/// Fewer are text.
const FEWEST: usize = 6;
/// One of the paragraphs of a list has so many at least.
const IN_A_ROW: usize = 3;
/// Fewer words may end alike by chance.
const FEWEST_ALIKE: usize = 3;

/// How sure it is that words are names.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum Evidence {
    Text,
    /// As many words as names, and as short; but they may be other words.
    Doubtful,
    Names,
}

impl Evidence {
    /// That of lists which stand together.
    pub fn of<'a>(lists: impl Iterator<Item = &'a NameList> + Clone) -> Self {
        let longest = lists.clone().map(|list| list.names.len()).max().unwrap_or(0);
        let share = Share::of(lists);
        match () {
            () if share.names < FEWEST || longest < IN_A_ROW => Self::Text,
            () if share.are_surely_names() => Self::Names,
            () if 2 * share.known >= share.names => Self::Doubtful,
            () => Self::Text,
        }
    }
}

/// How many words are what.
#[derive(Debug, Default)]
pub struct Share {
    names: usize,
    /// They begin with a family name.
    known: usize,
    /// They read as a name to their end.
    read: usize,
    /// They begin with one of the commonest family names.
    common: usize,
    /// They read as a name that begins with a rarer one, and have three characters or more. Most names have; most words have two.
    long: usize,
    /// More than a third of the words end alike: towns, trees, dishes.
    alike: bool,
}

impl Share {
    /// That of the words of lists.
    pub fn of<'a>(lists: impl Iterator<Item = &'a NameList>) -> Self {
        let mut share = Self::default();
        let mut words = HashSet::new();
        for text in lists.flat_map(|list| &list.names).map(Name::text) {
            let foreign = text.contains(INTERPUNCTS);
            let read = foreign || reads_as_name(&text);
            share.names += 1;
            share.known += usize::from(foreign || begins_with_surname(&text));
            share.read += usize::from(read);
            let common = read && begins_with_common_surname(&text);
            share.common += usize::from(common);
            share.long += usize::from(read && !common && text.chars().count() > 2);
            words.insert(text);
        }
        let mut ends: HashMap<char, usize> = HashMap::new();
        for end in words.iter().filter_map(|word| word.chars().next_back()) {
            *ends.entry(end).or_default() += 1;
        }
        let most = ends.into_values().max().unwrap_or(0);
        share.alike = most >= FEWEST_ALIKE && 3 * most > words.len();
        share
    }

    /// Whether most begin with a family name.
    pub fn are_most_known(&self) -> bool {
        self.names > 0 && 4 * self.known >= 3 * self.names
    }

    /// Whether what stands beside names is something else: the prizes, the place, the end of a meeting.
    pub fn are_other_words(&self) -> bool {
        2 * self.read < self.names
    }

    /// Many words begin with a character that is a family name too. So half must begin with one of the commonest; or nearly
    /// all must read as names, and a third be as long as names are, or as many of both.
    fn are_surely_names(&self) -> bool {
        let common = 2 * self.common >= self.names;
        let as_long =
            10 * self.read >= 9 * self.names && 2 * self.common + 3 * self.long >= self.names;
        4 * self.read >= 3 * self.names && (common || as_long) && !self.alike
    }
}
