//! The cheapest ways through the table: not the best page alone, but many, since not all that makes a page good adds up.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use super::super::Rank;
use super::table::{Cut, NEVER, Subset, Table, WIDER};

/// Ways kept of each cell but the whole page.
const KEPT: usize = 20;
/// Places of one cut that are told apart.
const ALIKE: usize = 3;
/// The ways through a table.
pub(super) struct Ways<'a> {
    table: &'a Table<'a>,
    nodes: RefCell<Vec<Node>>,
    known: RefCell<HashMap<Cell, Rc<[Slicing]>>>,
}

/// A cell of the table: cut, set, width, height.
type Cell = (Cut, Subset, usize, usize);

/// A way to fill a cell.
#[derive(Debug, Copy, Clone)]
pub(super) struct Slicing {
    pub cost: i32,
    pub node: usize,
    /// Gutters that nothing in it stands across, if its parts stand as they would: a bit for each.
    open: u32,
}

#[derive(Debug, Copy, Clone)]
enum Node {
    Item { item: usize, width: usize, height: usize },
    Across(usize, usize, usize),
    Upright(usize, usize),
}

/// A page as it is cut.
#[derive(Debug, Clone)]
pub(super) enum Tree {
    /// An item over columns, of a height.
    Item { item: usize, columns: u8, lines: u32 },
    /// Parts one above the other, in any order, and lines of white between them beyond the house's: so many gaps are
    /// a line wider.
    Across(Vec<Tree>, usize),
    /// Parts side by side, in any order.
    Upright(Vec<Tree>),
}

/// A cell parted in two.
#[derive(Debug, Copy, Clone)]
struct Parted {
    cost: i32,
    one: Cell,
    other: Cell,
    /// Lines of white more than the house's, if one stands above the other.
    across: Option<usize>,
}

/// The cheapest of some ways: what is open at other gutters is another kind of page, though it costs more, and so many of
/// each kind are kept. Of two as good the earlier stays.
struct Kept {
    /// By open gutters, the cheapest first: cost, which of all that were taken, node.
    alike: BTreeMap<u32, Vec<(i32, usize, Node)>>,
    most: usize,
    count: usize,
    taken: usize,
}

impl Kept {
    /// None so far: of a cell so wide so many at most, so many of a kind.
    fn new(most: usize, count: usize, width: usize) -> Self {
        // There are no more kinds than ways in which its gutters are open.
        let kinds = 1usize.checked_shl(width as u32 - 1).unwrap_or(usize::MAX);
        let count = count.min(most.saturating_mul(kinds));
        Self { alike: BTreeMap::new(), most, count, taken: 0 }
    }

    fn take(&mut self, cost: i32, open: u32, node: Node) {
        self.taken += 1;
        let alike = self.alike.entry(open).or_default();
        let place = alike.partition_point(|(known, ..)| *known <= cost);
        if place < self.most {
            alike.truncate(self.most - 1);
            alike.insert(place, (cost, self.taken, node));
        }
    }

    /// What costs as much as that cannot be among the cheapest any more.
    fn bound(&self) -> i32 {
        let mut costs: Vec<i32> = self.alike.values().flatten().map(|(cost, ..)| *cost).collect();
        match costs.len() >= self.count {
            true => *costs.select_nth_unstable(self.count - 1).1,
            false => NEVER,
        }
    }

    fn cheapest(self) -> Vec<(i32, u32, Node)> {
        let ways = self.alike.into_iter().flat_map(|(open, alike)| {
            alike.into_iter().map(move |(cost, nth, node)| (cost, nth, open, node))
        });
        let mut ways: Vec<_> = ways.collect();
        ways.sort_unstable_by_key(|(cost, nth, ..)| (*cost, *nth));
        ways.truncate(self.count);
        ways.into_iter().map(|(cost, _, open, node)| (cost, open, node)).collect()
    }
}

impl<'a> Ways<'a> {
    /// Those of a table.
    pub fn of(table: &'a Table<'a>) -> Self {
        Self { table, nodes: RefCell::default(), known: RefCell::default() }
    }

    /// The cheapest ways to fill the page, the best first.
    pub fn cheapest(&self, count: usize) -> Vec<Slicing> {
        let (all, width) = (self.table.all(), usize::from(self.table.page.columns.0));
        let cell = (Cut::Any, all, width, self.table.height);
        let parted = self.parted(cell, count);
        self.joined(cell, &parted, count, true)
    }

    fn ways(&self, cell: Cell) -> Rc<[Slicing]> {
        if let Some(known) = self.known.borrow().get(&cell) {
            return Rc::clone(known);
        }
        let parted = self.parted(cell, 2 * KEPT);
        let ways: Rc<[Slicing]> = self.joined(cell, &parted, KEPT, false).into();
        self.known.borrow_mut().insert(cell, Rc::clone(&ways));
        ways
    }

