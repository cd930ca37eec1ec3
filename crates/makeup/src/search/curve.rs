//! What an item costs at each depth over one width, worked out once.

use std::sync::Arc;

use super::super::area::AreaFit;
use super::super::cost::{self, Cost};
use super::super::fit::{StoryFit, StorySetting};
use super::super::heads::Heads;
use super::super::page::DEEPEST;
use super::super::story_shape::StoryPictures;
use super::super::{
    AreaContent, AreaJob, Columns, HeadJob, HeadSize, Lines, PicturePlan, StackPart, StoryJob,
};

/// What an item costs at each depth over one width.
#[derive(Debug, Clone)]
pub struct Curve {
    /// Columns that it is wide.
    pub(super) columns: u8,
    /// By size of the headline, and by depth.
    pub(super) settings: Arc<Vec<Vec<StorySetting>>>,
    /// By the same, lines by which its copy is changed there; nothing if it is as it came.
    pub(super) changes: Vec<Vec<i32>>,
    /// The headline.
    head: Option<Arc<HeadJob>>,
    /// Columns of text.
    text_columns: u8,
    /// Whether its lines are longer or shorter than those of other stories.
    pub(super) other_measure: bool,
    /// The lines it wants and no others, if it has a shape of its own.
    shape: Option<u32>,
    /// Whether text stands in it.
    pub(super) is_story: bool,
    /// Lines that it has if nothing is added; of a story that is no one depth.
    natural: u32,
    /// Columns of them at the right that its box takes, if that stands beside it.
    beside: u8,
    /// Of several things placed as one: costs as the table has them.
    known: Option<Arc<[i32]>>,
    /// The copy it was worked out from; of a story with its box beside it, what that costs at each depth.
    copy: Option<Arc<Copy>>,
    boxed: Vec<Cost>,
}

/// Copy that may be changed.
#[derive(Debug, Clone)]
enum Copy {
    Story {
        story: StoryJob,
        pictures: StoryPictures,
    },
    /// Briefs one under the other, the first perhaps a head.
    Stack {
        head: bool,
        parts: Vec<StackPart>,
    },
}

/// Of which depths it is known what they cost.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
enum Known {
    All,
    /// Those at which all of a story fits.
    WhatFits,
}

impl Curve {
    /// The curve of something over so many columns, in areas up to `deepest` lines.
    pub fn new(columns: Columns, content: AreaContent, deepest: Lines) -> Self {
        let pictures = match &content {
            AreaContent::Story(story) => Some(StoryPictures::of(story)),
            _ => None,
        };
        Self::of(columns, content, pictures, deepest, Known::All)
    }

    /// The same, where it is known how a story's pictures may stand.
    fn of(
        columns: Columns,
        content: AreaContent,
        pictures: Option<StoryPictures>,
        deepest: Lines,
        known: Known,
    ) -> Self {
        let deepest = deepest.count().min(DEEPEST);
        let job = AreaJob { rows: 0..1, columns: 0..columns.0, content };
        let fit = match (&job.content, &pictures) {
            (AreaContent::Story(story), Some(pictures)) => {
                let fit = StoryFit::of_what_fits(story, deepest, pictures.clone());
                AreaFit::Story(Box::new(if known == Known::All { fit.and_over() } else { fit }))
            }
            _ => AreaFit::new(&job, deepest),
        };
        let (head, text_columns) = match &job.content {
            AreaContent::Story(story) => (story.head.clone().map(Arc::new), story.columns.0),
            _ => (None, columns.0),
        };
        let heads = head.as_ref().map_or(1, |head| head.sizes.len().max(1));
        let setting = |head: usize, depth: u32| match &fit {
            AreaFit::Story(story) => story.setting(head, depth),
            other => {
                let (inside, foot) = other.white(depth);
                let cost = other.cost(depth, Heads::ALL);
                StorySetting { cost, inside, foot, ..StorySetting::default() }
            }
        };
        let by_depth = |head: usize| (0..=deepest).map(|depth| setting(head, depth)).collect();
        let settings: Vec<Vec<StorySetting>> = (0..heads).map(by_depth).collect();
        let least = settings[0].iter().enumerate().min_by_key(|(_, setting)| setting.cost);
        Self {
            columns: columns.0,
            natural: least.map_or(0, |(depth, _)| depth as u32),
            beside: 0,
            known: None,
            boxed: Vec::new(),
            settings: Arc::new(settings),
            changes: Vec::new(),
            head,
            text_columns,
            other_measure: false,
            shape: match &job.content {
                AreaContent::Shape(lines) => Some(lines.count()),
                _ => None,
            },
            is_story: matches!(job.content, AreaContent::Story(_)),
            copy: match (job.content, pictures) {
                (AreaContent::Story(story), Some(pictures)) => {
                    Some(Arc::new(Copy::Story { story, pictures }))
                }
                (AreaContent::Stack { head, parts }, _) => {
                    Some(Arc::new(Copy::Stack { head, parts }))
                }
                _ => None,
            },
        }
    }

