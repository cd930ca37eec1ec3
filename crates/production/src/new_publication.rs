//! A new publication, with a first issue that builds at once.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};
use serde_json::{Value, json};

use kanyin_issue::{self as issue, schema, text::is_full_width, units::Date};
use kanyin_press::iso;
use kanyin_typeset::LAYOUTS;

use super::failure::Failure;
use super::new_folder;
use super::new_sheet::{NewGrid, NewSheet};
use super::paths::shown;
use super::schema_text::schema_text;
use super::seed_copy::SeedCopy;

/// What a new publication begins as: `paper.yaml`, and in `issue/` its first issue.
static SEED: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src/seed");

/// What a new publication is printed on.
#[derive(Debug, Copy, Clone, Default)]
pub struct NewPaper {
    /// The sheet.
    pub sheet: NewSheet,
    /// Columns of its grid; what suits the sheet if left out.
    pub columns: Option<u8>,
}

/// Makes a publication in a folder that is not there or empty. Its first issue is of a day, in `issues/` under the month.
pub fn new_publication(folder: &Path, day: Date, paper: NewPaper) -> Result<(), Failure> {
    new_folder::refuse_taken(folder, &shown(folder))?;
    let grid = paper.sheet.grid(paper.columns.unwrap_or(paper.sheet.usual_columns()))?;
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned());
    let name = paper_name(&name.unwrap_or_default());
    new_folder::put(folder, |inside| plant(inside, &name, &iso(day), &grid))
        .map_err(|error| Failure::writing(folder, &error))
}

/// Writes the publication.
fn plant(inside: &Path, name: &str, date: &str, grid: &NewGrid) -> io::Result<()> {
    let issue = Path::new("issues").join(date.get(..7).unwrap_or(date));
    let words = words(name, date, grid);
    let mut copy = Vec::new();
    for (path, text) in files(&SEED) {
        let text = words.iter().fold(text.to_string(), |text, (key, word)| text.replace(key, word));
        let text = for_size(&text, grid);
        match path.strip_prefix("issue") {
            Ok(rest) => copy.push((rest.to_path_buf(), text)),
            Err(_) => write(&inside.join(path), &text)?,
        }
    }
    for (path, text) in &copy {
        write(&inside.join(&issue).join(path), text)?;
    }
    let copy = copy.iter().map(|(path, text)| (path.as_path(), text.as_str()));
    SeedCopy::new(copy).fit(inside, &inside.join(&issue))?;
    for (name, value) in schemas() {
        write(&inside.join(".kanyin").join(name), &schema_text(&value))?;
    }
    write(&inside.join(".vscode/settings.json"), &schema_text(&settings()))?;
    write(&inside.join(".gitignore"), "/out/\n")
}

/// What stands for `{…}` in the seed's files.
fn words(name: &str, date: &str, grid: &NewGrid) -> Vec<(&'static str, String)> {
    let NewGrid { sheet, grid } = grid;
    let (wide, high) = sheet.millimetres();
    vec![
        ("{name}", name.into()),
        ("{date}", date.into()),
        ("{wide}", wide.to_string()),
        ("{high}", high.to_string()),
        ("{sheet}", sheet.name().zh),
        ("{columns}", grid.columns.to_string()),
        ("{measure}", grid.measure.to_string()),
        ("{size}", grid.size.0.to_string()),
        ("{gutter}", grid.gutter.0.to_string()),
        ("{leading}", grid.leading.0.to_string()),
        ("{lines}", grid.lines.to_string()),
        ("{box}", commands(*sheet)),
        ("{lead}", lead_columns(grid.columns).to_string()),
    ]
}

/// What begins a paragraph for large pages.
const LARGE: &str = "{large}";
/// Columns of a large page.
const LARGE_FROM: u8 = 7;

/// A text without the paragraphs for large pages, where the page is none.
fn for_size(text: &str, grid: &NewGrid) -> String {
    let is_large = grid.grid.columns >= LARGE_FROM;
    let paragraphs = text.split("\n\n").filter(|text| is_large || !text.starts_with(LARGE));
    paragraphs.collect::<Vec<_>>().join("\n\n").replace(LARGE, "").trim_end().to_string() + "\n"
}

/// What the box of the first page tells: as much as its area holds.
fn commands(sheet: NewSheet) -> String {
    const ALL: [&str; 10] = [
        "**build** 排版。",
        "**check** 找毛病。",
        "**plan** 看版样。",
        "**fonts** 看字体。",
        "**layouts** 看版式。",
        "**new** 建新的一期。",
        "**preflight** 查文件。",
        "**archive** 存一期。",
        "**verify** 查存档。",
        "**site** 做网上的报。",
    ];
    let count = match sheet {
        NewSheet::A4 => 4,
        NewSheet::Tabloid => 7,
        NewSheet::Broadsheet => ALL.len(),
    };
    let lines: Vec<String> = ALL[..count].iter().map(|line| format!("> {line}")).collect();
    lines.join("\n>\n")
}

/// Columns of the lead in the layouts of the first issue.
fn lead_columns(columns: u8) -> u8 {
    let listed = issue::list_layouts(Path::new("."), &LAYOUTS, columns);
    let leads =
        listed.layouts.iter().filter(|layout| FIRST_LAYOUTS.contains(&layout.name.as_str()));
    let leads = leads.flat_map(|layout| layout.areas.iter().filter(|area| area.name == "lead"));
    leads.map(|area| area.cells.len() as u8).min().unwrap_or(columns)
}

/// The layouts of the first issue's pages.
const FIRST_LAYOUTS: [&str; 2] = ["toutiao", "zonghe"];

fn write(path: &Path, text: &str) -> io::Result<()> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::write(path, text)
}

/// All text files of a folder and those below.
fn files(dir: &'static Dir<'static>) -> Vec<(PathBuf, &'static str)> {
    let own =
        dir.files().filter_map(|file| Some((file.path().to_path_buf(), file.contents_utf8()?)));
    own.chain(dir.dirs().flat_map(files)).collect()
}

/// The folder's name if it could be a paper's, as YAML takes it.
fn paper_name(folder: &str) -> String {
    let is_name = !folder.is_empty() && folder.chars().all(is_full_width);
    Value::String(if is_name { folder.into() } else { "街坊报".into() }).to_string()
}

fn schemas() -> [(&'static str, Value); 5] {
    [
        ("paper.schema.json", schema::paper()),
        ("issue.schema.json", schema::issue()),
        ("story.schema.json", schema::story()),
        ("layout.schema.json", schema::layout()),
        ("plan.schema.json", schema::plan()),
    ]
}

/// VS Code completes and checks the keys, also in files without a modeline.
fn settings() -> Value {
    json!({
        "yaml.schemas": {
            ".kanyin/paper.schema.json": "paper.yaml",
            ".kanyin/issue.schema.json": "issues/*/issue.yaml",
            ".kanyin/layout.schema.json": "layouts/*/layout.yaml",
            ".kanyin/plan.schema.json": "issues/*/plan.yaml",
        },
        "[markdown]": { "editor.wordWrap": "on" },
    })
}
