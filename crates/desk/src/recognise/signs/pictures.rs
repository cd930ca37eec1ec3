//! What words say of a picture: captions, credits, marks where one stands.

use std::sync::LazyLock;

use regex::Regex;

use crate::recognise::mainland::written;
use crate::words::ems;

pattern!(
    CAPTION,
    r"^(?:[▲△▼▽◀▶◄►↑↓←→][\s　]?.|[（(【\[]?图片?[\s　]?[一二三四五六七八九十\d]{0,3}[）)】\]]?[\s　]?[：:].|图为|图[一二三四五六七八九十\d]{1,3}[\s　].|[左右上下]图[：:为].|图说[：:])"
);
pattern!(
    CREDIT,
    r"[（(]?(?:[\p{Han}·]{2,8}[\s　]?(?:/|摄影?|供图)|(?:摄影|供图|图片来源|图|摄)[\s　]?[/：:／][\s　]?[\p{Han}·、\s]{2,12})[）)]?$"
);
pattern!(
    PICTURE_MARK,
    r"^[【\[（(〔]?(?:见|配|插)?(?:图片?|照片|Pic|pic|image)[\s　]?([一二三四五六七八九十\d]{0,3})[】\]）)〕]$"
);
pattern!(
    CAPTION_MARK,
    r"^[\s　]*[【\[（(〔]?(?:图片?|照片)[\s　]?([一二三四五六七八九十\d]{1,3})[】\]）)〕]?[\s　]*[：:]?[\s　]*"
);

/// How surely a line is a caption by its own words, 0 to 1.
pub fn caption(text: &str) -> f64 {
    if ems(text) > 90.0 {
        return 0.0;
    }
    let text = &*written(text);
    match (CAPTION.is_match(text), CREDIT.is_match(text)) {
        (true, _) => 0.9,
        (false, true) if ems(text) <= 60.0 => 0.6,
        _ => 0.0,
    }
}

/// The number of `【图1】`; `Some("")` if it has none.
pub fn picture_mark(text: &str) -> Option<String> {
    let found = PICTURE_MARK.captures(text.trim())?;
    Some(found.get(1).map_or("", |number| number.as_str()).to_string())
}

/// Which picture a caption says that it belongs to, and where its words begin, in characters: `【图1】江边`, `图一：江边`.
pub fn caption_mark(text: &str) -> Option<(String, usize)> {
    let found = CAPTION_MARK.captures(text)?;
    Some((found[1].to_string(), found[0].chars().count()))
}
