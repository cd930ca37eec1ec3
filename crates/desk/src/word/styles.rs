//! Styles: what a name stands for, through all that it is based on, down to the defaults of the file.

use std::collections::{HashMap, HashSet};

use super::package::Package;
use super::properties::{Face, ParagraphLook, RunLook};
use super::theme::Theme;
use super::tree::{Elements, XmlElement};
use crate::block::Raised;

/// The size of text of which nothing says another, in pt.
pub const SIZE: f64 = 10.0;

/// All styles of a file.
#[derive(Debug, Default)]
pub struct Styles {
    by_id: HashMap<String, Style>,
    paragraph: Option<String>,
    defaults: RunLook,
    default_paragraph: ParagraphLook,
    theme: Theme,
}

/// One, with all that it is based on.
#[derive(Debug, Clone, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    run: RunLook,
    paragraph: ParagraphLook,
}

/// How a paragraph looks, all told.
#[derive(Debug, Clone, Default)]
pub struct Paragraph {
    /// What it says, and what its style does.
    pub look: ParagraphLook,
    /// What its style is called, in lower case.
    pub style: Option<String>,
    /// What its style says of its runs.
    pub run: RunLook,
}

/// How a run looks, all told.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Seen {
    /// Size in pt.
    pub size: f64,
    /// The face of its Han characters.
    pub east_asian: Option<String>,
    /// The face of its other characters.
    pub latin: Option<String>,
    /// Bold.
    pub is_bold: bool,
    /// Italic.
    pub is_italic: bool,
    /// Not shown.
    pub is_hidden: bool,
    /// With a line through it.
    pub is_struck: bool,
    /// How it stands to the line.
    pub raised: Raised,
}

impl Styles {
    /// Those of a file.
    pub fn of(package: &Package, part: Option<&str>, theme: Theme) -> Self {
        Self::read(&package.text_if_any(part), theme)
    }

    fn read(xml: &str, theme: Theme) -> Self {
        let mut styles = Self { theme, ..Self::default() };
        for one in Elements::new(xml, |_, name| name == "styles") {
            match one.kind().1 {
                "docDefaults" => {
                    let inner = |outer, name| one.word(outer).and_then(|outer| outer.word(name));
                    styles.defaults =
                        inner("rPrDefault", "rPr").map(RunLook::of).unwrap_or_default();
                    styles.default_paragraph =
                        inner("pPrDefault", "pPr").map(ParagraphLook::of).unwrap_or_default();
                }
                "style" => styles.add(&one),
                _ => {}
            }
        }
        styles.settle();
        styles
    }

    fn add(&mut self, element: &XmlElement) {
        let Some(id) = element.get("styleId") else { return };
        let said = |name| element.word(name).and_then(XmlElement::val).map(str::to_string);
        let is_default = matches!(element.get("default"), Some("1" | "true" | "on"));
        if is_default && element.get("type") == Some("paragraph") {
            self.paragraph = Some(id.to_string());
        }
        let style = Style {
            name: said("name").unwrap_or_else(|| id.to_string()).to_lowercase(),
            based_on: said("basedOn"),
            run: element.word("rPr").map(RunLook::of).unwrap_or_default(),
            paragraph: element.word("pPr").map(ParagraphLook::of).unwrap_or_default(),
        };
        self.by_id.insert(id.to_string(), style);
    }

    /// Gives each style what it is based on; a circle ends where it closes.
    fn settle(&mut self) {
        let mut settled: HashMap<String, Style> = HashMap::new();
        let ids: Vec<String> = self.by_id.keys().cloned().collect();
        for id in ids {
            let mut chain = Vec::new();
            let mut seen = HashSet::new();
            let mut at = Some(id);
            while let Some(id) = at.take() {
                if settled.contains_key(&id) || !seen.insert(id.clone()) {
                    at = Some(id);
                    break;
                }
                at = self.by_id.get(&id).and_then(|style| style.based_on.clone());
                chain.push(id);
            }
            let mut base = at.and_then(|id| settled.get(&id).cloned());
            for id in chain.into_iter().rev() {
                let Some(mut style) = self.by_id.get(&id).cloned() else { continue };
                if let Some(base) = &base {
                    style.run = style.run.over(&base.run);
                    style.paragraph = style.paragraph.over(&base.paragraph);
                }
                base = Some(style.clone());
                settled.insert(id, style);
            }
        }
        self.by_id = settled;
        for style in self.by_id.values_mut() {
            style.paragraph.heading = style.paragraph.heading.or(heading(&style.name));
        }
    }

