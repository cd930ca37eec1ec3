//! A family as `paper.yaml` names it, and the words for weights.

use std::fmt;

/// A family as `paper.yaml` names it: "Noto Serif CJK SC Black" is the family with a weight.
#[derive(Debug, Clone, Eq, PartialEq)]
pub struct Family {
    /// The family's name.
    pub name: String,
    /// The weight, where the last word is one.
    pub weight: Option<u16>,
}

impl Family {
    /// Reads a family's name; a last word that names a weight is taken off.
    pub fn parse(written: &str) -> Self {
        let written = written.trim();
        if let Some((name, last)) = written.rsplit_once([' ', '\u{3000}'])
            && let Some(weight) = weight_named(last)
        {
            return Self { name: name.trim_end().into(), weight: Some(weight) };
        }
        Self { name: written.into(), weight: None }
    }
}

impl fmt::Display for Family {
    /// As [`Family::parse`] reads it.
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let weight = WEIGHTS.iter().find(|(_, weight)| Some(*weight) == self.weight);
        match weight {
            Some((word, _)) => write!(f, "{} {word}", self.name),
            None => f.write_str(&self.name),
        }
    }
}

/// The words for weights (OpenType's usWeightClass), English and as Chinese font menus have them.
pub(crate) const WEIGHTS: [(&str, u16); 15] = [
    ("Thin", 100),
    ("ExtraLight", 200),
    ("Light", 300),
    ("Regular", 400),
    ("Medium", 500),
    ("SemiBold", 600),
    ("Bold", 700),
    ("ExtraBold", 800),
    ("Black", 900),
    ("Heavy", 900),
    ("细体", 300),
    ("常规", 400),
    ("中等", 500),
    ("粗体", 700),
    ("特粗", 900),
];

/// The weight that a word names.
fn weight_named(word: &str) -> Option<u16> {
    WEIGHTS.iter().find(|(name, _)| name.eq_ignore_ascii_case(word)).map(|(_, weight)| *weight)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_word_may_be_a_weight() {
        assert_eq!(
            Family::parse("Noto Serif CJK SC Black"),
            Family { name: "Noto Serif CJK SC".into(), weight: Some(900) }
        );
        assert_eq!(Family::parse("LXGW WenKai").weight, None);
        let serif = Family { name: "思源宋体 CN".into(), weight: Some(900) };
        assert_eq!(Family::parse("思源宋体 CN　Heavy"), serif);
        assert_eq!(Family::parse("微软雅黑 粗体").to_string(), "微软雅黑 Bold");
        assert_eq!(Family::parse("A  heavy").to_string(), "A Black");
        assert_eq!(Family::parse("LXGW WenKai").to_string(), "LXGW WenKai");
    }
}
