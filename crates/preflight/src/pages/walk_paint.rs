//! Colours that are set, and paths that are painted with them.

use std::rc::Rc;

use hayro_syntax::object::{Array, Dict, Name, Object};
use hayro_syntax::page::Resources;

use super::geometry::Bounds;
use super::inks::Inks;
use super::mark::{Kind, Mark, Within};
use super::rules;
use super::rules::colour::Place;
use super::space::{Family, Reading, Space};
use super::state::{Paint, Path};
use super::tint;
use super::walk::{Level, Operands, Walker};

/// A shading's space and the colours it runs through.
#[derive(Clone)]
pub struct Shade {
    /// Its space.
    pub space: Rc<Space>,
    /// Its colours, first to last.
    pub colours: Rc<[Inks]>,
}

impl<'a> Walker<'_, 'a> {
    /// Operators of colour; whether it is one.
    pub(super) fn colour(
        &mut self,
        level: &mut Level<'_, 'a>,
        operator: &[u8],
        operands: &Operands<'_, '_>,
    ) -> bool {
        let strokes = operator.first().is_some_and(u8::is_ascii_uppercase);
        let plain = |space: Family| Rc::new(Space::plain(space));
        let device = match operator {
            b"g" | b"G" => Some(plain(Family::Gray)),
            b"k" | b"K" => Some(plain(Family::Cmyk { device: true })),
            b"rg" | b"RG" => Some(self.space_named(&Name::new_unescaped(b"DeviceRGB"), level)),
            b"cs" | b"CS" => {
                let Some(name) = operands.name else { return true };
                let space = self.space_named(name, level);
                let first = space.first();
                level.paint(strokes).set(space, first);
                return true;
            }
            b"sc" | b"SC" | b"scn" | b"SCN" => None,
            _ => return false,
        };
        let pattern = operands.name.filter(|_| device.is_none());
        if let Some(name) = pattern {
            self.pattern(level, name, strokes, &operands.colour());
            return true;
        }
        let paint = level.paint(strokes);
        let space = device.unwrap_or_else(|| Rc::clone(&paint.space));
        let inks = space.inks(&operands.colour());
        paint.set(space, inks);
        true
    }

    fn pattern(
        &mut self,
        level: &mut Level<'_, 'a>,
        name: &Name<'_>,
        strokes: bool,
        colour: &[f32],
    ) {
        let under = match &level.paint(strokes).space.family {
            Family::Pattern(Some(under)) => Some(Rc::new(Space::clone(under))),
            _ => None,
        };
        let found = level.resources.get_pattern(name);
        let shading = match &found {
            Some(Object::Dict(dict)) => dict.get::<Object<'_>>("Shading"),
            _ => None,
        };
        let shade = shading.and_then(|shading| self.read_shade(&shading, level.resources));
        let paint = level.paint(strokes);
        match (found, shade) {
            (_, Some(shade)) => {
                paint.set(shade.space, None);
                paint.colours = shade.colours;
                paint.shaded = true;
            }
            (Some(Object::Stream(stream)), None) => {
                // The cell's own colours come when it is gone through.
                let inks = under.as_ref().and_then(|under| under.inks(colour));
                let plain = || Rc::new(Space::plain(Family::Unknown));
                let pattern = Rc::clone(&paint.space);
                paint.set(under.unwrap_or_else(plain), inks);
                paint.tile = Some(stream);
                // The next `scn` may name another pattern.
                if let Family::Pattern(_) = pattern.family {
                    paint.space = pattern;
                }
            }
            _ => paint.colours = Rc::new([]),
        }
    }

    /// A space by its name in the resources, read once.
    pub(super) fn space_named(&mut self, name: &Name<'_>, level: &Level<'_, 'a>) -> Rc<Space> {
        let object = Object::Name(name.clone());
        match level.resources.get_color_space(name) {
            Some(object) => self.space(&object, level.resources),
            None => {
                let mut reading = Reading { profile: self.sheet.profile, spots: &mut self.spots };
                Rc::new(Space::read(&detached(&object), level.resources, &mut reading, 0))
            }
        }
    }

    /// A space, read once.
    pub(super) fn space(&mut self, object: &Object<'a>, resources: &Resources<'a>) -> Rc<Space> {
        // Arrays lie where they are as long as the file is open.
        let key = match object {
            Object::Array(array) => Some(array.data().as_ptr() as usize),
            _ => None,
        };
        if let Some(space) = key.and_then(|key| self.spaces.get(&key)) {
            return Rc::clone(space);
        }
        let mut reading = Reading { profile: self.sheet.profile, spots: &mut self.spots };
        let space = Rc::new(Space::read(object, resources, &mut reading, 0));
        if let Some(key) = key {
            self.spaces.insert(key, Rc::clone(&space));
        }
        space
    }

    /// A shading, a dictionary or a stream; read once.
    pub(super) fn read_shade(
        &mut self,
        shading: &Object<'a>,
        resources: &Resources<'a>,
    ) -> Option<Shade> {
        let dict: Dict<'a> = match shading {
            Object::Dict(dict) => dict.clone(),
            Object::Stream(stream) => stream.dict().clone(),
            _ => return None,
        };
        let key = dict.data().as_ptr() as usize;
        if let Some(shade) = self.shades.get(&key) {
            return Some(shade.clone());
        }
        let space = self.space(&dict.get::<Object<'_>>("ColorSpace")?, resources);
        let stops = dict.get::<Object<'_>>("Function");
        let mut stops = stops.and_then(|stops| tint::stops(&stops, 0)).unwrap_or_default();
        if let Some(background) = dict.get::<Array<'_>>("Background") {
            stops.push(tint::numbers(&background));
        }
        let colours = stops.iter().filter_map(|stop| space.inks(stop)).collect();
        let shade = Shade { space, colours };
        self.shades.insert(key, shade.clone());
        Some(shade)
    }

    /// Paints the path, clips by it, and forgets it.
    pub(super) fn paint(&mut self, level: &mut Level<'_, 'a>, fills: bool, strokes: bool) {
        let mut path = std::mem::replace(&mut level.path, Path::new());
        path.end();
        if !path.bounds.is_nothing() {
            if fills {
                let paint = level.state.fill.clone();
                self.mark(level, Kind::Area(path.thin), path.bounds, &paint);
            }
            if strokes {
                let (least, most) = level.state.ctm.scales();
                let paint = level.state.stroke.clone();
                let bounds = path.bounds.grown(level.state.width * most / 2.0);
                self.mark(level, Kind::Line(level.state.width * least), bounds, &paint);
            }
        }
        if std::mem::take(&mut level.clips) {
            level.state.clip = level.state.clip.cut(path.bounds);
        }
    }

    /// The operator `sh`.
    pub(super) fn shade(&mut self, level: &mut Level<'_, 'a>, name: Option<&Name<'_>>) {
        let Some(shading) = name.and_then(|name| level.resources.get_shading(name)) else {
            return;
        };
        let Some(shade) = self.read_shade(&shading, level.resources) else { return };
        let mut paint = level.state.fill.clone();
        paint.set(shade.space, None);
        paint.colours = shade.colours;
        paint.shaded = true;
        let bounds = level.state.clip;
        self.mark(level, Kind::Shading, bounds, &paint);
    }

    /// Something is painted: it is put on record and held against the rules.
    pub(super) fn mark(
        &mut self,
        level: &Level<'_, 'a>,
        kind: Kind,
        shape: Bounds,
        paint: &Paint<'a>,
    ) {
        let state = &level.state;
        let shape = self.filled.unwrap_or(shape);
        let seen = shape.cut(state.clip).cut(self.sheet.media);
        if let Some(tile) = &paint.tile {
            self.cell(level, tile, seen);
        }
        let place = match kind {
            _ if paint.shaded => Place::Shading,
            Kind::Text(_) => Place::Text,
            Kind::Picture => Place::Picture,
            Kind::Area(_) | Kind::Line(_) | Kind::Shading => Place::Vector,
        };
        let space = Rc::clone(&paint.space);
        if kind != Kind::Picture {
            rules::colour::check(self, &space, place, seen);
        }
        rules::transparency::check(self, state, paint.alpha, seen);
        let mark = Mark {
            kind,
            seen,
            colours: &paint.colours,
            over: paint.over,
            mode1: state.mode1,
            opaque: paint.alpha >= 0.995 && !state.blend && !state.masked,
        };
        self.put(&mark);
    }

    /// Holds a mark against the rules of practice. Marks outside the bleed are the printer's own.
    pub(super) fn put(&mut self, mark: &Mark<'_>) {
        // Crop marks may begin just where the bleed ends.
        let bleed = self.sheet.bleed.grown(-0.1);
        if matches!(self.within, Within::Mask | Within::Glyph) || !mark.seen.meets(bleed) {
            return;
        }
        for inks in mark.colours {
            self.plates.extend(inks.plates().map(str::to_owned));
        }
        rules::practice(self, mark);
        if mark.seen.meets(self.sheet.trim) && !mark.is_paper() {
            self.blank = false;
        }
        let ink = match (&mark.kind, mark.colours) {
            // Letters leave most of the paper as it is.
            (Kind::Text(_) | Kind::Line(_), _) => return,
            // What can't be known is taken for half a solid.
            (_, []) => 0.5,
            (_, colours) => colours.iter().fold(0.0_f32, |most, inks| most.max(inks.total())),
        };
        let over = mark.over && mark.inks().is_some_and(Inks::is_paper);
        if !over {
            let cells = self.ground.put(mark.seen, ink, mark.opaque && !mark.over);
            self.left = self.left.saturating_sub(cells as u64 / 256);
        }
    }
}

/// A name of its own, for spaces that need no resources.
fn detached<'a>(object: &Object<'_>) -> Object<'a> {
    let plain: &'static [u8] = match object {
        Object::Name(name) => match name.as_ref() {
            b"DeviceGray" | b"G" => b"DeviceGray",
            b"DeviceCMYK" | b"CMYK" => b"DeviceCMYK",
            b"DeviceRGB" | b"RGB" => b"DeviceRGB",
            b"Pattern" => b"Pattern",
            _ => b"?",
        },
        _ => b"?",
    };
    Object::Name(Name::new_unescaped(plain))
}

impl<'a> Level<'_, 'a> {
    /// What fills or strokes.
    pub(super) fn paint(&mut self, strokes: bool) -> &mut Paint<'a> {
        if strokes { &mut self.state.stroke } else { &mut self.state.fill }
    }
}
