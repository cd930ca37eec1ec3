//! What a person pinned in `plan.yaml`: held where it can be, told with its line where it cannot.

use kanyin_diagnostics::{Code, Fault, Faults, Spot, Told, slashed, told};
use kanyin_issue::pins::{AreaPins, EdgeAsked, HeadPin, PicturePin, Pin, stale};
use kanyin_issue::{Fill, Page, pins::PagePins};
use kanyin_makeup::{
    self as makeup, AreaContent, Columns, Lines, PageJob, PagePlan, PictureEdge, PicturePlan,
    PictureWidth, PictureWish, Set, StoryJob,
};

use super::fills::{PageFills, paths};
use crate::forms::{Floating, SetArea, SetStory, title_look};

/// A page made up as far as possible as it was pinned.
pub struct MadeUp {
    /// The plan.
    pub plan: PagePlan,
    /// What of it was held.
    pub held: Held,
    /// What could not be.
    pub faults: Faults,
    /// Headlines that do not have the size asked for.
    pub missed_heads: usize,
}

/// What was held of a person's wishes.
#[derive(Debug, Clone, Default)]
pub struct Held {
    /// Rows of areas.
    pub rows: Vec<usize>,
    /// Areas whose headline was asked for.
    pub heads: Vec<usize>,
    /// Pictures, by area and number.
    pub pictures: Vec<(usize, usize)>,
}

/// Makes up a page, with its pins.
pub fn make_up(page: &Page, fills: &PageFills, set: &[SetArea], job: PageJob) -> MadeUp {
    let mut faults = Faults::default();
    let mut wishes = Wishes::of(&page.pins, fills, set, &mut faults);
    let missed_heads = wishes.missed_heads;
    loop {
        let mut asked = job.clone();
        wishes.ask(&mut asked);
        let plan = makeup::plan(&asked);
        if !wishes.give_up(&asked, &plan) {
            wishes.tell(&job, &plan, &mut faults);
            let missed_heads = missed_heads + wishes.given_up_heads();
            return MadeUp { plan, held: wishes.held(), faults, missed_heads };
        }
    }
}

/// The pins of a page that mean something there.
#[derive(Default)]
struct Wishes {
    rows: Vec<Option<Pin<u32>>>,
    /// Together the rows do not make a page.
    rows_given_up: bool,
    heads: Vec<HeadWish>,
    pictures: Vec<PictureWishes>,
    missed_heads: usize,
}

/// A headline, and those of its sizes that are as asked.
struct HeadWish {
    area: usize,
    sizes: Vec<usize>,
    pin: HeadPin,
    given_up: bool,
}

/// What is asked of a picture: the first is given up first.
struct PictureWishes {
    area: usize,
    picture: usize,
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

impl Wishes {
    fn of(pins: &PagePins, fills: &PageFills, set: &[SetArea], faults: &mut Faults) -> Self {
        let mut wishes = Self { rows: pins.rows.clone(), ..Self::default() };
        for pins in &pins.areas {
            if let Some(fault) = of_other_files(pins, fills.at(pins.area)) {
                faults.push(fault);
                continue;
            }
            let SetArea::Story(story) = &set[pins.area] else {
                faults.push(stale(first_spot(pins), no_story()));
                continue;
            };
            if let Some(head) = &pins.head {
                wishes.head(pins.area, story, *head, faults);
            }
            wishes.pictures(pins, story, faults);
        }
        wishes
    }

    fn head(&mut self, area: usize, story: &SetStory, pin: HeadPin, faults: &mut Faults) {
        let looks: Vec<_> = story.heads.iter().map(title_look).collect();
        let is_asked = |size: u32, rows: u8| {
            pin.size.is_none_or(|asked| (10.0 * asked).round() as u32 == size)
                && pin.rows.is_none_or(|asked| asked == rows)
        };
        let sizes = looks.iter().enumerate().filter_map(|(n, look)| {
            look.is_some_and(|look| is_asked(look.size, look.rows)).then_some(n)
        });
        let sizes: Vec<usize> = sizes.collect();
        if sizes.is_empty() {
            self.missed_heads += 1;
            let mut zh: Vec<String> = Vec::new();
            let mut en: Vec<String> = Vec::new();
            for look in looks.into_iter().flatten() {
                let (size, rows) = (f64::from(look.size) / 10.0, look.rows);
                let way = format!("{size}pt × {rows} 行");
                if !zh.contains(&way) {
                    zh.push(way);
                    en.push(format!("{size}pt in {rows}"));
                }
            }
            let (zh, en) = (zh.join("、"), en.join(", "));
            let what = told!(
                "这个标题没有这样的字号和行数；能排的是 {zh}",
                "this title is not set so; it can be set at {en} rows"
            );
            faults.push(not_kept(pin.spot, what));
            return;
        }
        self.heads.push(HeadWish { area, sizes, pin, given_up: false });
    }