    /// The cheapest places to part a cell.
    fn parted(&self, (cut, set, width, height): Cell, count: usize) -> Vec<Parted> {
        let table = self.table;
        let gap = table.page.gap.count() as usize;
        let mut parted = Vec::new();
        for (one, other) in Table::halves(set) {
            if cut != Cut::NotAcross && table.may_stack(one, other) && height >= gap {
                let above = table.costs(Cut::NotAcross, one, width);
                let below = table.costs(Cut::Any, other, width);
                let heights = table.heights(one, width);
                let mut best = [(NEVER, 0, 0); ALIKE];
                for (more, white) in [(0, 0), (1, WIDER)] {
                    let Some(inside) = height.checked_sub(gap + more) else { continue };
                    for at in heights.start..heights.end.min(inside + 1) {
                        let cost = above[at] + below[inside - at] + white;
                        // Few are among the cheapest: they are kept in order by hand.
                        if cost < best[ALIKE - 1].0 {
                            let place = best.partition_point(|known| known.0 <= cost);
                            best[place..].rotate_right(1);
                            best[place] = (cost, at, more);
                        }
                    }
                }
                let is_way = |&&(cost, ..): &&(i32, usize, usize)| cost < NEVER;
                parted.extend(best.iter().filter(is_way).map(|&(cost, at, more)| Parted {
                    cost,
                    one: (Cut::NotAcross, one, width, at),
                    other: (Cut::Any, other, width, height - gap - more - at),
                    across: Some(more),
                }));
            }
            for left in 1..width {
                let cost = table.costs(Cut::NotUpright, one, left)[height]
                    + table.costs(Cut::Any, other, width - left)[height];
                if cut != Cut::NotUpright && cost < NEVER {
                    parted.push(Parted {
                        cost,
                        one: (Cut::NotUpright, one, left, height),
                        other: (Cut::Any, other, width - left, height),
                        across: None,
                    });
                }
            }
        }
        if parted.len() > count {
            parted.select_nth_unstable_by_key(count, |parted| {
                (parted.cost, parted.one, parted.other)
            });
            parted.truncate(count);
        }
        parted.sort_by_key(|parted| (parted.cost, parted.one, parted.other));
        parted
    }

    /// The cheapest ways to fill a cell that is one item, or parted so.
    fn joined(
        &self,
        (cut, set, width, height): Cell,
        parted: &[Parted],
        count: usize,
        is_page: bool,
    ) -> Vec<Slicing> {
        let mut found = Vec::new();
        if set.is_power_of_two() {
            let cost = self.table.costs(cut, set, width)[height];
            if cost < NEVER {
                let item = set.trailing_zeros() as usize;
                let node = self.node(Node::Item { item, width, height });
                found.push(Slicing { cost, node, open: 0 });
            }
            return found;
        }
        let most = if is_page { count / 4 } else { count / 3 };
        let mut kept = Kept::new(most, count, width);
        for parted in parted {
            // None of the others is cheaper than the least of this: their parts are not even looked at.
            let bound = kept.bound();
            if parted.cost >= bound {
                break;
            }
            let (one, other) = (self.ways(parted.one), self.ways(parted.other));
            let white = WIDER * parted.across.unwrap_or(0) as i32;
            for a in one.iter() {
                for b in other.iter() {
                    let cost = a.cost + b.cost + white;
                    if cost >= bound {
                        break;
                    }
                    let (open, node) = match parted.across {
                        Some(more) => (a.open & b.open, Node::Across(a.node, b.node, more)),
                        None => (self.open(parted, a, b), Node::Upright(a.node, b.node)),
                    };
                    kept.take(cost, open, node);
                }
            }
        }
        let slicing = |(cost, open, node)| Slicing { cost, node: self.node(node), open };
        found.extend(kept.cheapest().into_iter().map(slicing));
        found
    }

    /// The open gutters of two parts side by side, the weightier at the left.
    fn open(&self, parted: &Parted, one: &Slicing, other: &Slicing) -> u32 {
        let (_, first, wide, _) = parted.one;
        let (_, second, narrow, _) = parted.other;
        match self.weight(first) <= self.weight(second) {
            true => one.open | 1 << wide | other.open << wide,
            false => other.open | 1 << narrow | one.open << narrow,
        }
    }

    /// What decides which of two stands at the left.
    fn weight(&self, set: Subset) -> (bool, Rank, u32) {
        let items = &self.table.page.items;
        let rank = (0..items.len()).filter(|n| set >> n & 1 == 1).map(|n| items[n].rank).min();
        let is_last =
            self.table.is_at_foot(set) == self.table.page.outer_right && self.table.is_at_foot(set);
        (is_last, rank.unwrap_or_default(), set.trailing_zeros())
    }

    fn node(&self, node: Node) -> usize {
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(node);
        nodes.len() - 1
    }

    /// A way as a tree: rows in rows are one row.
    pub fn tree(&self, node: usize) -> Tree {
        let node = self.nodes.borrow()[node];
        match node {
            Node::Item { item, width, height } => {
                Tree::Item { item, columns: width as u8, lines: height as u32 }
            }
            Node::Across(one, other, mut wider) => {
                let mut parts = vec![self.tree(one)];
                match self.tree(other) {
                    Tree::Across(more, more_wider) => {
                        parts.extend(more);
                        wider += more_wider;
                    }
                    other => parts.push(other),
                }
                Tree::Across(parts, wider)
            }
            Node::Upright(one, other) => {
                let mut parts = vec![self.tree(one)];
                match self.tree(other) {
                    Tree::Upright(more) => parts.extend(more),
                    other => parts.push(other),
                }
                Tree::Upright(parts)
            }
        }
    }
}
