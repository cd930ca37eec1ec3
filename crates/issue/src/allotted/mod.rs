//! `pages: auto` 分稿: an issue whose pages are not listed. Which story goes to which page is decided before any page is made
//! up; what comes out is a list of pages as a person would have written it, each of which makes itself up.
//!
//! | step | file |
//! |---|---|
//! | stories, ads and fillers, listed or from their folders | `copy` |
//! | what each is to its page, and what it takes of it, in lines | `kind`, `size` |
//! | on which page a person wants it | `kept` |
//! | what is to be allotted, and how much room pages have: numbers | `piece` |
//! | the best allotment, and what it costs | `search`, `cost` |
//! | stories that go on on a later page | `jumps` |
//! | the pages as they would have been listed | `entries` |
//! | what no page holds | `left_over` |

mod copy;
mod cost;
mod entries;
mod jumps;
mod kept;
mod kind;
mod left_over;
mod piece;
mod search;
pub mod size;

use std::path::Path;
use std::sync::Arc;

use kanyin_diagnostics::{Code, Fault, told};

use super::auto_page::{MASTHEAD, is_sentence};
use super::issue_file::{IssueFile, PageEntry, PagesAsked};
use super::paper::Grid;
use super::plan_file::PlanAsked;
use super::reader::Reader;
use super::schema_walk::Checked;
use super::spots::Spots;
use super::story::{Importance, Story};
use super::{Fill, Filler, Paper};

pub use copy::{Ahead, ReadAhead};
use copy::{GivenStory, IssueCopy};
use jumps::Task;
use kept::HeldPages;
use kind::{has_picture, kind};
use piece::{Allotment, Piece, PieceKind, Room};
use size::{GAP, Sizes, UNDER_MASTHEAD};

/// Pages of an issue at most.
const MOST_PAGES: usize = 64;

/// What an issue says of its pages.
#[derive(Debug, Copy, Clone)]
pub struct Asked<'a> {
    /// `issue.yaml`.
    pub number: &'a IssueFile,
    /// `paper.yaml`.
    pub paper: Option<&'a Paper>,
    /// `plan.yaml`, if a person keeps one.
    pub plan: Option<&'a Checked<PlanAsked>>,
}

/// The pages, listed.
#[derive(Debug, Default)]
pub struct Allotted {
    /// In order.
    pub pages: Vec<PageEntry>,
    /// What of their stories was read.
    pub ahead: Ahead,
}

/// The pages as they are listed, or as stories are allotted to them. `spots` then also says where the copy of each is named.
pub fn pages(
    reader: &mut Reader,
    asked: Asked,
    spots: &mut Spots,
    folder: &Path,
    fillers: &[Filler],
) -> Allotted {
    let number = asked.number;
    if let PagesAsked::Listed(pages) = &number.pages {
        tell_unused(reader, number, spots);
        return Allotted { pages: pages.clone(), ahead: Ahead::default() };
    }
    let copy = copy::read(reader, number, spots, folder, fillers);
    if copy.stories.is_empty() {
        let what = told!("这一期还没有稿件", "there are no stories in this issue yet");
        let hint = told!(
            "稿件放进这一期的 stories/，程序把它们分到各版；或在 pages 下自己列出各版",
            "put stories into the issue's stories/: they are allotted to pages; or list the pages under `pages`"
        );
        let fault = Fault::error(Code::TooFew, spots.value_or_start("/pages"), what);
        reader.faults.push(fault.hint(hint));
        return Allotted::default();
    }
    let held = asked.plan.map(|plan| HeldPages::of(reader, folder, plan)).unwrap_or_default();
    let default = Grid::default();
    let grid = asked.paper.map_or(&default, |paper| &paper.grid);
    let colophon = asked.paper.map_or(0, |paper| paper.colophon.len() as u32);
    let sections = entries::sections(&copy);
    let pieces = pieces(&copy, &Sizes::of(grid), &sections, &held);
    let front = entries::FRONT.iter().find_map(|name| sections.iter().position(|own| own == name));
    let room = |count: usize| rooms(grid, colophon, count);
    held.tell_twice(reader, &copy);
    let best = match number.pages {
        PagesAsked::Count(count) => {
            tell_few(reader, count as usize, copy.stories.len(), spots);
            let count = (count as usize).min(copy.stories.len());
            search::allot(&pieces, &room(count), front)
        }
        _ => as_many_as_filled(&pieces, held.count, &room, front),
    };
    let count = best.pages.iter().flatten().max().map_or(1, |last| last + 1);
    let (rooms, sizes) = (room(count.max(held.count)), Sizes::of(grid));
    let task =
        Task { stories: &copy.stories, pieces: &pieces, sizes: &sizes, rooms: &rooms, front };
    let (best, turns) = task.with_turns(best, &held);
    let last = best.pages.iter().flatten().copied().chain(turns.iter().map(|turn| turn.to)).max();
    let count = last.map_or(1, |last| last + 1);
    let left = |n: &usize| best.pages[*n].is_none();
    let stories = copy.stories.len();
    let left_stories = (0..stories).filter(left).map(|n| &copy.stories[n]);
    reader.faults.0.extend(left_over::stories(left_stories, count, spots.value_or_start("/pages")));
    let ads = (stories..stories + copy.ads.len()).filter(left);
    reader.faults.0.extend(ads.map(|n| left_over::ad(&copy.ads[n - stories])));
    let pages = entries::entries(&copy, (&best, &turns), &sections, count, spots);
    Allotted { pages, ahead: copy.ahead }
}

