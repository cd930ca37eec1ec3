//! Text: where it stands, how large it is, which glyphs it shows.

use std::rc::Rc;

use hayro_syntax::object::{Array, Dict, Name, Object, Stream};

use super::super::event::Event;
use super::super::geometry::{Bounds, Matrix};
use super::super::painted::{PaintedKind, Within};
use super::super::read::font::{Codes, Font, Type3};
use super::super::read::resources::Resources;
use super::super::read::stream::decoded;
use super::super::read::tint::number;
use super::Walker;
use super::operands::Operands;
use super::scope::Scope;

/// How far glyphs go above and below the baseline, in ems.
const ABOVE: f64 = 0.88;
const BELOW: f64 = 0.12;

/// What a string comes to.
#[derive(Default)]
struct ShownText {
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
        scope: &mut Scope<'_, 'a>,
        operator: &[u8],
        operands: &Operands<'_, '_>,
    ) -> bool {
        let n = &operands.numbers;
        let text = &mut scope.state.text;
        match operator {
            b"BT" => {
                scope.text = Matrix::SAME;
                scope.line = Matrix::SAME;
            }
            b"ET" => {
                let clip = std::mem::replace(&mut scope.text_clip, Bounds::NOWHERE);
                if !clip.is_nothing() {
                    scope.state.clip = scope.state.clip.cut(clip);
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
                    self.font(scope, name);
                }
            }
            b"Td" => scope.next_line(n[0], n[1]),
            b"TD" => {
                text.leading = -n[1];
                scope.next_line(n[0], n[1]);
            }
            b"T*" => scope.next_line(0.0, -scope.state.text.leading),
            b"Tm" => {
                scope.line = Matrix([n[0], n[1], n[2], n[3], n[4], n[5]]);
                scope.text = scope.line;
            }
            b"Tj" => self.show_bytes(scope, operands.bytes),
            b"'" => {
                scope.next_line(0.0, -scope.state.text.leading);
                self.show_bytes(scope, operands.bytes);
            }
            b"\"" => {
                text.space = n[0];
                text.between = n[1];
                scope.next_line(0.0, -scope.state.text.leading);
                self.show_bytes(scope, operands.bytes);
            }
            b"TJ" => {
                if let Some(array) = operands.array {
                    self.show_array(scope, array);
                }
            }
            _ => return false,
        }
        true
    }

    fn font(&mut self, scope: &mut Scope<'_, 'a>, name: &Name<'_>) {
        let Some(dict) = scope.resources.font(name) else {
            scope.state.text.font = None;
            self.tell(Event::UnknownFont(name));
            return;
        };
        self.set_font(scope, dict);
    }

    /// Sets a font by its dictionary.
    pub(super) fn set_font(&mut self, scope: &mut Scope<'_, 'a>, dict: Dict<'a>) {
        let (key, font) = self.cache.font(dict);
        scope.state.text.font = Some(font);
        scope.state.text.key = key;
    }

    fn show_bytes(&mut self, scope: &mut Scope<'_, 'a>, bytes: Option<&[u8]>) {
        let (Some(font), Some(bytes)) = (scope.state.text.font.clone(), bytes) else { return };
        let mut shown = ShownText::default();
        self.read(scope, &font, bytes, &mut shown);
        self.show(scope, &font, &shown);
    }

    fn show_array(&mut self, scope: &mut Scope<'_, 'a>, array: &Array<'_>) {
        let Some(font) = scope.state.text.font.clone() else { return };
        let mut shown = ShownText::default();
        let text = &scope.state.text;
        let across = if font.vertical { 1.0 } else { text.across };
        let thousandth = text.size / 1000.0 * across;
        for object in array.iter::<Object<'_>>() {
            match &object {
                Object::String(string) => self.read(scope, &font, string.as_bytes(), &mut shown),
                other => shown.advance -= number(other).unwrap_or(0.0) * thousandth,
            }
        }
        self.show(scope, &font, &shown);
    }

    /// Adds a string to a shown.
    fn read(
        &mut self,
        scope: &Scope<'_, 'a>,
        font: &Rc<Font>,
        bytes: &[u8],
        shown: &mut ShownText,
    ) {
        self.budget.spend(bytes.len() as u64 / 16);
        let text = &scope.state.text;
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
            shown.glyphs += usize::from(!space);
            shown.missing += usize::from(font.codes == Codes::Glyphs && code == 0);
            let gap = text.between + if space { text.space } else { 0.0 };
            shown.advance += match font.vertical {
                // Glyphs go down by an em.
                true => -text.size + gap,
                false => (f64::from(width) / 1000.0 * text.size + gap) * text.across,
            };
            if let Some(type3) = &font.type3 {
                self.glyph(scope, type3, code as u8);
            }
        }
    }

    /// Puts a run down and goes on behind it.
    fn show(&mut self, scope: &mut Scope<'_, 'a>, font: &Font, shown: &ShownText) {
        let text = scope.state.text.clone();
        let lay = scope.text.then(scope.state.ctm);
        let bounds = if font.vertical {
            Bounds::new(-text.size / 2.0, 0.0, text.size / 2.0, shown.advance)
        } else {
            let (below, above) = (text.rise - BELOW * text.size, text.rise + ABOVE * text.size);
            Bounds::new(0.0, below, shown.advance, above)
        };
        let bounds = lay.bounds(bounds);
        let by = if font.vertical { (0.0, shown.advance) } else { (shown.advance, 0.0) };
        scope.text = Matrix::shift(by.0, by.1).then(scope.text);
        // Mode 3 is invisible, as under scans; 7 only clips.
        if text.mode >= 4 {
            scope.text_clip = scope.text_clip.with(bounds);
        }
        if shown.glyphs == 0 || text.mode == 3 {
            return;
        }
        // Through letters that only clip something is seen: their font is wanted all the same.
        let at = bounds.cut(scope.state.clip);
        self.tell(Event::Shown { font, missing: shown.missing, at });
        let (_, height) = lay.sides();
        // How large a Type 3 font's glyphs are only their drawing tells. Letters that clip too are under what comes
        // after, and small type or reversed type they are not by themselves.
        let plain = font.type3.is_none() && text.mode < 4;
        let size = plain.then_some(text.size.abs() * height);
        if matches!(text.mode, 0 | 2 | 4 | 6) {
            let brush = scope.state.fill.clone();
            self.mark(scope, PaintedKind::Text(size), bounds, &brush);
        }
        if matches!(text.mode, 1 | 5) {
            let brush = scope.state.stroke.clone();
            self.mark(scope, PaintedKind::Text(size), bounds, &brush);
        }
    }

    /// Goes through a glyph of a Type 3 font, once.
    fn glyph(&mut self, scope: &Scope<'_, 'a>, type3: &Type3, code: u8) {
        let key = scope.state.text.key;
        if self.nesting.is_deep() || !self.nesting.is_first(key, code) {
            return;
        }
        let (Some(dict), Some(name)) = (self.cache.font_dict(key), type3.names.get(&code)) else {
            return;
        };
        let dict = dict.clone();
        let glyphs = dict.get::<Dict<'_>>("CharProcs");
        let Some(glyph) = glyphs.and_then(|glyphs| glyphs.get::<Stream<'_>>(name)) else { return };
        let Some(content) = decoded(&glyph) else { return };
        let resources = Resources::within(
            dict.get::<Dict<'_>>("Resources").unwrap_or_default(),
            scope.resources,
        );
        let mut state = scope.state.clone();
        let size = Matrix([state.text.size, 0.0, 0.0, state.text.size, 0.0, state.text.rise]);
        state.ctm = Matrix(type3.matrix).then(size).then(scope.text).then(state.ctm);
        let before = std::mem::replace(&mut self.nesting.within, Within::Glyph);
        self.nesting.enter(key);
        self.content(&content, &resources, state);
        self.nesting.leave();
        self.nesting.within = before;
    }
}
