//! `kanyin new`: a publication that builds at once.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};
use serde_json::{Value, json};

use kanyin_diagnostics::told;
use kanyin_issue::{schema, text::is_full_width};
use kanyin_press::{Moment, iso};

use super::args::NewArgs;
use super::console::Console;
use super::failure::{Failure, Verdict};
use super::places;
use super::schema::pretty;

/// What a new publication begins as: `paper.yaml`, and in `issue/` its first issue.
static SEED: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src/seed");

/// Makes a publication.
pub fn new(args: &NewArgs, console: &Console) -> Result<Verdict, Failure> {
    let folder = &args.folder;
    let shown = folder.display();
    let is_taken = fs::read_dir(folder).map(|mut entries| entries.next().is_some());
    if is_taken.unwrap_or(folder.exists()) {
        return Err(Failure::Usage(told!(
            "{shown} 里已经有东西了；请另起一个名字",
            "there is something in {shown} already; choose another name"
        )));
    }
    let today = Moment::from_env().map_err(Failure::Usage)?.unwrap_or_else(Moment::now);
    plant(folder, &iso(today.date())).map_err(|error| Failure::writing(folder, &error))?;
    console.give(&format!("{}\n", places::shown(folder)));
    console.say(&told!(
        "新刊物在 {shown}。进去敲 kanyin build，成品在 out/ 里",
        "the publication is in {shown}. Go there and type `kanyin build`; the files will be in out/"
    ));
    Ok(Verdict::Good)
}

/// Writes the publication beside and puts it in its place at once.
fn plant(folder: &Path, date: &str) -> io::Result<()> {
    let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty());
    let parent = parent.unwrap_or(Path::new("."));
    fs::create_dir_all(parent)?;
    let beside = tempfile::Builder::new().prefix(".kanyin-").tempdir_in(parent)?;
    let inside = beside.path().join("new");
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned());
    let fill = |text: &str| {
        text.replace("{name}", &paper_name(&name.clone().unwrap_or_default()))
            .replace("{date}", date)
    };
    for (path, text) in files(&SEED) {
        let month = date.get(..7).unwrap_or(date);
        let path = match path.strip_prefix("issue") {
            Ok(rest) => Path::new("issues").join(month).join(rest),
            Err(_) => path,
        };
        write(&inside.join(path), &fill(text))?;
    }
    for (name, value) in schemas() {
        write(&inside.join(".kanyin").join(name), &pretty(&value))?;
    }
    write(&inside.join(".vscode/settings.json"), &pretty(&settings()))?;
    write(&inside.join(".gitignore"), "/out/\n")?;
    // An empty folder may stand where the new one comes.
    let _ = fs::remove_dir(folder);
    fs::rename(inside, folder)
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
