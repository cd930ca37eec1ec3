//! What of the pages the exporter cannot tag: found by trying, since it does not say.

use std::collections::HashSet;

use typst_layout::{Page, PagedDocument};
use typst_library::diag::SourceDiagnostic;
use typst_library::introspection::{Location, Tag};
use typst_library::layout::{Frame, FrameItem};
use typst_library::model::Document as _;
use typst_pdf::PdfOptions;
use typst_syntax::{Span, VirtualRoot};

use kanyin_typeset::{Laid, Thing};

use super::pdf;
use super::tags;

/// What stands in a publication's own template and cannot be tagged: in Typst's words, with its place.
pub fn untagged(laid: &Laid) -> Vec<SourceDiagnostic> {
    let mut found: Vec<SourceDiagnostic> = Vec::new();
    for thing in &laid.things {
        let Some(alone) = Alone::of(laid, thing) else { continue };
        let Err(words) = alone.tagged(&HashSet::new()) else { continue };
        let Some(span) = alone.culprit() else { continue };
        if found.iter().all(|known| known.span != span.into()) {
            found.push(SourceDiagnostic::error(span, words));
        }
    }
    found
}

/// A placed thing on a page of its own.
struct Alone<'a> {
    laid: &'a Laid,
    page: &'a Page,
    frame: Frame,
}

impl<'a> Alone<'a> {
    fn of(laid: &'a Laid, thing: &Thing) -> Option<Self> {
        let page = laid.document.pages().get(thing.page.checked_sub(1)? as usize)?;
        let mut frame = Frame::hard(page.frame.size());
        for (at, part) in &thing.frames {
            frame.push_frame(*at, part.clone());
        }
        Some(Self { laid, page, frame })
    }

    /// Whether it can be exported with tags, but for those of some elements; else what is said.
    fn tagged(&self, but: &HashSet<Location>) -> Result<(), String> {
        let document = self.document(but);
        // A paragraph that goes on elsewhere is whole there.
        let cut = tags::halved(&document);
        let but: HashSet<Location> = but.union(&cut).copied().collect();
        let options = PdfOptions { tagged: true, ..PdfOptions::default() };
        let exported = pdf::export(&self.document(&but), &options);
        exported.map(drop).map_err(|why| match why.errors.first() {
            Some(error) => error.message.to_string(),
            None => why.why.en,
        })
    }

    fn document(&self, but: &HashSet<Location>) -> PagedDocument {
        let page = Page { frame: without(&self.frame, but), ..self.page.clone() };
        PagedDocument::new([page].into_iter().collect(), self.laid.document.info().clone())
    }

    /// The element of an own template without whose tags it can be exported, or else the first.
    fn culprit(&self) -> Option<Span> {
        let mut own = Vec::new();
        own_elements(&self.frame, &mut own);
        let helps =
            |(location, _): &&(Location, Span)| self.tagged(&HashSet::from([*location])).is_ok();
        own.iter().find(helps).or(own.first()).map(|(_, span)| *span)
    }
}

/// A frame without the tags of some elements.
fn without(frame: &Frame, gone: &HashSet<Location>) -> Frame {
    let mut left = Frame::hard(frame.size());
    for (at, item) in frame.items() {
        match item {
            FrameItem::Tag(tag) if gone.contains(&tag.location()) => {}
            FrameItem::Group(group) => {
                let mut group = group.clone();
                group.frame = without(&group.frame, gone);
                left.push(*at, FrameItem::Group(group));
            }
            item => left.push(*at, item.clone()),
        }
    }
    left
}

/// The elements that a publication's own templates have made.
fn own_elements(frame: &Frame, found: &mut Vec<(Location, Span)>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => own_elements(&group.frame, found),
            FrameItem::Tag(tag @ Tag::Start(element, _)) => {
                let is_own = |span: &Span| {
                    span.id().is_some_and(|id| *id.get().root() == VirtualRoot::Project)
                };
                let span = Some(element.span()).filter(is_own);
                found.extend(span.map(|span| (tag.location(), span)));
            }
            _ => {}
        }
    }
}
