//! The copy of a new publication: as much of a stock as its pages hold. What fits is tried out: the pages are laid out,
//! and where there is too much or too little, paragraphs are left out or put in.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::io;
use std::path::Path;

use kanyin_diagnostics::{Code, Fault, slashed};
use kanyin_issue as issue;
use kanyin_press::PlanFile;
use kanyin_typeset::{self as typeset, LAYOUTS};

/// Times that the pages are laid out at most.
const TRIES: usize = 80;
/// Stocks whose parts stand apart where there are few of them: of these more are tried, where all is right.
const LOOSE: [&str; 3] = ["issue.yaml", "stories/数读.md", "stories/数读交印.md"];
/// How often.
const FILL_UPS: usize = 9;
/// Characters of a line in a stack, at least.
const SHORT: u32 = 6;
/// What begins a paragraph that may be left out.
const SPARE: &str = "? ";

/// How the files of briefs are called: the issue itself says how many of them stand on its page.
const BRIEF: &str = "简讯-";

/// Stories and rails, and how much of each is taken.
pub struct SeedCopy {
    /// By their paths in the issue's folder; those with nothing to leave out are none.
    stocks: BTreeMap<String, Stock>,
}

/// What one area may hold.
struct Stock {
    /// The text that is always there, and what may be.
    parts: Vec<Part>,
    /// How many of the parts that may be there are taken.
    taken: usize,
}

struct Part {
    text: String,
    may_be_left_out: bool,
    /// Whether a line of it cannot be set well in these columns.
    is_awkward: bool,
}

impl Part {
    fn is_spare(&self) -> bool {
        self.may_be_left_out && !self.is_awkward
    }
}

impl Stock {
    /// A part that may be left out goes to the next empty line, or to the next such part; the empty lines above are its own.
    fn of(text: &str) -> Self {
        let mut parts: Vec<Part> = Vec::new();
        let mut empty = String::new();
        for line in text.split_inclusive('\n') {
            if line.trim().is_empty() {
                empty.push_str(line);
                continue;
            }
            let (line, begins) = match line.strip_prefix(SPARE) {
                Some(line) => (line, true),
                None => (line, false),
            };
            let text = std::mem::take(&mut empty) + line;
            match parts.last_mut() {
                Some(last) if !(begins || last.may_be_left_out && text.starts_with('\n')) => {
                    last.text.push_str(&text);
                }
                _ => parts.push(Part { text, may_be_left_out: begins, is_awkward: false }),
            }
        }
        Self { parts, taken: 0 }
    }

    fn most(&self) -> usize {
        self.parts.iter().filter(|part| part.is_spare()).count()
    }

    /// Characters of the parts from one number to another, of those that may be left out.
    fn characters(&self, from: usize, to: usize) -> u32 {
        let spare = self.parts.iter().filter(|part| part.is_spare());
        let taken = spare.skip(from).take(to.saturating_sub(from));
        taken.map(|part| part.text.chars().filter(|c| !c.is_whitespace()).count() as u32).sum()
    }

    /// The parts that are there.
    fn there(&self) -> impl Iterator<Item = usize> {
        let mut left = self.taken;
        let is_there = move |part: &Part| {
            let is_there = !part.may_be_left_out || (left > 0 && part.is_spare());
            left -= usize::from(part.may_be_left_out && is_there);
            is_there
        };
        let there: Vec<bool> = self.parts.iter().map(is_there).collect();
        (0..self.parts.len()).filter(move |n| there[*n])
    }

    fn text(&self) -> String {
        self.there().map(|n| self.parts[n].text.as_str()).collect()
    }

    /// Takes the part away that holds a line, from 1, if it may be left out; others come in its place.
    fn avoid(&mut self, line: u32) {
        let mut end = 0;
        let holds = |n: &usize| {
            end += self.parts[*n].text.lines().count() as u32;
            end >= line
        };
        let found = self.there().find(holds);
        if let Some(part) = found.map(|n| &mut self.parts[n]) {
            part.is_awkward = part.may_be_left_out;
        }
    }
}

/// How an area of the pages came out, in characters.
struct Outcome {
    page: usize,
    stock: String,
    over: u32,
    spare: u32,
}

/// How the pages came out.
struct Tried {
    faults: usize,
    /// Stocks and lines at which something is wrong that another amount would not mend.
    awkward: Vec<(String, u32)>,
    outcomes: Vec<Outcome>,
}

