//! 线穿字、线穿图: a rule, or the edge of a frame, through type, a picture, a ground or the masthead's own rules.

use kanyin_diagnostics::{Code, Spot, Told, told};

use super::finding::LookFinding;
use super::ink::{TOUCH, ink_in};
use super::on_grid::OnGrid;
use super::seen_page::{SeenPage, SeenRule};
use super::seen_rect::SeenRect;

/// A rule that reaches less far into a picture or a ground only meets its edge, in points.
const REACH: f64 = 2.0;

/// What is crossed.
struct Crossed {
    by: SeenRect,
    what: Told,
    place: SeenRect,
    spot: Option<Spot>,
}

/// Rules that cross something, once for each rule.
pub fn findings(page: &SeenPage, at: Spot, number: u32) -> Vec<LookFinding> {
    let edges =
        page.grounds.iter().filter(|ground| !ground.is_filled).flat_map(|ground| {
            edges(&ground.rect).map(|rect| SeenRule { rect, thing: ground.thing })
        });
    let edges: Vec<SeenRule> = edges.collect();
    let rules = page.rules.iter().chain(&edges);
    let crossed = rules.filter_map(|rule| {
        text(page, rule)
            .or_else(|| picture(page, rule))
            .or_else(|| ground(page, rule))
            .or_else(|| masthead(page, rule))
    });
    crossed.map(|crossed| finding(page, crossed, at, number)).collect()
}

/// The four edges of a frame.
fn edges(rect: &SeenRect) -> [SeenRect; 4] {
    [
        SeenRect { foot: rect.top + 0.5, ..*rect },
        SeenRect { top: rect.foot - 0.5, ..*rect },
        SeenRect { right: rect.left + 0.5, ..*rect },
        SeenRect { left: rect.right - 0.5, ..*rect },
    ]
}

/// A rule through letters: across their middle, not along their edge.
fn text(page: &SeenPage, rule: &SeenRule) -> Option<Crossed> {
    // A line drawn through or under words as long as they are is their own.
    let is_their_own = |ems: &SeenRect| {
        rule.is_level() && rule.rect.left >= ems.left - 1.0 && rule.rect.right <= ems.right + 1.0
    };
    let near = page.types.iter().filter(|of| of.near.meets(&rule.rect, 0.0));
    near.filter(|of| !(of.thing == rule.thing && is_their_own(&of.ems))).find_map(|of| {
        let touch = TOUCH * of.size;
        let place = ink_in(of, &rule.rect).into_iter().find(|ink| crosses(rule, ink, touch))?;
        let words = of.words();
        let what = told!("文字“{words}”", "the words “{words}”");
        Some(Crossed { by: rule.rect, what, place, spot: of.spot() })
    })
}

fn picture(page: &SeenPage, rule: &SeenRule) -> Option<Crossed> {
    let others =
        page.pictures.iter().filter(|picture| picture.thing != rule.thing || rule.thing.is_none());
    let crossed = others.into_iter().find(|picture| crosses(rule, &picture.rect, REACH))?;
    let spot = page.spot_of_story(page.story_of(crossed.thing));
    let what = told!("图片", "a picture");
    Some(Crossed { by: rule.rect, what, place: crossed.rect.shared(&rule.rect), spot })
}

fn ground(page: &SeenPage, rule: &SeenRule) -> Option<Crossed> {
    let others =
        page.grounds.iter().filter(|ground| ground.thing != rule.thing || rule.thing.is_none());
    let crossed = others.into_iter().find(|ground| crosses(rule, &ground.rect, REACH))?;
    let spot = page.spot_of_story(page.story_of(crossed.thing));
    let what = told!("方框", "a box");
    Some(Crossed { by: rule.rect, what, place: crossed.rect.shared(&rule.rect), spot })
}

/// A rule between stories that runs into the masthead.
fn masthead(page: &SeenPage, rule: &SeenRule) -> Option<Crossed> {
    if rule.thing.is_some() || rule.is_level() {
        return None;
    }
    let own = page.rules.iter().filter(|of| matches!(page.role(of.thing), "masthead" | "folio"));
    let crossed = own.into_iter().find(|of| {
        of.is_level()
            && rule.rect.shared_width(&of.rect) > 0.0
            && rule.rect.top < of.rect.top - REACH
            && rule.rect.foot > of.rect.top
    })?;
    let what = told!("报头或报眉的线", "the masthead's or folio's rule");
    let place = SeenRect { foot: crossed.rect.foot, ..rule.rect };
    Some(Crossed { by: rule.rect, what, place, spot: None })
}

/// Whether a rule goes through the middle of something: in by more than so much from its edges.
fn crosses(rule: &SeenRule, through: &SeenRect, by: f64) -> bool {
    let inner = if rule.is_level() {
        SeenRect { top: through.top + by, foot: through.foot - by, ..*through }
    } else {
        SeenRect { left: through.left + by, right: through.right - by, ..*through }
    };
    if inner.is_nothing() {
        return false;
    }
    let (across, along) = match rule.is_level() {
        true => (rule.rect.shared_height(&inner), rule.rect.shared_width(&inner)),
        false => (rule.rect.shared_width(&inner), rule.rect.shared_height(&inner)),
    };
    across > 0.0 && along > by
}

fn finding(page: &SeenPage, crossed: Crossed, at: Spot, number: u32) -> LookFinding {
    let Crossed { by, what: through, place, spot } = crossed;
    let place_told = OnGrid::of(page.grid, &place).told();
    let label = told!("线穿过", "rule through");
    let what = told!(
        "第 {number} 版{place_told}有线穿过{through}",
        "on page {number}, {place_told}, a rule goes through {through}";
        place_told, through
    );
    let hint = told!(
        "改版式，使两处不相遇；自己的 .typ 模板里有这条线，就改那里",
        "change the layout so that the two do not meet; if a .typ template of your own has the rule, change it there"
    );
    LookFinding::error(
        Code::RuleThrough,
        spot.unwrap_or(at),
        (label, what),
        vec![place, by.shared(&place)],
    )
    .hint(hint)
}
