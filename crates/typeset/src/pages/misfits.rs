//! Copy that does not fit its area: told, and marked on previews.

use typst_library::layout::{Abs, Frame, Point};

use kanyin_diagnostics::{Code, Fault, Faults, Lang, Spot, Told, told};
use kanyin_issue::Story;
use kanyin_makeup::{Gave, StoryPlan};

use super::area::AreaRect;
use crate::engine::TemplateErrors;
use crate::forms::SetStory;
use crate::galley::GalleyRow;
use crate::house::{House, Stick, it};
use crate::part::Key;
use crate::words::plain;

/// What does not fit on a page.
pub struct Misfits<'a> {
    house: &'a House<'a>,
    page: u32,
    /// The faults told.
    pub faults: Faults,
    /// Marks for previews, and where they stand.
    pub marks: Vec<(Point, Frame)>,
}

impl<'a> Misfits<'a> {
    /// None so far.
    pub fn new(house: &'a House<'a>, page: u32) -> Self {
        Self { house, page, faults: Faults::default(), marks: Vec::new() }
    }

    /// Tells what is over or under in a story that was set so.
    pub fn story(
        &mut self,
        story: &Story,
        (set, rows): (&SetStory, &[GalleyRow]),
        plan: &StoryPlan,
        rect: AreaRect,
    ) -> Result<(), TemplateErrors> {
        if plan.gave.iter().any(|gave| matches!(gave, Gave::Broken(_))) {
            self.too_high(story.title.spot);
        }
        if let Some(first) = plan.overset_from {
            let over = &rows[first.min(rows.len())..];
            let lines = over.iter().filter(|row| !row.row.blank).count() as u32;
            let characters: usize = over.iter().map(|row| row.text.chars().count()).sum();
            let spot = over.first().map_or(story.title.spot, |row| row.base);
            self.overset(spot, Some(characters), lines, rect)?;
        } else if plan.spare.0 > u32::from(set.measure.columns) {
            self.underset(story.title.spot, plan.spare.0, set.measure.characters);
        }
        Ok(())
    }

    /// 溢出: copy that does not fit, in characters where they are known, and lines; the spot is where the rest begins.
    pub fn overset(
        &mut self,
        spot: Spot,
        characters: Option<usize>,
        lines: u32,
        rect: AreaRect,
    ) -> Result<(), TemplateErrors> {
        let page = self.page;
        let how_much = too_long(characters, lines);
        let what = told!(
            "第 {page} 版放不下：{how_much}",
            "does not fit on page {page}: {how_much}"; how_much
        );
        let hint = told!("删去，或在版式里加大区块", "cut it, or give its area more room");
        self.faults.push(Fault::error(Code::Overset, spot, what).hint(hint));

        let key = Key::of(&(page, spot.file.0, spot.start));
        let stick = Stick::new(self.house, rect.width, key);
        let body = plain(how_much.lang(Lang::Zh));
        let mark = stick.frame("fault-mark", it! { "body" => body })?;
        let at = Point::new(Abs::pt(rect.x), Abs::pt(rect.foot() - 1.5));
        self.marks.push((at, mark));
        Ok(())
    }

    /// 不足: lines of a measure, in characters, left empty beyond what could give.
    pub fn underset(&mut self, spot: Spot, lines: u32, measure: u32) {
        let page = self.page;
        let characters = lines * measure;
        let what = told!(
            "第 {page} 版还空 {lines} 行（约 {characters} 字）",
            "{lines} lines (about {characters} characters) left empty on page {page}"
        );
        let hint = told!("补几句，或换一张大些的图片", "add to it, or use a larger picture");
        self.faults.push(Fault::warning(Code::Underset, spot, what).hint(hint));
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

    /// A picture for which the area has no place.
    pub fn no_room(&mut self, spot: Spot) {
        let what = told!("这张图片放不下", "there is no room for this picture");
        let hint = told!(
            "改小 columns，写 place=here，或加大区块",
            "lower its columns, write place=here, or give the area more room"
        );
        self.faults.push(Fault::error(Code::NoRoom, spot, what).hint(hint));
    }
}

/// How much copy is too long.
fn too_long(characters: Option<usize>, lines: u32) -> Told {
    match characters {
        Some(n) => told!("多出 {n} 字（{lines} 行）", "{n} characters ({lines} lines) too long"),
        None => told!("多出 {lines} 行", "{lines} lines too long"),
    }
}
