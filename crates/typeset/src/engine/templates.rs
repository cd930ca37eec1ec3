//! The templates of a publication: a function is called with plain data, and what it returns is laid out.

use std::cell::RefCell;
use std::ops::ControlFlow;
use std::path::Path;
use std::str::FromStr;
use std::sync::Arc;

use comemo::Track;
use rayon::prelude::*;
use typst_layout::layout_frame;
use typst_library::World;
use typst_library::diag::SourceDiagnostic;
use typst_library::engine::{Route, Sink, Traced};
use typst_library::foundations::{
    Content, Context, Dict, Func, IntoValue, Module, StyleChain, Styles, Target, TargetElem, Value,
};
use typst_library::introspection::Locator;
use typst_library::layout::{Abs, Axes, Frame, MoveElem, PadElem, PlaceElem, Region, Size};
use typst_library::text::{Lang, Region as Country, TextElem};
use typst_syntax::{FileId, Span, VirtualRoot};

use kanyin_custody::{self as custody, Opened, Refusal};
use kanyin_diagnostics::{Code, Fault, told};
use kanyin_fonts::Catalogue;
use kanyin_issue::OwnFiles;

use crate::composing::{self, Paragraph};

use super::finite::is_finite;
use super::run::with_engine;
use super::template_fault::{INFINITE, template_fault};
use super::world::{LAYOUTS, TemplateWorld, builtin, own};

/// What went wrong in the templates, in Typst's words and with its place.
pub type TemplateErrors = Vec<SourceDiagnostic>;

/// The templates of one publication: the house's, and those of the layouts that its issue uses.
pub struct TypstTemplates {
    world: TemplateWorld,
    own_house: Vec<TemplateFile>,
    house: Vec<TemplateFile>,
    layouts: Vec<(String, Vec<TemplateFile>)>,
    /// Pages, in the Chinese of the mainland whatever templates say: fonts for all of East Asia have
    /// other forms for others.
    mainland: Styles,
    /// Brings every paragraph to the composer.
    by_composer: Styles,
    /// Faults found while the templates were read.
    pub faults: Vec<Fault>,
}

/// A file of templates, read.
struct TemplateFile {
    /// Where it lies, if it is the publication's own.
    path: Option<Arc<str>>,
    module: Module,
}

impl TypstTemplates {
    /// Reads the house's templates, and those of the layouts that will be used.
    pub fn new(publication: &Path, fonts: Arc<Catalogue>, layouts: &[&str]) -> Self {
        let world = TemplateWorld::new(publication, fonts);
        let mut templates = Self {
            world,
            own_house: Vec::new(),
            house: Vec::new(),
            layouts: Vec::new(),
            mainland: mainland(),
            by_composer: composing::rule(),
            faults: Vec::new(),
        };
        templates.house = templates.modules(builtin_files("house"));
        let own_house = own_files(publication, "house");
        if !are_built_in(publication, &own_house) {
            templates.own_house = templates.modules(own_house);
        }
        for &name in layouts {
            let mut files = own_files(publication, name);
            files.extend(builtin_files(name));
            let modules = templates.modules(files);
            templates.layouts.push((name.into(), modules));
        }
        templates
    }

    /// Reads files, side by side.
    fn modules(&mut self, files: Vec<FileId>) -> Vec<TemplateFile> {
        let read = files.into_par_iter().map(|id| self.module(id));
        let read: Vec<Result<TemplateFile, Vec<Fault>>> = read.collect();
        let mut modules = Vec::new();
        for file in read {
            match file {
                Ok(module) => modules.push(module),
                Err(faults) => self.faults.extend(faults),
            }
        }
        modules
    }

    fn module(&self, id: FileId) -> Result<TemplateFile, Vec<Fault>> {
        let _aside = custody::aside();
        let path = own_path(id);
        let _open = match path.as_deref().map(custody::call).transpose() {
            Ok(open) => open,
            Err(refusal) => return Err(path.iter().map(|path| refused(path, refusal)).collect()),
        };
        match self.eval(id) {
            Ok(module) => Ok(TemplateFile { path, module }),
            Err(broken) => Err(broken.iter().map(|broken| self.fault(broken)).collect()),
        }
    }

