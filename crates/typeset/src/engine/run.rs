//! Typst's engine, made by hand: Kanyin drives it part by part, outside `typst::compile`.

use comemo::Track;
use typst_library::World;
use typst_library::diag::{SourceDiagnostic, SourceResult};
use typst_library::engine::{Engine, Route, Sink, Traced};
use typst_library::introspection::{EmptyIntrospector, Introspector};
use typst_utils::Protected;

/// Runs a job with an engine of its own. Introspection sees an empty document: a part knows nothing
/// of the page it will stand on. Errors that Typst would delay are errors at once.
pub fn with_engine<T>(
    world: &dyn World,
    job: impl FnOnce(&mut Engine) -> SourceResult<T>,
) -> Result<T, Vec<SourceDiagnostic>> {
    let introspector: &dyn Introspector = &EmptyIntrospector;
    let traced = Traced::default();
    let mut sink = Sink::new();
    let mut engine = Engine {
        world: world.track(),
        library: world.library(),
        introspector: Protected::new(introspector.track()),
        traced: traced.track(),
        sink: sink.track_mut(),
        route: Route::default(),
    };
    let result = job(&mut engine);
    let mut broken: Vec<SourceDiagnostic> = sink.delayed().into_iter().collect();
    match result {
        Ok(value) if broken.is_empty() => Ok(value),
        Ok(_) => Err(broken),
        Err(more) => {
            broken.extend(more);
            Err(broken)
        }
    }
}
