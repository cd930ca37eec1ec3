//! The house's templates at work on one page: each part gets what is to be set and where.

use std::hash::Hash;

use typst_library::foundations::{Array, Content, Dict, IntoValue, Regex, Value};
use typst_library::layout::{Abs, Axes, Frame, Length, Size};

use kanyin_fonts::Family;
use kanyin_issue::{Paper, paper::Role};

use super::grid::Grid;
use super::inks::Inks;
use super::paragraph::Paragraph;
use super::setter::{Broken, Setter};
use super::title::Titles;

/// `it! { "key" => value, … }`: the data of a part.
macro_rules! it {
    ($($key:literal => $value:expr),* $(,)?) => {{
        #[allow(unused_mut)]
        let mut dict = typst_library::foundations::Dict::new();
        $(dict.insert($key.into(), typst_library::foundations::IntoValue::into_value($value));)*
        dict
    }};
}
pub(crate) use it;

/// The templates of one page's layout, with the grid and the faces they are set in.
#[derive(Clone)]
pub struct House<'a> {
    /// Where parts are set.
    pub setter: &'a Setter,
    /// The layout whose own templates come first.
    pub layout: &'a str,
    /// The page grid.
    pub grid: Grid,
    /// The publication's own words and sizes of titles.
    pub titles: Titles,
    base: Dict,
}

impl<'a> House<'a> {
    /// The house of a publication.
    pub fn new(setter: &'a Setter, layout: &'a str, paper: &Paper, inks: &Inks) -> Self {
        let grid = Grid::of(paper);
        let base = it! {
            "size" => Length::from(Abs::pt(grid.size)),
            "leading" => Length::from(Abs::pt(grid.leading)),
            "gutter" => Length::from(Abs::pt(grid.gutter)),
            "column" => Length::from(Abs::pt(grid.column())),
            "fonts" => fonts(paper),
            "weights" => weights(paper),
            "colours" => inks.dict(),
        };
        Self { setter, layout, grid, titles: Titles::of(paper), base }
    }

    /// The same house for a page of another layout.
    pub fn for_layout<'b>(&'b self, layout: &'b str) -> House<'b> {
        let titles = self.titles.clone();
        House { setter: self.setter, layout, grid: self.grid, titles, base: self.base.clone() }
    }

    /// The same house for titles that stand back behind a lead's of a size.
    pub fn beside(&self, lead: f64) -> Self {
        let mut house = self.clone();
        house.titles.beside = Some(lead);
        house
    }

    /// Where a part stands: a width.
    pub fn at(&self, width: f64) -> Dict {
        let mut at = self.base.clone();
        at.insert("width".into(), Length::from(Abs::pt(width)).into_value());
        at.insert("columns".into(), i64::from(self.grid.columns_in(width)).into_value());
        at
    }

    /// Calls a template's function.
    pub fn call(&self, name: &str, it: Dict, at: &Dict) -> Result<Content, Broken> {
        self.setter.call(self.layout, name, it, at)
    }

    /// A definition of the templates that is no function of parts.
    pub fn value(&self, name: &str, it: Dict, at: &Dict) -> Result<Value, Broken> {
        self.setter.value(self.layout, name, it, at)
    }

    /// A part at a width, as high as it needs.
    pub fn part(&self, name: &str, it: Dict, width: f64, key: &impl Hash) -> Result<Frame, Broken> {
        let at = self.at(width);
        let content = self.housed(self.call(name, it, &at)?, &at)?;
        self.setter.lay(&content, Abs::pt(width), key)
    }

    /// A part that is one paragraph, set by the composer; `None` if it is anything else.
    pub fn paragraph(
        &self,
        name: &str,
        it: Dict,
        width: f64,
        key: &impl Hash,
    ) -> Result<Option<Paragraph>, Broken> {
        let at = self.at(width);
        let content = self.housed(self.call(name, it, &at)?, &at)?;
        self.setter.paragraph(&content, Abs::pt(width), key)
    }

    /// A part that fills a place.
    pub fn filling(
        &self,
        name: &str,
        it: Dict,
        (width, height): (f64, f64),
        key: &impl Hash,
    ) -> Result<Frame, Broken> {
        let mut at = self.at(width);
        at.insert("height".into(), Length::from(Abs::pt(height)).into_value());
        let content = self.housed(self.call(name, it, &at)?, &at)?;
        let size = Size::new(Abs::pt(width), Abs::pt(height));
        self.setter.lay_in(&content, size, Axes::splat(true), key)
    }

    fn housed(&self, body: Content, at: &Dict) -> Result<Content, Broken> {
        self.call("house", it! { "body" => body }, at)
    }
}

/// The built-in families of a role, behind those of `paper.yaml`.
fn builtin(role: Role) -> &'static str {
    match role {
        Role::Song => "Noto Serif CJK SC",
        Role::Heavy => "Noto Serif CJK SC Black",
        Role::Hei => "Noto Sans CJK SC",
        Role::Kai => "LXGW WenKai",
        Role::Display => "Ma Shan Zheng",
    }
}

/// The families of a role, in the order they are tried.
pub fn families(paper: &Paper, role: Role) -> Vec<Family> {
    let mut families: Vec<Family> =
        paper.fonts.get(&role).into_iter().flatten().map(|name| Family::parse(name)).collect();
    let own = Family::parse(builtin(role));
    if !families.iter().any(|family| family.name == own.name) {
        families.push(own);
    }
    families
}

/// The families that are tried for type of a role: its own, then song's, each once.
pub fn tried(paper: &Paper, role: Role) -> Vec<Family> {
    let mut tried = families(paper, role);
    for family in families(paper, Role::Song) {
        if !tried.iter().any(|own| own.name == family.name) {
            tried.push(family);
        }
    }
    tried
}

/// What templates get as `at.fonts`. In kai, whose Latin is a handwriting, letters and digits come
/// from song, in captions from hei.
fn fonts(paper: &Paper) -> Dict {
    let song = families(paper, Role::Song);
    let hei = families(paper, Role::Hei);
    let mut dict = Dict::new();
    for role in Role::ALL {
        let latin = if role == Role::Kai { song.as_slice() } else { &[] };
        dict.insert(role.key().into(), list(latin, &tried(paper, role)).into_value());
    }
    dict.insert("kai-caption".into(), list(&hei, &tried(paper, Role::Kai)).into_value());
    dict
}

/// Families for Latin alone, then those for everything.
fn list(latin: &[Family], all: &[Family]) -> Array {
    let covers = Regex::new(r"[\x21-\x7eÀ-ÿ–]").expect("the pattern is well formed");
    let for_latin = latin.iter().map(|family| {
        it! { "name" => family.name.as_str(), "covers" => covers.clone() }.into_value()
    });
    for_latin.chain(all.iter().map(|family| family.name.as_str().into_value())).collect()
}

fn weights(paper: &Paper) -> Dict {
    Role::ALL
        .into_iter()
        .map(|role| {
            let weight = families(paper, role).iter().find_map(|family| family.weight);
            (role.key().into(), i64::from(weight.unwrap_or(400)).into_value())
        })
        .collect()
}
