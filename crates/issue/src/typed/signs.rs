//! Kinds of characters, as far as they tell data from markup.

/// A Chinese character, or another of a script that writes without spaces.
pub fn is_han(c: char) -> bool {
    matches!(c,
        '\u{2E80}'..='\u{2FDF}' | '々' | '〇' | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}'
        | '\u{AC00}'..='\u{D7A3}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFD}' | '○' | '×')
}

/// A letter or digit that is not Han.
pub fn is_latin(c: char) -> bool {
    c.is_alphanumeric() && !is_han(c)
}

/// Part of a word or number.
pub fn is_word(c: char) -> bool {
    is_han(c) || c.is_alphanumeric()
}

/// An opening quotation mark or bracket.
pub fn opens(c: char) -> bool {
    "“‘（(《〈【「『〔［[{｛<＜".contains(c)
}

/// What ends a sentence, a clause or a bracket: nobody begins an emphasis with it.
pub fn closes(c: char) -> bool {
    "，。、；：？！”’）)》〉】」』〕］]}｝,;:?!.>＞％%…·／/".contains(c)
}

/// What ends a sentence.
pub fn ends_sentence(c: char) -> bool {
    "。！？…!?”’）)】".contains(c)
}

/// A full-width digit, or an ordinary one.
pub fn digit(c: char) -> Option<u32> {
    match c {
        '０'..='９' => Some(c as u32 - '０' as u32),
        c => c.to_digit(10),
    }
}
