//! The faces that the binary carries, made by `fonts/recipe.py`.

/// A built-in font file: its name and its bytes.
pub struct Builtin {
    /// The file's name in `fonts/`.
    pub name: &'static str,
    /// The whole file.
    pub data: &'static [u8],
}

macro_rules! builtin {
    ($($name:literal),* $(,)?) => {
        &[$(Builtin { name: $name, data: include_bytes!(concat!("../../../fonts/", $name)) }),*]
    };
}

/// All built-in fonts.
pub static BUILTIN: &[Builtin] = builtin![
    "NotoSerifCJKsc-Regular.otf",
    "NotoSerifCJKsc-Black.otf",
    "NotoSansCJKsc-Regular.otf",
    "NotoSansCJKsc-Bold.otf",
    "LXGWWenKai-Regular.ttf",
    "MaShanZheng-Regular.ttf",
];
