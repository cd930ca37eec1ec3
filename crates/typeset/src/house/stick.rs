//! The composing stick 手盘: the house's templates set to a measure. Whatever is set is set in one.

use std::hash::Hash;

use typst_library::foundations::{Content, Dict, IntoValue, Value};
use typst_library::layout::{Abs, Axes, Frame, Size};

use super::House;
use super::it::{it, points};
use crate::composing::Paragraph;
use crate::engine::TemplateErrors;
use crate::part::{Key, Part};

/// A width, the house whose templates set parts over it, and the name of what is set.
#[derive(Clone)]
pub struct Stick<'a> {
    /// The house.
    pub house: &'a House<'a>,
    /// The width, in points.
    pub width: f64,
    /// Names what is set in it among all parts of an issue.
    pub key: Key,
    /// What every template gets of the place.
    at: Dict,
}

impl<'a> Stick<'a> {
    /// A stick of a width.
    pub fn new(house: &'a House<'a>, width: f64, key: Key) -> Self {
        let mut at = house.base.clone();
        at.insert("width".into(), points(width).into_value());
        at.insert("columns".into(), i64::from(house.grid.columns_in(width)).into_value());
        Self { house, width, key, at }
    }

    /// One of another width for the same thing.
    pub fn over(&self, width: f64) -> Self {
        Self::new(self.house, width, self.key)
    }

    /// The same stick for a part of the thing.
    pub fn deeper(&self, name: impl Hash) -> Self {
        Self { key: self.key.deeper(name), ..self.clone() }
    }

    /// Grid columns that it covers, at least one.
    pub fn columns(&self) -> u8 {
        self.house.grid.columns_in(self.width)
    }

    /// Sets a part, as high as it needs; `role` is what it is in `layout.json`.
    pub fn part(
        &self,
        template: &str,
        it: Dict,
        role: &'static str,
    ) -> Result<Part, TemplateErrors> {
        Ok(Part::new(&self.house.grid, self.frame(template, it)?, role))
    }

    /// Sets something, as high as it needs.
    pub fn frame(&self, template: &str, it: Dict) -> Result<Frame, TemplateErrors> {
        let content = self.housed(template, it, &self.at)?;
        self.house.templates.lay(&content, Abs::pt(self.width), &self.key)
    }

    /// Sets something that fills a place of a height, in points.
    pub fn filling(&self, template: &str, it: Dict, height: f64) -> Result<Frame, TemplateErrors> {
        let mut at = self.at.clone();
        at.insert("height".into(), points(height).into_value());
        let content = self.housed(template, it, &at)?;
        let size = Size::new(Abs::pt(self.width), Abs::pt(height));
        self.house.templates.lay_in(&content, size, Axes::splat(true), &self.key)
    }

    /// Sets something that is one paragraph by the composer; `None` if it is anything else.
    pub fn paragraph(&self, template: &str, it: Dict) -> Result<Option<Paragraph>, TemplateErrors> {
        let content = self.housed(template, it, &self.at)?;
        self.house.templates.paragraph(&content, Abs::pt(self.width), &self.key)
    }

    /// What a template makes of something, to be part of something else.
    pub fn call(&self, template: &str, it: Dict) -> Result<Content, TemplateErrors> {
        self.house.templates.call(self.house.layout, template, it, &self.at)
    }

    /// A value of the templates that is no content: a table of sizes.
    pub fn value(&self, name: &str, it: Dict) -> Result<Value, TemplateErrors> {
        self.house.templates.value(self.house.layout, name, it, &self.at)
    }

    /// What every template gets of the place under a name.
    pub(super) fn at(&self, name: &str) -> Option<&Dict> {
        match self.at.get(name) {
            Ok(Value::Dict(dict)) => Some(dict),
            _ => None,
        }
    }

    /// What a template makes of something, in the house's type.
    fn housed(&self, template: &str, it: Dict, at: &Dict) -> Result<Content, TemplateErrors> {
        let House { templates, layout, .. } = self.house;
        let body = templates.call(layout, template, it, at)?;
        templates.call(layout, "house", it! { "body" => body }, at)
    }
}
