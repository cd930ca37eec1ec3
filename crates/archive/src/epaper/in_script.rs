//! JSON inside of a page.

use serde_json::Value;

/// JSON that a `script` element can hold: nothing in it ends the element or begins another.
pub fn in_script(value: &Value) -> String {
    value
        .to_string()
        .replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}
