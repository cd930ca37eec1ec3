//! The faces that the binary carries, made by `fonts/recipe.py`.

use std::sync::OnceLock;

use rayon::prelude::*;
use typst_library::foundations::Bytes;
use typst_library::text::Font;
use typst_utils::hash128;

use kanyin_custody as custody;

/// A built-in font file: its name and its bytes.
pub struct Builtin {
    /// The file's name in `fonts/`.
    pub name: &'static str,
    /// The whole file.
    pub data: &'static [u8],
    /// Names that people know its family by, besides those in the file.
    pub also: &'static [&'static str],
    face: OnceLock<Option<Font>>,
}

impl Builtin {
    /// Its face, opened once a process.
    pub fn face(&self) -> Option<&Font> {
        self.face.get_or_init(|| Font::new(Bytes::new(self.data), 0)).as_ref()
    }
}

/// Opens the built-in faces beside whatever is done next. Typst will want a hash of each: of 47 MB, which takes longer
/// than to read an issue, and would be worked out by every thread that comes to it first.
pub fn open_builtin_ahead() {
    rayon::spawn(|| {
        let _aside = custody::aside();
        let faces: Vec<&Font> = BUILTIN.par_iter().filter_map(Builtin::face).collect();
        faces.into_par_iter().for_each(|face| {
            hash128(face);
        });
    });
}

/// One design is published by Google as Noto and by Adobe as Source Han 思源.
const SERIF: &[&str] = &[
    "思源宋体",
    "思源宋体 CN",
    "思源宋体 SC",
    "Source Han Serif",
    "Source Han Serif CN",
    "Source Han Serif SC",
    "Noto Serif SC",
];
const SANS: &[&str] = &[
    "思源黑体",
    "思源黑体 CN",
    "思源黑体 SC",
    "Source Han Sans",
    "Source Han Sans CN",
    "Source Han Sans SC",
    "Noto Sans SC",
];

macro_rules! builtin {
    ($($name:literal $also:expr),* $(,)?) => {
        [$(Builtin {
            name: $name,
            data: include_bytes!(concat!("../../../fonts/", $name)),
            also: $also,
            face: OnceLock::new(),
        }),*]
    };
}

/// All built-in fonts.
pub static BUILTIN: [Builtin; 6] = builtin![
    "NotoSerifCJKsc-Regular.otf" SERIF,
    "NotoSerifCJKsc-Black.otf" SERIF,
    "NotoSansCJKsc-Regular.otf" SANS,
    "NotoSansCJKsc-Bold.otf" SANS,
    "LXGWWenKai-Regular.ttf" &["霞鹜文楷"],
    "MaShanZheng-Regular.ttf" &["马善政毛笔楷书"],
];
