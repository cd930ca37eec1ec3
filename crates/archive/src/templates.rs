//! The e-paper's templates: those that the binary carries in `web/`, and a publication's own before them, file by file.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use include_dir::{Dir, include_dir};
use minijinja::value::Value;
use minijinja::{AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior};

use kanyin_diagnostics::{Code, Fault, Sources, Spot, Told, told};

use super::MadeFile;

/// The templates that the binary carries.
static WEB: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../web");

/// The publication's folder of templates.
const FOLDER: &str = "web";
/// How deep templates and their macros may call each other: what calls itself for ever ends here.
const DEEPEST: usize = 200;
/// A file in `web/` that is larger than this is no template and no picture of a page's head.
const LARGEST: u64 = 4 << 20;

/// Templates by name.
pub struct Templates {
    environment: Environment<'static>,
    /// The publication's own, to be shown where they are broken.
    own: BTreeMap<String, Arc<str>>,
    /// What else stands in the publication's `web/`: pictures that its templates name.
    beside: Vec<MadeFile>,
}

/// A template that cannot be used, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BrokenTemplate {
    /// Its file in the publication, with `/`; or the built-in one's name.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong, in the words of the template language.
    pub what: String,
    /// The bytes of the text that are meant, where they are known.
    range: Option<Range<usize>>,
    /// The file's text, if it is the publication's own.
    text: Option<Arc<str>>,
}

impl Templates {
    /// Those that the binary carries.
    pub fn built_in() -> Result<Self, BrokenTemplate> {
        Self::with(BTreeMap::new(), Vec::new())
    }

    /// Those of a publication, by its folder.
    pub fn of(publication: &Path) -> Result<Self, BrokenTemplate> {
        let mut own = BTreeMap::new();
        let mut beside = Vec::new();
        for (name, path) in files(&publication.join(FOLDER)) {
            let broken = |what: String| BrokenTemplate {
                file: format!("{FOLDER}/{name}"),
                line: 1,
                what,
                range: None,
                text: None,
            };
            let size = std::fs::metadata(&path).map_or(0, |about| about.len());
            if size > LARGEST {
                return Err(broken(format!("{size} bytes: too large")));
            }
            let bytes = std::fs::read(&path).map_err(|error| broken(error.to_string()))?;
            if WEB.get_file(&name).is_none() && !name.ends_with(".html") {
                beside.push(MadeFile { name, bytes });
                continue;
            }
            let text = String::from_utf8(bytes).map_err(|_| broken("not UTF-8".into()))?;
            own.insert(name, text.trim_start_matches('\u{feff}').into());
        }
        Self::with(own, beside)
    }

    fn with(
        own: BTreeMap<String, Arc<str>>,
        beside: Vec<MadeFile>,
    ) -> Result<Self, BrokenTemplate> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        // So that errors tell the bytes that are meant.
        environment.set_debug(true);
        environment.set_trim_blocks(true);
        environment.set_lstrip_blocks(true);
        environment.set_recursion_limit(DEEPEST);
        environment.set_auto_escape_callback(escape_by_ending);
        environment.set_formatter(write_harmless);
        let mut templates = Self { environment, own, beside };
        let built_in = WEB.files().filter_map(|file| Some((file.path(), file.contents_utf8()?)));
        let built_in = built_in.map(|(path, text)| (kanyin_diagnostics::slashed(path), text));
        for (name, text) in built_in.filter(|(name, _)| !is_script(name)) {
            if !templates.own.contains_key(&name) {
                let added = templates.environment.add_template_owned(name, text);
                added.map_err(|error| templates.broken("", &error))?;
            }
        }
        for (name, text) in templates.own.clone() {
            if is_script(&name) {
                continue;
            }
            let added = templates.environment.add_template_owned(name.clone(), text.to_string());
            added.map_err(|error| templates.broken(&name, &error))?;
        }
        Ok(templates)
    }

    /// A file made by the template of a name from what it may show.
    pub fn render(&self, name: &str, shown: Value) -> Result<String, BrokenTemplate> {
        let rendered = self.environment.get_template(name).and_then(|found| found.render(shown));
        rendered.map_err(|error| self.broken(name, &error))
    }

    /// A script, as it is written: what looks like a template in it is the script's own.
    pub fn script(&self, name: &str) -> Vec<u8> {
        let own = self.own.get(name).map(|text| text.as_bytes());
        let built_in = || WEB.get_file(name).map(|file| file.contents());
        own.or_else(built_in).unwrap_or_default().to_vec()
    }

    /// The publication's own files that are no templates, to stand in the e-paper's folder.
    pub fn beside(&self) -> &[MadeFile] {
        &self.beside
    }

    /// Where a template is broken: the deepest one that is named, for that is where the words stand.
    fn broken(&self, asked: &str, error: &Error) -> BrokenTemplate {
        let mut name = error.name().unwrap_or(asked).to_string();
        let mut line = error.line().unwrap_or(1);
        let mut range = error.range();
        let mut what = said(error);
        let mut cause = std::error::Error::source(error);
        while let Some(found) = cause {
            match found.downcast_ref::<Error>() {
                Some(inner) => {
                    name = inner.name().map_or(name, Into::into);
                    line = inner.line().unwrap_or(line);
                    range = inner.range();
                    what = said(inner);
                }
                None => _ = write!(what, ": {found}"),
            }
            cause = found.source();
        }
        let text = self.own.get(&name).cloned();
        let file = if text.is_some() { format!("{FOLDER}/{name}") } else { name };
        BrokenTemplate { file, line, what, range, text }
    }
}

