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

/// What lists of names are set over.
#[derive(Clone, Copy)]
pub struct NameMeasure<'a> {
    grid: NameGrid,
    advances: Option<&'a Advances>,
}

/// Where the labels of lists that stand together are.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum LabelPlace {
    /// Each in the row of its names: that is all of them.
    Beside,
    /// On rows of their own. Only one name alone stands beside its label.
    Above,
}

impl<'a> NameMeasure<'a> {
    /// A measure in em of the type whose Latin advances so.
    pub fn new(measure: f64, advances: Option<&'a Advances>) -> Self {
        Self { grid: NameGrid::over(measure), advances }
    }

    /// Where the labels of lists are that stand together.
    pub fn labels<'b>(self, lists: impl IntoIterator<Item = &'b NameList>) -> LabelPlace {
        let beside = lists.into_iter().all(|list| list.label.is_empty() || self.is_a_row(list));
        if beside { LabelPlace::Beside } else { LabelPlace::Above }
    }

    /// Whether a label and all its names are one row.
    fn is_a_row(self, list: &NameList) -> bool {
        let label = natural(&words_of_runs(&list.label), self.advances);
        let names = list.names.iter().map(|name| width(name, self.advances));
        let widths: Vec<f64> = std::iter::once(label).chain(names).collect();
        !list.names.is_empty() && self.grid.rows(&widths).len() == 1
    }

    /// Lists of names in rows.
    pub fn rows<'b>(self, lists: &'b [NameList], labels: LabelPlace) -> Vec<NameRow<'b>> {
        lists.iter().flat_map(|list| self.rows_of(list, labels)).collect()
    }

    fn rows_of(self, list: &NameList, labels: LabelPlace) -> Vec<NameRow<'_>> {
        let NameList { label, names } = list;
        let mut rows = Vec::new();
        let mut items: Vec<NameItem> = names.iter().map(NameItem::Name).collect();
        let mut widths: Vec<f64> = names.iter().map(|name| width(name, self.advances)).collect();
        if !label.is_empty() {
            let beside = labels == LabelPlace::Beside || names.len() == 1;
            if beside && self.is_a_row(list) {
                items.insert(0, NameItem::Label(label));
                widths.insert(0, natural(&words_of_runs(label), self.advances));
            } else {
                rows.push(NameRow { cells: vec![(NameItem::Label(label), None)], is_label: true });
            }
        }
        rows.extend(self.grid.rows(&widths).into_iter().map(|row| {
            let cell = |NameCell { item, width }: NameCell| (items[item], Some(width));
            NameRow { cells: row.into_iter().map(cell).collect(), is_label: false }
        }));
        rows
    }
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
