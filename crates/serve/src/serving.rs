//! From the order to the end of the evening.

use std::net::{IpAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

use kanyin_diagnostics::told;
use kanyin_production::{Failure, IssueFolder};

use super::address::{LeftWord, listen};
use super::app::App;
use super::guard::Guard;
use super::routes;
use super::watch::watch;

/// What is ordered.
#[derive(Debug, Clone)]
pub struct ServeOrder {
    /// The issue that is shown first.
    pub issue: IssueFolder,
    /// The port; the next free one if left out.
    pub port: Option<u16>,
    /// The address that it listens on; this machine alone if left out.
    pub listen: Option<IpAddr>,
    /// What others have to know.
    pub password: Option<String>,
}

/// A server that listens and does not answer yet.
pub struct Serving {
    /// Where it is found.
    pub address: String,
    app: Arc<App>,
    listener: TcpListener,
    out: PathBuf,
}

/// Begins to listen.
///
/// # Errors
/// No port is free, others may ask and there is no password, or `out/` leads out of the publication.
pub fn serve(order: ServeOrder) -> Result<Serving, Failure> {
    if order.listen.is_some_and(|listen| !listen.is_loopback()) && order.password.is_none() {
        return Err(Failure::Usage(told!(
            "--listen 会让别的电脑也能改稿，要同时写 --password-file",
            "--listen lets other computers change the copy: name a --password-file with it"
        )));
    }
    let out = order.issue.out_or(None)?;
    let listener = listen(order.listen, order.port)?;
    let address = listener.local_addr().map_err(|error| unheard(&error))?;
    let mut token = [0; 16];
    getrandom::fill(&mut token).map_err(|_| {
        Failure::Ours(told!("系统给不出随机数", "the system gives no random number"))
    })?;
    let guard = Guard {
        port: address.port(),
        listen: order.listen,
        token: token.iter().map(|byte| format!("{byte:02x}")).collect(),
        password: order.password,
    };
    let app = App::new(order.issue, guard);
    Ok(Serving { address: format!("http://{address}/"), app: Arc::new(app), listener, out })
}

impl Serving {
    /// Answers until Ctrl-C.
    ///
    /// # Errors
    /// The system's.
    pub fn run(self) -> Result<(), Failure> {
        let Self { address, app, listener, out } = self;
        let _word = LeftWord::at(&out, &address);
        let workshop = Arc::clone(&app.workshop);
        let works = thread::Builder::new()
            .name("workshop".into())
            .stack_size(WORKSHOP_STACK)
            .spawn(move || workshop.run())
            .map_err(|error| unheard(&error))?;
        // Where files cannot be watched, pages are new at every save from the screen.
        let watcher = watch(&app.publication, Arc::clone(&app.workshop), Arc::clone(&app.known));
        let ended = answer(listener, Arc::clone(&app));
        drop(watcher);
        app.workshop.close();
        let _ = works.join();
        ended.map_err(|error| unheard(&error))
    }
}

/// Typst follows frames within frames.
const WORKSHOP_STACK: usize = 128 << 20;

fn answer(listener: TcpListener, app: Arc<App>) -> std::io::Result<()> {
    listener.set_nonblocking(true)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        let routes = routes::routes(app);
        // Open screens never hang up: their connections end with the program.
        tokio::select! {
            ended = async { axum::serve(listener, routes).await } => ended,
            _ = stopped() => Ok(()),
        }
    })?;
    runtime.shutdown_background();
    Ok(())
}

/// Ctrl-C, or the system's wish that the program end.
async fn stopped() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let Ok(mut ended) = signal(SignalKind::terminate()) else {
            let _ = tokio::signal::ctrl_c().await;
            return;
        };
        tokio::select! {
            _ = tokio::signal::ctrl_c() => {}
            _ = ended.recv() => {}
        }
    }
    #[cfg(not(unix))]
    {
        let _ = tokio::signal::ctrl_c().await;
    }
}

fn unheard(error: &std::io::Error) -> Failure {
    Failure::Ours(told!("服务开不起来：{error}", "the server cannot be started: {error}"))
}
