//! The paper's own addresses, in its masthead and colophon: live on a screen.

use std::sync::LazyLock;

use regex::Regex;
use typst_library::foundations::Content;

use crate::words::{linked, plain};

/// Mail addresses, and websites with or without their scheme. What a publication writes there is short and its own, so
/// they may be told by their look.
static ADDRESS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let mail = r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+";
    let site = r"(?:https?://|www\.)[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?:/[A-Za-z0-9._~/%?&=#+-]*)?";
    Regex::new(&format!("{mail}|{site}")).ok()
});

/// Text whose addresses lead somewhere.
pub fn with_addresses(text: &str) -> Content {
    let mut parts = Vec::new();
    let mut from = 0;
    for found in ADDRESS.iter().flat_map(|address| address.find_iter(text)) {
        if from < found.start() {
            parts.push(plain(&text[from..found.start()]));
        }
        parts.push(linked(plain(found.as_str()), &url(found.as_str()), found.as_str()));
        from = found.end();
    }
    if from < text.len() {
        parts.push(plain(&text[from..]));
    }
    Content::sequence(parts)
}

fn url(address: &str) -> String {
    match address {
        _ if address.starts_with("http") && address.contains("://") => address.into(),
        _ if address.contains('@') => format!("mailto:{address}"),
        // Whether the site has a certificate nobody told; one that has leads on to its safe form.
        _ => format!("http://{address}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_by_their_look() {
        let found = |text: &str| -> Vec<String> {
            let address = ADDRESS.as_ref().unwrap();
            address.find_iter(text).map(|found| url(found.as_str())).collect()
        };
        assert_eq!(found("laigao@yanxia.example　两周内答复"), ["mailto:laigao@yanxia.example"]);
        assert_eq!(found("网址www.yanxia.example/tu，"), ["http://www.yanxia.example/tu"]);
        assert_eq!(found("https://a.example"), ["https://a.example"]);
        assert!(found("电话 0000－3311 001，javascript:alert(1)，a.b").is_empty());
    }
}
