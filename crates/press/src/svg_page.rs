//! A page as an SVG: sharp however far one looks into it.

use typst_layout::Page;
use typst_svg::SvgOptions;

/// A page of the screen rendition, cut at the trim.
pub fn page_svg(page: &Page) -> String {
    typst_svg::svg(page, &SvgOptions { render_bleed: false, pretty: false })
}
