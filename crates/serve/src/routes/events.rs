//! What happens, told to every open screen as it happens.

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::State;
use axum::response::sse::{Event, KeepAlive, Sse};
use serde::Serialize;
use tokio_stream::wrappers::{BroadcastStream, WatchStream};
use tokio_stream::{Stream, StreamExt};

use crate::app::App;
use crate::workshop::Notice;

/// That there is a version to be fetched.
#[derive(Serialize)]
struct NewVersion {
    version: u64,
}

/// Server-sent events: `state`, `working`, `disk`, `job`.
pub async fn events(
    State(app): State<Arc<App>>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let states = WatchStream::new(app.workshop.follow()).filter(|shown| shown.version > 0);
    let states = states.map(|shown| event("state", &NewVersion { version: shown.version }));
    // Whoever missed notices has the state all the same.
    let notices = BroadcastStream::new(app.workshop.notices()).filter_map(Result::ok);
    let notices = notices.map(|notice: Notice| event(notice.name(), &notice));
    Sse::new(states.merge(notices).map(Ok)).keep_alive(KeepAlive::default())
}

fn event(name: &str, what: &impl Serialize) -> Event {
    let event = Event::default().event(name);
    event.json_data(what).unwrap_or_default()
}
