//! `kanyin schema`: JSON Schema of what staff write and of reports, and the list of template functions.

use serde_json::Value;

use kanyin_archive::text::json as stories;
use kanyin_issue::schema;
use kanyin_preflight as preflight;

use super::args::{SchemaArgs, SchemaOf};
use super::console::Console;
use super::failure::{Failure, Verdict};
use super::parts;

/// Prints a schema.
pub fn schema(args: &SchemaArgs, console: &Console) -> Result<Verdict, Failure> {
    let value = match args.of {
        SchemaOf::Paper => schema::paper(),
        SchemaOf::Issue => schema::issue(),
        SchemaOf::Story => schema::story(),
        SchemaOf::Layout => schema::layout(),
        SchemaOf::Preflight => preflight::schema(),
        SchemaOf::Stories => stories::schema(),
        SchemaOf::Parts => parts::parts(),
    };
    console.give(&pretty(&value));
    Ok(Verdict::Good)
}

/// The text of a schema.
pub fn pretty(value: &Value) -> String {
    // A value's own form always has a text.
    let mut text = format!("{value:#}");
    text.push('\n');
    text
}
