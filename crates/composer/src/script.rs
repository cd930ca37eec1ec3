//! A text read for setting: the class of each character, and where lines may end.

use std::ops::Range;

use super::break_kind::Break;
use super::breaks::breaks;
use super::class::{Class, PAUSE, are_apart, before, is_ideograph, is_unit};
use super::marks::is_combining;
use super::quotes::{self, Straight};

/// A paragraph's text, read.
#[derive(Debug, Clone)]
pub struct Script {
    /// The characters.
    pub chars: Vec<char>,
    /// The byte at which each begins, and the text's end.
    pub bytes: Vec<usize>,
    /// The class of each.
    pub classes: Vec<Class>,
    /// What each straight quote does.
    pub straight: Vec<Option<Straight>>,
    /// Whether a line may end before each.
    pub breaks: Vec<Break>,
}

impl Script {
    /// Reads a text. [`PAUSE`](Self::PAUSE) stands for a pause.
    pub fn new(text: &str) -> Self {
        let chars: Vec<char> = text.chars().collect();
        let mut bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        bytes.push(text.len());
        let mut classes: Vec<Class> = chars.iter().map(|c| Class::of(*c)).collect();
        let latin = quotes::latin(&chars, &classes);
        for (class, latin) in classes.iter_mut().zip(latin) {
            if latin {
                *class = Class::Latin;
            }
        }
        pair_dashes(&chars, &mut classes);
        settle_marks(&chars, &mut classes);
        settle_spaces(&chars, &mut classes);
        join_combining(&chars, &mut classes);
        let straight = quotes::straight(&chars, &classes);
        let breaks = breaks(&chars, &classes, &straight);
        Self { chars, bytes, classes, straight, breaks }
    }

    /// The character that stands for a pause.
    pub const PAUSE: char = PAUSE;

    /// How many characters are no marks (`docs/rules.md` §1.6).
    pub fn words(&self, chars: Range<usize>) -> usize {
        let is_word = |at: &usize| match self.classes[*at] {
            Class::Latin => self.chars[*at].is_alphanumeric(),
            class => !class.is_mark(),
        };
        chars.filter(is_word).count()
    }

    /// Whether a gap of a quarter em stands before a character.
    pub fn has_gap_before(&self, at: usize) -> bool {
        before(&self.classes, at)
            .is_some_and(|before| are_apart(self.chars[before], self.chars[at]))
    }
}

/// Two of `—` or of `…` are one dash, one ellipsis.
fn pair_dashes(chars: &[char], classes: &mut [Class]) {
    let mut at = 0;
    while at + 1 < chars.len() {
        if matches!(chars[at], '—' | '…' | '─' | '⋯' | '―') && chars[at] == chars[at + 1]
        {
            classes[at] = Class::Dash;
            classes[at + 1] = Class::Dash;
            at += 2;
        } else {
            at += 1;
        }
    }
}

/// A combining mark is of the kind of what it stands on.
fn join_combining(chars: &[char], classes: &mut [Class]) {
    for at in 1..chars.len() {
        if is_combining(chars[at]) {
            let latin = classes[at - 1] == Class::Latin;
            classes[at] = if latin { Class::Latin } else { Class::Han };
        }
    }
}

/// Whether something stands between Latin words, parted from each by one space.
fn is_between_latin_words(classes: &[Class], at: usize) -> bool {
    let space = |class: Option<&Class>| class == Some(&Class::Space);
    let word = |class: Option<&Class>| class == Some(&Class::Latin);
    at >= 2
        && space(classes.get(at - 1))
        && word(classes.get(at - 2))
        && space(classes.get(at + 1))
        && word(classes.get(at + 2))
}

/// What stands between Latin on both sides is Latin: in `a·b`, and in `word — word` with the white around it.
fn settle_marks(chars: &[char], classes: &mut [Class]) {
    for (at, c) in chars.iter().enumerate() {
        let touches = |class: Option<&Class>| class.is_none_or(|class| *class == Class::Latin);
        let inside =
            touches(at.checked_sub(1).map(|k| &classes[k])) && touches(classes.get(at + 1));
        let full = matches!(c, '～' | '〜' | '－' | '・' | '･');
        match classes[at] {
            Class::Interpunct | Class::Connector if inside && !full => classes[at] = Class::Latin,
            Class::Connector if is_between_latin_words(classes, at) => classes[at] = Class::Latin,
            _ => {}
        }
    }
}

/// A space between Han characters is no Latin space, and one between Han and Latin says nothing.
fn settle_spaces(chars: &[char], classes: &mut [Class]) {
    for at in 0..chars.len() {
        if classes[at] != Class::Space {
            continue;
        }
        let before = at.checked_sub(1).map(|k| classes[k]);
        let after = classes.get(at + 1).copied();
        let han = |class: Option<Class>| class.is_some_and(|class| class != Class::Latin);
        let word = |class: Option<Class>| class == Some(Class::Latin);
        // A symbol such as ① is no word: the white behind it stays.
        let behind_symbol = at.checked_sub(1).is_some_and(|k| {
            classes[k] == Class::Han && !is_ideograph(chars[k]) && !is_unit(chars[k])
        });
        if han(before) && han(after) || behind_symbol {
            classes[at] = Class::HanSpace;
        } else if han(before) && word(after) || word(before) && han(after) {
            classes[at] = Class::Nothing;
        }
    }
}
