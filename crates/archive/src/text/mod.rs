//! Each story as text, for the paper's own website, for 公众号, for programs.

mod json;
pub(crate) mod levels;
mod plain;
mod wechat;

use kanyin_diagnostics::Told;

use crate::MadeFile;
use crate::edition::Edition;

pub use json::{StoriesFile, stories_schema};
pub use kanyin_issue::article::markdown;

/// `stories.json`, and for each story `stories/01.md`, `stories/01.txt` and `wechat/01.html`.
///
/// # Errors
/// A template that cannot be rendered, which would be our own failure.
pub fn texts(edition: &Edition) -> Result<Vec<MadeFile>, Told> {
    let mut files = vec![MadeFile { name: "stories.json".into(), bytes: json::json(edition)? }];
    for article in &edition.articles {
        let id = &article.id;
        let markdown = markdown(article).into_bytes();
        let plain = plain::plain_text(edition, article).into_bytes();
        let html = wechat::html(edition, article)?.into_bytes();
        files.push(MadeFile { name: format!("stories/{id}.md"), bytes: markdown });
        files.push(MadeFile { name: format!("stories/{id}.txt"), bytes: plain });
        files.push(MadeFile { name: format!("wechat/{id}.html"), bytes: html });
    }
    Ok(files)
}
