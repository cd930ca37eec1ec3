//! One version of a page in a few words: where its lead stands, and how well all is filled.

use kanyin_diagnostics::{Told, told};
use kanyin_issue::{Fill, Importance, Page, Story};
use kanyin_press::{KeptArea, KeptPlan, PlanFile};

use super::laid_issue::LaidIssue;

/// Most characters of a title.
const WORDS: usize = 12;

/// What a person asks of a page before choosing it.
pub struct PageVersion {
    /// Its number.
    pub page: u32,
    /// Lines of the type area.
    pub lines: u32,
    /// Whether it is the first one again, since it has no more.
    is_first_again: bool,
    lead: Option<(String, Told)>,
    fill: Option<f64>,
    /// Characters over, and lines short.
    over: u32,
    short: u32,
}

impl PageVersion {
    /// That of a page that was laid out.
    pub fn of(number: u32, is_first_again: bool, laid: &LaidIssue, plan: &PlanFile) -> Self {
        let lines = laid.laid.grid.lines;
        let page = laid.issue.pages.iter().find(|page| page.page == number);
        let lead = page.and_then(lead);
        let kept = KeptPlan::of(plan);
        let areas = || kept.pages.iter().filter(|page| page.page == number).flat_map(|p| &p.areas);
        let lead = lead.and_then(|lead| {
            let path = lead.path.to_string_lossy().replace('\\', "/");
            let area = areas().find(|area| area.files.contains(&path))?;
            Some((title(lead), place(area, lines)))
        });
        let looks = laid.laid.looks.iter().find(|look| look.page == number);
        let planned =
            || plan.pages.iter().filter(|page| page.page == number).flat_map(|p| &p.areas);
        Self {
            page: number,
            lines,
            is_first_again,
            lead,
            fill: looks.map(|look| look.figures.fill),
            over: planned().map(|area| area.overset_characters).sum(),
            short: planned().map(|area| area.spare).sum(),
        }
    }

    /// In a line.
    pub fn told(&self) -> Told {
        let page = self.page;
        if self.is_first_again {
            return told!(
                "  第 {page} 版：没有更多的拼法，同第 1 种",
                "  page {page}: has no more, as in alternative 1"
            );
        }
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

    /// As it stands below the page on the contact sheet.
    pub fn caption(&self) -> String {
        let page = self.page;
        if self.is_first_again {
            return format!("第 {page} 版 同第 1 种");
        }
        let lead = self.lead.as_ref().map(|(_, place)| format!("　头条{}", place.zh));
        let (lead, fill, fit) = (lead.unwrap_or_default(), self.filled().zh, self.fit().zh);
        format!("第 {page} 版{lead}　{fill}　{fit}")
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

/// Where something stands, in words: `第 1–3 栏，上`.
pub fn place(area: &KeptArea, lines: u32) -> Told {
    let (first, last) = (area.column, area.column + area.columns.saturating_sub(1));
    let middle = area.top + area.height / 2;
    let at = match () {
        () if 3 * area.height >= 2 * lines => told!("上下贯通", "from head to foot"),
        () if 3 * middle < lines => told!("在上", "above"),
        () if 3 * middle < 2 * lines => told!("在中", "in the middle"),
        () => told!("在下", "below"),
    };
    match first == last {
        true => told!("第 {first} 栏，{at}", "column {first}, {at}"; at),
        false => told!("第 {first}–{last} 栏，{at}", "columns {first}–{last}, {at}"; at),
    }
}

/// The stories of a page by their paths, with the words by which they are told.
pub fn titles(page: &Page) -> Vec<(String, String)> {
    let named = |story: &Story| (story.path.to_string_lossy().replace('\\', "/"), title(story));
    page.fills.iter().filter_map(|fill| own_story(fill).map(named)).collect()
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
