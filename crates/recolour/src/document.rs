//! The file: which pages are taken, and what of a page besides its contents.

use lopdf::xref::XrefType;
use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId};

use super::content::{Task, rewrite};
use super::graphics_state::PaintState;
use super::inking::Inking;
use super::machine::{Machine, packed};
use super::mode::Mode;
use super::new_resources::NewResources;
use super::refused::Refused;
use super::scene::Scene;
use super::source_pdf::SourcePdf;

/// Steps up the tree of pages.
const HIGHEST: usize = 64;
/// Bytes that a stream of objects may unpack to when the file is opened.
const MOST_BYTES: usize = 256 << 20;
/// Boxes of a page; the first two may stand in a page tree above it.
const BOXES: [&str; 5] = ["MediaBox", "CropBox", "BleedBox", "TrimBox", "ArtBox"];

/// Which pages are wanted.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum PageChoice {
    /// One, from 0.
    One(usize),
    /// All.
    All,
}

/// A recoloured file.
#[derive(Debug, Clone)]
pub struct Recoloured {
    /// Its bytes, PDF 1.6. It has the wanted pages and what they need, no information, no actions, no annotations.
    pub pdf: Vec<u8>,
    /// How many pages.
    pub pages: usize,
    /// Whether anything is seen through: alpha, soft masks, blend modes. PDF/X-1a does not allow it.
    pub transparent: bool,
}

/// Makes a PDF in which every colour is in the inks that the inking says. Vectors stay vectors, text stays text.
pub fn recolour(
    pdf: &[u8],
    choice: PageChoice,
    inking: &dyn Inking,
) -> Result<Recoloured, Refused> {
    recolour_opened(&open(pdf)?, choice, inking)
}

/// [`recolour`] of a file that is open already.
pub fn recolour_opened(
    source: &Document,
    choice: PageChoice,
    inking: &dyn Inking,
) -> Result<Recoloured, Refused> {
    let pages: Vec<ObjectId> = source.page_iter().collect();
    let pages = match choice {
        PageChoice::All => pages,
        PageChoice::One(page) => pages.get(page).copied().into_iter().collect(),
    };
    if pages.is_empty() {
        return Err(Refused::NoPage);
    }
    let mut machine = Machine::new(source, inking);
    let tree = machine.out.new_object_id();
    let mut kids: Vec<Object> = Vec::with_capacity(pages.len());
    for id in pages {
        let page = page(&mut machine, id, tree)?;
        kids.push(machine.keep(page));
    }
    // Colours of light that are blended as inks are others.
    if machine.blends && machine.has_light {
        return Err(Refused::Blends);
    }
    machine.carry_waiting();
    let count = kids.len();
    let Machine { mut out, transparent, .. } = machine;
    let mut dict = Dictionary::new();
    dict.set("Type", "Pages");
    dict.set("Count", count as i64);
    dict.set("Kids", kids);
    out.objects.insert(tree, dict.into());
    let mut catalog = Dictionary::new();
    catalog.set("Type", "Catalog");
    catalog.set("Pages", Object::Reference(tree));
    let catalog = out.add_object(catalog);
    out.trailer.set("Root", Object::Reference(catalog));
    // The old table, which every RIP reads.
    out.reference_table.cross_reference_type = XrefType::CrossReferenceTable;
    let mut pdf = Vec::new();
    out.save_to(&mut pdf).map_err(|_| Refused::Damaged)?;
    Ok(Recoloured { pdf, pages: count, transparent })
}

/// Opens a file; an encrypted one stays shut.
pub fn open(pdf: &[u8]) -> Result<Document, Refused> {
    let options = LoadOptions::with_max_decompressed_size(MOST_BYTES);
    let source = Document::load_mem_with_options(pdf, options).map_err(|error| match error {
        lopdf::Error::Decryption(_) | lopdf::Error::InvalidPassword => Refused::Encrypted,
        _ => Refused::Damaged,
    })?;
    if source.is_encrypted() || source.was_encrypted() {
        Err(Refused::Encrypted)
    } else {
        Ok(source)
    }
}

fn page(machine: &mut Machine<'_>, id: ObjectId, tree: ObjectId) -> Result<Dictionary, Refused> {
    let source = machine.source;
    let dict = source.0.get_dictionary(id).map_err(|_| Refused::Damaged)?;
    let nothing = Dictionary::new();
    let resources = inherited(source, dict, b"Resources").and_then(|r| source.as_dict(r));
    let text = text(machine, dict)?;
    let mut scene = Scene::of(source, dict, b"MediaBox", Scene::default());
    let sheet = inherited(source, dict, b"MediaBox").and_then(|sheet| source.as_numbers(sheet));
    scene.area = sheet.and_then(|sheet| sheet.try_into().ok());
    let task = Task {
        resources: resources.unwrap_or(&nothing),
        entry: PaintState::of_page(),
        mode: Mode::Ink,
        colourless: false,
        scene,
    };
    let written = rewrite(machine, &text, &task, NewResources::default())?;
    let mut made = Dictionary::new();
    made.set("Type", "Page");
    made.set("Parent", Object::Reference(tree));
    for key in BOXES {
        if let Some(numbers) = inherited(source, dict, key.as_bytes()) {
            let numbers = machine.carry(source.object(numbers));
            made.set(key, numbers);
        }
    }
    if !made.has(b"MediaBox") {
        return Err(Refused::Damaged);
    }
    if let Some(turned) = inherited(source, dict, b"Rotate") {
        made.set("Rotate", source.object(turned).clone());
    }
    if let Some(unit) = source.get(dict, b"UserUnit") {
        made.set("UserUnit", unit.clone());
    }
    if let Some(group) = source.dict(dict, b"Group") {
        let group = machine.group(group, Mode::Ink);
        made.set("Group", group);
    }
    made.set("Resources", written.new_resources.into_dict());
    let contents = machine.keep(packed(Dictionary::new(), &written.text));
    made.set("Contents", contents);
    Ok(made)
}

/// A page's contents: one stream, or pieces of one.
fn text(machine: &mut Machine<'_>, page: &Dictionary) -> Result<Vec<u8>, Refused> {
    let source = machine.source;
    let pieces: Vec<&Object> = match source.get(page, b"Contents") {
        Some(Object::Array(pieces)) => pieces.iter().collect(),
        Some(piece) => vec![piece],
        None => Vec::new(),
    };
    let mut text = Vec::new();
    for piece in pieces {
        if let Object::Stream(stream) = source.object(piece) {
            text.extend(machine.content(stream)?);
            text.push(b'\n');
        }
    }
    Ok(text)
}

/// A value of a page, or of the page tree above it.
fn inherited<'a>(source: SourcePdf<'a>, page: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
    let mut dict = page;
    for _ in 0..HIGHEST {
        if source.get(dict, key).is_some() {
            return dict.get(key).ok();
        }
        dict = source.dict(dict, b"Parent")?;
    }
    None
}