impl BrokenTemplate {
    /// The fault, on its line.
    pub fn fault(&self, sources: &mut Sources) -> Fault {
        const CODE: Code = Code::BrokenTemplate;
        let what = self.told();
        let Some(text) = &self.text else { return Fault::nowhere(CODE, what) };
        let file = sources.add(PathBuf::from(&self.file), text.clone());
        let line = sources.line_start(file, self.line);
        let length = text.get(line..).and_then(|rest| rest.lines().next()).map_or(0, str::len);
        let range = self.range.clone().filter(|range| text.get(range.clone()).is_some());
        let range = range.filter(|range| (line..=line + length).contains(&range.start));
        let range = range.unwrap_or(line..line + length);
        Fault::error(CODE, Spot::new(file, range), what).hint(told!(
            "模板语法见 minijinja；删去这个文件，就用自带的",
            "the language is minijinja's; without this file the built-in one is used"
        ))
    }

    /// The fault as a sentence, with file and line.
    pub fn told(&self) -> Told {
        let Self { file, line, what, .. } = self;
        told!(
            "网页模板 {file} 第 {line} 行用不了：{what}",
            "the web template {file} is broken in line {line}: {what}"
        )
    }
}

/// What minijinja says, without the template's name, which is told apart.
fn said(error: &Error) -> String {
    match error.detail() {
        Some(detail) => format!("{}: {detail}", error.kind()),
        None => error.kind().to_string(),
    }
}

/// The files of a folder by name; folders in it and names that begin with a dot do not count.
fn files(folder: &Path) -> BTreeMap<String, PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .filter_map(|entry| {
            let path = entry.path();
            let name = entry.file_name().into_string().ok()?;
            (path.is_file() && !name.starts_with('.')).then_some((name, path))
        })
        .collect()
}

fn is_script(name: &str) -> bool {
    name.ends_with(".js")
}

/// Pages and drawings are escaped; style sheets get nothing that was written in copy.
fn escape_by_ending(name: &str) -> AutoEscape {
    if name.ends_with(".css") { AutoEscape::None } else { AutoEscape::Html }
}

/// Writes a value into a page: text stays text, and the control characters that HTML does not allow go.
fn write_harmless(out: &mut Output, state: &State, value: &Value) -> Result<(), Error> {
    if value.is_none() {
        return Ok(());
    }
    match value.as_str() {
        Some(text) if !value.is_safe() && state.auto_escape() == AutoEscape::Html => {
            out.write_str(&escaped(text)).map_err(|_| Error::from(ErrorKind::WriteFailure))
        }
        _ => minijinja::escape_formatter(out, state, value),
    }
}

/// A text for HTML or XML, in an attribute too.
pub fn escaped(text: &str) -> Cow<'_, str> {
    let is_plain = |c: char| !matches!(c, '<' | '>' | '&' | '"' | '\'') && is_character(c);
    if text.chars().all(is_plain) {
        return text.into();
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars().filter(|c| is_character(*c)) {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out.into()
}

/// Whether a character may stand in XML 1.0 (§2.2) and in HTML: no control characters but tab and line ends.
pub fn is_character(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r') || !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
#[path = "templates_tests.rs"]
mod tests;
