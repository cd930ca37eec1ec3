//! What the e-paper's files, pages and days are called, and where it stands on the web.

use crate::edition::Edition;
use crate::web::address;

/// Where one comes in.
pub const FRONT: &str = "index.html";

/// The file of a page; page 1 is where one comes in.
pub fn page_file(page: u32) -> String {
    if page == 1 { FRONT.into() } else { format!("page-{page:02}.html") }
}

/// The file of a story, by its [`id`](crate::Article::id).
pub fn story_file(id: &str) -> String {
    format!("story-{id}.html")
}

/// A page's name: `第2版 社区`.
pub fn page_name(page: u32, section: Option<&str>) -> String {
    match section {
        Some(section) => format!("第{page}版 {section}"),
        None => format!("第{page}版"),
    }
}

/// `2026年11月20日` from `2026-11-20`; anything else as it is.
pub fn day_in_words(iso: &str) -> String {
    let mut parts = iso.splitn(3, '-').map(|part| part.parse::<u32>().ok());
    match (parts.next().flatten(), parts.next().flatten(), parts.next().flatten()) {
        (Some(year), Some(month), Some(day)) => format!("{year}年{month}月{day}日"),
        _ => iso.into(),
    }
}

/// The address of an issue's e-paper, with `/` at its end, if `paper.yaml` tells where e-papers stand.
pub fn address(edition: &Edition) -> Option<String> {
    edition.url.as_ref().map(|url| format!("{url}{}/", address::segment(&edition.name)))
}
