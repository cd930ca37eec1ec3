//! How text of a page looks: the elements that it stands in, and the styles that are written into their tags.
//!
//! Style sheets are not read: an article saved from WeChat has all its looks in its tags, and of another page's look nothing
//! is worth more than what its elements say.

use std::rc::Rc;

use super::tree::{NodeNo, Tree};
use crate::block::{Align, Raised};

/// Points of a CSS pixel.
const PX: f64 = 0.75;
/// What a page without a word about it is set in, in pt.
const USUAL: f64 = 12.0;

/// How text looks at a place, as far as the page says.
#[derive(Debug, Clone, Default)]
pub struct WebStyle {
    /// In pt.
    pub size: Option<f64>,
    /// The first family that is named.
    pub face: Option<Rc<str>>,
    /// Bold.
    pub is_bold: bool,
    /// Italic.
    pub is_italic: bool,
    /// Raised or lowered.
    pub raised: Raised,
    /// Where it leads.
    pub link: Option<Rc<str>>,
    /// How its block stands.
    pub align: Align,
    /// How far the first line of its block stands in, in characters.
    pub indent: f64,
    /// What its block is called.
    pub called: Option<&'static str>,
    /// Its level, if its block is a heading.
    pub heading: Option<u8>,
    /// The level of the list that it stands in.
    pub list: Option<u8>,
    /// In a frame or beside the text.
    pub is_boxed: bool,
    /// Nobody sees it.
    pub is_hidden: bool,
    /// Its line ends and spaces are kept.
    pub keeps_white: bool,
}

/// How an element stands among others.
#[derive(Debug, Copy, Clone, PartialEq, Eq)]
pub enum Display {
    /// By itself, from line to line.
    Block,
    /// In a line.
    Inline,
}

impl WebStyle {
    /// The style in an element that stands in this one.
    pub fn enter(&self, tree: &Tree, node: NodeNo) -> (Self, Display) {
        let mut style = self.clone();
        let name = tree.name(node);
        let mut display = display(name);
        style.by_element(tree, node, name);
        if tree.attribute(node, "hidden").is_some() {
            style.is_hidden = true;
        }
        if let Some(align) = tree.attribute(node, "align").filter(|_| display == Display::Block) {
            style.align_as(align);
        }
        // WeChat hides the article until its script has run.
        let is_article = tree.attribute(node, "id") == Some("js_content");
        let written = tree.attribute(node, "style").unwrap_or_default();
        let mut is_wide = false;
        for (key, value) in declarations(written) {
            if key.eq_ignore_ascii_case("width") {
                is_wide = value
                    .strip_suffix('%')
                    .and_then(|n| n.trim().parse::<f64>().ok())
                    .is_some_and(|n| n >= 40.0);
            }
        }
        for (key, value) in declarations(written) {
            match key.to_ascii_lowercase().as_str() {
                "display" => match value {
                    "none" => style.is_hidden = true,
                    "block" | "flex" | "grid" | "table" | "list-item" | "table-cell"
                    | "table-row" => display = Display::Block,
                    "inline" | "inline-block" | "inline-flex" if !is_wide => {
                        display = Display::Inline
                    }
                    _ => {}
                },
                "visibility" if !is_article => style.is_hidden |= value == "hidden",
                key => style.declare(key, value, self),
            }
        }
        (style, display)
    }

