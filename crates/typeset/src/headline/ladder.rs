//! The ladder of a title, as the templates have it.

use typst_library::foundations::{Array, IntoValue, Value};
use typst_library::layout::{Abs, Length};

use kanyin_issue::Importance;

use crate::engine::TemplateErrors;
use crate::house::{Stick, it};
use crate::title::SizeStep;

/// The steps that a template's table has for an importance over a width (docs/look.md §4): `ladder` for level
/// titles, `vertical-ladder` for upright ones.
pub fn ladder(stick: &Stick, table: &str, of: Importance) -> Result<Vec<SizeStep>, TemplateErrors> {
    let own = stick.house.titles.sizes.iter().map(|size| Length::from(Abs::pt(*size)).into_value());
    let it = it! { "importance" => of.name(), "sizes" => own.collect::<Array>() };
    let value = stick.value(table, it)?;
    let steps: Array = value.cast().unwrap_or_default();
    let mut ladder: Vec<SizeStep> = Vec::new();
    for step in steps.iter().filter_map(step) {
        // Steps may meet in one size of the publication's own list.
        match ladder.iter_mut().find(|known| known.size == step.size) {
            Some(known) => known.rows = known.rows.max(step.rows),
            None => ladder.push(step),
        }
    }
    Ok(ladder)
}

fn step(value: &Value) -> Option<SizeStep> {
    let Value::Dict(dict) = value else { return None };
    let length = |key: &str| match dict.get(key).ok()? {
        Value::Length(length) => Some(length.abs.to_pt()).filter(|size| *size > 0.0),
        _ => None,
    };
    let Value::Int(rows) = dict.get("rows").ok()? else { return None };
    Some(SizeStep {
        size: length("size")?,
        rows: (*rows).clamp(1, 9) as usize,
        deck: length("deck").unwrap_or(12.0),
        kicker: length("kicker").unwrap_or(12.0),
    })
}
