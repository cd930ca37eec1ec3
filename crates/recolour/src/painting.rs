//! Colours where they are chosen, and where they are used.

use std::sync::Arc;

use lopdf::{Dictionary, Object};

use super::colour_space::ColourSpace;
use super::content::ContentWriter;
use super::graphics_state::{OverprintState, SourcePaint};
use super::ink_space::{InkSpace, number, spelled_out};
use super::inking::{ColourUse, Inked, Painted, SourceColour};
use super::mode::Mode;
use super::refused::Refused;
use super::tokens::{Operand, Operation, typed_name};

/// Fill or stroke.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
enum Side {
    Fill,
    Stroke,
}

impl Side {
    /// The operator's name for this side.
    fn name(self, fill: &'static str, stroke: &'static str) -> &'static str {
        if self == Side::Fill { fill } else { stroke }
    }
}

/// A colour ready to be written.
struct Chosen {
    /// The operators that choose it.
    operators: Vec<u8>,
    /// Whether it overprints where the source does: only where it has the inks that it had there.
    overprints: bool,
    /// Whether it is black ink alone, all of it.
    is_black: bool,
}

impl ContentWriter<'_, '_, '_> {
    /// An operator that chooses a colour or a space.
    pub fn choose(&mut self, operation: &Operation<'_>) -> Result<(), Refused> {
        if self.colourless {
            return Ok(());
        }
        let stroke = operation.operator.first().is_some_and(u8::is_ascii_uppercase);
        let side = if stroke { Side::Stroke } else { Side::Fill };
        let paint = match operation.operator.to_ascii_lowercase().as_slice() {
            b"g" => self.device("DeviceGray", operation)?,
            b"rg" => self.device("DeviceRGB", operation)?,
            b"k" => self.device("DeviceCMYK", operation)?,
            b"cs" => {
                let Some(name) = operation.name() else { return Ok(()) };
                SourcePaint::initial(self.space(name)?)
            }
            _ => match self.coloured(side, operation) {
                Some(paint) => paint,
                None => return Ok(()),
            },
        };
        match side {
            Side::Fill => {
                self.state.meant.fill = paint;
                self.state.fill_outside = false;
            }
            Side::Stroke => {
                self.state.meant.stroke = paint;
                self.state.stroke_outside = false;
            }
        }
        Ok(())
    }

    /// A space of the resources or the device, read once.
    fn space(&mut self, name: &[u8]) -> Result<Arc<ColourSpace>, Refused> {
        if let Some(known) = self.spaces.get(name) {
            return Ok(known.clone());
        }
        let object = Object::Name(name.to_vec());
        let space = Arc::new(self.machine.spaces.read(&object, self.task.resources)?);
        self.spaces.insert(name.to_vec(), space.clone());
        Ok(space)
    }

    fn device(&mut self, name: &str, operation: &Operation<'_>) -> Result<SourcePaint, Refused> {
        let space = self.space(name.as_bytes())?;
        Ok(self.colour(space, operation))
    }

    fn colour(&self, space: Arc<ColourSpace>, operation: &Operation<'_>) -> SourcePaint {
        let values: Vec<f32> = operation.numbers().map(|value| value as f32).collect();
        let exact = values.len() == space.components()
            && values.len() == operation.operands.len()
            && values.iter().all(|value| (0.0..=1.0).contains(value));
        let first = operation.operands.first().map(|(_, place)| place.start);
        let last = operation.operands.last().map(|(_, place)| place.end);
        let typed = first.zip(last).filter(|_| exact);
        let typed = typed.map(|(first, last)| self.text[first..last].to_vec());
        SourcePaint::Colour { space, values, typed }
    }

    /// `scn` in the space that has been chosen.
    fn coloured(&mut self, side: Side, operation: &Operation<'_>) -> Option<SourcePaint> {
        let (paint, outside) = match side {
            Side::Fill => (&self.state.meant.fill, self.state.fill_outside),
            Side::Stroke => (&self.state.meant.stroke, self.state.stroke_outside),
        };
        let paint = match paint {
            SourcePaint::Colour { space, .. } => Some(self.colour(space.clone(), operation)),
            SourcePaint::Pattern { space, .. } => {
                let patterns = self.machine.source.dict(self.task.resources, b"Pattern");
                let pattern = operation.name().and_then(|name| patterns?.get(name).ok());
                Some(SourcePaint::Pattern {
                    space: space.clone(),
                    values: operation.numbers().map(|value| value as f32).collect(),
                    pattern: pattern.cloned().unwrap_or(Object::Null),
                })
            }
            SourcePaint::Outside => None,
        };
        self.used.fill |= outside && side == Side::Fill;
        self.used.stroke |= outside && side == Side::Stroke;
        paint
    }

    /// Paints the path.
    pub fn paint_path(&mut self, operator: &[u8]) -> Result<(), Refused> {
        let fills = !matches!(operator, b"S" | b"s" | b"n") && self.hidden == 0;
        let strokes = !matches!(operator, b"f" | b"F" | b"f*" | b"n") && self.hidden == 0;
        let (filled, stroked) =
            self.lay(fills.then_some(Painted::Area), strokes.then_some(Painted::Line))?;
        self.out.append(&mut self.path);
        let even = operator.ends_with(b"*");
        let closed = operator.first().is_some_and(|first| matches!(first, b's' | b'b'));
        let written: &[u8] = match (filled, stroked) {
            (true, true) => operator,
            (true, false) if even => b"f*",
            (true, false) => b"f",
            (false, true) if closed => b"s",
            (false, true) => b"S",
            (false, false) => b"n",
        };
        self.line(written);
        Ok(())
    }

    /// Shows text. What is not painted is written as text that is not seen, so that the next stands where it did.
    pub fn show_text(&mut self, operation: &Operation<'_>) -> Result<(), Refused> {
        self.lay_font()?;
        let rendering = self.state.meant.rendering;
        let fills = matches!(rendering, 0 | 2 | 4 | 6) && self.hidden == 0;
        let strokes = matches!(rendering, 1 | 2 | 5 | 6) && self.hidden == 0;
        let (filled, stroked) =
            self.lay(fills.then_some(Painted::Text), strokes.then_some(Painted::Text))?;
        if self.state.meant.drawn_font && !filled && !stroked && rendering != 3 {
            return Ok(());
        }
        let shown = match (filled, stroked) {
            (true, false) => 0,
            (false, true) => 1,
            (true, true) => 2,
            (false, false) => 3,
        };
        self.render_text(shown + if rendering >= 4 { 4 } else { 0 });
        self.copy(operation);
        Ok(())
    }

    fn render_text(&mut self, rendering: u8) {
        if self.state.laid_rendering != rendering {
            self.line(format!("{rendering} Tr").as_bytes());
            self.state.laid_rendering = rendering;
        }
    }

    /// Writes the colours that are needed now, where they are not chosen already. Whether the fill and the
    /// stroke are painted.
    pub fn lay(
        &mut self,
        fill: Option<Painted>,
        stroke: Option<Painted>,
    ) -> Result<(bool, bool), Refused> {
        if self.colourless {
            return Ok((fill.is_some(), stroke.is_some()));
        }
        self.used.fill |= fill.is_some() && self.state.fill_outside;
        self.used.stroke |= stroke.is_some() && self.state.stroke_outside;
        let filled = self.chosen(Side::Fill, fill)?;
        let stroked = self.chosen(Side::Stroke, stroke)?;
        let meant = self.state.meant.over;
        let mut over = OverprintState { non_zero: meant.non_zero, ..self.state.laid_over };
        if let Some(chosen) = &filled {
            over.fill = meant.fill && chosen.overprints;
        }
        if let Some(chosen) = &stroked {
            over.stroke = meant.stroke && chosen.overprints;
        }
        let inking = self.machine.inking(self.task.mode);
        if inking.overprints_black_type()
            && fill == Some(Painted::Text)
            && !self.state.meant.drawn_font
            && filled.as_ref().is_some_and(|chosen| chosen.is_black)
            && stroked.is_none()
        {
            (over.fill, over.non_zero) = (true, true);
        }
        self.overprint(over);
        if let Some(chosen) = &filled
            && self.state.laid_fill.as_ref() != Some(&chosen.operators)
        {
            self.out.extend_from_slice(&chosen.operators);
            self.state.laid_fill = Some(chosen.operators.clone());
        }
        if let Some(chosen) = &stroked
            && self.state.laid_stroke.as_ref() != Some(&chosen.operators)
        {
            self.out.extend_from_slice(&chosen.operators);
            self.state.laid_stroke = Some(chosen.operators.clone());
        }
        Ok((filled.is_some(), stroked.is_some()))
    }

    /// Writes what a form inherits and no operator within it would set right.
    pub fn settle(&mut self) {
        if !self.colourless {
            self.overprint(self.state.meant.over);
        }
        self.render_text(self.state.meant.rendering);
    }

    /// Writes how fills and strokes overprint, if it is not so already.
    pub fn overprint(&mut self, over: OverprintState) {
        let effect = |over: OverprintState| (over.fill(), over.stroke());
        if effect(over) == effect(self.state.laid_over) {
            return;
        }
        let mut dict = Dictionary::new();
        dict.set("OP", over.stroke);
        dict.set("op", over.fill);
        dict.set("OPM", i64::from(over.non_zero));
        let name = self.new_resources.put("ExtGState", b"KnOver", dict.into());
        let line = [typed_name(&name), b" gs".to_vec()].concat();
        self.line(&line);
        self.state.laid_over = over;
    }

    /// The operators for the colour of a side; `None` where it is not painted.
    fn chosen(&mut self, side: Side, what: Option<Painted>) -> Result<Option<Chosen>, Refused> {
        let Some(what) = what else { return Ok(None) };
        let (paint, overprint) = match side {
            Side::Fill => (&self.state.meant.fill, self.state.meant.over.fill()),
            Side::Stroke => (&self.state.meant.stroke, self.state.meant.over.stroke()),
        };
        let how = ColourUse { what, overprint };
        match paint.clone() {
            SourcePaint::Outside => {
                Ok(Some(Chosen { operators: Vec::new(), overprints: true, is_black: false }))
            }
            SourcePaint::Colour { space, values, typed } => {
                let seen = space.colour(&values);
                let inked = self.machine.inking(self.task.mode).colour(&seen, how);
                let is_black = is_black(&inked, &seen);
                let is_grey = is_grey(&seen);
                self.machine.has_light |=
                    self.task.mode == Mode::Ink && space.is_light() && !is_grey;
                self.blended(is_grey);
                let operator = match &*space {
                    ColourSpace::Grey(_) => side.name("g", "G"),
                    ColourSpace::Cmyk(_) => side.name("k", "K"),
                    _ => "",
                };
                if let (Inked::AsItIs, Some(typed), false) = (&inked, typed, operator.is_empty()) {
                    let operators = [&typed, &b" "[..], operator.as_bytes(), b"\n"].concat();
                    return Ok(Some(Chosen { operators, overprints: true, is_black }));
                }
                let overprints = overprints(&inked, &seen);
                let operators = self.operators(side, &spelled_out(inked, &seen), None);
                Ok(operators.map(|operators| Chosen { operators, overprints, is_black }))
            }
            SourcePaint::Pattern { space, values, pattern } => {
                self.blended(false);
                self.patterned(side, space.as_deref(), &values, &pattern, how)
            }
        }
    }

    fn patterned(
        &mut self,
        side: Side,
        space: Option<&ColourSpace>,
        values: &[f32],
        pattern: &Object,
        how: ColourUse,
    ) -> Result<Option<Chosen>, Refused> {
        let Some(made) = self.pattern(pattern, how)? else { return Ok(None) };
        let name = self.new_resources.put("Pattern", b"KnPattern", made.object);
        let operators = match (made.coloured, space) {
            (false, Some(space)) => {
                let seen = space.colour(values);
                let inked = self.machine.inking(self.task.mode).colour(&seen, how);
                self.operators(side, &spelled_out(inked, &seen), Some(&name))
            }
            _ => {
                let (cs, scn) = (side.name("cs", "CS"), side.name("scn", "SCN"));
                let name = String::from_utf8_lossy(&typed_name(&name)).into_owned();
                Some(format!("/Pattern {cs} {name} {scn}\n").into_bytes())
            }
        };
        Ok(operators.map(|operators| Chosen { operators, overprints: false, is_black: false }))
    }

    /// The operators that choose inks, and a pattern to be painted in them; `None` for nothing.
    fn operators(&mut self, side: Side, inked: &Inked, pattern: Option<&[u8]>) -> Option<Vec<u8>> {
        let ink_space = InkSpace::around([inked])?;
        let values = ink_space.values(inked).into_iter().map(|value| number(value) + " ");
        let values: String = values.collect();
        let short = match ink_space {
            InkSpace::Grey => Some(side.name("g", "G")),
            InkSpace::Cmyk => Some(side.name("k", "K")),
            _ => None,
        };
        if let (Some(operator), None) = (short, pattern) {
            return Some(format!("{values}{operator}\n").into_bytes());
        }
        let space = self.machine.space(&ink_space);
        let space = match pattern {
            Some(_) => vec![Object::Name(b"Pattern".to_vec()), space].into(),
            None => space,
        };
        let wanted: &[u8] = if pattern.is_some() { b"KnPatternInk" } else { b"KnInk" };
        let name = typed_name(&self.new_resources.put("ColorSpace", wanted, space));
        let (cs, scn) = (side.name("cs", "CS"), side.name("scn", "SCN"));
        let pattern = pattern.map(|name| [typed_name(name), b" ".to_vec()].concat());
        let mut text = name;
        text.extend_from_slice(format!(" {cs} {values}").as_bytes());
        text.extend_from_slice(&pattern.unwrap_or_default());
        text.extend_from_slice(format!("{scn}\n").as_bytes());
        Some(text)
    }

    /// The font from here on.
    pub fn choose_font(&mut self, operation: &Operation<'_>) -> Result<(), Refused> {
        let [(Operand::Name(name), _), (_, size)] = operation.operands.as_slice() else {
            return Ok(());
        };
        let source = self.machine.source;
        let fonts = source.dict(self.task.resources, b"Font");
        let Some(font) = fonts.and_then(|fonts| fonts.get(name).ok()) else { return Ok(()) };
        let dict = source.as_dict(font);
        self.state.meant.drawn_font =
            dict.is_some_and(|dict| source.name(dict, b"Subtype") == Some(b"Type3"));
        self.state.meant_font = Some((name.to_vec(), self.text[size.clone()].to_vec()));
        Ok(())
    }

    /// Writes the font that has been chosen, if it is not written already: only type that is shown needs one, and many
    /// programs choose fonts that they never use.
    fn lay_font(&mut self) -> Result<(), Refused> {
        let Some(meant) = self.state.meant_font.clone() else { return Ok(()) };
        if self.state.laid_font.as_ref() == Some(&meant) {
            return Ok(());
        }
        let (name, size) = &meant;
        let fonts = self.machine.source.dict(self.task.resources, b"Font");
        let Some(font) = fonts.and_then(|fonts| fonts.get(name).ok()) else { return Ok(()) };
        let made = self.font(font)?;
        let name = typed_name(&self.new_resources.put("Font", name, made));
        let line = [&name, &b" "[..], size, b" Tf"].concat();
        self.line(&line);
        self.state.laid_font = Some(meant);
        Ok(())
    }
}

