//! Lists: the mark before each item as it is printed. It is nowhere in the text of a Word file; it is counted.

use std::collections::{HashMap, HashSet};

use super::package::Package;
use super::properties::{Indent, ParagraphLook};
use super::symbols;
use super::tree::{Elements, XmlElement};
use crate::numerals::numeral;

/// Levels of a list.
const LEVELS: usize = 9;

/// All lists of a file, and how far each is counted.
#[derive(Debug, Default)]
pub struct Numbering {
    forms: HashMap<String, [Level; LEVELS]>,
    lists: HashMap<String, List>,
    /// By form: lists of one form count on.
    counts: HashMap<String, [Option<u32>; LEVELS]>,
    begun: HashSet<String>,
}

/// A list: which form it has, and what is other in it.
#[derive(Debug, Default)]
struct List {
    form: String,
    starts: [Option<u32>; LEVELS],
    levels: HashMap<usize, Level>,
}

/// How a level is counted and printed.
#[derive(Debug, Clone)]
struct Level {
    start: u32,
    form: String,
    text: String,
    /// After which level it begins anew, from 1; 0 is never.
    restart: Option<u32>,
    is_legal: bool,
    face: Option<String>,
    indent: Option<Indent>,
}

impl Default for Level {
    fn default() -> Self {
        Self {
            start: 0,
            form: "decimal".into(),
            text: String::new(),
            restart: None,
            is_legal: false,
            face: None,
            indent: None,
        }
    }
}

/// What a list puts before an item.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// Its level, from 1.
    pub level: u8,
    /// `（一）`.
    pub text: String,
    /// How far the list lets the item's first line stand in.
    pub indent: Option<Indent>,
}

impl Numbering {
    /// Those of a file.
    pub fn of(package: &Package, part: Option<&str>) -> Self {
        Self::read(&package.text_if_any(part))
    }

    fn read(xml: &str) -> Self {
        let mut numbering = Self::default();
        for one in Elements::new(xml, |_, name| name == "numbering") {
            match one.kind().1 {
                "abstractNum" => {
                    let Some(id) = one.get("abstractNumId") else { continue };
                    let mut levels: [Level; LEVELS] = Default::default();
                    for level in one.elements().filter(|inner| inner.is_word("lvl")) {
                        if let Some(at) = at(level) {
                            levels[at] = Level::of(level);
                        }
                    }
                    numbering.forms.insert(id.to_string(), levels);
                }
                "num" => {
                    let Some(id) = one.get("numId") else { continue };
                    numbering.lists.insert(id.to_string(), List::of(&one));
                }
                _ => {}
            }
        }
        numbering
    }

    /// Counts an item, and says what stands before it.
    pub fn count(&mut self, item: &ParagraphLook) -> Option<Mark> {
        let id = item.list.as_ref().filter(|id| *id != "0")?;
        let list = self.lists.get(id)?;
        let at = usize::from(item.list_level.unwrap_or(0)).min(LEVELS - 1);
        let of_form = self.forms.get(&list.form);
        let level = |at: usize| list.levels.get(&at).or_else(|| of_form.map(|levels| &levels[at]));
        let counts = self.counts.entry(list.form.clone()).or_default();
        if self.begun.insert(id.clone()) {
            for (count, _) in
                counts.iter_mut().zip(list.starts).filter(|(_, start)| start.is_some())
            {
                *count = None;
            }
        }
        let start =
            |at: usize| list.starts[at].unwrap_or_else(|| level(at).map_or(1, |level| level.start));
        counts[at] = Some(counts[at].map_or_else(|| start(at), |count| count.saturating_add(1)));
        for (below, count) in counts.iter_mut().enumerate().skip(at + 1) {
            let restart = level(below).and_then(|level| level.restart);
            if restart.is_none_or(|after| after > at as u32) {
                *count = None;
            }
        }
        let own = level(at)?;
        // A level above that has no item yet counts as begun.
        let number = |at: usize| counts[at].unwrap_or_else(|| start(at));
        let text = own.printed(|at| {
            let form = level(at).map_or("decimal", |level| level.form.as_str());
            numeral(number(at), if own.is_legal { "decimal" } else { form })
        });
        (!text.trim().is_empty()).then(|| Mark {
            level: u8::try_from(at + 1).unwrap_or(1),
            text: text.trim().to_string(),
            indent: own.indent,
        })
    }
}

