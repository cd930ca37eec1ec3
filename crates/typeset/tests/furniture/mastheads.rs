//! Mastheads: names of every length on every grid, with and without an ear.

use kanyin_testing::Desk;
use kanyin_testing::pages::{Paged, Rect, Type};

use super::drawn::{self, Rule};
use super::sheets::{NAMES, Sheet};

/// Where the ear stands.
#[derive(Debug, Copy, Clone, PartialEq)]
enum Ear {
    None,
    Inside,
    Apart,
    /// In an area of its own, with nothing in it.
    EmptyApart,
}

const EARS: [Ear; 4] = [Ear::None, Ear::Inside, Ear::Apart, Ear::EmptyApart];
/// Lines of the masthead's area.
const LINES: [u32; 5] = [6, 8, 11, 15, 20];
const MOTTO: [&str; 2] = ["落雨共一道檐", "天晴读一张报"];
const WEATHER: &str = "晴　4℃～16℃　东北风 2 级";
const TEXT: &str = "本报今起扩为八版，请到社区服务站取阅。";

/// White between the nameplate and anything else beside it, in points: an em of body type.
const APART: f64 = 9.0;

fn desk(sheet: &Sheet, name: &str, lines: u32, ear: Ear) -> Desk {
    let desk = sheet.desk(
        name,
        "masthead:\n  motto: [落雨共一道檐, 天晴读一张报]\n  seal: 社区报\n  publisher: 青檐街道办事处 主办\n  \
         registration: 内部资料 免费交流\n  website: www.yanxia.example\n  frequency: 双周刊\n",
    );
    let columns = sheet.columns as usize;
    let (all, own) = ("A".repeat(columns), columns.div_ceil(3));
    let first = match ear {
        Ear::None | Ear::Inside => "M".repeat(columns),
        Ear::Apart | Ear::EmptyApart => "M".repeat(columns - own) + &"E".repeat(own),
    };
    let letters = if first.contains('E') { "E: {is: ear}\n" } else { "" };
    desk.file(
        "layouts/front/layout.yaml",
        &format!("rows: [{lines}, auto]\nareas: [{first}, {all}]\nM: {{is: masthead}}\nA: {{is: story, name: a}}\n{letters}"),
    );
    desk.file(
        "layouts/one/layout.yaml",
        &format!("rows: [auto]\nareas: [{all}]\nA: {{is: story, name: a}}\n"),
    );
    for (file, title) in [
        ("a", "头条"),
        ("b", "一口老井引出一份街坊公约"),
        ("c", "杏花开了"),
        ("d", "背着画箱上后山的人们"),
    ] {
        desk.file(
            &format!("issues/1/stories/{file}.md"),
            &format!("---\ntitle: {title}\ndeck: 附十一月便民服务时间表\n---\n\n正文。\n"),
        );
    }
    let ear = match ear {
        Ear::Inside | Ear::Apart => {
            format!("ear: {{weather: {WEATHER}, contents: true, text: {TEXT}}}\n")
        }
        Ear::EmptyApart => "ear: {weather: ' '}\n".into(),
        Ear::None => String::new(),
    };
    let pages: String = [
        ("front", "a", "要闻"),
        ("one", "b", "社区"),
        ("one", "c", "文化"),
        ("one", "d", "影像"),
    ]
    .map(|(layout, story, section)| {
        format!(
            "  - {{layout: {layout}, section: {section}, stories: {{a: stories/{story}.md}}}}\n"
        )
    })
    .concat();
    desk.file(
        "issues/1/issue.yaml",
        &format!("number: 143\ndate: 2026-11-20\n{ear}pages:\n{pages}"),
    );
    desk
}

/// A front page, as it is printed.
struct Front<'a> {
    paged: &'a Paged,
    types: Vec<(&'a Type, Rect)>,
    rules: Vec<Rule>,
    /// Upper and lower edge of the masthead's area.
    top: f64,
    foot: f64,
}

impl<'a> Front<'a> {
    fn of(paged: &'a Paged, lines: u32) -> Self {
        let grid = &paged.laid.grid;
        let (top, foot) = (grid.top, grid.top + f64::from(lines) * grid.leading);
        let rules =
            drawn::rules(paged, 1).into_iter().filter(|rule| rule.rect.top < foot).collect();
        Self { paged, types: drawn::type_over(paged, 1, foot), rules, top, foot }
    }

    /// The ink of the nameplate.
    fn plate(&self) -> Option<Rect> {
        let rows =
            self.types.iter().filter(|(ty, _)| ty.family == "Ma Shan Zheng").map(|(_, ink)| *ink);
        rows.reduce(|a, b| Rect {
            left: a.left.min(b.left),
            top: a.top.min(b.top),
            right: a.right.max(b.right),
            foot: a.foot.max(b.foot),
        })
    }

    fn wrong(&self, ear: Ear) -> Vec<String> {
        let mut wrong = drawn::overprints(&self.types, &self.rules);
        wrong.extend(self.wrong_rules());
        wrong.extend(self.wrong_plate(ear));
        wrong.extend(self.too_near());
        let area = self.paged.type_area();
        let area = Rect { top: area.top - self.paged.laid.grid.leading, foot: self.foot, ..area };
        let off = self.types.iter().filter(|(_, ink)| !ink.is_within(&area, 0.7));
        wrong.extend(off.map(|(ty, ink)| format!("“{}” leaves its area: {ink:.1?}", ty.text)));
        wrong.extend(drawn::silent(self.paged, 1, self.promised(ear)));
        wrong
    }

