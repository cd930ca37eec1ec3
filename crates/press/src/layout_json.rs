//! `layout.json`: every placed thing, for whoever works on with the pages.

use serde::Serialize;
use serde_json::Value;

use kanyin_diagnostics::{Told, told};
use kanyin_issue::Issue;
use kanyin_typeset::{Laid, PageGrid, Thing};

use super::moment::iso;

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct LayoutJson<'a> {
    paper: &'a str,
    issue: &'a str,
    date: String,
    unit: &'static str,
    trim: TrimSize,
    bleed: f64,
    grid: GridFile,
    pages: usize,
    things: &'a [Thing],
}

/// The trimmed sheet, in points.
#[derive(Debug, Copy, Clone, Default, Serialize)]
pub struct TrimSize {
    width: f64,
    height: f64,
}

/// The grid of the type area, in points from the trim's top left; `lines` and `columns` are counts.
#[derive(Debug, Copy, Clone, Serialize)]
pub struct GridFile {
    left: f64,
    top: f64,
    width: f64,
    columns: u8,
    column: f64,
    gutter: f64,
    leading: f64,
    lines: u32,
    size: f64,
}

impl TrimSize {
    /// That of a page.
    pub fn of(grid: &PageGrid) -> Self {
        Self { width: grid.trim_width, height: grid.trim_height }
    }
}

impl GridFile {
    /// That of a page.
    pub fn of(grid: &PageGrid) -> Self {
        Self {
            left: grid.left,
            top: grid.top,
            width: grid.width,
            columns: grid.columns,
            column: grid.column(),
            gutter: grid.gutter,
            leading: grid.leading,
            lines: grid.lines,
            size: grid.size,
        }
    }
}

/// The file's text.
pub fn layout_json(issue: &Issue, laid: &Laid) -> Result<String, Told> {
    let grid = &laid.grid;
    let file = LayoutJson {
        paper: &issue.paper.name,
        issue: &issue.name,
        date: iso(issue.date),
        unit: "pt",
        trim: TrimSize::of(grid),
        bleed: grid.bleed,
        grid: GridFile::of(grid),
        pages: laid.document.pages().len(),
        things: &laid.things,
    };
    let mut value = serde_json::to_value(&file).map_err(|error| unwritten(&error))?;
    round(&mut value);
    let mut text = serde_json::to_string_pretty(&value).map_err(|error| unwritten(&error))?;
    text.push('\n');
    Ok(text)
}

fn unwritten(error: &serde_json::Error) -> Told {
    told!("写不成 JSON：{error}", "it cannot be written as JSON: {error}")
}

/// Thousandths of a point: what is beyond them is the arithmetic's, not the page's.
fn round(value: &mut Value) {
    match value {
        Value::Number(number) => {
            let rounded = number.as_f64().filter(|_| number.is_f64());
            // Adding zero turns the negative zero into the usual one.
            if let Some(number) = rounded.map(|number| (number * 1000.0).round() / 1000.0 + 0.0) {
                *value = number.into();
            }
        }
        Value::Array(values) => values.iter_mut().for_each(round),
        Value::Object(values) => values.values_mut().for_each(round),
        Value::Null | Value::Bool(_) | Value::String(_) => {}
    }
}