    /// A paragraph by what it says itself.
    pub fn paragraph(&self, direct: ParagraphLook) -> Paragraph {
        let id = direct.style.as_ref().filter(|id| self.by_id.contains_key(*id));
        let style = id.or(self.paragraph.as_ref()).and_then(|id| self.by_id.get(id));
        match style {
            Some(style) => Paragraph {
                look: direct.over(&style.paragraph).over(&self.default_paragraph),
                style: Some(style.name.clone()),
                run: style.run.clone(),
            },
            None => Paragraph {
                style: direct.style.as_ref().map(|id| id.to_lowercase()),
                look: direct.over(&self.default_paragraph),
                run: RunLook::default(),
            },
        }
    }

    /// A run of a paragraph by what it says itself.
    pub fn run(&self, paragraph: &Paragraph, direct: &RunLook) -> Seen {
        let style = direct.style.as_ref().and_then(|id| self.by_id.get(id));
        let character = style.map(|style| &style.run);
        let fallen = |pick: fn(&RunLook) -> Option<bool>| {
            // What a paragraph's style and a character's both switch on, is off again: so Word does.
            let of_paragraph = pick(&paragraph.run).unwrap_or(false);
            let of_character = character.and_then(pick).unwrap_or(false);
            let by_style = (of_paragraph != of_character) || pick(&self.defaults).unwrap_or(false);
            pick(direct).unwrap_or(by_style)
        };
        let layers =
            || [Some(direct), character, Some(&paragraph.run), Some(&self.defaults)].into_iter();
        let face = |pick: fn(&RunLook) -> Option<&Face>| {
            layers().flatten().find_map(|layer| match pick(layer)? {
                Face::Named(name) => Some(name.clone()),
                Face::OfTheme(name) => self.theme.face(name).map(str::to_string),
            })
        };
        Seen {
            size: layers().flatten().find_map(|layer| layer.size).unwrap_or(SIZE),
            east_asian: face(|look| look.east_asian.as_ref()),
            latin: face(|look| look.latin.as_ref()),
            is_bold: fallen(|look| look.bold),
            is_italic: fallen(|look| look.italic),
            is_hidden: fallen(|look| look.hidden),
            is_struck: fallen(|look| look.struck),
            raised: layers().flatten().find_map(|layer| layer.raised).unwrap_or_default(),
        }
    }
}

/// The level that a style's name says: `heading 1`, `标题 2`.
pub fn heading(name: &str) -> Option<u8> {
    let level = name.strip_prefix("heading").or_else(|| name.strip_prefix("标题"))?;
    level.trim().parse().ok().filter(|level| (1..=9).contains(level))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::Align;

    const W: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#;

    fn styles(inner: &str) -> Styles {
        Styles::read(&format!("<w:styles {W}>{inner}</w:styles>"), Theme::default())
    }

    fn of_style(id: &str) -> ParagraphLook {
        ParagraphLook { style: Some(id.into()), ..ParagraphLook::default() }
    }

    #[test]
    fn a_style_has_what_it_is_based_on() {
        let styles = styles(
            r#"<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/><w:rFonts w:eastAsia="宋体"/></w:rPr></w:rPrDefault></w:docDefaults>
            <w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
            <w:style w:type="paragraph" w:styleId="b"><w:name w:val="大标题"/><w:basedOn w:val="a"/><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:sz w:val="36"/><w:b/></w:rPr></w:style>
            <w:style w:type="paragraph" w:styleId="c"><w:name w:val="副标题"/><w:basedOn w:val="b"/><w:rPr><w:sz w:val="28"/></w:rPr></w:style>"#,
        );
        let deck = styles.paragraph(of_style("c"));
        let seen = styles.run(&deck, &RunLook::default());
        assert_eq!((deck.look.align, seen.size, seen.is_bold), (Some(Align::Centre), 14.0, true));
        assert_eq!(seen.east_asian.as_deref(), Some("宋体"));
        let plain = styles.paragraph(ParagraphLook::default());
        assert_eq!(styles.run(&plain, &RunLook::default()).size, 10.5);
    }

    #[test]
    fn styles_based_on_each_other_end() {
        let styles = styles(
            r#"<w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="b"/><w:rPr><w:b/></w:rPr></w:style>
            <w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style>"#,
        );
        let a = styles.paragraph(of_style("a"));
        assert!(styles.run(&a, &RunLook::default()).is_bold);
    }

    #[test]
    fn bold_in_a_bold_style_is_light_again() {
        let styles = styles(
            r#"<w:style w:type="paragraph" w:styleId="h"><w:name w:val="heading 2"/><w:rPr><w:b/></w:rPr></w:style>
            <w:style w:type="character" w:styleId="s"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>"#,
        );
        let h = styles.paragraph(of_style("h"));
        let strong = RunLook { style: Some("s".into()), ..RunLook::default() };
        assert!(!styles.run(&h, &strong).is_bold);
        assert!(styles.run(&h, &RunLook { bold: Some(true), ..strong.clone() }).is_bold);
        assert!(styles.run(&styles.paragraph(ParagraphLook::default()), &strong).is_bold);
        assert_eq!(h.look.heading, Some(2));
    }
}
