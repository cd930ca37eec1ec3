//! Typst's errors as faults of the templates, with file, line and column.

use typst_library::diag::SourceDiagnostic;
use typst_library::{World, WorldExt};
use typst_syntax::DiagSpan;

use kanyin_diagnostics::{Code, Fault, Told, told};

use super::unknown_name::unknown_name;
use super::world::TemplateWorld;

/// What Typst says of a file that leads out of the publication.
const DENIED: &str = "failed to load file (access denied)";
/// What Typst's exporter says of content that it cannot tag.
const UNTAGGED: &str = "tags weren't properly closed";

/// What is said of content that stands nowhere.
pub const INFINITE: &str = "moved by an infinite length";

/// A template's error as a fault.
pub fn template_fault(world: &TemplateWorld, broken: &SourceDiagnostic) -> Fault {
    let place = place(world, broken).unwrap_or_else(|| "layouts".into());
    if let Some(unknown) = unknown_name(world, broken) {
        return unknown.fault(&place);
    }
    let what = said(&broken.message);
    Fault::nowhere(
        Code::Template,
        told!("{place}：版式模板出错：{what}", "{place}: error in a template: {what}"; what),
    )
    .hint(told!(
        "改正这个 .typ 文件；删去它就用内置的式样",
        "mend this .typ file; without it the built-in look is used"
    ))
}

/// Where it is wrong, `layouts/house/mine.typ:3:5`: in the publication's own file, if one of its functions was called
/// wrongly.
fn place(world: &TemplateWorld, broken: &SourceDiagnostic) -> Option<String> {
    let callers = broken.trace.iter().map(|point| point.span.into());
    let spans: Vec<DiagSpan> = std::iter::once(broken.span).chain(callers).collect();
    let is_own = |span: &&DiagSpan| span.id().is_some_and(|id| world.is_own(id));
    let span = *spans.iter().find(is_own).or(spans.first())?;
    let id = span.id()?;
    let range = world.range(span)?;
    let (line, column) = world.source(id).ok()?.lines().byte_to_line_column(range.start)?;
    Some(format!("{}:{}:{}", id.get().vpath().get_without_slash(), line + 1, column + 1))
}

/// Typst's words, which are English; our own where they are of Kanyin's making.
fn said(message: &str) -> Told {
    match message {
        DENIED => told!(
            "要读的文件在刊物文件夹之外（或经链接指到外面），不去读",
            "the file to be read is outside of the publication (or a link leads there), and is not read"
        ),
        INFINITE => told!("移动的距离是无穷大", "{INFINITE}"),
        _ if message.contains(UNTAGGED) => told!(
            "这里的内容（目录、术语表之类）做不成带标签的 PDF",
            "what is set here (an outline, a list of terms) cannot be made a tagged PDF"
        ),
        _ => told!("{message}", "{message}"),
    }
}
