//! The e-paper's templates: those that the binary carries in `web/`, and a publication's own before them, file by file.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use include_dir::{Dir, include_dir};
use minijinja::value::Value;
use minijinja::{AutoEscape, Environment, Error, UndefinedBehavior};

use kanyin_custody::{self as custody, Opened};
use kanyin_diagnostics::{Code, Fault, Sources, Spot, Told, system_says, told};
use kanyin_issue::{NotOwn, OwnFiles};

use super::html;
use crate::MadeFile;

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
    pictures: Vec<MadeFile>,
}

/// A template that cannot be used, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BrokenTemplate {
    /// Its file in the publication, with `/`; or the built-in one's name.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong: of a template, in the words of its language.
    pub what: Told,
    /// The bytes of the text that are meant, where they are known.
    range: Option<Range<usize>>,
    /// The file's text, if it is the publication's own.
    text: Option<Arc<str>>,
}

impl Templates {
    /// Those that the binary carries.
    ///
    /// # Errors
    /// None but our own mistake.
    pub fn built_in() -> Result<Self, BrokenTemplate> {
        Self::with(BTreeMap::new(), Vec::new())
    }

    /// Those of a publication, by its folder.
    ///
    /// # Errors
    /// A file of the publication's that is no template, or too large.
    pub fn of(publication: &Path) -> Result<Self, BrokenTemplate> {
        let mut own = BTreeMap::new();
        let mut pictures = Vec::new();
        let own_files = OwnFiles::of(publication);
        for (name, path) in files(&publication.join(FOLDER)) {
            let broken = |what: Told| BrokenTemplate {
                file: format!("{FOLDER}/{name}"),
                line: 1,
                what,
                range: None,
                text: None,
            };
            let path = own_files.file(&path).map_err(|why| broken(not_own(why)))?;
            let size = std::fs::metadata(&path).map_or(0, |about| about.len());
            if size > LARGEST {
                return Err(broken(told!("{size} 字节，太大", "{size} bytes: too large")));
            }
            let bytes = std::fs::read(&path).map_err(|error| broken(system_says(&error)))?;
            if WEB.get_file(&name).is_none() && !name.ends_with(".html") {
                pictures.push(MadeFile { name, bytes });
                continue;
            }
            let text =
                String::from_utf8(bytes).map_err(|_| broken(told!("不是 UTF-8", "not UTF-8")))?;
            own.insert(name, text.trim_start_matches('\u{feff}').into());
        }
        Self::with(own, pictures)
    }

    fn with(
        own: BTreeMap<String, Arc<str>>,
        pictures: Vec<MadeFile>,
    ) -> Result<Self, BrokenTemplate> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        // So that errors tell the bytes that are meant.
        environment.set_debug(true);
        environment.set_trim_blocks(true);
        environment.set_lstrip_blocks(true);
        environment.set_recursion_limit(DEEPEST);
        environment.set_auto_escape_callback(escape_by_ending);
        environment.set_formatter(html::write_harmless);
        let mut templates = Self { environment, own, pictures };
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
    ///
    /// # Errors
    /// There is no such template, or it asks for what there is not.
    pub fn render(&self, name: &str, shown: Value) -> Result<String, BrokenTemplate> {
        let _open = self.open(name)?;
        let rendered = self.environment.get_template(name).and_then(|found| found.render(shown));
        rendered.map_err(|error| self.broken(name, &error))
    }

    /// Where the publication has templates of its own, any may be at work; the one that is asked for answers for all.
    fn open(&self, asked: &str) -> Result<Option<Opened>, BrokenTemplate> {
        let own = self.own.get_key_value(asked).or_else(|| self.own.first_key_value());
        let Some((name, text)) = own else { return Ok(None) };
        let file = format!("{FOLDER}/{name}");
        custody::call(&file).map(Some).map_err(|refusal| BrokenTemplate {
            file,
            line: 1,
            what: refusal.why(),
            range: None,
            text: Some(text.clone()),
        })
    }

    /// A script, as it is written: what looks like a template in it is the script's own.
    pub fn script(&self, name: &str) -> Vec<u8> {
        let own = self.own.get(name).map(|text| text.as_bytes());
        let built_in = || WEB.get_file(name).map(|file| file.contents());
        own.or_else(built_in).unwrap_or_default().to_vec()
    }

    /// The publication's own files that are no templates, to stand in the e-paper's folder.
    pub fn pictures(&self) -> &[MadeFile] {
        &self.pictures
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
        BrokenTemplate { file, line, what: told!("{what}", "{what}"), range, text }
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
            "the web template {file} is broken in line {line}: {what}";
            what
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
            (!path.is_dir() && !name.starts_with('.')).then_some((name, path))
        })
        .collect()
}

/// Why a file of the folder is not read.
fn not_own(why: NotOwn) -> Told {
    match why {
        NotOwn::Outside => told!(
            "是一个链接，指到了刊物文件夹之外，不去读",
            "it is a link that leads out of the publication, and is not read"
        ),
        NotOwn::Missing => told!("这个链接指的东西不在了", "the link leads to nothing"),
        NotOwn::NoFile => told!("不是普通的文件", "it is no ordinary file"),
    }
}

fn is_script(name: &str) -> bool {
    name.ends_with(".js")
}

/// Pages and drawings are escaped; style sheets get nothing that was written in copy.
fn escape_by_ending(name: &str) -> AutoEscape {
    if name.ends_with(".css") { AutoEscape::None } else { AutoEscape::Html }
}

#[cfg(test)]
#[path = "templates_tests.rs"]
mod tests;
