//! Latin paragraphs: a letter in English, an abstract. Chinese with Latin words in it is Chinese.

use kanyin_composer::is_full_width;
use kanyin_diagnostics::{Code, Fault, Spot, told};

/// A column of fewer characters is too narrow for Latin that fills its lines.
pub const NARROW: f64 = 20.0;

/// Whether a text is Latin: more than half of it stands in Latin words, and its stops are Latin too.
pub fn is_latin(text: &str) -> bool {
    let (mut latin, mut other, mut stops, mut full_stops) = (0_usize, 0_usize, 0_usize, 0_usize);
    for word in text.split(|c: char| c.is_whitespace() || is_full_width(c)) {
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        // An address, a product's code are no words.
        let is_word =
            !word.contains(['/', '@', '_']) && !word.contains(|c: char| c.is_ascii_digit());
        *(if is_word { &mut latin } else { &mut other }) += letters;
        stops += usize::from(word.ends_with(['.', ',', ';', '!', '?', ':']));
    }
    for c in text.chars().filter(|c| is_full_width(*c)) {
        // As wide as two letters.
        other += 2 * usize::from(c.is_alphabetic());
        full_stops += usize::from(matches!(c, '。' | '，' | '、' | '；' | '！' | '？' | '：'));
    }
    latin > other && latin > 0 && full_stops <= stops
}

/// What is told of the first of a story's paragraphs that are set ragged.
pub fn ragged(spot: Spot) -> Fault {
    let what = told!(
        "栏窄，这一段西文右边没有对齐：两端对齐，词与词之间会拉得很开",
        "in a narrow column this Latin paragraph is set ragged right: filled, its lines would gape"
    );
    Fault::note(Code::LatinRagged, spot, what).hint(told!(
        "要对齐，放进 20 字以上宽的栏",
        "to have it justified, give it 20 characters of width"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latin_is_told_from_chinese_with_latin_in_it() {
        for text in [
            "Dear editor, we wanted people to read about the well.",
            "Thank you",
            "The well in 柳荫街 was closed for three years, says Mrs. Xu (许见山).",
            "Ein Brief aus München: schöne Grüße an alle!",
        ] {
            assert!(is_latin(text), "{text}");
        }
        for text in [
            "",
            "3.14",
            "井深九米，水质检测合格。",
            "用 TensorFlow、PyTorch 和 Kubernetes 搭建。",
            "见 https://www.example.com/news/2026/11/index.html",
            "WiFi 已开通",
            "Kanyin 是 Typst 写的排版程序",
        ] {
            assert!(!is_latin(text), "{text}");
        }
    }
}
