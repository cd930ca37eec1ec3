//! Words of a title: jieba's, and the publication's own before them.

use std::sync::LazyLock;

use jieba_rs::Jieba;

use kanyin_composer::is_unit;

/// The built-in dictionary: one for the process, opened when a title first needs it, since that
/// takes a tenth of a second. A publication's own words never come into it.
static JIEBA: LazyLock<Jieba> = LazyLock::new(Jieba::new);

/// The publication's own words (`words` in `paper.yaml`), the longest first.
#[derive(Debug, Clone, Default)]
pub struct OwnWords(Vec<String>);

/// A word of a line, by bytes.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub struct TitleWord<'a> {
    /// Its first byte.
    pub start: usize,
    /// The word.
    pub text: &'a str,
    /// What part of speech it is.
    pub class: PartOfSpeech,
    /// Whether it is in a dictionary or the publication's own; else jieba's model only thinks that it
    /// is a word.
    pub known: bool,
}

impl TitleWord<'_> {
    /// The byte behind it.
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Whether it is one character long.
    pub fn is_single(&self) -> bool {
        self.text.chars().nth(1).is_none()
    }
}

/// Parts of speech, as far as breaks care.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum PartOfSpeech {
    /// 名词, and whatever else stands as one: names, quotations, Latin.
    Noun,
    /// 动词.
    Verb,
    /// 形容词, 区别词.
    Adjective,
    /// 副词.
    Adverb,
    /// 数词.
    Number,
    /// 量词.
    Measure,
    /// 时间词.
    Time,
    /// 代词.
    Pronoun,
    /// 方位词.
    Place,
    /// 介词.
    Preposition,
    /// 连词.
    Conjunction,
    /// 助词, 语气词, 后缀: what leans on the word before.
    Particle,
}

impl OwnWords {
    /// From the list in `paper.yaml`.
    pub fn new(words: &[String]) -> Self {
        let mut words: Vec<String> = words.iter().map(|word| word.trim().to_string()).collect();
        words.retain(|word| !word.is_empty());
        words.sort_by(|a, b| b.chars().count().cmp(&a.chars().count()).then(a.cmp(b)));
        words.dedup();
        Self(words)
    }

    /// Where own words stand in a line cut by the dictionary. One that neither begins nor ends with a
    /// word of the dictionary is there by chance: 西门 in 江西门户.
    fn places(&self, line: &str, cut: &[TitleWord]) -> Vec<std::ops::Range<usize>> {
        let edge = |at: usize| at == line.len() || cut.iter().any(|word| word.start == at);
        let mut places: Vec<std::ops::Range<usize>> = Vec::new();
        for word in &self.0 {
            for (at, _) in line.match_indices(word.as_str()) {
                let place = at..at + word.len();
                let apart = places.iter().all(|p| p.end <= place.start || place.end <= p.start);
                if apart && (edge(place.start) || edge(place.end)) {
                    places.push(place);
                }
            }
        }
        places.sort_by_key(|place| place.start);
        places
    }
}

/// The words of a line, marks and spaces too.
pub fn words<'a>(line: &'a str, own: &OwnWords) -> Vec<TitleWord<'a>> {
    let mut words = merged(line, own);
    for n in 1..words.len() {
        words[n].class = in_context(words[n - 1], words[n], words.get(n + 1));
    }
    words
}

/// What a word is by its neighbours.
fn in_context(before: TitleWord, word: TitleWord, after: Option<&TitleWord>) -> PartOfSpeech {
    let waits =
        |after: &TitleWord| matches!(after.class, PartOfSpeech::Pronoun | PartOfSpeech::Particle);
    match word.class {
        // 等你, 等了三天.
        PartOfSpeech::Particle if word.text == "等" && after.is_some_and(waits) => {
            PartOfSpeech::Verb
        }
        PartOfSpeech::Particle => PartOfSpeech::Particle,
        // 三条, 3小时: whatever stands behind a number counts.
        _ if before.class == PartOfSpeech::Number && (word.is_single() || is_unit(word.text)) => {
            PartOfSpeech::Measure
        }
        class => class,
    }
}

