//! What is pinned of one picture, key by key.

use kanyin_diagnostics::{Faults, Spot, Told, told};
use kanyin_issue::pins::{EdgeAsked, PicturePin};
use kanyin_makeup::{
    Columns, Lines, PagePlan, PictureEdge, PicturePlan, PictureWidth, PictureWish, Set, StoryJob,
};

use super::unkept::unkept;

/// What is asked of a picture: the first is given up first.
pub struct PictureWishes {
    /// Its area.
    pub area: usize,
    /// Its number in the story's job.
    pub picture: usize,
    wishes: Vec<OneWish>,
}

/// One key of a picture.
struct OneWish {
    is: PictureKey,
    spot: Spot,
    given_up: bool,
}

#[derive(Debug, Copy, Clone)]
enum PictureKey {
    Lines(u32),
    Column(u8),
    Edge(PictureEdge),
    Columns(u8),
}

impl PictureWishes {
    /// The wishes for a picture that its area can hold at all; the others are told.
    pub fn possible(
        job: &StoryJob,
        (area, picture): (usize, usize),
        pin: &PicturePin,
        faults: &mut Faults,
    ) -> Self {
        let all = job.columns.0;
        let widths = &job.pictures[picture].widths;
        let columns = pin.columns.filter(|pin| {
            let known = widths.iter().any(|width| width.columns.0 == pin.value);
            if !known {
                faults.push(unkept(pin.spot, no_such_width(pin.value, all, widths)));
            }
            known
        });
        let width = |columns: u8| widths.iter().find(|width| width.columns.0 == columns);
        let least = columns.map_or_else(
            || widths.iter().map(|width| width.columns.0).min().unwrap_or(1),
            |pin| pin.value,
        );
        let column = pin.column.filter(|pin| {
        let number = pin.value;
        let inside = number + least <= all + 1;
        if !inside {
            faults.push(unkept(
                pin.spot,
                told!(
                    "这个区块有 {all} 栏，从第 {number} 栏起放不下占 {least} 栏的图",
                    "a picture of {least} columns has no room from column {number} on: the area has {all}"
                ),
            ));
        }
        inside
    });
        let lines = pin.lines.filter(|pin| {
        let Some(width) = columns.and_then(|columns| width(columns.value)) else { return true };
        let (lines, columns) = (pin.value, width.columns.0);
        let (least, most) = (width.least.0.max(1), width.most.0.max(width.ideal.0));
        let inside = (least..=most).contains(&lines);
        if !inside {
            faults.push(unkept(
                pin.spot,
                told!(
                    "这张图占 {columns} 栏时高 {least} 到 {most} 行，不能是 {lines} 行",
                    "over {columns} columns this picture is {least} to {most} lines high, not {lines}"
                ),
            ));
        }
        inside
    });
        let edge = pin.edge.map(|pin| {
            let edge = match pin.value {
                EdgeAsked::Top => PictureEdge::Top,
                EdgeAsked::Foot => PictureEdge::Foot,
            };
            (PictureKey::Edge(edge), pin.spot)
        });
        let wishes = [
            lines.map(|pin| (PictureKey::Lines(pin.value), pin.spot)),
            column.map(|pin| (PictureKey::Column(pin.value), pin.spot)),
            edge,
            columns.map(|pin| (PictureKey::Columns(pin.value), pin.spot)),
        ];
        let wishes = wishes.into_iter().flatten();
        let wishes = wishes.map(|(is, spot)| OneWish { is, spot, given_up: false }).collect();
        Self { area, picture, wishes }
    }

    /// What is still asked.
    pub fn wish(&self) -> PictureWish {
        let wishes = self.wishes.iter().filter(|wish| !wish.given_up);
        wishes.fold(PictureWish::default(), |all, wish| wish.is.with(all))
    }

    /// Whether something is still asked.
    pub fn is_asked(&self) -> bool {
        self.wishes.iter().any(|wish| !wish.given_up)
    }

    /// Whether the picture stands as it is asked, and inside its area.
    pub fn is_held(&self, plan: &PagePlan) -> bool {
        match self.placed(plan) {
            Some(placed) => {
                let height = plan.areas[self.area].height.0;
                placed.keeps(&self.wish()) && placed.top.0 + placed.lines.0 <= height
            }
            None => !self.is_asked(),
        }
    }

    /// Gives up one wish more; `false` if none is left.
    pub fn give_up(&mut self) -> bool {
        let next = self.wishes.iter_mut().find(|wish| !wish.given_up);
        next.map(|wish| wish.given_up = true).is_some()
    }

    /// Tells what was given up, where the picture does not stand as asked all the same.
    pub fn tell(&self, plan: &PagePlan, faults: &mut Faults) {
        let placed = self.placed(plan);
        for wish in self.wishes.iter().filter(|wish| wish.given_up) {
            if !placed.is_some_and(|placed| placed.keeps(&wish.is.alone())) {
                faults.push(unkept(wish.spot, wish.is.told()));
            }
        }
    }

    fn placed(&self, plan: &PagePlan) -> Option<PicturePlan> {
        match &plan.areas.get(self.area)?.set {
            Set::Story(story) => story.pictures.get(self.picture).copied().flatten(),
            _ => None,
        }
    }
}

impl PictureKey {
    fn with(self, wish: PictureWish) -> PictureWish {
        match self {
            Self::Lines(lines) => PictureWish { lines: Some(Lines(lines)), ..wish },
            Self::Column(column) => PictureWish { column: Some(column - 1), ..wish },
            Self::Edge(edge) => PictureWish { edge: Some(edge), ..wish },
            Self::Columns(columns) => PictureWish { columns: Some(Columns(columns)), ..wish },
        }
    }

    fn alone(self) -> PictureWish {
        self.with(PictureWish::default())
    }

    fn told(self) -> Told {
        match self {
            Self::Lines(n) => {
                told!("这张图在这里不能高 {n} 行", "this picture cannot be {n} lines high here")
            }
            Self::Column(n) => told!(
                "这张图不能从第 {n} 栏起：那里有别的图，或放不下",
                "this picture cannot begin in column {n}: another stands there, or it has no room"
            ),
            Self::Edge(PictureEdge::Foot) => {
                told!("这张图在区块的下头放不下", "this picture has no room at the area's foot")
            }
            Self::Edge(_) => {
                told!("这张图在区块的上头放不下", "this picture has no room at the area's top")
            }
            Self::Columns(n) => {
                told!("这张图占 {n} 栏放不下", "this picture has no room at {n} columns")
            }
        }
    }
}

fn no_such_width(asked: u8, all: u8, widths: &[PictureWidth]) -> Told {
    if asked > all {
        return told!(
            "这个区块只有 {all} 栏，图占不了 {asked} 栏",
            "the area has {all} columns: no picture is {asked} wide"
        );
    }
    let mut known: Vec<u8> = widths.iter().map(|width| width.columns.0).collect();
    known.sort_unstable();
    let known: Vec<String> = known.into_iter().map(|columns| columns.to_string()).collect();
    let (zh, en) = (known.join("、"), known.join(", "));
    told!("占不了 {asked} 栏；能占 {zh} 栏", "it cannot be {asked} columns wide, only {en}")
}