    fn pictures(&mut self, pins: &AreaPins, story: &SetStory, faults: &mut Faults) {
        let mut free: Vec<usize> = (0..story.pictures.len()).collect();
        let mut found: Vec<(usize, &PicturePin)> = Vec::new();
        let (named, unnamed): (Vec<_>, Vec<_>) =
            pins.pictures.iter().partition(|pin| pin.file.is_some());
        for pin in named {
            let asked = pin.file.as_ref().map(|file| &file.value);
            let is_it = |n: &usize| file(&story.pictures[*n]).as_ref() == asked;
            let at = free.iter().position(is_it);
            match at {
                Some(at) => found.push((free.remove(at), pin)),
                None => {
                    faults.push(stale(pin.file.as_ref().map_or(pin.spot, |file| file.spot), gone()))
                }
            }
        }
        let boxes_first = |n: &usize| matches!(story.pictures[*n], Floating::Picture(..));
        free.sort_by_key(boxes_first);
        for pin in unnamed {
            match free.is_empty() {
                false => found.push((free.remove(0), pin)),
                true => faults.push(stale(pin.spot, gone())),
            }
        }
        for (picture, pin) in found {
            let wishes = possible(&story.job, picture, pin, faults);
            self.pictures.push(PictureWishes { area: pins.area, picture, wishes });
        }
    }

    /// Puts what is not given up into the job.
    fn ask(&self, job: &mut PageJob) {
        if !self.rows_given_up {
            for (row, pin) in job.rows.iter_mut().zip(&self.rows) {
                row.wish = pin.map(|pin| Lines(pin.value));
            }
        }
        for wish in self.heads.iter().filter(|wish| !wish.given_up) {
            if let Some(head) = story(job, wish.area).and_then(|story| story.head.as_mut()) {
                head.wish.clone_from(&wish.sizes);
            }
        }
        for picture in &self.pictures {
            if let Some(job) =
                story(job, picture.area).and_then(|story| story.pictures.get_mut(picture.picture))
            {
                job.wish = picture.wish();
            }
        }
    }

    /// Gives up some of what was not held; `false` if all was.
    fn give_up(&mut self, job: &PageJob, plan: &PagePlan) -> bool {
        let mut given_up = false;
        let held = job.rows.iter().zip(&plan.rows);
        if held.into_iter().any(|(row, (_, height))| row.wish.is_some_and(|wish| wish != *height)) {
            self.rows_given_up = true;
            return true;
        }
        for picture in &mut self.pictures {
            if picture.wish().is_kept(placed(plan, picture.area, picture.picture).as_ref())
                && picture.fits(plan)
            {
                continue;
            }
            if let Some(wish) = picture.wishes.iter_mut().find(|wish| !wish.given_up) {
                wish.given_up = true;
                given_up = true;
            }
        }
        for head in self.heads.iter_mut().filter(|head| !head.given_up) {
            if !head.is_held(job, plan) {
                head.given_up = true;
                given_up = true;
            }
        }
        given_up
    }

    /// Tells what was given up, where it does not stand as asked all the same.
    fn tell(&self, job: &PageJob, plan: &PagePlan, faults: &mut Faults) {
        let spot = self.rows.iter().flatten().next().map(|pin| pin.spot);
        if let Some(spot) = spot.filter(|_| self.rows_given_up) {
            faults.push(not_kept(spot, self.rows_do_not_add_up(job)).hint(told!(
                "改一排的数，或把一排写成 auto",
                "change one of the numbers, or write `auto` for one of the rows"
            )));
        }
        for head in self.heads.iter().filter(|head| head.given_up) {
            let what = told!(
                "这一级的标题在它的区块里放不下",
                "a headline of this size has no room in its area"
            );
            faults.push(not_kept(head.pin.spot, what));
        }
        for picture in &self.pictures {
            let placed = placed(plan, picture.area, picture.picture);
            for wish in picture.wishes.iter().filter(|wish| wish.given_up) {
                if !wish.is.alone().is_kept(placed.as_ref()) {
                    faults.push(not_kept(wish.spot, wish.is.told()));
                }
            }
        }
    }

    fn rows_do_not_add_up(&self, job: &PageJob) -> Told {
        let rows = job.rows.iter().zip(&self.rows);
        let heights: u32 = rows
            .filter_map(|(row, pin)| pin.map(|pin| pin.value).or(row.height.map(|h| h.0)))
            .sum();
        let between: u32 = job.rows.iter().map(|row| row.gap_above.0).sum();
        let white: u32 = job.rows.iter().map(|row| row.more_white.0).sum();
        let all = job.lines.0;
        let (least, most) = (all.saturating_sub(between + white), all.saturating_sub(between));
        told!(
            "各排的行数加起来是 {heights}，凑不满版心的 {all} 行：排间留白之外，要 {least} 到 {most} 行",
            "the rows add up to {heights}: of the {all} lines of the page the white between them leaves {least} to {most}"
        )
    }

