//! Fonts with names of one's own choice.

/// A font file under other names: language as in OpenType's `name` table (0x0409 English, 0x0804 Chinese), name ID
/// (1 family, 4 full name, 6 PostScript name), text.
pub fn font_named(font: &[u8], names: &[(u16, u16, &str)]) -> Vec<u8> {
    let mut records = Vec::new();
    let mut texts = Vec::new();
    let mut sorted = names.to_vec();
    sorted.sort_by_key(|(language, id, _)| (*language, *id));
    for (language, id, text) in sorted {
        let text: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for value in [3, 1, language, id, text.len() as u16, texts.len() as u16] {
            records.extend(value.to_be_bytes());
        }
        texts.extend(text);
    }
    let mut table = Vec::new();
    for value in [0, names.len() as u16, 6 + records.len() as u16] {
        table.extend(value.to_be_bytes());
    }
    table.extend(records);
    table.extend(texts);

    let mut font = font.to_vec();
    font.resize(font.len().next_multiple_of(4), 0);
    let (start, length) = (font.len() as u32, table.len() as u32);
    let entry = (12..font.len()).step_by(16).find(|at| &font[*at..*at + 4] == b"name").unwrap();
    font[entry + 8..entry + 12].copy_from_slice(&start.to_be_bytes());
    font[entry + 12..entry + 16].copy_from_slice(&length.to_be_bytes());
    font.extend(table);
    font
}