/// The dictionary's words with the publication's own among them.
fn merged<'a>(line: &'a str, own: &OwnWords) -> Vec<TitleWord<'a>> {
    let cut = cut(line);
    let places = own.places(line, &cut);
    let mut words: Vec<TitleWord> = Vec::new();
    let mut places = places.iter().peekable();
    for word in cut {
        let mut start = word.start;
        while let Some(place) = places.peek().filter(|place| place.start < word.end()) {
            if place.start > start {
                words.push(TitleWord { start, text: &line[start..place.start], ..word });
            }
            if place.start >= word.start {
                words.push(TitleWord {
                    start: place.start,
                    text: &line[(*place).clone()],
                    class: PartOfSpeech::Noun,
                    known: true,
                });
            }
            start = start.max(place.end);
            if place.end > word.end() {
                break;
            }
            places.next();
        }
        if start < word.end() {
            words.push(TitleWord { start, text: &line[start..word.end()], ..word });
        }
    }
    words
}

/// Whether a one-character word and the first character of the next are a word, too: then the dictionary may
/// have cut in the wrong place (中 / 间隔 for 中间 / 隔着).
pub fn may_be_cut_wrong(word: &TitleWord, next: &TitleWord) -> bool {
    let Some(first) = next.text.chars().next().filter(|_| word.is_single()) else { return false };
    JIEBA.has_word(&format!("{}{first}", word.text))
}

/// A line cut by the dictionary.
fn cut(line: &str) -> Vec<TitleWord<'_>> {
    let tokens = JIEBA.cut(line, true);
    let words = tokens.into_iter().map(|token| TitleWord {
        start: token.byte_start,
        text: token.word,
        class: class(token.word),
        known: JIEBA.has_word(token.word),
    });
    words.collect()
}

/// Verbs of headlines that jieba's dictionary has as something else.
const VERBS: &[&str] = &[
    "启动", "开业", "通车", "亮相", "落地", "上岗", "到岗", "折桂", "登场", "上线", "下线", "通过",
    "共治", "装上", "陪伴", "回家", "开学", "毕业", "招新", "座谈", "参观", "普及", "宣传", "整治",
    "调整", "优化", "升级", "突破", "救助", "首演", "首发", "加密", "暂停", "学会", "化身", "荣获",
    "荣膺", "荣登", "领先", "晋级", "冲刺", "收官", "谢幕", "上门", "登门", "入户", "换", "学",
    "用",
];

/// A word's part of speech, by its tag in the dictionary. What the dictionary lacks is a verb with its
/// complement, 清走, or mostly a name. (jieba would guess its tag, from a model that takes as long to open
/// as the dictionary.)
fn class(word: &str) -> PartOfSpeech {
    let is_numeral = |c: char| "〇零一二两三四五六七八九十百千万亿半几0123456789.".contains(c);
    match word {
        _ if word.chars().all(is_numeral) => PartOfSpeech::Number,
        _ if VERBS.contains(&word) => PartOfSpeech::Verb,
        "和" | "与" | "及" | "以及" | "跟" | "同" | "暨" | "或" => {
            PartOfSpeech::Conjunction
        }
        "之" | "们" | "者" | "等" => PartOfSpeech::Particle,
        "可以" | "正在" | "首次" | "再次" | "均" => PartOfSpeech::Adverb,
        "每" | "各" => PartOfSpeech::Pronoun,
        "最后" => PartOfSpeech::Adjective,
        _ => match tag(word).as_deref() {
            // 一年, 三次: number and classifier in one.
            Some("m") if !word.ends_with(is_numeral) => PartOfSpeech::Measure,
            Some("n" | "ns" | "nr") if is_verb_with_complement(word, "上到住掉完走") => {
                PartOfSpeech::Verb
            }
            Some(tag) => of_tag(tag),
            None if is_verb_with_complement(word, "走完好出起到上下进回开掉住成满光过来去入") => {
                PartOfSpeech::Verb
            }
            None => PartOfSpeech::Noun,
        },
    }
}

