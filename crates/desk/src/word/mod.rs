//! Word files: `.docx` as it is, `.doc` and `.wps` through LibreOffice.
//!
//! The XML is read here and not by a crate that knows Word. By their sources, `undoc` 0.27 knows nothing of signs (`w:sym`),
//! ruby, comments, hidden text, restarted lists and what changes took out, and neither it nor `office_oxide` 0.1, which knows
//! most of that, counts a list in 一、（一） or ①, joins a large first letter to its paragraph or keeps what is read above ruby. What
//! a newspaper needs of a Word file is little, and none of it may be lost: against pandoc's text of some 210 public
//! files (pandoc's, python-docx's, mammoth's and Tika's own tests) no character is missing but one list letter.
//!
//! | file | what |
//! |---|---|
//! | `package`, `relations`, `tree`, `spaces` | the zip, what parts call each other, XML block by block; all with bounds |
//! | `theme`, `properties`, `styles` | how text looks, through styles and defaults |
//! | `numbering` | the marks of lists, which are counted and stand nowhere |
//! | `inline`, `fields`, `equations`, `maths`, `symbols` | what stands in a paragraph |
//! | `drawings`, `pictures`, `frames` | pictures, text boxes, what frames them |
//! | `paragraphs`, `tables`, `merged`, `body` | blocks |
//! | `beside` | notes, comments, running heads |
//! | `reading` | what is known and found so far |
//! | `office` | older files, through LibreOffice |
//! | `said` | what is told |

mod beside;
mod body;
mod drawings;
pub(crate) mod equations;
pub(crate) mod fields;
pub(crate) mod frames;
pub(crate) mod inline;
mod maths;
pub(crate) mod merged;
pub(crate) mod numbering;
mod office;
mod package;
pub(crate) mod paragraphs;
mod pictures;
pub(crate) mod properties;
mod reading;
mod relations;
pub(crate) mod said;
mod spaces;
pub(crate) mod styles;
pub(crate) mod symbols;
pub(crate) mod tables;
mod theme;
mod tree;

use kanyin_diagnostics::{Fault, told};

use crate::block::Source;
use crate::rtf;
use package::{NoPart, Package};
use reading::Reading;
use relations::Relations;
use tree::{Elements, Ns, Stop};

/// Where the text is, in files that do not say it.
const DOCUMENT: &str = "word/document.xml";
/// Most bytes of a file.
const MOST: usize = 400 << 20;

/// Reads a Word file of any age, by what it is and not by its ending: many a `.doc` is RTF, many a `.docx` an old one.
///
/// # Errors
///
/// It is no Word file, damaged, locked, larger or deeper than any copy is; or it is of the old form and there is no
/// LibreOffice to read it.
pub fn read(name: &str, bytes: &[u8]) -> Result<Source, Fault> {
    if bytes.len() > MOST {
        return Err(said::too_large(name));
    }
    if bytes.starts_with(b"PK") {
        return docx(name, bytes);
    }
    if bytes.starts_with(b"{\\rtf") || bytes.starts_with(b"\xEF\xBB\xBF{\\rtf") {
        return rtf::read(name, bytes);
    }
    if office::is_old(bytes) {
        if office::is_locked(bytes) {
            return Err(said::locked(name));
        }
        return docx(name, &office::converted(name, bytes)?);
    }
    Err(said::foreign(name))
}

/// Reads a `.docx`.
fn docx(name: &str, bytes: &[u8]) -> Result<Source, Fault> {
    let package = Package::open(name, bytes)?;
    let main = Relations::of(&package, "");
    let part = main.part("officeDocument").unwrap_or(DOCUMENT).to_string();
    let xml = package.text(&part).map_err(|fault| match fault {
        NoPart::Large => said::too_large(name),
        NoPart::Damaged => said::damaged(name),
        NoPart::Missing => said::foreign(name),
    })?;
    let mut reading = begun(name, &package, Relations::of(&package, &part));
    let opens = |ns, element: &str| {
        ns == Ns::Word && matches!(element, "document" | "body") || tree::is_wrapper(ns, element)
    };
    let mut elements = Elements::new(&xml, opens);
    let (mut blocks, stop) = body::Body::new(false, &mut reading).stream(&mut elements);
    let has_doctype = elements.has_doctype;
    let line = reading.line;
    match stop {
        Some(Stop::Large) => return Err(said::too_large(name)),
        Some(Stop::Deep) => return Err(said::too_deep(name)),
        Some(Stop::Broken) if blocks.is_empty() => return Err(said::damaged(name)),
        Some(Stop::Broken) => reading.tell(said::broken(told!(
            "“{name}”第 {line} 段往后坏了，只拿进来前面的；请作者重发",
            "`{name}` is damaged from paragraph {line} on; only what stands before was taken in; ask the author to send it again"
        ))),
        None => {}
    }
    blocks.extend(beside::notes(&mut reading));
    beside::comments(&mut reading);
    beside::heads(&mut reading);
    reading.end();
    if has_doctype {
        reading.tell(said::left_out(told!(
            "“{name}”里自己定义了 XML 实体，Word 从不这样写；没有展开，请核对来处",
            "`{name}` defines XML entities of its own, as Word never does; they were not expanded; look where it comes from"
        )));
    }
    if package.names().iter().any(|part| part.ends_with("vbaProject.bin")) {
        reading.tell(said::note(told!(
            "“{name}”带宏；没有理会，只拿了文字和图",
            "`{name}` has macros; they were left alone, only text and pictures were taken in"
        )));
    }
    let Reading { mut asides, faults, .. } = reading;
    asides.sort_by_key(|aside| aside.line);
    Ok(Source { name: name.to_string(), blocks, asides, faults })
}

/// A reading with all that is said of looks and lists.
fn begun<'p, 'b>(name: &'p str, package: &'p Package<'b>, relations: Relations) -> Reading<'p, 'b> {
    let settings = Elements::whole(&package.text_if_any(relations.part("settings")));
    let language = settings
        .as_ref()
        .and_then(|settings| settings.word("themeFontLang"))
        .and_then(|of| of.get("eastAsia"))
        .unwrap_or("zh-CN");
    let theme = theme::Theme::of(package, relations.part("theme"), theme::script(language));
    let styles = styles::Styles::of(package, relations.part("styles"), theme);
    let numbering = numbering::Numbering::of(package, relations.part("numbering"));
    Reading::new(name, package, relations, styles, numbering)
}