    fn eval(&self, id: FileId) -> Result<Module, TemplateErrors> {
        let world: &dyn World = &self.world;
        let source = world
            .source(id)
            .map_err(|error| vec![SourceDiagnostic::error(Span::detached(), error.to_string())])?;
        let mut sink = Sink::new();
        typst_eval::eval(
            world.track(),
            world.library(),
            Traced::default().track(),
            sink.track_mut(),
            Route::default().track(),
            &source,
        )
        .map_err(|broken| broken.into_iter().collect())
    }

    /// A definition of the templates: the layout's own first, then the publication's house, then
    /// the built-in house.
    fn find(&self, layout: &str, name: &str) -> Option<(Value, Option<Arc<str>>)> {
        let of_layout = self.layouts.iter().find(|(l, _)| l == layout).map(|(_, m)| m.as_slice());
        of_layout.unwrap_or_default().iter().chain(&self.own_house).chain(&self.house).find_map(
            |file| {
                let value = file.module.scope().get(name)?.read().clone();
                Some((value, file.path.clone()))
            },
        )
    }

    /// Calls a template's function with what is to be set (`it`) and where (`at`).
    pub fn call(
        &self,
        layout: &str,
        name: &str,
        it: Dict,
        at: &Dict,
    ) -> Result<Content, TemplateErrors> {
        self.value(layout, name, it, at).map(Value::display)
    }

    /// Calls a template's function for a value that is no content: a table of sizes.
    pub fn value(
        &self,
        layout: &str,
        name: &str,
        it: Dict,
        at: &Dict,
    ) -> Result<Value, TemplateErrors> {
        let found = self.find(layout, name);
        let found = found.and_then(|(value, file)| Some((value.cast::<Func>().ok()?, file)));
        let (function, file) = found.ok_or_else(|| {
            vec![SourceDiagnostic::error(
                Span::detached(),
                format!("no template defines the function `{name}`"),
            )]
        })?;
        AT_WORK.replace(file);
        let _open = at_work();
        with_engine(&self.world, |engine| {
            let context = Context::none();
            function.call(engine, context.track(), [it.into_value(), at.clone().into_value()])
        })
    }

    /// Lays content out at a width; its height is what it needs. `key` names the part among all
    /// others, so that its tags have an identity of their own.
    pub fn lay(
        &self,
        content: &Content,
        width: Abs,
        key: &impl std::hash::Hash,
    ) -> Result<Frame, TemplateErrors> {
        self.lay_in(content, Size::new(width, Abs::inf()), Axes::new(true, false), key)
    }

    /// Lays content out in a box of a given size.
    pub fn lay_in(
        &self,
        content: &Content,
        size: Size,
        expand: Axes<bool>,
        key: &impl std::hash::Hash,
    ) -> Result<Frame, TemplateErrors> {
        let world: &dyn World = &self.world;
        let base = StyleChain::new(&world.library().styles);
        let base = base.chain(&self.mainland);
        let styles = base.chain(&self.by_composer);
        let locator = Locator::root().split().next(key);
        let _open = at_work();
        let frame = with_engine(&self.world, |engine| {
            layout_frame(engine, content, locator, styles, Region::new(size, expand))
        })?;
        match is_finite(&frame) {
            true => Ok(frame),
            false => {
                let span = self.own_mover(content).unwrap_or(content.span());
                Err(vec![SourceDiagnostic::error(span, INFINITE)])
            }
        }
    }

    /// What moves something in a publication's own template.
    fn own_mover(&self, content: &Content) -> Option<Span> {
        let found = content.traverse(&mut |part: Content| {
            let is_own = part.span().id().is_some_and(|id| self.world.is_own(id));
            match is_own
                && (part.is::<MoveElem>() || part.is::<PlaceElem>() || part.is::<PadElem>())
            {
                true => ControlFlow::Break(part.span()),
                false => ControlFlow::Continue(()),
            }
        });
        found.break_value()
    }

