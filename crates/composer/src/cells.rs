//! Cells: what a line is made of, each with its width and the white that may be taken from it.

use std::ops::Range;

use super::break_kind::Break;
use super::class::{Class, is_exclaiming, may_hang};
use super::script::Script;

/// A shaped cluster: a character, or several that the font makes one.
#[derive(Debug, Clone)]
pub struct Cluster {
    /// The characters, by their number in the text.
    pub chars: Range<usize>,
    /// The font's advance.
    pub advance: f64,
    /// What it is wider at a line's end, where it is not kerned with what follows.
    pub kern: f64,
    /// Size of its type: 1 is the paragraph's.
    pub em: f64,
    /// Where its ink begins and ends; wanted of marks only.
    pub ink: Option<(f64, f64)>,
}

/// What stands whole in a line.
#[derive(Debug, Clone)]
pub struct Cell {
    /// Its characters.
    pub chars: Range<usize>,
    /// Its clusters.
    pub clusters: Range<usize>,
    /// What it is.
    pub class: Class,
    /// Its width, nothing taken away.
    pub width: f64,
    /// What it is wider at a line's end.
    pub kern: f64,
    /// Where in the cell its first cluster's origin stands.
    pub inset: f64,
    /// How far its clusters stand apart, where the font does not say so: the halves of a dash, `！！`.
    pub pitch: Option<f64>,
    /// White before and behind its ink that may be taken away, at most half an em.
    pub blank: Blank,
    /// Whether a line may end before it.
    pub before: Break,
    /// White before it where it does not begin a line: the gap between Han and Latin.
    pub gap: f64,
    /// What its white and that of the cell before lose where they meet, each.
    pub meets: Blank,
    /// Whether a line may take back what they lose: not that of `”。` and `”，`.
    pub returns: bool,
    /// Whether it may hang beyond a line's end, where the publication wants that.
    pub hangs: bool,
    /// By how much the next may stand closer: inside Latin, by 3 % of its width.
    pub narrower: f64,
    /// Whether Han pairs' stretching counts the place before it.
    pub loose: bool,
    /// Characters besides marks and white.
    pub words: usize,
}

/// White on both sides.
#[derive(Debug, Copy, Clone, Default, PartialEq)]
pub struct Blank {
    /// Before the ink; of [`Cell::meets`]: what this cell loses.
    pub left: f64,
    /// Behind the ink; of [`Cell::meets`]: what the cell before loses.
    pub right: f64,
}

/// The gap between Han and Latin, in em (CLREQ §3.2.2).
pub const GAP: f64 = 0.25;
/// A space between Han characters in running text, and how far it gives.
pub const HAN_SPACE: (f64, f64, f64) = (0.5, 0.25, 0.75);
/// A Latin space: least, most that it is by nature, most when stretched (CLREQ §3.5.4).
pub const SPACE: (f64, f64, f64) = (0.2, 0.33, 0.5);
/// By how much of its width a Latin letter may stand closer to the next.
const NARROWER: f64 = 0.03;
/// What a mark's white half is.
const HALF: f64 = 0.5;
/// White left beside the ink of a mark that is moved or squeezed.
const BESIDE_INK: f64 = 0.03;
/// White beside the ink of a Latin quote.
const BESIDE_QUOTE: f64 = 0.06;

/// The cells of a text whose clusters are known.
pub fn cells(script: &Script, clusters: &[Cluster]) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::with_capacity(clusters.len());
    let mut at = 0;
    while at < clusters.len() {
        let count = together(script, &clusters[at..]);
        cells.push(cell(script, at, &clusters[at..at + count]));
        at += count;
    }
    for at in 1..cells.len() {
        let (left, right) = (&cells[at - 1], &cells[at]);
        let meets = meeting(left, right);
        // A space that is nothing parts nothing.
        let nothing = |cell: &Cell| cell.class == Class::Nothing;
        let returns = right.class == Class::Opening && left.class != Class::Opening;
        let left = if nothing(left) && at > 1 { &cells[at - 2] } else { left };
        let loose = right.gap == 0.0
            && !left.class.is_white()
            && !right.class.is_white()
            && (left.class != Class::Latin || right.class != Class::Latin);
        if left_in_word(&cells[at - 1], &cells[at]) {
            cells[at - 1].narrower = NARROWER * cells[at - 1].width;
        }
        cells[at].meets = meets;
        cells[at].returns = returns;
        cells[at].loose = loose;
    }
    cells
}

/// Whether a cell stands in Latin before more of it.
fn left_in_word(left: &Cell, right: &Cell) -> bool {
    left.class == Class::Latin && right.class == Class::Latin
}

/// Clusters that make one cell: the two characters of a dash or an ellipsis, two or three of `！` and `？`.
fn together(script: &Script, clusters: &[Cluster]) -> usize {
    let single = |cluster: &&Cluster| cluster.chars.len() == 1;
    let first = &clusters[0].chars;
    if script.classes[first.start] == Class::Dash {
        return if first.len() == 1 && clusters.len() > 1 { 2 } else { 1 };
    }
    let exclaims = |cluster: &&Cluster| is_exclaiming(script.chars[cluster.chars.start]);
    match clusters.iter().take_while(single).take_while(exclaims).take(5).count() {
        0 | 1 => 1,
        3 => 3,
        _ => 2,
    }
}

