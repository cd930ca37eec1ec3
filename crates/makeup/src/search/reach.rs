//! How far a page is from its copy: the fewest and the most cells that its items may take, whatever is let go. A page that is
//! plainly too small for them, or too large, is not searched in every way.

use super::super::cost;
use super::super::fit::StorySetting;
use super::curve::Curve;
use super::even::WHITE;
use super::free_page::{FreeItem, FreePage, ItemKind};

/// Lines by which a depth may differ from what is reckoned when copy is changed: blocks are cut elsewhere then.
const UNKNOWN: u32 = 2;
/// Parts of a page, in hundredths, that its items take at the least and at the most if it may come out with all that stories
/// may give.
const FULL: u64 = 115;
const EMPTY: u64 = 75;

/// Whether a page is so far from its copy that nothing that its stories may give makes it come out.
pub fn is_far_off(page: &FreePage) -> bool {
    let (least, most) = cells(page, 0);
    let room = room(page);
    100 * least > FULL * room || 100 * most < EMPTY * room
}

/// Whether a page may come out when the copy of each item is changed by up to so many lines.
pub(super) fn may_come_out(page: &FreePage, lines: u32) -> bool {
    let (least, most) = cells(page, lines);
    (least..=most).contains(&room(page))
}

fn room(page: &FreePage) -> u64 {
    u64::from(page.columns.0) * u64::from(page.lines.count())
}

/// The fewest and the most cells that a page's items may take, all even, when the copy of each is changed by up to so many
/// lines; the most with all white between them that there may be.
fn cells(page: &FreePage, lines: u32) -> (u64, u64) {
    let white = room(page) / WHITE;
    let of_item = |item: &FreeItem| {
        let of_form = |form: &Curve| {
            let (first, last) = form.reach(item.kind, lines, white);
            let columns = u64::from(form.columns);
            (columns * u64::from(first), columns * u64::from(last))
        };
        let forms = item.forms.iter().map(of_form);
        forms.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1))).unwrap_or((0, 0))
    };
    let items = page.items.iter().map(of_item);
    let (least, most) = items.fold((0, 0), |sum, item| (sum.0 + item.0, sum.1 + item.1));
    // Between any two there is white over all columns at the most.
    let between = u64::from(page.columns.0) * u64::from(page.gap.count() + 1);
    (least, most + between * page.items.len() as u64)
}

impl Curve {
    /// The least and the greatest depth at which it may be even when its copy is changed by up to so many lines: no change
    /// makes it less than the first, or more than the last.
    fn reach(&self, kind: ItemKind, lines: u32, white: u64) -> (u32, u32) {
        let at = |depth: u32| {
            self.settings.iter().map(move |by_depth| (depth, &by_depth[depth as usize]))
        };
        let all = || (0..=self.deepest()).flat_map(at);
        let fits = |(_, setting): &(u32, &StorySetting)| setting.cost < cost::over(1);
        let is_even =
            |(depth, setting): &(u32, &StorySetting)| self.is_even(kind, setting, *depth, white);
        // Of what is over at the greatest depth each column takes its part.
        let over = || {
            let over = at(self.deepest()).map(|(_, setting)| cost::lines_over(setting.cost)).min();
            let over = u32::try_from(over.unwrap_or(0)).unwrap_or(u32::MAX);
            self.deepest().saturating_add(over.div_ceil(u32::from(self.text_columns())))
        };
        let first = all().find(fits).map_or_else(over, |(depth, _)| depth);
        let last = all().rfind(is_even).map_or(first, |(depth, _)| depth.max(first));
        let by = match self.is_copy() {
            true => lines.div_ceil(u32::from(self.text_columns())) + UNKNOWN,
            false => 0,
        };
        (first.saturating_sub(by), last.saturating_add(by))
    }
}