/// A word's tag in the dictionary.
fn tag(word: &str) -> Option<String> {
    let known = JIEBA.has_word(word);
    let tags = if known { JIEBA.tag(word, false) } else { Vec::new() };
    tags.first().filter(|tag| tag.word == word).map(|tag| tag.tag.to_string())
}

/// Whether the dictionary has a word as a name of a person, a place, a firm.
pub fn is_name(word: &str) -> bool {
    tag(word).is_some_and(|tag| matches!(&*tag, "nr" | "nrt" | "nrfg" | "ns" | "nz"))
}

/// 清走, 补好, 送出: a verb of one syllable and what came of it.
fn is_verb_with_complement(word: &str, complements: &str) -> bool {
    let Some(last) = word.chars().next_back().filter(|c| complements.contains(*c)) else {
        return false;
    };
    let first = &word[..word.len() - last.len_utf8()];
    // A surname and 成 or 光 are a name, a place and 上 is a place.
    first.chars().count() == 1 && tag(first).is_some_and(|tag| !tag.starts_with('n'))
}

/// The class of a tag of jieba's dictionary (ICTCLAS's tags).
fn of_tag(tag: &str) -> PartOfSpeech {
    match tag {
        "vn" | "an" | "zg" => return PartOfSpeech::Noun,
        "ad" | "vd" => return PartOfSpeech::Adverb,
        "mq" => return PartOfSpeech::Measure,
        _ => {}
    }
    match tag.chars().next() {
        Some('v') => PartOfSpeech::Verb,
        Some('a' | 'b' | 'z' | 'h') => PartOfSpeech::Adjective,
        Some('d' | 'o') => PartOfSpeech::Adverb,
        Some('m') => PartOfSpeech::Number,
        Some('q') => PartOfSpeech::Measure,
        Some('t') => PartOfSpeech::Time,
        Some('r') => PartOfSpeech::Pronoun,
        Some('f') => PartOfSpeech::Place,
        Some('p') => PartOfSpeech::Preposition,
        Some('c') => PartOfSpeech::Conjunction,
        Some('u' | 'y' | 'k') => PartOfSpeech::Particle,
        _ => PartOfSpeech::Noun,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut_by(own: &[&str], line: &str) -> String {
        let own = OwnWords::new(&own.iter().map(|word| word.to_string()).collect::<Vec<_>>());
        let words: Vec<&str> = words(line, &own).iter().map(|word| word.text).collect();
        words.join("/")
    }

    #[test]
    fn own_words_come_before_the_dictionary_s() {
        assert_eq!(cut_by(&["豆腐涧"], "豆腐涧口"), "豆腐涧/口");
        assert_eq!(cut_by(&["豆腐", "豆腐涧"], "豆腐涧口"), "豆腐涧/口");
        assert_eq!(cut_by(&["西门"], "江西门户"), "江西/门户");
        assert_eq!(cut_by(&["", "全"], ""), "");
    }

    #[test]
    fn words_cover_their_line() {
        for line in ["“一分钱”学堂开课，先学怎样花钱", "Kanyin 1.0 出了", "老西门街道西门口"]
        {
            for own in [&["老西门", "门口"][..], &["学堂开", "出了", "西"], &[]] {
                let own = OwnWords::new(&own.iter().map(|w| w.to_string()).collect::<Vec<_>>());
                let words = words(line, &own);
                assert_eq!(words.iter().map(|word| word.text).collect::<String>(), line);
                assert!(words.windows(2).all(|two| two[0].end() == two[1].start));
            }
        }
    }
}
