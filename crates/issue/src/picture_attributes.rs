//! What is written in the quotes behind a picture's path: `columns=2 place=top crop=10% focus=left credit='…'`.

use std::ops::Range;

use kanyin_diagnostics::{Told, told};

use super::nearest::nearest;
use super::picture_crop::{Crop, Focus};
use super::story::PicturePlace;
use super::units::Percent;

/// The attributes of a picture.
#[derive(Debug, Default, PartialEq)]
pub struct Attributes {
    /// `columns=2`.
    pub columns: Option<u8>,
    /// `place=top`.
    pub place: Option<PicturePlace>,
    /// `crop=10%`.
    pub crop: Crop,
    /// `focus=left`, `focus=30%,40%`.
    pub focus: Focus,
    /// `credit='…'`, and where in the text.
    pub credit: Option<(String, Range<usize>)>,
}

/// Something wrong in them: where in the text, what, and what to do.
#[derive(Debug)]
pub struct WrongAttribute {
    /// Where in the text.
    pub at: Range<usize>,
    /// What is wrong.
    pub what: Told,
    /// What to do.
    pub hint: Told,
}

const KNOWN: [&str; 5] = ["columns", "place", "crop", "focus", "credit"];

/// Reads the attributes; what is wrong is left out and told.
pub fn read(text: &str) -> (Attributes, Vec<WrongAttribute>) {
    let mut attributes = Attributes::default();
    let mut wrongs = Vec::new();
    for word in words(text) {
        let value = &text[word.value.clone()];
        let read = match &text[word.key.clone()] {
            "columns" => columns(value).map(|columns| attributes.columns = Some(columns)),
            "place" => place(value).map(|place| attributes.place = Some(place)),
            "crop" => crop(value).map(|crop| attributes.crop = crop),
            "focus" => focus(value).map(|focus| attributes.focus = focus),
            "credit" => {
                attributes.credit = Some((value.into(), word.value.clone()));
                Ok(())
            }
            key => Err(unknown(key)),
        };
        if let Err((what, hint)) = read {
            wrongs.push(WrongAttribute { at: word.key.start..word.value.end, what, hint });
        }
    }
    (attributes, wrongs)
}

type Refusal = (Told, Told);

fn columns(value: &str) -> Result<u8, Refusal> {
    match value.parse() {
        Ok(columns @ 1..=12) => Ok(columns),
        _ => Err((
            told!("columns 读不懂“{value}”", "columns cannot be `{value}`"),
            told!("写 1 到 12，如 columns=2", "write 1 to 12: columns=2"),
        )),
    }
}

fn place(value: &str) -> Result<PicturePlace, Refusal> {
    match value {
        "top" => Ok(PicturePlace::Top),
        "bottom" => Ok(PicturePlace::Bottom),
        "here" => Ok(PicturePlace::Here),
        _ => Err((
            told!("place 读不懂“{value}”", "place cannot be `{value}`"),
            told!("写 top、bottom 或 here", "write top, bottom or here"),
        )),
    }
}

fn crop(value: &str) -> Result<Crop, Refusal> {
    match Percent::try_from(value.to_string()) {
        Ok(Percent(crop)) if crop <= 0.9 => Ok(Crop::By(crop)),
        _ => Err((
            told!("crop 读不懂“{value}”", "crop cannot be `{value}`"),
            told!("写 0% 到 90%，如 crop=10%", "write 0% to 90%: crop=10%"),
        )),
    }
}

/// A side, or how far from the left and from the top.
fn focus(value: &str) -> Result<Focus, Refusal> {
    let middle = Focus::MIDDLE;
    let side = match value {
        "left" | "左" => Some(Focus { across: 0, ..middle }),
        "right" | "右" => Some(Focus { across: 1000, ..middle }),
        "top" | "上" => Some(Focus { down: 0, ..middle }),
        "bottom" | "下" => Some(Focus { down: 1000, ..middle }),
        "centre" | "center" | "中" => Some(middle),
        _ => None,
    };
    side.or_else(|| point(value)).ok_or_else(|| {
        (
            told!("focus 读不懂“{value}”", "focus cannot be `{value}`"),
            told!(
                "写 left、right、top、bottom、centre（或左、右、上、下、中），或者从左、从上各多少，如 focus=30%,40%",
                "write left, right, top, bottom or centre, or how far from the left and from the top: focus=30%,40%"
            ),
        )
    })
}

fn point(value: &str) -> Option<Focus> {
    let (across, down) = value.split_once([',', '，'])?;
    let thousandths = |part: &str| match Percent::try_from(part.trim().to_string()) {
        Ok(Percent(share)) if share <= 1.0 => Some((share * 1000.0).round() as u16),
        _ => None,
    };
    Some(Focus { across: thousandths(across)?, down: thousandths(down)? })
}

