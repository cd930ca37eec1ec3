//! Content streams besides the page's: forms, tiling patterns, drawn glyphs.

use lopdf::{Dictionary, Object, ObjectId, Stream};

use kanyin_colour::ColourModel;

use super::content::{ContentWriter, Task, rewrite};
use super::graphics_state::{Blend, PaintState};
use super::inking::ColourUse;
use super::known_forms::Used;
use super::machine::{Machine, packed};
use super::mode::Mode;
use super::new_resources::NewResources;
use super::refused::Refused;
use super::scene::Scene;
use super::shading::AS_IT_IS;

impl Machine<'_> {
    /// A form in a state; nothing if it holds itself.
    pub fn form(
        &mut self,
        id: ObjectId,
        stream: &Stream,
        task: &Task<'_>,
    ) -> Result<Option<(ObjectId, Used)>, Refused> {
        let source = self.source;
        let key = (id, task.mode, task.colourless, task.scene.blends_in_inks);
        let own = source.dict(&stream.dict, b"Resources");
        if own.is_some()
            && let Some(found) = self.forms.find(key, &task.entry)
        {
            return Ok(Some(found));
        }
        let scene = Scene::of(source, &stream.dict, b"BBox", task.scene);
        let mut inner = Task { resources: own.unwrap_or(task.resources), scene, ..task.clone() };
        if stream.dict.has(b"Group") {
            // A group is blended as a whole.
            inner.entry.blend = Blend::None;
        }
        let made = self.within(id, task.mode, |machine| {
            let text = machine.content(stream)?;
            let written = rewrite(machine, &text, &inner, NewResources::default())?;
            let keys = ["Type", "Subtype", "FormType", "BBox", "Matrix"];
            let mut dict = machine.carry_keys(&stream.dict, &keys);
            if let Some(group) = source.dict(&stream.dict, b"Group") {
                let group = machine.group(group, task.mode);
                dict.set("Group", group);
            }
            dict.set("Resources", written.new_resources.into_dict());
            Ok((machine.out.add_object(packed(dict, &written.text)), written.used))
        })?;
        if let (Some((made, used)), true) = (made, own.is_some()) {
            self.forms.add(key, task.entry.clone(), (made, used));
        }
        Ok(made)
    }

    /// A transparency group's dictionary: what it blends in becomes the press's inks.
    pub fn group(&mut self, group: &Dictionary, mode: Mode) -> Dictionary {
        let mut dict = self.carry_keys(group, &["Type", "S", "I", "K"]);
        if group.has(b"CS") || mode == Mode::Mask {
            dict.set("CS", self.blend_space(mode));
        }
        dict
    }

    /// The colour space of transparency groups.
    fn blend_space(&self, mode: Mode) -> Object {
        match self.inking(mode).blends_in() {
            ColourModel::Grey => Object::Name(b"DeviceGray".to_vec()),
            ColourModel::Rgb | ColourModel::Cmyk => Object::Name(b"DeviceCMYK".to_vec()),
        }
    }

    /// A soft mask's dictionary (ISO 32000-1, 11.6.5.2): its colours become lightness.
    pub fn soft_mask(
        &mut self,
        mask: &Dictionary,
        resources: &Dictionary,
    ) -> Result<Option<Dictionary>, Refused> {
        let source = self.source;
        let unknown = Refused::Unknown("SMask");
        let id = mask.get(b"G").and_then(Object::as_reference).map_err(|_| unknown.clone())?;
        let Ok(Object::Stream(stream)) = source.0.get_object(id) else { return Err(unknown) };
        let entry = PaintState::of_page();
        let task =
            Task { resources, entry, mode: Mode::Mask, colourless: false, scene: Scene::default() };
        let Some((group, _)) = self.form(id, stream, &task)? else { return Ok(None) };
        let mut dict = self.carry_keys(mask, &["Type", "S", "TR"]);
        if let Some(backdrop) = source.numbers(mask, b"BC") {
            let space = source.dict(&stream.dict, b"Group").and_then(|group| group.get(b"CS").ok());
            let space = space.map(|space| self.spaces.read(space, resources)).transpose()?;
            let light = match space {
                Some(space) => super::lightness::of(&space.colour(&backdrop)),
                None => backdrop.first().copied().unwrap_or(0.0),
            };
            dict.set("BC", super::ink_space::numbers([light]));
        }
        dict.set("G", Object::Reference(group));
        self.transparent = true;
        Ok(Some(dict))
    }
}

/// A pattern that has been made.
pub struct MadePattern {
    /// Where it is.
    pub object: Object,
    /// Whether it has colours of its own.
    pub coloured: bool,
}

