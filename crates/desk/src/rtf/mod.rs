//! RTF, as WordPad, WPS and mail programs write it: Chinese text in the code page of its face, or as `\u`.
//!
//! Read here: the crates at hand know no code page but Latin ones.
//!
//! | file | what |
//! |---|---|
//! | `tokens` | words, signs, bytes |
//! | `state` | what holds at a place |
//! | `fonts` | faces and their code pages |
//! | `groups` | what a word begins |
//! | `reader`, `letters`, `ends` | the reading, sign by sign: what begins, what is text, what ends |
//! | `story`, `rows` | paragraphs and tables of a text |
//! | `pictures` | digits to bytes |

mod ends;
mod fonts;
mod groups;
mod letters;
mod pictures;
mod reader;
mod rows;
mod state;
mod story;
mod tokens;

use kanyin_diagnostics::Fault;

use crate::block::Source;
use crate::word::said;

/// Most bytes of a file: pictures take two for each of theirs.
const MOST: usize = 400 << 20;

/// Reads an RTF file.
///
/// # Errors
///
/// It is no RTF, or larger or deeper than any copy is.
pub fn read(name: &str, bytes: &[u8]) -> Result<Source, Fault> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if bytes.len() > MOST {
        return Err(said::too_large(name));
    }
    if !bytes.starts_with(b"{\\rtf") {
        return Err(said::foreign(name));
    }
    reader::Reader::new(name).read(bytes)
}
