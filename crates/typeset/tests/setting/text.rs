//! A paragraph as a composer must see it: cells, what stands between them, and where a line may end.

use super::breaks;
use super::classes::{Class, chinese_quotes, keeps_off_han};

/// One cell: a character, or `——` and `……`, which are one.
#[derive(Debug, Clone)]
pub struct Atom {
    /// What stands in it.
    pub text: String,
    pub class: Class,
    /// The font's own width, in em; of use for Latin only.
    pub latin: f64,
    /// Its first character, counted without spaces.
    pub at: usize,
    /// The space typed before it.
    pub space: Option<char>,
}

impl Atom {
    /// Its first character.
    pub fn c(&self) -> char {
        self.text.chars().next().unwrap_or(' ')
    }

    /// Least and full width, in em.
    pub fn width(&self) -> (f64, f64) {
        self.class.width(self.latin)
    }
}

/// White between two cells of one line.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum Glue {
    None,
    /// Between Han and Latin: a quarter em, from an eighth to half (docs/rules.md §1.1, §1.5).
    Gap,
    /// A typed space between Latin.
    LatinSpace,
    /// A typed space between Han.
    HanSpace,
    /// Behind a run-in label: an em that never gives (docs/look.md §3).
    Label,
}

impl Glue {
    /// Least and most white, in em.
    pub fn width(self) -> (f64, f64) {
        match self {
            Self::None => (0.0, 0.0),
            Self::Gap => (0.125, 0.5),
            Self::LatinSpace => (0.2, 0.5),
            Self::HanSpace => (0.25, 0.75),
            Self::Label => (1.0, 1.0),
        }
    }
}

/// Whether a line may end between two cells.
#[derive(Debug, Copy, Clone, PartialEq)]
pub enum Break {
    Never,
    Free,
    /// With a hyphen of this width, in em.
    Hyphen(f64),
    /// Only where the paragraph has no solid setting: behind the dash of a range, between a number and its unit where a
    /// space is typed, at an operator.
    Resort,
}

/// What is between a cell and the one before it.
#[derive(Debug, Copy, Clone)]
pub struct Join {
    pub glue: Glue,
    pub brk: Break,
}

/// A run of Latin as the font sets it.
#[derive(Debug, Clone, Default)]
pub struct Shaped {
    /// The width of each character, in em, kerning included.
    pub widths: Vec<f64>,
    /// Before which characters the word may be divided.
    pub points: Vec<usize>,
    /// The width of a hyphen.
    pub hyphen: f64,
}

/// A paragraph's text.
#[derive(Debug, Clone)]
pub struct Text {
    pub atoms: Vec<Atom>,
    /// `joins[i]` is between cells `i - 1` and `i`; the first means nothing.
    pub joins: Vec<Join>,
    /// Whether all widths are known. Those of proportional quotes are a composer's own affair.
    pub sure: bool,
}

impl Text {
    /// Reads a paragraph. `shape` is asked for each run of Latin, by its first character (counted without
    /// spaces).
    pub fn new(source: &str, shape: &mut dyn FnMut(usize, &str) -> Shaped) -> Self {
        let mut atoms = atoms(source);
        let runs = breaks::latin_runs(&atoms);
        let mut sure = true;
        let mut points = vec![None; atoms.len()];
        for run in &runs {
            let text: String = run.clone().map(|i| atoms[i].text.as_str()).collect();
            sure &= !text.contains(['“', '”', '‘', '’']);
            let shaped = shape(atoms[run.start].at, &text);
            for (n, i) in run.clone().enumerate() {
                atoms[i].latin = shaped.widths.get(n).copied().unwrap_or(0.5);
                points[i] = shaped.points.contains(&n).then_some(shaped.hyphen);
            }
        }
        let breaks = breaks::breaks(&atoms, &runs, &points);
        let joins =
            (0..atoms.len()).map(|i| Join { glue: glue(&atoms, i), brk: breaks[i] }).collect();
        Self { atoms, joins, sure }
    }