/// Whether it comes out as black ink alone, all of it.
fn is_black(inked: &Inked, seen: &SourceColour) -> bool {
    let black = |inks: &[f32; 4]| inks[..3].iter().all(|ink| *ink == 0.0) && inks[3] >= 0.999;
    match (inked, seen) {
        (Inked::Cmyk(cmyk), _) => black(&cmyk.0),
        (Inked::AsItIs, SourceColour::Cmyk(cmyk, _)) => black(cmyk),
        _ => false,
    }
}

fn is_grey(seen: &SourceColour) -> bool {
    match seen {
        SourceColour::Grey(..) => true,
        SourceColour::Rgb([r, g, b], _) => (r - g).abs() < 0.01 && (g - b).abs() < 0.01,
        SourceColour::Cmyk(cmyk, _) => cmyk[..3].iter().all(|ink| *ink <= 0.0),
        SourceColour::Lab(lab) => lab[1].abs() < 1.0 && lab[2].abs() < 1.0,
        SourceColour::Spot { stand_in, .. } => is_grey(stand_in),
    }
}

/// Whether the inks are those that the source named: then its overprinting means the same.
fn overprints(inked: &Inked, seen: &SourceColour) -> bool {
    matches!(
        (inked, seen),
        (Inked::AsItIs, SourceColour::Grey(_, None) | SourceColour::Cmyk(_, None))
            | (Inked::Cmyk(_), SourceColour::Cmyk(_, None))
            | (Inked::Spot { .. } | Inked::Both { .. }, SourceColour::Spot { .. })
    )
}
