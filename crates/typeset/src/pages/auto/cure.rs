//! The cheapest cure of a page that cannot be made to come out: told in characters, with the paragraphs where they go. What
//! makeup holds for a cure is tried on the copy itself before it is told.

use std::borrow::Cow;
use std::sync::Arc;

use kanyin_diagnostics::{Code, Fault, told};
use kanyin_issue::{Fill, Issue, Page};
use kanyin_makeup::search::{self, CopyChange, FreePage};

use super::long_paragraph::LongParagraph;
use super::window;
use crate::house::House;
use crate::pages::fills::PageFills;
use crate::part::Key;

/// Lines at most by which the copy of one story is changed, first and last: beyond that another page is wanted.
const LINES: [u32; 4] = [2, 5, 10, 30];
/// Cures that are tried on the copy, of each of these.
const TRIED: usize = 6;
/// Characters beyond what a line needs, one after the other.
const SURELY: [u32; 3] = [3, 5, 1];

/// The lines up to which a page of so many things is searched: of many each search takes long, and nearly always one comes
/// out with few.
fn searched(items: usize) -> &'static [u32] {
    match items {
        ..=6 => &LINES,
        7 | 8 => &LINES[..3],
        _ => &LINES[..2],
    }
}

/// A page whose copy is to be changed.
pub struct Ill<'a> {
    /// The house.
    pub house: &'a House<'a>,
    /// Its issue.
    pub issue: &'a Issue,
    /// The page, and what stands on it.
    pub page: &'a Page,
    /// The same.
    pub fills: &'a PageFills<'a>,
    /// The areas that the search places, in its order.
    pub areas: &'a [usize],
    /// The page as the search is asked.
    pub free: &'a FreePage,
    /// The longest paragraph of each story.
    pub paragraphs: &'a [Option<LongParagraph>],
    /// What is set for it is known by.
    pub key: Key,
}

/// A change of the copy, told in characters.
#[derive(Debug, Copy, Clone)]
struct Told {
    paragraph: LongParagraph,
    /// Below 0 they are cut.
    characters: i32,
    lines: u32,
}

impl Ill<'_> {
    /// Tells the least changes with which the page comes out, if there are any.
    pub fn tell(&self) {
        let lines = searched(self.free.items.len());
        let cure = lines.iter().find_map(|lines| self.tried(*lines));
        let Some(cure) = cure.or_else(|| self.untried(lines)) else { return };
        for change in &cure {
            self.tell_one(*change, cure.len());
        }
    }

    /// The first cure of so many lines at most with which the page comes out when its copy is set so.
    fn tried(&self, lines: u32) -> Option<Vec<Told>> {
        let cures = search::cures(self.free, lines).into_iter();
        let likely = cures.filter(|cure| search::cures_page(self.free, cure)).take(TRIED);
        let ways = likely.flat_map(|cure| SURELY.map(|surely| (cure.clone(), surely)));
        ways.filter_map(|(cure, surely)| self.told(&cure, surely)).find(|told| self.is_cured(told))
    }

    /// The least cure by what makeup reckons: none could be tried on the copy.
    fn untried(&self, lines: &[u32]) -> Option<Vec<Told>> {
        let most = *lines.last()?;
        search::cures(self.free, most).iter().find_map(|cure| self.told(cure, SURELY[0]))
    }

    /// Changes in characters.
    fn told(&self, cure: &[CopyChange], surely: u32) -> Option<Vec<Told>> {
        let told = |change: &CopyChange| {
            let paragraph = (*self.paragraphs.get(change.item)?)?;
            let characters = paragraph.characters(change.lines, surely);
            Some(Told { paragraph, characters, lines: change.lines.unsigned_abs() })
        };
        cure.iter().map(told).collect()
    }

    /// Whether the page comes out with its copy changed so.
    fn is_cured(&self, told: &[Told]) -> bool {
        let (figures, faults, galleys) = Default::default();
        let house = &self.house.aside(&figures, &faults, &galleys);
        let mut free = self.free.clone();
        let mut fills = PageFills(self.fills.0.clone());
        for change in told {
            let mut stories = self.areas.iter().enumerate().filter_map(|(item, &area)| {
                let story = fills.story(area)?;
                Some((item, area, change.paragraph.changed(story, change.characters)?))
            });
            let Some((item, area, story)) = stories.next() else { return false };
            drop(stories);
            fills.0[area] = Cow::Owned(Fill::Story(Arc::new(story)));
            let key = self.key.deeper(("cure", change.characters.unsigned_abs() as usize));
            let set =
                window::items(house, self.issue, (self.page, &fills), &[area], free.lines, key);
            match set.ok().and_then(|mut set| set.pop()) {
                Some((changed, _)) => free.items[item] = changed,
                None => return false,
            }
        }
        search::can_come_out(&free)
    }

    fn tell_one(&self, change: Told, count: usize) {
        let (page, lines) = (self.page.page, change.lines);
        let characters = change.characters.unsigned_abs();
        let what = match (change.characters < 0, count) {
            (true, 1) => told!(
                "第 {page} 版拼不齐：这一段删 {characters} 字（{lines} 行）就齐",
                "page {page} does not come out even: cut {characters} characters ({lines} lines) here, and it does"
            ),
            (false, 1) => told!(
                "第 {page} 版拼不齐：这一段增 {characters} 字（{lines} 行）就齐",
                "page {page} does not come out even: add {characters} characters ({lines} lines) here, and it does"
            ),
            (true, _) => told!(
                "第 {page} 版拼不齐，{count} 处一起改就齐：这一段删 {characters} 字（{lines} 行）",
                "page {page} does not come out even; with {count} changes together it does: cut {characters} characters ({lines} lines) here"
            ),
            (false, _) => told!(
                "第 {page} 版拼不齐，{count} 处一起改就齐：这一段增 {characters} 字（{lines} 行）",
                "page {page} does not come out even; with {count} changes together it does: add {characters} characters ({lines} lines) here"
            ),
        };
        let hint = told!(
            "试过的改法里，这样动得最少；不动，就有栏脚差两行，有空行，或有放不下的。这一版若另有放不下的错，这样改就不用再删",
            "of the changes tried this is the least; without it columns end two lines apart, lines are left empty, or copy does not fit. If this page says besides that copy does not fit, this mends it too"
        );
        let fault = Fault::warning(Code::NoExactFit, change.paragraph.spot, what).hint(hint);
        self.house.told.push(fault);
    }
}
