//! The paragraph at its best: of all ways to break it into lines, the one that costs least (Knuth and Plass), and the
//! best with a line less or more.

use std::ops::Range;

use super::break_kind::Break;
use super::cells::Cell;
use super::fit::{self, Colour, Grade, Strain};
use super::line::{Line, line};
use super::sums::{Extent, Sums};

/// The shape of a paragraph.
#[derive(Debug, Copy, Clone, PartialEq)]
pub struct Shape {
    /// Width of its lines, in em.
    pub measure: f64,
    /// Indent of the first line.
    pub indent: f64,
    /// Indent of the others.
    pub hang: f64,
    /// Whether lines fill the measure.
    pub justify: bool,
    /// Width of a hyphen.
    pub hyphen: f64,
    /// Whether its end is a paragraph's: two characters at least in the last line.
    pub ends: bool,
    /// Whether stops and commas hang beyond the ends of lines (CLREQ §3.1.7).
    pub hangs: bool,
}

/// A paragraph set.
#[derive(Debug, Clone, Default)]
pub struct Setting {
    /// Its lines.
    pub lines: Vec<Line>,
    /// What it costs; 0 is perfect.
    pub cost: f64,
    /// Whether its last line is shorter than two characters.
    pub runt: bool,
}

/// A paragraph's settings.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// The best.
    pub best: Setting,
    /// The best with a line less, if the rules allow one (缩行).
    pub less: Option<Setting>,
    /// The best with a line more (赶行).
    pub more: Option<Setting>,
    /// Whether the cheapest lines would have ended in a runt.
    pub avoided_runt: bool,
}

/// Sets a paragraph.
pub fn compose(cells: &[Cell], shape: Shape) -> Settings {
    if cells.is_empty() {
        return Settings::default();
    }
    let sums = Sums::new(cells);
    let search = |allowed| Search::new(&sums, shape, allowed).settings();
    // Whatever a smaller search leaves out costs more than this. Lines of ragged text cost by themselves.
    let cheaper = |than: f64| {
        move |settings: &Settings| match shape.justify {
            true => settings.best.cost < than,
            false => !settings.best.runt,
        }
    };
    search(Allowed::Plain)
        .filter(cheaper(fit::RESORTS))
        .or_else(|| search(Allowed::Resorts).filter(cheaper(fit::GAPING - fit::SOLID)))
        .or_else(|| search(Allowed::Gaping))
        .or_else(|| search(Allowed::Torn))
        .or_else(|| search(Allowed::Anything))
        .unwrap_or_default()
}

/// The best settings with a line less and a line more whose lines may be stretched so that it hardly shows: for where nothing
/// else can give (`docs/rules.md` §2). None of a paragraph that has a resort, or a looser line, as it is.
pub fn stretched(cells: &[Cell], shape: Shape) -> (Option<Setting>, Option<Setting>) {
    if cells.is_empty() || !shape.justify {
        return (None, None);
    }
    let sums = Sums::new(cells);
    let plain = Grade::Open;
    let search =
        Search { plain, gives: fit::STRETCHES, ..Search::new(&sums, shape, Allowed::Plain) };
    let settings = search.settings().filter(|settings| settings.best.cost < fit::RESORTS);
    settings.map_or((None, None), |settings| (settings.less, settings.more))
}

/// Sets a paragraph by the large search, whatever the small ones find.
#[cfg(test)]
pub fn thoroughly(cells: &[Cell], shape: Shape) -> Option<Settings> {
    Search::new(&Sums::new(cells), shape, Allowed::Gaping).settings()
}

/// What a search may do.
#[derive(Debug, Copy, Clone, Eq, PartialEq, Ord, PartialOrd)]
enum Allowed {
    /// Lines stretched so that nobody sees it, no break that is a resort.
    Plain,
    /// All that the rules allow, but no line that gapes.
    Resorts,
    /// Lines of any looseness.
    Gaping,
    /// Breaks inside words and numbers: one of them is wider than the measure.
    Torn,
    /// Breaks anywhere, so that every text comes out.
    Anything,
}

/// A way to set the cells up to some break in so many lines, the last of them so tight or loose.
#[derive(Debug, Copy, Clone)]
struct Way {
    lines: u32,
    colour: Colour,
    cost: f64,
    /// Where its last line begins, and which way it continues.
    from: (usize, usize),
}

