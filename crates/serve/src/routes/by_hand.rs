//! What a person changes on the screen beside typing: keys of YAML, pictures, the makeup.

use std::path::Path;
use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use indexmap::IndexMap;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use kanyin_diagnostics::{Told, told};
use kanyin_issue::{Importance, PictureKind};
use kanyin_production::{
    AreaTakes, ChangedFile, HandChange, MoveTo, change_by_hand, front_matter_set, take_back,
    yaml_set,
};

use crate::answer::{Answer, Refused, Words, aside};
use crate::app::{App, Change};
use crate::text_places::bytes;

/// How many changes can be taken back.
const MOST_CHANGES: usize = 200;

/// Keys that are set in a text, by their JSON pointer; `null` takes one away.
#[derive(Deserialize)]
pub struct KeysSet {
    file: String,
    text: String,
    set: IndexMap<String, Value>,
}

/// A text.
#[derive(Serialize)]
pub struct TextOnly {
    text: String,
}

/// The text with other keys. Nothing is written.
pub async fn yaml(Json(asked): Json<KeysSet>) -> Answer<TextOnly> {
    let is_story = asked.file.ends_with(".md");
    let text = aside(move || {
        asked.set.iter().try_fold(asked.text, |text, (pointer, value)| {
            let value = Some(value).filter(|value| !value.is_null());
            match is_story {
                true => front_matter_set(&text, pointer, value),
                false => yaml_set(&text, pointer, value),
            }
        })
    });
    let text = text.await?.map_err(|why| Refused(StatusCode::UNPROCESSABLE_ENTITY, why))?;
    Ok(Json(TextOnly { text }))
}

/// A picture that was dropped in.
#[derive(Deserialize)]
pub struct DroppedIn {
    story: String,
    name: String,
}

/// Where it stands now, and how it is named in a story.
#[derive(Serialize)]
pub struct NewPicture {
    file: String,
    markdown: String,
}

/// Copies a picture into the issue's `images/`.
pub async fn picture(
    State(app): State<Arc<App>>,
    Query(DroppedIn { story, name }): Query<DroppedIn>,
    content: Bytes,
) -> Answer<NewPicture> {
    let Some(kind) = PictureKind::of(&content) else {
        return Err(Refused(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            told!(
                "这不是图片：用 JPEG、PNG、WebP、SVG 或 PDF",
                "this is no picture: use JPEG, PNG, WebP, SVG or PDF"
            ),
        ));
    };
    let name = ended(name, kind);
    let issue = app.workshop.issue();
    let folder = issue.path.strip_prefix(&issue.publication).unwrap_or(&issue.path);
    let folder = format!("{}/images", kanyin_diagnostics::slashed(folder));
    let files = app.files.clone();
    let file = aside(move || files.add(&folder, &name, &content)).await??;
    let up = "../".repeat(story.matches('/').count().saturating_sub(2));
    let name = file.rsplit('/').next().unwrap_or(&file);
    // A name with spaces or brackets stands between angle brackets (CommonMark §6.3).
    let path = format!("{up}images/{name}");
    let path = match path.contains([' ', '(', ')']) {
        true => format!("<{path}>"),
        false => path,
    };
    Ok(Json(NewPicture { markdown: format!("![]({path})"), file }))
}

/// A name with an ending that says what the file is.
fn ended(name: String, kind: PictureKind) -> String {
    match PictureKind::promised_by(Path::new(&name)) == Some(kind) {
        true => name,
        false => format!("{name}.{}", kind.ending()),
    }
}

/// What a person moves.
#[derive(Deserialize)]
#[serde(tag = "change", rename_all = "lowercase")]
pub enum Asked {
    /// A picture's columns, its crop, what stays of it.
    Picture {
        /// The story's file.
        story: String,
        /// Where it is named, in UTF-16.
        at: usize,
        /// Columns it takes.
        columns: Option<u8>,
        /// What is cut.
        crop: Option<String>,
        /// What stays.
        focus: Option<String>,
    },
    /// How much a story weighs: 1 to 4.
    Importance {
        /// The story's file.
        story: String,
        /// The weight.
        to: u8,
    },
    /// A story goes into another area.
    Move {
        /// The story's file.
        story: String,
        /// The page, from 1.
        page: u32,
        /// The area's name.
        area: String,
        /// Before which it comes, from 0, in an area that takes several; left out for one that takes one.
        before: Option<usize>,
    },
    /// A story stands nowhere any more.
    Off {
        /// The story's file.
        story: String,
    },
    /// Another makeup of a page, of those that were found.
    Alternative {
        /// Which, from 1.
        number: usize,
        /// The page, from 1.
        page: u32,
    },
    /// A row of areas has so many lines.
    Row {
        /// The page, from 1.
        page: u32,
        /// The row, from 0.
        row: usize,
        /// Its lines.
        lines: u32,
    },
}

/// What was changed.
#[derive(Serialize)]
pub struct Changed {
    files: Vec<String>,
    version: u64,
    /// How many changes can be taken back.
    changes: usize,
    /// What was changed, or taken back.
    words: Words,
}

/// Writes a change.
pub async fn change(State(app): State<Arc<App>>, Json(asked): Json<Asked>) -> Answer<Changed> {
    let (issue, done) = (app.workshop.issue(), said(&asked));
    if let Some(file) = drafted(&app, &asked) {
        return Err(Refused(
            StatusCode::CONFLICT,
            told!(
                "{file} 有没存的改动：先存，再动版面",
                "{file} has unsaved changes: save it first"
            ),
        ));
    }
    let shown = app.workshop.shown();
    let change = meant(&app, asked, &shown)?;
    let changed = aside(move || change_by_hand(&issue, &change)).await??;
    Ok(Json(took(&app, changed, done)))
}

