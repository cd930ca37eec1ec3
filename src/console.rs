//! What is said on the terminal. A closed pipe is no failure: nobody is listening any more.

use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use kanyin_diagnostics::{
    self as diagnostics, Faults, Format, Lang, Severity, Sources, Telling, Told, told,
};

use super::args;

/// The terminal, and how it is spoken to.
pub struct Console {
    lang: Lang,
    verbose: bool,
    is_terminal: bool,
}

impl Console {
    /// A console that speaks a language, or the system's.
    pub fn new(lang: Option<args::Lang>, verbose: bool) -> Self {
        let lang = match lang {
            Some(args::Lang::Zh) => Lang::Zh,
            Some(args::Lang::En) => Lang::En,
            None => Lang::from_env(),
        };
        Self { lang, verbose, is_terminal: io::stderr().is_terminal() }
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

    /// A line to standard error.
    pub fn say(&self, told: &Told) {
        let _ = writeln!(io::stderr(), "{}", self.words(told));
    }

    /// A text in the console's language to standard error.
    pub fn write(&self, text: &str) {
        let _ = io::stderr().write_all(text.as_bytes());
    }

    /// A result to standard output.
    pub fn give(&self, text: &str) {
        let mut out = io::stdout().lock();
        let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    }

    /// All faults: for people to standard error, for machines to standard output.
    pub fn tell(&self, faults: &Faults, sources: &Sources, folder: &Path, format: Format) {
        let colour = self.is_terminal && std::env::var_os("NO_COLOR").is_none();
        let telling = Telling { format, lang: self.lang, colour, folder };
        let mut text = Vec::new();
        // Writing to memory cannot fail.
        let _ = diagnostics::write(faults, sources, telling, &mut text);
        let _ = match format {
            Format::Human => io::stderr().write_all(&text),
            Format::Json | Format::Github => io::stdout().write_all(&text),
        };
    }

    /// How many faults there are.
    pub fn sum_up(&self, name: &str, faults: &Faults, took: Duration) {
        let count = |severity| faults.0.iter().filter(|fault| fault.severity == severity).count();
        let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
        let seconds = format!("{:.2}", took.as_secs_f64());
        self.say(&told!(
            "{name}：{errors} 处错误，{warnings} 处提醒（{seconds} 秒）",
            "{name}: {errors} errors, {warnings} warnings ({seconds} s)"
        ));
    }

    /// Does a step of the work, with a spinner on a terminal; `-v` tells how long it took.
    pub fn step<T>(&self, name: Told, work: impl FnOnce() -> T) -> T {
        let spinner = self.is_terminal.then(|| spinner(self.words(&name)));
        let begun = Instant::now();
        let done = work();
        if let Some(spinner) = spinner {
            spinner.finish_and_clear();
        }
        self.took(self.words(&name), begun.elapsed());
        done
    }

    /// With `-v`: how long something took.
    pub fn took(&self, name: &str, time: Duration) {
        if self.verbose {
            let _ = writeln!(io::stderr(), "{:>8.3} s  {name}", time.as_secs_f64());
        }
    }
}

fn spinner(words: &str) -> ProgressBar {
    let spinner = ProgressBar::new_spinner().with_message(words.to_string());
    if let Ok(style) = ProgressStyle::with_template("{spinner} {msg}") {
        spinner.set_style(style);
    }
    spinner.enable_steady_tick(Duration::from_millis(100));
    spinner
}
