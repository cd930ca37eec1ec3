//! A new publication, with a first issue that builds at once.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};
use serde_json::{Value, json};

use kanyin_issue::{schema, text::is_full_width, units::Date};
use kanyin_press::iso;

use super::failure::Failure;
use super::new_folder;
use super::paths::shown;
use super::schema_text::schema_text;

/// What a new publication begins as: `paper.yaml`, and in `issue/` its first issue.
static SEED: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src/seed");

/// Makes a publication in a folder that is not there or empty. Its first issue is of a day, in `issues/` under the month.
pub fn new_publication(folder: &Path, day: Date) -> Result<(), Failure> {
    new_folder::refuse_taken(folder, &shown(folder))?;
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned());
    let name = paper_name(&name.unwrap_or_default());
    new_folder::put(folder, |inside| plant(inside, &name, &iso(day)))
        .map_err(|error| Failure::writing(folder, &error))
}

/// Writes the publication.
fn plant(inside: &Path, name: &str, date: &str) -> io::Result<()> {
    let fill = |text: &str| text.replace("{name}", name).replace("{date}", date);
    for (path, text) in files(&SEED) {
        let month = date.get(..7).unwrap_or(date);
        let path = match path.strip_prefix("issue") {
            Ok(rest) => Path::new("issues").join(month).join(rest),
            Err(_) => path,
        };
        write(&inside.join(path), &fill(text))?;
    }
    for (name, value) in schemas() {
        write(&inside.join(".kanyin").join(name), &schema_text(&value))?;
    }
    write(&inside.join(".vscode/settings.json"), &schema_text(&settings()))?;
    write(&inside.join(".gitignore"), "/out/\n")
}

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

fn schemas() -> [(&'static str, Value); 4] {
    [
        ("paper.schema.json", schema::paper()),
        ("issue.schema.json", schema::issue()),
        ("story.schema.json", schema::story()),
        ("layout.schema.json", schema::layout()),
    ]
}

/// VS Code completes and checks the keys, also in files without a modeline.
fn settings() -> Value {
    json!({
        "yaml.schemas": {
            ".kanyin/paper.schema.json": "paper.yaml",
            ".kanyin/issue.schema.json": "issues/*/issue.yaml",
            ".kanyin/layout.schema.json": "layouts/*/layout.yaml",
        },
        "[markdown]": { "editor.wordWrap": "on" },
    })
}
