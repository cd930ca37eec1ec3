//! The pins of a page as makeup is asked them, and those of them that are given up.

use kanyin_diagnostics::{Fault, Faults, Told, slashed, told};
use kanyin_issue::Fill;
use kanyin_issue::pins::{AreaPins, HeadPin, PagePins, PicturePin, Pin, stale};
use kanyin_makeup::{AreaContent, Lines, PageJob, PagePlan, Set, StoryJob};

use super::super::fills::{PageFills, paths};
use super::held::Held;
use super::picture_wishes::PictureWishes;
use super::unkept::unkept;
use crate::forms::{Floating, SetArea, SetStory, title_look};

/// The pins of a page that mean something there.
#[derive(Default)]
pub struct Wishes {
    rows: Vec<Option<Pin<u32>>>,
    /// Together the rows do not make a page.
    rows_given_up: bool,
    heads: Vec<HeadWish>,
    pictures: Vec<PictureWishes>,
    /// Headlines that have no such size.
    pub missed_heads: usize,
}

/// A headline, and those of its sizes that are as asked.
struct HeadWish {
    area: usize,
    sizes: Vec<usize>,
    pin: HeadPin,
    given_up: bool,
}

impl Wishes {
    /// The pins that can be asked at all; the others are told.
    pub fn of(pins: &PagePins, fills: &PageFills, set: &[SetArea], faults: &mut Faults) -> Self {
        let mut wishes = Self { rows: pins.rows.clone(), ..Self::default() };
        for pins in &pins.areas {
            if let Some(fault) = of_other_files(pins, fills.at(pins.area)) {
                faults.push(fault);
                continue;
            }
            let SetArea::Story(story) = &set[pins.area] else {
                let picture = || pins.pictures.first().map(|pin| pin.spot);
                let spot = pins.head.map(|head| head.spot).or_else(picture);
                faults.0.extend(spot.map(|spot| stale(spot, no_story())));
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
            faults.push(unkept(pin.spot, what));
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
            let is_it = |n: &usize| story.pictures[*n].file().as_ref() == asked;
            let at = free.iter().position(is_it);
            match at {
                Some(at) => found.push((free.remove(at), pin)),
                None => {
                    faults.push(stale(pin.file.as_ref().map_or(pin.spot, |file| file.spot), gone()))
                }
            }
        }
        // A box has no file; where pictures are not named either, all are meant in order.
        if !found.is_empty() {
            free.sort_by_key(|n| matches!(story.pictures[*n], Floating::Picture(..)));
        }
        for pin in unnamed {
            match free.is_empty() {
                false => found.push((free.remove(0), pin)),
                true => faults.push(stale(pin.spot, gone())),
            }
        }
        for (picture, pin) in found {
            let place = (pins.area, picture);
            self.pictures.push(PictureWishes::possible(&story.job, place, pin, faults));
        }
    }

    /// Puts what is not given up into the job.
    pub fn ask(&self, job: &mut PageJob) {
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
    pub fn give_up(&mut self, job: &PageJob, plan: &PagePlan) -> bool {
        let mut given_up = false;
        let held = job.rows.iter().zip(&plan.rows);
        if held.into_iter().any(|(row, (_, height))| row.wish.is_some_and(|wish| wish != *height)) {
            self.rows_given_up = true;
            return true;
        }
        for picture in self.pictures.iter_mut().filter(|picture| !picture.is_held(plan)) {
            given_up |= picture.give_up();
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
    pub fn tell(&self, job: &PageJob, plan: &PagePlan, faults: &mut Faults) {
        let spot = self.rows.iter().flatten().next().map(|pin| pin.spot);
        if let Some(spot) = spot.filter(|_| self.rows_given_up) {
            faults.push(unkept(spot, self.rows_do_not_add_up(job)).hint(told!(
                "改一排的数，或把一排写成 auto",
                "change one of the numbers, or write `auto` for one of the rows"
            )));
        }
        for head in self.heads.iter().filter(|head| head.given_up) {
            let what = told!(
                "这一级的标题在它的区块里放不下",
                "a headline of this size has no room in its area"
            );
            faults.push(unkept(head.pin.spot, what));
        }
        for picture in &self.pictures {
            picture.tell(plan, faults);
        }
    }

    fn rows_do_not_add_up(&self, job: &PageJob) -> Told {
        let rows = job.rows.iter().zip(&self.rows);
        let heights: u32 = rows
            .filter_map(|(row, pin)| pin.map(|pin| pin.value).or(row.height.map(|h| h.0)))
            .sum();
        let between: u32 = job.rows.iter().map(|row| row.gap_above.0).sum();
        let white: u32 = job.rows.iter().map(|row| row.grows.most().0).sum();
        let all = job.lines.0;
        let (least, most) = (all.saturating_sub(between + white), all.saturating_sub(between));
        told!(
            "各排的行数加起来是 {heights}，凑不满版心的 {all} 行：排间留白之外，要 {least} 到 {most} 行",
            "the rows add up to {heights}: of the {all} lines of the page the white between them leaves {least} to {most}"
        )
    }

    /// Headlines that have no room at their size.
    pub fn given_up_heads(&self) -> usize {
        self.heads.iter().filter(|head| head.given_up).count()
    }

    /// What was held.
    pub fn held(&self) -> Held {
        let rows = self.rows.iter().enumerate().filter(|(_, pin)| pin.is_some());
        let heads = self.heads.iter().filter(|head| !head.given_up);
        let pictures = self.pictures.iter().filter(|picture| picture.is_asked());
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

fn no_story() -> Told {
    told!("这个区块没有可定的标题和图", "no headline or picture stands in this area")
}

fn gone() -> Told {
    told!("这张图（或方框）不在这个区块里了", "this picture or box is no longer in the area")
}

fn story(job: &mut PageJob, area: usize) -> Option<&mut StoryJob> {
    match &mut job.areas.get_mut(area)?.content {
        AreaContent::Story(story) => Some(story),
        _ => None,
    }
}