/// Ways kept at a break beyond the fewest lines, where not all can be.
const MORE_LINES: u32 = 3;
/// In the small search all ways are kept, up to so many; then those that differ by no more lines from the best.
const MANY: usize = 24;
const MORE_LINES_OF_MANY: u32 = 4;

struct Search<'a> {
    sums: &'a Sums<'a>,
    shape: Shape,
    allowed: Allowed,
    /// How loose a line may be where nothing but plain ones may stand.
    plain: Grade,
    /// What a line less or more may cost.
    gives: f64,
    /// The ways to all breaks, those to each break together.
    ways: Vec<Way>,
    /// Which of them lead to each break.
    reached_by: Vec<Range<usize>>,
    /// No line begins before it and is not far too wide.
    first: usize,
    /// The last break that has ways: the last line begins there at the latest.
    reached: usize,
}

/// Why cells are no line.
#[derive(Debug, Copy, Clone)]
enum NoLine {
    TooWide,
    TooLoose,
}

/// After so many lines that are too loose no other is looked at.
const LOOSE_ENOUGH: u32 = 3;

impl<'a> Search<'a> {
    fn new(sums: &'a Sums<'a>, shape: Shape, allowed: Allowed) -> Self {
        let breaks = sums.cells.len() + 1;
        let mut ways = Vec::with_capacity(4 * breaks);
        ways.push(Way { lines: 0, colour: Colour::Even, cost: 0.0, from: (0, 0) });
        let mut reached_by = vec![0..0; breaks];
        reached_by[0] = 0..1;
        // A line less or more must not bring a stretched line or a resort with it.
        let gives = fit::SOLID;
        let plain = Grade::Stretched;
        Self { sums, shape, allowed, plain, gives, ways, reached_by, first: 0, reached: 0 }
    }

    /// The ways to a break.
    fn ways_to(&self, at: usize) -> &[Way] {
        &self.ways[self.reached_by[at].clone()]
    }

    fn settings(mut self) -> Option<Settings> {
        let mut found = Vec::new();
        for end in 1..=self.sums.cells.len() {
            if self.may_end(end) {
                self.reach(end, &mut found);
            }
        }
        let ways = &self.ways;
        let last = self.reached_by.last()?;
        let cheapest = |lines: Option<u32>| {
            let fits = |&way: &usize| lines.is_none_or(|lines| ways[way].lines == lines);
            last.clone().filter(fits).min_by(|&a, &b| ways[a].cost.total_cmp(&ways[b].cost))
        };
        let best = cheapest(None)?;
        let good = |way: &usize| ways[*way].cost < self.gives + ways[best].cost;
        let with = |lines: Option<u32>| lines.and_then(|lines| cheapest(Some(lines))).filter(good);
        let less = with(ways[best].lines.checked_sub(1));
        let more = with(Some(ways[best].lines + 1));
        Some(Settings {
            best: self.setting(best),
            less: less.map(|way| self.setting(way)),
            more: more.map(|way| self.setting(way)),
            avoided_runt: self.avoided_runt(),
        })
    }

    /// Whether a line may end before a cell.
    fn may_end(&self, at: usize) -> bool {
        let Some(cell) = self.sums.cells.get(at) else { return true };
        match cell.before {
            Break::Formula | Break::Range | Break::Unit => self.allowed >= Allowed::Resorts,
            Break::Parted | Break::Word => self.allowed >= Allowed::Torn,
            Break::Never => self.allowed == Allowed::Anything && !cell.class.is_white(),
            plain => plain.is_plain(),
        }
    }

    /// What ending a line so costs. Ragged lines are hyphenated sooner, or they would be ragged indeed.
    fn break_cost(&self, break_: Break) -> f64 {
        match break_ {
            Break::Hyphen | Break::Seam if !self.shape.justify => fit::RAGGED_HYPHEN,
            _ => fit::break_cost(break_),
        }
    }

