//! The screen's own files, all in the program: its page, scripts, styles, the editor.

use include_dir::{Dir, include_dir};

static SCREEN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/screen");

/// The page, with the token that its requests have to bring.
pub fn page(token: &str) -> String {
    let page = SCREEN.get_file("index.html").and_then(|file| file.contents_utf8());
    page.unwrap_or_default().replace("{{token}}", token)
}

/// A file of the screen and its kind.
pub fn asset(name: &str) -> Option<(&'static str, &'static [u8])> {
    let file = SCREEN.get_file(format!("assets/{name}"))?;
    Some((kind(name), file.contents()))
}

/// What a file is, by its name.
pub fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "html" => "text/html; charset=utf-8",
        "json" => "application/json",
        "png" => "image/png",
        "pdf" => "application/pdf",
        "zip" => "application/zip",
        "txt" | "yaml" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
