//! Parts one under the other: the same white between all of them, what cannot be shared out evenly between the last, and
//! here and there one a line shorter or longer, so that the last ends at the area's foot.

use super::cost::{self, Cost};
use super::{Lines, ParagraphLength, Set, StackPart};

/// A stack that can be weighed at any depth.
pub(super) struct StackFit<'a> {
    head: bool,
    parts: &'a [StackPart],
}

/// How a stack is set at a depth.
#[derive(Debug, Copy, Clone)]
struct Way {
    cost: Cost,
    /// Lines of white added to the gaps, in all.
    white: u32,
    /// Lines by which parts are set shorter (below 0) or longer, in all.
    change: i32,
    /// Lines that do not fit.
    over: u32,
    /// Lines left over.
    spare: u32,
}

impl<'a> StackFit<'a> {
    /// A stack of parts, of which the first may be a head.
    pub fn new(head: bool, parts: &'a [StackPart]) -> Self {
        Self { head, parts }
    }

    /// White before each part at least: after a head there is none.
    fn gap(&self, part: usize) -> u32 {
        u32::from(part > 0 && !(self.head && part == 1))
    }

    /// Gaps that may be widened.
    fn gaps(&self) -> u32 {
        (0..self.parts.len()).map(|part| self.gap(part)).sum()
    }

    fn height(&self) -> u32 {
        let parts = self.parts.iter().enumerate();
        parts.fold(0, |sum, (index, part)| {
            sum.saturating_add(self.gap(index)).saturating_add(part.lines.0)
        })
    }

    /// What the stack costs at a depth.
    pub fn cost(&self, depth: u32) -> Cost {
        self.way(depth).cost
    }

    /// Lines of white at a depth: in gaps, beyond a line more in each; and below the last part.
    pub fn white(&self, depth: u32) -> (u32, u32) {
        let way = self.way(depth);
        (way.white.saturating_sub(self.gaps()), way.spare)
    }

    /// The cheapest way to fill a depth.
    fn way(&self, depth: u32) -> Way {
        let most = depth.saturating_sub(self.height()).min(cost::STACK_WHITE * self.gaps());
        let ways = (1..=most).map(|white| self.way_with(white, depth));
        ways.fold(
            self.way_with(0, depth),
            |best, way| if way.cost < best.cost { way } else { best },
        )
    }

    fn way_with(&self, white: u32, depth: u32) -> Way {
        let height = self.height().saturating_add(white);
        let spread = cost::stack_spread(white, self.gaps());
        if height > depth {
            let over = height - depth;
            let (less, saved) = cheapest(&self.costs(ParagraphLength::Less), over);
            let left = over - saved;
            let cost = spread + less + cost::over(left);
            return Way { cost, white, change: -(saved as i32), over: left, spare: 0 };
        }
        let slack = depth - height;
        let longer = self.costs(ParagraphLength::More);
        let each = |filled: u32| {
            let (more, lines) = cheapest(&longer, filled);
            let spare = slack - lines;
            let cost = spread + more + cost::slack(spare);
            Way { cost, white, change: lines as i32, over: 0, spare }
        };
        let most = slack.min(self.parts.len() as u32);
        (1..=most).map(each).fold(each(0), |a, b| if b.cost < a.cost { b } else { a })
    }

    /// White added to the gap above a part, of so many lines in all: as much in each, and the rest in the last ones.
    fn added(&self, part: usize, white: u32) -> u32 {
        let gaps = self.gaps();
        if self.gap(part) == 0 || gaps == 0 {
            return 0;
        }
        let after = (self.parts.len() - 1 - part) as u32;
        white / gaps + u32::from(after < white % gaps)
    }

    /// What the parts that can be set so cost, the least first.
    fn costs(&self, length: ParagraphLength) -> Vec<(Cost, usize)> {
        let cost = |part: &StackPart| match length {
            ParagraphLength::Best => None,
            ParagraphLength::Less => part.less,
            ParagraphLength::More => part.more,
        };
        let parts = self.parts.iter().enumerate();
        let mut costs: Vec<(Cost, usize)> =
            parts.filter_map(|(n, part)| Some((cost::paragraph(cost(part)?), n))).collect();
        costs.sort_unstable();
        costs
    }

