//! A poster 整版: one ad or picture over the whole sheet, to the bleed.

use typst_library::layout::{Abs, Frame, Point, Size};
use typst_library::visualize::Curve;

use kanyin_diagnostics::{Code, Fault, Told, slashed, told};
use kanyin_issue::{AreaKind, Page, PlacedFile};

use super::ads::named;
use super::fills::PageFills;
use super::fixed_part::FixedPart;
use super::shapes::{self, millimetres};
use crate::engine::TemplateErrors;
use crate::grid::PageGrid;
use crate::house::{Stick, it};
use crate::parts::pictures;
use crate::stand_ins::Shown;
use crate::words::plain;

/// How far the art's shape may be from the sheet's, as a part of the ratio.
const OFF: f64 = 0.01;
/// White between the word 广告 and the cut, in points: where no knife comes.
const FROM_CUT: f64 = 17.0;

/// A poster on its sheet.
pub struct Poster<'a> {
    /// The art.
    pub file: &'a PlacedFile,
    /// How it is shown.
    pub shown: Shown,
    /// Where all of it stands, from the trim's corner: left, top, width, height.
    place: (f64, f64, f64, f64),
    /// What is wrong with its shape.
    wrong: Option<(Told, Told)>,
}

impl<'a> Poster<'a> {
    /// The poster of a page, where one file fills an area as large as the type area.
    pub fn of(grid: &PageGrid, page: &Page, fills: &'a PageFills) -> Option<Self> {
        let [area] = page.layout.areas.as_slice() else { return None };
        let is_whole =
            area.rows == (0..page.layout.rows.len()) && area.cells == (0..page.layout.cells);
        if !is_whole || !matches!(area.kind, AreaKind::Ad | AreaKind::Filler) {
            return None;
        }
        match fills.at(0) {
            kanyin_issue::Fill::Files(files) => match files.as_slice() {
                [file] => Some(Self::on(grid, file)),
                _ => None,
            },
            _ => None,
        }
    }

    fn on(grid: &PageGrid, file: &'a PlacedFile) -> Self {
        let (wide, high, cut) = (grid.trim_width, grid.trim_height, grid.bleed);
        let (all_wide, all_high) = (wide + 2.0 * cut, high + 2.0 * cut);
        let ratio = shapes::ratio(file);
        let off = |wanted: f64| (ratio / wanted - 1.0).abs();
        let over_cut = |shown: Shown, place, wrong| Self { file, shown, place, wrong };
        let to_bleed = (-cut, -cut, all_wide, all_high);

        if let Some(bleed) = file.bleed
            && off(wide / high) <= OFF
        {
            // The art's trim on the sheet's, and what it brings around it.
            let art_wide = wide.max(high * ratio);
            let art_high = art_wide / ratio;
            let (left, top) = ((wide - art_wide) / 2.0, (high - art_high) / 2.0);
            let x = left - bleed.left * art_wide;
            let y = top - bleed.top * art_high;
            let right = left + art_wide * (1.0 + bleed.right);
            let foot = top + art_high * (1.0 + bleed.foot);
            let least = (-x).min(-y).min(right - wide).min(foot - high);
            let wrong = (least + 0.5 < cut).then(|| short_bleed(grid, file, least.max(0.0)));
            return over_cut(Shown::over_cut(file), (x, y, right - x, foot - y), wrong);
        }
        if off(all_wide / all_high) <= off(wide / high).min(OFF) {
            return over_cut(Shown::filling(file), to_bleed, None);
        }
        if off(wide / high) <= OFF {
            let wrong = (cut > 0.5).then(|| no_bleed(grid, file));
            return over_cut(Shown::filling(file), to_bleed, wrong);
        }
        let art_wide = wide.min(high * ratio);
        let art_high = art_wide / ratio;
        let place = ((wide - art_wide) / 2.0, (high - art_high) / 2.0, art_wide, art_high);
        over_cut(Shown::whole(file), place, Some(other_shape(grid, file)))
    }

    /// Sets it: what of the sheet and its bleed it covers, and the word that says that it is an ad.
    pub fn set(&self, stick: &Stick) -> Result<Vec<FixedPart<'a>>, TemplateErrors> {
        let grid = &stick.house.grid;
        if let Some((what, hint)) = &self.wrong {
            let fault = Fault::warning(Code::PosterShape, self.file.spot, what.clone());
            stick.house.told.push(fault.hint(hint.clone()));
        }
        let (x, y, width, height) = self.place;
        let is_ad = self.file.label.is_some();
        let alt = named(&self.file.path, is_ad);
        let art = pictures::place(&stick.over(width), &self.shown, &alt, height)?;
        let cut = grid.bleed;
        let all =
            Size::new(Abs::pt(grid.trim_width + 2.0 * cut), Abs::pt(grid.trim_height + 2.0 * cut));
        let mut sheet = Frame::hard(all);
        sheet.push_frame(Point::new(Abs::pt(x + cut), Abs::pt(y + cut)), art);
        sheet.clip(Curve::rect(all));
        let part = |role, at, frame| FixedPart { role, story: None, at, frame };
        let mut parts = vec![part("ad", (-cut, -cut), sheet)];
        if let Some(label) = &self.file.label {
            let it = it! { "body" => plain(label), "ground" => true };
            let stick = stick.over(grid.trim_width - 2.0 * FROM_CUT).deeper("label");
            let frame = stick.frame("ad-label", it)?;
            let top = grid.trim_height - FROM_CUT - frame.height().to_pt();
            parts.push(part("ad-label", (FROM_CUT, top), frame));
        }
        Ok(parts)
    }
}

/// The size that art must have, bleed and all, in words.
fn to_order(grid: &PageGrid) -> Told {
    let (wide, high) = (millimetres(grid.trim_width), millimetres(grid.trim_height));
    let cut = millimetres(grid.bleed);
    let all_wide = millimetres(grid.trim_width + 2.0 * grid.bleed);
    let all_high = millimetres(grid.trim_height + 2.0 * grid.bleed);
    told!(
        "请按 {all_wide} × {all_high} mm 重做（成品 {wide} × {high} mm，四边各出血 {cut} mm）",
        "order it at {all_wide} × {all_high} mm ({wide} × {high} mm and {cut} mm of bleed on each side)"
    )
}

fn other_shape(grid: &PageGrid, file: &PlacedFile) -> (Told, Told) {
    let path = slashed(&file.path);
    let what = told!(
        "整版“{path}”的形状和纸不合，铺不满，四周留白",
        "the poster `{path}` has another shape than the sheet and leaves white around it"
    );
    (what, to_order(grid))
}

fn no_bleed(grid: &PageGrid, file: &PlacedFile) -> (Told, Told) {
    let (path, cut) = (slashed(&file.path), millimetres(grid.bleed));
    let what = told!(
        "整版“{path}”没有出血，放大了铺到裁切线外：四边各裁去约 {cut} mm",
        "the poster `{path}` has no bleed and is enlarged to run over the cut: about {cut} mm are lost on each side"
    );
    (what, to_order(grid))
}

fn short_bleed(grid: &PageGrid, file: &PlacedFile, least: f64) -> (Told, Told) {
    let path = slashed(&file.path);
    let (least, cut) = (millimetres(least), millimetres(grid.bleed));
    let what = told!(
        "整版“{path}”的出血只有 {least} mm，要 {cut} mm：裁偏了会露白边",
        "the poster `{path}` has {least} mm of bleed where {cut} mm are wanted: a white edge may show"
    );
    (what, to_order(grid))
}