impl ContentWriter<'_, '_, '_> {
    /// A pattern; nothing where it paints nothing.
    pub fn pattern(
        &mut self,
        object: &Object,
        how: ColourUse,
    ) -> Result<Option<MadePattern>, Refused> {
        let source = self.machine.source;
        let Some(dict) = source.as_dict(object) else { return Ok(None) };
        let uncoloured = source.integer(dict, b"PaintType") == Some(2);
        let made = |object: Object| MadePattern { object, coloured: !uncoloured };
        let key = object.as_reference().ok().map(|id| (id, self.task.mode, how));
        // What is seen of a function on a plane depends on the box that it is seen in.
        let is_plane = source
            .dict(dict, b"Shading")
            .is_some_and(|shading| source.integer(shading, b"ShadingType") == Some(1));
        let key = key.filter(|_| !is_plane);
        if let Some(known) = key.and_then(|key| self.machine.patterns.get(&key)) {
            return Ok(known.clone().map(made));
        }
        let pattern = match source.object(object) {
            Object::Stream(stream) => self.tiling(object, stream, uncoloured)?,
            _ => self.shading_pattern(dict, how)?,
        };
        if let Some(key) = key {
            self.machine.patterns.insert(key, pattern.clone());
        }
        Ok(pattern.map(made))
    }

    fn tiling(
        &mut self,
        object: &Object,
        stream: &Stream,
        colourless: bool,
    ) -> Result<Option<Object>, Refused> {
        let source = self.machine.source;
        let Ok(id) = object.as_reference() else { return Ok(None) };
        let own = source.dict(&stream.dict, b"Resources");
        let resources = own.unwrap_or(self.task.resources);
        let (entry, mode) = (PaintState::of_page(), self.task.mode);
        let scene = Scene::of(source, &stream.dict, b"BBox", self.task.scene);
        let task = Task { resources, entry, mode, colourless, scene };
        self.machine.within(id, task.mode, |machine| {
            let text = machine.content(stream)?;
            let written = rewrite(machine, &text, &task, NewResources::default())?;
            let mut dict = machine.carry_keys(
                &stream.dict,
                &[
                    "Type",
                    "PatternType",
                    "PaintType",
                    "TilingType",
                    "BBox",
                    "XStep",
                    "YStep",
                    "Matrix",
                ],
            );
            dict.set("Resources", written.new_resources.into_dict());
            Ok(machine.keep(packed(dict, &written.text)))
        })
    }

    fn shading_pattern(
        &mut self,
        dict: &Dictionary,
        how: ColourUse,
    ) -> Result<Option<Object>, Refused> {
        let unknown = Refused::Unknown("PatternType");
        if self.machine.source.integer(dict, b"PatternType") != Some(2) {
            return Err(unknown);
        }
        let shading = dict.get(b"Shading").map_err(|_| unknown)?;
        let matrix = self.machine.source.numbers(dict, b"Matrix");
        let to_box = matrix.and_then(|m| m.try_into().ok()).unwrap_or(AS_IT_IS);
        let shading = self.shading(shading, how.overprint, Some(to_box))?;
        let Some(shading) = shading else { return Ok(None) };
        let mut made = self.machine.carry_keys(dict, &["Type", "PatternType", "Matrix"]);
        if let Ok(state) = dict.get(b"ExtGState") {
            let state = self.machine.source.as_dict(state);
            let state = state.map(|state| self.kept_state(state)).transpose()?;
            made.set("ExtGState", state.unwrap_or_default());
        }
        made.set("Shading", shading);
        Ok(Some(self.machine.keep(made)))
    }

    /// A font: drawn glyphs are rewritten, all others have no colours.
    pub fn font(&mut self, object: &Object) -> Result<Object, Refused> {
        let source = self.machine.source;
        let Some(dict) = source.as_dict(object) else { return Ok(Object::Null) };
        if source.name(dict, b"Subtype") != Some(b"Type3") {
            return Ok(self.machine.carry(object));
        }
        let Ok(id) = object.as_reference() else { return Err(Refused::Unknown("Type3")) };
        let key = (id, self.task.mode);
        if let Some(known) = self.machine.fonts.get(&key) {
            return Ok(Object::Reference(*known));
        }
        let resources = source.dict(dict, b"Resources").unwrap_or(self.task.resources);
        let entry = PaintState::of_glyph();
        let task = Task {
            resources,
            entry,
            mode: self.task.mode,
            colourless: false,
            scene: Scene { area: None, ..self.task.scene },
        };
        let made = self.machine.within(id, self.task.mode, |machine| {
            let kept = dict
                .iter()
                .filter(|(key, _)| !matches!(key.as_slice(), b"CharProcs" | b"Resources"));
            let mut font = machine.carry_dict(&kept.map(|(k, v)| (k.clone(), v.clone())).collect());
            let mut drawings = Dictionary::new();
            let mut new_resources = NewResources::default();
            for (name, drawing) in source.dict(dict, b"CharProcs").into_iter().flatten() {
                let Object::Stream(stream) = source.object(drawing) else { continue };
                let text = machine.content(stream)?;
                let written = rewrite(machine, &text, &task, new_resources)?;
                new_resources = written.new_resources;
                let drawing = machine.keep(packed(Dictionary::new(), &written.text));
                drawings.set(name.clone(), drawing);
            }
            font.set("CharProcs", drawings);
            font.set("Resources", new_resources.into_dict());
            Ok(machine.out.add_object(font))
        })?;
        // A glyph that sets text in its own font draws nothing by it.
        let Some(made) = made else { return Ok(Object::Null) };
        self.machine.fonts.insert(key, made);
        Ok(Object::Reference(made))
    }
}