    fn by_element(&mut self, tree: &Tree, node: NodeNo, name: &str) {
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.heading = name[1..].parse().ok();
                self.called =
                    ["h1", "h2", "h3", "h4", "h5", "h6"].into_iter().find(|one| *one == name);
                self.is_bold = true;
            }
            "b" | "strong" | "th" => self.is_bold = true,
            "i" | "em" | "cite" | "dfn" | "address" => self.is_italic = true,
            "sup" => self.raised = Raised::Up,
            "sub" => self.raised = Raised::Down,
            "center" => self.align = Align::Centre,
            "pre" | "listing" | "xmp" => {
                self.keeps_white = true;
                self.called = Some("pre");
            }
            "blockquote" => self.called = Some("blockquote"),
            "figcaption" => self.called = Some("figcaption"),
            "caption" => self.called = Some("caption"),
            "dt" => self.called = Some("dt"),
            "dd" => self.called = Some("dd"),
            "aside" => self.is_boxed = true,
            "ul" | "ol" | "menu" => self.list = Some(self.list.unwrap_or(0).saturating_add(1)),
            "font" => {
                if let Some(face) = tree.attribute(node, "face") {
                    self.face = family(face);
                }
                let step =
                    tree.attribute(node, "size").and_then(|size| size.trim().parse::<usize>().ok());
                let sizes = [7.5, 10.0, 12.0, 13.5, 18.0, 24.0, 36.0];
                self.size =
                    step.and_then(|step| sizes.get(step.wrapping_sub(1)).copied()).or(self.size);
            }
            "a" => self.link = tree.attribute(node, "href").and_then(leads_to),
            _ => {}
        }
    }

    fn declare(&mut self, key: &str, value: &str, outer: &Self) {
        match key {
            "font-size" => {
                let size = length(value, outer.size.unwrap_or(USUAL));
                self.size = size.filter(|size| *size > 0.0).or(self.size);
            }
            "font-weight" => {
                self.is_bold = match value {
                    "bold" | "bolder" => true,
                    number => number.parse::<u32>().is_ok_and(|weight| weight >= 600),
                };
            }
            "font-style" => {
                self.is_italic = value.starts_with("italic") || value.starts_with("oblique")
            }
            "font-family" => self.face = family(value).or(self.face.take()),
            "text-align" => self.align_as(value),
            "text-indent" => {
                let size = self.size.or(outer.size).unwrap_or(USUAL);
                self.indent = length(value, size).map_or(0.0, |indent| indent / size);
            }
            "vertical-align" => match value {
                "super" => self.raised = Raised::Up,
                "sub" => self.raised = Raised::Down,
                _ => {}
            },
            "white-space" => {
                self.keeps_white = matches!(value, "pre" | "pre-wrap" | "pre-line" | "break-spaces")
            }
            _ => {}
        }
    }

    fn align_as(&mut self, value: &str) {
        self.align = match value.to_ascii_lowercase().as_str() {
            "center" | "middle" | "-webkit-center" => Align::Centre,
            "right" | "end" | "-webkit-right" => Align::Right,
            "left" | "start" | "justify" | "-webkit-left" => Align::Left,
            _ => self.align,
        };
    }
}

/// Whether an element draws a frame or a ground around what stands in it.
pub fn draws_a_box(tree: &Tree, node: NodeNo) -> bool {
    let is_ground = |value: &str| {
        let value = value.replace(' ', "").to_ascii_lowercase();
        !matches!(
            value.as_str(),
            "" | "none"
                | "transparent"
                | "white"
                | "#fff"
                | "#ffffff"
                | "rgb(255,255,255)"
                | "initial"
                | "inherit"
                | "unset"
        ) && !value.ends_with(",0)")
            && !value.contains("url(")
    };
    let is_frame = |value: &str| {
        let has_width = value.split_whitespace().any(|word| {
            word.strip_suffix("px")
                .and_then(|n| n.parse::<f64>().ok())
                .is_some_and(|width| width > 0.0)
        });
        has_width
            && value
                .split_whitespace()
                .any(|word| matches!(word, "solid" | "dashed" | "dotted" | "double"))
    };
    declarations(tree.attribute(node, "style").unwrap_or_default()).any(|(key, value)| {
        match key.to_ascii_lowercase().as_str() {
            "background-color" | "background" => is_ground(value),
            "border" => is_frame(value),
            _ => false,
        }
    })
}