    /// The stack as it is set at a depth.
    pub fn set(&self, depth: u32) -> Set {
        let way = self.way(depth);
        let lengths = self.lengths(way.change);
        let mut tops = Vec::new();
        let mut line = 0u32;
        for (index, (part, length)) in self.parts.iter().zip(&lengths).enumerate() {
            let top =
                line.saturating_add(self.gap(index)).saturating_add(self.added(index, way.white));
            let lines = part.lines.0.saturating_add_signed(length.change());
            match top.checked_add(lines) {
                Some(foot) if foot <= depth => line = foot,
                _ => break,
            }
            tops.push(Lines(top));
        }
        let missing = u32::from(tops.len() < self.parts.len());
        Set::Stack { tops, lengths, over: Lines(way.over.max(missing)), spare: Lines(way.spare) }
    }

    fn lengths(&self, change: i32) -> Vec<ParagraphLength> {
        let mut lengths = vec![ParagraphLength::Best; self.parts.len()];
        let length = if change < 0 { ParagraphLength::Less } else { ParagraphLength::More };
        for (_, part) in self.costs(length).into_iter().take(change.unsigned_abs() as usize) {
            lengths[part] = length;
        }
        lengths
    }
}

/// The cheapest of some costs, so many at most, and how many.
fn cheapest(costs: &[(Cost, usize)], count: u32) -> (Cost, u32) {
    let taken = &costs[..costs.len().min(count as usize)];
    (taken.iter().map(|(cost, _)| *cost).sum(), taken.len() as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stack(depth: u32) -> Set {
        let part = |lines| StackPart { lines: Lines(lines), ..StackPart::default() };
        let giving = StackPart { lines: Lines(3), less: Some(2), more: Some(1) };
        StackFit::new(true, &[part(2), part(4), giving, part(3)]).set(depth)
    }

    fn tops(set: &Set) -> (Vec<u32>, u32, u32) {
        match set {
            Set::Stack { tops, over, spare, .. } => {
                (tops.iter().map(|top| top.0).collect(), over.0, spare.0)
            }
            _ => panic!("{set:?}"),
        }
    }

    #[test]
    fn white_is_the_same_between_all() {
        assert_eq!(tops(&stack(14)), (vec![0, 2, 7, 11], 0, 0));
        assert_eq!(tops(&stack(15)), (vec![0, 2, 7, 12], 0, 0), "one is set a line longer");
        assert_eq!(tops(&stack(13)), (vec![0, 2, 7, 10], 0, 0), "one is set a line shorter");
        assert_eq!(tops(&stack(16)), (vec![0, 2, 8, 13], 0, 0), "each gap is a line wider");
        assert_eq!(tops(&stack(25)), (vec![0, 2, 9, 16], 0, 6), "what is left is at the foot");
    }

    #[test]
    fn white_that_cannot_be_shared_evenly_goes_to_the_last_gaps() {
        let parts = [StackPart { lines: Lines(3), ..StackPart::default() }; 10];
        let set = |depth: u32| tops(&StackFit::new(false, &parts).set(depth));
        let even: Vec<u32> = (0..10).map(|part| part * 4).collect();
        assert_eq!(set(39), (even, 0, 0));
        assert_eq!(set(40), (vec![0, 4, 8, 12, 16, 20, 24, 28, 32, 37], 0, 0));
        assert_eq!(set(42), (vec![0, 4, 8, 12, 16, 20, 24, 29, 34, 39], 0, 0));
        assert_eq!(set(48), (vec![0, 5, 10, 15, 20, 25, 30, 35, 40, 45], 0, 0));
    }

    #[test]
    fn what_does_not_fit_is_left_out() {
        assert_eq!(tops(&stack(12)), (vec![0, 2, 7], 1, 0));
    }
}
