//! The output intent: the printing condition that the file is made for, its profile embedded (ISO 15930-7;
//! ISO 32000-1, 14.11.5).

use lopdf::{Dictionary, Document, Object};

use kanyin_colour::Condition;

use super::flate;

/// An output intent, ready for all files of a job.
pub struct Intent {
    /// What the profile calls itself.
    name: String,
    /// The profile under `FlateDecode`.
    profile: Vec<u8>,
}

impl Intent {
    /// The intent of a condition.
    pub fn of(condition: &Condition) -> Self {
        Self { name: condition.name().into(), profile: flate::flated_quickly(condition.icc()) }
    }

    /// Puts it into the catalogue, as the only one.
    pub fn put_in(&self, pdf: &mut Document) {
        let mut profile = Dictionary::new();
        profile.set("N", 4);
        profile.set("Alternate", "DeviceCMYK");
        let profile = pdf.add_object(flate::stream(profile, self.profile.clone()));
        let name = lopdf::text_string(&self.name);
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
}
