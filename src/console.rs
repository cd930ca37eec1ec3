//! What is said on the terminal. A closed pipe is no failure: nobody is listening any more.

use std::cell::RefCell;
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use kanyin_diagnostics::{
    self as diagnostics, Faults, Format, Lang, Presentation, Severity, Sources, Told, harmless,
    told,
};
use kanyin_production::{LaidIssue, Progress, from_here};

use super::fallbacks;

/// The terminal, and how it is spoken to.
pub struct Console {
    lang: Lang,
    verbose: bool,
    is_terminal: bool,
    colour: bool,
    /// What turns while a step is done.
    spinner: RefCell<Option<ProgressBar>>,
}

impl Console {
    /// A console that speaks a language, or the system's.
    pub fn new(lang: Option<Lang>, verbose: bool) -> Self {
        let is_terminal = io::stderr().is_terminal();
        Self {
            lang: lang.unwrap_or_else(Lang::from_env),
            verbose,
            is_terminal,
            colour: is_terminal && has_colours(),
            spinner: RefCell::new(None),
        }
    }

    /// Its language.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The sentence in the console's language.
    pub fn words<'a>(&self, told: &'a Told) -> &'a str {
        told.lang(self.lang)
    }

    /// Whether `-v` was typed.
    pub fn is_verbose(&self) -> bool {
        self.verbose
    }

    /// A line to standard error. Names in it may hold anything.
    pub fn say(&self, told: &Told) {
        let _ = writeln!(io::stderr(), "{}", harmless(self.words(told)));
    }

    /// A text to standard error, in the console's language and harmless.
    pub fn write(&self, text: &str) {
        let _ = io::stderr().write_all(text.as_bytes());
    }

    /// A result to standard output; it is harmless.
    pub fn give(&self, text: &str) {
        let mut out = io::stdout().lock();
        let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    }

    /// A path to standard output.
    pub fn give_path(&self, path: &Path) {
        self.give(&format!("{}\n", harmless(&kanyin_production::shown(path))));
    }

    /// All faults: for people to standard error, for machines to standard output.
    pub fn tell(&self, faults: &Faults, sources: &Sources, publication: &Path, format: Format) {
        let colour = self.colour;
        let folder = &from_here(publication);
        let how = Presentation { format, lang: self.lang, colour, folder };
        let mut text = Vec::new();
        // Writing to memory cannot fail.
        let _ = diagnostics::write(faults, sources, how, &mut text);
        let _ = match format {
            Format::Human => io::stderr().write_all(&text),
            Format::Json | Format::Github => io::stdout().write_all(&text),
        };
    }

    /// How many faults there are.
    pub fn sum_up(&self, name: &str, faults: &Faults, took: Duration) {
        let faults = faults.each_once();
        let count = |severity| faults.iter().filter(|fault| fault.severity == severity).count();
        let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
        let seconds = format!("{:.2}", took.as_secs_f64());
        self.say(&told!(
            "{name}：{errors} 处错误，{warnings} 处提醒（{seconds} 秒）",
            "{name}: {errors} errors, {warnings} warnings ({seconds} s)"
        ));
    }

    /// With `-v`: how long something took.
    fn took(&self, name: &str, time: Duration) {
        if self.verbose {
            let _ = writeln!(io::stderr(), "{:>8.3} s  {}", time.as_secs_f64(), harmless(name));
        }
    }
}

impl Progress for Console {
    /// A spinner on a terminal.
    fn begun(&self, step: &Told) {
        let spinner = self.is_terminal.then(|| spinner(self.words(step)));
        self.spinner.replace(spinner);
    }

    /// `-v` tells how long it took.
    fn ended(&self, step: &Told, took: Duration) {
        if let Some(spinner) = self.spinner.take() {
            spinner.finish_and_clear();
        }
        self.took(self.words(step), took);
    }

    /// `-v` tells which characters came from fallback fonts.
    fn laid_out(&self, issue: &mut LaidIssue, sources: &Sources) {
        if self.verbose {
            let progress: &dyn Progress = self;
            let found = progress.step(told!("缺字后备", "fallback"), || issue.fallbacks());
            let lines = fallbacks::lines(&found, sources, &issue.issue.publication);
            lines.iter().for_each(|line| self.say(line));
        }
    }

    fn made(&self, file: &str, took: Duration) {
        self.took(&format!("  {file}"), took);
    }

    fn faults(&self, faults: &Faults, sources: &Sources, publication: &Path) {
        self.tell(faults, sources, publication, Format::Human);
    }

    fn remark(&self, remark: &Told) {
        self.say(remark);
    }
}

/// Whether the terminal shows colours, and nobody asked for none (no-color.org). Windows' own console takes them for
/// letters until it is told otherwise.
fn has_colours() -> bool {
    std::env::var_os("NO_COLOR").is_none_or(|set| set.is_empty())
        && anstyle_query::windows::enable_ansi_colors().unwrap_or(true)
}

fn spinner(words: &str) -> ProgressBar {
    let spinner = ProgressBar::new_spinner().with_message(harmless(words));
    if let Ok(style) = ProgressStyle::with_template("{spinner} {msg}") {
        spinner.set_style(style);
    }
    spinner.enable_steady_tick(Duration::from_millis(100));
    spinner
}
