//! The width at which an ad was sold: whole columns, or half the page. Its file tells: the sheet of a PDF, the pixels of a
//! picture at a resolution that printers ask for.

use kanyin_issue::{PictureKind, PlacedFile};

use crate::grid::PageGrid;
use crate::pages::shapes;

/// How far a width may be from the columns' for which it was made, as a part of these.
const OFF: f64 = 0.015;
/// By how much a less usual resolution counts as further off.
const LESS: f64 = 0.0005;
/// Resolutions at which ads are ordered, in pixels per inch, the usual first.
const RESOLUTIONS: [f64; 9] = [300.0, 200.0, 250.0, 240.0, 220.0, 350.0, 266.0, 180.0, 170.0];
/// Points in an inch, and in a pixel of an SVG.
const INCH: f64 = 72.0;
const SVG_PIXEL: f64 = 0.75;
/// Lines that an ad had better be high, where its file does not tell.
const LINES: u32 = 14;

/// A width that was sold.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum Booked {
    /// Whole columns.
    Columns(u8),
    /// Half the page, between two columns where their number is odd.
    Half,
}

impl Booked {
    /// That of some files that share an area.
    pub fn of(grid: &PageGrid, files: &[PlacedFile]) -> Self {
        let made = match files {
            [file] => made(grid, file),
            _ => None,
        };
        made.unwrap_or_else(|| {
            let lines =
                |columns: u8| shapes::lines(grid, grid.cell_span(grid.columns, columns), files);
            let best = (1..=grid.columns).min_by_key(|columns| lines(*columns).abs_diff(LINES));
            Self::Columns(best.unwrap_or(1))
        })
    }

    /// Whether half the page is as good as any width: it was sold so, or the files do not tell.
    pub fn may_be_half(grid: &PageGrid, files: &[PlacedFile]) -> bool {
        match files {
            [file] => match made(grid, file) {
                Some(Self::Columns(columns)) => 2 * columns == grid.columns,
                Some(Self::Half) | None => true,
            },
            _ => true,
        }
    }
}

/// The width for which a file was made.
fn made(grid: &PageGrid, file: &PlacedFile) -> Option<Booked> {
    let widths: Vec<f64> = match (file.kind, file.pixels, file.width) {
        (_, Some((pixels, _)), _) => {
            RESOLUTIONS.iter().map(|resolution| f64::from(pixels) / resolution * INCH).collect()
        }
        (PictureKind::Svg, None, Some(width)) => vec![width * SVG_PIXEL, width],
        (_, None, width) => width.into_iter().collect(),
    };
    // Of several that are near, the nearest; of two as near, that of the more usual resolution.
    let off = |width: f64, wanted: f64| (width / wanted - 1.0).abs();
    let columns = (1..=grid.columns)
        .map(|columns| (Booked::Columns(columns), grid.cell_span(grid.columns, columns)));
    let half = (Booked::Half, grid.cell_span(2, 1));
    let sold: Vec<(Booked, f64)> = columns.chain([half]).collect();
    let ways = widths.iter().enumerate().flat_map(|(usual, width)| {
        let near = sold.iter().map(move |(booked, wanted)| (off(*width, *wanted), *booked));
        near.filter(|(off, _)| *off <= OFF)
            .map(move |(off, booked)| (off + LESS * usual as f64, booked))
    });
    ways.min_by(|one, other| one.0.total_cmp(&other.0)).map(|(_, booked)| booked)
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use kanyin_diagnostics::{Sources, Spot};
    use kanyin_issue::Paper;

    use super::*;

    fn booked(kind: PictureKind, pixels: Option<(u32, u32)>, width: Option<f64>) -> Booked {
        let paper: Paper = serde_json::from_value(serde_json::json!({"name": "试"})).unwrap();
        let spot = Spot::new(Sources::default().add("issue.yaml", ""), 0..0);
        let (path, ratio) = (PathBuf::from("ad"), 2.0);
        let file = PlacedFile { path, spot, ratio, kind, pixels, width, bleed: None, label: None };
        Booked::of(&PageGrid::of(&paper), &[file])
    }

    #[test]
    fn a_file_tells_the_width_that_was_sold() {
        // Two columns are 264.5 pt wide, half the page 333.75 pt.
        assert_eq!(booked(PictureKind::Pdf, None, Some(264.5)), Booked::Columns(2));
        assert_eq!(booked(PictureKind::Pdf, None, Some(333.0)), Booked::Half);
        assert_eq!(booked(PictureKind::Png, Some((735, 400)), None), Booked::Columns(2), "200 ppi");
        assert_eq!(
            booked(PictureKind::Jpeg, Some((1102, 500)), None),
            Booked::Columns(2),
            "300 ppi"
        );
    }

    #[test]
    fn one_that_does_not_tell_is_as_high_as_ads_are() {
        assert_eq!(booked(PictureKind::Pdf, None, Some(1000.0)), Booked::Columns(3));
    }
}
