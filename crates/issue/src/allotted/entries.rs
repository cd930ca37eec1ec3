//! An allotment as the pages that a person would have listed in `issue.yaml`.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use indexmap::IndexMap;
use kanyin_diagnostics::{Spot, slashed};

use super::super::Filler;
use super::super::auto_page::{BRIEFS, is_brief, stem};
use super::super::issue_file::{AdFills, AdItem, FillEntry, Fills, PageEntry, RailEntry};
use super::super::spots::{Spots, step};
use super::super::story::Line;
use super::copy::{GivenStory, IssueCopy};
use super::jumps::Turn;
use super::kind::kind;
use super::piece::{Allotment, PieceKind};
use super::size;

/// What the front page's section may be called; the first where no story says.
pub const FRONT: [&str; 4] = ["要闻", "头版", "要聞", "头条"];
/// What a page of photographs is called that says nothing else.
const PHOTOS: &str = "影像";

/// The sections of an issue in the order in which its pages have them: that of the weightiest first.
pub fn sections(copy: &IssueCopy) -> Vec<String> {
    let mut stories: Vec<&GivenStory> = copy.stories.iter().collect();
    stories.sort_by_key(|given| given.story.importance);
    let mut sections: Vec<String> = Vec::new();
    for section in stories.iter().filter_map(|given| given.section()) {
        if !sections.iter().any(|own| own == section) {
            sections.push(section.into());
        }
    }
    sections
}

/// The pages, listed. Where the copy of each is named is added to `spots`.
pub fn entries(
    copy: &IssueCopy,
    (allotment, turns): (&Allotment, &[Turn]),
    sections: &[String],
    count: usize,
    spots: &mut Spots,
) -> Vec<PageEntry> {
    let places = &allotment.pages;
    let (stories, ads) = (copy.stories.len(), copy.ads.len());
    (0..count)
        .map(|page| {
            let on = |n: &usize| places[*n] == Some(page);
            let goes_on = turns.iter().filter(|turn| turn.to == page).map(|turn| turn.story);
            let own = (0..stories).filter(on).chain(goes_on).map(|n| &copy.stories[n]);
            let own: Vec<&GivenStory> = own.collect();
            let ads = (stories..stories + ads).filter(on).map(|n| n - stories).collect();
            let first = stories + copy.ads.len();
            let fillers = (first..places.len()).filter(on).map(|n| &copy.fillers[n - first]);
            let mut listing = Listing { spots, at: format!("/pages/{page}") };
            let section = section(&own, page == 0, sections);
            PageEntry {
                page: Some(page as u32 + 1),
                stories: listing.stories(own, section.as_deref()),
                section,
                ads: listing.ads(copy, ads),
                fillers: listing.fillers(fillers.collect()),
                ..PageEntry::default()
            }
        })
        .collect()
}

/// What a page is called: as the most of its stories say, the front page as front pages are where its stories differ.
fn section(stories: &[&GivenStory], is_front: bool, sections: &[String]) -> Option<String> {
    let mut weights: BTreeMap<&str, usize> = BTreeMap::new();
    for given in stories {
        if let Some(section) = given.section() {
            *weights.entry(section).or_default() += 10 + size::characters(&given.story);
        }
    }
    if is_front && weights.len() != 1 {
        let own = FRONT.iter().find(|name| sections.iter().any(|own| own == *name));
        return Some(own.unwrap_or(&FRONT[0]).to_string());
    }
    let most = weights.into_iter().max_by_key(|(section, weight)| (*weight, Reverse(*section)));
    let is_photos = |given: &&GivenStory| kind(&given.story) == PieceKind::Photos;
    let photos = || stories.iter().any(is_photos).then(|| PHOTOS.into());
    most.map(|(section, _)| section.into()).or_else(photos)
}

/// A page as it is listed.
struct Listing<'s> {
    spots: &'s mut Spots,
    at: String,
}

impl Listing<'_> {
    /// Stories by names of their own, the weightiest first, of those the page's section's; briefs under one name.
    fn stories(&mut self, mut stories: Vec<&GivenStory>, section: Option<&str>) -> Fills {
        stories.sort_by_key(|given| {
            let is_other = given.section() != section;
            (given.story.importance, kind(&given.story) != PieceKind::Story, is_other)
        });
        let (briefs, heads): (Vec<&GivenStory>, Vec<&GivenStory>) =
            stories.into_iter().partition(|given| given.rail.is_some() || is_brief(&given.story));
        let mut named = IndexMap::new();
        for given in heads {
            let name = free_name(&named, stem(&given.path));
            self.add(&format!("stories/{}", step(&name)), given.spot);
            named.insert(name, FillEntry::One(given.path.clone()));
        }
        // Briefs stand together, those of a rail under its head.
        let mut rails: Vec<(Option<&Line>, Vec<&GivenStory>)> = Vec::new();
        for given in briefs {
            let own = given.rail.as_ref();
            let text = |head: Option<&Line>| head.map(|head| head.text.clone());
            match rails.iter_mut().find(|(head, _)| text(*head) == text(own)) {
                Some((_, briefs)) => briefs.push(given),
                None => rails.push((own, vec![given])),
            }
        }
        for (head, briefs) in rails {
            let name = free_name(&named, BRIEFS);
            let at = format!("stories/{}", step(&name));
            let list = if head.is_some() { format!("{at}/stories") } else { at.clone() };
            for (n, given) in briefs.iter().enumerate() {
                self.add(&format!("{list}/{n}"), given.spot);
            }
            let stories = briefs.iter().map(|given| given.path.clone()).collect();
            named.insert(
                name,
                match head {
                    None => FillEntry::Several(stories),
                    Some(head) => {
                        self.add(&format!("{at}/head"), head.spot);
                        FillEntry::Rail(RailEntry { head: head.text.clone(), stories })
                    }
                },
            );
        }
        Fills::Named(named)
    }

    fn ads(&mut self, copy: &IssueCopy, ads: Vec<usize>) -> AdFills {
        let mut items = Vec::new();
        for (n, ad) in ads.into_iter().map(|ad| &copy.ads[ad]).enumerate() {
            self.add(&format!("ads/{n}"), ad.spot);
            items.push(AdItem::Entry(ad.entry.clone()));
        }
        AdFills::InOrder(items)
    }

    fn fillers(&mut self, fillers: Vec<&Filler>) -> Fills {
        let mut paths = Vec::new();
        for (n, filler) in fillers.into_iter().enumerate() {
            let (path, spot) = match filler {
                Filler::File(file) => (&file.path, file.spot),
                Filler::Story(story) => (&story.path, story.title.spot),
            };
            self.add(&format!("fillers/{n}"), spot);
            paths.push(FillEntry::One(slashed(path)));
        }
        Fills::InOrder(paths)
    }

    fn add(&mut self, at: &str, spot: Spot) {
        self.spots.values.insert(format!("{}/{at}", self.at), spot);
    }
}

/// A name that no other has.
fn free_name(named: &IndexMap<String, FillEntry>, name: &str) -> String {
    let numbered = |n: usize| if n == 1 { name.to_string() } else { format!("{name}-{n}") };
    let is_free = |name: &String| !named.contains_key(name) && name != "masthead";
    (1..).map(numbered).find(is_free).unwrap_or_default()
}