    /// The curve of several things placed as one.
    pub(super) fn of_costs(columns: u8, costs: &[i32]) -> Self {
        let setting = |cost: &i32| StorySetting {
            cost: Cost(cost.unsigned_abs().into()),
            ..StorySetting::default()
        };
        Self {
            columns,
            settings: Arc::new(vec![costs.iter().map(setting).collect()]),
            changes: Vec::new(),
            head: None,
            text_columns: columns,
            other_measure: false,
            shape: None,
            is_story: false,
            natural: 0,
            beside: 0,
            known: Some(costs.into()),
            copy: None,
            boxed: Vec::new(),
        }
    }

    /// Costs as the table has them, of several things placed as one.
    pub(super) fn known(&self) -> Option<&[i32]> {
        self.known.as_deref()
    }

    /// The first depth at which it is not over.
    pub(super) fn first(&self) -> u32 {
        let fits = |depth: &u32| self.cost(*depth, Heads::ALL).0 < cost::over(1);
        (0..=self.deepest()).find(fits).unwrap_or(self.deepest())
    }

    /// The curve of something whose white stands at so many places inside it, not at its foot: a line too much shows at each.
    #[must_use]
    pub fn with_white_inside(mut self, places: u32) -> Self {
        let settings = Arc::make_mut(&mut self.settings).iter_mut().flatten();
        for setting in settings.filter(|setting| setting.foot > 0) {
            setting.inside += setting.foot.max(places);
            setting.foot = 0;
        }
        self
    }

    /// The curve of a story, or of briefs, set in other columns of text than the page has.
    #[must_use]
    pub fn of_other_measure(self) -> Self {
        Self { other_measure: true, ..self }
    }

    /// The curve of a story with its box beside it, both as deep.
    #[must_use]
    pub fn with_box(self, boxed: &Curve) -> Self {
        let deepest = self.deepest();
        // It ends with the columns of its story, as one of them.
        let uneven = |depth: u32| match boxed.hole(depth).1 {
            0 | 1 => Cost::ZERO,
            white => cost::short(white, 0),
        };
        let cost = |depth: u32| boxed.cost(depth, Heads::ALL).0 + uneven(depth);
        let costs = (0..=deepest).map(cost).collect();
        self.with_box_of(boxed.columns, costs)
    }

    fn with_box_of(mut self, columns: u8, costs: Vec<Cost>) -> Self {
        self.columns = self.columns.saturating_add(columns);
        self.beside = columns;
        for by_depth in Arc::make_mut(&mut self.settings) {
            for (setting, cost) in by_depth.iter_mut().zip(&costs) {
                setting.cost += *cost;
                setting.text += *cost;
            }
        }
        self.boxed = costs;
        self
    }

    /// The curve of the copy with its longest paragraph so many lines longer or shorter, if that can be. Of depths at which
    /// it does not fit nothing is known.
    pub(super) fn by_lines(&self, lines: i32) -> Option<Self> {
        let (changed, pictures) = match self.copy.as_deref()? {
            Copy::Story { story, pictures } => {
                (AreaContent::Story(story.by_lines(lines)?), Some(pictures.clone()))
            }
            Copy::Stack { head, parts } => {
                let parts = StackPart::by_lines(parts, lines)?;
                (AreaContent::Stack { head: *head, parts }, None)
            }
        };
        let (own, deepest) = (Columns(self.columns - self.beside), Lines(self.deepest()));
        let changed = Self::of(own, changed, pictures, deepest, Known::WhatFits);
        let changed = Self { other_measure: self.other_measure, ..changed };
        Some(match self.boxed.is_empty() {
            true => changed,
            false => changed.with_box_of(self.beside, self.boxed.clone()),
        })
    }

