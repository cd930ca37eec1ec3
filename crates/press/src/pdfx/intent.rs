//! The output intent: the printing condition that the file is made for, its profile embedded (ISO 15930-7;
//! ISO 32000-1, 14.11.5).

use std::borrow::Cow;

use lopdf::{Dictionary, Document, Object};

use kanyin_colour::Condition;

use super::flate;

/// An output intent, ready for all files of a job.
pub struct Intent {
    /// What the profile calls itself.
    name: String,
    /// The profile under `FlateDecode`.
    profile: Cow<'static, [u8]>,
}

impl Intent {
    /// The intent of a condition.
    pub fn of(condition: &Condition) -> Self {
        let flated = condition.flated().map(Cow::Borrowed);
        let profile = flated.unwrap_or_else(|| flate::flated(condition.icc()).into());
        Self { name: condition.name().into(), profile }
    }

    /// Puts it into the catalogue, as the only one.
    pub fn put_in(&self, pdf: &mut Document) {
        let mut profile = Dictionary::new();
        profile.set("N", 4);
        profile.set("Alternate", "DeviceCMYK");
        let profile = pdf.add_object(flate::stream(profile, self.profile.to_vec()));
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

#[cfg(test)]
mod tests {
    use std::io::Read;

    use flate2::read::ZlibDecoder;

    use super::*;

    #[test]
    fn built_in_profiles_were_deflated_whole() {
        for name in ["newsprint", "coated"] {
            let condition = Condition::built_in(name, 2.4).unwrap();
            let mut inflated = Vec::new();
            let mut decoder = ZlibDecoder::new(condition.flated().unwrap());
            decoder.read_to_end(&mut inflated).unwrap();
            assert_eq!(inflated, condition.icc());
        }
    }
}
