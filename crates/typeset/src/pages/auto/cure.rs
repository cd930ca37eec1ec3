//! The cheapest cure of a page that cannot be made to come out: told in characters, with the paragraphs where they go. What
//! makeup holds for a cure is tried on the copy itself before it is told.

use std::borrow::Cow;

use kanyin_diagnostics::{Code, Fault, told};
use kanyin_makeup::search::{self, CopyChange, FreePage, FreePlan};

use super::long_paragraph::{Added, LongParagraph};
use super::unmade_page::UnmadePage;
use super::window::Window;
use crate::pages::fills::PageFills;

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
    /// The page.
    pub page: UnmadePage<'a>,
    /// The page as the search is asked.
    pub free: &'a FreePage,
    /// The longest paragraph of each story.
    pub paragraphs: &'a [Option<LongParagraph>],
}

/// A page with its copy changed.
pub struct Cured {
    /// Where everything stands on it.
    pub plan: FreePlan,
    /// Lines that are cut.
    pub cut: u32,
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
    /// Tells the least changes with which the page comes out, if there are any, and gives the page that does.
    /// Where none could be tried on the copy, they are the least by what makeup reckons.
    pub fn tell(&self) -> Option<Cured> {
        let (mut cures, mut changes) = (Vec::new(), search::CopyChanges::of(self.free));
        let tried = searched(self.free.items.len()).iter().find_map(|lines| {
            cures = changes.cures(*lines);
            self.tried(&cures)
        });
        if let Some((told, plan)) = tried {
            self.tell_all(&told, true);
            let cut = told.iter().filter(|told| told.characters < 0).map(|told| told.lines).sum();
            return Some(Cured { plan, cut });
        }
        let reckoned = cures.iter().find_map(|cure| self.told(cure, SURELY[0]));
        self.tell_all(&reckoned.unwrap_or_default(), false);
        None
    }

    fn tell_all(&self, cure: &[Told], is_tried: bool) {
        for change in cure {
            self.tell_one(*change, cure.len(), is_tried);
        }
    }

    /// The first of some cures with which the page comes out when its copy is set so, whatever words are added, and the plan
    /// of that page; else the first with which it does with some.
    fn tried(&self, cures: &[Vec<CopyChange>]) -> Option<(Vec<Told>, FreePlan)> {
        let likely = cures.iter().filter(|cure| search::cures_page(self.free, cure)).take(TRIED);
        let ways = likely.flat_map(|cure| SURELY.map(|surely| (cure, surely)));
        let mut once = None;
        for told in ways.filter_map(|(cure, surely)| self.told(cure, surely)) {
            let Some(plan) = self.cured(&told, Added::Own) else { continue };
            // An editor adds other words: where the page comes out with these alone, another cure is better.
            if told.iter().all(|told| told.characters < 0)
                || self.cured(&told, Added::Turned).is_some()
            {
                return Some((told, plan));
            }
            once.get_or_insert((told, plan));
        }
        once
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

    /// The plan of the page with its copy changed so, if that comes out with such words.
    fn cured(&self, told: &[Told], words: Added) -> Option<FreePlan> {
        let (figures, faults, galleys) = Default::default();
        let house = self.page.house.aside(&figures, &faults, &galleys);
        let mut free = self.free.clone();
        let mut fills = PageFills(self.page.fills.0.clone());
        for change in told {
            let changed = |(item, &area): (usize, &usize)| {
                let fill =
                    change.paragraph.changed_fill(fills.at(area), change.characters, words)?;
                Some((item, area, fill))
            };
            let (item, area, fill) = self.page.areas.iter().enumerate().find_map(changed)?;
            fills.0[area] = Cow::Owned(fill);
            let key = self.page.key.deeper(("cure", area, change.characters, words == Added::Own));
            let changed =
                UnmadePage { fills: &fills, areas: &[area], key, ..self.page.in_house(&house) };
            let window = Window::of(changed, free.lines).ok()?;
            free.items[item] = window.items(changed).pop()?;
        }
        search::comes_out_as(&free)
    }

    fn tell_one(&self, change: Told, count: usize, is_tried: bool) {
        let (page, lines) = (self.page.page.page, change.lines);
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
        let hint = match is_tried {
            true => told!(
                "试过的改法里，这样动得最少；不动，就有栏脚差两行，有空行，或有放不下的。这一版若另有放不下的错，这样改就不用再删",
                "of the changes tried this is the least; without it columns end two lines apart, lines are left empty, or copy does not fit. If this page says besides that copy does not fit, this mends it too"
            ),
            false => told!(
                "这是按行数推算的，没有试成：改了再看一遍；或换一篇稿、挪走一则广告或补白",
                "this is reckoned by lines and did not come out when it was tried: change it and look again; or take another story, or move an ad or a filler away"
            ),
        };
        let fault = Fault::warning(Code::NoExactFit, change.paragraph.spot, what).hint(hint);
        self.page.house.told.push(fault);
    }
}
