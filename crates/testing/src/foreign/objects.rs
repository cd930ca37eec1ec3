//! A PDF's objects, and the file that they make.

use super::Dice;

/// The objects of a PDF being written, by their numbers.
#[derive(Default)]
pub(super) struct Objects(Vec<Vec<u8>>);

impl Objects {
    /// The number of an object that is put later.
    pub(super) fn promised(&mut self) -> usize {
        self.0.push(Vec::new());
        self.0.len()
    }

    pub(super) fn put(&mut self, number: usize, object: String) {
        self.0[number - 1] = object.into_bytes();
    }

    /// Adds an object; its number.
    pub(super) fn add(&mut self, object: String) -> usize {
        self.0.push(object.into_bytes());
        self.0.len()
    }

    /// Adds a stream, packed or plain; its number. `entries` stand in its dictionary beside the length.
    pub(super) fn stream(&mut self, entries: &str, bytes: &[u8], dice: &mut Dice) -> usize {
        let hex = dice.once_in(4);
        let data: Vec<u8> = if hex {
            bytes.iter().flat_map(|byte| format!("{byte:02x}").into_bytes()).chain(*b">").collect()
        } else {
            bytes.to_vec()
        };
        let filter = if hex { "/Filter/ASCIIHexDecode" } else { "" };
        let head = format!("<<{entries}{filter}/Length {}>>stream\n", data.len());
        let end = dice.one(&["\nendstream", "\r\nendstream", " endstream"]);
        self.0.push([head.as_bytes(), &data, end.as_bytes()].concat());
        self.0.len()
    }

    pub(super) fn written(&self, root: usize) -> Vec<u8> {
        let mut bytes = b"%PDF-1.6\n%\xE2\xE3\xCF\xD3\n".to_vec();
        let mut places = Vec::new();
        for (at, object) in self.0.iter().enumerate() {
            places.push(bytes.len());
            bytes.extend(format!("{} 0 obj\n", at + 1).bytes());
            bytes.extend(object);
            bytes.extend(b"\nendobj\n");
        }
        let (table, size) = (bytes.len(), self.0.len() + 1);
        bytes.extend(format!("xref\n0 {size}\n0000000000 65535 f \n").bytes());
        for place in places {
            bytes.extend(format!("{place:010} 00000 n \n").bytes());
        }
        let trailer =
            format!("trailer<</Size {size}/Root {root} 0 R>>\nstartxref\n{table}\n%%EOF\n");
        bytes.extend(trailer.bytes());
        bytes
    }
}

/// A rectangle as PDF writes it.
pub(super) fn rectangle([left, bottom, right, top]: [i64; 4]) -> String {
    format!("[{left} {bottom} {right} {top}]")
}
