//! What the paragraphs of a galley can give: lines less and lines more, and the least they cost.

use std::cmp::Reverse;
use std::ops::Range;

use super::cost::{self, Cost};
use super::galley_as_set::Pliant;
use super::{Alternative, ParagraphLength};

/// Most paragraphs that are set otherwise within one column.
const MOST: u32 = 16;

/// The paragraphs that can give, in the order of the galley.
#[derive(Default)]
pub(super) struct Give {
    paragraphs: Vec<ParagraphCosts>,
    less: Cheapest,
    more: Cheapest,
}

/// A paragraph that can give.
struct ParagraphCosts {
    /// Its number in the job.
    number: usize,
    /// Its rows at its best.
    rows: Range<u32>,
    less: Option<Cost>,
    more: Option<Cost>,
}

impl ParagraphCosts {
    fn cost(&self, length: ParagraphLength) -> Option<Cost> {
        match length {
            ParagraphLength::Best => Some(Cost::ZERO),
            ParagraphLength::Less => self.less,
            ParagraphLength::More => self.more,
        }
    }
}

impl Give {
    /// What the paragraphs can give in columns up to `deepest` lines.
    pub fn new(pliant: &[Pliant], deepest: u32) -> Self {
        let cost = |of: Option<&Alternative>| of.map(|of| cost::paragraph(of.cost));
        let paragraphs: Vec<ParagraphCosts> = pliant
            .iter()
            .map(|pliant| ParagraphCosts {
                number: pliant.number,
                rows: pliant.rows.start as u32..pliant.rows.end as u32,
                less: cost(pliant.less),
                more: cost(pliant.more),
            })
            .collect();
        Self {
            less: Cheapest::of(&paragraphs, ParagraphLength::Less, deepest),
            more: Cheapest::of(&paragraphs, ParagraphLength::More, deepest),
            paragraphs,
        }
    }

    /// Paragraphs that can give.
    pub fn count(&self) -> u32 {
        self.paragraphs.len() as u32
    }

    /// What a setting of a paragraph costs.
    pub fn cost(&self, paragraph: u32, length: ParagraphLength) -> Cost {
        self.paragraphs[paragraph as usize].cost(length).unwrap_or(Cost::MAX)
    }

    /// Paragraphs that can be set so.
    pub fn count_of(&self, length: ParagraphLength) -> u32 {
        self.cheapest(length).before.last().copied().unwrap_or(0)
    }

    /// The costs of all paragraphs that can be set so, the least first.
    pub fn costs(&self, length: ParagraphLength) -> Vec<Cost> {
        let costs = self.paragraphs.iter().filter_map(|paragraph| paragraph.cost(length));
        let mut costs: Vec<Cost> = costs.collect();
        costs.sort_unstable();
        costs
    }

    /// The least costs at which these paragraphs give one, two, three lines less (or more) within one
    /// column; more than there are costs they cannot.
    pub fn least_costs(&self, paragraphs: Range<u32>, length: ParagraphLength) -> &[Cost] {
        self.cheapest(length).of_run(paragraphs)
    }

    /// Calls `set` with the numbers, in the job, of those that then give. Of those that cost as much
    /// the longest give, since it shows least in them.
    pub fn choose(
        &self,
        paragraphs: Range<u32>,
        length: ParagraphLength,
        lines: u32,
        set: impl FnMut(usize),
    ) {
        let known = self.cheapest(length).known(paragraphs);
        let mut able: Vec<(Cost, Reverse<usize>, usize)> = self.paragraphs
            [known.start as usize..known.end as usize]
            .iter()
            .filter_map(|of| Some((of.cost(length)?, Reverse(of.rows.len()), of.number)))
            .collect();
        able.sort_unstable();
        able.into_iter().take(lines as usize).map(|(_, _, number)| number).for_each(set);
    }

    /// Lines by which the settings of the first so many paragraphs lengthen the galley.
    pub fn change(&self, before: u32, lengths: &[ParagraphLength]) -> i32 {
        let before = &self.paragraphs[..before as usize];
        before.iter().map(|of| lengths[of.number].change()).sum()
    }

    /// The number of a paragraph in the job.
    pub fn number(&self, paragraph: u32) -> usize {
        self.paragraphs[paragraph as usize].number
    }

    /// For each paragraph how many before it, and last how many of all, can be set in a line less.
    pub fn shrinking(&self) -> &[u32] {
        &self.less.before
    }

    fn cheapest(&self, length: ParagraphLength) -> &Cheapest {
        if length == ParagraphLength::More { &self.more } else { &self.less }
    }
}

