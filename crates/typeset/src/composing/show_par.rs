//! The composer behind Typst's `show par`: whatever paragraph a template makes is set by it; what it does not know
//! goes to Typst.

use comemo::Tracked;
use typst_library::diag::SourceResult;
use typst_library::engine::Engine;
use typst_library::foundations::{
    Content, Context, Element, Func, NativeElement, NativeFunc, Packed, Recipe, Selector, Smart,
    Style, StyleChain, Styles, Transformation, func,
};
use typst_library::introspection::{Locator, SplitLocator, TagElem};
use typst_library::layout::{Abs, BlockElem, Frame, Region, Spacing};
use typst_library::model::ParElem;
use typst_library::routines::{Arenas, FragmentKind, Pair, RealizationKind};
use typst_library::text::TextElem;
use typst_syntax::Span;

use super::paragraph::{Manner, Paragraph};
use super::realized::Realized;

/// Text in lines set by Kanyin's composer, as paragraphs are, but no paragraph in the document's structure: rows of
/// titles, labels.
#[func]
pub fn composed(
    /// The text.
    body: Content,
) -> Content {
    BlockElem::single_layouter(Packed::new(ParElem::new(body)), lay_text).pack()
}

/// What becomes of Typst's paragraphs.
#[func(contextual)]
fn composed_paragraph(
    context: Tracked<Context>,
    /// The paragraph.
    it: Content,
) -> SourceResult<Content> {
    let Some(paragraph) = it.to_packed::<ParElem>() else { return Ok(it) };
    let styles = context.styles().unwrap_or_default();
    let spacing = Spacing::from(paragraph.spacing.resolve(styles));
    Ok(BlockElem::single_layouter(paragraph.clone(), lay_paragraph)
        .with_above(Smart::Custom(spacing))
        .with_below(Smart::Custom(spacing))
        .pack())
}

/// `show par: composed-paragraph`, as it were.
pub fn rule() -> Styles {
    let selector = Selector::Elem(Element::of::<ParElem>(), None);
    let func = Func::from(composed_paragraph::data());
    let recipe = Recipe::new(Some(selector), Transformation::Func(func), Span::detached());
    Style::Recipe(recipe).into()
}

fn lay_paragraph(
    paragraph: &Packed<ParElem>,
    engine: &mut Engine,
    locator: Locator,
    styles: StyleChain,
    region: Region,
) -> SourceResult<Frame> {
    // For Typst the paragraph bears the mark of the rule that brought it here, and is not brought here again.
    let by_typst = paragraph.clone().pack();
    let manner = manner(paragraph, styles);
    lay(&paragraph.body, manner, &by_typst, engine, locator, styles, region)
}

fn lay_text(
    text: &Packed<ParElem>,
    engine: &mut Engine,
    locator: Locator,
    styles: StyleChain,
    region: Region,
) -> SourceResult<Frame> {
    lay(&text.body, Manner::of_text(styles), &text.body, engine, locator, styles, region)
}

/// Sets a body by the composer, or, if it does not know all of it, something by Typst.
fn lay(
    body: &Content,
    manner: Manner,
    by_typst: &Content,
    engine: &mut Engine,
    locator: Locator,
    styles: StyleChain,
    region: Region,
) -> SourceResult<Frame> {
    let mut locator = locator.split();
    let arenas = Arenas::default();
    let realize = engine.library.routines.realize;
    let children = realize(RealizationKind::Par, engine, &mut locator, &arenas, body, styles)?;
    match set(engine, &mut locator, &arenas, &children, styles, manner, region.size.x)? {
        Some(paragraph) => Ok(paragraph.stacked(region.expand.x)),
        None => {
            let locator = locator.next(&());
            (engine.library.routines.layout_frame)(engine, by_typst, locator, styles, region)
        }
    }
}

/// Sets realized content, if the composer knows all of it.
fn set<'a>(
    engine: &mut Engine,
    locator: &mut SplitLocator,
    arenas: &'a Arenas,
    children: &[Pair<'a>],
    styles: StyleChain,
    manner: Manner,
    width: Abs,
) -> SourceResult<Option<Paragraph>> {
    match Realized::collect(engine, locator, arenas, children, width)? {
        Some(realized) => Ok(Paragraph::new(engine, realized, styles, manner, width)),
        None => Ok(None),
    }
}

fn manner(paragraph: &Packed<ParElem>, styles: StyleChain) -> Manner {
    let size = styles.resolve(TextElem::size);
    Manner {
        justify: paragraph.justify.get(styles),
        indent: paragraph.first_line_indent.get(styles).amount().at(size),
        hang: paragraph.hanging_indent.resolve(styles),
        leading: paragraph.leading.resolve(styles),
        ..Manner::of_text(styles)
    }
}

/// Sets content that is one paragraph, or text alone; `None` if it is more, or not known.
pub fn paragraph(
    engine: &mut Engine,
    locator: Locator,
    content: &Content,
    styles: StyleChain,
    width: Abs,
) -> SourceResult<Option<Paragraph>> {
    let mut locator = locator.split();
    let arenas = Arenas::default();
    let mut kind = FragmentKind::Block;
    let realize = engine.library.routines.realize;
    let fragment = RealizationKind::Fragment { kind: &mut kind };
    let children = realize(fragment, engine, &mut locator, &arenas, content, styles)?;
    let (children, styles, manner) = match (kind, alone(&children)) {
        (FragmentKind::Inline, _) => {
            let styles = StyleChain::trunk_from_pairs(&children).unwrap_or(styles);
            (children, styles, Manner::of_text(styles))
        }
        (FragmentKind::Block, Some((paragraph, styles))) => {
            let body = &paragraph.body;
            let inner = realize(RealizationKind::Par, engine, &mut locator, &arenas, body, styles)?;
            (around(children, inner), styles, manner(paragraph, styles))
        }
        (FragmentKind::Block, None) => return Ok(None),
    };
    set(engine, &mut locator, &arenas, &children, styles, manner, width)
}

/// The one paragraph among what was realized.
fn alone<'a>(children: &[Pair<'a>]) -> Option<(&'a Packed<ParElem>, StyleChain<'a>)> {
    let mut solid = children.iter().filter(|(child, _)| !child.is::<TagElem>());
    let &(child, styles) = solid.next()?;
    let paragraph = child.to_packed::<ParElem>()?;
    solid.next().is_none().then_some((paragraph, styles))
}

/// What was realized, with the paragraph's inside in the place of the paragraph.
fn around<'a>(children: Vec<Pair<'a>>, mut inner: Vec<Pair<'a>>) -> Vec<Pair<'a>> {
    let mut whole = Vec::with_capacity(children.len() + inner.len());
    for pair in children {
        if pair.0.is::<TagElem>() { whole.push(pair) } else { whole.append(&mut inner) }
    }
    whole
}
