//! Curly quotes are one and the same in Unicode for Chinese and Latin: what stands around a pair tells which they are.

use super::class::Class;

/// Which of the characters are quotes of Latin text, and so as wide as their font makes them.
pub fn latin(chars: &[char], classes: &[Class]) -> Vec<bool> {
    let mut latin = vec![false; chars.len()];
    let mut open: Vec<usize> = Vec::new();
    for (at, &c) in chars.iter().enumerate() {
        match c {
            '’' if is_apostrophe(chars, at) => latin[at] = true,
            '“' | '‘' => open.push(at),
            '”' | '’' => {
                let partner = if c == '”' { '“' } else { '‘' };
                match open.iter().rposition(|&o| chars[o] == partner) {
                    Some(depth) => {
                        let from = open[depth];
                        open.truncate(depth);
                        let is_latin = pair_is_latin(chars, classes, from, at);
                        (latin[from], latin[at]) = (is_latin, is_latin);
                    }
                    None => latin[at] = !touches_han(chars, classes, at, at),
                }
            }
            _ => {}
        }
    }
    for at in open {
        latin[at] = !touches_han(chars, classes, at, at);
    }
    latin
}

fn is_apostrophe(chars: &[char], at: usize) -> bool {
    let letter = |at: Option<usize>| {
        at.and_then(|at| chars.get(at)).is_some_and(|c| c.is_ascii_alphanumeric())
    };
    letter(at.checked_sub(1)) && letter(Some(at + 1))
}

/// A pair is Latin if Latin stands around it, or, in a paragraph of its own, inside it.
fn pair_is_latin(chars: &[char], classes: &[Class], from: usize, to: usize) -> bool {
    let alone = outside(chars, classes, from, false).is_none()
        && outside(chars, classes, to, true).is_none();
    if alone {
        classes[from + 1..to].iter().all(|class| matches!(class, Class::Latin | Class::Space))
    } else {
        !touches_han(chars, classes, from, to)
    }
}

/// Whether something Chinese stands before the one or behind the other.
fn touches_han(chars: &[char], classes: &[Class], from: usize, to: usize) -> bool {
    [outside(chars, classes, from, false), outside(chars, classes, to, true)]
        .into_iter()
        .flatten()
        .any(|class| class != Class::Latin)
}

/// What stands next, spaces and other quotes aside.
fn outside(chars: &[char], classes: &[Class], at: usize, behind: bool) -> Option<Class> {
    let passes = |&k: &usize| {
        !matches!(classes[k], Class::Space) && !matches!(chars[k], '“' | '”' | '‘' | '’')
    };
    let found =
        if behind { (at + 1..chars.len()).find(passes) } else { (0..at).rev().find(passes) };
    found.map(|k| classes[k])
}
