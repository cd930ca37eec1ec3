//! What a press does not want: bookmarks, names, annotations, and colour spaces of the screen in
//! transparency groups.

use std::collections::HashSet;

use lopdf::{Dictionary, Document, Object, ObjectId};

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
/// something in it is transparent, or where it is painted as one thing (ISO 32000-1, 11.4), and blends in the inks.
pub fn groups(pdf: &mut Document, standard: Standard) {
    let masks = masks(pdf);
    let veiled = veiled(pdf);
    let transparent: Vec<_> = pdf
        .objects
        .iter()
        .filter_map(|(id, object)| {
            let dict = match object {
                Object::Stream(form) => &form.dict,
                Object::Dictionary(dict) => dict,
                _ => return None,
            };
            let stays =
                || veiled.contains(id) || masks.contains(id) || is_transparent(pdf, dict, DEEPEST);
            dict.has(b"Group").then(|| (*id, standard == Standard::X4 && stays()))
        })
        .collect();
    for (id, stays) in transparent {
        let dict = match pdf.objects.get_mut(&id) {
            Some(Object::Stream(form)) => &mut form.dict,
            Some(Object::Dictionary(dict)) => dict,
            _ => continue,
        };
        match dict.get_mut(b"Group") {
            // A mask is looked at in grey; all else blends in the inks.
            Ok(Object::Dictionary(_)) if stays && masks.contains(&id) => {}
            Ok(Object::Dictionary(group)) if stays => group.set("CS", "DeviceCMYK"),
            Ok(Object::Reference(_)) if stays => {}
            _ => _ = dict.remove(b"Group"),
        }
    }
}

/// The groups of soft masks: without their dictionary they are no masks (ISO 32000-1, table 144).
fn masks(pdf: &Document) -> HashSet<ObjectId> {
    let states = pdf.objects.values().flat_map(|object| match object {
        Object::Stream(form) => states(pdf, &form.dict),
        Object::Dictionary(dict) => [states(pdf, dict), vec![dict.clone()]].concat(),
        _ => Vec::new(),
    });
    states
        .filter_map(|state| of(pdf, &state, b"SMask")?.get(b"G").ok()?.as_reference().ok())
        .collect()
}

/// Forms that are drawn where something may be see-through: there a group is seen as one thing.
fn veiled(pdf: &Document) -> HashSet<ObjectId> {
    let mut found = HashSet::new();
    for object in pdf.objects.values() {
        let dict = match object {
            Object::Stream(form) => &form.dict,
            Object::Dictionary(dict) => dict,
            _ => continue,
        };
        if states(pdf, dict).iter().any(|state| is_veil(pdf, state)) {
            let forms = of(pdf, dict, b"Resources").and_then(|own| of(pdf, &own, b"XObject"));
            let forms = forms.unwrap_or_default();
            found.extend(forms.iter().filter_map(|(_, form)| form.as_reference().ok()));
        }
    }
    found
}

/// A dictionary in a dictionary.
fn of(pdf: &Document, dict: &Dictionary, key: &[u8]) -> Option<Dictionary> {
    dict.get_deref(key, pdf).ok()?.as_dict().ok().cloned()
}

/// The graphics states among the resources of a page, form or pattern.
fn states(pdf: &Document, dict: &Dictionary) -> Vec<Dictionary> {
    let resources = of(pdf, dict, b"Resources");
    let states = resources.and_then(|resources| of(pdf, &resources, b"ExtGState"));
    let states = states.unwrap_or_default();
    let state = |(_, state): (_, &Object)| pdf.dereference(state).ok()?.1.as_dict().ok().cloned();
    states.iter().filter_map(state).collect()
}

/// Forms in forms are looked into so deep.
const DEEPEST: usize = 12;

/// Whether anything in a form's resources is see-through: an alpha, a blend mode, a soft mask.
fn is_transparent(pdf: &Document, form: &Dictionary, deeper: usize) -> bool {
    let Some(deeper) = deeper.checked_sub(1) else { return true };
    if states(pdf, form).iter().any(|state| is_veil(pdf, state)) {
        return true;
    }
    let Some(resources) = of(pdf, form, b"Resources") else { return false };
    let drawn = ["XObject", "Pattern"].map(|kind| of(pdf, &resources, kind.as_bytes()));
    drawn.into_iter().flatten().any(|drawn| {
        drawn.iter().any(|(_, form)| match pdf.dereference(form) {
            Ok((_, Object::Stream(form))) => {
                form.dict.has(b"SMask") || is_transparent(pdf, &form.dict, deeper)
            }
            _ => false,
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
