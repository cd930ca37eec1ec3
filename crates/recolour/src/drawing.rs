//! Forms, pictures and shadings where they are drawn.

use lopdf::{Object, ObjectId};

use super::content::{ContentWriter, Task};
use super::graphics_state::{Blend, OverprintState};
use super::inking::{Overprint, Painted};
use super::mode::Mode;
use super::refused::Refused;
use super::tokens::{Operation, typed_name};

impl ContentWriter<'_, '_, '_> {
    /// `Do`.
    pub fn draw(&mut self, operation: &Operation<'_>) -> Result<(), Refused> {
        let source = self.machine.source;
        let objects = source.dict(self.task.resources, b"XObject");
        let name = operation.name();
        let object = name.and_then(|name| objects?.get(name).ok());
        let Some((name, Ok(id))) = name.zip(object.map(Object::as_reference)) else {
            return Ok(());
        };
        let Ok(Object::Stream(stream)) = source.0.get_object(id) else { return Ok(()) };
        let layer = stream.dict.get(b"OC").ok();
        let off = layer.is_some_and(|layer| self.machine.layers.hide(source, layer));
        if off || self.hidden > 0 {
            return Ok(());
        }
        match source.name(&stream.dict, b"Subtype") {
            Some(b"Form") => self.draw_form(name, id),
            Some(b"Image") if source.flag(&stream.dict, b"ImageMask") == Some(true) => {
                if self.lay(Some(Painted::Area), None)?.0 {
                    let stencil = self.machine.stencil(id, stream);
                    self.put_object(name, stencil);
                }
                Ok(())
            }
            Some(b"Image") => self.draw_picture(name, id),
            // PostScript, which PDF/X has no place for.
            _ => Ok(()),
        }
    }

    fn draw_form(&mut self, name: &[u8], id: ObjectId) -> Result<(), Refused> {
        let Ok(Object::Stream(stream)) = self.machine.source.0.get_object(id) else {
            return Ok(());
        };
        let entry = self.state.meant.clone();
        if stream.dict.has(b"Group") && entry.blend != Blend::None {
            self.machine.blends |= self.blends_in_light();
        }
        let task = Task { entry, colourless: self.colourless, ..self.task.clone() };
        let Some((form, used)) = self.machine.form(id, stream, &task)? else { return Ok(()) };
        self.used.fill |= used.fill && self.state.fill_outside;
        self.used.stroke |= used.stroke && self.state.stroke_outside;
        self.settle();
        self.put_object(name, form);
        Ok(())
    }

    fn draw_picture(&mut self, name: &[u8], id: ObjectId) -> Result<(), Refused> {
        if self.colourless {
            return Ok(());
        }
        let overprint = self.state.meant.over.fill();
        let (resources, mode) = (self.task.resources, self.task.mode);
        let is_grey = self.machine.source.0.get_dictionary(id).is_ok_and(|picture| {
            let space = self.machine.source.get(picture, b"ColorSpace");
            space.and_then(|space| self.machine.source.components_named(space)) == Some(1)
        });
        self.blended(is_grey);
        let Some(picture) = self.machine.picture(id, resources, mode, overprint)? else {
            return Ok(());
        };
        self.knock_out();
        self.put_object(name, picture);
        Ok(())
    }

    /// Notes that something is blended with what lies under it; `is_grey`, whether it has no colour.
    pub fn blended(&mut self, is_grey: bool) {
        self.machine.blends |= match self.state.meant.blend {
            Blend::None => false,
            // Grey darkens inks as it darkens light.
            Blend::Darkens => !is_grey && self.blends_in_light(),
            Blend::Else => self.blends_in_light(),
        };
    }

    /// Whether colours are blended here as lights. What a mask is made of is no colour on the page.
    fn blends_in_light(&self) -> bool {
        self.task.mode == Mode::Ink && !self.task.scene.blends_in_inks
    }

    /// Pictures and shadings knock out: most have been changed, and paint all inks that they now have.
    fn knock_out(&mut self) {
        self.overprint(OverprintState { fill: false, ..self.state.laid_over });
    }

    /// Draws an object.
    pub fn put_object(&mut self, name: &[u8], id: ObjectId) {
        let name = self.new_resources.put("XObject", name, Object::Reference(id));
        let line = [typed_name(&name), b" Do".to_vec()].concat();
        self.line(&line);
    }

    /// `sh`.
    pub fn shade(&mut self, operation: &Operation<'_>) -> Result<(), Refused> {
        let shadings = self.machine.source.dict(self.task.resources, b"Shading");
        let name = operation.name();
        let object = name.and_then(|name| shadings?.get(name).ok());
        let Some((name, object)) = name.zip(object) else { return Ok(()) };
        if self.hidden > 0 || self.colourless {
            return Ok(());
        }
        let overprint: Overprint = self.state.meant.over.fill();
        self.blended(false);
        let Some(shading) = self.shading(object, overprint, None)? else { return Ok(()) };
        self.knock_out();
        let name = self.new_resources.put("Shading", name, shading);
        let line = [typed_name(&name), b" sh".to_vec()].concat();
        self.line(&line);
        Ok(())
    }
}
