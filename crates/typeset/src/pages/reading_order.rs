//! The order in which the areas of a page are read.

use kanyin_issue::Fill;

use super::fills::PageFills;

/// The areas in the order in which they are read: a story's title and boxes may stand in areas of their own, and
/// are read with it.
pub fn reading_order(fills: &PageFills) -> Vec<usize> {
    let mut order: Vec<(usize, u8, usize)> = Vec::with_capacity(fills.0.len());
    for (index, fill) in fills.iter().enumerate() {
        order.push(match fill {
            Fill::Headline { of } => (*of, 0, index),
            Fill::Sidebar { of, .. } => (*of, 2, index),
            _ => (index, 1, index),
        });
    }
    // A story is read where the first of its areas stands.
    let mut first: Vec<usize> = (0..fills.0.len()).collect();
    for &(story, _, index) in &order {
        if let Some(first) = first.get_mut(story) {
            *first = (*first).min(index);
        }
    }
    order.sort_by_key(|&(story, part, index)| {
        (first.get(story).copied().unwrap_or(index), story, part, index)
    });
    order.into_iter().map(|(.., index)| index).collect()
}
