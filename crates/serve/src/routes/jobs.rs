//! What takes its time: an issue built, other ways to make it up, an advertiser's PDF looked through.

use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path as UrlPath, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

use kanyin_diagnostics::{Lang, Severity, Told, catch_panic, slashed, told};
use kanyin_issue::OwnFiles;
use kanyin_production::{
    self as production, Built, Failure, IssueFolder, Order, Progress, Silent, given_file,
};

use crate::answer::{Answer, Refused, Words, aside};
use crate::app::App;
use crate::screen::kind;
use crate::workshop::{JobFile, JobNotice, Notice, Workshop};

/// What is ordered of the issue.
#[derive(Deserialize)]
pub struct BuildAsked {
    proof: bool,
}

/// Builds the issue as it is saved; how far it is stands in the events.
pub async fn build(
    State(app): State<Arc<App>>,
    Json(BuildAsked { proof }): Json<BuildAsked>,
) -> Result<StatusCode, Refused> {
    let issue = app.workshop.issue();
    let order = Order { proof, ..Order::default() };
    let held = Arc::clone(&app.job).try_lock_owned().map_err(|_| busy())?;
    // It goes on whether anybody waits or not.
    tokio::task::spawn_blocking(move || {
        let _held = held;
        let listener = Listener(&app.workshop);
        let ended = catch_panic(|| built(&issue, order, &listener));
        let notice = ended.unwrap_or_else(|| over(false, Vec::new(), &Refused::ours().1));
        app.workshop.tell(Notice::Job(notice));
    });
    Ok(StatusCode::ACCEPTED)
}

fn busy() -> Refused {
    Refused(StatusCode::CONFLICT, told!("上一件还没做完", "the last one is not finished yet"))
}

fn built(issue: &IssueFolder, order: Order, listener: &Listener) -> JobNotice {
    let saved = IssueFolder { reading: Default::default(), ..issue.clone() };
    let built = issue
        .out_or(None)
        .and_then(|out| Ok((production::build(&saved, &out, order, listener)?, out)));
    match built {
        Ok((built, out)) => {
            let good = !built.faults.any_error();
            let words = match (good, order.proof) {
                (true, _) => told!("这一期的文件都做好了", "all files of the issue are made"),
                (false, true) => {
                    told!("样张做好了；稿件还有错", "the proof is made; the copy has errors")
                }
                (false, false) => told!(
                    "有错，没有出 press.pdf：先改好列出的错",
                    "there are errors, so there is no press.pdf: mend them first"
                ),
            };
            over(good || order.proof, files(&built, &out.join(issue.name())), &words)
        }
        Err(failure) => over(false, Vec::new(), failure.told()),
    }
}

fn over(ok: bool, files: Vec<JobFile>, words: &Told) -> JobNotice {
    JobNotice { kind: "build", step: None, done: true, ok, files, words: Some(words.into()) }
}

fn files(built: &Built, folder: &Path) -> Vec<JobFile> {
    let main: Vec<&Path> = built.main_files().collect();
    let file = |path: &PathBuf| {
        let name = slashed(path.strip_prefix(folder).ok()?);
        Some(JobFile { src: format!("/out/{name}"), main: main.contains(&path.as_path()), name })
    };
    built.files.iter().filter_map(file).collect()
}

/// Tells the screens how far a build is.
struct Listener<'a>(&'a Workshop);

impl Progress for Listener<'_> {
    fn begun(&self, step: &Told) {
        self.0.tell(Notice::Job(JobNotice {
            kind: "build",
            step: Some(step.into()),
            done: false,
            ok: true,
            files: Vec::new(),
            words: None,
        }));
    }

    fn ended(&self, _: &Told, _: Duration) {}
}

/// A file that was made of the issue.
pub async fn output(
    State(app): State<Arc<App>>,
    UrlPath(name): UrlPath<String>,
) -> Result<Response, Refused> {
    let issue = app.workshop.issue();
    let is_plain = Path::new(&name).components().all(|part| matches!(part, Component::Normal(_)));
    if !is_plain || name.contains('\\') {
        return Err(Refused::missing());
    }
    let path = issue.out().join(issue.name()).join(&name);
    let own = OwnFiles::of(&issue.publication).file(&path).map_err(|_| Refused::missing())?;
    let bytes = aside(move || given_file(&own)).await??;
    let head = [(header::CONTENT_TYPE, kind(&name)), (header::CACHE_CONTROL, "no-store")];
    Ok((head, bytes).into_response())
}

