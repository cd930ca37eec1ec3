//! Lists of names 名单 in even columns (docs/look.md §3), in a galley or a cell. What is a list of names, `issue` tells.

mod grid;

use typst_library::foundations::{Array, Content, IntoValue, Value};

use kanyin_diagnostics::{Code, Fault, Spot, told};
use kanyin_issue::names::{Name, NameList};
use kanyin_issue::{Run, words_of_runs};

use crate::engine::TemplateErrors;
use crate::house::{Stick, it};
use crate::title::{Advances, Letters};
use crate::words::array;

use grid::{NameCell, NameGrid};

/// A row of names, or a label on a row of its own.
pub struct NameRow<'a> {
    cells: Vec<(NameItem<'a>, Option<f64>)>,
    /// Whether it is a label, which stays with the row below.
    pub is_label: bool,
}

/// What stands in a cell.
#[derive(Debug, Copy, Clone)]
enum NameItem<'a> {
    Label(&'a [Run]),
    Name(&'a Name),
}

/// A name of two characters is as wide as one of three.
const SPREAD: f64 = 3.0;

/// How wide a name is set, in em of its type.
pub fn width(name: &Name, advances: Option<&Advances>) -> f64 {
    if name.parts.len() > 1 { SPREAD } else { natural(&name.text(), advances) }
}

fn natural(text: &str, advances: Option<&Advances>) -> f64 {
    let letters = Letters::new(text, advances);
    letters.width(0, letters.len())
}

/// Lists of names in rows over a measure in em.
pub fn rows<'a>(
    lists: &'a [NameList],
    measure: f64,
    advances: Option<&Advances>,
) -> Vec<NameRow<'a>> {
    let grid = NameGrid::over(measure);
    let mut rows = Vec::new();
    for NameList { label, names } in lists {
        let mut items: Vec<NameItem> = names.iter().map(NameItem::Name).collect();
        let mut widths: Vec<f64> = names.iter().map(|name| width(name, advances)).collect();
        if !label.is_empty() {
            // A label stands in the row of its names where that is all of them.
            items.insert(0, NameItem::Label(label));
            widths.insert(0, natural(&words_of_runs(label), advances));
            if names.is_empty() || grid.rows(&widths).len() > 1 {
                let alone = items.remove(0);
                widths.remove(0);
                rows.push(NameRow { cells: vec![(alone, None)], is_label: true });
            }
        }
        rows.extend(grid.rows(&widths).into_iter().map(|row| {
            let cell = |NameCell { item, width }: NameCell| (items[item], Some(width));
            NameRow { cells: row.into_iter().map(cell).collect(), is_label: false }
        }));
    }
    rows
}

impl Stick<'_> {
    /// Rows of names, as words of a paragraph or a cell.
    pub fn names(&self, rows: &[NameRow]) -> Result<Content, TemplateErrors> {
        let rows: Result<Vec<Value>, TemplateErrors> = rows
            .iter()
            .map(|row| {
                let cells: Result<Vec<Value>, TemplateErrors> =
                    row.cells.iter().map(|(item, width)| self.name_cell(*item, *width)).collect();
                Ok(cells?.into_iter().collect::<Array>().into_value())
            })
            .collect();
        self.call("names", it! { "rows" => rows?.into_iter().collect::<Array>() })
    }

    fn name_cell(&self, item: NameItem, width: Option<f64>) -> Result<Value, TemplateErrors> {
        let parts: Vec<Content> = match item {
            NameItem::Label(label) => vec![self.runs(&stands_out(label))?],
            NameItem::Name(name) => {
                name.parts.iter().map(|part| self.runs(part)).collect::<Result<_, _>>()?
            }
        };
        Ok(it! { "parts" => array(parts), "width" => width }.into_value())
    }
}

/// What is told of the first place in a story that may be a list of names.
pub fn doubtful(spot: Spot) -> Fault {
    let what = told!(
        "这里像是名单，又不能断定，照一般文字排了",
        "this may be a list of names; set as text, since it may be other words"
    );
    Fault::note(Code::DoubtfulNames, spot, what).hint(told!(
        "要排成名单，把它放进一篇写了 form: names 的稿件",
        "to have it in columns, put it into a story with `form: names`"
    ))
}

/// A label as a run-in label is set, however it was typed.
fn stands_out(label: &[Run]) -> Vec<Run> {
    let strong = |run: &Run| match run.clone() {
        Run::Text { text, mut style, spot, link } => {
            style.strong = true;
            Run::Text { text, style, spot, link }
        }
        Run::Break => Run::Break,
    };
    label.iter().map(strong).collect()
}
