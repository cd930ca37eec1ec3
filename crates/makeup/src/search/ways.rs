//! The cheapest ways through the table: not the best page alone, but many, since not all that makes a page good adds up.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::table::{Cut, NEVER, Set, Table, WIDER};

/// Ways kept of each cell but the whole page.
const KEPT: usize = 8;
/// Places of one cut that are told apart.
const ALIKE: usize = 3;
/// The ways through a table.
pub(super) struct Ways<'a> {
    table: &'a Table<'a>,
    nodes: RefCell<Vec<Node>>,
    known: RefCell<HashMap<Cell, Rc<[Way]>>>,
}

/// A cell of the table: cut, set, width, height.
type Cell = (Cut, Set, usize, usize);

/// A way to fill a cell.
#[derive(Debug, Copy, Clone)]
pub(super) struct Way {
    pub cost: i32,
    pub node: usize,
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

impl<'a> Ways<'a> {
    /// Those of a table.
    pub fn of(table: &'a Table<'a>) -> Self {
        Self { table, nodes: RefCell::default(), known: RefCell::default() }
    }

    /// The cheapest ways to fill the page, the best first.
    pub fn cheapest(&self, count: usize) -> Vec<Way> {
        let (all, width) = (self.table.all(), usize::from(self.table.page.columns.0));
        let cell = (Cut::Any, all, width, self.table.height);
        let parted = self.parted(cell, count);
        self.joined(cell, &parted, count)
    }

    fn ways(&self, cell: Cell) -> Rc<[Way]> {
        if let Some(known) = self.known.borrow().get(&cell) {
            return Rc::clone(known);
        }
        let parted = self.parted(cell, 2 * KEPT);
        let ways: Rc<[Way]> = self.joined(cell, &parted, KEPT).into();
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
                let at = |at: usize, more: usize| {
                    let below_at = (height - gap - at).checked_sub(more)?;
                    let cost = above[at] + below[below_at] + WIDER * more as i32;
                    let is_way = above[at] < NEVER && below[below_at] < NEVER;
                    is_way.then_some(Parted {
                        cost,
                        one: (Cut::NotAcross, one, width, at),
                        other: (Cut::Any, other, width, below_at),
                        across: Some(more),
                    })
                };
                let heights = (0..=height - gap).flat_map(|at| [(at, 0), (at, 1)]);
                let mut own: Vec<Parted> =
                    heights.filter_map(|(height, more)| at(height, more)).collect();
                own.sort_by_key(|parted| parted.cost);
                parted.extend(own.into_iter().take(ALIKE));
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
        parted.sort_by_key(|parted| parted.cost);
        parted.truncate(count);
        parted
    }

    /// The cheapest ways to fill a cell that is one item, or parted so.
    fn joined(&self, (cut, set, width, height): Cell, parted: &[Parted], count: usize) -> Vec<Way> {
        let mut found = Vec::new();
        if set.is_power_of_two() {
            let cost = self.table.costs(cut, set, width)[height];
            if cost < NEVER {
                let item = set.trailing_zeros() as usize;
                found.push(Way { cost, node: self.node(Node::Item { item, width, height }) });
            }
            return found;
        }
        let mut joined: Vec<(i32, Node)> = Vec::new();
        for parted in parted {
            let (one, other) = (self.ways(parted.one), self.ways(parted.other));
            for a in one.iter() {
                for b in other.iter() {
                    let (node, white) = match parted.across {
                        Some(more) => (Node::Across(a.node, b.node, more), WIDER * more as i32),
                        None => (Node::Upright(a.node, b.node), 0),
                    };
                    joined.push((a.cost + b.cost + white, node));
                }
            }
        }
        joined.sort_by_key(|(cost, _)| *cost);
        joined.truncate(count);
        found.extend(joined.into_iter().map(|(cost, node)| Way { cost, node: self.node(node) }));
        found
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