/// How many versions are wanted.
#[derive(Deserialize)]
pub struct Wanted {
    count: usize,
}

/// Other ways in which the pages make themselves up.
#[derive(Serialize)]
pub struct Ways {
    /// All of them side by side.
    sheet: Option<String>,
    plans: Vec<Way>,
    words: Vec<Words>,
}

#[derive(Serialize)]
struct Way {
    number: usize,
}

/// Finds alternatives.
pub async fn alternatives(
    State(app): State<Arc<App>>,
    Json(Wanted { count }): Json<Wanted>,
) -> Answer<Ways> {
    let issue = app.workshop.issue();
    let _held = Arc::clone(&app.job).try_lock_owned().map_err(|_| busy())?;
    let folder = issue.out().join(issue.name());
    let found = aside(move || {
        let out = issue.out_or(None)?;
        production::alternatives(&issue, &out, count, Lang::Zh, &Silent)
    })
    .await??;
    let names: Vec<String> = found
        .files
        .iter()
        .filter_map(|path| Some(slashed(path.strip_prefix(&folder).ok()?)))
        .collect();
    let sheet = names.iter().find(|name| name.ends_with(".png"));
    let plans = names.iter().filter(|name| name.ends_with(".yaml")).count();
    Ok(Json(Ways {
        sheet: sheet.map(|name| format!("/out/{name}")),
        plans: (1..=plans).map(|number| Way { number }).collect(),
        words: found.told.iter().map(Into::into).collect(),
    }))
}

/// Which alternative, of which page.
#[derive(Deserialize)]
pub struct Taken {
    number: usize,
    page: Option<u32>,
}

/// Keeps an alternative.
pub async fn take(
    State(app): State<Arc<App>>,
    Json(Taken { number, page }): Json<Taken>,
) -> Result<StatusCode, Refused> {
    let issue = app.workshop.issue();
    aside(move || {
        let out = issue.out_or(None)?;
        production::take(&issue, &out, number, page).map(drop)
    })
    .await??;
    app.workshop.look();
    Ok(StatusCode::NO_CONTENT)
}

/// What a file is called.
#[derive(Deserialize)]
pub struct Called {
    name: String,
}

/// What is wrong with a PDF.
#[derive(Serialize)]
pub struct LookedThrough {
    good: bool,
    words: Words,
    findings: Vec<Found>,
}

#[derive(Serialize)]
struct Found {
    severity: Severity,
    #[serde(flatten)]
    words: Words,
    why: Words,
    todo: Words,
    page: Option<usize>,
}

/// Looks through a PDF as the publication's printing house would.
pub async fn preflight(
    State(app): State<Arc<App>>,
    Query(Called { name }): Query<Called>,
    content: Bytes,
) -> Answer<LookedThrough> {
    let publication = app.publication.clone();
    let report = aside(move || -> Result<_, Failure> {
        // It has to lie in the publication, whose printing house says what it wants.
        let beside = tempfile::Builder::new()
            .prefix(".kanyin-preflight-")
            .tempdir_in(&publication)
            .map_err(|error| Failure::writing(&publication, &error))?;
        let path = beside.path().join("a.pdf");
        std::fs::write(&path, &content).map_err(|error| Failure::writing(&path, &error))?;
        Ok(production::examine(&path, None, None)?.report)
    })
    .await??;
    let good = !report.any_error();
    let words = match good {
        true => told!("{name} 可以付印", "{name} can be printed"),
        false => {
            told!("{name} 印不好，要请对方重做", "{name} would print badly; ask for a new one")
        }
    };
    let found = |finding: &kanyin_preflight::Finding| Found {
        severity: finding.severity,
        words: (&finding.what).into(),
        why: (&finding.why).into(),
        todo: (&finding.todo).into(),
        page: finding.page,
    };
    let findings = report.findings.iter().map(found).collect();
    Ok(Json(LookedThrough { good, words: (&words).into(), findings }))
}