impl List {
    fn of(num: &XmlElement) -> Self {
        let form = num.word("abstractNumId").and_then(XmlElement::val).unwrap_or_default();
        let mut list = Self { form: form.to_string(), ..Self::default() };
        for other in num.elements().filter(|inner| inner.is_word("lvlOverride")) {
            let Some(at) = at(other) else { continue };
            list.starts[at] = other.word("startOverride").and_then(number);
            if let Some(level) = other.word("lvl") {
                list.levels.insert(at, Level::of(level));
            }
        }
        list
    }
}

impl Level {
    fn of(level: &XmlElement) -> Self {
        let said = |name| level.word(name).and_then(XmlElement::val);
        let face = level.word("rPr").and_then(|look| look.word("rFonts"));
        let form = said("numFmt").or_else(|| {
            // A form of one's own is said for newer readers first.
            let choice = level.named("AlternateContent")?.named("Fallback")?;
            choice.word("numFmt")?.val()
        });
        Self {
            start: level.word("start").and_then(number).unwrap_or(0),
            form: form.unwrap_or("decimal").to_string(),
            text: said("lvlText").unwrap_or_default().to_string(),
            restart: level.word("lvlRestart").and_then(number),
            is_legal: level.word("isLgl").is_some_and(XmlElement::is_on),
            face: face.and_then(|face| face.get("ascii").or(face.get("hAnsi"))).map(str::to_string),
            indent: level.word("pPr").map(ParagraphLook::of).and_then(|look| look.indent),
        }
    }

    /// Its text with the numbers put in: `%1.%2` becomes `3.1`.
    fn printed(&self, numeral: impl Fn(usize) -> String) -> String {
        let mut printed = String::new();
        let mut chars = self.text.chars().peekable();
        while let Some(char) = chars.next() {
            let digit = chars.peek().filter(|_| char == '%').and_then(|next| next.to_digit(10));
            match digit.and_then(|digit| (digit as usize).checked_sub(1)).filter(|at| *at < LEVELS)
            {
                Some(at) => {
                    chars.next();
                    printed.push_str(&numeral(at));
                }
                None => match self.face.as_deref().and_then(|face| symbols::mapped(face, char)) {
                    Some(sign) => printed.push(sign),
                    // A sign of a face that is not named: the dot that Word sets by default.
                    None if ('\u{F020}'..='\u{F0FF}').contains(&char) => printed.push('•'),
                    None => printed.push(char),
                },
            }
        }
        printed
    }
}

fn at(level: &XmlElement) -> Option<usize> {
    level.get("ilvl")?.parse().ok().filter(|at| *at < LEVELS)
}

fn number(of: &XmlElement) -> Option<u32> {
    of.val()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LISTS: &str = r#"<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
        <w:abstractNum w:abstractNumId="0">
          <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
          <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
          <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2.%3"/></w:lvl>
        </w:abstractNum>
        <w:abstractNum w:abstractNumId="1">
          <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF06C;"/><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr></w:lvl>
        </w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
        <w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
        <w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>
        <w:num w:numId="4"><w:abstractNumId w:val="1"/></w:num>
      </w:numbering>"#;

    fn marks(items: &[(&str, u8)]) -> Vec<String> {
        let mut numbering = Numbering::read(LISTS);
        let item = |(list, level): &(&str, u8)| ParagraphLook {
            list: Some(list.to_string()),
            list_level: Some(*level),
            ..ParagraphLook::default()
        };
        items
            .iter()
            .map(|of| numbering.count(&item(of)).map_or("".into(), |mark| mark.text))
            .collect()
    }

    #[test]
    fn levels_begin_anew_below_the_next_item() {
        let items = [("1", 0), ("1", 1), ("1", 1), ("1", 2), ("1", 0), ("1", 1), ("1", 2)];
        assert_eq!(marks(&items), ["一、", "（一）", "（二）", "1.2.1", "二、", "（一）", "2.1.1"]);
    }

    #[test]
    fn a_list_counts_on_or_anew_as_word_does() {
        // List 3 has the form of list 1 and counts on; list 2 says that it begins anew, once.
        let items = [("1", 0), ("3", 0), ("2", 0), ("2", 0), ("1", 0)];
        assert_eq!(marks(&items), ["一、", "二、", "一、", "二、", "三、"]);
    }

    #[test]
    fn bullets_are_signs_that_any_face_has() {
        assert_eq!(marks(&[("4", 0), ("0", 0), ("9", 0)]), ["●", "", ""]);
    }
}
