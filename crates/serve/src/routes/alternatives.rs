//! Other ways to make up a page, to choose from.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};

use kanyin_diagnostics::{Lang, slashed};
use kanyin_production::{self as production, AlternativesOrder, PageWay, Silent};

use super::jobs::busy;
use crate::answer::{Answer, Words, aside};
use crate::app::App;
use crate::page_file::PageFile;

/// Of which page, and how many are wanted.
#[derive(Deserialize)]
pub struct Sought {
    page: u32,
    count: usize,
}

/// What was found of a page.
#[derive(Serialize)]
pub struct FoundWays {
    ways: Vec<Way>,
    /// All of them side by side.
    sheet: Option<String>,
    /// What differs between them.
    words: Vec<Words>,
}

/// One way.
#[derive(Serialize)]
struct Way {
    number: usize,
    /// Its page's drawing: that of the page in use where it is the same.
    src: String,
    picture: String,
    words: Words,
}

/// Finds other ways to make up a page. Their pictures are had like a page's, until others are sought.
pub async fn alternatives(
    State(app): State<Arc<App>>,
    Json(Sought { page, count }): Json<Sought>,
) -> Answer<FoundWays> {
    let issue = app.workshop.issue();
    let _held = Arc::clone(&app.job).try_lock_owned().map_err(|_| busy())?;
    let folder = issue.out().join(issue.name());
    let found = aside(move || {
        let out = issue.out_or(None)?;
        let order = AlternativesOrder { count, page: Some(page) };
        production::alternatives(&issue, &out, order, Lang::Zh, &Silent)
    })
    .await??;
    let sheet = found.files.iter().find(|path| path.extension().is_some_and(|of| of == "png"));
    let sheet = sheet.and_then(|path| Some(slashed(path.strip_prefix(&folder).ok()?)));
    let (mut ways, mut files) = (Vec::new(), Vec::new());
    for PageWay { number, caption, page } in found.ways {
        let file = Arc::new(PageFile::new(page));
        let name = file.name();
        ways.push(Way {
            number,
            src: format!("/pages/{name}.svg"),
            picture: format!("/pages/{name}.png"),
            words: (&caption).into(),
        });
        files.push(file);
    }
    app.show_ways(files);
    Ok(Json(FoundWays {
        ways,
        sheet: sheet.map(|name| format!("/out/{name}")),
        words: found.told.iter().map(Into::into).collect(),
    }))
}
