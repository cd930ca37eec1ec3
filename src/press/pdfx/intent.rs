//! The output intent: the printing condition that the file is made for, its profile embedded (ISO 15930-7,
//! 6.2.2; ISO 32000-1, 14.11.5).

use lopdf::{Dictionary, Document, Object, Stream};

use crate::press::colour::Condition;

/// Puts the one output intent into the catalogue.
pub fn put_in(pdf: &mut Document, condition: &Condition) {
    let mut dict = Dictionary::new();
    dict.set("N", 4);
    dict.set("Alternate", "DeviceCMYK");
    let mut profile = Stream::new(dict, condition.icc().to_vec());
    // What cannot be made smaller is written as it is.
    let _ = profile.compress();
    let profile = pdf.add_object(profile);
    let name = lopdf::text_string(condition.name());
    let mut intent = Dictionary::new();
    intent.set("Type", "OutputIntent");
    intent.set("S", "GTS_PDFX");
    intent.set("OutputCondition", name.clone());
    // The profile is of our own making or the printing house's: it is in no registry.
    intent.set("OutputConditionIdentifier", Object::string_literal("Custom"));
    intent.set("Info", name);
    intent.set("DestOutputProfile", profile);
    if let Ok(catalog) = pdf.catalog_mut() {
        catalog.set("OutputIntents", vec![Object::Dictionary(intent)]);
    }
}