/// Takes the last change back.
pub async fn undo(State(app): State<Arc<App>>) -> Answer<Changed> {
    let last = app.changes().last().cloned().ok_or_else(Refused::missing)?;
    let (publication, taken) = (app.publication.clone(), last.changed.clone());
    let back = aside(move || take_back(&publication, &taken)).await??;
    // What could not be taken back can be tried again.
    app.changes().pop_if(|now| *now == last);
    app.known.is_news(&back.file, &back.now.hash);
    Ok(Json(told(&app, back.file, &last.words)))
}

fn took(app: &App, changed: ChangedFile, words: Told) -> Changed {
    app.known.is_news(&changed.file, &changed.now.hash);
    let (file, said) = (changed.file.clone(), words.clone());
    // What left the text as it was need not be taken back.
    if changed.before.as_ref() != Some(&changed.now.text) {
        let mut changes = app.changes();
        changes.push(Change { changed, words });
        let over = changes.len().saturating_sub(MOST_CHANGES);
        changes.drain(..over);
    }
    told(app, file, &said)
}

fn told(app: &App, file: String, words: &Told) -> Changed {
    let changes = app.changes().len();
    Changed { files: vec![file], version: app.workshop.look(), changes, words: words.into() }
}

/// The file of a change that has a text which is not saved.
fn drafted(app: &App, asked: &Asked) -> Option<String> {
    let file = match asked {
        Asked::Picture { story, .. } | Asked::Importance { story, .. } => story.clone(),
        Asked::Move { .. } | Asked::Off { .. } => in_issue(app, "issue.yaml")?,
        Asked::Row { .. } | Asked::Alternative { .. } => in_issue(app, "plan.yaml")?,
    };
    let issue = app.workshop.issue();
    let draft = issue.reading.drafts.of(Path::new(&file))?;
    let saved = app.files.read(&file).ok();
    (saved.is_none_or(|saved| saved.text != **draft)).then_some(file)
}

fn meant(app: &App, asked: Asked, shown: &crate::shown::Shown) -> Result<HandChange, Refused> {
    Ok(match asked {
        Asked::Picture { story, at, columns, crop, focus } => {
            let text = app.files.read(&story)?.text;
            let mut set = Vec::new();
            let mut add = |key, value: Option<String>| {
                if let Some(value) = value {
                    // An empty one takes the key away.
                    set.push((key, Some(value).filter(|value| !value.is_empty())));
                }
            };
            add("columns", columns.map(|columns| columns.to_string()));
            add("crop", crop.map(plain).transpose()?);
            add("focus", focus.map(plain).transpose()?);
            HandChange::Picture { at: bytes(&text, at), story, set }
        }
        Asked::Importance { story, to } => {
            let to = match to {
                1 => Importance::Lead,
                2 => Importance::Second,
                3 => Importance::Normal,
                4 => Importance::Brief,
                _ => return Err(Refused::missing()),
            };
            HandChange::Importance { story, to }
        }
        Asked::Move { story, page, area, before } => {
            let takes = before.map_or(AreaTakes::One, |before| AreaTakes::Several { before });
            HandChange::Move { story, to: MoveTo { page, area, takes } }
        }
        Asked::Off { story } => HandChange::Off { story },
        Asked::Alternative { number, page } => {
            HandChange::Alternative { number, page, is_only_copy: is_only_copy(app) }
        }
        Asked::Row { page, row, lines } => {
            let rows = Some(shown.state.rows_of(page)).filter(|rows| row < *rows);
            HandChange::Row { page, row, rows: rows.ok_or_else(Refused::missing)?, lines }
        }
    })
}

/// Whether the plan that stands there was not written here: what was can be taken back.
fn is_only_copy(app: &App) -> bool {
    let Some(file) = in_issue(app, "plan.yaml") else { return true };
    let is_ours = |hash: &str| {
        let changes = app.changes();
        changes
            .iter()
            .any(|Change { changed, .. }| changed.file == file && changed.now.hash == hash)
    };
    !app.files.read(&file).is_ok_and(|text| is_ours(&text.hash))
}

/// A file of the issue, seen from the publication.
fn in_issue(app: &App, name: &str) -> Option<String> {
    let issue = app.workshop.issue();
    let folder = issue.path.strip_prefix(&issue.publication).ok()?;
    Some(format!("{}/{name}", kanyin_diagnostics::slashed(folder)))
}

/// A value of a picture: numbers, signs and words, nothing that ends its quotes.
fn plain(value: String) -> Result<String, Refused> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "%,.-".contains(c);
    match value.len() < 40 && value.chars().all(is_plain) {
        true => Ok(value),
        false => Err(Refused::missing()),
    }
}

fn said(asked: &Asked) -> Told {
    match asked {
        Asked::Picture { .. } => told!("图片", "the picture"),
        Asked::Importance { .. } => told!("重要性", "the importance"),
        Asked::Move { .. } => told!("稿件的位置", "the story's place"),
        Asked::Off { .. } => told!("撤下一篇稿件", "a story taken off its page"),
        Asked::Row { .. } => told!("一排的行数", "the row's lines"),
        Asked::Alternative { number, page } => {
            told!("第 {page} 版用第 {number} 种拼法", "makeup {number} of page {page}")
        }
    }
}