    /// Least and full width of a cell, by what follows it: a word's last letter is never narrower, and `”。` and `”，`
    /// are an em and a half, always.
    pub fn width(&self, at: usize) -> (f64, f64) {
        let atom = &self.atoms[at];
        let (least, full) = atom.width();
        match self.atoms.get(at + 1).filter(|next| next.space.is_none()) {
            Some(next) if atom.class.is_closing() && next.class.is_closing() => (least, least),
            Some(next) if atom.class == Class::Latin && next.class == Class::Latin => (least, full),
            _ if atom.class == Class::Latin => (full, full),
            _ => (least, full),
        }
    }

    /// How many characters besides marks stand in some cells.
    pub fn words(&self, cells: std::ops::Range<usize>) -> usize {
        let counts = |atom: &&Atom| match atom.class {
            Class::Latin => atom.c().is_alphanumeric(),
            class => !class.is_mark(),
        };
        self.atoms[cells].iter().filter(counts).count()
    }

    /// Whether some cells are Han and marks only, with no space between them.
    pub fn is_plain(&self, cells: std::ops::Range<usize>) -> bool {
        let mut inner = self.joins[cells.clone()].iter().skip(1);
        self.atoms[cells].iter().all(|atom| atom.class != Class::Latin)
            && inner.all(|join| join.glue == Glue::None)
    }

    /// What stands in some cells, with the spaces that were typed.
    pub fn shown(&self, cells: std::ops::Range<usize>) -> String {
        let start = cells.start;
        let mut shown = String::new();
        for i in cells {
            if i > start && matches!(self.joins[i].glue, Glue::LatinSpace | Glue::HanSpace) {
                shown.push(' ');
            }
            shown += &self.atoms[i].text;
        }
        shown
    }
}

/// The cells of a text.
fn atoms(source: &str) -> Vec<Atom> {
    let chars: Vec<char> = source.chars().collect();
    let chinese = chinese_quotes(&chars);
    let mut atoms: Vec<Atom> = Vec::new();
    let (mut at, mut space) = (0, None);
    let mut i = 0;
    while i < chars.len() {
        let c = chars[i];
        if c.is_whitespace() {
            space = Some(c);
            i += 1;
            continue;
        }
        let pair = matches!(c, '—' | '…') && chars.get(i + 1) == Some(&c);
        let exclaims = chars[i..].iter().take_while(|c| matches!(c, '！' | '？')).count();
        let (class, count) = match exclaims {
            _ if pair => (Class::Unit, 2),
            3 => (Class::Exclaims, 3),
            2.. => (Class::Exclaims, 2),
            _ => (Class::of(c, chinese[i]), 1),
        };
        let text: String = chars[i..i + count].iter().collect();
        let latin = if class == Class::Exclaims { 0.5 * count as f64 } else { 0.0 };
        atoms.push(Atom { text, class, latin, at, space: space.take() });
        at += count;
        i += count;
    }
    atoms
}

/// The white before a cell. Spaces typed beside Chinese marks say nothing, and those between Han and
/// Latin make no difference (docs/rules.md §1.5).
fn glue(atoms: &[Atom], i: usize) -> Glue {
    let Some(before) = i.checked_sub(1) else { return Glue::None };
    let (p, n) = (&atoms[before], &atoms[i]);
    let spaced = n.space.is_some();
    match (p.class, n.class) {
        (Class::Han, Class::Latin) if keeps_off_han(n.c()) => Glue::Gap,
        (Class::Latin, Class::Han) if keeps_off_han(p.c()) => Glue::Gap,
        (Class::Latin, Class::Latin) if spaced => Glue::LatinSpace,
        // A space beside a Latin mark that keeps no distance of its own.
        (Class::Han, Class::Latin) | (Class::Latin, Class::Han) if spaced => Glue::LatinSpace,
        (Class::Han, Class::Han) if spaced => Glue::HanSpace,
        _ => Glue::None,
    }
}
