//! Characters that no font has.

use std::collections::BTreeMap;

use typst_library::layout::{Abs, Frame, FrameItem, Point, Size};
use typst_library::visualize::{FixedStroke, Geometry};
use typst_syntax::Span;

use kanyin_diagnostics::{Code, Fault, FileNo, Spot, Told, told};
use kanyin_fonts::Family;
use kanyin_issue::{Issue, paper::Role};
use kanyin_typeset::{Inks, Laid};

use super::rendition::Overlay;
use super::role_families::{RoleFamilies, roles_of};
use super::set_glyphs::{SetGlyph, code_points, each_glyph};

/// Missing characters: the faults, and their marks for previews.
#[derive(Default)]
pub struct Missing {
    /// One for each character, file and list of families tried, at the first place.
    pub faults: Vec<Fault>,
    /// One for each place.
    pub marks: Vec<Overlay>,
}

/// Finds every character that came out as an empty box.
pub fn missing(issue: &Issue, laid: &Laid) -> Missing {
    let all = RoleFamilies::all(&issue.paper);
    let mut missing = Missing::default();
    let mut places: BTreeMap<(Option<FileNo>, String, String), Vec<MissingPlace>> = BTreeMap::new();
    each_glyph(&laid.document, |set| {
        if set.glyph.id != 0 {
            return;
        }
        let words = set.words();
        if words.is_empty() {
            return;
        }
        missing.marks.push((set.page, box_at(&set), mark(&laid.inks, set.item.size)));
        let spot = set.spot(issue);
        let tried = tried(&set, &all, laid);
        let key = (spot.map(|spot| spot.file), words, tried.zh.clone());
        places.entry(key).or_default().push(MissingPlace { page: set.page, spot, tried });
    });
    let song = RoleFamilies::of(&issue.paper, Role::Song.key());
    missing.faults =
        places.iter().map(|((_, words, _), places)| fault(words, places, &song)).collect();
    missing
}

/// A missing character on a page.
struct MissingPlace {
    page: usize,
    spot: Option<Spot>,
    tried: Told,
}

/// The families tried for the role of a missing character, in order: `kai：LXGW WenKai、…`.
fn tried(set: &SetGlyph, all: &[RoleFamilies], laid: &Laid) -> Told {
    let roles = roles_of(set.item, all, &laid.fonts);
    let told = |between: &str, after: &str| {
        let lists = roles.iter().map(|tried| {
            let names: Vec<String> = tried.families.iter().map(Family::to_string).collect();
            format!("{}{after}{}", tried.role, names.join(between))
        });
        lists.collect::<Vec<_>>()
    };
    if roles.is_empty() {
        let family = &set.item.font.info().family;
        return told!("{family}", "{family}");
    }
    Told { zh: told("、", "：").join("；"), en: told(", ", ": ").join("; ") }
}

fn fault(words: &str, places: &[MissingPlace], song: &RoleFamilies) -> Fault {
    let (points, pages, count) = (code_points(words), pages(places), places.len());
    let in_all = match count {
        1 => told!("", ""),
        _ => told!("，共 {count} 处", ", in {count} places"),
    };
    let tried = places.first().map_or(told!("", ""), |found| found.tried.clone());
    let what = told!(
        "字体里没有“{words}”（{points}），在第 {pages} 版{in_all}；试过 {tried}",
        "no font has `{words}` ({points}), on page {pages}{in_all}; tried {tried}";
        in_all, tried
    );
    let fault = match places.iter().filter_map(|found| found.spot).min() {
        Some(spot) => Fault::error(Code::MissingGlyph, spot, what),
        None => Fault::nowhere(Code::MissingGlyph, what),
    };
    fault.hint(hint(song))
}

/// What to do: every role looks behind its own families in those of song.
fn hint(song: &RoleFamilies) -> Told {
    let names: Vec<String> = song.families.iter().map(Family::to_string).collect();
    let names = names.join(", ");
    told!(
        "换一个字；或把有它的字体放进 fonts/，在 paper.yaml 写 fonts: {{song: [{names}, 那种字体]}}，各角色缺字都到那里找",
        "write another character; or put a font that has it into fonts/ and write `fonts: {{song: [{names}, that font]}}` \
         in paper.yaml: every role looks there for what it lacks"
    )
}

fn pages(places: &[MissingPlace]) -> String {
    let mut pages: Vec<String> = places.iter().map(|found| (found.page + 1).to_string()).collect();
    pages.dedup();
    pages.join(", ")
}

/// The top left corner of a glyph's em box.
fn box_at(set: &SetGlyph) -> Point {
    Point::new(set.left, -0.88 * set.item.size).transform(set.to_page)
}

/// A red box around the place.
fn mark(inks: &Inks, size: Abs) -> Frame {
    let square = Size::splat(size);
    let stroke = FixedStroke::from_pair(inks.fault(), (size * 0.12).max(Abs::pt(1.0)));
    let mut frame = Frame::soft(square);
    frame.push(
        Point::zero(),
        FrameItem::Shape(Geometry::Rect(square).stroked(stroke), Span::detached()),
    );
    frame
}
