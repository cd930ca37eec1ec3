//! JSON Schema as text.

use serde_json::Value;

/// The text of a schema.
pub fn schema_text(schema: &Value) -> String {
    // A value's own form always has a text.
    let mut text = format!("{schema:#}");
    text.push('\n');
    text
}
