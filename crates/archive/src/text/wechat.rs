//! `wechat/01.html`: a story that is pasted into the editor of 公众号, which keeps what is styled in place and drops
//! classes, ids, scripts and links.

use minijinja::{Environment, Value, context};
use percent_encoding::utf8_percent_encode;

use super::super::article::Article;
use super::super::edition::Edition;
use super::super::xml::PATH;

/// The page's form.
const FORM: &str = include_str!("wechat.html");

/// A story as a page of its own; all of it but the hint on top is for pasting.
pub fn html(edition: &Edition, article: &Article) -> Result<String, String> {
    let mut environment = Environment::new();
    environment.set_trim_blocks(true);
    environment.set_lstrip_blocks(true);
    environment.add_filter("path", path);
    environment.add_template("wechat.html", FORM).map_err(|error| error.to_string())?;
    let form = environment.get_template("wechat.html").map_err(|error| error.to_string())?;
    form.render(context! {
        article,
        edition,
        from => format!("{} {}", edition.title(), edition.date),
    })
    .map_err(|error| error.to_string())
}

/// A path as an address has it.
fn path(path: String) -> Value {
    Value::from_safe_string(utf8_percent_encode(&path, PATH).to_string())
}
