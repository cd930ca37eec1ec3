//! How closely two neighbouring words belong together: a small model of phrases.
//!
//! Newspaper titles are clauses of subject, predicate and object with what modifies each. A reader
//! takes a row in at a glance, so that a row should hold whole phrases. Parts of speech tell roughly
//! where those end.

use super::words::{PartOfSpeech, TitleWord};

/// What stands between two words.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum Joint {
    /// No break: the second word leans on the first, or both are one number.
    Never,
    /// They belong closely together: a modifier and what it modifies, a preposition and its noun.
    Close,
    /// Both are of one phrase: a verb and its object, the nouns of a compound.
    Within,
    /// Behind 的 a long modifier ends.
    AfterDe,
    /// A phrase ends: subject before predicate, object before the next verb or preposition.
    Between,
}

/// What stands between two neighbours; `before` is the word before them.
pub fn joint(before: Option<&TitleWord>, left: &TitleWord, right: &TitleWord) -> Joint {
    use PartOfSpeech::*;
    match (left.class, right.class) {
        (_, Particle) | (Number, Number | Measure) => Joint::Never,
        (Particle, _) if left.text == "的" => Joint::AfterDe,
        // 了, 着, 过 end a verb; what follows is its object, or a new phrase.
        (Particle, Adverb | Preposition | Conjunction | Verb) => Joint::Between,
        (Particle, _) => Joint::Within,
        // 和, 从, 也 lead what follows; 上, 里 close what precedes; 三, 新 belong to a noun.
        (Conjunction | Preposition | Adverb | Number, _) | (_, Place) => Joint::Close,
        (Adjective | Measure | Pronoun, Noun | Adjective) | (Adjective, Verb) => Joint::Close,
        // A verb of one syllable leans on its object.
        (Verb, Noun | Verb | Number | Measure | Adjective | Pronoun) if left.is_single() => {
            Joint::Close
        }
        // 延长开放时间: behind a verb, a second one before a noun modifies it.
        (Verb, Noun) if before.is_some_and(|word| word.class == Verb) => Joint::Close,
        (_, Adverb | Preposition | Conjunction) => Joint::Between,
        (Verb | Pronoun | Adjective, _) => Joint::Within,
        // 读者节, 厂工会: one syllable ends a compound or begins it.
        (Noun, Noun | Time) if right.is_single() => Joint::Close,
        (Noun, Noun) if left.is_single() && !before.is_some_and(|w| w.class == Noun) => {
            Joint::Close
        }
        // 我街道代表队: what 我 or 三名 leads goes up to its last noun.
        (Noun, Noun) if before.is_some_and(|word| matches!(word.class, Pronoun | Measure)) => {
            Joint::Close
        }
        (Noun, Noun | Measure) => Joint::Within,
        (Noun | Time | Place | Measure, _) => Joint::Between,
    }
}
