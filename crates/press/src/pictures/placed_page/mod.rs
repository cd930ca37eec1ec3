//! The page of an advertiser's PDF that is placed, as a PDF of its own: the part of it that is placed, with what viewers
//! show over it. Every reader after this one gets a file that is neither encrypted nor broken in its frame.
//!
//! | file | what |
//! |---|---|
//! | `taken_over` | objects of the one PDF in the other |
//! | `annotations` | stamps and fields that become part of the page |
//! | `left_out` | what of the file is not placed |

mod annotations;
mod left_out;
mod taken_over;

use hayro_syntax::object::{Dict, Object as Source};
use hayro_syntax::page::{Page, Rotation};
use hayro_syntax::{LoadPdfError, Pdf};
use lopdf::{Dictionary, Object, Stream, dictionary};

use kanyin_diagnostics::{Told, told};
use kanyin_issue::pdf_box::{bleed_box, placed_box};
use kanyin_recolour::operations;

use self::annotations::Annotations;
use self::taken_over::TakenOver;
use super::read_drawing::damaged;

/// Steps up the tree of pages.
const HIGHEST: usize = 64;

/// A page to be placed.
pub struct PlacedPage {
    /// A PDF 1.6 of this page alone: its sheet is what is placed.
    pub pdf: Vec<u8>,
    /// What staff must know: the ends of sentences that begin with the file's name.
    pub told: Vec<Told>,
}

/// The first page of a PDF, cut to its trim or with the bleed that it brings.
pub fn placed_page(data: Vec<u8>, with_bleed: bool) -> Result<PlacedPage, Told> {
    let pdf = Pdf::new(data).map_err(|error| match error {
        LoadPdfError::Decryption(_) => {
            told!(
                "加了打开密码，请对方另存一份不加密码的",
                "is locked by a password; have it saved without one"
            )
        }
        LoadPdfError::Invalid => damaged(),
    })?;
    let page = pdf.pages().first().ok_or_else(damaged)?;
    let mut taken = TakenOver::new(pdf.xref());
    let annotations = annotations::read(page, &mut taken)?;
    let mut made = own_page(page, with_bleed, &annotations, &mut taken)?;
    let catalogue = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id()).unwrap_or_default();
    let mut root = dictionary! { "Type" => "Catalog" };
    // Which layers are printed.
    if let Some(layers) = catalogue.get_raw::<Source<'_>>(b"OCProperties".as_slice()) {
        root.set("OCProperties", taken.value(layers)?);
    }
    taken.finish()?;
    let mut told = left_out::told(&pdf, &catalogue);
    told.extend(annotations.told());
    if taken.spoilt > 0 {
        let count = taken.spoilt;
        told.push(told!(
            "有损坏：里面有 {count} 处数据不完整，印出来会缺；请对方重新导出一份",
            "is damaged: {count} of its parts are not whole, and will be missing in print; have it exported anew"
        ));
    }
    let mut document = taken.document;
    let tree = document.new_object_id();
    made.set("Parent", tree);
    let made = document.add_object(made);
    let pages = dictionary! { "Type" => "Pages", "Count" => 1, "Kids" => vec![made.into()] };
    document.objects.insert(tree, pages.into());
    root.set("Pages", tree);
    let root = document.add_object(root);
    document.trailer.set("Root", root);
    let mut pdf = Vec::new();
    document.save_to(&mut pdf).map_err(|_| damaged())?;
    Ok(PlacedPage { pdf, told })
}

