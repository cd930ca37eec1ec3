//! `kanyin schema`: JSON Schema of what staff write and of reports, and the list of template functions.

use kanyin_archive::stories_schema;
use kanyin_issue::schema;
use kanyin_preflight as preflight;
use kanyin_production::{Failure, parts, schema_text};

use super::args::{SchemaArgs, SchemaOf};
use super::console::Console;
use super::verdict::Verdict;

/// Prints a schema.
pub fn schema(args: &SchemaArgs, console: &Console) -> Result<Verdict, Failure> {
    let schema = match args.of {
        SchemaOf::Paper => schema::paper(),
        SchemaOf::Issue => schema::issue(),
        SchemaOf::Story => schema::story(),
        SchemaOf::Layout => schema::layout(),
        SchemaOf::Plan => schema::plan(),
        SchemaOf::Preflight => preflight::schema(),
        SchemaOf::Stories => stories_schema(),
        SchemaOf::Parts => parts(),
    };
    console.give(&schema_text(&schema));
    Ok(Verdict::Good)
}
