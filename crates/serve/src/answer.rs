//! What is answered: JSON, or a refusal in both languages.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use kanyin_diagnostics::{Told, told};
use kanyin_production::Failure;

/// Words in both languages, as the screen gets them.
#[derive(Debug, Clone, Serialize)]
pub struct Words {
    zh: String,
    en: String,
}

impl From<&Told> for Words {
    fn from(told: &Told) -> Self {
        Self { zh: told.zh.clone(), en: told.en.clone() }
    }
}

/// Why something is not done.
#[derive(Debug)]
pub struct Refused(pub StatusCode, pub Told);

impl Refused {
    /// There is nothing of that name.
    pub fn missing() -> Self {
        Self(StatusCode::NOT_FOUND, told!("没有这个", "there is no such thing"))
    }

    /// Our own failure.
    pub fn ours() -> Self {
        let what = told!("程序出错了，再试一次", "the program failed; try again");
        Self(StatusCode::INTERNAL_SERVER_ERROR, what)
    }
}

impl From<Failure> for Refused {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Usage(told) => Self(StatusCode::BAD_REQUEST, told),
            Failure::Ours(told) => Self(StatusCode::INTERNAL_SERVER_ERROR, told),
        }
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        (self.0, Json(Words::from(&self.1))).into_response()
    }
}

/// What most requests are answered with.
pub type Answer<T> = Result<Json<T>, Refused>;

/// Work that takes its time, on a thread of its own.
pub async fn aside<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Refused> {
    tokio::task::spawn_blocking(work).await.map_err(|_| Refused::ours())
}
