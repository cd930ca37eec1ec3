//! Looks at all that is met on a page, holds it against the rules, and keeps the page's record.

use std::collections::BTreeSet;

use super::event::Event;
use super::findings::Findings;
use super::ground::Ground;
use super::inks::{InkMix, PROCESS};
use super::painted::{Painted, PaintedKind, Within};
use super::read::font_program::FontProgram;
use super::read::pixels::InkCount;
use super::read::space::{ColourSpace, Model, SpotInk};
use super::rules;
use super::terms::Terms;
use crate::finding::Finding;

/// Looks at what is met on one page.
pub struct Inspector<'t> {
    terms: &'t Terms<'t>,
    findings: Findings,
    /// What lies under.
    ground: Ground,
    /// Whether nothing is to be seen within the trim.
    blank: bool,
    /// Inks that are put down.
    plates: BTreeSet<String>,
    /// Fonts that are shown, by name.
    fonts: BTreeSet<String>,
    /// Pictures that are shown, by their keys.
    pictures: BTreeSet<usize>,
}

/// What is known of one page.
pub struct PageRecord {
    /// What is wrong with it.
    pub findings: Vec<Finding>,
    /// The plates that ink is put on: `C`, `M`, `Y`, `K`, then spot inks by name.
    pub plates: Vec<String>,
    /// Fonts that are shown, by name.
    pub fonts: BTreeSet<String>,
    /// Pictures that are shown, by their keys.
    pub pictures: BTreeSet<usize>,
    /// Spot inks as they are declared.
    pub spots: Vec<SpotInk>,
}

impl<'t> Inspector<'t> {
    /// Of a page counted from 1 on which nothing was met yet.
    pub fn new(page: usize, terms: &'t Terms<'t>) -> Self {
        Self {
            terms,
            findings: Findings::on(page),
            ground: Ground::of(terms.bleed),
            blank: true,
            plates: BTreeSet::new(),
            fonts: BTreeSet::new(),
            pictures: BTreeSet::new(),
        }
    }

    /// Looks at something that was met within something. Tells how much work it was, in operators.
    pub fn look(&mut self, within: Within, event: Event<'_>) -> u64 {
        let (findings, terms) = (&mut self.findings, self.terms);
        match event {
            Event::UnknownOperator(operator) => {
                rules::content::unknown_operator(findings, terms, operator);
            }
            Event::LacksOperands(operator) => {
                rules::content::lacks_operands(findings, terms, operator);
            }
            Event::NothingToRestore => rules::content::nothing_to_restore(findings, terms),
            Event::NeverRestored(saved) => rules::content::never_restored(findings, terms, saved),
            Event::Unreadable(at) => rules::content::unreadable(findings, terms, at),
            Event::TooMuch => rules::content::too_much(findings, terms),
            Event::RenderingIntent(name) => {
                rules::content::rendering_intent(findings, terms, name);
            }
            Event::BlendMode(name) => rules::transparency::blend_mode(findings, terms, name),
            Event::Group(at) => rules::transparency::group(findings, terms, within, at),
            Event::ColourSpace { space, used, at } => {
                rules::colour::check(findings, terms, within, space, used, at);
            }
            Event::Through { alpha, blend, masked, at } => {
                rules::transparency::check(findings, terms, (alpha, blend, masked), at);
            }
            Event::Painted(painted) => {
                if is_printed(within) {
                    return self.painted(painted);
                }
            }
            Event::Picture { image, key, ctm, at } => {
                rules::picture::kept(findings, terms, image, at);
                if is_printed(within) && !at.is_nothing() {
                    self.pictures.insert(key);
                    rules::picture::resolution(findings, terms, image, ctm, at);
                }
            }
            Event::PictureInks { space, count, at } => {
                if is_printed(within) && at.meets(terms.bleed) {
                    self.plates.extend(plates_of(space, count));
                }
                if let Some(count) = count {
                    rules::ink::pixels(findings, terms, count, at);
                }
            }
            Event::Shown { font, missing, at } => {
                // The glyphs of a mask are no text, but a mask wants its fonts too.
                if within == Within::Mask && font.program == FontProgram::Embedded {
                    return 0;
                }
                if font.has_name() && !self.fonts.contains(&font.name) {
                    self.fonts.insert(font.name.clone());
                }
                rules::font::check(findings, terms, font, missing, at);
            }
            Event::UnknownFont(name) => rules::font::unknown(findings, terms, name),
        }
        0
    }

    /// Holds what is painted against the rules of practice. What lies outside the bleed is the printer's own.
    fn painted(&mut self, painted: &Painted<'_>) -> u64 {
        // Crop marks may begin just where the bleed ends.
        if !painted.seen.meets(self.terms.bleed.grown(-0.1)) {
            return 0;
        }
        for inks in painted.colours {
            self.plates.extend(inks.plates().map(str::to_owned));
        }
        rules::practice(&mut self.findings, self.terms, &self.ground, painted);
        if painted.seen.meets(self.terms.trim) && !painted.is_paper() {
            self.blank = false;
        }
        let ink = match (&painted.kind, painted.colours) {
            // Letters leave most of the paper as it is.
            (PaintedKind::Text(_) | PaintedKind::Line(_), _) => return 0,
            // What can't be known is taken for half a solid.
            (_, []) => 0.5,
            (_, colours) => colours.iter().fold(0.0_f32, |most, inks| most.max(inks.total())),
        };
        if painted.over && painted.inks().is_some_and(InkMix::is_paper) {
            return 0;
        }
        let cells = self.ground.put(painted.seen, ink, painted.opaque && !painted.over);
        cells as u64 / 256
    }

    /// Looks at the page as a whole, once all of it was met.
    pub fn conclude(&mut self) {
        if self.blank {
            rules::content::blank(&mut self.findings, self.terms);
        }
        rules::plates::allowed(&mut self.findings, self.terms, &self.plates);
    }

    /// What is known of the page, with the spot inks that it declares.
    pub fn record(self, mut spots: Vec<SpotInk>) -> PageRecord {
        spots.dedup();
        PageRecord {
            findings: self.findings.in_order().collect(),
            plates: in_order(&self.plates),
            fonts: self.fonts,
            pictures: self.pictures,
            spots,
        }
    }
}

/// Whether what is met there is put on the paper as it is.
fn is_printed(within: Within) -> bool {
    !matches!(within, Within::Mask | Within::Glyph)
}

/// Plates of a picture: those that its pixels put ink on, or all of its space if they weren't counted.
fn plates_of(space: &ColourSpace, count: Option<&InkCount>) -> BTreeSet<String> {
    if let Some(count) = count {
        let inked = PROCESS.into_iter().zip(count.inked).filter(|(_, inked)| *inked);
        return inked.map(|(name, _)| name.to_owned()).collect();
    }
    let named = |inks: InkMix| inks.plates().map(str::to_owned).collect::<Vec<_>>();
    match &space.model {
        Model::Gray => BTreeSet::from(["K".to_owned()]),
        Model::Cmyk { .. } => PROCESS.map(str::to_owned).into(),
        Model::Colorants(_) => space.first().into_iter().flat_map(named).collect(),
        _ => space.palette_inks().flat_map(named).collect(),
    }
}

/// The four inks first, as they are printed in words, then spot inks.
fn in_order(plates: &BTreeSet<String>) -> Vec<String> {
    let four = PROCESS.into_iter().filter(|name| plates.contains(*name)).map(str::to_owned);
    let spots = plates.iter().filter(|name| !PROCESS.contains(&name.as_str())).cloned();
    four.chain(spots).collect()
}
