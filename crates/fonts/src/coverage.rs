//! How much of 通用规范汉字表 a font has.

use std::sync::LazyLock;

use typst_library::text::FontInfo;

/// The 8,105 characters of 通用规范汉字表 (2013).
pub static TONGYONG: LazyLock<Vec<char>> = LazyLock::new(|| {
    include_str!("../../../fonts/tongyong-8105.txt")
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect()
});

/// How many of the 8,105 characters a font has.
pub fn covered(info: &FontInfo) -> usize {
    TONGYONG.iter().filter(|&&c| info.coverage.contains(c as u32)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_whole() {
        let mut characters = TONGYONG.clone();
        characters.sort_unstable();
        characters.dedup();
        assert_eq!(characters.len(), 8105);
    }
}
