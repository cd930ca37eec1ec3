//! The port, and where a second call finds the first.

use std::fs;
use std::io::{self, Read, Write};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::time::Duration;

use kanyin_diagnostics::told;
use kanyin_press::Outbox;
use kanyin_production::Failure;

/// The first port that is tried.
const FIRST: u16 = 3650;
/// How many are tried.
const TRIED: u16 = 50;
/// How long another one may take to say who it is.
const PATIENCE: Duration = Duration::from_millis(800);
/// The file in the publication's `out/` that says where it is served.
const NOTE: &str = ".kanyin-serve";

/// Listens on a port that was asked for, or on the next that is free.
pub fn listen(address: Option<IpAddr>, port: Option<u16>) -> Result<TcpListener, Failure> {
    let address = address.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST));
    let at = |port| TcpListener::bind(SocketAddr::new(address, port));
    match port {
        Some(port) => at(port).map_err(|error| taken(port, &error)),
        None => (FIRST..FIRST + TRIED)
            .find_map(|port| at(port).ok())
            .map_or_else(|| at(0).map_err(|error| taken(FIRST, &error)), Ok),
    }
}

fn taken(port: u16, error: &io::Error) -> Failure {
    Failure::Usage(told!(
        "端口 {port} 用不了（{error}）；换一个，或不写 --port",
        "port {port} cannot be used ({error}); take another, or leave out --port"
    ))
}

/// The address at which a publication is served already, by another run of this program.
pub fn running(publication: &Path) -> Option<String> {
    let address = fs::read_to_string(publication.join("out").join(NOTE)).ok()?;
    let address = address.trim();
    let socket: SocketAddr = address.strip_prefix("http://")?.trim_end_matches('/').parse().ok()?;
    let said = ask(socket).ok()?;
    // Another publication's, or another program's, may have the port meanwhile.
    said.ends_with(&who(publication)).then(|| address.to_string())
}

/// Asks who listens there.
fn ask(socket: SocketAddr) -> io::Result<String> {
    let mut stream = TcpStream::connect_timeout(&socket, PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    write!(stream, "GET /api/who HTTP/1.0\r\nHost: {socket}\r\n\r\n")?;
    let mut said = String::new();
    stream.take(64 << 10).read_to_string(&mut said)?;
    Ok(said)
}

/// What a publication's server says of itself.
pub fn who(publication: &Path) -> String {
    format!("kanyin {}", publication.display())
}

/// Leaves word where a publication is served, as long as it lives.
pub struct LeftWord {
    note: PathBuf,
    address: String,
}

impl LeftWord {
    /// Leaves it in the publication's `out/`. Where that cannot be written, it is served all the same.
    pub fn at(out: &Path, address: &str) -> Self {
        let left = Outbox::new(out).and_then(|mut outbox| {
            outbox.put(NOTE, address.as_bytes())?;
            outbox.send()
        });
        let note = left.ok().and_then(|paths| paths.into_iter().next()).unwrap_or_default();
        Self { note, address: address.into() }
    }
}

impl Drop for LeftWord {
    fn drop(&mut self) {
        // Another run may have left its own since.
        if fs::read_to_string(&self.note).is_ok_and(|word| word == self.address) {
            let _ = fs::remove_file(&self.note);
        }
    }
}
