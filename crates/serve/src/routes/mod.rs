//! What may be asked.

mod alternatives;
mod by_hand;
mod copy;
mod events;
mod issues;
mod jobs;
mod pages;

use std::sync::Arc;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::{HeaderValue, header};
use axum::middleware::from_fn_with_state;
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{get, post, put};

use super::address::who;
use super::answer::Refused;
use super::app::App;
use super::guard::{WHO, guard};
use super::screen;

/// Most bytes of a request: a text of 4 MB in JSON.
const MOST: usize = 10 << 20;

/// Most bytes of a file that is brought.
const MOST_BROUGHT: usize = 200 << 20;

/// All of it.
pub fn routes(app: Arc<App>) -> Router {
    Router::new()
        .route("/", get(index))
        .route("/assets/{*name}", get(asset))
        .route(WHO, get(whose))
        .route("/api/state", get(pages::state))
        .route("/api/events", get(events::events))
        .route("/pages/{name}", get(pages::page))
        .route("/api/spot", get(pages::spot))
        .route("/api/marks", get(pages::marks))
        .route("/api/file", get(copy::file).put(copy::save))
        .route("/api/draft", put(copy::draft).delete(copy::drop_draft))
        .route("/api/yaml", post(by_hand::yaml))
        .route("/api/change", post(by_hand::change))
        .route("/api/undo", post(by_hand::undo))
        .route("/api/schema", get(issues::schema))
        .route("/api/layouts", get(issues::layouts))
        .route("/api/open", post(issues::open))
        .route("/api/new-issue", post(issues::make))
        .route("/api/new-story", post(issues::new_story))
        .route("/api/alternatives", post(alternatives::alternatives))
        .route("/api/build", post(jobs::build))
        .route("/api/proofs", post(jobs::proofs))
        .route("/api/page-proof", post(jobs::page_proof))
        .route("/out/{*name}", get(jobs::output))
        .route("/proofs/{*name}", get(jobs::proof))
        .layer(DefaultBodyLimit::max(MOST))
        .merge(uploads())
        .layer(from_fn_with_state(Arc::clone(&app.guard), guard))
        .with_state(app)
}

/// Files that are brought: a photograph, an advertisement.
fn uploads() -> Router<Arc<App>> {
    Router::new()
        .route("/api/picture", post(by_hand::picture))
        .route("/api/preflight", post(jobs::preflight))
        .layer(DefaultBodyLimit::max(MOST_BROUGHT))
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
