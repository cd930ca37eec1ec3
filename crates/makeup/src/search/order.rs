//! A way as rectangles: of parts one above the other the weightier stands above, of parts side by side further left; what
//! stands at the foot stands at the outer edge. Then neighbours change places wherever the page comes out better.

use super::super::{Lines, Rank};
use super::even::is_even;
use super::free_page::{FreePage, FreePlace, FreePlan, ItemKind};
use super::score::Score;
use super::taste;
use super::ways::Tree;

/// Times that all neighbours are tried in the other order.
const ROUNDS: usize = 2;

/// Puts ways in order.
pub(super) struct Order<'a> {
    page: &'a FreePage,
    score: Score<'a>,
}

/// What decides where a part stands among its neighbours, the first first.
type Weight = (Stand, Rank, usize);

/// Where in a row something must stand.
#[derive(Debug, Copy, Clone, Eq, PartialEq, Ord, PartialOrd)]
enum Stand {
    First,
    Among,
    Rail,
    Last,
}

impl<'a> Order<'a> {
    /// For a page.
    pub fn of(page: &'a FreePage) -> Self {
        Self { page, score: Score::of(page) }
    }

    /// A way that costs so much in whatever order, in the order in which it would stand by itself; and whether it comes out
    /// so.
    pub fn sorted(&self, mut tree: Tree, cost: i32) -> (Tree, FreePlan, bool) {
        self.sort(&mut tree);
        let places = self.places(&tree);
        let (heads, score) = self.score.with_heads(&places);
        let is_out = is_even(self.page, &places, &heads, score);
        (tree, plan(places, cost, score), is_out)
    }

    /// The best order, from one.
    pub fn best(&self, mut tree: Tree, mut best: FreePlan, cost: i32) -> FreePlan {
        for _ in 0..ROUNDS {
            let before = best.cost;
            for node in 0..rows(&tree) {
                for first in 0.. {
                    let mut other = tree.clone();
                    let Some(row) = nth_row(&mut other, &mut { node }) else { break };
                    if first + 1 >= parts(row).len() {
                        break;
                    }
                    if !self.may_swap(row, first) {
                        continue;
                    }
                    parts(row).swap(first, first + 1);
                    let weighed = self.weigh(&other, cost);
                    if weighed.cost < best.cost {
                        (tree, best) = (other, weighed);
                    }
                }
            }
            if best.cost == before {
                break;
            }
        }
        best
    }

    fn weigh(&self, tree: &Tree, cost: i32) -> FreePlan {
        let places = self.places(tree);
        let score = self.score.of_page(&places);
        plan(places, cost, score)
    }

    fn places(&self, tree: &Tree) -> Vec<FreePlace> {
        let mut places = vec![FreePlace::NONE; self.page.items.len()];
        self.place(tree, 0, self.page.above.0, &mut places);
        places
    }

    /// Places a tree with its corner at a column and line; gives its columns and lines.
    fn place(&self, tree: &Tree, column: u8, top: u32, places: &mut [FreePlace]) -> (u8, u32) {
        match tree {
            Tree::Item { item, columns, lines } => {
                let own = &self.page.items[*item];
                let form = taste::best_form(self.page, own, *columns, *lines);
                let wide = own.forms.get(form).map_or(*columns, |form| form.columns.min(*columns));
                let to_edge = own.kind == ItemKind::AtFoot && self.page.outer_right;
                let column = if to_edge { column + columns - wide } else { column };
                places[*item] = FreePlace { column, columns: wide, top, lines: *lines, form };
                (*columns, *lines)
            }
            Tree::Across(parts, wider) => {
                let Lines(gap) = self.page.gap;
                let mut size = (0, 0);
                for (n, part) in parts.iter().enumerate() {
                    // The lower gaps are the wider ones.
                    let more = u32::from(n + wider >= parts.len());
                    let above = if n > 0 { size.1 + gap + more } else { 0 };
                    let (columns, lines) = self.place(part, column, top + above, places);
                    size = (columns, above + lines);
                }
                size
            }
            Tree::Upright(parts) => {
                let mut size = (0, 0);
                for part in parts {
                    let (columns, lines) = self.place(part, column + size.0, top, places);
                    size = (size.0 + columns, lines);
                }
                size
            }
        }
    }

