//! Small PDFs written by hand, and what is looked at in the recoloured ones.

use std::fmt::Write as _;

use lopdf::{Dictionary, Document, Object};

use kanyin_colour::{Cmyk, ColourModel, SpotInk};

use crate::tokens::Tokens;
use crate::{
    ColourUse, Inked, InkedPixels, Inking, Overprint, PageChoice, Painted, SourceColour,
    SourcePixels, recolour,
};

/// A page of 100 × 100 points.
pub struct Sheet {
    resources: String,
    page: String,
    content: Vec<u8>,
    objects: Vec<Vec<u8>>,
    catalog: String,
}

impl Sheet {
    pub fn new(resources: &str, content: &str) -> Self {
        Self {
            resources: resources.to_string(),
            page: String::new(),
            content: content.as_bytes().to_vec(),
            objects: Vec::new(),
            catalog: String::new(),
        }
    }

    /// One more object; the first is `5 0 R`.
    pub fn object(mut self, text: &str) -> Self {
        self.objects.push(text.as_bytes().to_vec());
        self
    }

    /// One more stream.
    pub fn stream(mut self, dict: &str, data: impl AsRef<[u8]>) -> Self {
        let data = data.as_ref();
        let head = format!("<< {dict} /Length {} >>\nstream\n", data.len());
        self.objects.push([head.as_bytes(), data, b"\nendstream"].concat());
        self
    }

    pub fn page(mut self, entries: &str) -> Self {
        self.page = entries.to_string();
        self
    }

    pub fn catalog(mut self, entries: &str) -> Self {
        self.catalog = entries.to_string();
        self
    }

    pub fn bytes(&self) -> Vec<u8> {
        let head = format!("<< /Length {} >>\nstream\n", self.content.len());
        let mut objects = vec![
            format!("<< /Type /Catalog /Pages 2 0 R {} >>", self.catalog).into_bytes(),
            b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>".to_vec(),
            format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Resources << {} >> \
                 /Contents 4 0 R {} >>",
                self.resources, self.page
            )
            .into_bytes(),
            [head.as_bytes(), &self.content, b"\nendstream"].concat(),
        ];
        objects.extend(self.objects.iter().cloned());
        let mut out = b"%PDF-1.6\n".to_vec();
        let mut places = String::from("0000000000 65535 f \n");
        for (i, object) in objects.iter().enumerate() {
            let _ = writeln!(places, "{:010} 00000 n ", out.len());
            out.extend(format!("{} 0 obj\n", i + 1).bytes());
            out.extend_from_slice(object);
            out.extend_from_slice(b"\nendobj\n");
        }
        let (at, size) = (out.len(), objects.len() + 1);
        out.extend(format!("xref\n0 {size}\n{places}").bytes());
        out.extend(
            format!("trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{at}\n%%EOF\n").bytes(),
        );
        out
    }

    /// Recoloured by the plain inking, and looked through.
    pub fn plain(&self) -> Done {
        self.by(&Plain)
    }

    pub fn by(&self, inking: &dyn Inking) -> Done {
        let bytes = self.bytes();
        keep("source", &bytes);
        let done = recolour(&bytes, PageChoice::All, inking).unwrap();
        keep("done", &done.pdf);
        let document = Document::load_mem(&done.pdf).unwrap();
        let done = Done { document, transparent: done.transparent };
        done.has_inks_only();
        done
    }
}

/// For looking at them with other readers: KEEP_SHEETS names a folder.
fn keep(what: &str, bytes: &[u8]) {
    if let Ok(folder) = std::env::var("KEEP_SHEETS") {
        let thread = std::thread::current();
        let name = thread.name().unwrap_or("sheet").replace("::", "-");
        std::fs::write(format!("{folder}/{name}.{what}.pdf"), bytes).unwrap();
    }
}

/// A recoloured sheet.
pub struct Done {
    pub document: Document,
    pub transparent: bool,
}

impl Done {
    /// The page's content, line by line.
    pub fn content(&self) -> String {
        let page = self.document.page_iter().next().unwrap();
        let bytes = self.document.get_page_content(page);
        String::from_utf8_lossy(&bytes).trim_end().to_string()
    }

    /// An object found by the kind of its dictionary.
    pub fn dict(&self, found: impl Fn(&Dictionary) -> bool) -> &Dictionary {
        self.dicts().find(|dict| found(dict)).unwrap()
    }

    pub fn dicts(&self) -> impl Iterator<Item = &Dictionary> {
        self.document.objects.values().filter_map(|object| match object {
            Object::Stream(stream) => Some(&stream.dict),
            object => object.as_dict().ok(),
        })
    }

    /// The pictures, stencils and soft masks too.
    pub fn pictures(&self) -> Vec<&lopdf::Stream> {
        let streams = self.document.objects.values().filter_map(|object| object.as_stream().ok());
        streams.filter(|stream| stream.dict.has(b"Width")).collect()
    }

