//! What takes its time: an issue built, a page printed as a proof, an advertiser's PDF looked through.

use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path as UrlPath, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

use kanyin_diagnostics::{Severity, Told, catch_panic, slashed, told};
use kanyin_issue::OwnFiles;
use kanyin_production::{
    self as production, Built, Failure, IssueFolder, Order, Progress, given_file,
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
    let out = app.workshop.issue().out_or(None)?;
    let order = Order { proof, ..Order::default() };
    begin(&app, Job { kind: "build", order, out, from: "/out/" })
}

/// The folder in `out/` of what the printing house's paper and plates will show. It is for this screen alone.
const PROOFS: &str = ".proofs";

/// Makes the pages as the press prints them on its paper, and every plate, as the copy is saved.
pub async fn proofs(State(app): State<Arc<App>>) -> Result<StatusCode, Refused> {
    let out = app.workshop.issue().out_or(None)?.join(PROOFS);
    let order = Order { soft_proof: true, separations: true, proof: true, ..Order::NOTHING };
    begin(&app, Job { kind: "proofs", order, out, from: "/proofs/" })
}

/// Which page.
#[derive(Deserialize)]
pub struct PageAsked {
    page: u32,
}

/// Makes a page as the press prints it, stamped as a proof, as the copy is saved.
pub async fn page_proof(
    State(app): State<Arc<App>>,
    Json(PageAsked { page }): Json<PageAsked>,
) -> Result<StatusCode, Refused> {
    let out = app.workshop.issue().out_or(None)?.join(PROOFS);
    let order = Order { page_alone: Some(page), proof: true, ..Order::NOTHING };
    begin(&app, Job { kind: "page-proof", order, out, from: "/proofs/" })
}

/// A build, and where what it makes is had from.
struct Job {
    kind: &'static str,
    order: Order,
    out: PathBuf,
    from: &'static str,
}

/// Begins a job, if none is being done. It goes on whether anybody waits or not.
fn begin(app: &Arc<App>, job: Job) -> Result<StatusCode, Refused> {
    let held = Arc::clone(&app.job).try_lock_owned().map_err(|_| busy())?;
    let app = Arc::clone(app);
    tokio::task::spawn_blocking(move || {
        let _held = held;
        let issue = IssueFolder { reading: Default::default(), ..app.workshop.issue() };
        let listener = Listener { workshop: &app.workshop, kind: job.kind };
        let ended = catch_panic(|| job.done(&issue, &listener));
        let notice = ended.unwrap_or_else(|| job.over(false, Vec::new(), &Refused::ours().1));
        app.workshop.tell(Notice::Job(notice));
    });
    Ok(StatusCode::ACCEPTED)
}

/// Another job is not finished.
pub fn busy() -> Refused {
    Refused(StatusCode::CONFLICT, told!("上一件还没做完", "the last one is not finished yet"))
}

impl Job {
    fn done(&self, issue: &IssueFolder, listener: &Listener) -> JobNotice {
        let built = match production::build(issue, &self.out, self.order, listener) {
            Ok(built) => built,
            Err(failure) => return self.over(false, Vec::new(), failure.told()),
        };
        let good = !built.faults.any_error();
        let words = match (good, self.order.proof) {
            (true, _) => told!("都做好了", "all is made"),
            (false, true) => told!("做好了；稿件还有错", "it is made; the copy has errors"),
            (false, false) => told!(
                "有错，没有出 press.pdf：先改好列出的错",
                "there are errors, so there is no press.pdf: mend them first"
            ),
        };
        let folder = self.out.join(issue.name());
        self.over(good || self.order.proof, self.files(&built, &folder), &words)
    }

    fn files(&self, built: &Built, folder: &Path) -> Vec<JobFile> {
        let main: Vec<&Path> = built.main_files().collect();
        let file = |path: &PathBuf| {
            let name = slashed(path.strip_prefix(folder).ok()?);
            let src = format!("{}{name}", self.from);
            Some(JobFile { src, main: main.contains(&path.as_path()), name })
        };
        built.files.iter().filter_map(file).collect()
    }

    fn over(&self, ok: bool, files: Vec<JobFile>, words: &Told) -> JobNotice {
        let words = Some(words.into());
        JobNotice { kind: self.kind, step: None, done: true, ok, files, words }
    }
}

/// Tells the screens how far a build is.
struct Listener<'a> {
    workshop: &'a Workshop,
    kind: &'static str,
}

impl Progress for Listener<'_> {
    fn begun(&self, step: &Told) {
        self.workshop.tell(Notice::Job(JobNotice {
            kind: self.kind,
            step: Some(step.into()),
            done: false,
            ok: true,
            files: Vec::new(),
            words: None,
        }));
    }
}

/// A file that was made of the issue.
pub async fn output(
    State(app): State<Arc<App>>,
    UrlPath(name): UrlPath<String>,
) -> Result<Response, Refused> {
    let out = app.workshop.issue().out();
    made(&app, &out, name).await
}

/// A picture of the press's pages.
pub async fn proof(
    State(app): State<Arc<App>>,
    UrlPath(name): UrlPath<String>,
) -> Result<Response, Refused> {
    let out = app.workshop.issue().out().join(PROOFS);
    made(&app, &out, name).await
}

async fn made(app: &App, out: &Path, name: String) -> Result<Response, Refused> {
    let issue = app.workshop.issue();
    let is_plain = Path::new(&name).components().all(|part| matches!(part, Component::Normal(_)));
    if !is_plain || name.contains('\\') {
        return Err(Refused::missing());
    }
    let path = out.join(issue.name()).join(&name);
    let own = OwnFiles::of(&issue.publication).file(&path).map_err(|_| Refused::missing())?;
    let bytes = aside(move || given_file(&own)).await??;
    let head = [(header::CONTENT_TYPE, kind(&name)), (header::CACHE_CONTROL, "no-store")];
    Ok((head, bytes).into_response())
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