    fn given_up_heads(&self) -> usize {
        self.heads.iter().filter(|head| head.given_up).count()
    }

    fn held(&self) -> Held {
        let rows = self.rows.iter().enumerate().filter(|(_, pin)| pin.is_some());
        let heads = self.heads.iter().filter(|head| !head.given_up);
        let pictures =
            self.pictures.iter().filter(|picture| picture.wishes.iter().any(|wish| !wish.given_up));
        Held {
            rows: rows.map(|(n, _)| n).filter(|_| !self.rows_given_up).collect(),
            heads: heads.map(|head| head.area).collect(),
            pictures: pictures.map(|picture| (picture.area, picture.picture)).collect(),
        }
    }
}

impl HeadWish {
    fn is_held(&self, job: &PageJob, plan: &PagePlan) -> bool {
        let (AreaContent::Story(job), Set::Story(story)) =
            (&job.areas[self.area].content, &plan.areas[self.area].set)
        else {
            return true;
        };
        let sizes = job.head.as_ref().map_or(&[][..], |head| &head.sizes);
        let fits = |size: usize| {
            sizes.get(size).is_some_and(|size| size.lines <= plan.areas[self.area].height)
        };
        self.sizes.contains(&story.head_size) && fits(story.head_size)
    }
}

impl PictureWishes {
    fn wish(&self) -> PictureWish {
        let wishes = self.wishes.iter().filter(|wish| !wish.given_up);
        wishes.fold(PictureWish::default(), |all, wish| wish.is.with(all))
    }

    /// Whether the picture stands inside its area.
    fn fits(&self, plan: &PagePlan) -> bool {
        placed(plan, self.area, self.picture)
            .is_none_or(|placed| placed.top.0 + placed.lines.0 <= plan.areas[self.area].height.0)
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

/// The wishes for a picture that its area can hold at all; the others are told.
fn possible(job: &StoryJob, picture: usize, pin: &PicturePin, faults: &mut Faults) -> Vec<OneWish> {
    let all = job.columns.0;
    let widths = &job.pictures[picture].widths;
    let columns = pin.columns.filter(|pin| {
        let known = widths.iter().any(|width| width.columns.0 == pin.value);
        if !known {
            faults.push(not_kept(pin.spot, no_such_width(pin.value, all, widths)));
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
            faults.push(not_kept(
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
            faults.push(not_kept(
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
    wishes.map(|(is, spot)| OneWish { is, spot, given_up: false }).collect()
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

/// Whether other files stand in an area now.
fn of_other_files(pins: &AreaPins, fill: &Fill) -> Option<Fault> {
    let was = pins.files.as_ref()?;
    let is: Vec<String> = paths(fill).into_iter().map(slashed).collect();
    let same = was.value == is;
    let (zh, en) = (is.join("、"), is.join(", "));
    (!same).then(|| {
        let what = match is.is_empty() {
            true => told!("这个区块里现在没有稿件", "nothing stands in this area now"),
            false => told!("这个区块里现在是 {zh}", "what stands in this area now is {en}"),
        };
        stale(was.spot, what)
    })
}

fn first_spot(pins: &AreaPins) -> Spot {
    let picture = pins.pictures.first().map(|pin| pin.spot);
    let files = pins.files.as_ref().map(|pin| pin.spot);
    let head = pins.head.map(|head| head.spot);
    head.or(picture).or(files).unwrap_or(Spot::new(kanyin_diagnostics::FileNo(0), 0..0))
}

fn no_story() -> Told {
    told!("这个区块没有可定的标题和图", "no headline or picture stands in this area")
}

fn gone() -> Told {
    told!("这张图（或方框）不在这个区块里了", "this picture or box is no longer in the area")
}

fn not_kept(spot: Spot, what: Told) -> Fault {
    Fault::warning(Code::PlanNotKept, spot, what).hint(told!(
        "这一项没有照 plan.yaml 排；改好它，或删去这一行",
        "this was made up as if it were not there; mend it, or remove the line"
    ))
}

/// The file of a picture, as `plan.yaml` has it; a box has none.
pub fn file(floating: &Floating) -> Option<String> {
    match floating {
        Floating::Picture(picture, _) => Some(slashed(&picture.path)),
        Floating::Box(..) => None,
    }
}

fn story(job: &mut PageJob, area: usize) -> Option<&mut StoryJob> {
    match &mut job.areas.get_mut(area)?.content {
        AreaContent::Story(story) => Some(story),
        _ => None,
    }
}

fn placed(plan: &PagePlan, area: usize, picture: usize) -> Option<PicturePlan> {
    match &plan.areas.get(area)?.set {
        Set::Story(story) => story.pictures.get(picture).copied().flatten(),
        _ => None,
    }
}
