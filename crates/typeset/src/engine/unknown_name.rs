//! Roles and colours that a template names and nobody declared.

use typst_library::World;
use typst_library::WorldExt;
use typst_library::diag::SourceDiagnostic;

use kanyin_diagnostics::{Code, Fault, told};

/// A name that is not in one of the tables of `at`.
pub struct UnknownName {
    name: String,
    of: Table,
}

/// The tables of `at` that `paper.yaml` fills.
#[derive(Debug, Clone, Copy)]
enum Table {
    Roles,
    Colours,
}

/// The name that a template's error is about, if it is about one.
pub fn unknown_name(world: &dyn World, broken: &SourceDiagnostic) -> Option<UnknownName> {
    let rest = broken.message.strip_prefix("dictionary does not contain key \"")?;
    let (name, _) = rest.split_once('"')?;
    let source = world.source(broken.span.id()?).ok()?;
    let range = world.range(broken.span)?;
    let lines = source.lines();
    let line = lines.text().get(lines.line_to_range(lines.byte_to_line(range.start)?)?)?;
    let of = match () {
        () if line.contains("colours") => Table::Colours,
        () if line.contains("fonts") || line.contains("weights") => Table::Roles,
        () => return None,
    };
    Some(UnknownName { name: name.into(), of })
}

impl UnknownName {
    /// The fault, at a place in the template.
    pub fn fault(&self, place: &str) -> Fault {
        let name = &self.name;
        let (what, hint) = match self.of {
            Table::Roles => (
                told!(
                    "{place}：没有字体角色“{name}”",
                    "{place}: there is no role of type `{name}`"
                ),
                told!(
                    "在 paper.yaml 写 fonts: {{{name}: [字体名]}}；内置的角色是 song、heavy、hei、kai、display",
                    "write `fonts: {{{name}: [a font]}}` in paper.yaml; the house's roles are song, heavy, hei, kai and display"
                ),
            ),
            Table::Colours => (
                told!("{place}：没有颜色“{name}”", "{place}: there is no colour `{name}`"),
                told!(
                    "在 paper.yaml 写 colours: {{{name}: {{press: \"cmyk(0%, 100%, 90%, 0%)\"}}}}；内置的颜色是 black、white、title-red、tint",
                    "write `colours: {{{name}: {{press: \"cmyk(0%, 100%, 90%, 0%)\"}}}}` in paper.yaml; the house's are black, white, title-red and tint"
                ),
            ),
        };
        Fault::nowhere(Code::Template, what).hint(hint)
    }
}
