//! What a run or paragraph says of its look, by itself: `w:rPr` and `w:pPr`. What it does not say comes from its style.

use super::tree::XmlElement;
use crate::block::{Align, Raised};

/// What a run says.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RunLook {
    /// The id of its character style.
    pub style: Option<String>,
    /// Size in pt.
    pub size: Option<f64>,
    /// The face of its Han characters.
    pub east_asian: Option<Face>,
    /// The face of its other characters.
    pub latin: Option<Face>,
    /// Bold.
    pub bold: Option<bool>,
    /// Italic.
    pub italic: Option<bool>,
    /// Not shown.
    pub hidden: Option<bool>,
    /// With a line through it.
    pub struck: Option<bool>,
    /// How it stands to the line.
    pub raised: Option<Raised>,
}

/// A face by name, or by the name that the theme has for it.
#[derive(Debug, Clone, PartialEq)]
pub enum Face {
    /// `楷体`.
    Named(String),
    /// `minorEastAsia`.
    OfTheme(String),
}

/// What a paragraph says.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ParagraphLook {
    /// The id of its style.
    pub style: Option<String>,
    /// How it stands.
    pub align: Option<Align>,
    /// How far its first line stands in.
    pub indent: Option<Indent>,
    /// Its level as a heading, from 1; 0 is none.
    pub heading: Option<u8>,
    /// The list that it is of, by number; `0` is none.
    pub list: Option<String>,
    /// Its level in the list, from 0.
    pub list_level: Option<u8>,
    /// Whether it begins a page.
    pub begins_page: Option<bool>,
    /// Whether it stands in a frame of its own.
    pub is_framed: Option<bool>,
    /// Whether it is only the large first letter of the next one.
    pub is_drop_cap: bool,
    /// Whether a line is drawn above or below it.
    pub is_ruled: Option<bool>,
    /// Whether a tracked change took its end out, so that the next one goes on in it.
    pub end_is_deleted: bool,
}

/// How far a first line stands in; hanging is below 0.
#[derive(Debug, Copy, Clone, PartialEq)]
pub enum Indent {
    /// In characters.
    Chars(f64),
    /// In pt.
    Points(f64),
}

impl RunLook {
    /// Reads a `w:rPr`.
    pub fn of(properties: &XmlElement) -> Self {
        let mut look = Self::default();
        for one in properties.elements() {
            let (_, name) = one.kind();
            match name {
                "rStyle" => look.style = one.val().map(str::to_string),
                "sz" => look.size = one.val().and_then(half_points),
                "rFonts" => look.faces(one),
                "b" => look.bold = Some(one.is_on()),
                "i" => look.italic = Some(one.is_on()),
                "vanish" => look.hidden = Some(one.is_on()),
                "strike" | "dstrike" => {
                    look.struck = Some(one.is_on() || look.struck == Some(true));
                }
                "vertAlign" => {
                    look.raised = Some(match one.val() {
                        Some("superscript") => Raised::Up,
                        Some("subscript") => Raised::Down,
                        _ => Raised::No,
                    });
                }
                _ => {}
            }
        }
        look
    }

    fn faces(&mut self, fonts: &XmlElement) {
        let face = |name: &str, theme: &str| {
            let of_theme = fonts.get(theme).map(|name| Face::OfTheme(name.to_string()));
            of_theme.or_else(|| {
                let name = fonts.get(name).filter(|name| !name.trim().is_empty())?;
                Some(Face::Named(name.trim().to_string()))
            })
        };
        self.east_asian = face("eastAsia", "eastAsiaTheme");
        self.latin = face("ascii", "asciiTheme").or_else(|| face("hAnsi", "hAnsiTheme"));
    }

    /// This one, and of another what it does not say.
    pub fn over(self, below: &Self) -> Self {
        Self {
            style: self.style.or_else(|| below.style.clone()),
            size: self.size.or(below.size),
            east_asian: self.east_asian.or_else(|| below.east_asian.clone()),
            latin: self.latin.or_else(|| below.latin.clone()),
            bold: self.bold.or(below.bold),
            italic: self.italic.or(below.italic),
            hidden: self.hidden.or(below.hidden),
            struck: self.struck.or(below.struck),
            raised: self.raised.or(below.raised),
        }
    }
}

impl ParagraphLook {
    /// Reads a `w:pPr`.
    pub fn of(properties: &XmlElement) -> Self {
        let mut look = Self::default();
        for one in properties.elements() {
            let (_, name) = one.kind();
            match name {
                "pStyle" => look.style = one.val().map(str::to_string),
                "jc" => look.align = one.val().map(align),
                "ind" => look.indent = indent(one),
                "outlineLvl" => {
                    let level = one.val().and_then(|level| level.parse::<u8>().ok());
                    look.heading = level.map(|level| if level < 9 { level + 1 } else { 0 });
                }
                "numPr" => {
                    let said = |name| one.word(name).and_then(XmlElement::val);
                    look.list = said("numId").map(str::to_string);
                    look.list_level = said("ilvl").and_then(|level| level.parse().ok());
                }
                "pageBreakBefore" => look.begins_page = Some(one.is_on()),
                "framePr" => {
                    look.is_framed = Some(true);
                    look.is_drop_cap = matches!(one.get("dropCap"), Some("drop" | "margin"));
                }
                "pBdr" => {
                    let is_line = |side| one.word(side).is_some_and(XmlElement::is_on);
                    look.is_ruled = Some(is_line("top") || is_line("bottom"));
                }
                "rPr" => {
                    look.end_is_deleted =
                        one.word("del").is_some() || one.word("moveFrom").is_some();
                }
                _ => {}
            }
        }
        look
    }

    /// This one, and of another what it does not say and what passes on.
    pub fn over(self, below: &Self) -> Self {
        Self {
            style: self.style.or_else(|| below.style.clone()),
            align: self.align.or(below.align),
            indent: self.indent.or(below.indent),
            heading: self.heading.or(below.heading),
            list: self.list.or_else(|| below.list.clone()),
            list_level: self.list_level.or(below.list_level),
            begins_page: self.begins_page.or(below.begins_page),
            is_framed: self.is_framed.or(below.is_framed),
            is_ruled: self.is_ruled.or(below.is_ruled),
            ..self
        }
    }
}

fn half_points(value: &str) -> Option<f64> {
    let size = match value.strip_suffix("pt") {
        Some(points) => points.parse::<f64>().ok()?,
        None => value.parse::<f64>().ok()? / 2.0,
    };
    (size.is_finite() && size > 0.0 && size < 2000.0).then_some(size)
}

fn align(value: &str) -> Align {
    match value {
        "center" => Align::Centre,
        "right" | "end" => Align::Right,
        _ => Align::Left,
    }
}

fn indent(of: &XmlElement) -> Option<Indent> {
    let number = |name| of.get(name).and_then(|value| value.parse::<f64>().ok());
    let chars = match (number("hangingChars"), number("firstLineChars")) {
        (Some(hanging), _) if hanging != 0.0 => Some(-hanging / 100.0),
        (hanging, first) => first.or(hanging).map(|chars| chars / 100.0),
    };
    let twips = match (number("hanging"), number("firstLine")) {
        (Some(hanging), _) if hanging != 0.0 => Some(-hanging / 20.0),
        (hanging, first) => first.or(hanging).map(|twips| twips / 20.0),
    };
    match (chars, twips) {
        (Some(chars), _) if chars != 0.0 => Some(Indent::Chars(chars)),
        (_, Some(points)) => Some(Indent::Points(points)),
        (chars, None) => chars.map(Indent::Chars),
    }
}