impl Tried {
    fn on(&self, page: usize) -> impl Iterator<Item = &Outcome> {
        self.outcomes.iter().filter(move |one| one.page == page)
    }

    fn pages(&self) -> std::ops::Range<usize> {
        0..self.outcomes.iter().map(|one| one.page + 1).max().unwrap_or(0)
    }

    /// The less, the better.
    fn badness(&self) -> (usize, u32) {
        let over: u32 = self.outcomes.iter().map(|one| one.over).sum();
        let spare: u32 = self.outcomes.iter().map(|one| one.spare).sum();
        (self.faults, over * 4 + spare)
    }
}

impl SeedCopy {
    /// The stock of some files, by their paths in the issue's folder.
    pub fn new<'a>(files: impl IntoIterator<Item = (&'a Path, &'a str)>) -> Self {
        let stock = |(path, text): (&Path, &str)| (slashed(path), Stock::of(text));
        let stocks = files.into_iter().map(stock).filter(|(_, stock)| stock.most() > 0);
        Self { stocks: stocks.collect() }
    }

    /// Writes as much into an issue's folder as its pages hold.
    pub fn fit(&mut self, publication: &Path, folder: &Path) -> io::Result<()> {
        let mut seen = HashSet::new();
        let mut best: Option<((usize, u32), Vec<String>)> = None;
        for n in 0..TRIES {
            self.write(folder)?;
            seen.insert(self.taken());
            let tried = self.tried(publication, folder);
            let badness = tried.badness();
            if best.as_ref().is_none_or(|(least, _)| badness < *least) {
                best = Some((badness, self.texts()));
            }
            if tried.faults == 0 {
                return self.fill_up(publication, folder);
            }
            self.change(&tried);
            for turn in 0.. {
                if !seen.contains(&self.taken()) || turn > 60 {
                    break;
                }
                self.nudge(&tried, n + turn);
            }
        }
        let Some((_, texts)) = best else { return Ok(()) };
        self.stocks
            .keys()
            .zip(&texts)
            .try_for_each(|(path, text)| fs::write(folder.join(path), text))
    }

    /// Puts in what still goes, one by one: pages that are right may be fuller.
    fn fill_up(&mut self, publication: &Path, folder: &Path) -> io::Result<()> {
        for stock in LOOSE.iter().cycle().take(FILL_UPS) {
            let before = self.taken();
            if let Some(stock) = self.stocks.get_mut(*stock) {
                stock.taken = (stock.taken + 1).min(stock.most());
            }
            if self.taken() == before {
                continue;
            }
            self.write(folder)?;
            if self.tried(publication, folder).faults > 0 {
                self.stocks.values_mut().zip(before).for_each(|(stock, taken)| stock.taken = taken);
            }
        }
        self.write(folder)
    }

    fn texts(&self) -> Vec<String> {
        self.stocks.values().map(Stock::text).collect()
    }

    fn taken(&self) -> Vec<usize> {
        self.stocks.values().map(|stock| stock.taken).collect()
    }

    fn write(&self, folder: &Path) -> io::Result<()> {
        for (path, stock) in &self.stocks {
            fs::write(folder.join(path), stock.text())?;
        }
        Ok(())
    }

    fn tried(&self, publication: &Path, folder: &Path) -> Tried {
        let loaded = issue::load(publication, folder, &LAYOUTS);
        let Some(issue) = loaded.issue else {
            let faults = loaded.faults.0.len();
            return Tried { faults, awkward: Vec::new(), outcomes: Vec::new() };
        };
        let laid = typeset::lay_out(&issue);
        let faults = loaded.faults.0.len() + laid.faults.0.len();
        let awkward = |fault: &Fault| {
            let place = loaded.sources.place(fault.spot?);
            let is_amount = matches!(
                fault.code,
                Code::Overset | Code::Underset | Code::Hole | Code::UnevenWhite | Code::EndsApart
            );
            Some((self.stock_of(&place.path)?, place.line)).filter(|_| !is_amount)
        };
        let awkward = laid.faults.0.iter().filter_map(awkward).collect();
        let mut outcomes = Vec::new();
        for (page, made) in PlanFile::of(&laid).pages.iter().enumerate() {
            for area in &made.areas {
                let Some(stock) = area.files.first().and_then(|file| self.stock_of(file)) else {
                    continue;
                };
                // A stack's lines are of one column.
                let over = area.overset_characters.max(area.overset * SHORT);
                let spare = area.spare_characters.max(area.spare * SHORT);
                outcomes.push(Outcome { page, stock, over, spare });
            }
        }
        Tried { faults, awkward, outcomes }
    }

    /// The stock that a file in the publication is made from.
    fn stock_of(&self, file: &str) -> Option<String> {
        let rail = file.contains(BRIEF).then(|| "issue.yaml".to_string());
        rail.or_else(|| self.stocks.keys().find(|path| file.ends_with(path.as_str())).cloned())
    }

    /// Leaves out what is too much, page by page; where nothing is, puts in what there is room for.
    fn change(&mut self, tried: &Tried) {
        for (stock, line) in &tried.awkward {
            if let Some(stock) = self.stocks.get_mut(stock) {
                stock.avoid(*line);
            }
        }
        for page in tried.pages() {
            let before = self.taken();
            tried.on(page).for_each(|one| self.leave_out(one));
            if self.taken() == before {
                tried.on(page).for_each(|one| self.put_in(one));
            }
            if self.taken() == before {
                self.shift(tried, page);
            }
        }
    }

    fn leave_out(&mut self, outcome: &Outcome) {
        let Some(stock) = self.stocks.get_mut(&outcome.stock) else { return };
        let before = stock.taken;
        while stock.taken > 0 && stock.characters(stock.taken, before) < outcome.over {
            stock.taken -= 1;
        }
    }

    /// Less than there is room for, since the rows of a page share what there is.
    fn put_in(&mut self, outcome: &Outcome) {
        let Some(stock) = self.stocks.get_mut(&outcome.stock) else { return };
        let before = stock.taken;
        while stock.taken < stock.most()
            && stock.characters(before, stock.taken + 1) <= outcome.spare * 6 / 10
        {
            stock.taken += 1;
        }
    }

    /// A little more where most room is left; where that stock is used up, a little less of the one beside it of which
    /// most is there, so that its row gets lower.
    fn shift(&mut self, tried: &Tried, page: usize) {
        let Some(roomy) = tried.on(page).filter(|one| one.spare > 0).max_by_key(|one| one.spare)
        else {
            return;
        };
        let share = |stock: &Stock| stock.taken * 100 / stock.most().max(1);
        let beside = tried.on(page).filter(|one| one.spare * 4 < roomy.spare);
        let fullest = beside.max_by_key(|one| self.stocks.get(&one.stock).map_or(0, share));
        let fullest = fullest.map(|one| one.stock.clone());
        match self.stocks.get_mut(&roomy.stock) {
            Some(stock) if stock.taken < stock.most() => stock.taken += 1,
            _ => {
                let fullest = fullest.and_then(|stock| self.stocks.get_mut(&stock));
                fullest.into_iter().for_each(|stock| stock.taken = stock.taken.saturating_sub(1));
            }
        }
    }

    /// Another amount of one stock of a page that is not right yet, where the last were tried already.
    fn nudge(&mut self, tried: &Tried, turn: usize) {
        let wrong =
            tried.pages().filter(|page| tried.on(*page).any(|one| one.over + one.spare > 0));
        let names: Vec<&String> =
            wrong.flat_map(|page| tried.on(page).map(|one| &one.stock)).collect();
        let count = names.len().max(1);
        // Stocks in turn, each up and down by turns.
        let name = names.get(turn % count);
        let Some(stock) = name.and_then(|name| self.stocks.get_mut(*name)) else { return };
        let up = (turn / count).is_multiple_of(2);
        stock.taken = match up {
            true => (stock.taken + 1).min(stock.most()),
            false => stock.taken.saturating_sub(1),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_taken_in_their_order() {
        let mut stock = Stock::of("---\ntitle: 题\n---\n\n甲\n\n? 乙\n\n? ## 小题\n丙\n\n丁\n");
        assert_eq!(stock.text(), "---\ntitle: 题\n---\n\n甲\n\n丁\n");
        stock.taken = 2;
        assert_eq!(stock.text(), "---\ntitle: 题\n---\n\n甲\n\n乙\n\n## 小题\n丙\n\n丁\n");
        assert_eq!((stock.most(), stock.characters(0, 1)), (2, 1));
    }

    #[test]
    fn items_of_a_list_stay_together() {
        let mut stock = Stock::of("- **1** 甲\n- **2** 乙\n? - **3** 丙\n? - **4** 丁\n");
        stock.taken = 1;
        assert_eq!(stock.text(), "- **1** 甲\n- **2** 乙\n- **3** 丙\n");
    }
}