    /// Finds the ways to a break, in a buffer.
    fn reach(&mut self, end: usize, found: &mut Vec<Way>) {
        found.clear();
        let break_cost = self.sums.cells.get(end).map_or(0.0, |cell| self.break_cost(cell.before));
        while self.first < self.reached && self.is_far_too_wide(self.first..end) {
            self.first += 1;
        }
        // The longest line first; what follows is looser and looser.
        let mut too_loose = 0;
        for start in self.first..end {
            let ways = self.reached_by[start].clone();
            if ways.is_empty() {
                continue;
            }
            let (cost, colour) = match self.line_cost(start..end) {
                Ok(line) => line,
                Err(NoLine::TooWide) => continue,
                Err(NoLine::TooLoose) if self.is_half_empty(start..end) => break,
                Err(NoLine::TooLoose) if too_loose < LOOSE_ENOUGH => {
                    too_loose += 1;
                    continue;
                }
                // An address may end short where what stands before it may not.
                Err(NoLine::TooLoose) if self.allowed > Allowed::Plain => continue,
                Err(NoLine::TooLoose) => break,
            };
            if !found.is_empty() && self.is_half_empty(start..end) {
                break;
            }
            for index in ways {
                let way = self.ways[index];
                let lines = way.lines + 1;
                let beside = if self.shape.justify { fit::beside(way.colour, colour) } else { 0.0 };
                let cost = way.cost + cost + break_cost + beside;
                let new = Way { lines, colour, cost, from: (start, index) };
                let same = |way: &&mut Way| way.lines == lines && way.colour == colour;
                match found.iter_mut().find(same) {
                    Some(old) if cost < old.cost => *old = new,
                    Some(_) => {}
                    None => found.push(new),
                }
            }
        }
        if !found.is_empty() {
            self.reached = end;
        }
        self.prune(found);
        self.reached_by[end] = self.ways.len()..self.ways.len() + found.len();
        self.ways.extend_from_slice(found);
    }

    /// Leaves out ways that come to nothing. In the small search few ways differ in lines, but in a paragraph of many
    /// pages; where anything goes they would be many.
    fn prune(&self, found: &mut Vec<Way>) {
        // Whatever follows may follow the cheapest too, and its looks make a line cost little more: a way that is dearer
        // by that cannot be the best, nor one of a line less or more that is good.
        let least = found.iter().map(|way| way.cost).fold(f64::INFINITY, f64::min);
        found.retain(|way| way.cost < least + self.gives + fit::MOST_UNEVEN);
        let most = match self.allowed == Allowed::Plain && self.shape.justify {
            true if found.len() <= MANY => return,
            true => MORE_LINES_OF_MANY,
            false => MORE_LINES,
        };
        let best = found.iter().min_by(|a, b| a.cost.total_cmp(&b.cost)).map(|way| way.lines);
        if let Some(best) = best {
            found.retain(|way| way.lines.abs_diff(best) <= most);
        }
    }

    fn room(&self, start: usize) -> f64 {
        self.shape.measure - self.indent(start)
    }

    fn indent(&self, start: usize) -> f64 {
        if start == 0 { self.shape.indent } else { self.shape.hang }
    }

    /// Whether no longer line can fit either.
    fn is_far_too_wide(&self, cells: Range<usize>) -> bool {
        let trimmed = self.sums.trimmed(cells);
        let extent = self.sums.extent(trimmed, false);
        let least = extent.width - extent.tail - extent.squeeze.iter().sum::<f64>();
        least > self.shape.measure + 1.0
    }

    /// Whether a line inside the paragraph is less than half full: none is, where another will do.
    fn is_half_empty(&self, cells: Range<usize>) -> bool {
        let inside = self.shape.justify && cells.end < self.sums.cells.len();
        let room = self.room(cells.start);
        inside && 2.0 * self.sums.extent(self.sums.trimmed(cells), false).width < room
    }

    /// What a line costs, its end's break aside, and how it looks.
    fn line_cost(&self, cells: Range<usize>) -> Result<(f64, Colour), NoLine> {
        let last = cells.end == self.sums.cells.len();
        let (strain, extent, over) = self.fitted(cells.clone()).ok_or(NoLine::TooWide)?;
        let most = match self.allowed {
            Allowed::Plain if over > 0.0 => return Err(NoLine::TooWide),
            Allowed::Plain => self.plain,
            Allowed::Resorts => Grade::Loose,
            _ => Grade::Gaping,
        };
        if strain.grade > most {
            return Err(NoLine::TooLoose);
        }
        let mut cost = fit::cost(&strain, &extent) + over;
        if last && self.shape.ends && cells.start > 0 {
            cost += match self.words(cells.clone()) {
                0 | 1 => fit::RUNT,
                2 => fit::TWO,
                _ => 0.0,
            };
        }
        if !self.shape.justify {
            let short = if last { 0.0 } else { (self.room(cells.start) - extent.width).max(0.0) };
            cost += fit::LINE + short * short;
        }
        Ok((cost, fit::colour(&strain, &extent)))
    }

