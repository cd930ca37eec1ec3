//! What stands in each area of a page: the lists of `issue.yaml` against the areas of the layout.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use kanyin_diagnostics::{Code, Fault, Spot, Told, told};

use super::allotted::size::Sizes;
use super::allotted::{Ahead, ReadAhead};
use super::issue::AD_LABEL;
use super::issue_file::{AdEntry, AdFill, AdFills, AdItem, FillEntry, Fills, PageEntry};
use super::layout::{Area, AreaKind, Layout};
use super::nearest::nearest;
use super::reader::Reader;
use super::spots::{Spots, step};
use super::story::{BlockKind, BoxKind, Line, Story};
use super::story_file::{self, is_story};
use super::{Fill, PlacedFile, jump, story_picture};

/// Fills the pages of one issue.
pub struct FillReader<'a> {
    /// Reads the files.
    pub reader: &'a mut Reader,
    /// Where the values of `issue.yaml` stand.
    pub spots: &'a Spots,
    /// Folders in which paths are sought: the issue's, then the publication's.
    pub bases: [&'a Path; 2],
    /// Where each story was used first.
    pub used: HashMap<PathBuf, Used>,
    /// Which page is being filled, from 0, and those that have a part of a story which stands on two.
    pub filling: usize,
    pub jumped: HashSet<usize>,
    /// What copy takes of a page.
    pub sizes: Sizes,
    /// Stories that were read before.
    pub ahead: Ahead,
}

/// Where a story was used first.
pub struct Used {
    spot: Spot,
    page: usize,
    story: Option<Arc<Story>>,
}

/// Which of a page's lists.
#[derive(Copy, Clone, PartialEq)]
enum List {
    Stories,
    Ads,
    Fillers,
}

impl List {
    fn key(self) -> &'static str {
        match self {
            List::Stories => "stories",
            List::Ads => "ads",
            List::Fillers => "fillers",
        }
    }

    /// The list that fills a kind of area.
    fn for_kind(kind: AreaKind) -> Option<List> {
        match kind {
            AreaKind::Story | AreaKind::Briefs => Some(List::Stories),
            AreaKind::Ad => Some(List::Ads),
            AreaKind::Filler | AreaKind::Strip => Some(List::Fillers),
            AreaKind::Masthead
            | AreaKind::Ear
            | AreaKind::Sidebar
            | AreaKind::Headline
            | AreaKind::Colophon
            | AreaKind::White => None,
        }
    }
}

/// Paths for an area.
#[derive(Default)]
struct AreaPaths {
    head: Option<Line>,
    paths: Vec<GivenPath>,
}

impl AreaPaths {
    fn one(path: GivenPath) -> Self {
        Self { head: None, paths: vec![path] }
    }
}

/// A path as `issue.yaml` names it.
struct GivenPath {
    path: String,
    spot: Spot,
    /// What is asked of the word that says that it is an ad.
    label: Option<String>,
}

impl GivenPath {
    fn new(path: &str, spot: Spot) -> Self {
        Self { path: path.into(), spot, label: None }
    }
}

