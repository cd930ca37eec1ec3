//! The faces that the binary carries, made by `fonts/recipe.py`.

/// A built-in font file: its name and its bytes.
pub struct Builtin {
    /// The file's name in `fonts/`.
    pub name: &'static str,
    /// The whole file.
    pub data: &'static [u8],
    /// Names that people know its family by, besides those in the file.
    pub also: &'static [&'static str],
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
        &[$(Builtin {
            name: $name,
            data: include_bytes!(concat!("../../../fonts/", $name)),
            also: $also,
        }),*]
    };
}

/// All built-in fonts.
pub static BUILTIN: &[Builtin] = builtin![
    "NotoSerifCJKsc-Regular.otf" SERIF,
    "NotoSerifCJKsc-Black.otf" SERIF,
    "NotoSansCJKsc-Regular.otf" SANS,
    "NotoSansCJKsc-Bold.otf" SANS,
    "LXGWWenKai-Regular.ttf" &["霞鹜文楷"],
    "MaShanZheng-Regular.ttf" &["马善政毛笔楷书"],
];