/// For each run of paragraphs the least costs of one, two, three of them set a line less (or more).
#[derive(Default)]
struct Cheapest {
    /// For each paragraph how many before it can, and last how many of all.
    before: Vec<u32>,
    /// For each paragraph the end of the longest run from it that a column may hold.
    ends: Vec<u32>,
    /// For each paragraph where the costs of the runs from it begin.
    runs: Vec<u32>,
    /// Costs of a run, `width` a run.
    costs: Vec<Cost>,
    width: u32,
}

impl Cheapest {
    fn of(paragraphs: &[ParagraphCosts], length: ParagraphLength, deepest: u32) -> Self {
        let mut cheapest = Self { before: vec![0], ..Self::default() };
        let mut able = 0;
        for paragraph in paragraphs {
            able += u32::from(paragraph.cost(length).is_some());
            cheapest.before.push(able);
        }
        cheapest.width = able.min(MOST);
        if able > 0 {
            (0..paragraphs.len())
                .for_each(|first| cheapest.add(paragraphs, length, first, deepest));
        }
        cheapest
    }

    /// Adds the runs from one paragraph.
    fn add(
        &mut self,
        paragraphs: &[ParagraphCosts],
        length: ParagraphLength,
        first: usize,
        deepest: u32,
    ) {
        self.runs.push(self.costs.len() as u32);
        let top = paragraphs[first].rows.start;
        let mut costs: Vec<Cost> = Vec::with_capacity(self.width as usize + 1);
        let mut end = first;
        for paragraph in &paragraphs[first..] {
            // Each can be a line less than at its best.
            let shrunk = (end + 1 - first) as u32;
            if end > first && paragraph.rows.end - top > deepest.saturating_add(shrunk) {
                break;
            }
            if let Some(cost) = paragraph.cost(length) {
                costs.insert(costs.partition_point(|&other| other <= cost), cost);
                costs.truncate(self.width as usize);
            }
            let mut sum = Cost::ZERO;
            for n in 0..self.width as usize {
                sum += costs.get(n).copied().unwrap_or(Cost::ZERO);
                self.costs.push(sum);
            }
            end += 1;
        }
        self.ends.push(end as u32);
    }

    /// The part of a run whose costs are known: beyond that no column goes.
    fn known(&self, run: Range<u32>) -> Range<u32> {
        let end = self.ends.get(run.start as usize).map_or(run.start, |&end| run.end.min(end));
        run.start..end.max(run.start)
    }

    fn of_run(&self, run: Range<u32>) -> &[Cost] {
        let Range { start, end } = self.known(run);
        let able = self.before[end as usize] - self.before[start as usize];
        if able == 0 {
            return &[];
        }
        let from = (self.runs[start as usize] + (end - start - 1) * self.width) as usize;
        &self.costs[from..from + able.min(self.width) as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Columns, ParagraphJob, Rank, Row, Spreads, StoryJob};
    use super::*;

    fn give(costs: &[(Option<u32>, Option<u32>)]) -> Give {
        let set = |cost: Option<u32>, rows: usize| {
            cost.map(|cost| Alternative { rows: vec![Row::default(); rows], cost })
        };
        let paragraph = |(n, &(less, more)): (usize, &(Option<u32>, Option<u32>))| ParagraphJob {
            rows: 3 * n..3 * n + 3,
            less: set(less, 2),
            more: set(more, 4),
        };
        let story = StoryJob {
            rank: Rank::Normal,
            columns: Columns(1),
            spreads: Spreads::Alike,
            head: None,
            pictures: Vec::new(),
            foot: Vec::new(),
            rows: vec![Row::default(); 3 * costs.len()],
            paragraphs: costs.iter().enumerate().map(paragraph).collect(),
        };
        let pliant: Vec<Pliant> = story.pliant().collect();
        Give::new(&pliant, 9)
    }

    #[test]
    fn the_cheapest_give_first() {
        let give = give(&[(Some(9), None), (Some(4), Some(0)), (Some(0), None), (Some(4), None)]);
        let paragraph = cost::paragraph;
        let two = paragraph(0) + paragraph(4);
        assert_eq!(
            give.least_costs(0..3, ParagraphLength::Less),
            [paragraph(0), two, two + paragraph(9)]
        );
        assert_eq!(give.least_costs(2..4, ParagraphLength::Less), [paragraph(0), two]);
        assert_eq!(give.least_costs(0..3, ParagraphLength::More), [paragraph(0)]);
        assert_eq!(give.least_costs(2..4, ParagraphLength::More), []);
        assert_eq!(give.least_costs(1..1, ParagraphLength::Less), []);
        let mut chosen = Vec::new();
        give.choose(0..4, ParagraphLength::Less, 2, |number| chosen.push(number));
        assert_eq!(chosen, [2, 1]);
    }
}
