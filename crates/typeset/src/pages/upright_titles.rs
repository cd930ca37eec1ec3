//! Titles that were to stand upright 竖题 and could not.

use kanyin_diagnostics::{Code, Fault, Spot, told};
use kanyin_issue::{Fill, Page, Story};

use super::area;
use super::fills::PageFills;
use crate::engine::TemplateErrors;
use crate::forms;
use crate::headline::asked_upright;
use crate::house::House;
use crate::part::Key;

/// The faults of a page's titles that were set level instead.
pub fn faults(
    house: &House,
    page: &Page,
    fills: &PageFills,
    key: Key,
) -> Result<Vec<Fault>, TemplateErrors> {
    let mut faults = Vec::new();
    let mut told = |story: &Story| faults.push(not_upright(story.title.spot));
    for (index, fill) in fills.iter().enumerate() {
        let stick = area::stick(house, page, index, key);
        let is_apart = area::apart(fills, index).headline;
        match (fill, fills.story(index)) {
            (Fill::Story(story), _)
                if asked_upright(story)
                    && !is_apart
                    && !forms::stands_upright(&stick, &page.layout.areas[index], story)? =>
            {
                told(story);
            }
            (Fill::Headline { .. }, Some(story))
                if asked_upright(story) && !forms::stands_upright_apart(&stick, story)? =>
            {
                told(story);
            }
            (Fill::Briefs { stories, .. }, _) => {
                stories.iter().filter(|story| asked_upright(story)).for_each(|story| told(story));
            }
            _ => {}
        }
    }
    Ok(faults)
}

fn not_upright(spot: Spot) -> Fault {
    let what =
        told!("这个标题竖不起来，排成了横题", "this title cannot stand upright and was set level");
    let hint = told!(
        "竖题每行最多九个字、两行，连引题副题不宽于一栏，只用于新闻和散文；缩短标题，或删去 direction",
        "an upright title has at most two lines of nine characters, is with kicker and deck no wider than a column, and is for news and essays; shorten it, or remove `direction`"
    );
    Fault::warning(Code::NotUpright, spot, what).hint(hint)
}
