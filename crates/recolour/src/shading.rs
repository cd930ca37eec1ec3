//! Shadings (ISO 32000-1, 8.7.4.5).

use lopdf::{Dictionary, Object, Stream};

use super::colour_space::ColourSpace;
use super::content::ContentWriter;
use super::function::{Function, pairs};
use super::gradient::{Gradient, field};
use super::ink_space::{InkSpace, numbers, spelled_out};
use super::inking::{ColourUse, Overprint, Painted};
use super::machine::packed;
use super::mesh::Mesh;
use super::mode::Mode;
use super::refused::Refused;
use super::scene::after;

/// What stays of a shading, whatever its colours.
const KEPT: [&str; 13] = [
    "ShadingType",
    "BBox",
    "AntiAlias",
    "Coords",
    "Domain",
    "Extend",
    "Matrix",
    "BitsPerCoordinate",
    "BitsPerComponent",
    "BitsPerFlag",
    "Decode",
    "VerticesPerRow",
    "Filter",
];

/// The matrix that changes nothing.
pub const AS_IT_IS: [f32; 6] = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

impl ContentWriter<'_, '_, '_> {
    /// A shading in inks; nothing where it paints nothing. `to_box` leads from its space to that of the stream's box,
    /// where that is known.
    pub fn shading(
        &mut self,
        object: &Object,
        overprint: Overprint,
        to_box: Option<[f32; 6]>,
    ) -> Result<Option<Object>, Refused> {
        let source = self.machine.source;
        let unknown = Refused::Unknown("Shading");
        let dict = source.as_dict(object).ok_or(unknown.clone())?;
        let space = dict.get(b"ColorSpace").map_err(|_| unknown.clone())?;
        let space = self.machine.spaces.read(space, self.task.resources)?;
        if matches!(space, ColourSpace::Pattern(_) | ColourSpace::Indexed(_)) {
            return Err(unknown);
        }
        let how = ColourUse { what: Painted::Shading, overprint };
        self.machine.has_light |= self.task.mode == Mode::Ink && space.is_light();
        let function = source.get(dict, b"Function").map(|f| Function::read(source, f));
        let function = function.transpose()?;
        let stream = match source.object(object) {
            Object::Stream(stream) => Some(stream),
            _ => None,
        };
        match (source.integer(dict, b"ShadingType"), function, stream) {
            (Some(1), Some(function), _) => {
                self.function_based(dict, &function, &space, how, to_box)
            }
            (Some(2..=7), Some(function), stream) => {
                self.along(dict, &function, &space, how, stream)
            }
            (Some(kind @ 4..=7), None, Some(stream)) => self.mesh(kind, stream, &space, how),
            _ => Err(unknown),
        }
    }

    fn function_based(
        &mut self,
        dict: &Dictionary,
        function: &Function,
        space: &ColourSpace,
        how: ColourUse,
        to_box: Option<[f32; 6]>,
    ) -> Result<Option<Object>, Refused> {
        let own = self.machine.source.numbers(dict, b"Matrix").and_then(|m| m.try_into().ok());
        let domain = self.machine.source.numbers(dict, b"Domain").map(|domain| pairs(&domain));
        let domain = domain.and_then(|domain| <[[f32; 2]; 2]>::try_from(domain).ok());
        let domain = domain.unwrap_or([[0.0, 1.0]; 2]);
        let domain = match to_box {
            Some(to_box) => self.task.scene.seen(domain, after(own.unwrap_or(AS_IT_IS), to_box)),
            None => domain,
        };
        let inking = self.machine.inking(self.task.mode);
        let Some((ink_space, function)) = field(self.machine, function, space, domain, inking, how)
        else {
            return Ok(None);
        };
        let mut made = self.machine.carry_keys(dict, &KEPT);
        made.set("Domain", numbers(domain.concat()));
        self.finish(&mut made, dict, &ink_space, space, how);
        made.set("Function", function);
        Ok(Some(self.machine.keep(made)))
    }

    /// Colours along one number: axial and radial shadings, and meshes whose vertices have such numbers.
    fn along(
        &mut self,
        dict: &Dictionary,
        function: &Function,
        space: &ColourSpace,
        how: ColourUse,
        stream: Option<&Stream>,
    ) -> Result<Option<Object>, Refused> {
        let source = self.machine.source;
        let domain = match stream {
            // A mesh's decoding says which numbers there are: the last two of it.
            Some(_) => source.numbers(dict, b"Decode").and_then(|d| d.get(4..6)?.try_into().ok()),
            None => source.numbers(dict, b"Domain").and_then(|domain| domain.try_into().ok()),
        };
        let domain: [f32; 2] = domain.unwrap_or([0.0, 1.0]);
        if domain[0] >= domain[1] {
            return Ok(None);
        }
        let inking = self.machine.inking(self.task.mode);
        let gradient = Gradient::read(function, space, domain, inking, how);
        let Some(ink_space) = InkSpace::around(gradient.colours()) else { return Ok(None) };
        let mut made = self.machine.carry_keys(dict, &KEPT);
        self.finish(&mut made, dict, &ink_space, space, how);
        let function = match dict.get(b"Function") {
            Ok(function) if gradient.as_it_is => self.machine.carry(function),
            _ => gradient.function(self.machine, &ink_space),
        };
        made.set("Function", function);
        Ok(Some(match stream {
            Some(stream) => {
                let parameters = self.machine.carry_keys(dict, &["DecodeParms"]);
                made.extend(&parameters);
                self.machine.keep(Stream::new(made, stream.content.clone()))
            }
            None => self.machine.keep(made),
        }))
    }

    /// A mesh whose vertices have colours.
    fn mesh(
        &mut self,
        kind: i64,
        stream: &Stream,
        space: &ColourSpace,
        how: ColourUse,
    ) -> Result<Option<Object>, Refused> {
        let source = self.machine.source;
        let data = source.unpacked(stream, &source.filters(&stream.dict))?;
        let mesh = Mesh::read(source, kind, &stream.dict, &data, space.components())?;
        let inking = self.machine.inking(self.task.mode);
        let colours: Vec<_> = mesh
            .colours()
            .map(|values| {
                let seen = space.colour(values);
                spelled_out(inking.colour(&seen, how), &seen)
            })
            .collect();
        let Some(ink_space) = InkSpace::around(&colours) else { return Ok(None) };
        let mut made = self.machine.carry_keys(&stream.dict, &KEPT);
        self.finish(&mut made, &stream.dict, &ink_space, space, how);
        let colours = colours.iter().map(|colour| ink_space.values(colour));
        made.set("Decode", numbers(mesh.decode(ink_space.count())));
        made.set("BitsPerComponent", 16);
        Ok(Some(self.machine.keep(packed(made, &mesh.written(colours)))))
    }

    /// The colour space, and the background in it.
    fn finish(
        &mut self,
        made: &mut Dictionary,
        dict: &Dictionary,
        ink_space: &InkSpace,
        space: &ColourSpace,
        how: ColourUse,
    ) {
        made.set("ColorSpace", self.machine.space(ink_space));
        if let Some(background) = self.machine.source.numbers(dict, b"Background") {
            let seen = space.colour(&background);
            let inked = spelled_out(self.machine.inking(self.task.mode).colour(&seen, how), &seen);
            made.set("Background", numbers(ink_space.values(&inked)));
        }
    }
}