    /// Sets content that is one paragraph by the composer; `None` if it is anything else.
    pub fn paragraph(
        &self,
        content: &Content,
        width: Abs,
        key: &impl std::hash::Hash,
    ) -> Result<Option<Paragraph>, TemplateErrors> {
        let world: &dyn World = &self.world;
        let base = StyleChain::new(&world.library().styles);
        let styles = base.chain(&self.mainland);
        let locator = Locator::root().split().next(key);
        let _open = at_work();
        with_engine(&self.world, |engine| {
            composing::paragraph(engine, locator, content, styles, width)
        })
    }

    /// The fonts.
    pub fn fonts(&self) -> &Catalogue {
        self.world.fonts()
    }

    /// A template's error as a fault, with file, line and column.
    pub fn fault(&self, broken: &SourceDiagnostic) -> Fault {
        template_fault(&self.world, broken)
    }
}

thread_local! {
    /// The publication's own file that was called last: what it made is laid out next, and runs only then.
    static AT_WORK: RefCell<Option<Arc<str>>> = const { RefCell::new(None) };
}

/// The file at work is open, if it is the publication's own. One that is refused is no module and is never at work.
fn at_work() -> Option<Opened> {
    AT_WORK.with_borrow(|file| file.as_deref().and_then(|file| custody::call(file).ok()))
}

/// The path of a file that is the publication's own.
fn own_path(id: FileId) -> Option<Arc<str>> {
    let path = id.get();
    (*path.root() == VirtualRoot::Project).then(|| path.vpath().get_without_slash().into())
}

/// A template in which an earlier process got stuck. The built-in look stands in for it.
fn refused(path: &str, refusal: Refusal) -> Fault {
    let why = refusal.why();
    Fault::nowhere(
        Code::Template,
        told!("{path}：这个版式模板排不下来：{why}", "{path}: this template cannot be set: {why}"; why),
    )
    .hint(told!(
        "看看里面有没有停不下来的循环；删去这个 .typ 文件就用内置的式样",
        "look for a loop in it that does not end; without this .typ file the built-in look is used"
    ))
}

fn mainland() -> Styles {
    let mut styles = Styles::new();
    styles.set(TargetElem::target, Target::Paged);
    styles.set(TextElem::lang, Lang::CHINESE);
    styles.set(TextElem::region, Country::from_str("CN").ok());
    styles
}

/// The built-in `.typ` files of a layout.
fn builtin_files(layout: &str) -> Vec<FileId> {
    let Some(folder) = LAYOUTS.get_dir(layout) else { return Vec::new() };
    let mut paths: Vec<&str> = folder
        .files()
        .filter_map(|file| file.path().to_str())
        .filter(|path| path.ends_with(".typ"))
        .collect();
    paths.sort_unstable();
    paths.iter().filter_map(|path| builtin(&format!("layouts/{path}"))).collect()
}

/// Whether files of the publication are copies of built-in ones, all of them: the repository's own root is a publication
/// too. They need not be read a second time.
fn are_built_in(publication: &Path, files: &[FileId]) -> bool {
    let own = OwnFiles::of(publication);
    files.iter().filter_map(|id| own_path(*id)).all(|path| {
        let built_in = path.strip_prefix("layouts/").and_then(|inside| LAYOUTS.get_file(inside));
        let real = own.file(Path::new(&*path)).ok();
        built_in.zip(real).is_some_and(|(built_in, real)| {
            let length = built_in.contents().len() as u64;
            real.metadata().is_ok_and(|about| about.len() == length)
                && std::fs::read(real).is_ok_and(|own| own == built_in.contents())
        })
    })
}

/// The publication's own `.typ` files of a layout.
fn own_files(publication: &Path, layout: &str) -> Vec<FileId> {
    let (files, folder) = (OwnFiles::of(publication), Path::new("layouts").join(layout));
    let names = files.names(&folder).into_iter().map(|(name, _)| name);
    // A link that leads out has been told when the issue was read.
    let names =
        names.filter(|name| name.ends_with(".typ") && files.file(&folder.join(name)).is_ok());
    names.filter_map(|name| own(&format!("layouts/{layout}/{name}"))).collect()
}
