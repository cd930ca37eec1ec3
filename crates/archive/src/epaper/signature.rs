//! Which words an issue may hold, in a few bytes: a Bloom filter of pairs of neighbouring characters. A search over
//! many issues asks it first, and fetches only the texts of issues that may have all words. `web/find.js` has the same
//! rule.

use std::collections::BTreeSet;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::epaper::fold::fold;

/// Bits a pair. With two marks a pair, of pairs that an issue does not have three in ten seem to be there, and of words
/// of four characters three in a hundred.
const BITS: usize = 5;
const PAIRS: usize = 2;
/// No issue needs more bytes: past this the filter says yes more often, and the search is slower.
const LARGEST: usize = 16 << 10;

/// The signature of texts, in base64. A text's lines are told apart: a word never runs over the end of one.
pub fn signature<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let mut pairs = BTreeSet::new();
    for text in texts {
        let folded = fold(text);
        for line in folded.split('\n') {
            pairs.extend(line.chars().zip(line.chars().skip(1)));
        }
    }
    let mut bytes = vec![0_u8; (pairs.len() * BITS / PAIRS).div_ceil(8).clamp(1, LARGEST)];
    let size = bytes.len() * 8;
    for (one, two) in pairs {
        for bit in bits(one, two, size) {
            if let Some(byte) = bytes.get_mut(bit / 8) {
                *byte |= 1 << (bit % 8);
            }
        }
    }
    STANDARD.encode(bytes)
}

/// The bits that a pair sets, in arithmetic that JavaScript has too (`Math.imul`).
fn bits(one: char, two: char, size: usize) -> [usize; 2] {
    [0x51ed27_u32, 0x2545f5].map(|seed| {
        let mixed =
            (one as u32 ^ seed).wrapping_mul(0x9e37_79b1) ^ (two as u32).wrapping_mul(0x85eb_ca6b);
        let mixed = (mixed ^ mixed >> 15).wrapping_mul(0xc2b2_ae35);
        (mixed ^ mixed >> 13) as usize % size
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Whether the texts of a signature may hold a word, as `find.js` asks. A signature that cannot be read may hold any.
    fn may_hold(signature: &str, word: &str) -> bool {
        let Ok(bytes) = STANDARD.decode(signature) else { return true };
        let size = bytes.len() * 8;
        if size == 0 {
            return true;
        }
        let word = fold(word);
        word.chars().zip(word.chars().skip(1)).all(|(one, two)| {
            bits(one, two, size)
                .iter()
                .all(|bit| bytes.get(bit / 8).is_some_and(|byte| byte >> (bit % 8) & 1 == 1))
        })
    }

    proptest! {
        #[test]
        fn what_is_there_is_never_denied(
            texts in prop::collection::vec("[甲-鿿Ａ-Ｚａ-ｚa-zA-Z0-9 　。，𠀀-𠀿]{0,60}", 1..20),
            which in any::<prop::sample::Index>(),
            from in any::<prop::sample::Index>(),
            length in 1_usize..12,
        ) {
            let text: Vec<char> = which.get(&texts).chars().collect();
            if !text.is_empty() {
                let from = from.index(text.len());
                let word: String = text.iter().skip(from).take(length).collect();
                let signature = signature(texts.iter().map(String::as_str));
                prop_assert!(may_hold(&signature, &word));
            }
        }

        #[test]
        fn any_text_may_be_asked_for(text in "\\PC{0,80}", word in "\\PC{0,20}") {
            let _ = may_hold(&text, &word);
            prop_assert!(may_hold(&signature([&*text]), &text));
        }
    }

    #[test]
    fn most_of_what_is_not_there_is_denied() {
        let text: String =
            (0..6000_u32).filter_map(|n| char::from_u32(0x4e00 + n * 7919 % 3000)).collect();
        let signature = signature([&*text]);
        let words = (0..1000_u32).map(|n| {
            (0..4)
                .filter_map(|at| char::from_u32(0x4e00 + (n * 31 + at * 977) % 3000))
                .collect::<String>()
        });
        let absent: Vec<String> = words.filter(|word| !text.contains(&**word)).collect();
        let believed = absent.iter().filter(|word| may_hold(&signature, word)).count();
        assert!(believed * 10 < absent.len(), "{believed} of {}", absent.len());
    }
}
