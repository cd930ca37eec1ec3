//! Text: where it stands, how large it is, which glyphs it shows.

use std::rc::Rc;

use hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use hayro_syntax::page::Resources;

use super::font::{Codes, Drawn, Font};
use super::geometry::{Bounds, Matrix};
use super::mark::{Kind, Within};
use super::rules;
use super::stream::decoded;
use super::tint::number;
use super::walk::{Level, Operands, Walker};

/// How far glyphs go above and below the baseline, in ems.
const ABOVE: f64 = 0.88;
const BELOW: f64 = 0.12;

/// What a string comes to.
#[derive(Default)]
struct Run {
    /// How far it goes on, in the text's space.
    advance: f64,
    /// Characters that aren't spaces.
    glyphs: usize,
    /// Glyphs that aren't in the font.
    missing: usize,
}

impl<'a> Walker<'_, 'a> {
    /// Operators of text; whether it is one.
    pub(super) fn text(
        &mut self,
        level: &mut Level<'_, 'a>,
        operator: &[u8],
        operands: &Operands<'_, '_>,
    ) -> bool {
        let n = &operands.numbers;
        let text = &mut level.state.text;
        match operator {
            b"BT" => {
                level.text = Matrix::SAME;
                level.line = Matrix::SAME;
            }
            b"ET" => {
                let clip = std::mem::replace(&mut level.text_clip, Bounds::NOWHERE);
                if !clip.is_nothing() {
                    level.state.clip = level.state.clip.cut(clip);
                }
            }
            b"Tc" => text.between = n[0],
            b"Tw" => text.space = n[0],
            b"Tz" => text.across = n[0] / 100.0,
            b"TL" => text.leading = n[0],
            b"Ts" => text.rise = n[0],
            b"Tr" => text.mode = n[0].clamp(0.0, 7.0) as u8,
            b"Tf" => {
                text.size = n[0];
                if let Some(name) = operands.name {
                    self.font(level, name);
                }
            }
            b"Td" => level.next_line(n[0], n[1]),
            b"TD" => {
                text.leading = -n[1];
                level.next_line(n[0], n[1]);
            }
            b"T*" => level.next_line(0.0, -level.state.text.leading),
            b"Tm" => {
                level.line = Matrix([n[0], n[1], n[2], n[3], n[4], n[5]]);
                level.text = level.line;
            }
            b"Tj" => self.show_bytes(level, operands.bytes),
            b"'" => {
                level.next_line(0.0, -level.state.text.leading);
                self.show_bytes(level, operands.bytes);
            }
            b"\"" => {
                text.space = n[0];
                text.between = n[1];
                level.next_line(0.0, -level.state.text.leading);
                self.show_bytes(level, operands.bytes);
            }
            b"TJ" => {
                if let Some(array) = operands.array {
                    self.show_array(level, array);
                }
            }
            _ => return false,
        }
        true
    }

    fn font(&mut self, level: &mut Level<'_, 'a>, name: &Name<'_>) {
        let Some(dict) = level.resources.get_font(name) else {
            level.state.text.font = None;
            rules::font::unknown(self, name);
            return;
        };
        self.set_font(level, dict);
    }

    /// Sets a font by its dictionary.
    pub(super) fn set_font(&mut self, level: &mut Level<'_, 'a>, dict: Dict<'a>) {
        let key = dict.data().as_ptr() as usize;
        let read = || (Rc::new(Font::read(&dict)), dict.clone());
        let (font, _) = self.fonts.entry(key).or_insert_with(read);
        level.state.text.font = Some(Rc::clone(font));
        level.state.text.key = key;
    }

    fn show_bytes(&mut self, level: &mut Level<'_, 'a>, bytes: Option<&[u8]>) {
        let (Some(font), Some(bytes)) = (level.state.text.font.clone(), bytes) else { return };
        let mut run = Run::default();
        self.read(level, &font, bytes, &mut run);
        self.show(level, &font, &run);
    }

    fn show_array(&mut self, level: &mut Level<'_, 'a>, array: &Array<'_>) {
        let Some(font) = level.state.text.font.clone() else { return };
        let mut run = Run::default();
        let text = &level.state.text;
        let across = if font.vertical { 1.0 } else { text.across };
        let thousandth = text.size / 1000.0 * across;
        for object in array.iter::<Object<'_>>() {
            match &object {
                Object::String(string) => self.read(level, &font, string.as_bytes(), &mut run),
                other => run.advance -= number(other).unwrap_or(0.0) * thousandth,
            }
        }
        self.show(level, &font, &run);
    }

    /// Adds a string to a run.
    fn read(&mut self, level: &Level<'_, 'a>, font: &Rc<Font>, bytes: &[u8], run: &mut Run) {
        self.left = self.left.saturating_sub(bytes.len() as u64 / 16);
        let text = &level.state.text;
        let mut rest = bytes;
        while let Some((&first, after)) = rest.split_first() {
            let two = match font.codes {
                Codes::One => false,
                Codes::Glyphs | Codes::Two => true,
                Codes::Mixed => first >= 0x80,
            };
            let (code, width) = match (two, after.split_first()) {
                (true, Some((&second, after))) => {
                    rest = after;
                    let code = u16::from(first) << 8 | u16::from(second);
                    (code, font.width(code))
                }
                _ => {
                    rest = after;
                    // ASCII in a mixed font is half an em.
                    let half = font.codes == Codes::Mixed;
                    (first.into(), if half { 500.0 } else { font.width(first.into()) })
                }
            };
            let space = !two && code == 32;
            run.glyphs += usize::from(!space);
            run.missing += usize::from(font.codes == Codes::Glyphs && code == 0);
            let gap = text.between + if space { text.space } else { 0.0 };
            run.advance += match font.vertical {
                // Glyphs go down by an em.
                true => -text.size + gap,
                false => (f64::from(width) / 1000.0 * text.size + gap) * text.across,
            };
            if let Some(drawn) = &font.drawn {
                self.glyph(level, drawn, code as u8);
            }
        }
    }

    /// Puts a run down and goes on behind it.
    fn show(&mut self, level: &mut Level<'_, 'a>, font: &Font, run: &Run) {
        let text = level.state.text.clone();
        let lay = level.text.then(level.state.ctm);
        let bounds = if font.vertical {
            Bounds::new(-text.size / 2.0, 0.0, text.size / 2.0, run.advance)
        } else {
            let (below, above) = (text.rise - BELOW * text.size, text.rise + ABOVE * text.size);
            Bounds::new(0.0, below, run.advance, above)
        };
        let bounds = lay.bounds(bounds);
        let by = if font.vertical { (0.0, run.advance) } else { (run.advance, 0.0) };
        level.text = Matrix([1.0, 0.0, 0.0, 1.0, by.0, by.1]).then(level.text);
        // Mode 3 is invisible, as under scans; 7 only clips.
        if text.mode >= 4 {
            level.text_clip = level.text_clip.with(bounds);
        }
        if run.glyphs == 0 || matches!(text.mode, 3 | 7) {
            return;
        }
        rules::font::check(self, font, run.missing, bounds.cut(level.state.clip));
        let (_, height) = lay.sides();
        // How large a Type 3 font's glyphs are only their drawing tells.
        let size = font.drawn.is_none().then_some(text.size.abs() * height);
        if matches!(text.mode, 0 | 2 | 4 | 6) {
            let paint = level.state.fill.clone();
            self.mark(level, Kind::Text(size), bounds, &paint);
        }
        if matches!(text.mode, 1 | 5) {
            let paint = level.state.stroke.clone();
            self.mark(level, Kind::Text(size), bounds, &paint);
        }
    }

    /// Goes through a glyph of a Type 3 font, once.
    fn glyph(&mut self, level: &Level<'_, 'a>, drawn: &Drawn, code: u8) {
        let key = level.state.text.key;
        if self.open.len() >= super::walk_object::DEPTH || !self.done.insert((key, code)) {
            return;
        }
        let (Some((_, dict)), Some(name)) = (self.fonts.get(&key), drawn.names.get(&code)) else {
            return;
        };
        let dict = dict.clone();
        let glyphs = dict.get::<Dict<'_>>("CharProcs");
        let Some(glyph) = glyphs.and_then(|glyphs| glyphs.get::<Stream<'_>>(name)) else { return };
        let Some(content) = decoded(&glyph) else { return };
        let resources = Resources::from_parent(
            dict.get::<Dict<'_>>("Resources").unwrap_or_default(),
            level.resources.clone(),
        );
        let mut state = level.state.clone();
        let size = Matrix([state.text.size, 0.0, 0.0, state.text.size, 0.0, state.text.rise]);
        state.ctm = Matrix(drawn.matrix).then(size).then(level.text).then(state.ctm);
        let before = std::mem::replace(&mut self.within, Within::Glyph);
        self.open.push(key);
        self.content(&content, &resources, state);
        self.open.pop();
        self.within = before;
    }
}

impl Level<'_, '_> {
    fn next_line(&mut self, x: f64, y: f64) {
        self.line = Matrix([1.0, 0.0, 0.0, 1.0, x, y]).then(self.line);
        self.text = self.line;
    }
}
