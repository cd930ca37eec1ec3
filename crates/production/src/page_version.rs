//! One version of a page in a few words: where its lead stands, and how well all is filled.

use kanyin_diagnostics::{Told, slashed, told};
use kanyin_issue::{Fill, Importance, Page, Story};
use kanyin_press::{KeptArea, KeptPage, KeptPlan, PlanFile};

use super::laid_issue::LaidIssue;

/// Most characters of a title.
const WORDS: usize = 12;
/// Lines by which what stands at the foot may end above it.
const NEAR: u32 = 3;

/// What a person asks of a page before choosing it.
pub struct PageVersion {
    /// Its number.
    pub page: u32,
    lead: Option<(String, Told)>,
    fill: Option<f64>,
    /// Characters over, and lines short.
    over: u32,
    short: u32,
}

impl PageVersion {
    /// That of a page that was laid out.
    pub fn of(number: u32, laid: &LaidIssue, plan: &PlanFile, kept: &KeptPlan) -> Self {
        let page = laid.issue.pages.iter().find(|page| page.page == number);
        let lead = page.and_then(lead);
        let kept = kept.pages.iter().find(|page| page.page == number);
        let lead = lead.and_then(|lead| {
            let path = slashed(&lead.path);
            let page = kept?;
            let area = page.areas.iter().find(|area| area.files.contains(&path))?;
            Some((title(lead), place(page, area)))
        });
        let looks = laid.laid.looks.iter().find(|look| look.page == number);
        let planned =
            || plan.pages.iter().filter(|page| page.page == number).flat_map(|p| &p.areas);
        Self {
            page: number,
            lead,
            fill: looks.map(|look| look.figures.fill),
            over: planned().map(|area| area.overset_characters).sum(),
            short: planned().map(|area| area.spare).sum(),
        }
    }

    /// In a line.
    pub fn told(&self) -> Told {
        let page = self.page;
        let fit = self.fit();
        let lead = match &self.lead {
            Some((title, place)) => {
                told!("头条“{title}”{place}；", "lead “{title}” {place}; "; place)
            }
            None => told!("", ""),
        };
        let fill = self.filled();
        told!("  第 {page} 版：{lead}{fill}；{fit}", "  page {page}: {lead}{fill}; {fit}"; lead, fill, fit)
    }

    /// As it stands below the page on the contact sheet, as alternative so and so.
    pub fn caption(&self, n: usize) -> Told {
        let lead = match &self.lead {
            Some((_, place)) => told!("　头条{place}", ", lead {place}"; place),
            None => told!("", ""),
        };
        let (fill, fit) = (self.filled(), self.fit());
        told!("第 {n} 种{lead}　{fill}　{fit}", "Alternative {n}{lead}, {fill}, {fit}"; lead, fill, fit)
    }

    fn filled(&self) -> Told {
        let fill = format!("{:.1}", 100.0 * self.fill.unwrap_or(0.0));
        told!("填满 {fill} %", "{fill} % filled")
    }

    fn fit(&self) -> Told {
        let (over, short) = (self.over, self.short);
        match (over, short) {
            (0, 0) => told!("正好", "fits"),
            (0, _) => told!("少 {short} 行", "{short} lines short"),
            _ => told!("多 {over} 字", "{over} characters over"),
        }
    }
}

/// Where something stands on its page, in words: `第 1–3 栏，版头`.
pub fn place(page: &KeptPage, area: &KeptArea) -> Told {
    let (first, last) = (area.column, area.column + area.columns.saturating_sub(1));
    let is_top = page.areas.iter().all(|other| other.top >= area.top);
    let foot = |area: &KeptArea| area.top + area.height;
    let is_foot = page.areas.iter().all(|other| foot(other) <= foot(area) + NEAR);
    let at = match (is_top, is_foot) {
        (true, true) => told!("从上到下", "from head to foot"),
        (true, false) => told!("版头", "at the head"),
        (false, true) => told!("版脚", "at the foot"),
        (false, false) => told!("中间", "in the middle"),
    };
    match first == last {
        true => told!("第 {first} 栏，{at}", "column {first}, {at}"; at),
        false => told!("第 {first}–{last} 栏，{at}", "columns {first}–{last}, {at}"; at),
    }
}

/// The stories of a page by their paths, with the words by which they are told.
pub fn titles(page: &Page) -> Vec<(String, String)> {
    let named = |fill: &Fill| match fill {
        Fill::Story(story) => Some((slashed(&story.path), title(story))),
        Fill::Briefs { head, stories } => {
            let first = stories.first()?;
            let title = head.as_ref().map_or_else(|| title(first), |head| head.text.clone());
            Some((slashed(&first.path), title))
        }
        _ => None,
    };
    page.fills.iter().filter_map(named).collect()
}

/// The weightiest story of a page.
fn lead(page: &Page) -> Option<&Story> {
    let stories = || page.fills.iter().filter_map(own_story);
    stories().find(|story| story.importance == Importance::Lead).or_else(|| stories().next())
}

fn own_story(fill: &Fill) -> Option<&Story> {
    match fill {
        Fill::Story(story) => Some(story),
        _ => None,
    }
}

fn title(story: &Story) -> String {
    let mut words: String = story.title.text.chars().take(WORDS).collect();
    if words.len() < story.title.text.len() {
        words.push('…');
    }
    words
}
