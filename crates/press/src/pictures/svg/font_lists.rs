//! Where an SVG says which fonts it wants: attributes, `style`, style sheets. Each list of families gets a name of its
//! own, under which the drawing finds the faces that were chosen for it.

use std::ops::Range;
use std::sync::Arc;

use typst_library::foundations::Bytes;
use typst_library::text::{Font, FontInfo};
use usvg::roxmltree::{Document, Node};

use kanyin_diagnostics::Told;
use kanyin_fonts::Catalogue;

use super::css::{declarations, families_in_shorthand, without_leading};
use super::edits::Edits;
use super::house_faces::{Chosen, chosen, listed};
use super::links;
use super::surroundings::Surroundings;

/// The names of lists; the empty one is for type without families.
const NAME: &str = "KanyinFaces";

/// The lists of one drawing.
pub struct FontLists {
    lists: Vec<FontList>,
    own: Vec<OwnFont>,
    /// For type that names no family.
    unnamed: Chosen,
    has_type: bool,
    catalogue: Arc<Catalogue>,
}

struct FontList {
    written: Vec<String>,
    chosen: Chosen,
    own: Option<usize>,
}

/// A font that the drawing brings along (`@font-face`).
struct OwnFont {
    family: String,
    faces: Vec<Font>,
}

/// A family of a drawing: its name there, and its faces.
pub struct Alias {
    /// The name.
    pub name: String,
    /// The faces.
    pub faces: Vec<(Font, FontInfo)>,
}

impl FontLists {
    /// Finds all lists of families and puts names in their place.
    pub fn replaced(
        document: &Document<'_>,
        around: Surroundings<'_>,
        edits: &mut Edits<'_>,
    ) -> Self {
        let has_type = document.descendants().any(|node| node.has_tag_name_of("text"));
        let catalogue = around.fonts.clone();
        let unnamed = chosen(&[], around);
        let mut found = Self { lists: Vec::new(), own: Vec::new(), unnamed, has_type, catalogue };
        for sheet in document.descendants().filter(|node| node.has_tag_name_of("style")) {
            found.own.extend(own_fonts(&text(sheet), around));
        }
        for node in document.descendants().filter(Node::is_element) {
            for attribute in node.attributes() {
                let (place, value) = (attribute.range_value(), attribute.value());
                match attribute.name() {
                    "font-family" => {
                        let name = found.name(value, around);
                        edits.text(place, &name);
                    }
                    "style" => found.style(value, place, around, edits),
                    _ => {}
                }
            }
            if node.has_tag_name_of("style")
                && let Some(place) = content(node, edits.source())
            {
                found.style(&text(node), place, around, edits);
            }
        }
        found
    }

    fn style(
        &mut self,
        css: &str,
        place: Range<usize>,
        around: Surroundings<'_>,
        edits: &mut Edits<'_>,
    ) {
        let mut made = String::new();
        let mut from = 0;
        for one in declarations(css).into_iter().filter(|one| one.font_face.is_none()) {
            let families = match one.property.as_str() {
                "font-family" => 0,
                "font" => match families_in_shorthand(&css[one.value.clone()]) {
                    Some(families) => families,
                    None => continue,
                },
                _ => continue,
            };
            let start = one.value.start + families;
            made.push_str(&css[from..one.value.start]);
            made.push_str(&without_leading(&css[one.value.start..start]));
            made.push_str(&self.name(&css[start..one.value.end], around));
            from = one.value.end;
        }
        if from > 0 {
            made.push_str(&css[from..]);
            edits.text(place, &made);
        }
    }

    /// The name for a list.
    fn name(&mut self, families: &str, around: Surroundings<'_>) -> String {
        let written = listed(families);
        let inherits = |name: &String| matches!(name.as_str(), "inherit" | "initial" | "unset");
        if written.iter().any(inherits) {
            return families.to_string();
        }
        let known = self.lists.iter().position(|list| list.written == written);
        let number = known.unwrap_or_else(|| {
            let is_own = |name: &String| {
                self.own.iter().position(|own| own.family.eq_ignore_ascii_case(name))
            };
            let own = written.first().and_then(is_own);
            let chosen = chosen(&written, around);
            self.lists.push(FontList { written, chosen, own });
            self.lists.len() - 1
        });
        format!("{NAME}{number}")
    }

    /// What each list comes out in.
    pub fn faces(&self) -> Vec<(&str, &[usize])> {
        let lists = self.lists.iter().map(|list| &list.chosen).chain([&self.unnamed]);
        lists.map(|chosen| (chosen.family.as_str(), chosen.faces.as_slice())).collect()
    }

