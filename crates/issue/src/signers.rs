//! Who signs a story: what looks like the name of a person, a book or an office, and what people say to one another.

use super::names::surname_length;
use super::text::is_full_width;

/// Ems of a name behind a dash, at most.
const NAME: f64 = 12.0;
/// Words that an office's name ends in.
const OFFICES: [&str; 24] = [
    "办",
    "办公室",
    "委员会",
    "居委会",
    "街道",
    "中心",
    "局",
    "部",
    "社",
    "处",
    "院",
    "校",
    "学",
    "公司",
    "站",
    "所",
    "馆",
    "会",
    "厂",
    "店",
    "队",
    "组",
    "政府",
    "园",
];
/// Those that end no phrase of talk.
const SURE_OFFICES: [&str; 8] =
    ["编辑部", "委员会", "居委会", "办公室", "公司", "街道办", "街道办事处", "编辑室"];
/// Words of talk; names do not have them.
const TALK: &str = "我你您他她它们这那哪的了吧呢啊吗呀嘛啦着过不没就很再都是说看走吃谁什么怎完";
/// Beginnings of talk that are family names too.
const TALK_BEGINS: [&str; 36] = [
    "明天", "明年", "明日", "明早", "明晚", "周末", "周一", "周二", "周三", "周四", "周五", "周六",
    "周日", "马上", "何必", "何时", "何处", "何人", "何况", "高兴", "谢谢", "向前", "平时", "平安",
    "安静", "时间", "时候", "来年", "来日", "常来", "万一", "任何", "许多", "于是", "单单", "全文",
];

/// What stands behind a dash.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum BehindDash {
    /// Who signs.
    Signer,
    /// Who signs, maybe.
    MaybeSigner,
    /// Something else.
    Text,
}

impl BehindDash {
    /// Judges the words.
    pub fn of(words: &str) -> Self {
        let begins = words.starts_with(|c: char| c.is_alphabetic() || "《“".contains(c));
        let stops =
            words.contains(|c: char| "\n，。、；：！？,;:!?%".contains(c) || c.is_ascii_digit());
        let ems: f64 = words.chars().map(|c| if is_full_width(c) { 1.0 } else { 0.5 }).sum();
        if !begins || stops || ems > NAME {
            return Self::Text;
        }
        // `本报记者 许见山`, `鲁迅《故乡》`.
        let person = words.find('《').filter(|at| *at > 0 && words.ends_with('》'));
        let person = person.map_or(words, |at| &words[..at]).trim();
        let last = person.rsplit(char::is_whitespace).next().unwrap_or_default();
        if is_title(person)
            || is_name(last)
            || is_latin(person)
            || SURE_OFFICES.iter().any(|office| person.ends_with(office))
        {
            return Self::Signer;
        }
        let talks = words.contains(|c: char| TALK.contains(c))
            || TALK_BEGINS.iter().any(|begin| words.starts_with(begin));
        if talks { Self::Text } else { Self::MaybeSigner }
    }
}

/// Whether a line is who signs: a name, or an office.
pub fn signs(line: &str) -> bool {
    let line = line.trim();
    let last = line.rsplit([' ', '\u{3000}', '：']).next().unwrap_or_default();
    let office = |line: &str| {
        OFFICES.iter().any(|office| line.strip_suffix(office).is_some_and(|name| !name.is_empty()))
    };
    is_name(last) || office(line)
}

/// `江平`, `欧阳若水`, `阿卜杜拉·买买提`.
fn is_name(word: &str) -> bool {
    if word.contains(|c: char| TALK.contains(c))
        || TALK_BEGINS.iter().any(|begin| word.starts_with(begin))
    {
        return false;
    }
    let parts: Vec<&str> = word.split(['·', '•', '‧', '・']).collect();
    if parts.len() > 1 {
        return parts.iter().all(|part| !part.is_empty() && part.chars().all(char::is_alphabetic));
    }
    let letters = word.chars().count();
    // A name of four characters with a family name of one is rare, `明年春天` is not.
    word.chars().all(|c| is_full_width(c) && c.is_alphabetic())
        && surname_length(word).is_some_and(|own| (own + 1..=own + 2).contains(&letters))
}

/// `《井台》`.
fn is_title(words: &str) -> bool {
    words.starts_with('《') && words.ends_with('》')
}

/// `W. Shakespeare`.
fn is_latin(words: &str) -> bool {
    words.starts_with(|c: char| c.is_alphabetic()) && !words.contains(is_full_width)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_sign_and_talk_does_not() {
        for words in [
            "江平",
            "欧阳若水",
            "本报记者 许见山",
            "《井台》",
            "鲁迅《故乡》",
            "阿卜杜拉·买买提",
            "Lu Xun",
            "陆婉秋",
            "本报编辑部",
        ] {
            assert_eq!(BehindDash::of(words), BehindDash::Signer, "{words}");
        }
        for words in
            ["我走了", "明年春天", "再见", "你瘦了", "且看下回", "全文完", "谢谢", "明天见"]
        {
            assert_eq!(BehindDash::of(words), BehindDash::Text, "{words}");
        }
        for words in ["小满", "街坊小满"] {
            assert_eq!(BehindDash::of(words), BehindDash::MaybeSigner, "{words}");
        }
    }

    #[test]
    fn offices_sign_and_notices_do_not() {
        for line in ["柳荫街居委会", "老西门街道", "柳荫街小学", "本报记者　江平", "江平"]
        {
            assert!(signs(line), "{line}");
        }
        for line in ["集合地点：柳荫街一号", "自带水桶", "注意事项", "办"] {
            assert!(!signs(line), "{line}");
        }
    }
}
