//! Spoiling files as wires, disks and bad programs do.

use super::Dice;

/// A file as it might arrive: cut, with bits flipped, bytes lost or doubled, numbers that lie.
pub fn spoil(dice: &mut Dice, bytes: &mut Vec<u8>) {
    for _ in 0..=dice.below(3) {
        match dice.below(10) {
            0 => bytes.truncate(dice.below(bytes.len() + 1)),
            1 => flip_bits(dice, bytes),
            2..=5 => lie_about_a_number(dice, bytes),
            6 => lose_a_stretch(dice, bytes),
            7 => double_a_stretch(dice, bytes),
            8 => zero_a_stretch(dice, bytes),
            _ => swap_keywords(dice, bytes),
        }
    }
}

/// Text as it might arrive: characters lost, doubled, put elsewhere.
pub fn spoil_text(dice: &mut Dice, text: &mut String) {
    const STRANGE: &[&str] = &[
        "\u{0}",
        "\t",
        "\r",
        "\u{85}",
        "\u{2028}",
        "\u{200B}",
        "\u{202E}",
        "\u{FEFF}",
        "\u{FFFD}",
        "\u{1F468}\u{200D}\u{1F469}",
        "\u{0301}",
        "：",
        "＊＊",
        "“",
        "{",
        "]",
        "---\n",
        "\n\n",
        "  - ",
        ": ",
        "&a",
        "*a",
        "!!binary ",
        "|\n",
        "> ",
        "#",
        "`",
        "\\",
        "999999999999",
        "-1",
        "NaN",
    ];
    for _ in 0..=dice.below(4) {
        let mut characters: Vec<char> = text.chars().collect();
        let at = dice.below(characters.len() + 1);
        let length = dice.below(20).min(characters.len() - at);
        match dice.below(4) {
            0 => drop(characters.drain(at..at + length)),
            1 => {
                let stretch = characters[at..at + length].to_vec();
                characters.splice(at..at, stretch);
            }
            2 => drop(characters.splice(at..at, dice.one(STRANGE).chars())),
            _ => characters.truncate(at),
        }
        *text = characters.into_iter().collect();
    }
}

fn flip_bits(dice: &mut Dice, bytes: &mut [u8]) {
    for _ in 0..=dice.below(8) {
        let at = dice.below(bytes.len());
        if let Some(byte) = bytes.get_mut(at) {
            *byte ^= 1 << dice.below(8);
        }
    }
}

/// A number in the text of the file, or two or four of its bytes, become another number.
fn lie_about_a_number(dice: &mut Dice, bytes: &mut Vec<u8>) {
    const LIES: &[&str] =
        &["0", "-1", "1", "65535", "65536", "4294967295", "99999999999", "1e38", "0.00001", "7"];
    let from = dice.below(bytes.len());
    let number = bytes[from..].iter().position(u8::is_ascii_digit).map(|found| from + found);
    match number {
        Some(start) if dice.below(3) > 0 => {
            let length = bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
            bytes.splice(start..start + length, dice.one(LIES).bytes());
        }
        _ => {
            let value = [0xFF, 0x00, 0x7F, 0x80][dice.below(4)];
            let end = (from + 1 + dice.below(4)).min(bytes.len());
            bytes[from..end].fill(value);
        }
    }
}

fn stretch(dice: &mut Dice, bytes: &[u8]) -> std::ops::Range<usize> {
    let start = dice.below(bytes.len());
    let longest = (bytes.len() - start).min(1 + bytes.len() / 4);
    start..start + dice.below(longest + 1)
}

fn lose_a_stretch(dice: &mut Dice, bytes: &mut Vec<u8>) {
    let range = stretch(dice, bytes);
    bytes.drain(range);
}

fn double_a_stretch(dice: &mut Dice, bytes: &mut Vec<u8>) {
    let range = stretch(dice, bytes);
    let copy = bytes[range].to_vec();
    let at = dice.below(bytes.len() + 1);
    bytes.splice(at..at, copy);
}

fn zero_a_stretch(dice: &mut Dice, bytes: &mut [u8]) {
    let range = stretch(dice, bytes);
    bytes[range].fill(0);
}

/// One word of the file's format stands where another did.
fn swap_keywords(dice: &mut Dice, bytes: &mut Vec<u8>) {
    const WORDS: &[&str] = &[
        "obj",
        "endobj",
        "stream",
        "endstream",
        "xref",
        "trailer",
        "/Kids",
        "/Parent",
        "/Length",
        "/Filter",
        "/MediaBox",
        "/Resources",
        "/Contents",
        "/SMask",
        "/Type",
        "<g",
        "</g>",
        "url(#",
        "IDAT",
        "IEND",
        "IHDR",
    ];
    let word = dice.one(WORDS).as_bytes();
    let from = dice.below(bytes.len());
    let found = bytes[from..].windows(word.len()).position(|window| window == word);
    if let Some(start) = found.map(|found| from + found) {
        bytes.splice(start..start + word.len(), dice.one(WORDS).bytes());
    }
}
