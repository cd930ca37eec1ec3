//! Graphics state dictionaries (ISO 32000-1, table 58). Overprinting is taken out of them and written where it
//! is used; what belongs to other presses (halftones, transfer curves) is left out, as PDF/X asks.

use lopdf::{Dictionary, Object};

use super::content::ContentWriter;
use super::graphics_state::Blend;
use super::refused::Refused;
use super::tokens::{Operation, typed_name};

/// What stays as it is.
const KEPT: [&str; 13] =
    ["LW", "LC", "LJ", "ML", "D", "RI", "FL", "SM", "SA", "CA", "ca", "AIS", "TK"];

/// Those of ISO 32000-1, tables 136 and 137.
const BLEND_MODES: [&[u8]; 17] = [
    b"Normal",
    b"Compatible",
    b"Multiply",
    b"Screen",
    b"Overlay",
    b"Darken",
    b"Lighten",
    b"ColorDodge",
    b"ColorBurn",
    b"HardLight",
    b"SoftLight",
    b"Difference",
    b"Exclusion",
    b"Hue",
    b"Saturation",
    b"Color",
    b"Luminosity",
];

impl ContentWriter<'_, '_, '_> {
    /// `gs`.
    pub fn graphics_state(&mut self, operation: &Operation<'_>) -> Result<(), Refused> {
        let source = self.machine.source;
        let states = source.dict(self.task.resources, b"ExtGState");
        let name = operation.name();
        let object = name.and_then(|name| states?.get(name).ok());
        let (Some(name), Some(dict)) = (name, object.and_then(|object| source.as_dict(object)))
        else {
            return Ok(());
        };
        self.note_overprint(dict);
        self.note_blend(dict);
        if dict.has(b"Font") {
            (self.state.meant_font, self.state.laid_font) = (None, None);
        }
        let kept = self.kept_state(dict)?;
        if !kept.is_empty() {
            let name = self.new_resources.put("ExtGState", name, kept.into());
            let line = [typed_name(&name), b" gs".to_vec()].concat();
            self.line(&line);
        }
        Ok(())
    }

    fn note_overprint(&mut self, dict: &Dictionary) {
        let source = self.machine.source;
        let over = &mut self.state.meant.over;
        let (stroke, fill) = (source.flag(dict, b"OP"), source.flag(dict, b"op"));
        over.stroke = stroke.unwrap_or(over.stroke);
        over.fill = fill.or(stroke).unwrap_or(over.fill);
        over.non_zero = source.integer(dict, b"OPM").map_or(over.non_zero, |mode| mode == 1);
    }

    fn note_blend(&mut self, dict: &Dictionary) {
        let Some(mode) = self.blend_mode(dict) else { return };
        self.state.meant.blend = match mode {
            b"Normal" | b"Compatible" => Blend::None,
            b"Multiply" | b"Darken" => Blend::Darkens,
            _ => Blend::Else,
        };
    }

    /// The mode that readers take: the first that they know, else Normal (ISO 32000-1 §11.6.3).
    fn blend_mode(&self, dict: &Dictionary) -> Option<&'static [u8]> {
        let source = self.machine.source;
        let written = source.get(dict, b"BM")?;
        let modes = written.as_array().map_or(std::slice::from_ref(written), Vec::as_slice);
        let known = modes.iter().find_map(|mode| {
            let name = source.object(mode).as_name().ok()?;
            BLEND_MODES.into_iter().find(|known| *known == name)
        });
        Some(known.unwrap_or(b"Normal"))
    }

    /// The entries that are written.
    pub fn kept_state(&mut self, dict: &Dictionary) -> Result<Dictionary, Refused> {
        let source = self.machine.source;
        let mut kept = self.machine.carry_keys(dict, &KEPT);
        let clear = |key| source.number(dict, key).is_some_and(|alpha| alpha < 1.0);
        let blend = self.blend_mode(dict);
        if let Some(mode) = blend {
            kept.set("BM", Object::Name(mode.to_vec()));
        }
        let blends = blend.is_some_and(|mode| !matches!(mode, b"Normal" | b"Compatible"));
        self.machine.transparent |= clear(b"CA") || clear(b"ca") || blends;
        if let Some([font, size]) = source.array(dict, b"Font") {
            let font = self.font(font)?;
            kept.set("Font", vec![font, size.clone()]);
        }
        match source.get(dict, b"SMask") {
            Some(name @ Object::Name(_)) => kept.set("SMask", name.clone()),
            Some(Object::Dictionary(mask)) => {
                let mask = self.machine.soft_mask(mask, self.task.resources)?;
                kept.set("SMask", mask.map_or(Object::from("None"), Object::from));
            }
            _ => {}
        }
        Ok(kept)
    }
}
