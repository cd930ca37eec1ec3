//! Content streams: read operator by operator and written anew. A colour is not written where it is chosen but
//! where it is used, since only there it is known what is painted with it; all else is copied as it was typed.

use std::collections::HashMap;
use std::sync::Arc;

use lopdf::Dictionary;

use super::colour_space::ColourSpace;
use super::graphics_state::{GraphicsState, PaintState};
use super::known_forms::Used;
use super::machine::Machine;
use super::mode::Mode;
use super::new_resources::NewResources;
use super::refused::Refused;
use super::scene::Scene;
use super::tokens::{Operation, Tokens};

/// States kept within each other.
const MOST_STATES: usize = 4096;

/// What a content stream is rewritten for.
#[derive(Clone)]
pub struct Task<'r> {
    /// Its resources in the source.
    pub resources: &'r Dictionary,
    /// What it begins with.
    pub entry: PaintState,
    /// Inks, or a mask's lightness.
    pub mode: Mode,
    /// Whether its colours come from outside (a glyph with `d1`, a pattern of paint type 2): those in it do not
    /// count and are left out.
    pub colourless: bool,
    /// What it is seen in.
    pub scene: Scene,
}

/// A content stream, rewritten.
pub struct Written {
    /// Its text.
    pub text: Vec<u8>,
    /// What it uses.
    pub new_resources: NewResources,
    /// What it has taken from outside.
    pub used: Used,
}

/// Rewrites a content stream; its resources go to `new_resources`, where others may be already.
pub fn rewrite(
    machine: &mut Machine<'_>,
    text: &[u8],
    task: &Task<'_>,
    new_resources: NewResources,
) -> Result<Written, Refused> {
    let mut writer = ContentWriter {
        machine,
        task,
        text,
        colourless: task.colourless,
        new_resources,
        state: GraphicsState::begin(&task.entry),
        states: Vec::new(),
        out: Vec::with_capacity(text.len() + text.len() / 8),
        path: Vec::new(),
        in_text: false,
        marks: Vec::new(),
        hidden: 0,
        used: Used::default(),
        spaces: HashMap::new(),
    };
    let mut tokens = Tokens::new(text, 0);
    while let Some(operation) = tokens.operation() {
        if operation.operator == b"BI" {
            let end = writer.inline_image(tokens.at())?;
            tokens.go_to(end);
        } else {
            writer.operate(&operation)?;
        }
    }
    writer.close();
    Ok(Written { text: writer.out, new_resources: writer.new_resources, used: writer.used })
}

/// Marked content that is open.
pub enum MarkedContent {
    /// Is written.
    Kept,
    /// Is not written.
    Left,
    /// Is not written, and what it holds is not painted.
    Hidden,
}

/// A content stream being rewritten.
pub struct ContentWriter<'m, 'a, 't> {
    /// What all streams share.
    pub machine: &'m mut Machine<'a>,
    /// What the stream is rewritten for.
    pub task: &'t Task<'t>,
    /// The stream in the source.
    pub text: &'t [u8],
    /// Whether its colours come from outside: [`Task::colourless`], or a glyph that has said so by `d1`.
    pub colourless: bool,
    /// The resources that the new stream uses.
    pub new_resources: NewResources,
    /// The state here.
    pub state: GraphicsState,
    /// The states that were saved by `q`.
    pub states: Vec<GraphicsState>,
    /// The new stream so far.
    pub out: Vec<u8>,
    /// The path that has not been painted yet: colours cannot be chosen within one.
    pub path: Vec<u8>,
    /// Whether a text object is open.
    pub in_text: bool,
    /// The marked content that is open.
    pub marks: Vec<MarkedContent>,
    /// How many layers that are off we are in.
    pub hidden: usize,
    /// What has been taken from outside so far.
    pub used: Used,
    /// Colour spaces read so far, by name.
    pub spaces: HashMap<Vec<u8>, Arc<ColourSpace>>,
}

impl ContentWriter<'_, '_, '_> {
    fn operate(&mut self, operation: &Operation<'_>) -> Result<(), Refused> {
        match operation.operator {
            b"m" | b"l" | b"c" | b"v" | b"y" | b"h" | b"re" | b"W" | b"W*" => {
                self.path.extend_from_slice(&self.text[operation.place.clone()]);
                self.path.push(b'\n');
                return Ok(());
            }
            b"S" | b"s" | b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*" | b"n" => {
                return self.paint_path(operation.operator);
            }
            b"g" | b"G" | b"rg" | b"RG" | b"k" | b"K" | b"cs" | b"CS" | b"sc" | b"SC" | b"scn"
            | b"SCN" => return self.choose(operation),
            _ => {}
        }
        self.drop_path();
        match operation.operator {
            b"q" => self.save(),
            b"Q" => {
                self.restore();
                Ok(())
            }
            b"BT" if !self.in_text => {
                self.in_text = true;
                self.copy(operation);
                Ok(())
            }
            b"ET" if self.in_text => {
                self.in_text = false;
                self.copy(operation);
                Ok(())
            }
            b"Tj" | b"TJ" | b"'" | b"\"" => self.show_text(operation),
            b"Tr" => {
                let mode = operation.numbers().next().map_or(0, |mode| mode as f32 as u8);
                self.state.meant.rendering = if mode <= 7 { mode } else { 0 };
                Ok(())
            }
            b"Tf" => self.choose_font(operation),
            b"gs" => self.graphics_state(operation),
            b"Do" => self.draw(operation),
            b"sh" => self.shade(operation),
            b"BMC" | b"BDC" => {
                self.begin_mark(operation);
                Ok(())
            }
            b"EMC" => {
                self.end_mark();
                Ok(())
            }
            b"d0" | b"d1" => {
                self.colourless |= operation.operator == b"d1";
                self.copy(operation);
                Ok(())
            }
            b"cm" | b"w" | b"J" | b"j" | b"M" | b"d" | b"i" | b"ri" | b"Tc" | b"Tw" | b"Tz"
            | b"TL" | b"Ts" | b"Td" | b"TD" | b"Tm" | b"T*" => {
                self.copy(operation);
                Ok(())
            }
            // Points marked, brackets for what readers need not know, and what no reader knows.
            _ => Ok(()),
        }
    }

    /// Writes an operation as it was typed.
    pub fn copy(&mut self, operation: &Operation<'_>) {
        self.line(&self.text[operation.place.clone()]);
    }

    /// Writes a line.
    pub fn line(&mut self, text: &[u8]) {
        self.out.extend_from_slice(text);
        self.out.push(b'\n');
    }

    /// A path that something else comes after is not painted.
    fn drop_path(&mut self) {
        if !self.path.is_empty() {
            self.out.append(&mut self.path);
            self.line(b"n");
        }
    }

    fn save(&mut self) -> Result<(), Refused> {
        if self.states.len() >= MOST_STATES {
            return Err(Refused::TooMuch);
        }
        self.states.push(self.state.clone());
        self.line(b"q");
        Ok(())
    }

    fn restore(&mut self) {
        if let Some(state) = self.states.pop() {
            self.state = state;
            self.line(b"Q");
        }
    }

    /// What was left open.
    fn close(&mut self) {
        self.drop_path();
        if self.in_text {
            self.line(b"ET");
        }
        while !self.marks.is_empty() {
            self.end_mark();
        }
        while !self.states.is_empty() {
            self.restore();
        }
    }
}
