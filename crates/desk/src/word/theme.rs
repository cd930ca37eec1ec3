//! The faces that a theme names, so that `minorEastAsia` becomes `宋体`.

use super::package::Package;
use super::tree::{Elements, Ns, XmlElement};

/// The faces of a theme.
#[derive(Debug, Clone, Default)]
pub struct Theme {
    major: Faces,
    minor: Faces,
}

#[derive(Debug, Clone, Default)]
struct Faces {
    latin: Option<String>,
    east_asian: Option<String>,
}

impl Theme {
    /// That of a file. `script` is the one its East Asian text is in: `Hans`, `Hant`, `Jpan`.
    pub fn of(package: &Package, part: Option<&str>, script: &str) -> Self {
        let root = Elements::whole(&package.text_if_any(part));
        let faces = |name| {
            root.as_ref()
                .and_then(|root| root.below(Ns::Drawing, name))
                .map(|faces| Faces::of(faces, script))
                .unwrap_or_default()
        };
        Self { major: faces("majorFont"), minor: faces("minorFont") }
    }

    /// The face by the name that a run has for it: `minorEastAsia`, `majorHAnsi`.
    pub fn face(&self, name: &str) -> Option<&str> {
        let faces = if name.starts_with("major") { &self.major } else { &self.minor };
        let face = if name.ends_with("EastAsia") { &faces.east_asian } else { &faces.latin };
        face.as_deref()
    }
}

impl Faces {
    fn of(element: &XmlElement, script: &str) -> Self {
        let named = |name| {
            let face = element.named(name)?.get("typeface")?;
            (!face.is_empty()).then(|| face.to_string())
        };
        let of_script = || {
            let font = element.elements().find(|one| one.get("script") == Some(script))?;
            font.get("typeface").map(str::to_string)
        };
        Self { latin: named("latin"), east_asian: named("ea").or_else(of_script) }
    }
}

/// The script of a language: `zh-CN` is written in `Hans`.
pub fn script(language: &str) -> &'static str {
    match language {
        "ja-JP" | "ja" => "Jpan",
        "ko-KR" | "ko" => "Hang",
        "zh-TW" | "zh-HK" | "zh-MO" => "Hant",
        _ => "Hans",
    }
}