/// Lets one story lead each page: of several leads the first, of others the weightiest.
pub fn give_a_lead(fills: &mut [Fill]) {
    let heads = fills.iter_mut().filter_map(|fill| match fill {
        Fill::Story(story) => Some(story),
        _ => None,
    });
    let mut heads: Vec<&mut Arc<Story>> = heads.collect();
    let is_lead = |story: &&mut Arc<Story>| story.importance == Importance::Lead;
    if heads.iter().any(is_lead) {
        for story in heads.into_iter().filter(is_lead).skip(1) {
            Arc::make_mut(story).importance = Importance::Second;
        }
        return;
    }
    let lines = |story: &Story| Sizes::of(&Grid::default()).story(story) as u32;
    // An essay beside its picture has the page's largest title, whatever stands around it.
    let is_grand = |story: &Story| kind(story) == PieceKind::Essay && has_picture(story);
    let may_lead = heads
        .iter_mut()
        .filter(|story| (kind(story) == PieceKind::Story || is_grand(story)) && !story.is_rest());
    // The most important is the least; of two the longer one, of two as long the first.
    let first =
        may_lead.min_by_key(|story| (!is_grand(story), story.importance, u32::MAX - lines(story)));
    if let Some(story) = first {
        Arc::make_mut(story).importance = Importance::Lead;
    }
}

/// All that is allotted: stories, ads, fillers, in this order.
fn pieces(copy: &IssueCopy, sizes: &Sizes, sections: &[String], held: &HeldPages) -> Vec<Piece> {
    let lines = |lines: f64| lines.round().clamp(1.0, 100_000.0) as u32;
    let story = |given: &GivenStory| {
        let story = &given.story;
        let kind = kind(story);
        let size = if kind == PieceKind::Brief { sizes.brief(story) } else { sizes.story(story) };
        let own = |section: &str| sections.iter().position(|one| one == section);
        Piece {
            kind,
            importance: story.importance,
            section: given.section().and_then(own),
            lines: lines(size),
            has_picture: has_picture(story),
            held: held.page(&story.path),
        }
    };
    let other = |kind: PieceKind, size: f64, path: &Path| Piece {
        kind,
        importance: Importance::Brief,
        section: None,
        lines: lines(size),
        has_picture: false,
        held: held.page(path),
    };
    let stories = copy.stories.iter().map(story);
    let ads = copy.ads.iter().map(|ad| other(PieceKind::Ad, sizes.file(&ad.file), &ad.file.path));
    let fillers = copy.fillers.iter().map(|filler| match filler {
        Filler::File(file) => other(PieceKind::Filler, sizes.file(file), &file.path),
        Filler::Story(story) if is_sentence(story) => {
            other(PieceKind::Strip, sizes.strip(), &story.path)
        }
        Filler::Story(story) => other(PieceKind::Filler, sizes.brief(story) + GAP, &story.path),
    });
    stories.chain(ads).chain(fillers).collect()
}

