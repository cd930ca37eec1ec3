//! `web` in `paper.yaml`: where the paper stands on the web.

use schemars::JsonSchema;
use serde::Deserialize;

use super::units::{Unreadable, written};

/// 网上的数字报。The paper on the web.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Web {
    /// 数字报放在哪个网址下；分享和订阅要用。The address that the e-papers stand under; feeds and shared links want it.
    pub url: Option<WebAddress>,
}

/// An address of the web, with `/` at its end.
#[derive(Debug, Clone, Eq, PartialEq, Deserialize)]
#[serde(try_from = "String")]
pub struct WebAddress(String);

impl TryFrom<String> for WebAddress {
    type Error = Unreadable;

    fn try_from(text: String) -> Result<Self, Unreadable> {
        let host = ["https://", "http://"].iter().find_map(|scheme| text.strip_prefix(scheme));
        let is_plain =
            |c: char| !c.is_whitespace() && !c.is_control() && !"\"'<>\\^`{}?#".contains(c);
        let host = host.filter(|host| !host.is_empty() && !host.starts_with('/'));
        if host.is_none_or(|host| !host.chars().all(is_plain)) {
            return Err(Unreadable(text));
        }
        Ok(Self(if text.ends_with('/') { text } else { text + "/" }))
    }
}

impl From<WebAddress> for String {
    fn from(address: WebAddress) -> Self {
        address.0
    }
}

written!(
    WebAddress,
    "WebAddress",
    r#"^https?://[^/\s"'<>\\^`{}?#][^\s"'<>\\^`{}?#]*$"#,
    "网址，如 https://paper.example/epaper/。An address such as https://paper.example/epaper/."
);
