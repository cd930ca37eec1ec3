//! Copy that does not fit its area: told, and marked on previews.

use std::cmp::Reverse;

use typst_library::layout::{Abs, Frame, Point};

use kanyin_diagnostics::{Code, Fault, Faults, Lang, Spot, Told, told};
use kanyin_issue::{BlockKind, Fill, Importance, Page, Story};
use kanyin_makeup::{Gave, StoryPlan};

use super::area::{self, AreaRect};
use super::fills::PageFills;
use super::unset::Covered;
use crate::engine::TemplateErrors;
use crate::forms::{BriefsRow, Floating, PICTURES, SetStory};
use crate::galley::GalleyRow;
use crate::grid::Measure;
use crate::house::{House, Stick, it};
use crate::part::Key;
use crate::words::plain;

/// What does not fit on a page.
pub struct Misfits<'a> {
    house: &'a House<'a>,
    page: u32,
    /// What is over, told when all else stands on the page.
    over: Vec<Overset<'a>>,
    /// What is under.
    under: Vec<Underset>,
    /// The faults told.
    pub faults: Faults,
    /// Marks for previews, and where they stand.
    pub marks: Vec<(Point, Frame)>,
}

/// Copy that does not fit its area.
pub struct Overset<'a> {
    /// Its area.
    pub area: usize,
    /// Its story.
    pub story: &'a Story,
    /// Where the rest begins.
    pub spot: Spot,
    /// Lines of the page that the rest would take.
    pub lines: u32,
    /// Where the area stands.
    pub rect: AreaRect,
}

/// Lines that every column of a story may end short without a word: white that nobody sees.
pub const SPARED: u32 = 2;

/// Room left empty beyond what could give.
struct Underset {
    importance: Importance,
    spot: Spot,
    lines: u32,
    /// Characters of a line.
    measure: u32,
}

impl<'a> Misfits<'a> {
    /// None so far.
    pub fn new(house: &'a House<'a>, page: u32) -> Self {
        Self {
            house,
            page,
            over: Vec::new(),
            under: Vec::new(),
            faults: Faults::default(),
            marks: Vec::new(),
        }
    }

