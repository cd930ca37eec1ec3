//! What may be asked.

mod copy;
mod events;
mod pages;

use std::sync::Arc;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::{HeaderValue, header};
use axum::middleware::from_fn_with_state;
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{get, put};

use super::address::who;
use super::answer::Refused;
use super::app::App;
use super::guard::guard;
use super::screen;

/// Most bytes of a request: a text of 4 MB in JSON.
const MOST: usize = 10 << 20;

/// All of it.
pub fn routes(app: Arc<App>) -> Router {
    Router::new()
        .route("/", get(index))
        .route("/assets/{*name}", get(asset))
        .route("/api/who", get(whose))
        .route("/api/state", get(pages::state))
        .route("/api/events", get(events::events))
        .route("/pages/{name}", get(pages::page))
        .route("/api/spot", get(pages::spot))
        .route("/api/marks", get(pages::marks))
        .route("/api/file", get(copy::file).put(copy::save))
        .route("/api/draft", put(copy::draft).delete(copy::drop_draft))
        .layer(DefaultBodyLimit::max(MOST))
        .layer(from_fn_with_state(Arc::clone(&app), guard))
        .with_state(app)
}

async fn index(State(app): State<Arc<App>>) -> Response {
    let never = [(header::CACHE_CONTROL, HeaderValue::from_static("no-store"))];
    (never, Html(screen::page(&app.guard.token))).into_response()
}

async fn asset(Path(name): Path<String>) -> Result<Response, Refused> {
    let (kind, bytes) = screen::asset(&name).ok_or_else(Refused::missing)?;
    let kind = [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "no-cache")];
    Ok((kind, bytes).into_response())
}

async fn whose(State(app): State<Arc<App>>) -> String {
    who(&app.publication)
}
