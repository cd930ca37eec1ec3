//! What `kanyin import` leaves as it was typed.

use schemars::JsonSchema;
use serde::Deserialize;

/// 收稿。What becomes of raw copy.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct DeskHabits {
    /// 收稿时不改的，如 [quotes, dashes]；不写就都改。What `kanyin import` leaves as it is typed; it turns all of them right
    /// if this is left out.
    pub keep: Vec<Turning>,
}

/// 一种改正。Something that is turned right in raw copy.
#[derive(Debug, Copy, Clone, Eq, PartialEq, Ord, PartialOrd, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Turning {
    /// 汉字之间、汉字与数字之间的空格。Spaces between Han characters, and between them and digits.
    Spaces,
    /// 部首字形、兼容字形、旧编码。Forms that only look like the character that is meant.
    LookAlikes,
    /// 汉字旁的半角标点。Half-width marks beside Han characters.
    Marks,
    /// 三个点、三个句号。Dots that are an ellipsis.
    Ellipses,
    /// 一两个短横。Hyphens that are a dash.
    Dashes,
    /// 直引号。Straight quotes.
    Quotes,
    /// 全角的字母和数字。Letters and digits as wide as a Han character.
    FullWidth,
}