    /// One strong rule, as wide as the page, with a hairline below it, and nothing between nameplate and rule.
    fn wrong_rules(&self) -> Vec<String> {
        let area = self.paged.type_area();
        let is_across = |rule: &&Rule| {
            rule.is_level()
                && (rule.rect.left - area.left).abs() < 0.1
                && (rule.rect.right - area.right).abs() < 0.1
        };
        let level: Vec<&Rule> = self.rules.iter().filter(|rule| rule.is_level()).collect();
        match level[..] {
            [strong, hairline]
                if strong.is_strong()
                    && hairline.rect.top > strong.rect.foot
                    && level.iter().all(is_across) =>
            {
                Vec::new()
            }
            _ => vec![format!("the level rules are {level:.1?}")],
        }
    }

    fn wrong_plate(&self, ear: Ear) -> Vec<String> {
        let Some(plate) = self.plate() else { return vec!["there is no nameplate".into()] };
        let mut wrong = Vec::new();
        let Some(rule) = self.rules.iter().find(|rule| rule.is_strong()) else { return wrong };
        let white = rule.rect.top - plate.foot;
        if white < 2.0 {
            wrong.push(format!("the nameplate is {white:.1} pt from the rule"));
        }
        for (ty, ink) in self.types.iter().filter(|(ty, _)| ty.family != "Ma Shan Zheng") {
            let is_level_with = ink.top < plate.foot && ink.foot > plate.top;
            let white = (ink.left - plate.right).max(plate.left - ink.right);
            if is_level_with && white < APART {
                wrong.push(format!("the nameplate is {white:.1} pt from “{}”", ty.text));
            }
        }
        let area = self.paged.type_area();
        let middle = (plate.left + plate.right) / 2.0 - (area.left + area.right) / 2.0;
        let is_alone = self
            .types
            .iter()
            .all(|(ty, ink)| ty.family == "Ma Shan Zheng" || ink.top > rule.rect.top);
        if matches!(ear, Ear::None | Ear::EmptyApart) && is_alone && middle.abs() > 1.0 {
            wrong.push(format!("the nameplate alone is {middle:.1} pt off the middle"));
        }
        if ear == Ear::Inside && (plate.left - area.left).abs() > 0.5 {
            wrong.push(format!(
                "the nameplate's ink is {:.1} pt off the margin",
                plate.left - area.left
            ));
        }
        // It is as large as its place lets it be: nearly as high as it, or most of the way to its neighbour.
        let right = self.types.iter().filter(|(ty, ink)| {
            ty.family != "Ma Shan Zheng" && ink.left > plate.right && ink.top < rule.rect.top
        });
        let right = right.map(|(_, ink)| ink.left).fold(area.right, f64::min);
        let high = (plate.foot - plate.top) / (rule.rect.top - self.top);
        let wide = (plate.right - plate.left)
            / (right - plate.left.min(area.left + 0.2 * (area.right - area.left)));
        if high < 0.6 && wide < 0.5 {
            wrong.push(format!(
                "the nameplate is small: {high:.2} of the height, {wide:.2} of the width"
            ));
        }
        wrong
    }

    /// Items of the data line stand at least an em apart.
    fn too_near(&self) -> Vec<String> {
        let rule = self.rules.iter().find(|rule| rule.is_strong());
        let Some(rule) = rule else { return Vec::new() };
        let mut data: Vec<&(&Type, Rect)> =
            self.types.iter().filter(|(_, ink)| ink.top > rule.rect.top).collect();
        data.sort_by(|a, b| a.1.left.total_cmp(&b.1.left));
        let near = data.windows(2).filter(|pair| {
            let white = pair[1].1.left - pair[0].1.right;
            // Runs of one item stand closer than its type's advance, items an em apart.
            let is_same = pair[0].0.x + pair[0].0.width > pair[1].0.x - 0.5 * pair[0].0.size;
            !is_same && white < 0.9 * pair[0].0.size
        });
        near.map(|pair| format!("“{}” is too near to “{}”", pair[0].0.text, pair[1].0.text))
            .collect()
    }

    /// What was written and belongs there.
    fn promised(&self, ear: Ear) -> impl Iterator<Item = &'a str> {
        let masthead = &self.paged.issue.paper.masthead;
        let data = [&masthead.publisher, &masthead.registration, &masthead.website, &masthead.seal];
        let data = data
            .into_iter()
            .filter_map(|item| item.as_deref())
            .chain(MOTTO)
            .chain(["2026年11月20日", "第143期"]);
        let ear: &[&str] =
            if matches!(ear, Ear::Inside | Ear::Apart) { &[WEATHER, TEXT] } else { &[] };
        data.chain(ear.iter().copied())
    }
}

#[test]
fn nothing_of_a_masthead_touches_anything_on_any_grid() {
    let mut found = Vec::new();
    let mut turn = 0;
    for sheet in Sheet::all() {
        for name in NAMES {
            for ear in EARS {
                // Heights take turns, so that each meets every sheet, name and ear.
                let lines = LINES[turn % LINES.len()];
                turn += 1;
                let paged = desk(&sheet, name, lines, ear).paged();
                let front = Front::of(&paged, lines);
                let wrong = front.wrong(ear).into_iter();
                found
                    .extend(wrong.map(|wrong| {
                        format!("{name}, {lines} lines, {ear:?}, {sheet:?}: {wrong}")
                    }));
            }
        }
    }
    crate::none(found);
}

#[test]
fn a_motto_that_has_no_room_is_told_where_it_is_written() {
    let sheet = Sheet::all().next().unwrap();
    let paged = desk(&sheet, "青檐市第一中学校友报", 6, Ear::Inside).paged();
    let told = paged.complaints();
    let motto = told.iter().find(|told| told.contains("没有印题词"));
    assert!(motto.is_some_and(|told| told.starts_with("paper.yaml:5:")), "{told:?}");
}
