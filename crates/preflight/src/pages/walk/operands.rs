//! The operands of one operator.

use hayro_syntax::content::Instruction;
use hayro_syntax::object::{Array, Name, Object, Stream};

use super::super::read::tint::number;

/// The operands of one operator, by what they are. Of several that aren't numbers, the last.
pub struct Operands<'o, 'a> {
    /// Numbers; nought where there are none.
    pub numbers: [f64; 10],
    /// How many numbers there are.
    pub count: usize,
    /// A name.
    pub name: Option<&'o Name<'a>>,
    /// A string.
    pub bytes: Option<&'o [u8]>,
    /// An array.
    pub array: Option<&'o Array<'a>>,
    /// An inline picture.
    pub stream: Option<&'o Stream<'a>>,
}

impl<'o, 'a> Operands<'o, 'a> {
    /// Sorts what stands before an operator.
    pub fn of(instruction: &Instruction<'o, 'a>) -> Self {
        let mut operands = Self {
            numbers: [0.0; 10],
            count: 0,
            name: None,
            bytes: None,
            array: None,
            stream: None,
        };
        for object in instruction.operands() {
            match object {
                Object::Number(_) => {
                    if let Some(slot) = operands.numbers.get_mut(operands.count) {
                        *slot = number(object).unwrap_or(0.0);
                        operands.count += 1;
                    }
                }
                Object::Name(name) => operands.name = Some(name),
                Object::String(string) => operands.bytes = Some(string.as_bytes()),
                Object::Array(array) => operands.array = Some(array),
                Object::Stream(stream) => operands.stream = Some(stream),
                _ => {}
            }
        }
        operands
    }

    /// Its numbers as a colour.
    pub fn colour(&self) -> Vec<f32> {
        self.numbers.iter().take(self.count).map(|number| *number as f32).collect()
    }
}

/// How many numbers an operator takes at least.
pub fn needed(operator: &[u8]) -> usize {
    match operator {
        b"cm" | b"c" | b"Tm" | b"d1" => 6,
        b"v" | b"y" | b"re" | b"k" | b"K" => 4,
        b"rg" | b"RG" => 3,
        b"m" | b"l" | b"Td" | b"TD" | b"d0" | b"\"" => 2,
        b"w" | b"J" | b"j" | b"M" | b"i" | b"g" | b"G" | b"Tc" | b"Tw" | b"Tz" | b"TL" | b"Tf"
        | b"Tr" | b"Ts" => 1,
        _ => 0,
    }
}