    /// Which fonts are not those that were wanted: one sentence for a drawing.
    pub fn told(&self) -> Option<Told> {
        let mut pairs: Vec<(&str, &str)> = Vec::new();
        for list in self.lists.iter().filter(|list| self.has_type && list.own.is_none()) {
            if let Some(wanted) = &list.chosen.instead_of
                && !pairs.iter().any(|(known, _)| known == wanted)
            {
                pairs.push((wanted, &list.chosen.family));
            }
        }
        if pairs.is_empty() {
            return None;
        }
        let zh: Vec<String> =
            pairs.iter().map(|(wanted, got)| format!("“{wanted}”换成“{got}”")).collect();
        let en: Vec<String> =
            pairs.iter().map(|(wanted, got)| format!("“{got}” for “{wanted}”")).collect();
        let (zh, en) = (zh.join("，"), en.join(", "));
        Some(Told {
            zh: format!(
                "里用的字体这里没有，{zh}；要用原来的字体，请放进 fonts/，或者导出时把文字转曲"
            ),
            en: format!(
                "is set in fonts that are not here: {en}. For the original ones, put them into fonts/, or export \
                 the drawing with its type outlined"
            ),
        })
    }

    /// The family of type that names none.
    pub fn unnamed(&self) -> &str {
        &self.unnamed.family
    }

    /// The families as the drawing finds them.
    pub fn into_aliases(self) -> Vec<Alias> {
        let from_book = |faces: &[usize]| -> Vec<(Font, FontInfo)> {
            let face = |index: &usize| {
                let info = self.catalogue.book().info(*index)?.clone();
                Some((self.catalogue.font(*index)?, info))
            };
            faces.iter().filter_map(face).collect()
        };
        let own = |own: &OwnFont| -> Vec<(Font, FontInfo)> {
            own.faces.iter().map(|font| (font.clone(), font.info().clone())).collect()
        };
        let mut aliases =
            vec![Alias { name: String::new(), faces: from_book(&self.unnamed.faces) }];
        for (number, list) in self.lists.iter().enumerate() {
            let brought = list.own.and_then(|number| self.own.get(number)).map(own);
            let faces = brought.unwrap_or_else(|| from_book(&list.chosen.faces));
            aliases.push(Alias { name: format!("{NAME}{number}"), faces });
        }
        aliases
    }
}

/// Fonts in a style sheet's `@font-face` rules, as far as they can be opened.
fn own_fonts(css: &str, around: Surroundings<'_>) -> Vec<OwnFont> {
    let all = declarations(css);
    let count = all.iter().filter_map(|one| one.font_face).max().map_or(0, |last| last + 1);
    let value = |rule: usize, property: &str| {
        let mut in_rule = all.iter().filter(|one| one.font_face == Some(rule));
        in_rule.find(|one| one.property == property).map(|one| &css[one.value.clone()])
    };
    let font = |rule: usize| {
        let family = listed(value(rule, "font-family")?).into_iter().next()?;
        let sources = value(rule, "src")?.split("url(").skip(1);
        let faces = sources.filter_map(|source| {
            let link = source.split(')').next()?.trim().trim_matches(['"', '\'']);
            let data = links::data(link, around)?;
            Some(Font::iter(Bytes::new(data)).collect::<Vec<_>>())
        });
        let faces = faces.into_iter().find(|faces| !faces.is_empty())?;
        Some(OwnFont { family, faces })
    };
    (0..count).filter_map(font).collect()
}

/// All text within an element.
pub fn text(node: Node<'_, '_>) -> String {
    node.descendants()
        .filter(Node::is_text)
        .filter_map(|text| text.text().map(str::to_string))
        .collect()
}

/// What stands between an element's tags.
fn content(node: Node<'_, '_>, source: &str) -> Option<Range<usize>> {
    let whole = node.range();
    let written = source.get(whole.clone())?;
    // A tag ends behind the last of its attributes.
    let attributes = node.attributes().map(|attribute| attribute.range().end - whole.start).max();
    let open = attributes.unwrap_or(0);
    let begin = open + written.get(open..)?.find('>')? + 1;
    let end = written.rfind("</")?;
    (begin <= end).then_some(whole.start + begin..whole.start + end)
}

/// Names of elements of SVG, whatever their prefix.
trait SvgElement {
    fn has_tag_name_of(&self, name: &str) -> bool;
}

impl SvgElement for Node<'_, '_> {
    fn has_tag_name_of(&self, name: &str) -> bool {
        self.is_element() && self.tag_name().name() == name
    }
}
