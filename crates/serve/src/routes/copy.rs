//! Texts: read, typed, saved.

use std::path::PathBuf;
use std::sync::Arc;

use axum::Json;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

use kanyin_issue::text;
use kanyin_production::{CopyText, Saved};

use crate::answer::{Answer, Refused, aside};
use crate::app::App;

/// A file that is named.
#[derive(Deserialize)]
pub struct Named {
    file: String,
}

/// A text over the one that it was made from.
#[derive(Deserialize)]
pub struct Typed {
    file: String,
    text: String,
    base: String,
}

/// A file's text as it is typed, and as it is saved if that is another.
#[derive(Serialize)]
pub struct FileText {
    file: String,
    text: String,
    /// Which text on the disk it was made from: if another stands there now, somebody else has written.
    hash: String,
    saved: Option<TextOnDisk>,
}

/// A text on the disk.
#[derive(Serialize)]
pub struct TextOnDisk {
    text: String,
    hash: String,
}

/// The version of the pages that hold a text.
#[derive(Serialize)]
pub struct InVersion {
    version: u64,
}

/// The text of a file.
pub async fn file(
    State(app): State<Arc<App>>,
    Query(Named { file }): Query<Named>,
) -> Answer<FileText> {
    let (text, known) = (read(&app, &file).await?, Arc::clone(&app.known));
    known.is_news(&file, &text.hash);
    let draft = app.workshop.issue().reading.drafts.of(&PathBuf::from(&file)).cloned();
    Ok(Json(match draft {
        Some(draft) => FileText {
            text: draft.to_string(),
            hash: app.bases().get(&file).cloned().unwrap_or_else(|| text.hash.clone()),
            saved: Some(TextOnDisk { text: text.text, hash: text.hash }),
            file,
        },
        None => FileText { file, text: text.text, hash: text.hash, saved: None },
    }))
}

async fn read(app: &Arc<App>, file: &str) -> Result<CopyText, Refused> {
    let (files, file) = (app.files.clone(), file.to_string());
    Ok(aside(move || files.read(&file)).await??)
}

/// What is typed and not saved is set.
pub async fn draft(State(app): State<Arc<App>>, Json(typed): Json<Typed>) -> Answer<InVersion> {
    // Only a file that is there, and that staff may write, has a draft.
    read(&app, &typed.file).await?;
    let Typed { file, text, base } = typed;
    let text = text::normalised(&text).into_owned();
    app.bases().insert(file.clone(), base);
    let version = app.workshop.draft(|drafts| drafts.with(file.into(), text.into()));
    Ok(Json(InVersion { version }))
}

/// What is typed goes.
pub async fn drop_draft(
    State(app): State<Arc<App>>,
    Query(Named { file }): Query<Named>,
) -> Answer<InVersion> {
    app.bases().remove(&file);
    let version = app.workshop.draft(|drafts| drafts.without(&PathBuf::from(&file)));
    Ok(Json(InVersion { version }))
}

/// What is typed is saved, if nobody else has written meanwhile.
pub async fn save(
    State(app): State<Arc<App>>,
    Json(typed): Json<Typed>,
) -> Result<Response, Refused> {
    let files = app.files.clone();
    let (file, known) = (typed.file.clone(), Arc::clone(&app.known));
    let saved = aside(move || {
        let saved = files.save(&typed.file, &typed.text, &typed.base);
        if let Ok(Saved::As(text)) = &saved {
            known.is_news(&typed.file, &text.hash);
        }
        saved
    });
    Ok(match saved.await?? {
        Saved::As(CopyText { hash, .. }) => {
            // Whoever has typed on since sends a new draft.
            app.bases().remove(&file);
            app.workshop.draft(|drafts| drafts.without(&PathBuf::from(&file)));
            Json(Hash { hash }).into_response()
        }
        Saved::Changed(CopyText { text, hash }) => {
            (StatusCode::CONFLICT, Json(TextOnDisk { text, hash })).into_response()
        }
    })
}

/// Which text it is now.
#[derive(Serialize)]
struct Hash {
    hash: String,
}