    /// Notes what is over or under in a story that was set so.
    pub fn story(
        &mut self,
        (area, story): (usize, &'a Story),
        (set, rows): (&SetStory, &[GalleyRow]),
        plan: &StoryPlan,
        rect: AreaRect,
    ) {
        if plan.gave.iter().any(|gave| matches!(gave, Gave::Broken(_))) {
            self.too_high(story.title.spot);
        }
        if let Some(first) = plan.overset_from {
            let over = &rows[first.min(rows.len())..];
            let spot = over.first().map_or(story.title.spot, |row| row.base);
            self.overset(Overset { area, story, spot, lines: over.len() as u32, rect });
        } else {
            self.spare(story, plan, &set.measure);
        }
    }

    /// The same of briefs that run from column to column: each that does not stand there whole.
    pub fn briefs(
        &mut self,
        (area, stories): (usize, &[&'a Story]),
        (set, rows): (&BriefsRow, &[GalleyRow]),
        plan: &StoryPlan,
        rect: AreaRect,
    ) {
        let first = plan.overset_from.unwrap_or(rows.len()).min(rows.len());
        for story in stories {
            let is_own = |row: &&GalleyRow| row.base.file == story.file && !row.row.blank;
            let over: Vec<&GalleyRow> = rows[first..].iter().filter(is_own).collect();
            if let Some(row) = over.first() {
                let (spot, lines) = (row.base, over.len() as u32);
                self.overset(Overset { area, story, spot, lines, rect });
            }
        }
        let Some(last) = stories.last() else { return };
        if plan.gave.iter().any(|gave| matches!(gave, Gave::Broken(_))) {
            self.too_high(last.title.spot);
        }
        if plan.overset_from.is_none() {
            self.spare(last, plan, &set.measure);
        }
    }

    /// Notes what columns leave empty that is seen.
    fn spare(&mut self, story: &Story, plan: &StoryPlan, measure: &Measure) {
        if plan.spare.0 > SPARED * u32::from(measure.columns) {
            self.underset(story, plan.spare.0, measure.characters);
        }
    }

    /// Notes copy that does not fit.
    pub fn overset(&mut self, over: Overset<'a>) {
        self.over.push(over);
    }

    /// 溢出、不足: tells what is over by what the finished page shows, in characters and lines, and marks it; then what is
    /// under. The page first if several do not fit, then story by story, the least important first: that is where an
    /// editor cuts. Gives the characters by area.
    pub fn tell(
        &mut self,
        page: &Page,
        fills: &PageFills,
        covered: &Covered,
    ) -> Result<Vec<(usize, usize)>, TemplateErrors> {
        let mut over = std::mem::take(&mut self.over);
        let mut under = std::mem::take(&mut self.under);
        over.sort_by_key(|over| Reverse(over.story.importance));
        under.sort_by_key(|under| Reverse(under.importance));
        let mut counted = Vec::new();
        for over in over {
            let own: Option<usize> = match fills.at(over.area) {
                Fill::Sidebar { block, .. } => Some(*block),
                _ => None,
            };
            let apart = area::apart(fills, over.area).blocks;
            let is_meant = |block| own.map_or(!apart.contains(&block), |own| own == block);
            let count = covered.overset(over.story, is_meant);
            counted.push((over, count));
        }
        if let Some(fault) = whole_page(page, &counted, &under) {
            self.faults.push(fault);
        }
        for (over, count) in &counted {
            self.tell_over(over, *count, page.layout.is_auto)?;
        }
        for under in under {
            self.tell_under(&under, page.layout.is_auto);
        }
        Ok(counted.into_iter().map(|(over, count)| (over.area, count)).collect())
    }

    fn tell_over(
        &mut self,
        over: &Overset,
        characters: usize,
        is_auto: bool,
    ) -> Result<(), TemplateErrors> {
        let (page, Overset { spot, rect, lines, .. }) = (self.page, over);
        let how_much = too_long(characters, *lines);
        let what = told!(
            "第 {page} 版放不下：{how_much}",
            "does not fit on page {page}: {how_much}"; how_much
        );
        let hint = match (is_auto, characters) {
            (false, _) => told!("删去，或在版式里加大区块", "cut it, or give its area more room"),
            (true, 0) => told!(
                "删短它；或撤下一篇不要紧的稿，别的稿会补上它的位置",
                "cut it; or take off a story of less weight, and the others take its room"
            ),
            (true, n) => told!(
                "删 {n} 字；或撤下一篇不要紧的稿，别的稿会补上它的位置",
                "cut {n} characters; or take off a story of less weight, and the others take its room"
            ),
        };
        self.faults.push(Fault::error(Code::Overset, *spot, what).hint(hint));

        let key = Key::of(&(page, spot.file.0, spot.start));
        let stick = Stick::new(self.house, rect.width, key);
        let body = plain(how_much.lang(Lang::Zh));
        let mark = stick.frame("fault-mark", it! { "body" => body })?;
        let at = Point::new(Abs::pt(rect.x), Abs::pt(rect.foot() - 1.5));
        self.marks.push((at, mark));
        Ok(())
    }

    /// Notes lines of a measure, in characters, that a story left empty beyond what could give.
    pub fn underset(&mut self, story: &Story, lines: u32, measure: u32) {
        let (importance, spot) = (story.importance, story.title.spot);
        self.under.push(Underset { importance, spot, lines, measure });
    }

    fn tell_under(&mut self, under: &Underset, is_auto: bool) {
        let (page, Underset { spot, lines, measure, .. }) = (self.page, under);
        let characters = lines * measure;
        let what = told!(
            "第 {page} 版还空 {lines} 行（约 {characters} 字）",
            "{lines} lines (about {characters} characters) left empty on page {page}"
        );
        let hint = match is_auto {
            false => told!("补几句，或换一张大些的图片", "add to it, or use a larger picture"),
            true => told!(
                "增约 {characters} 字；或再给这一版一张图、一条简讯",
                "add about {characters} characters; or give the page another picture or brief"
            ),
        };
        self.faults.push(Fault::warning(Code::Underset, *spot, what).hint(hint));
    }

    /// A block higher than any column had to be cut: nothing on the page can hold it.
    pub fn too_high(&mut self, spot: Spot) {
        let what = told!(
            "有一块（方框、表格或图片）比栏还高，被切开了",
            "a box, table or picture is higher than its column and was cut"
        );
        let hint = told!("缩短它，或加大区块", "shorten it, or give the area more room");
        self.faults.push(Fault::error(Code::TooHigh, spot, what).hint(hint));
    }

    /// What stands at a story's foot has no room there and is left out: of a picture page each picture.
    pub fn foot_left_out(&mut self, story: &Story, role: &str) {
        if role != PICTURES {
            return self.too_high(story.title.spot);
        }
        for block in &story.blocks {
            if let BlockKind::Picture(picture) = &block.kind {
                self.no_room(&Floating::Picture(picture.clone(), Vec::new()));
            }
        }
    }

    /// A picture or box for which the area has no place.
    pub fn no_room(&mut self, floating: &Floating) {
        let (what, hint) = match floating {
            Floating::Picture(..) => (
                told!("这张图片放不下", "there is no room for this picture"),
                told!(
                    "改小 columns，写 place=here，或加大区块",
                    "lower its columns, write place=here, or give the area more room"
                ),
            ),
            Floating::Box(..) => (
                told!("这个方框放不下", "there is no room for this box"),
                told!("缩短它，或加大区块", "shorten it, or give the area more room"),
            ),
            Floating::Table(..) => (
                told!("这个表格放不下", "there is no room for this table"),
                told!("缩短它，或加大区块", "shorten it, or give the area more room"),
            ),
        };
        self.faults.push(Fault::error(Code::NoRoom, floating.spot(), what).hint(hint));
    }
}

/// What several stories together have too much, or too little where others have too much.
fn whole_page(page: &Page, over: &[(Overset, usize)], under: &[Underset]) -> Option<Fault> {
    if over.is_empty() || over.len() + under.len() < 2 {
        return None;
    }
    let number = page.page;
    let too_much: i64 = over.iter().map(|(over, _)| i64::from(over.lines)).sum();
    let too_little: i64 = under.iter().map(|under| i64::from(under.lines)).sum();
    let characters: i64 = over.iter().map(|(_, characters)| *characters as i64).sum();
    let empty: i64 = under.iter().map(|under| i64::from(under.lines * under.measure)).sum();
    let (lines, characters) = (too_much - too_little, characters - empty);
    let what = if lines > 0 {
        let characters = characters.max(0);
        told!(
            "第 {number} 版共多 {lines} 行（约 {characters} 字）",
            "page {number} is {lines} lines (about {characters} characters) too long in all"
        )
    } else {
        told!(
            "第 {number} 版全版不多，只是有的区块多 {too_much} 行，有的少 {too_little} 行",
            "page {number} as a whole is not too long, but some areas have {too_much} lines too many, others {too_little} too few"
        )
    };
    let hint = told!(
        "先从最不要紧的稿子删起，逐篇见下；或在版式里换一换区块的大小",
        "cut from the least important stories first, told one by one below; or change the areas' sizes in the layout"
    );
    Some(Fault::error(Code::Overset, page.spot, what).hint(hint))
}

/// How much copy is too long. A box's ground may be too high where its words are not.
fn too_long(characters: usize, lines: u32) -> Told {
    match characters {
        0 => told!("多出 {lines} 行", "{lines} lines too long"),
        n => told!("多出 {n} 字（{lines} 行）", "{n} characters ({lines} lines) too long"),
    }
}