fn cell(script: &Script, at: usize, clusters: &[Cluster]) -> Cell {
    let chars = clusters[0].chars.start..clusters[clusters.len() - 1].chars.end;
    let class = script.classes[chars.start];
    let advance: f64 = clusters.iter().map(|cluster| cluster.advance).sum();
    // Reckoned in em of its own type.
    let em = clusters[0].em;
    let ink = clusters[0].ink.map(|(from, to)| (from / em, to / em));
    let (width, inset, pitch) = match (class, clusters.len()) {
        (Class::Stop, count @ 2..) => exclaiming(count, clusters[0].advance / em, ink),
        (Class::Dash, 2) => (2.0, 0.0, Some(1.0)),
        _ => {
            let (width, inset) = room(class, script.chars[chars.start], advance / em, ink);
            (width, inset, None)
        }
    };
    let ink = ink.map(|(from, to)| (from + inset, to + inset));
    let ink = ink.map(|(from, to)| (from, to + last_step(pitch, clusters.len())));
    let blank = blank(class, width, ink);
    Cell {
        class,
        width: width * em,
        kern: if class == Class::Latin { clusters[0].kern } else { 0.0 },
        inset: inset * em,
        pitch: pitch.map(|pitch| pitch * em),
        blank: Blank { left: blank.left * em, right: blank.right * em },
        before: script.breaks[chars.start],
        gap: if script.has_gap_before(chars.start) { GAP } else { 0.0 },
        meets: Blank::default(),
        returns: false,
        narrower: 0.0,
        hangs: clusters.len() == 1 && may_hang(script.chars[chars.start]),
        loose: false,
        words: script.words(chars.clone()),
        clusters: at..at + clusters.len(),
        chars,
    }
}

/// `！！` and `？！` take one cell, `！！！` two (GB/T 15834 §5.1.3, CLREQ §3.1.3): half an em for each, the last one's white
/// aside. Width, first origin, pitch.
fn exclaiming(count: usize, advance: f64, ink: Option<(f64, f64)>) -> (f64, f64, Option<f64>) {
    let width = if count == 2 { 1.0 } else { 2.0 };
    let (_, inset) = room(Class::Stop, '！', advance, ink);
    (width, inset, Some(HALF))
}

/// Where the last of a cell's clusters stands behind the first.
fn last_step(pitch: Option<f64>, clusters: usize) -> f64 {
    pitch.map_or(0.0, |pitch| pitch * (clusters - 1) as f64)
}

/// Width of a cell, and where in it the first origin stands.
fn room(class: Class, c: char, advance: f64, ink: Option<(f64, f64)>) -> (f64, f64) {
    match class {
        Class::Dash => (2.0, 0.0),
        Class::Pause => (advance, 0.0),
        Class::Nothing => (0.0, 0.0),
        Class::HanSpace => (HAN_SPACE.0, 0.0),
        Class::Space => (advance.clamp(SPACE.0, SPACE.1), 0.0),
        // Fonts whose marks are narrow: the mark goes where its class has it.
        _ if class.is_square() && advance < 0.9 => {
            let (from, to) = ink.unwrap_or((0.0, advance));
            let inset = match class {
                Class::Opening => 1.0 - 2.0 * BESIDE_INK - to,
                Class::Interpunct => 0.5 - (from + to) / 2.0,
                _ => 2.0 * BESIDE_INK - from,
            };
            (1.0, inset)
        }
        // Fonts whose quotes are as wide as Han: in Latin they are as wide as their ink.
        Class::Latin if matches!(c, '“' | '”' | '‘' | '’') && advance > 0.9 => match ink {
            Some((from, to)) => (to - from + 2.0 * BESIDE_QUOTE, BESIDE_QUOTE - from),
            None => (advance, 0.0),
        },
        _ => (advance, 0.0),
    }
}

/// The white a mark may lose, never into its ink.
fn blank(class: Class, width: f64, ink: Option<(f64, f64)>) -> Blank {
    let Some((from, to)) = ink else { return Blank::default() };
    let spare = |white: f64, most: f64| (white - BESIDE_INK).clamp(0.0, most);
    let (left, right) = (from, width - to);
    match class {
        Class::Opening => Blank { left: half(left), right: 0.0 },
        Class::Closing | Class::Stop => Blank { left: 0.0, right: half(right) },
        Class::Interpunct => Blank { left: spare(left, 0.25), right: spare(right, 0.25) },
        _ => Blank::default(),
    }
}

/// Half an em, where the ink leaves it; what is a hair less counts as half.
fn half(white: f64) -> f64 {
    if white > HALF - 0.01 { HALF } else { (white - BESIDE_INK).max(0.0) }
}

/// Marks that meet: half an em of the white between them goes (CLREQ §3.1.6, GB/T 15834 §5.1).
fn meeting(left: &Cell, right: &Cell) -> Blank {
    use Class::{Closing, Opening, Stop};
    match (left.class, right.class) {
        (Closing | Stop, Closing | Stop) => Blank { left: 0.0, right: left.blank.right },
        (Opening, Opening) => Blank { left: right.blank.left, right: 0.0 },
        (Closing | Stop, Opening) => {
            let (a, b) = (left.blank.right, right.blank.left);
            let share = if a + b > HALF { HALF / (a + b) } else { 1.0 };
            Blank { left: b * share, right: a * share }
        }
        _ => Blank::default(),
    }
}
