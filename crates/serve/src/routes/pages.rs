//! Pages, what is known of them, and the way between them and the copy.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::answer::{Answer, Refused, aside};
use crate::app::App;
use crate::printed::PagePlace;
use crate::screen;
use crate::shown::CopyPlace;

/// A page's file never changes: another page has another name.
const FOR_EVER: &str = "private, max-age=31536000, immutable";

/// The state as it is; where nothing was made yet, as soon as it is.
pub async fn state(State(app): State<Arc<App>>) -> Response {
    let mut shown = app.workshop.follow();
    // It ends with the workshop.
    let _ = shown.wait_for(|shown| shown.version > 0).await;
    let json = String::from(&*shown.borrow().json);
    ([(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")], json)
        .into_response()
}

/// A page's drawing, or its picture.
pub async fn page(
    State(app): State<Arc<App>>,
    Path(name): Path<String>,
) -> Result<Response, Refused> {
    let (name, ending) = name.rsplit_once('.').ok_or_else(Refused::missing)?;
    let page = app.workshop.shown().file(name).or_else(|| app.way(name));
    let page = page.ok_or_else(Refused::missing)?;
    let bytes = match ending {
        "svg" => aside(move || page.svg()).await?,
        "png" => aside(move || page.png()).await?,
        _ => return Err(Refused::missing()),
    };
    let kind = screen::kind(ending);
    let head = [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, FOR_EVER)];
    Ok((head, bytes.to_vec()).into_response())
}

/// A place on a page, in points.
#[derive(Deserialize)]
pub struct OnPage {
    page: usize,
    x: f64,
    y: f64,
}

/// Where in the copy stands what is printed there.
pub async fn spot(
    State(app): State<Arc<App>>,
    Query(OnPage { page, x, y }): Query<OnPage>,
) -> Answer<Option<CopyPlace>> {
    let shown = app.workshop.shown();
    Ok(Json(aside(move || shown.copy_at(page, x, y)).await?))
}

/// A place in the copy, in UTF-16.
#[derive(Deserialize)]
pub struct InCopy {
    file: String,
    at: usize,
}

/// Where a character is printed.
pub async fn marks(
    State(app): State<Arc<App>>,
    Query(InCopy { file, at }): Query<InCopy>,
) -> Answer<Vec<PagePlace>> {
    let shown = app.workshop.shown();
    Ok(Json(aside(move || shown.printed_at(&file, at)).await?))
}
