//! What stands in a paragraph, as Typst realizes it: text in runs of one style, pauses, tags.

use std::ops::Range;

use typst_library::diag::SourceResult;
use typst_library::engine::Engine;
use typst_library::foundations::{Packed, Resolve, Smart, StyleChain};
use typst_library::introspection::{SplitLocator, Tag, TagElem};
use typst_library::layout::{Abs, BoxElem, Dir, HElem, Sizing, Spacing};
use typst_library::routines::{Arenas, Pair, RealizationKind};
use typst_library::text::{LinebreakElem, SpaceElem, TextElem};
use typst_syntax::Span;

use kanyin_composer::Script;

/// What stands in a paragraph, collected.
#[derive(Default)]
pub struct Realized<'a> {
    /// All of it; a pause is one character, a typed line end a line feed.
    pub text: String,
    /// Where each style begins, with the span of its element, and the byte of that element's text.
    pub runs: Vec<(usize, StyleChain<'a>, Span, usize)>,
    /// Tags, by the byte before which they stand.
    pub tags: Vec<(usize, Tag)>,
    /// Stretches of a given width, a pause behind them making it up.
    pub fixed: Vec<(Range<usize>, Abs)>,
    /// Stretches that no line end parts.
    pub whole: Vec<Range<usize>>,
    /// Widths of pauses.
    pub pauses: Vec<(usize, Abs)>,
}

impl<'a> Realized<'a> {
    /// Collects realized content; `None` if there is something in it that the composer does not know.
    pub fn collect(
        engine: &mut Engine,
        locator: &mut SplitLocator,
        arenas: &'a Arenas,
        pairs: &[Pair<'a>],
        width: Abs,
    ) -> SourceResult<Option<Self>> {
        let mut realized = Self::default();
        let known = realized.add(engine, locator, arenas, pairs, width)?;
        Ok(known.then_some(realized))
    }

    fn add(
        &mut self,
        engine: &mut Engine,
        locator: &mut SplitLocator,
        arenas: &'a Arenas,
        pairs: &[Pair<'a>],
        width: Abs,
    ) -> SourceResult<bool> {
        for &(child, styles) in pairs {
            if let Some(elem) = child.to_packed::<TagElem>() {
                self.tags.push((self.text.len(), elem.tag.clone()));
                continue;
            }
            if !is_plain(styles) {
                return Ok(false);
            }
            if child.is::<SpaceElem>() {
                self.push(" ", styles, child.span());
            } else if let Some(elem) = child.to_packed::<TextElem>() {
                self.push(&elem.text, styles, child.span());
            } else if child.is::<LinebreakElem>() {
                self.push("\n", styles, child.span());
            } else if let Some(elem) = child.to_packed::<HElem>()
                && let Spacing::Rel(rel) = elem.amount
            {
                let length = rel.resolve(styles).relative_to(width);
                if length > Abs::zero() {
                    self.pause(length, styles);
                }
            } else if let Some(elem) = child.to_packed::<BoxElem>()
                && let Some(body) = elem.body.get_ref(styles)
                && is_bare(elem, styles)
            {
                let inner = (engine.library.routines.realize)(
                    RealizationKind::Par,
                    engine,
                    locator,
                    arenas,
                    arenas.content.alloc(body.clone()),
                    styles,
                )?;
                let start = self.text.len();
                if !self.add(engine, locator, arenas, &inner, width)? {
                    return Ok(false);
                }
                let range = start..self.text.len();
                if let Sizing::Rel(rel) = elem.width.get(styles) {
                    let length = rel.resolve(styles).relative_to(width);
                    self.fixed.push((range.clone(), length));
                    self.pause(Abs::zero(), styles);
                }
                self.whole.push(range.start..self.text.len() + 1);
            } else {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn push(&mut self, text: &str, styles: StyleChain<'a>, span: Span) {
        let offset = styles.get(TextElem::span_offset);
        self.runs.push((self.text.len(), styles, span, offset));
        self.text.push_str(text);
    }

    fn pause(&mut self, width: Abs, styles: StyleChain<'a>) {
        self.pauses.push((self.text.len(), width));
        self.push(Script::PAUSE.encode_utf8(&mut [0; 4]), styles, Span::detached());
    }
}

/// Whether a style asks for nothing but a face, a size, an ink, a place over the baseline.
fn is_plain(styles: StyleChain) -> bool {
    styles.get_cloned(TextElem::deco).is_empty()
        && styles.get(TextElem::case).is_none()
        && styles.get(TextElem::shift_settings).is_none()
        && styles.resolve(TextElem::stroke).is_none()
        && styles.resolve(TextElem::dir) == Dir::LTR
}

/// Whether a box does nothing but keep its text together, or give it a width.
fn is_bare(elem: &Packed<BoxElem>, styles: StyleChain) -> bool {
    matches!(elem.width.get(styles), Sizing::Auto | Sizing::Rel(_))
        && elem.height.get(styles) == Smart::Auto
        && elem.fill.get_ref(styles).is_none()
}