impl FillReader<'_> {
    /// What stands in each area of a page; `at` is the page's pointer in `issue.yaml`.
    pub fn page(&mut self, page: &PageEntry, layout: &Layout, at: &str) -> Vec<Fill> {
        let mut given: Vec<Option<AreaPaths>> = layout.areas.iter().map(|_| None).collect();
        for (list, fills) in [(List::Stories, &page.stories), (List::Fillers, &page.fillers)] {
            let at = format!("{at}/{}", list.key());
            match fills {
                Fills::Named(entries) => {
                    for (name, entry) in entries {
                        let at = format!("{at}/{}", step(name));
                        if let Some(area) = self.named(list, name, layout, &at) {
                            given[area] = Some(self.entry(entry, &at));
                        }
                    }
                }
                Fills::InOrder(entries) => {
                    let entries = entries.iter().enumerate();
                    let entries = entries.map(|(i, entry)| self.entry(entry, &format!("{at}/{i}")));
                    let entries = entries.collect();
                    self.in_order(list, entries, layout, &at, &mut given);
                }
            }
        }
        self.ads(&page.ads, layout, &format!("{at}/{}", List::Ads.key()), &mut given);
        let areas = layout.areas.iter().zip(given);
        let mut fills: Vec<Fill> = areas.map(|(area, given)| self.area(area, given, at)).collect();
        self.sidebars(layout, &mut fills, at);
        fills
    }

    /// The area a name means.
    fn named(&mut self, list: List, name: &str, layout: &Layout, at: &str) -> Option<usize> {
        let spot = self.key(at);
        let fitting = layout.areas.iter().filter(|area| List::for_kind(area.kind) == Some(list));
        if let Some(index) = layout.areas.iter().position(|area| area.name == name) {
            let right = List::for_kind(layout.areas[index].kind);
            if right == Some(list) {
                return Some(index);
            }
            let key = list.key();
            let fault = Fault::error(
                Code::WrongKindOfArea,
                spot,
                told!("区块“{name}”不能放在 {key} 里", "area `{name}` cannot stand under `{key}`"),
            );
            self.reader.faults.push(match right.map(List::key) {
                Some(right) => fault.hint(told!("把它写到 {right} 下", "put it under `{right}`")),
                None => fault.hint(told!("这个区块自己有内容，不用写", "this area fills itself")),
            });
            return None;
        }
        let layout_name = &layout.name;
        let names: Vec<&str> = fitting.map(|area| area.name.as_str()).collect();
        let fault = Fault::error(
            Code::UnknownArea,
            spot,
            told!(
                "版式 {layout_name} 没有区块“{name}”",
                "layout {layout_name} has no area `{name}`"
            ),
        );
        self.reader.faults.push(match nearest(name, names.iter().copied()) {
            Some(near) => fault.hint(told!("是不是“{near}”？", "did you mean `{near}`?")),
            None => fault.hint(known_areas(&names)),
        });
        None
    }

    /// What the `ads` of a page name.
    fn ads(&mut self, ads: &AdFills, layout: &Layout, at: &str, given: &mut [Option<AreaPaths>]) {
        match ads {
            AdFills::Named(entries) => {
                for (name, fill) in entries {
                    let at = format!("{at}/{}", step(name));
                    let Some(area) = self.named(List::Ads, name, layout, &at) else { continue };
                    let paths = match fill {
                        AdFill::One(path) => vec![GivenPath::new(path, self.value(&at))],
                        AdFill::Several(items) => self.items(items, &at),
                        AdFill::Entry(entry) => vec![self.ad(entry, &at)],
                    };
                    given[area] = Some(AreaPaths { head: None, paths });
                }
            }
            AdFills::InOrder(items) => {
                let paths = self.items(items, at).into_iter();
                let entries = paths.map(AreaPaths::one).collect();
                self.in_order(List::Ads, entries, layout, at, given);
            }
        }
    }

    fn items(&self, items: &[AdItem], at: &str) -> Vec<GivenPath> {
        let one = |(i, item): (usize, &AdItem)| {
            let at = format!("{at}/{i}");
            match item {
                AdItem::Path(path) => GivenPath::new(path, self.value(&at)),
                AdItem::Entry(entry) => self.ad(entry, &at),
            }
        };
        items.iter().enumerate().map(one).collect()
    }

    fn ad(&self, entry: &AdEntry, at: &str) -> GivenPath {
        let spot = self.value(&format!("{at}/file"));
        GivenPath { label: entry.label.clone(), ..GivenPath::new(&entry.file, spot) }
    }

    fn several(&self, paths: &[String], at: &str) -> Vec<GivenPath> {
        let paths = paths.iter().enumerate();
        paths.map(|(i, path)| GivenPath::new(path, self.value(&format!("{at}/{i}")))).collect()
    }

    fn entry(&self, entry: &FillEntry, at: &str) -> AreaPaths {
        match entry {
            FillEntry::One(path) => AreaPaths::one(GivenPath::new(path, self.value(at))),
            FillEntry::Several(paths) => AreaPaths { head: None, paths: self.several(paths, at) },
            FillEntry::Rail(rail) => {
                let spot = self.value(&format!("{at}/head"));
                let head = (!rail.head.trim().is_empty())
                    .then(|| Line { text: rail.head.trim().into(), spot });
                AreaPaths { head, paths: self.several(&rail.stories, &format!("{at}/stories")) }
            }
        }
    }

    /// One entry for each area in order; what is left, and has no head of its own, goes to the last one that can hold several.
    fn in_order(
        &mut self,
        list: List,
        entries: Vec<AreaPaths>,
        layout: &Layout,
        at: &str,
        given: &mut [Option<AreaPaths>],
    ) {
        let areas: Vec<usize> = (0..layout.areas.len())
            .filter(|i| List::for_kind(layout.areas[*i].kind) == Some(list))
            .collect();
        for (i, entry) in entries.into_iter().enumerate() {
            let area = areas.get(i).copied().or_else(|| {
                let joins =
                    |last: &usize| entry.head.is_none() && holds_several(layout.areas[*last].kind);
                areas.last().copied().filter(joins)
            });
            let Some(area) = area else {
                let spot = self.value(&format!("{at}/{i}"));
                let (name, count, key, item) = (&layout.name, areas.len(), list.key(), i + 1);
                let what = told!(
                    "版式 {name} 有 {count} 个区块给 {key}，这是第 {item} 项",
                    "layout {name} has {count} areas for `{key}`; this is item {item}"
                );
                self.reader.faults.push(Fault::error(Code::TooMany, spot, what));
                break;
            };
            let given = given[area].get_or_insert_default();
            given.head = entry.head.or(given.head.take());
            given.paths.extend(entry.paths);
        }
    }

    fn area(&mut self, area: &Area, given: Option<AreaPaths>, page: &str) -> Fill {
        let Some(given) = given else {
            self.tell_empty(area, page);
            return Fill::Nothing;
        };
        match area.kind {
            AreaKind::Story => {
                self.tell_surplus(area, &given);
                let story =
                    given.paths.first().and_then(|given| self.story(&given.path, given.spot));
                story.map_or(Fill::Nothing, Fill::Story)
            }
            AreaKind::Briefs => {
                let paths = given.paths.iter();
                let stories =
                    paths.filter_map(|given| self.story(&given.path, given.spot)).collect();
                Fill::Briefs { head: given.head, stories }
            }
            _ => self.files(area, given),
        }
    }

    /// Ads and fillers: files, or, for a filler, one story, or several to choose from.
    fn files(&mut self, area: &Area, given: AreaPaths) -> Fill {
        let is_ad = area.kind == AreaKind::Ad;
        if let [GivenPath { path, spot, .. }] = given.paths.as_slice()
            && !is_ad
            && is_story(path)
        {
            return self.story(path, *spot).map_or(Fill::Nothing, Fill::Story);
        }
        if !is_ad && given.paths.len() > 1 && given.paths.iter().all(|given| is_story(&given.path))
        {
            let stories = given.paths.iter();
            let stories = stories.filter_map(|given| self.story(&given.path, given.spot));
            return Fill::OneOf(stories.collect());
        }
        let file = |given: GivenPath| {
            let file = self.file(&given.path, given.spot)?;
            let label = if is_ad { label(given.label) } else { None };
            Some(PlacedFile { label, ..file })
        };
        let files: Vec<PlacedFile> = given.paths.into_iter().filter_map(file).collect();
        if files.is_empty() { Fill::Nothing } else { Fill::Files(files) }
    }

    fn file(&mut self, path: &str, spot: Spot) -> Option<PlacedFile> {
        let found = self.reader.find(path, &self.bases, spot)?;
        let measured = story_picture::measure(self.reader, &found, spot)?;
        Some(PlacedFile::new(found.inside, spot, measured))
    }

    fn story(&mut self, path: &str, spot: Spot) -> Option<Arc<Story>> {
        let found = self.reader.find(path, &self.bases, spot)?;
        if let Some(Used { spot: first, page, story }) = self.used.get(&found.real) {
            let (first, page, story) = (*first, *page, story.clone());
            if let Some(story) = story.as_ref().filter(|story| story.jump) {
                return self.rest(story, page, spot);
            }
            let place = self.reader.sources.place(first);
            let (line, file) = (place.line, place.path);
            let what = told!(
                "这篇稿件已经用过（{file} 第 {line} 行）",
                "this story is used already ({file}, line {line})"
            );
            let fault = Fault::error(Code::StoryTwice, spot, what);
            self.reader.faults.push(fault.hint(told!("删去一处", "remove one of the two")));
            return story;
        }
        if !is_story(path) {
            let what = told!("“{path}”不是稿件", "`{path}` is no story");
            let fault = Fault::error(Code::NoStory, spot, what);
            self.reader.faults.push(fault.hint(told!(
                "稿件是 .md 文件；图片放在稿件里或 ads、fillers 下",
                "stories are .md files; pictures stand in stories or under `ads` and `fillers`"
            )));
            return None;
        }
        let story = match self.ahead.remove(&found.inside) {
            Some(ReadAhead { story, faults }) => {
                self.reader.faults.0.extend(faults);
                Some(story)
            }
            None => story_file::read(self.reader, &found, Some(spot)).map(Arc::new),
        };
        let used = Used { spot, page: self.filling, story: story.clone() };
        self.used.insert(found.real, used);
        story
    }

    /// 转版: the rest of a story that begins on another page.
    fn rest(&mut self, story: &Arc<Story>, page: usize, spot: Spot) -> Option<Arc<Story>> {
        let why = if page == self.filling {
            told!("同一版上不能转", "it cannot go on on the same page")
        } else if jump::cuts(story, &self.sizes).is_empty() {
            told!(
                "太短，或不是消息：转版的，两边至少各 15 行",
                "it is too short, or no news: of one that goes on there are 15 lines on either side at least"
            )
        } else if [page, self.filling].iter().any(|page| self.jumped.contains(page)) {
            told!("一版上至多一篇转版", "a page has one story that goes on at most")
        } else {
            self.jumped.extend([page, self.filling]);
            let end = self.reader.sources.text(story.file).len();
            return Some(Arc::new(jump::rest(story, Spot::new(story.file, end..end))));
        };
        let what = told!("这篇稿件转不了版：{why}", "this story cannot go on here: {why}"; why);
        let fault = Fault::error(Code::StoryTwice, spot, what);
        self.reader.faults.push(fault.hint(told!("删去一处", "remove one of the two")));
        None
    }

    /// Gives each sidebar the next box of its story, and each headline area its story.
    fn sidebars(&mut self, layout: &Layout, fills: &mut [Fill], page: &str) {
        let mut taken: HashMap<usize, usize> = HashMap::new();
        for (index, area) in layout.areas.iter().enumerate() {
            let Some(of) = area.of else { continue };
            let Fill::Story(story) = &fills[of] else { continue };
            if area.kind == AreaKind::Headline {
                fills[index] = Fill::Headline { of };
                continue;
            }
            let nth = taken.entry(of).or_default();
            match nth_sidebar(story, *nth) {
                Some(block) => {
                    *nth += 1;
                    fills[index] = Fill::Sidebar { of, block };
                }
                None => {
                    let (name, path) = (&area.name, story.path.display());
                    let what = told!(
                        "区块“{name}”空着：{path} 里没有给它的方框",
                        "area `{name}` stays empty: {path} has no box for it"
                    );
                    let spot = self.value(&format!("{page}/layout"));
                    self.reader.faults.push(Fault::warning(Code::NoBox, spot, what).hint(told!(
                        "在稿件里写“> [!SIDEBAR] 题”，或换一个版式",
                        "write `> [!SIDEBAR] title` in the story, or take another layout"
                    )));
                }
            }
        }
    }

    fn tell_empty(&mut self, area: &Area, page: &str) {
        let name = &area.name;
        let what = match List::for_kind(area.kind) {
            Some(List::Stories) => told!("区块“{name}”没有稿件", "area `{name}` has no story"),
            Some(List::Ads) => told!("区块“{name}”没有广告", "area `{name}` has no ad"),
            Some(List::Fillers) | None => return,
        };
        let key = List::for_kind(area.kind).map_or("layout", List::key);
        let spot = self.key(&format!("{page}/{key}"));
        let hint = told!("给它一篇，或换一个版式", "give it one, or take another layout");
        self.reader.faults.push(Fault::warning(Code::EmptyArea, spot, what).hint(hint));
    }

    fn tell_surplus(&mut self, area: &Area, given: &AreaPaths) {
        if let Some(GivenPath { spot, .. }) = given.paths.get(1) {
            let name = &area.name;
            let what = told!("区块“{name}”只放一篇稿件", "area `{name}` holds one story");
            let hint =
                told!("几篇简讯要用 is: briefs 的区块", "several need an area with `is: briefs`");
            self.reader.faults.push(Fault::error(Code::TooMany, *spot, what).hint(hint));
        }
        if let Some(head) = &given.head {
            let name = &area.name;
            let what = told!("区块“{name}”没有栏目名", "area `{name}` has no rail head");
            let hint =
                told!("栏目名用于 is: briefs 的区块", "rail heads are for areas with `is: briefs`");
            self.reader
                .faults
                .push(Fault::error(Code::WrongKindOfArea, head.spot, what).hint(hint));
        }
    }

    fn value(&self, pointer: &str) -> Spot {
        self.spots.value_or_start(pointer)
    }

    fn key(&self, pointer: &str) -> Spot {
        self.spots.key(pointer).unwrap_or_else(|| self.value(pointer))
    }
}

/// The word that says that something is an ad; `none` where it says so itself.
fn label(asked: Option<String>) -> Option<String> {
    let label = asked.unwrap_or_else(|| AD_LABEL.into());
    let label = label.trim();
    (!label.is_empty() && label != "none").then(|| label.into())
}

fn known_areas(names: &[&str]) -> Told {
    if names.is_empty() {
        return told!("这个版式没有这类区块", "this layout has no such areas");
    }
    let en = names.join(", ");
    let zh = names.join("、");
    told!("可用的区块：{zh}", "its areas: {en}")
}

fn holds_several(kind: AreaKind) -> bool {
    matches!(kind, AreaKind::Briefs | AreaKind::Ad)
}

fn nth_sidebar(story: &Story, nth: usize) -> Option<usize> {
    let is_sidebar =
        |kind: &BlockKind| matches!(kind, BlockKind::Box(boxed) if boxed.kind != BoxKind::Note);
    let blocks = story.blocks.iter().enumerate();
    blocks.filter(|(_, block)| is_sidebar(&block.kind)).nth(nth).map(|(index, _)| index)
}