/// The declarations of a `style`, parted at semicolons that stand in no brackets or quotes.
pub fn declarations(style: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = style;
    std::iter::from_fn(move || {
        while !rest.is_empty() {
            let (mut depth, mut quote, mut end) = (0u32, None, rest.len());
            for (at, byte) in rest.bytes().enumerate() {
                match (quote, byte) {
                    (Some(open), _) if open == byte => quote = None,
                    (Some(_), _) => {}
                    (None, b'"' | b'\'') => quote = Some(byte),
                    (None, b'(') => depth += 1,
                    (None, b')') => depth = depth.saturating_sub(1),
                    (None, b';') if depth == 0 => {
                        end = at;
                        break;
                    }
                    _ => {}
                }
            }
            let one = &rest[..end];
            rest = rest.get(end + 1..).unwrap_or_default();
            if let Some((key, value)) = one.split_once(':') {
                let value = value.trim();
                let value = value.strip_suffix("!important").unwrap_or(value).trim_end();
                return Some((key.trim(), value));
            }
        }
        None
    })
}

/// How an element stands where no style says otherwise.
fn display(name: &str) -> Display {
    match name {
        "" | "a" | "abbr" | "acronym" | "b" | "bdi" | "bdo" | "big" | "cite" | "code" | "data"
        | "del" | "dfn" | "em" | "font" | "i" | "img" | "ins" | "kbd" | "label" | "mark" | "q"
        | "rb" | "rp" | "rt" | "ruby" | "rtc" | "s" | "samp" | "small" | "span" | "strike"
        | "strong" | "sub" | "sup" | "time" | "tspan" | "tt" | "u" | "var" | "wbr" | "br"
        | "picture" | "source" | "nobr" | "mp-style-type" => Display::Inline,
        _ => Display::Block,
    }
}

/// The first family of a list.
fn family(list: &str) -> Option<Rc<str>> {
    let first = list.split(',').next()?.trim().trim_matches(['"', '\'']).trim();
    let says_nothing = matches!(
        first,
        "" | "inherit"
            | "initial"
            | "unset"
            | "system-ui"
            | "-apple-system"
            | "sans-serif"
            | "serif"
    );
    (!says_nothing).then(|| first.into())
}

/// A length in pt; `em` is the size that it goes by.
fn length(value: &str, em: f64) -> Option<f64> {
    let value = value.trim();
    let split =
        value.find(|c: char| !c.is_ascii_digit() && !"+-.".contains(c)).unwrap_or(value.len());
    let (number, unit) = value.split_at(split);
    let number: f64 = number.parse().ok()?;
    let points = match unit.trim().to_ascii_lowercase().as_str() {
        "px" => number * PX,
        "pt" => number,
        "em" => number * em,
        "rem" => number * USUAL,
        "%" => number / 100.0 * em,
        "vw" => number / 100.0 * 375.0 * PX,
        "" if number == 0.0 => 0.0,
        _ => return None,
    };
    (points.is_finite() && points.abs() < 10_000.0).then_some(points)
}

/// An address that a printed page can name.
pub fn leads_to(address: &str) -> Option<Rc<str>> {
    let address = address.trim();
    let scheme = address.split(':').next()?.to_ascii_lowercase();
    matches!(scheme.as_str(), "http" | "https" | "mailto" | "tel").then(|| address.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declarations_are_parted_where_they_end() {
        let style =
            "background:url(data:image/png;base64,A=) ; color : red;;font-family:\"a;b\", c; x";
        let all: Vec<_> = declarations(style).collect();
        assert_eq!(
            all,
            [
                ("background", "url(data:image/png;base64,A=)"),
                ("color", "red"),
                ("font-family", "\"a;b\", c")
            ]
        );
    }

    #[test]
    fn lengths_are_points() {
        assert_eq!(length("20px", 12.0), Some(15.0));
        assert_eq!(length("1.5em", 12.0), Some(18.0));
        assert_eq!(length("150%", 10.0), Some(15.0));
        assert_eq!([length("large", 12.0), length("", 12.0), length("1e999px", 12.0)], [None; 3]);
    }

    #[test]
    fn only_addresses_that_lead_somewhere_are_links() {
        assert!(leads_to(" https://a.cn/x").is_some() && leads_to("MAILTO:a@b.cn").is_some());
        assert!(
            leads_to("javascript:;").is_none()
                && leads_to("#a").is_none()
                && leads_to("b.html").is_none()
        );
    }
}
