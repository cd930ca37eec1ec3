//! Where characters of the copy are printed.

use std::ops::Range;
use std::sync::Arc;

use serde::Serialize;

use kanyin_diagnostics::FileNo;

use super::page_file::PageFile;

/// A place on a page, in points from the trim's top left.
#[derive(Debug, Copy, Clone, Serialize)]
pub struct PagePlace {
    /// From 1.
    pub page: usize,
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// Most places that are marked for one character: it may stand in a contents list too.
const MOST_PLACES: usize = 8;

/// Pages in order, by their numbers.
pub type NumberedPages = [(u32, Arc<PageFile>)];

/// Where the character at a byte of a file, or the one next before it, is printed.
pub fn printed(pages: &NumberedPages, file: FileNo, byte: u32) -> Vec<PagePlace> {
    let of_file = || pages.iter().map(|(number, page)| (*number, page.glyphs_up_to(file, byte)));
    let last =
        of_file().filter_map(|(_, glyphs)| glyphs.last()).map(|glyph| glyph.spot.start).max();
    let Some(last) = last else { return Vec::new() };
    let at = of_file().flat_map(|(page, glyphs)| {
        let first = glyphs.partition_point(|glyph| glyph.spot.start < last);
        glyphs[first..].iter().map(move |glyph| PagePlace {
            page: page as usize,
            x: glyph.x,
            y: glyph.y,
            width: glyph.width,
            height: glyph.height,
        })
    });
    at.take(MOST_PLACES).collect()
}

/// Where the first character within some bytes of a file is printed, if one is.
pub fn printed_within(pages: &NumberedPages, file: FileNo, bytes: Range<u32>) -> Vec<PagePlace> {
    let Some(last) = bytes.end.checked_sub(1) else { return Vec::new() };
    let starts = pages.iter().flat_map(|(_, page)| page.glyphs_up_to(file, last));
    let starts = starts.map(|glyph| glyph.spot.start);
    let first = starts.filter(|start| *start >= bytes.start).min();
    first.map_or_else(Vec::new, |first| printed(pages, file, first))
}