fn unknown(key: &str) -> Refusal {
    let hint = match nearest(key, KNOWN) {
        Some(near) => told!("是不是“{near}=”？", "did you mean `{near}=`?"),
        None => told!(
            "可以写：columns=2 place=top crop=10% focus=left credit='…'；图说写在方括号里",
            "known here: columns=2 place=top crop=10% focus=left credit='…'; captions go into the brackets"
        ),
    };
    (told!("图片没有“{key}”这一项", "pictures have no `{key}`"), hint)
}

/// A word of the form `key=value`; the value without its quotes, empty if there is none.
struct Attribute {
    key: Range<usize>,
    value: Range<usize>,
}

fn words(text: &str) -> Vec<Attribute> {
    let mut words = Vec::new();
    let mut at = 0;
    while let Some(skipped) = text[at..].find(|c: char| !c.is_whitespace()) {
        let start = at + skipped;
        let key_end = find_from(text, start, |c| c == '=' || c.is_whitespace());
        let key = start..key_end;
        if !text[key_end..].starts_with('=') {
            words.push(Attribute { key, value: key_end..key_end });
            at = key_end;
            continue;
        }
        let value_start = key_end + 1;
        let (value, after) = match text[value_start..].chars().next().and_then(closing) {
            Some((open, close)) => {
                let inside = value_start + open.len_utf8();
                let end = find_from(text, inside, |c| c == close);
                (inside..end, (end + close.len_utf8()).min(text.len()))
            }
            None => {
                let end = find_from(text, value_start, char::is_whitespace);
                (value_start..end, end)
            }
        };
        words.push(Attribute { key, value });
        at = after;
    }
    words
}

/// A quote and the one that closes it.
fn closing(open: char) -> Option<(char, char)> {
    let close = match open {
        '\'' | '"' => open,
        '‘' => '’',
        '“' => '”',
        '「' => '」',
        _ => return None,
    };
    Some((open, close))
}

fn find_from(text: &str, from: usize, matches: impl Fn(char) -> bool) -> usize {
    text[from..].find(matches).map_or(text.len(), |found| from + found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn all_of_them() {
        let text = "columns=2 place=top  crop=10% credit='摄影 王 一'";
        let (attributes, wrongs) = read(text);
        assert!(wrongs.is_empty());
        let (credit, at) = attributes.credit.clone().unwrap();
        assert_eq!((&*credit, &text[at]), ("摄影 王 一", "摄影 王 一"));
        assert_eq!(attributes.columns, Some(2));
        assert_eq!(attributes.place, Some(PicturePlace::Top));
        assert_eq!((attributes.crop, attributes.focus), (Crop::By(0.1), Focus::MIDDLE));
        assert_eq!(read("credit=“摄影”").0.credit.unwrap().0, "摄影");
        assert_eq!(read("").0, Attributes::default());
    }

    #[test]
    fn nothing_cut_is_not_the_same_as_nothing_said() {
        assert!(read("crop=0%").0.crop.is_nothing());
        assert!(!read("").0.crop.is_nothing());
    }

    #[test]
    fn where_the_eye_rests() {
        let focus = |text: &str| {
            let (attributes, wrongs) = read(&format!("focus={text}"));
            wrongs.is_empty().then_some((attributes.focus.across, attributes.focus.down))
        };
        assert_eq!(focus("left"), Some((0, 500)));
        assert_eq!(focus("右"), Some((1000, 500)));
        assert_eq!([focus("top"), focus("下")], [Some((500, 0)), Some((500, 1000))]);
        assert_eq!([focus("centre"), focus("中")], [Some((500, 500)); 2]);
        assert_eq!([focus("30%,40.5%"), focus("30%，40.5%")], [Some((300, 405)); 2]);
        for wrong in ["middle", "30%", "30,40", "130%,0%", "left,top", ""] {
            assert_eq!(focus(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn what_is_wrong_is_told_where() {
        let text = "colums=2 place=middle crop=95% columns=0 一段话";
        let (attributes, wrongs) = read(text);
        assert_eq!(attributes, Attributes::default());
        let places: Vec<&str> = wrongs.iter().map(|wrong| &text[wrong.at.clone()]).collect();
        assert_eq!(places, ["colums=2", "place=middle", "crop=95%", "columns=0", "一段话"]);
        assert!(wrongs[0].hint.zh.contains("columns"));
    }

    proptest! {
        #[test]
        fn any_text_can_be_read(text in "\\PC{0,40}|[a-d=' “”‘]{0,20}") {
            read(&text);
        }
    }
}
