//! Goes through what a page shows, operator by operator.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::rc::Rc;

use hayro_syntax::content::{Instruction, UntypedIter};
use hayro_syntax::object::{Array, Name, Object, Stream};
use hayro_syntax::page::Resources;

use super::font::Font;
use super::found::Found;
use super::geometry::{Bounds, Matrix};
use super::ground::Ground;
use super::mark::Within;
use super::rules;
use super::sheet::Sheet;
use super::space::{Declared, Space};
use super::state::{Path, State};
use super::stream::too_deep;
use super::tint::number;
use super::walk_paint::Shade;

/// The most operators of one page, those of its forms counted as often as they are shown.
const MOST: u64 = 6_000_000;
/// As how many an operator counts besides that names a resource, which is read each time.
const NAMED: u64 = 8;
/// How deeply states may be saved.
const SAVED: usize = 512;

/// Goes through what a page shows.
pub struct Walker<'w, 'a> {
    /// What is given about the page.
    pub sheet: &'w Sheet<'w>,
    /// What is found.
    pub found: Found,
    /// Inks that are put down.
    pub plates: BTreeSet<String>,
    /// Fonts that are shown, by name.
    pub font_names: BTreeSet<String>,
    /// Pictures, by where their dictionaries are.
    pub pictures: BTreeSet<usize>,
    /// Spot inks as they are declared.
    pub spots: Vec<Declared>,
    /// Whether anything is to be seen within the trim.
    pub blank: bool,
    /// What lies under.
    pub ground: Ground,
    /// What the marks are part of.
    pub within: Within,
    /// What a pattern's cell fills, while it is gone through.
    pub filled: Option<Bounds>,
    /// Objects that are being gone through, outermost first.
    pub open: Vec<usize>,
    /// Cells, masks and glyphs that were gone through: once is enough.
    pub done: HashSet<(usize, u8)>,
    pub(super) spaces: HashMap<usize, Rc<Space>>,
    pub(super) fonts: HashMap<usize, (Rc<Font>, hayro_syntax::object::Dict<'a>)>,
    pub(super) shades: HashMap<usize, Shade>,
    pub(super) forms: HashMap<usize, Rc<[u8]>>,
    pub(super) counts: HashMap<usize, Option<super::pixels::Count>>,
    pub(super) left: u64,
}

/// What is set while one content stream is gone through.
pub(super) struct Level<'l, 'a> {
    pub resources: &'l Resources<'a>,
    pub state: State<'a>,
    pub saved: Vec<State<'a>>,
    pub path: Path,
    pub at: (f64, f64),
    pub began: (f64, f64),
    pub clips: bool,
    pub text: Matrix,
    pub line: Matrix,
    pub text_clip: Bounds,
    lenient: usize,
}

/// The operands of one operator.
pub(super) struct Operands<'o, 'a> {
    pub numbers: [f64; 10],
    pub count: usize,
    pub name: Option<&'o Name<'a>>,
    pub bytes: Option<&'o [u8]>,
    pub array: Option<&'o Array<'a>>,
    pub stream: Option<&'o Stream<'a>>,
}

impl<'w, 'a> Walker<'w, 'a> {
    /// Ready to begin.
    pub fn new(sheet: &'w Sheet<'w>, page: usize) -> Self {
        Self {
            sheet,
            found: Found::on(page),
            plates: BTreeSet::new(),
            font_names: BTreeSet::new(),
            pictures: BTreeSet::new(),
            spots: Vec::new(),
            blank: true,
            ground: Ground::of(sheet.bleed),
            within: Within::Page,
            filled: None,
            open: Vec::new(),
            done: HashSet::new(),
            spaces: HashMap::new(),
            fonts: HashMap::new(),
            shades: HashMap::new(),
            forms: HashMap::new(),
            counts: HashMap::new(),
            left: MOST,
        }
    }

    /// Goes through one content stream.
    pub fn content(&mut self, content: &[u8], resources: &Resources<'a>, state: State<'a>) {
        if too_deep(content) {
            rules::content::unreadable(self, None);
            return;
        }
        let mut level = Level {
            resources,
            state,
            saved: Vec::new(),
            path: Path::new(),
            at: (0.0, 0.0),
            began: (0.0, 0.0),
            clips: false,
            text: Matrix::SAME,
            line: Matrix::SAME,
            text_clip: Bounds::NOWHERE,
            lenient: 0,
        };
        let mut operators = UntypedIter::new(content);
        let mut last = Vec::new();
        while let Some(instruction) = operators.next() {
            if self.left == 0 {
                rules::content::too_much(self);
                return;
            }
            self.left -= 1;
            last.clear();
            last.extend_from_slice(instruction.operator);
            let operands = Operands::of(&instruction);
            self.operator(&mut level, instruction.operator, &operands);
        }
        rules::content::end(self, content, &last, level.saved.len());
    }

