//! Ads 广告, and pictures that fill: as wide as their columns, whole and never skewed, an ad with the word that says so.

use std::path::Path;

use kanyin_diagnostics::{Code, Fault, slashed, told};
use kanyin_issue::{AreaKind, Page, PlacedFile, RowHeight};

use super::area::AreaRect;
use super::fixed_part::FixedPart;
use super::shapes::{millimetres, ratio, share};
use crate::engine::TemplateErrors;
use crate::house::{Stick, it};
use crate::parts::pictures;
use crate::stand_ins::Shown;
use crate::words::plain;

/// How far an ad's shape may be from its area's, as a part of the ratio.
const OFF: f64 = 0.01;
/// White between the word and the picture below it, in points.
const UNDER_LABEL: f64 = 3.0;

/// Sets the files of an area side by side.
pub fn set<'a>(
    stick: &Stick,
    page: &Page,
    index: usize,
    files: &[PlacedFile],
    rect: AreaRect,
) -> Result<Vec<FixedPart<'a>>, TemplateErrors> {
    let area = &page.layout.areas[index];
    let is_ad = area.kind == AreaKind::Ad;
    let at_foot = area.rows.end == page.layout.rows.len();
    let share = share(&stick.house.grid, rect.width, files.len());
    let mut parts = Vec::new();
    for (n, file) in files.iter().enumerate() {
        let width = share.min(rect.height * ratio(file));
        let height = width / ratio(file);
        if is_ad {
            tell_shape(stick, page, index, file, (share, rect.height));
        }
        let x = rect.x + n as f64 * (share + stick.house.grid.gutter) + (share - width) / 2.0;
        let y = if at_foot { rect.foot() - height } else { rect.y };
        let stick = stick.over(width).deeper(n);
        let shown = Shown::whole(file);
        let frame = pictures::place(&stick, &shown, &named(&shown.path, is_ad), height)?;
        let role = if is_ad { "ad" } else { "filler" };
        parts.push(FixedPart { role, story: None, at: (x, y), frame });
        if let Some(label) = &file.label {
            parts.push(self::label(&stick, label, (x, y))?);
        }
    }
    Ok(parts)
}

/// The word that says that it is an ad: in the white above the picture, at its right corner.
fn label<'a>(
    stick: &Stick,
    label: &str,
    (x, y): (f64, f64),
) -> Result<FixedPart<'a>, TemplateErrors> {
    let it = it! { "body" => plain(label), "ground" => false };
    let frame = stick.deeper("label").frame("ad-label", it)?;
    let top = y - UNDER_LABEL - frame.height().to_pt();
    Ok(FixedPart { role: "ad-label", story: None, at: (x, top), frame })
}

/// Tells an ad that does not fill its place. Where a row takes the height of its ad, less than a line is left.
fn tell_shape(
    stick: &Stick,
    page: &Page,
    index: usize,
    file: &PlacedFile,
    (width, height): (f64, f64),
) {
    let area = &page.layout.areas[index];
    let rows = &page.layout.rows[area.rows.clone()];
    let follows = page.layout.is_auto || rows.iter().any(|row| matches!(row, RowHeight::Auto(_)));
    let own = width / ratio(file);
    let is_right = (ratio(file) * height / width - 1.0).abs() <= OFF;
    if is_right || (follows && (0.0..stick.house.grid.leading).contains(&(height - own))) {
        return;
    }
    let (path, name) = (slashed(&file.path), &area.name);
    let (wide, high) = (millimetres(width), millimetres(height));
    let what = if own > height {
        told!(
            "广告“{path}”比区块“{name}”高，只好缩小，左右留白：区块是 {wide} × {high} mm",
            "the ad `{path}` is too high for its area `{name}` and is set smaller, with white beside it: the area is {wide} × {high} mm"
        )
    } else {
        told!(
            "广告“{path}”比区块“{name}”矮，上下留白：区块是 {wide} × {high} mm",
            "the ad `{path}` is lower than its area `{name}`, which leaves white: the area is {wide} × {high} mm"
        )
    };
    let hint = match follows {
        false => told!(
            "请客户按 {wide} × {high} mm 重做；或在版式里把这一排的行高写成 auto，由广告定高",
            "order it at {wide} × {high} mm, or give its row the height `auto`: it is then as high as the ad"
        ),
        true => told!("请客户按 {wide} × {high} mm 重做", "order it at {wide} × {high} mm"),
    };
    stick.house.told.push(Fault::warning(Code::AdShape, file.spot, what).hint(hint));
}

/// What those hear of a picture who cannot see it, where nobody wrote a caption: its file's name.
pub fn named(path: &Path, is_ad: bool) -> String {
    let name = path.file_stem().map_or(String::new(), |name| name.to_string_lossy().into());
    if is_ad { format!("广告：{name}") } else { name }
}