/// What so many pages hold: the front page less its masthead, the last one less the colophon over half of it.
fn rooms(grid: &Grid, colophon: u32, count: usize) -> Vec<Room> {
    let columns = u32::from(grid.columns);
    let whole = grid.lines + GAP as u32;
    let room = |page: usize| {
        let head = if page == 0 { MASTHEAD + UNDER_MASTHEAD } else { 0 };
        let has_colophon = page > 0 && page + 1 == count && colophon > 0;
        let foot = if has_colophon { (colophon + 3 + GAP as u32) * columns / 2 } else { 0 };
        Room { lines: (columns * whole.saturating_sub(head)).saturating_sub(foot).max(1) }
    };
    (0..count).map(room).collect()
}

/// The best allotment to as many pages as the copy fills: one, or an even number, as sheets are printed; no fewer than a
/// kept plan has.
fn as_many_as_filled(
    pieces: &[Piece],
    least: usize,
    room: &dyn Fn(usize) -> Vec<Room>,
    front: Option<usize>,
) -> Allotment {
    let wanted = pieces.iter().filter(|piece| piece.kind.is_wanted());
    let lines: u32 = wanted.map(|piece| piece.lines).sum();
    let stories =
        pieces.iter().filter(|piece| piece.kind.is_wanted() && piece.kind != PieceKind::Ad);
    let most = stories.count().max(1);
    let counts: Vec<usize> =
        (1..=MOST_PAGES).filter(|count| *count == 1 || count % 2 == 0 || *count == least).collect();
    let holds = |count: usize| room(count).iter().map(|room| room.lines).sum::<u32>();
    let enough = counts.iter().position(|count| holds(*count) >= lines);
    let enough = enough.unwrap_or(counts.len() - 1);
    let near = &counts[enough.saturating_sub(1)..=enough];
    let from = least.min(MOST_PAGES);
    let mut tried: Vec<usize> = near.iter().map(|count| (*count).max(from)).collect();
    tried.retain(|count| *count <= most.max(from));
    if tried.is_empty() {
        tried.push(most.max(from));
    }
    tried.dedup();
    let allotments = tried.iter().map(|count| search::allot(pieces, &room(*count), front));
    let best = allotments.min_by_key(|allotment| allotment.cost);
    best.unwrap_or_else(|| search::allot(pieces, &room(1), front))
}

/// Tells lists of copy that nothing is allotted from.
fn tell_unused(reader: &mut Reader, number: &IssueFile, spots: &Spots) {
    for (key, is_empty) in [("stories", number.stories.is_empty()), ("ads", number.ads.is_empty())]
    {
        if is_empty {
            continue;
        }
        let at = format!("/{key}");
        let spot = spots.key(&at).unwrap_or_else(|| spots.value_or_start(&at));
        let what = told!(
            "pages 已经列出各版，这里的 {key} 不会上版",
            "the pages are listed under `pages`, and no page takes these {key}"
        );
        reader.faults.push(Fault::error(Code::NotAllotted, spot, what).hint(told!(
            "写到某一版下面；或写 pages: auto，由程序分到各版",
            "put them under a page; or write `pages: auto` to have them allotted"
        )));
    }
}

/// Tells that there are fewer stories than pages.
fn tell_few(reader: &mut Reader, pages: usize, stories: usize, spots: &Spots) {
    if pages <= stories {
        return;
    }
    let what = told!(
        "要排 {pages} 版，稿件只有 {stories} 篇",
        "{pages} pages are asked for, and there are {stories} stories"
    );
    let hint = told!("补稿件，或写 pages: auto", "add stories, or write `pages: auto`");
    let fault = Fault::error(Code::TooFew, spots.value_or_start("/pages"), what);
    reader.faults.push(fault.hint(hint));
}