    fn operator<'c>(
        &mut self,
        level: &mut Level<'_, 'a>,
        operator: &[u8],
        operands: &Operands<'_, 'c>,
    ) {
        let n = &operands.numbers;
        if operands.name.is_some() {
            self.left = self.left.saturating_sub(NAMED);
        }
        if operands.count < needed(operator) {
            rules::content::operands(self, operator);
            return;
        }
        let point = |x: usize, y: usize| (n[x], n[y]);
        match operator {
            b"q" => {
                if level.saved.len() < SAVED {
                    level.saved.push(level.state.clone());
                }
            }
            b"Q" => match level.saved.pop() {
                Some(state) => level.state = state,
                None => rules::content::unsaved(self),
            },
            b"cm" => {
                let by = Matrix([n[0], n[1], n[2], n[3], n[4], n[5]]);
                level.state.ctm = by.then(level.state.ctm);
            }
            b"w" => level.state.width = n[0].abs(),
            b"J" | b"j" | b"M" | b"d" | b"i" => {}
            b"ri" => rules::content::intent(self, operands.name),
            b"gs" => self.parameters(level, operands.name),
            b"m" => level.start(point(0, 1)),
            b"l" => level.line(point(0, 1)),
            b"c" => level.curve(&[point(0, 1), point(2, 3), point(4, 5)]),
            b"v" | b"y" => level.curve(&[point(0, 1), point(2, 3)]),
            b"h" => level.close(),
            b"re" => level.rectangle(n[0], n[1], n[2], n[3]),
            b"S" | b"s" => self.paint(level, false, true),
            b"f" | b"F" | b"f*" => self.paint(level, true, false),
            b"B" | b"B*" | b"b" | b"b*" => self.paint(level, true, true),
            b"n" => self.paint(level, false, false),
            b"W" | b"W*" => level.clips = true,
            b"sh" => self.shade(level, operands.name),
            b"Do" => self.object(level, operands.name),
            b"BI" => {
                if let Some(stream) = operands.stream {
                    self.inline(level, stream);
                }
            }
            b"BX" => level.lenient += 1,
            b"EX" => level.lenient = level.lenient.saturating_sub(1),
            b"MP" | b"DP" | b"BMC" | b"BDC" | b"EMC" | b"d0" | b"d1" => {}
            _ if self.colour(level, operator, operands) => {}
            _ if self.text(level, operator, operands) => {}
            _ if level.lenient > 0 => {}
            _ => rules::content::unknown(self, operator),
        }
    }
}

impl<'o, 'a> Operands<'o, 'a> {
    fn of(instruction: &Instruction<'o, 'a>) -> Self {
        let mut operands = Self {
            numbers: [0.0; 10],
            count: 0,
            name: None,
            bytes: None,
            array: None,
            stream: None,
        };
        for object in instruction.operands() {
            match object {
                Object::Number(_) => {
                    if let Some(slot) = operands.numbers.get_mut(operands.count) {
                        *slot = number(object).unwrap_or(0.0);
                        operands.count += 1;
                    }
                }
                Object::Name(name) => operands.name = Some(name),
                Object::String(string) => operands.bytes = Some(string.as_bytes()),
                Object::Array(array) => operands.array = Some(array),
                Object::Stream(stream) => operands.stream = Some(stream),
                _ => {}
            }
        }
        operands
    }

    /// Its numbers as a colour.
    pub fn colour(&self) -> Vec<f32> {
        self.numbers.iter().take(self.count).map(|number| *number as f32).collect()
    }
}

/// How many numbers an operator takes at least.
fn needed(operator: &[u8]) -> usize {
    match operator {
        b"cm" | b"c" | b"Tm" | b"d1" => 6,
        b"v" | b"y" | b"re" | b"k" | b"K" => 4,
        b"rg" | b"RG" => 3,
        b"m" | b"l" | b"Td" | b"TD" | b"d0" | b"\"" => 2,
        b"w" | b"J" | b"j" | b"M" | b"i" | b"g" | b"G" | b"Tc" | b"Tw" | b"Tz" | b"TL" | b"Tf"
        | b"Tr" | b"Ts" => 1,
        _ => 0,
    }
}

impl Level<'_, '_> {
    fn start(&mut self, at: (f64, f64)) {
        self.at = at;
        self.began = at;
        self.path.start(self.state.ctm.point(at));
    }

    fn line(&mut self, to: (f64, f64)) {
        self.at = to;
        self.path.line(self.state.ctm.point(to));
    }

    fn curve(&mut self, by: &[(f64, f64)]) {
        for point in by {
            self.at = *point;
            self.path.curve(&[self.state.ctm.point(*point)]);
        }
    }

    fn close(&mut self) {
        self.at = self.began;
    }

    fn rectangle(&mut self, x: f64, y: f64, width: f64, height: f64) {
        self.start((x, y));
        self.line((x + width, y));
        self.line((x + width, y + height));
        self.line((x, y + height));
        self.close();
        self.path.end();
    }
}
