//! StyledRuns of one style, shaped.

use std::ops::Range;

use typst_library::engine::Engine;
use typst_library::foundations::StyleChain;
use typst_library::layout::{Abs, Em};
use typst_library::model::{Destination, LinkElem};
use typst_library::text::{Lang, Region, TextEdgeBounds, TextElem};
use typst_library::visualize::Paint;
use typst_syntax::Span;

use kanyin_composer::Script;

use super::shape::{ShapedGlyph, shape};

/// Text in one style, from one element.
#[derive(Debug, Clone)]
pub struct StyledRun {
    /// Its bytes in the paragraph's text.
    pub range: Range<usize>,
    /// Where its element stands, and the byte of that element's text with which it begins.
    pub span: (Span, usize),
    /// Size of its type.
    pub size: Abs,
    /// How far below the baseline it stands; what is raised has less than nothing.
    pub shift: Abs,
    /// Its ink.
    pub fill: Paint,
    /// Its language.
    pub lang: (Lang, Option<Region>),
    /// White added behind each character.
    pub tracking: Em,
    /// Where it leads.
    pub link: Option<Destination>,
    /// How far its line reaches above and below the baseline.
    pub edges: (Abs, Abs),
}

/// The runs of a paragraph, and their glyphs in order.
pub struct StyledRuns {
    /// At least one.
    pub runs: Vec<StyledRun>,
    /// All glyphs.
    pub glyphs: Vec<ShapedGlyph>,
}

impl StyledRuns {
    /// Shapes a paragraph's runs; `None` if there are none, or no font.
    pub fn new(
        engine: &Engine,
        text: &str,
        realized: Vec<(usize, StyleChain, Span, usize)>,
    ) -> Option<Self> {
        let mut runs: Vec<StyledRun> = Vec::with_capacity(realized.len());
        let mut glyphs = Vec::with_capacity(text.len() / 2);
        let mut at = 0;
        while at < realized.len() {
            // Elements of one style are shaped together, so that a dash typed in two halves joins.
            let styles = realized[at].1;
            let alike = realized[at..].iter().take_while(|next| next.1 == styles).count();
            let end = |n: usize| realized.get(n).map_or(text.len(), |next| next.0);
            let size = styles.resolve(TextElem::size);
            let range = realized[at].0..end(at + alike);
            let first = glyphs.len();
            for piece in between_pauses(text, range) {
                glyphs.extend(shape(engine.world, text, piece, styles, size)?);
            }
            let edges = edges(styles, size, &glyphs[first..]);
            for (n, &(start, _, span, offset)) in realized.iter().enumerate().skip(at).take(alike) {
                runs.push(StyledRun {
                    range: start..end(n),
                    span: (span, offset),
                    size,
                    shift: styles.resolve(TextElem::baseline),
                    fill: styles.get_cloned(TextElem::fill),
                    lang: (styles.get(TextElem::lang), styles.get(TextElem::region)),
                    link: styles.get_cloned(LinkElem::current),
                    tracking: Em::from_abs(styles.resolve(TextElem::tracking), size),
                    edges,
                });
            }
            at += alike;
        }
        (!runs.is_empty()).then_some(Self { runs, glyphs })
    }
}

/// How far text reaches above and below its baseline.
fn edges(styles: StyleChain, size: Abs, glyphs: &[ShapedGlyph]) -> (Abs, Abs) {
    let (top, bottom) = (styles.get(TextElem::top_edge), styles.get(TextElem::bottom_edge));
    glyphs.iter().fold((Abs::zero(), Abs::zero()), |(above, below), glyph| {
        let (a, b) = glyph.font.edges(top, bottom, size, TextEdgeBounds::Glyph(glyph.id));
        (above.max(a), below.max(b))
    })
}

/// Pauses and line ends have no glyphs.
fn between_pauses(text: &str, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let start = range.start;
    let mut from = 0;
    let whole = &text[range];
    let mut cuts: Vec<(usize, usize)> =
        whole.match_indices([Script::PAUSE, '\n']).map(|(at, c)| (at, at + c.len())).collect();
    cuts.push((whole.len(), whole.len()));
    cuts.into_iter().filter_map(move |(end, next)| {
        let piece = start + from..start + end;
        from = next;
        (!piece.is_empty()).then_some(piece)
    })
}
