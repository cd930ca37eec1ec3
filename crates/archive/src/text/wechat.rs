//! `wechat/01.html`: a story that is pasted into the editor of 公众号, which keeps what is styled in place and drops
//! classes, ids, scripts and links.

use minijinja::{Environment, Value, context};

use kanyin_diagnostics::{Told, told};

use crate::edition::{Article, Edition};
use crate::web::address;

/// The page's form.
const FORM: &str = include_str!("wechat.html");

/// A story as a page of its own; all of it but the hint on top is for pasting.
pub fn html(edition: &Edition, article: &Article) -> Result<String, Told> {
    let mut environment = Environment::new();
    environment.set_trim_blocks(true);
    environment.set_lstrip_blocks(true);
    environment.add_filter("path", path);
    let shown = context! {
        article,
        edition,
        from => format!("{} {}", edition.title(), edition.date),
    };
    environment
        .render_named_str("wechat.html", FORM, shown)
        .map_err(|error| told!("表单 wechat.html：{error}", "the form wechat.html: {error}"))
}

/// A path as an address has it.
fn path(path: String) -> Value {
    Value::from_safe_string(address::path(&path))
}
