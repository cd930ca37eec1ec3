//! Several pieces under one head: 简讯 become a brief each, under a rail head 栏目名 that `issue.yaml` has; 诗二首 a poem each.

use kanyin_diagnostics::told;
use kanyin_issue::story::{Form, Importance};

use super::{body, signs};
use crate::found::{Element, ElementKind, FoundStory, LeftOver, Part};

/// Characters of a brief, at most.
const LONGEST: usize = 260;

/// What the pieces under a head are.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
enum Pieces {
    Briefs,
    Poems,
}

/// Parts the stories of one source that stand under one head.
pub fn part(stories: Vec<FoundStory>, left: &mut Vec<LeftOver>) -> Vec<FoundStory> {
    let mut parted: Vec<FoundStory> = Vec::with_capacity(stories.len());
    // The rail that the next brief stands in too.
    let mut open: Option<Part> = None;
    for mut story in stories {
        let Some((head, pieces)) = head_of(&mut story) else {
            match open.take().filter(|_| is_brief(&story)) {
                Some(rail) => {
                    parted.push(in_rail(story, &rail));
                    open = Some(rail);
                }
                None => parted.push(story),
            }
            continue;
        };
        let own = pieces_of(story);
        if pieces == Pieces::Poems {
            parted.extend(own.into_iter().map(|poem| titled_poem(poem, &head)));
            open = None;
            continue;
        }
        let text = head.words.text();
        let why = told!("栏目名，写在 issue.yaml 里", "a rail head: it is in issue.yaml");
        left.push(LeftOver { at: head.at.first().copied(), why, text });
        parted.extend(own.into_iter().map(|brief| in_rail(brief, &head)));
        open = Some(head);
    }
    parted
}

/// Takes the head off a story that is several, or the first of several.
fn head_of(story: &mut FoundStory) -> Option<(Part, Pieces)> {
    let kind = |part: &Option<Part>| part.as_ref().and_then(|part| kind_of(&part.words.text()));
    let sections = Sections::of(&story.body);
    let below = story.deck.is_some();
    if story.lead_in.is_some() {
        return None;
    }
    if let Some(pieces) = kind(&story.title).filter(|_| story.kicker.is_none()) {
        let is_several = sections.count >= if below { 1 } else { 2 } && sections.are_parted(below);
        let is_first = below && sections.count == 0 && is_brief(story) && pieces == Pieces::Briefs;
        let fits = pieces == Pieces::Poems || sections.longest <= LONGEST;
        if (is_several || is_first) && fits {
            let first = story.deck.take();
            return std::mem::replace(&mut story.title, first).map(|head| (head, pieces));
        }
    }
    if kind(&story.kicker) == Some(Pieces::Briefs) && sections.longest <= LONGEST {
        return story.kicker.take().map(|head| (head, Pieces::Briefs));
    }
    None
}

/// What a head says that stands under it.
fn kind_of(head: &str) -> Option<Pieces> {
    match () {
        () if signs::heads_briefs(head) => Some(Pieces::Briefs),
        () if signs::heads_poems(head) => Some(Pieces::Poems),
        () => None,
    }
}

/// How subheads part a body.
struct Sections {
    count: usize,
    longest: usize,
    /// Whether the first element is a subhead.
    begins: bool,
    /// Whether text stands below each.
    are_full: bool,
}

impl Sections {
    fn of(body: &[Element]) -> Self {
        let is_head = |it: &Element| matches!(it.kind, ElementKind::Subhead(_));
        let count = body.iter().filter(|it| is_head(it)).count();
        let longest = body.split(is_head).map(|section| section.iter().map(Element::length).sum());
        Self {
            count,
            longest: longest.max().unwrap_or(0),
            begins: body.first().is_some_and(is_head),
            are_full: !body.windows(2).any(|pair| pair.iter().all(is_head))
                && !body.last().is_some_and(is_head),
        }
    }

    /// Whether each piece has a head of its own: the first has it right below the head of all.
    fn are_parted(&self, is_first_headed: bool) -> bool {
        self.are_full && self.begins != is_first_headed
    }
}

/// A story for each subhead, and one for what stands before the first.
fn pieces_of(story: FoundStory) -> Vec<FoundStory> {
    let FoundStory { body, .. } = story;
    let shell = FoundStory { body: Vec::new(), ..story };
    let mut pieces: Vec<FoundStory> = Vec::new();
    for element in body {
        match (element.kind, pieces.last_mut()) {
            (ElementKind::Subhead(words), _) => {
                let title = Part { words, at: element.at, guess: element.guess };
                let byline = shell.byline.clone();
                let piece = FoundStory { source: shell.source, ..body::shell() };
                pieces.push(FoundStory { title: Some(title), byline, ..piece });
            }
            (kind, Some(piece)) => piece.body.push(Element { kind, ..element }),
            (kind, None) => {
                let first = FoundStory { body: vec![Element { kind, ..element }], ..shell.clone() };
                pieces.push(first);
            }
        }
    }
    pieces
}

fn is_brief(story: &FoundStory) -> bool {
    story.form == Form::News && story.lead_in.is_none() && story.length() <= LONGEST
}

fn in_rail(story: FoundStory, rail: &Part) -> FoundStory {
    FoundStory {
        rail: Some(rail.clone()),
        importance: Importance::Brief,
        is_weighed: true,
        ..story
    }
}

fn titled_poem(mut poem: FoundStory, head: &Part) -> FoundStory {
    poem.form = super::forms::said(&poem);
    poem.column = Some(head.clone());
    poem
}
