//! Curly quotes are one and the same in Unicode for Chinese and Latin: what stands around a pair tells which they are.

use super::class::{Class, is_latin_closing};

/// Which of the characters are quotes of Latin text, and so as wide as their font makes them.
pub fn latin(chars: &[char], classes: &[Class]) -> Vec<bool> {
    let around = Around::of(chars, classes);
    let mut latin = vec![false; chars.len()];
    // Double and single ones, each with its own partners; whatever stands open inside a pair is without one.
    let mut open: Vec<usize> = Vec::new();
    let mut waiting = [0_usize; 2];
    for (at, &c) in chars.iter().enumerate() {
        match c {
            '’' if is_apostrophe(chars, at) => latin[at] = true,
            '“' | '‘' => {
                open.push(at);
                waiting[usize::from(c == '‘')] += 1;
            }
            '”' | '’' if waiting[usize::from(c == '’')] > 0 => {
                let partner = if c == '”' { '“' } else { '‘' };
                while let Some(from) = open.pop() {
                    waiting[usize::from(chars[from] == '‘')] -= 1;
                    if chars[from] == partner {
                        let is_latin = around.pair_is_latin(classes, from, at);
                        (latin[from], latin[at]) = (is_latin, is_latin);
                        break;
                    }
                }
            }
            '”' | '’' => latin[at] = !around.touches_han(at, at),
            _ => {}
        }
    }
    for at in open {
        latin[at] = !around.touches_han(at, at);
    }
    latin
}

/// What a straight quote does.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum Straight {
    /// It begins a quotation: no line ends with it.
    Opens,
    /// It ends one, or is a sign of inches, minutes: no line begins with it.
    Closes,
}

/// What the straight quotes `"` `'` of a text do. White and marks on one side tell; where Han stands on both sides, the
/// first opens and the next closes.
pub fn straight(chars: &[char], classes: &[Class]) -> Vec<Option<Straight>> {
    let mut sides = vec![None; chars.len()];
    let mut open: Vec<char> = Vec::new();
    for (at, &c) in chars.iter().enumerate() {
        if !matches!(c, '"' | '\'' | '＂' | '＇') {
            continue;
        }
        let is_open = open.contains(&c);
        let before = at.checked_sub(1).map(|k| (chars[k], classes[k]));
        let after = chars.get(at + 1).map(|&after| (after, classes[at + 1]));
        let opens_after = |(c, class): (char, Class)| {
            class.is_white() || class == Class::Opening || matches!(c, '(' | '[' | '{')
        };
        let closes_before = |(c, class): (char, Class)| {
            class.is_white() || matches!(class, Class::Closing | Class::Stop) || is_latin_closing(c)
        };
        let inside_latin = is_apostrophe(chars, at) && matches!(c, '\'' | '＇');
        let inches = before.is_some_and(|before| before.0.is_ascii_digit()) && !is_open;
        let opens = match (before, after) {
            (_, None) => false,
            _ if inside_latin || inches => false,
            (_, Some(after)) if closes_before(after) => false,
            (None, _) => true,
            (Some(before), _) if opens_after(before) => true,
            _ => !is_open,
        };
        sides[at] = Some(if opens { Straight::Opens } else { Straight::Closes });
        if opens {
            open.push(c);
        } else if let Some(depth) = open.iter().rposition(|o| *o == c).filter(|_| !inside_latin) {
            open.truncate(depth);
        }
    }
    sides
}

fn is_apostrophe(chars: &[char], at: usize) -> bool {
    let letter = |at: Option<usize>| {
        at.and_then(|at| chars.get(at)).is_some_and(|c| c.is_ascii_alphanumeric())
    };
    letter(at.checked_sub(1)) && letter(Some(at + 1))
}

/// What stands next to each character, spaces and quotes aside.
struct Around {
    before: Vec<Option<Class>>,
    behind: Vec<Option<Class>>,
}

impl Around {
    fn of(chars: &[char], classes: &[Class]) -> Self {
        let passes =
            |k: usize| classes[k] != Class::Space && !matches!(chars[k], '“' | '”' | '‘' | '’');
        let mut around = Self { before: vec![None; chars.len()], behind: vec![None; chars.len()] };
        let mut last = None;
        for (k, class) in classes.iter().enumerate() {
            around.before[k] = last;
            last = if passes(k) { Some(*class) } else { last };
        }
        let mut next = None;
        for (k, class) in classes.iter().enumerate().rev() {
            around.behind[k] = next;
            next = if passes(k) { Some(*class) } else { next };
        }
        around
    }

    /// A pair is Latin if Latin stands around it, or, in a paragraph of its own, inside it.
    fn pair_is_latin(&self, classes: &[Class], from: usize, to: usize) -> bool {
        if self.before[from].is_none() && self.behind[to].is_none() {
            let inside = &classes[from + 1..to];
            return inside.iter().all(|class| matches!(class, Class::Latin | Class::Space));
        }
        !self.touches_han(from, to)
    }

    /// Whether something Chinese stands before the one or behind the other.
    fn touches_han(&self, from: usize, to: usize) -> bool {
        let sides = [self.before[from], self.behind[to]];
        sides.into_iter().flatten().any(|class| class != Class::Latin)
    }
}
