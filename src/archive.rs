//! `kanyin archive`: an issue as one file, for readers, the printing house or a library.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use kanyin_custody::{self as custody, Earlier};
use kanyin_diagnostics::{Told, told};
use kanyin_press::Moment;
use kanyin_production::{
    self as production, ArchiveOrder, Archived, Archiver, Failure, ListedIssue,
};

use super::args::ArchiveArgs;
use super::console::Console;
use super::crash::crashed;
use super::verdict::Verdict;

/// Archives every issue that was named. One that fails does not stop the others.
pub fn archive(args: &ArchiveArgs, console: &Console) -> Result<Verdict, Failure> {
    let moment = Moment::from_env().map_err(Failure::Usage)?;
    let issues = issues(args)?;
    let audiences = args.audiences.iter().map(|whom| (*whom).into()).collect();
    let mut archiver = Archiver::new(ArchiveOrder::new(audiences, moment, args.skip_unchanged));
    let mut results = Results::of(issues.len(), console);
    for issue in issues.iter().skip(results.so_far) {
        production::forget_issues();
        let begun = Instant::now();
        let out = issue.folder.out_or(args.out.as_deref());
        let archive = |out: PathBuf| archiver.archive(issue, &out, console);
        // Whatever goes wrong with one issue, the next has its turn.
        let archived = catch_unwind(AssertUnwindSafe(|| out.and_then(archive)));
        let archived = archived.unwrap_or_else(|_| Err(crashed()));
        results.add(&issue.folder.name(), archived, begun.elapsed());
        results.note();
    }
    results.sum_up()
}

/// The issues to be archived.
fn issues(args: &ArchiveArgs) -> Result<Vec<ListedIssue>, Failure> {
    let issues = match args.all {
        true => production::every_issue(&args.issues)?,
        false => production::named_issues(&args.issues)?,
    };
    Ok(match args.shard {
        Some(part) => production::part_of(issues, part),
        None => issues,
    })
}

/// How it went: a line an issue, and a sum at the end.
struct Results<'a> {
    console: &'a Console,
    of: usize,
    so_far: usize,
    made: usize,
    unchanged: usize,
    not_made: usize,
    /// Our own failures, or the machine's; the last is told at the end.
    failed: Vec<Failure>,
    /// Those of an earlier process.
    failed_before: usize,
}

impl<'a> Results<'a> {
    /// Of so many issues; none yet, but for those that an earlier process has done.
    fn of(of: usize, console: &'a Console) -> Self {
        let Earlier { done: so_far, so_far: [made, unchanged, not_made, failed_before] } =
            custody::earlier();
        let failed = Vec::new();
        Self { console, of, so_far, made, unchanged, not_made, failed, failed_before }
    }

    /// Notes them for a later process.
    fn note(&self) {
        let failed = self.failed_before + self.failed.len();
        let so_far = [self.made, self.unchanged, self.not_made, failed];
        custody::done(Earlier { done: self.so_far, so_far });
    }

    /// One more, told in a line on standard error; the archives' paths go to standard output.
    fn add(&mut self, name: &str, archived: Result<Archived, Failure>, took: Duration) {
        self.so_far += 1;
        let seconds = format!("{:.2}", took.as_secs_f64());
        match archived {
            Ok(Archived::Made(paths)) => {
                self.made += 1;
                let count = paths.len();
                self.line(
                    name,
                    told!(
                        "存好 {count} 个文件（{seconds} 秒）",
                        "{count} archives made ({seconds} s)"
                    ),
                );
                paths.iter().for_each(|path| self.console.give_path(path));
            }
            Ok(Archived::Unchanged) => {
                self.unchanged += 1;
                self.line(name, told!("没有变，不重做", "unchanged, left as it is"));
            }
            Ok(Archived::NotMade(why)) => {
                self.not_made += 1;
                let why = why.unwrap_or_else(|| told!("有错", "errors"));
                self.line(name, told!("没有存档：{why}", "not archived: {why}"; why));
            }
            Err(failure) => {
                // With one issue alone it is told when the command ends.
                if self.of > 1 {
                    let why = failure.told();
                    self.line(name, told!("没有存档：{why}", "not archived: {why}"; why));
                }
                self.failed.push(failure);
            }
        }
    }

    /// A line of an issue, with how many there have been if there are several.
    fn line(&self, name: &str, what: Told) {
        let so_far = self.so_far;
        let before = match self.of {
            ..2 => String::new(),
            of => format!("[{so_far}/{of}] "),
        };
        self.console.say(&told!("{before}{name}：{what}", "{before}{name}: {what}"; what));
    }

    /// The sum, and how the command ends.
    fn sum_up(mut self) -> Result<Verdict, Failure> {
        let (made, unchanged) = (self.made, self.unchanged);
        let not_made = self.not_made + self.failed.len() + self.failed_before;
        if self.of != 1 {
            self.console.say(&told!(
                "存档 {made} 期，没有变的 {unchanged} 期，没做成的 {not_made} 期",
                "{made} issues archived, {unchanged} unchanged, {not_made} not archived"
            ));
        }
        match self.failed.pop() {
            Some(failure) => Err(failure),
            None if self.failed_before > 0 => Err(Failure::Ours(told!(
                "有的期没有做成，原因见上",
                "some issues could not be made; why stands above"
            ))),
            None if not_made > 0 => Ok(Verdict::Faults),
            None => Ok(Verdict::Good),
        }
    }
}
