//! What a press does not want: bookmarks, names, annotations, and colour spaces of the screen in
//! transparency groups.

use lopdf::{Dictionary, Document, Object};

use kanyin_issue::printing::Standard;

/// What stays in the catalogue. Outlines and destinations are for screens, and actions are forbidden
/// (ISO 15930-7).
const CATALOG: [&[u8]; 4] = [b"Type", b"Pages", b"Lang", b"PageLabels"];
/// What goes from a page.
const PAGE: [&[u8]; 5] = [b"Annots", b"AA", b"StructParents", b"Tabs", b"PieceInfo"];

/// Takes out what is only for screens.
pub fn strip(pdf: &mut Document) {
    if let Ok(catalog) = pdf.catalog_mut() {
        let keys: Vec<Vec<u8>> = catalog.iter().map(|(key, _)| key.clone()).collect();
        for key in keys.iter().filter(|key| !CATALOG.contains(&key.as_slice())) {
            catalog.remove(key);
        }
    }
    for page in pdf.page_iter().collect::<Vec<_>>() {
        if let Ok(page) = pdf.get_dictionary_mut(page) {
            for key in PAGE {
                page.remove(key);
            }
        }
    }
}

/// Transparency groups. The exporter puts every placed PDF into one that blends in sRGB; it is kept only where
/// something in it is transparent, and blends in the inks.
pub fn groups(pdf: &mut Document, standard: Standard) {
    let transparent: Vec<_> = pdf
        .objects
        .iter()
        .filter_map(|(id, object)| {
            let dict = match object {
                Object::Stream(form) => &form.dict,
                Object::Dictionary(dict) => dict,
                _ => return None,
            };
            dict.has(b"Group")
                .then(|| (*id, standard == Standard::X4 && is_transparent(pdf, dict, 0)))
        })
        .collect();
    for (id, stays) in transparent {
        let dict = match pdf.objects.get_mut(&id) {
            Some(Object::Stream(form)) => &mut form.dict,
            Some(Object::Dictionary(dict)) => dict,
            _ => continue,
        };
        match dict.get_mut(b"Group") {
            Ok(Object::Dictionary(group)) if stays => group.set("CS", "DeviceCMYK"),
            _ => _ = dict.remove(b"Group"),
        }
    }
}

/// Forms in forms are looked into so deep.
const DEEPEST: usize = 12;

/// Whether anything in a form's resources is see-through: an alpha, a blend mode, a soft mask.
fn is_transparent(pdf: &Document, form: &Dictionary, depth: usize) -> bool {
    if depth > DEEPEST {
        return true;
    }
    let of = |dict: &Dictionary, key: &[u8]| -> Option<Dictionary> {
        dict.get_deref(key, pdf).ok()?.as_dict().ok().cloned()
    };
    let Some(resources) = of(form, b"Resources") else { return false };
    let states = of(&resources, b"ExtGState").unwrap_or_default();
    let veils = states.iter().any(|(_, state)| {
        let state = pdf.dereference(state).ok().and_then(|(_, state)| state.as_dict().ok());
        state.is_some_and(|state| is_veil(pdf, state))
    });
    let forms = of(&resources, b"XObject").unwrap_or_default();
    veils
        || forms.iter().any(|(_, form)| {
            let form = pdf.dereference(form).ok().and_then(|(_, form)| form.as_stream().ok());
            form.is_some_and(|form| {
                form.dict.has(b"SMask") || is_transparent(pdf, &form.dict, depth + 1)
            })
        })
}

fn is_veil(pdf: &Document, state: &Dictionary) -> bool {
    let below_one = |key: &[u8]| {
        let alpha = state.get_deref(key, pdf).and_then(Object::as_float);
        alpha.is_ok_and(|alpha| alpha < 1.0)
    };
    let masked = state.get_deref(b"SMask", pdf).is_ok_and(|mask| mask.as_name().is_err());
    let blends = state
        .get_deref(b"BM", pdf)
        .is_ok_and(|mode| !matches!(mode.as_name(), Ok(b"Normal" | b"Compatible")));
    below_one(b"CA") || below_one(b"ca") || masked || blends
}
