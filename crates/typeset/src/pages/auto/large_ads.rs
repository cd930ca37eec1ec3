//! Ads that no page holds.

use kanyin_diagnostics::{Code, Fault, slashed, told};
use kanyin_issue::{AreaKind, Fill, Page};

use crate::house::House;
use crate::pages::fills::PageFills;
use crate::pages::shapes::{self, millimetres};

/// Tells the ads of a page that are higher than it over every width.
pub fn tell(house: &House, page: &Page, fills: &PageFills) {
    let grid = &house.grid;
    for (area, fill) in page.layout.areas.iter().zip(fills.iter()) {
        let (AreaKind::Ad, Fill::Files(files)) = (area.kind, fill) else { continue };
        let least = shapes::lines(grid, grid.column(), files);
        let Some(file) = files.first().filter(|_| least > grid.lines) else { continue };
        let (path, lines) = (slashed(&file.path), grid.lines);
        let (wide, high) = (millimetres(grid.width), millimetres(grid.height(grid.lines)));
        let what = told!(
            "广告“{path}”比版心还高：只占一栏也要 {least} 行，版心只有 {lines} 行",
            "the ad `{path}` is higher than the page: over one column it takes {least} lines of {lines}"
        );
        let hint = told!(
            "请客户重做，最大 {wide} × {high} mm",
            "order it anew, {wide} × {high} mm at most"
        );
        house.told.push(Fault::error(Code::AdShape, file.spot, what).hint(hint));
    }
}
