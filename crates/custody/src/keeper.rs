//! The process that waits, and begins anew.

use std::env;
use std::io::{self, BufRead, BufReader, PipeReader};
use std::process::{Command, ExitStatus};
use std::thread;

use super::note::Note;
use super::refusal::Refusal;
use super::ward::{ACCUSED, EARLIER, IS_WARD, ONE_BY_ONE};

/// Most wards that one keeper starts: each but the last has found a file that is to be refused.
const MOST: usize = 40;

/// The allocator gives back after so many milliseconds what is no longer used: pictures are large and soon done with. Later
/// takes a fifth more memory; at once takes a tenth more time.
const FREES_SOON: (&str, &str) = ("MIMALLOC_PURGE_DELAY", "2");

/// How the last ward ended.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum Ended {
    /// With an exit code.
    Code(u8),
    /// Killed from outside, by a signal.
    Signal(i32),
    /// It died, with no file open.
    Died,
    /// There were more files to refuse than anybody has.
    TooMany,
}

/// Lets a second process of this program do the work, with the same arguments; `died` is called when one died, and
/// another begins. `None` if there can be no second process.
pub fn keep(died: impl Fn()) -> Option<Ended> {
    let mut earlier: Vec<Note> = Vec::new();
    let mut one_by_one = false;
    for _ in 0..MOST {
        let (status, told) = ward(&earlier, one_by_one)?;
        let mut open: Vec<String> = Vec::new();
        let mut accused = false;
        for note in told {
            match note {
                Note::Opened(file) => open.push(file),
                Note::Shut => drop(open.pop()),
                Note::Done(..) => {
                    earlier.retain(|note| !matches!(note, Note::Done(..)));
                    earlier.push(note);
                }
                Note::Refused(..) => {
                    accused = true;
                    earlier.push(note);
                }
                Note::Alive => {}
            }
        }
        match how(status) {
            How::Code(code) if i32::from(code) == ACCUSED && accused => {}
            How::Code(code) => return Some(Ended::Code(code)),
            How::Signal(signal) => return Some(Ended::Signal(signal)),
            How::Died if !one_by_one => {
                died();
                one_by_one = true;
            }
            How::Died => match open.pop() {
                Some(file) => earlier.push(Note::Refused(Refusal::Crash, file)),
                None => return Some(Ended::Died),
            },
        }
    }
    Some(Ended::TooMany)
}

/// Runs a ward to its end. Gives what it told.
fn ward(earlier: &[Note], one_by_one: bool) -> Option<(ExitStatus, Vec<Note>)> {
    let (from, to) = io::pipe().ok()?;
    let mut command = itself()?;
    command.args(env::args_os().skip(1)).env(IS_WARD, "1").stdin(to);
    command.env(FREES_SOON.0, FREES_SOON.1);
    command.env(EARLIER, earlier.iter().map(Note::line).collect::<String>());
    if one_by_one {
        command.env(ONE_BY_ONE, "1").env("RAYON_NUM_THREADS", "1");
    }
    let mut child = command.spawn().ok()?;
    // The pipe's other end is the ward's alone.
    drop(command);
    let listener = thread::Builder::new().name("keeper".into()).spawn(move || notes(from)).ok()?;
    let status = child.wait().ok()?;
    Some((status, listener.join().unwrap_or_default()))
}

/// What the ward tells until it ends. That it is alive is no news.
fn notes(from: PipeReader) -> Vec<Note> {
    let lines = BufReader::new(from).split(b'\n').map_while(Result::ok);
    let notes = lines.filter_map(|line| Note::read(&String::from_utf8_lossy(&line)));
    notes.filter(|note| *note != Note::Alive).collect()
}

/// This program.
fn itself() -> Option<Command> {
    #[cfg(target_os = "linux")]
    {
        use std::os::unix::process::CommandExt;
        // Also where the file has been replaced meanwhile.
        let mut command = Command::new("/proc/self/exe");
        command.arg0(env::args_os().next()?);
        Some(command)
    }
    #[cfg(not(target_os = "linux"))]
    Some(Command::new(env::current_exe().ok()?))
}

enum How {
    Code(u8),
    // Windows knows none.
    #[cfg_attr(not(unix), expect(dead_code))]
    Signal(i32),
    Died,
}

#[cfg(unix)]
fn how(status: ExitStatus) -> How {
    use std::os::unix::process::ExitStatusExt;
    /// SIGILL, SIGTRAP, SIGABRT, SIGBUS (Linux, macOS), SIGFPE, SIGSEGV: a process does these to itself.
    const OWN: [i32; 7] = [4, 5, 6, 7, 8, 10, 11];
    match (status.code(), status.signal()) {
        (Some(code), _) => How::Code(code as u8),
        (None, Some(signal)) if !OWN.contains(&signal) => How::Signal(signal),
        _ => How::Died,
    }
}

#[cfg(not(unix))]
fn how(status: ExitStatus) -> How {
    // Exceptions of Windows are codes such as C00000FD, a stack overflow.
    match status.code().map(u8::try_from) {
        Some(Ok(code)) => How::Code(code),
        _ => How::Died,
    }
}