    /// A stream's text, found by what it holds.
    pub fn form(&self, holds: &str) -> String {
        let streams = self.document.objects.values().filter_map(|object| object.as_stream().ok());
        let texts = streams.filter_map(|stream| stream.get_plain_content().ok());
        let mut texts = texts.map(|text| String::from_utf8_lossy(&text).into_owned());
        texts.find(|text| text.contains(holds)).unwrap()
    }

    /// Everything written out, for a glance.
    pub fn all(&self) -> String {
        self.document.objects.values().map(|object| format!("{object:?}\n")).collect()
    }

    /// No space, no operator, no key that has no place on a press.
    fn has_inks_only(&self) {
        for object in self.document.objects.values() {
            names(object, &mut |name| {
                let bad = ["DeviceRGB", "CalRGB", "CalGray", "Lab", "ICCBased", "RGB", "TR", "HT"];
                assert!(!bad.contains(&name), "{name} is left in {object:?}");
            });
            let Object::Stream(stream) = object else { continue };
            if stream.dict.has(b"Width") || stream.dict.has(b"FunctionType") {
                continue;
            }
            let Ok(text) = stream.get_plain_content() else { continue };
            let mut tokens = Tokens::new(&text, 0);
            while let Some(operation) = tokens.operation() {
                assert!(!matches!(operation.operator, b"rg" | b"RG"), "rg is left");
            }
        }
    }
}

fn names(object: &Object, found: &mut impl FnMut(&str)) {
    match object {
        Object::Name(name) => found(&String::from_utf8_lossy(name)),
        Object::Array(array) => array.iter().for_each(|object| names(object, found)),
        Object::Dictionary(dict) => of_dict(dict, found),
        Object::Stream(stream) => of_dict(&stream.dict, found),
        _ => {}
    }
}

fn of_dict(dict: &Dictionary, found: &mut impl FnMut(&str)) {
    for (key, value) in dict {
        found(&String::from_utf8_lossy(key));
        names(value, found);
    }
}

/// RGB becomes its complement, black text black ink; the spot «Keep» stays.
pub struct Plain;

pub fn keep_spot() -> SpotInk {
    SpotInk { name: "Keep".to_string(), stand_in: Cmyk([0.0, 1.0, 0.5, 0.0]) }
}

impl Inking for Plain {
    fn colour(&self, seen: &SourceColour, how: ColourUse) -> Inked {
        match seen {
            SourceColour::Grey(_, None) | SourceColour::Cmyk(_, None) => Inked::AsItIs,
            SourceColour::Grey(value, _) => Inked::Grey(1.0 - value),
            SourceColour::Cmyk(cmyk, _) => Inked::Cmyk(Cmyk(*cmyk)),
            SourceColour::Rgb([0.0, 0.0, 0.0], _)
                if matches!(how.what, Painted::Text | Painted::Line) =>
            {
                Inked::Cmyk(Cmyk::black(1.0))
            }
            SourceColour::Rgb(rgb, _) => Inked::Cmyk(Cmyk(complement(*rgb))),
            SourceColour::Lab([l, ..]) => Inked::Grey(1.0 - l / 100.0),
            SourceColour::Spot { names, tints, .. } if names[0] == "Keep" => {
                let (spot, tint) = (keep_spot(), tints[0]);
                match tints.get(1) {
                    Some(k) => Inked::Both { cmyk: Cmyk::black(*k), spot, tint },
                    None => Inked::Spot { spot, tint },
                }
            }
            SourceColour::Spot { stand_in, .. } => self.colour(stand_in, how),
        }
    }

    fn pixels(
        &self,
        pixels: SourcePixels<'_>,
        _: Overprint,
    ) -> Result<InkedPixels, kanyin_diagnostics::Told> {
        Ok(match pixels.model {
            ColourModel::Grey | ColourModel::Cmyk => InkedPixels::AsItIs,
            ColourModel::Rgb => {
                let pixels = pixels.data.chunks_exact(3);
                InkedPixels::Cmyk(
                    pixels.flat_map(|p| [255 - p[0], 255 - p[1], 255 - p[2], 0]).collect(),
                )
            }
        })
    }

    fn blends_in(&self) -> ColourModel {
        ColourModel::Cmyk
    }
}

fn complement([r, g, b]: [f32; 3]) -> [f32; 4] {
    [1.0 - r, 1.0 - g, 1.0 - b, 0.0]
}

/// The head of an ICC profile: enough to be taken for one.
pub fn profile(channels: &str) -> Vec<u8> {
    let mut bytes = vec![0; 128];
    bytes[16..20].copy_from_slice(channels.as_bytes());
    bytes[36..40].copy_from_slice(b"acsp");
    bytes
}