    /// Whether it is of copy, which an editor may change.
    pub(super) fn is_copy(&self) -> bool {
        self.copy.is_some()
    }

    /// Columns at the right that the box beside a story takes.
    pub fn beside(&self) -> Columns {
        Columns(self.beside)
    }

    /// Whether it may be as deep as that: what has a shape of its own has one depth.
    pub(super) fn may_be(&self, depth: u32) -> bool {
        self.shape.is_none_or(|lines| lines == depth)
    }

    /// The greatest depth known.
    pub(super) fn deepest(&self) -> u32 {
        self.settings[0].len() as u32 - 1
    }

    /// What a depth costs with one of these headlines, and which of them is taken.
    pub(super) fn cost(&self, depth: u32, heads: Heads) -> (Cost, usize) {
        let depth = depth.min(self.deepest()) as usize;
        let sizes = self.sizes();
        let allowed =
            self.settings.iter().enumerate().filter(|(head, _)| heads.may_take(sizes, *head));
        let costs = allowed.map(|(head, by_depth)| (by_depth[depth].cost, head));
        costs.min().unwrap_or((cost::over(1), 0))
    }

    /// How it is at a depth with one of these headlines.
    pub(super) fn setting(&self, depth: u32, heads: Heads) -> &StorySetting {
        let depth = depth.min(self.deepest());
        let (_, head) = self.cost(depth, heads);
        &self.settings[head][depth as usize]
    }

    /// The pictures at a depth under a headline.
    pub(super) fn pictures(&self, depth: u32, head: usize) -> &[PicturePlan] {
        let depth = depth.min(self.deepest()) as usize;
        self.settings.get(head).map_or(&[], |by_depth| &by_depth[depth].pictures)
    }

    /// The headline.
    pub(super) fn head(&self) -> Option<&HeadJob> {
        self.head.as_deref()
    }

    /// The sizes of the headline.
    pub(super) fn sizes(&self) -> &[HeadSize] {
        self.head.as_ref().map_or(&[], |head| &head.sizes)
    }

    /// Lines under the headline block over all columns that hold something at a depth.
    pub(super) fn under_head(&self, depth: u32, heads: Heads) -> Option<u32> {
        let across = self.head.as_ref().filter(|head| head.span.0 >= self.text_columns)?;
        let (_, size) = self.cost(depth, heads);
        let filled = self.setting(depth, heads).filled;
        Some(filled.saturating_sub(across.sizes.get(size)?.lines.count()))
    }

    /// Rows of the title at a depth.
    pub(super) fn title_rows(&self, depth: u32) -> u8 {
        let (_, size) = self.cost(depth, Heads::ALL);
        self.sizes().get(size).and_then(|size| size.look).map_or(0, |look| look.rows)
    }

    /// Lines by which a depth is more than something needs: those that it takes up, and those that are a hole.
    pub(super) fn white(&self, depth: u32) -> (u32, u32) {
        // What text leaves white is part of its own cost.
        if self.is_story {
            return (0, 0);
        }
        let more = depth.saturating_sub(self.natural);
        let (inside, foot) = self.hole(depth);
        let hole = more.min(inside + foot);
        (more - hole, hole)
    }

    /// Lines of white at a depth: inside, beyond a line more between any two parts; and at the foot.
    pub(super) fn hole(&self, depth: u32) -> (u32, u32) {
        let setting = self.setting(depth, Heads::ALL);
        (setting.inside, setting.foot)
    }

    /// Columns of text, if it is text that runs over several.
    pub fn row(&self) -> Option<Columns> {
        (self.is_story && self.text_columns > 1).then_some(Columns(self.text_columns))
    }

    /// Columns of text, if they are others than the page has.
    pub fn other_columns(&self) -> Option<Columns> {
        self.other_measure.then_some(Columns(self.text_columns))
    }

    /// Whether there is a depth at which all of it fits and its columns end flush.
    pub fn ends_flush(&self) -> bool {
        (0..=self.deepest()).any(|depth| self.cost(depth, Heads::ALL).0 < cost::short(2, 0))
    }

    /// Columns of text.
    pub(super) fn text_columns(&self) -> u8 {
        self.text_columns.max(1)
    }
}
