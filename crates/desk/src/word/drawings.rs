//! What a drawing holds: pictures, text boxes, words set as a drawing. Newer files say it as DrawingML, older ones as VML,
//! most say it both ways, of which one is read.

use super::tree::{Ns, XmlElement};

/// A drawing.
#[derive(Debug, Default)]
pub struct Drawing<'e> {
    /// Whether it stands beside the text, not in it.
    pub is_floating: bool,
    /// What it holds, in order.
    pub things: Vec<Drawn<'e>>,
}

/// A thing in a drawing.
#[derive(Debug)]
pub enum Drawn<'e> {
    /// A picture.
    Picture(Shown),
    /// A text box: what is in it are blocks.
    Box(&'e XmlElement),
    /// Words that are drawn: WordArt, text of a diagram.
    Words(String),
    /// A diagram whose words are in another part, by its relation.
    Diagram(String),
    /// A chart in another part, by its relation.
    Chart(String),
    /// A line across.
    Rule,
}

/// A picture as the text calls it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Shown {
    /// The relation that leads to its bytes in the file.
    pub embedded: Option<String>,
    /// The relation or address that leads out of the file.
    pub linked: Option<String>,
    /// What its file was called, as far as Word remembers.
    pub name: String,
    /// What is said of it for people who cannot see it.
    pub alt: String,
    /// Whether only a part of it is shown.
    pub is_cropped: bool,
}

impl<'e> Drawing<'e> {
    /// Reads a `w:drawing`, `w:pict` or `w:object`.
    pub fn of(element: &'e XmlElement) -> Self {
        let mut drawing = Self::default();
        drawing.walk(element, &Said::default());
        drawing
    }

    fn walk(&mut self, element: &'e XmlElement, said: &Said<'e>) {
        for inner in element.elements() {
            match inner.kind() {
                (Ns::Placed, "anchor") => {
                    self.is_floating = true;
                    self.walk(inner, &Said::of(inner.named("docPr")).or(said));
                }
                (Ns::Placed, "inline") => {
                    self.walk(inner, &Said::of(inner.named("docPr")).or(said));
                }
                (Ns::Picture, "pic") => self.picture(inner, said),
                // A picture that fills a shape.
                (Ns::Drawing, "blip") => self.things.extend(blip(inner, said).map(Drawn::Picture)),
                (Ns::Word, "txbxContent") => self.things.push(Drawn::Box(inner)),
                (Ns::Drawing, "txBody") => self.words(&lines(inner)),
                (Ns::Compat, "AlternateContent") => {
                    let before = self.things.len();
                    for one in inner.ways() {
                        if self.things.len() == before {
                            self.walk(one, said);
                        }
                    }
                }
                (Ns::Vml, _) => self.vml(inner, said),
                (_, "relIds") => {
                    self.things.extend(inner.relation("dm").map(|id| Drawn::Diagram(id.into())));
                }
                (Ns::Other, "chart") => {
                    self.things.extend(inner.relation("id").map(|id| Drawn::Chart(id.into())));
                }
                _ => self.walk(inner, said),
            }
        }
    }

    fn picture(&mut self, picture: &'e XmlElement, said: &Said<'e>) {
        let own = picture.named("nvPicPr").and_then(|about| about.named("cNvPr"));
        let said = Said::of(own).or(said);
        let Some(fill) = picture.named("blipFill") else { return };
        let Some(mut shown) = fill.named("blip").and_then(|of| blip(of, &said)) else { return };
        shown.is_cropped = fill.named("srcRect").is_some_and(|cut| {
            ["l", "t", "r", "b"].iter().any(|side| cut.get(side).is_some_and(|by| by != "0"))
        });
        self.things.push(Drawn::Picture(shown));
    }

    fn vml(&mut self, element: &'e XmlElement, said: &Said<'e>) {
        let style = element.get("style").unwrap_or_default();
        if style.contains("position:absolute") {
            self.is_floating = true;
        }
        let said = Said { name: None, alt: element.get("alt") }.or(said);
        match element.kind().1 {
            "imagedata" | "fill" => {
                let id = element.relation("id").or_else(|| element.get("relid"));
                let href = element.relation("href");
                if id.is_some() || href.is_some() {
                    self.things.push(Drawn::Picture(Shown {
                        embedded: id.map(str::to_string),
                        linked: href.map(str::to_string),
                        name: element.get("title").or(said.name).unwrap_or_default().into(),
                        alt: said.alt.unwrap_or_default().into(),
                        is_cropped: ["cropleft", "croptop", "cropright", "cropbottom"]
                            .iter()
                            .any(|side| element.get(side).is_some()),
                    }));
                }
            }
            "textpath" => self.words(element.get("string").unwrap_or_default()),
            _ if matches!(element.get("hr"), Some("t" | "true")) => self.things.push(Drawn::Rule),
            _ => self.walk(element, &said),
        }
    }

    fn words(&mut self, words: &str) {
        if !words.trim().is_empty() {
            self.things.push(Drawn::Words(words.to_string()));
        }
    }
}

/// What is said of a thing around it.
#[derive(Debug, Clone, Default)]
struct Said<'e> {
    name: Option<&'e str>,
    alt: Option<&'e str>,
}

impl<'e> Said<'e> {
    fn of(about: Option<&'e XmlElement>) -> Self {
        let filled = |name| about?.get(name).filter(|said| !said.trim().is_empty());
        Self { name: filled("name"), alt: filled("descr").or_else(|| filled("title")) }
    }

    fn or(self, outer: &Self) -> Self {
        Self { name: self.name.or(outer.name), alt: self.alt.or(outer.alt) }
    }
}

fn blip(element: &XmlElement, said: &Said) -> Option<Shown> {
    let filled =
        |name| element.relation(name).filter(|id: &&str| !id.is_empty()).map(str::to_string);
    let (embedded, linked) = (filled("embed"), filled("link"));
    (embedded.is_some() || linked.is_some()).then(|| Shown {
        embedded,
        linked,
        name: said.name.unwrap_or_default().to_string(),
        alt: said.alt.unwrap_or_default().to_string(),
        is_cropped: false,
    })
}

/// The text of a drawing's own paragraphs (`a:p`), each on a line.
pub fn lines(element: &XmlElement) -> String {
    let mut found = String::new();
    for inner in element.elements() {
        match inner.kind() {
            (Ns::Drawing, "t") => found.push_str(&inner.text()),
            (Ns::Drawing, "br") => found.push('\n'),
            (Ns::Drawing, "p") => {
                let line = lines(inner);
                if !line.trim().is_empty() {
                    if !found.is_empty() {
                        found.push('\n');
                    }
                    found.push_str(&line);
                }
            }
            _ => {
                let more = lines(inner);
                if !found.is_empty() && !more.is_empty() && inner.ns != Ns::Drawing {
                    found.push('\n');
                }
                found.push_str(&more);
            }
        }
    }
    found
}