    fn sort(&self, tree: &mut Tree) {
        match tree {
            Tree::Item { .. } => {}
            Tree::Across(parts, _) => {
                parts.iter_mut().for_each(|part| self.sort(part));
                parts.sort_by_key(|part| self.weight(part, true));
            }
            Tree::Upright(parts) => {
                parts.iter_mut().for_each(|part| self.sort(part));
                parts.sort_by_key(|part| self.weight(part, false));
            }
        }
    }

    /// What is at the foot stands below all else, and at the outer edge; a rail at the right.
    fn weight(&self, tree: &Tree, is_across: bool) -> Weight {
        let items = items(tree);
        let item = |n: &usize| &self.page.items[*n];
        let has_foot = items.iter().any(|n| item(n).kind == ItemKind::AtFoot);
        let is_rail = items.iter().all(|n| item(n).kind == ItemKind::Rail);
        let stand = match (has_foot, is_rail) {
            (true, _) if is_across || self.page.outer_right => Stand::Last,
            (true, _) => Stand::First,
            (false, true) if !is_across => Stand::Rail,
            (false, _) => Stand::Among,
        };
        let heaviest = items.iter().map(|n| (item(n).rank, *n)).min().unwrap_or_default();
        (stand, heaviest.0, heaviest.1)
    }

    /// Whether two neighbours may change places: not what must stand at the foot, the outer edge or the head.
    fn may_swap(&self, row: &Tree, first: usize) -> bool {
        let (is_across, parts) = match row {
            Tree::Across(parts, _) => (true, parts),
            Tree::Upright(parts) => (false, parts),
            Tree::Item { .. } => return false,
        };
        let pair = || parts[first..].iter().take(2);
        let has = |is: &dyn Fn(usize) -> bool| pair().any(|part| items(part).into_iter().any(is));
        let is_foot = |n: usize| self.page.items[n].kind == ItemKind::AtFoot;
        let rank = |part: &Tree| items(part).into_iter().map(|n| self.page.items[n].rank).min();
        let mut ranks = pair().map(rank);
        let is_alike = ranks.next() == ranks.next();
        !has(&is_foot) && (!is_across || is_alike)
    }
}

/// Places whose items cost so much, and the page as much more.
fn plan(places: Vec<FreePlace>, cost: i32, score: u64) -> FreePlan {
    FreePlan { places, cost: u64::from(cost.unsigned_abs()) + score }
}

/// The items of a part.
fn items(tree: &Tree) -> Vec<usize> {
    match tree {
        Tree::Item { item, .. } => vec![*item],
        Tree::Across(parts, _) | Tree::Upright(parts) => parts.iter().flat_map(items).collect(),
    }
}

/// The rows of a tree, those in rows too.
fn rows(tree: &Tree) -> usize {
    match tree {
        Tree::Item { .. } => 0,
        Tree::Across(parts, _) | Tree::Upright(parts) => 1 + parts.iter().map(rows).sum::<usize>(),
    }
}

/// One of them.
fn nth_row<'t>(tree: &'t mut Tree, left: &mut usize) -> Option<&'t mut Tree> {
    if let Tree::Item { .. } = tree {
        return None;
    }
    if *left == 0 {
        return Some(tree);
    }
    *left -= 1;
    parts(tree).iter_mut().find_map(|part| nth_row(part, left))
}

fn parts(tree: &mut Tree) -> &mut [Tree] {
    match tree {
        Tree::Item { .. } => &mut [],
        Tree::Across(parts, _) | Tree::Upright(parts) => parts,
    }
}
