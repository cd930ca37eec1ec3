//! What is drawn on a page: rules and grounds, read from its frames.

use typst_library::layout::{Frame, FrameItem, Point, Transform};
use typst_library::visualize::Geometry;

use kanyin_testing::pages::{Paged, Rect, Type};

/// A rule, in points from the sheet's top left corner.
#[derive(Debug, Copy, Clone)]
pub struct Rule {
    pub rect: Rect,
    pub thickness: f64,
}

impl Rule {
    pub fn is_strong(&self) -> bool {
        (self.thickness - 1.5).abs() < 0.01
    }

    pub fn is_level(&self) -> bool {
        self.rect.right - self.rect.left > self.rect.foot - self.rect.top
    }
}

/// The rules of a page, from 1.
pub fn rules(paged: &Paged, page: u32) -> Vec<Rule> {
    let mut rules = Vec::new();
    walk(&paged.laid.document.pages()[page as usize - 1].frame, Transform::identity(), &mut rules);
    rules
}

fn walk(frame: &Frame, to_page: Transform, rules: &mut Vec<Rule>) {
    for (point, item) in frame.items() {
        let here = to_page.pre_concat(Transform::translate(point.x, point.y));
        match item {
            FrameItem::Group(group) => walk(&group.frame, here.pre_concat(group.transform), rules),
            FrameItem::Shape(shape, _) => {
                let (Geometry::Line(end), Some(stroke)) = (&shape.geometry, &shape.stroke) else {
                    continue;
                };
                let (a, b) = (Point::zero().transform(here), end.transform(here));
                let half = stroke.thickness.to_pt() / 2.0;
                let level = (a.y - b.y).abs().to_pt() < 0.01;
                let (dx, dy) = if level { (0.0, half) } else { (half, 0.0) };
                let rect = Rect {
                    left: a.x.min(b.x).to_pt() - dx,
                    top: a.y.min(b.y).to_pt() - dy,
                    right: a.x.max(b.x).to_pt() + dx,
                    foot: a.y.max(b.y).to_pt() + dy,
                };
                rules.push(Rule { rect, thickness: stroke.thickness.to_pt() });
            }
            _ => {}
        }
    }
}

/// The type of a page whose ink lies over a height from the sheet's top, in points.
pub fn type_over(paged: &Paged, page: u32, foot: f64) -> Vec<(&Type, Rect)> {
    let types = paged.types.iter().filter(|ty| ty.page == page);
    types.filter_map(|ty| Some((ty, ty.ink?))).filter(|(_, ink)| ink.top < foot).collect()
}

/// Type over type, and type over rules.
pub fn overprints(types: &[(&Type, Rect)], rules: &[Rule]) -> Vec<String> {
    let mut found = Vec::new();
    for (n, (one, ink)) in types.iter().enumerate() {
        for (other, over) in &types[n + 1..] {
            if ink.meets(over, 0.4) {
                found.push(format!("“{}” stands on “{}”", one.text, other.text));
            }
        }
        for rule in rules.iter().filter(|rule| ink.meets(&rule.rect, 0.05)) {
            found.push(format!("a rule goes through “{}”: {:.1?}", one.text, rule.rect));
        }
    }
    found
}

/// Words that are neither on the page nor told.
pub fn silent<'a>(paged: &Paged, page: u32, words: impl Iterator<Item = &'a str>) -> Vec<String> {
    let bare = |text: &str| -> String { text.chars().filter(|c| !c.is_whitespace()).collect() };
    let types = paged.types.iter().filter(|ty| ty.page == page);
    let on_page = bare(&types.map(|ty| ty.text.as_str()).collect::<String>());
    let told: String = paged.complaints().iter().map(|told| bare(told)).collect();
    let missing = words.filter(|words| {
        let words = bare(words);
        !on_page.contains(&words) && !told.contains(&words)
    });
    missing.map(|words| format!("“{words}” is neither there nor told")).collect()
}