fn own_page<'a>(
    page: &Page<'a>,
    with_bleed: bool,
    annotations: &Annotations,
    taken: &mut TakenOver<'a>,
) -> Result<Dictionary, Told> {
    let rect = if with_bleed { bleed_box(page) } else { placed_box(page) };
    let numbers = |values: &[f64]| -> Vec<Object> {
        values.iter().map(|value| Object::Real(*value as f32)).collect()
    };
    let sheet = numbers(&[rect.x0, rect.y0, rect.x1, rect.y1]);
    let mut made = dictionary! { "Type" => "Page", "MediaBox" => sheet };
    let turned = match page.rotation() {
        Rotation::None => 0,
        Rotation::Horizontal => 90,
        Rotation::Flipped => 180,
        Rotation::FlippedHorizontal => 270,
    };
    made.set("Rotate", turned);
    if let Some(group) = page.raw().get::<Dict<'a>>(b"Group".as_slice()) {
        made.set("Group", taken.dictionary(&group)?);
    }
    let mut resources = inherited_resources(page)
        .map_or_else(|| Ok(Dictionary::new()), |own| inline(&own, taken))?;
    let text = page.page_stream().unwrap_or_default();
    let contents = match annotations.drawn.is_empty() {
        true => text.to_vec(),
        false => [enclosed(text), drawn_over(annotations, &mut resources)].concat(),
    };
    let mut contents = Stream::new(Dictionary::new(), contents);
    // What does not get shorter stays as it is.
    _ = contents.compress();
    made.set("Contents", taken.document.add_object(contents));
    made.set("Resources", resources);
    Ok(made)
}

/// The resources of a page, or of the page tree above it.
fn inherited_resources<'a>(page: &Page<'a>) -> Option<Dict<'a>> {
    let mut dict = page.raw().clone();
    for _ in 0..HIGHEST {
        if dict.contains_key(b"Resources") {
            return dict.get::<Dict<'a>>(b"Resources".as_slice());
        }
        dict = dict.get::<Dict<'a>>(b"Parent".as_slice())?;
    }
    None
}

/// Resources whose categories are no objects of their own, so that more can be put into them.
fn inline<'a>(resources: &Dict<'a>, taken: &mut TakenOver<'a>) -> Result<Dictionary, Told> {
    let mut made = Dictionary::new();
    for (category, value) in resources.entries() {
        let value = match resources.get::<Dict<'a>>(&*category) {
            Some(named) => taken.dictionary(&named)?.into(),
            None => taken.value(value)?,
        };
        made.set(category.to_vec(), value);
    }
    Ok(made)
}

/// A page's contents, after which the graphics state is as it was before them.
fn enclosed(text: &[u8]) -> Vec<u8> {
    let (mut depth, mut lowest) = (0_i64, 0_i64);
    for operation in operations(text) {
        depth += match operation.operator {
            b"q" => 1,
            b"Q" => -1,
            _ => 0,
        };
        lowest = lowest.min(depth);
    }
    let before = 1 - lowest;
    let times = |operator: &str, count: i64| operator.repeat(count.max(0) as usize).into_bytes();
    [times("q ", before), text.to_vec(), b"\n".to_vec(), times("Q ", before + depth)].concat()
}

/// The operators that draw annotations over a page, and the resources for them.
fn drawn_over(annotations: &Annotations, resources: &mut Dictionary) -> Vec<u8> {
    let mut text = String::from("\n");
    let (mut forms, mut layers) = (Dictionary::new(), Dictionary::new());
    for (n, drawn) in annotations.drawn.iter().enumerate() {
        let [a, b, c, d, e, f] = drawn.matrix;
        let form = format!("KnNote{n}");
        let paint = format!("q {a:.6} {b:.6} {c:.6} {d:.6} {e:.4} {f:.4} cm /{form} Do Q\n");
        forms.set(form, drawn.form);
        match &drawn.layer {
            Some(layer) => {
                let name = format!("KnLayer{n}");
                text += &format!("/OC /{name} BDC\n{paint}EMC\n");
                layers.set(name, layer.clone());
            }
            None => text += &paint,
        }
    }
    for (category, mut all) in [("XObject", forms), ("Properties", layers)] {
        if let Ok(Object::Dictionary(own)) = resources.get(category.as_bytes()) {
            all.extend(own);
        }
        resources.set(category, all);
    }
    text.into_bytes()
}
