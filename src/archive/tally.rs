//! How it went: a line an issue, and a sum at the end.

use std::path::PathBuf;
use std::time::Duration;

use kanyin_diagnostics::{Told, told};

use super::super::console::Console;
use super::super::failure::{Failure, Verdict};
use super::super::places;

/// How it went with an issue.
pub enum End {
    /// Its archives stand there.
    Made(Vec<PathBuf>),
    /// They stood there before.
    Unchanged,
    /// Something in the copy is in the way; what there is to say beside the faults.
    NotMade(Option<Told>),
}

/// The issues so far.
pub struct Tally<'a> {
    console: &'a Console,
    of: usize,
    so_far: usize,
    made: usize,
    unchanged: usize,
    not_made: usize,
    /// Our own failures, or the machine's; the last is told at the end.
    failed: Vec<Failure>,
}

impl<'a> Tally<'a> {
    /// A tally of so many issues to come.
    pub fn of(of: usize, console: &'a Console) -> Self {
        Self { console, of, so_far: 0, made: 0, unchanged: 0, not_made: 0, failed: Vec::new() }
    }

    /// One more, told in a line on standard error; the archives' paths go to standard output.
    pub fn add(&mut self, name: &str, end: Result<End, Failure>, took: Duration) {
        self.so_far += 1;
        let seconds = format!("{:.2}", took.as_secs_f64());
        match end {
            Ok(End::Made(paths)) => {
                self.made += 1;
                let count = paths.len();
                self.line(
                    name,
                    told!(
                        "存好 {count} 个文件（{seconds} 秒）",
                        "{count} archives made ({seconds} s)"
                    ),
                );
                for path in paths {
                    self.console.give(&format!("{}\n", places::shown(&path)));
                }
            }
            Ok(End::Unchanged) => {
                self.unchanged += 1;
                self.line(name, told!("没有变，不重做", "unchanged, left as it is"));
            }
            Ok(End::NotMade(why)) => {
                self.not_made += 1;
                let Told { zh, en } = why.unwrap_or_else(|| told!("有错", "errors"));
                self.line(name, told!("没有存档：{zh}", "not archived: {en}"));
            }
            Err(failure) => {
                // With one issue alone it is told when the command ends.
                if self.of > 1 {
                    let (Failure::Usage(Told { zh, en }) | Failure::Ours(Told { zh, en })) =
                        &failure;
                    self.line(name, told!("没有存档：{zh}", "not archived: {en}"));
                }
                self.failed.push(failure);
            }
        }
    }

    /// A line of an issue, with how many there have been if there are several.
    fn line(&self, name: &str, Told { zh, en }: Told) {
        let so_far = self.so_far;
        let before = match self.of {
            ..2 => String::new(),
            of => format!("[{so_far}/{of}] "),
        };
        self.console.say(&told!("{before}{name}：{zh}", "{before}{name}: {en}"));
    }

    /// The sum, and how the command ends.
    pub fn sum_up(mut self) -> Result<Verdict, Failure> {
        let (made, unchanged) = (self.made, self.unchanged);
        let not_made = self.not_made + self.failed.len();
        if self.of != 1 {
            self.console.say(&told!(
                "存档 {made} 期，没有变的 {unchanged} 期，没做成的 {not_made} 期",
                "{made} issues archived, {unchanged} unchanged, {not_made} not archived"
            ));
        }
        match self.failed.pop() {
            Some(failure) => Err(failure),
            None if not_made > 0 => Ok(Verdict::Faults),
            None => Ok(Verdict::Good),
        }
    }
}
