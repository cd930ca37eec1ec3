//! PDF/X: what Typst's exporter wrote, made into a file that a printing house takes (ISO 15930-7 for PDF/X-4,
//! ISO 15930-4 for PDF/X-1a).
//!
//! The exporter's file has the pages, the type and the fonts. Here it gets its boxes, its output intent, its
//! pictures in the inks of their pages, overprint, and its papers; what PDF/X forbids is taken out.

mod bare;
mod boxes;
mod exported;
mod flate;
mod identity;
mod intent;
mod overprint;
mod scan;
mod swap;

use lopdf::{Dictionary, Document, Object, ObjectId};

use kanyin_issue::printing::Standard;

use super::pictures::PressImage;
pub use boxes::Edges;
pub use exported::Exported;
pub use identity::{Identity, PROGRAM};
pub use intent::Intent;

/// How a file is dressed.
pub struct Dress<'a> {
    /// What it says of itself, and its standard.
    pub identity: Identity<'a>,
    /// Its printing condition.
    pub intent: &'a Intent,
    /// The pictures that its stand-ins mean.
    pub images: &'a [PressImage],
    /// What lies round the trim.
    pub edges: Edges,
}

impl Dress<'_> {
    /// The exporter's file as PDF/X.
    pub fn put_on(&self, mut pdf: Document) -> Result<Vec<u8>, String> {
        let standard = self.identity.standard;
        for page in pdf.page_iter().collect::<Vec<_>>() {
            boxes::nest(&mut pdf, page, self.edges).ok_or("a page without boxes")?;
            overprint(&mut pdf, page)?;
        }
        swap::pictures_in(&mut pdf, self.images);
        bare::groups(&mut pdf, standard);
        self.intent.put_in(&mut pdf);
        pdf.prune_objects();
        pdf.renumber_objects();
        pdf.version = match standard {
            Standard::X4 => "1.6",
            Standard::X1a => "1.4",
        }
        .into();
        self.identity.put_in(&mut pdf);
        let mut out = Vec::new();
        pdf.save_to(&mut out).map_err(|error| error.to_string())?;
        Ok(out)
    }
}

/// Switches overprint on and off in a page's content.
fn overprint(pdf: &mut Document, page: ObjectId) -> Result<(), String> {
    let content = pdf.get_page_content(page);
    let Some(switched) = overprint::overprinted(&content) else { return Ok(()) };
    let content = pdf.add_object(flate::stream(Dictionary::new(), flate::flated(&switched)));
    let mut over = Dictionary::new();
    over.set("Type", "ExtGState");
    over.set("OP", true);
    over.set("op", true);
    over.set("OPM", 1);
    let mut out = Dictionary::new();
    out.set("Type", "ExtGState");
    out.set("OP", false);
    out.set("op", false);
    let (over, out) = (pdf.add_object(over), pdf.add_object(out));
    let resources = resources(pdf, page).ok_or("a page without resources")?;
    if !matches!(resources.get(b"ExtGState"), Ok(Object::Dictionary(_))) {
        resources.set("ExtGState", Dictionary::new());
    }
    let states = resources.get_mut(b"ExtGState").and_then(Object::as_dict_mut);
    let states = states.map_err(|error| error.to_string())?;
    states.set(overprint::OVER, over);
    states.set(overprint::OUT, out);
    let page = pdf.get_dictionary_mut(page).map_err(|error| error.to_string())?;
    page.set("Contents", content);
    Ok(())
}

/// A page's own resources, which the exporter gives every page.
fn resources(pdf: &mut Document, page: ObjectId) -> Option<&mut Dictionary> {
    let id = match pdf.get_dictionary(page).ok()?.get(b"Resources").ok()? {
        Object::Reference(id) => Some(*id),
        _ => None,
    };
    match id {
        Some(id) => pdf.get_dictionary_mut(id).ok(),
        None => pdf.get_dictionary_mut(page).ok()?.get_mut(b"Resources").ok()?.as_dict_mut().ok(),
    }
}