    /// Characters besides marks and white, of a last line.
    fn words(&self, cells: Range<usize>) -> usize {
        self.sums.cells[cells].iter().map(|cell| cell.words).sum()
    }

    /// How a line is brought to its room: what gives, its extent, and what it costs to be too wide all the same.
    fn fitted(&self, cells: Range<usize>) -> Option<(Strain, Extent, f64)> {
        let last = cells.end == self.sums.cells.len();
        let flush = cells.start == 0;
        let hyphen = self.has_hyphen(cells.end);
        let trimmed = self.sums.trimmed(cells.clone());
        let mut extent = self.sums.extent(trimmed.clone(), flush);
        let room = self.room(cells.start);
        if hyphen {
            extent.width += self.shape.hyphen;
        }
        let fill = |extent: &Extent| match last || !self.shape.justify {
            true => fit::ragged(extent, room),
            false => fit::justified(extent, room),
        };
        // A stop or comma that hangs takes no room, where else its white half only would take none.
        let hung = trimmed.clone().next_back().filter(|&end| self.sums.cells[end].hangs && !hyphen);
        let hanging =
            |extent: Extent, end: usize| Extent { tail: self.sums.cells[end].width, ..extent };
        if let Some(end) = hung.filter(|_| self.shape.hangs) {
            extent = hanging(extent, end);
        }
        if let Some(strain) = fill(&extent) {
            return Some((strain, extent, 0.0));
        }
        // One cell wider than the measure has to stand somewhere.
        let must = trimmed.len() <= 1 && self.allowed == Allowed::Anything;
        must.then(|| (Strain::default(), extent, (extent.width - room) * fit::TOO_WIDE))
    }

    fn has_hyphen(&self, end: usize) -> bool {
        self.sums.cells.get(end).is_some_and(|cell| cell.before == Break::Hyphen)
    }

    /// Whether a last line holds fewer than two characters besides marks, and could hold more.
    fn is_runt(&self, cells: Range<usize>) -> bool {
        cells.start > 0 && self.words(cells) < 2
    }

    /// Whether, runts allowed, the end would be one.
    fn avoided_runt(&self) -> bool {
        let end = self.sums.cells.len();
        let total = |start: usize| {
            let best = self.ways_to(start).iter().map(|way| way.cost).fold(f64::INFINITY, f64::min);
            let (line, _) = self.line_cost(start..end).ok()?;
            let runt = self.shape.ends && self.is_runt(start..end);
            Some((best + line - if runt { fit::RUNT } else { 0.0 }, runt))
        };
        let ends = (self.first..end).filter(|&start| !self.ways_to(start).is_empty());
        let best = ends.filter_map(total).min_by(|a, b| a.0.total_cmp(&b.0));
        best.is_some_and(|(_, runt)| runt) && !self.chosen_ends_in_runt()
    }

    fn chosen_ends_in_runt(&self) -> bool {
        let end = self.sums.cells.len();
        let best = self.ways_to(end).iter().min_by(|a, b| a.cost.total_cmp(&b.cost));
        best.is_some_and(|way| self.shape.ends && self.is_runt(way.from.0..end))
    }

    /// The lines of a way to the end.
    fn setting(&self, way: usize) -> Setting {
        let end = self.sums.cells.len();
        let mut setting = Setting { cost: self.ways[way].cost, ..Setting::default() };
        let (mut at, mut way) = (end, way);
        while at > 0 {
            let (start, before) = self.ways[way].from;
            let cells = start..at;
            setting.runt |= at == end && self.shape.ends && self.is_runt(cells.clone());
            let strain = self.fitted(cells.clone()).map(|fitted| fitted.0).unwrap_or_default();
            let trimmed = self.sums.trimmed(cells);
            let hyphen = self.has_hyphen(at);
            let indent = self.indent(start);
            setting.lines.push(line(self.sums, trimmed, strain, indent, hyphen, start == 0));
            (at, way) = (start, before);
        }
        setting.lines.reverse();
        setting
    }
}
