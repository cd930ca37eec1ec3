//! Marked content (ISO 32000-1, 14.6): layers that are off are not painted, texts behind drawn letters stay.

use lopdf::{Dictionary, Object};

use super::content::{ContentWriter, MarkedContent};
use super::tokens::{Operand, Operation, typed_name};

/// What is kept of a list of properties: the text that the content stands for.
const TEXTS: [&str; 4] = ["ActualText", "Alt", "E", "Lang"];

impl ContentWriter<'_, '_, '_> {
    /// Begins marked content.
    pub fn begin_mark(&mut self, operation: &Operation<'_>) {
        let Some((Operand::Name(tag), _)) = operation.operands.first() else {
            self.marks.push(MarkedContent::Left);
            return;
        };
        let named = if operation.operator == b"BDC" { operation.name() } else { None };
        let source = self.machine.source;
        let properties = source.dict(self.task.resources, b"Properties");
        let properties = properties.zip(named).and_then(|(all, name)| all.get(name).ok());
        if tag == b"OC" {
            let hidden = properties.is_some_and(|group| self.machine.layers.hide(source, group));
            self.hidden += usize::from(hidden);
            self.marks.push(if hidden { MarkedContent::Hidden } else { MarkedContent::Left });
            return;
        }
        self.marks.push(MarkedContent::Kept);
        match named {
            None => self.copy(operation),
            Some(_) => {
                let properties = properties.and_then(|object| source.as_dict(object));
                let line = [typed_name(tag), texts(properties)].concat();
                self.line(&line);
            }
        }
    }

    /// Ends it.
    pub fn end_mark(&mut self) {
        match self.marks.pop() {
            Some(MarkedContent::Kept) => self.line(b"EMC"),
            Some(MarkedContent::Hidden) => self.hidden = self.hidden.saturating_sub(1),
            Some(MarkedContent::Left) | None => {}
        }
    }
}

fn texts(properties: Option<&Dictionary>) -> Vec<u8> {
    let texts = TEXTS.iter().filter_map(|key| match properties?.get(key.as_bytes()) {
        Ok(Object::String(text, _)) => {
            let text: String = text.iter().map(|byte| format!("{byte:02X}")).collect();
            Some(format!("/{key}<{text}>"))
        }
        _ => None,
    });
    let texts: String = texts.collect();
    match texts.is_empty() {
        true => b" BMC".to_vec(),
        false => format!(" <<{texts}>> BDC").into_bytes(),
    }
}
