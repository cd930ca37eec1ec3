//! A page without a drawing, `layout: auto`: its areas are what `issue.yaml` gives it, and makeup finds their places.

use std::sync::Arc;

use super::issue_file::{AUTO, AdFills, FillEntry, Fills, PageEntry};
use super::layout::{Area, AreaKind, Auto, Layout, RowHeight};
use super::story::{BlockKind, Form, Importance, Story};
use super::{Fill, Page, Paper};

/// Grid lines of a masthead 报头 (docs/look.md §8).
pub const MASTHEAD: u32 = 11;
/// The name of a stack of briefs that has none.
pub const BRIEFS: &str = "briefs";
/// Grid lines of a strip across the foot 通栏条 (docs/look.md §6).
const STRIP: u32 = 4;

/// The areas of such a page, as far as `issue.yaml` tells: one below the other, each as wide as the page, until makeup
/// finds their places. The front page has a masthead.
pub fn layout(entry: &PageEntry, is_front: bool, columns: u8) -> Layout {
    let mut areas = Areas { columns: columns.max(1), areas: Vec::new() };
    if is_front {
        areas.add(AreaKind::Masthead, "masthead");
    }
    match &entry.stories {
        Fills::Named(entries) => {
            for (name, entry) in entries {
                areas.add_named(story_kind(entry), name);
            }
        }
        Fills::InOrder(entries) => {
            for entry in entries {
                areas.add(story_kind(entry), own_name(entry));
            }
        }
    }
    match &entry.ads {
        AdFills::Named(entries) => {
            entries.keys().for_each(|name| areas.add_named(AreaKind::Ad, name));
        }
        AdFills::InOrder(items) => items.iter().for_each(|_| areas.add(AreaKind::Ad, "ad")),
    }
    match &entry.fillers {
        Fills::Named(entries) => {
            entries.keys().for_each(|name| areas.add_named(AreaKind::Filler, name));
        }
        Fills::InOrder(entries) => {
            for entry in entries {
                areas.add(AreaKind::Filler, own_name(entry));
            }
        }
    }
    areas.layout()
}

/// What an entry of `stories` fills: several stand under each other.
fn story_kind(entry: &FillEntry) -> AreaKind {
    match entry {
        FillEntry::One(_) => AreaKind::Story,
        FillEntry::Several(_) | FillEntry::Rail(_) => AreaKind::Briefs,
    }
}

/// The name of an area that `issue.yaml` gives none: its file's, or that of a stack of briefs.
fn own_name(entry: &FillEntry) -> &str {
    match entry {
        FillEntry::One(path) => stem(path),
        FillEntry::Several(_) | FillEntry::Rail(_) => BRIEFS,
    }
}

/// Gathers what belongs together when the copy is known: briefs given one by one stand in one column, and a filler of one
/// sentence across the foot.
pub fn gather(layout: &Layout, mut fills: Vec<Fill>) -> (Arc<Layout>, Vec<Fill>) {
    let mut layout = layout.clone();
    let mut briefs: Vec<Arc<Story>> = Vec::new();
    let mut first = None;
    let mut kept = vec![true; fills.len()];
    for (n, fill) in fills.iter().enumerate() {
        match fill {
            Fill::Story(story)
                if layout.areas[n].kind == AreaKind::Filler && is_sentence(story) =>
            {
                layout.areas[n].kind = AreaKind::Strip;
            }
            Fill::Story(story) if layout.areas[n].kind == AreaKind::Story && is_brief(story) => {
                briefs.push(Arc::clone(story));
                kept[n] = *first.get_or_insert(n) == n;
            }
            // What could not be read takes no room.
            Fill::Nothing => kept[n] = layout.areas[n].kind == AreaKind::Masthead,
            _ => {}
        }
    }
    if let Some(first) = first {
        layout.areas[first].kind = AreaKind::Briefs;
        fills[first] = Fill::Briefs { head: None, stories: briefs };
    }
    let mut areas = Areas { columns: layout.cells, areas: Vec::new() };
    let mut standing = Vec::new();
    let old = std::mem::take(&mut layout.areas).into_iter().zip(fills).zip(kept);
    for ((area, fill), _) in old.filter(|(_, kept)| *kept) {
        areas.add(area.kind, &area.name);
        standing.push(fill);
    }
    (Arc::new(areas.layout()), standing)
}

/// Puts the colophon 版权栏 on the last page, if that makes itself up and no other has one.
pub fn place_colophon(paper: Option<&Paper>, pages: &mut [Page]) {
    let is_colophon = |area: &Area| area.kind == AreaKind::Colophon;
    let has_one = pages.iter().any(|page| page.layout.areas.iter().any(is_colophon));
    let has_copy = paper.is_some_and(|paper| !paper.colophon.is_empty());
    let Some(page) = pages.last_mut().filter(|page| page.layout.is_auto) else { return };
    if has_one || !has_copy || page.page == 1 {
        return;
    }
    let mut areas = Areas { columns: page.layout.cells, areas: page.layout.areas.clone() };
    areas.add(AreaKind::Colophon, "colophon");
    page.fills.push(Fill::Nothing);
    page.layout = Arc::new(areas.layout());
}

/// Whether a filler is one sentence: its title.
pub fn is_sentence(story: &Story) -> bool {
    story.blocks.is_empty()
}

/// Whether a story stands under others in one column: a head and a few lines.
pub fn is_brief(story: &Story) -> bool {
    let is_picture = |kind: &BlockKind| matches!(kind, BlockKind::Picture(_));
    story.importance == Importance::Brief
        && story.form == Form::News
        && story.tab.is_none()
        && !story.blocks.iter().any(|block| is_picture(&block.kind))
}

/// Areas one below the other.
struct Areas {
    columns: u8,
    areas: Vec<Area>,
}

impl Areas {
    /// Adds one, under a name that no other has.
    fn add(&mut self, kind: AreaKind, name: &str) {
        let is_taken = |name: &str| self.areas.iter().any(|area| area.name == name);
        let numbered = |n: usize| if n == 1 { name.to_string() } else { format!("{name}-{n}") };
        let name = (1..).map(numbered).find(|name| !is_taken(name)).unwrap_or_default();
        self.add_named(kind, &name);
    }

    /// Adds one under the name that `issue.yaml` has for it.
    fn add_named(&mut self, kind: AreaKind, name: &str) {
        let row = self.areas.len();
        self.areas.push(Area {
            letter: ' ',
            kind,
            name: name.into(),
            columns: None,
            rows: row..row + 1,
            cells: 0..self.columns,
            of: None,
        });
    }

    fn layout(self) -> Layout {
        let height = |area: &Area| match area.kind {
            AreaKind::Masthead => RowHeight::Lines(MASTHEAD),
            AreaKind::Strip => RowHeight::Lines(STRIP),
            _ => RowHeight::Auto(Auto::Auto),
        };
        Layout {
            name: AUTO.into(),
            about: None,
            folder: None,
            is_auto: true,
            wider: Vec::new(),
            rows: self.areas.iter().map(height).collect(),
            cells: self.columns,
            areas: self.areas,
        }
    }
}

/// A file's name without its folder and extension.
pub fn stem(path: &str) -> &str {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}
