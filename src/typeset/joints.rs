//! Long Latin: where an address may be broken, and the marks that say so to Typst.

use typst_library::layout::{Frame, FrameItem};
use typst_library::text::TextItem;

use super::words::is_wide;

/// A space of no width: a line may end here. It is no part of the copy and is taken out again once
/// the lines are broken.
pub const MAY_BREAK: char = '\u{200B}';

/// Latin longer than this may be broken at its joints: addresses, not words.
pub const LONG: usize = 12;

/// Where a run of Latin longer than `long` may be broken: after the joints of an address, and anywhere in a run
/// that has none and would be wider than most columns.
pub fn joints(words: &str, long: usize) -> Vec<usize> {
    let mut joints = Vec::new();
    for latin in words.split(is_wide).filter(|run| run.chars().count() > long) {
        let start = latin.as_ptr() as usize - words.as_ptr() as usize;
        let mut last = start;
        for (i, c) in latin.char_indices() {
            let end = start + i + c.len_utf8();
            let joint =
                matches!(c, '/' | '.' | '-' | '_' | '?' | '&' | '=' | '@' | ':' | '#' | '%');
            let inside = end < start + latin.len();
            if inside && (joint && end - last > 2 || end - last >= long) {
                joints.push(end);
                last = end;
            }
        }
    }
    joints
}

/// Takes the marks out of set text, so that nobody copies or reads them.
pub fn take_out(frame: &mut Frame) {
    if !any(frame) {
        return;
    }
    frame.retain(|item| {
        match item {
            FrameItem::Text(text) => clean(text),
            FrameItem::Group(group) => take_out(&mut group.frame),
            _ => {}
        }
        !matches!(item, FrameItem::Text(text) if text.glyphs.is_empty())
    });
}

fn any(frame: &Frame) -> bool {
    frame.items().any(|(_, item)| match item {
        FrameItem::Text(text) => text.text.contains(MAY_BREAK),
        FrameItem::Group(group) => any(&group.frame),
        _ => false,
    })
}

/// The marks have no width, so that the other glyphs stay where they are.
fn clean(text: &mut TextItem) {
    let marks: Vec<usize> = text.text.match_indices(MAY_BREAK).map(|(at, _)| at).collect();
    if marks.is_empty() {
        return;
    }
    let width = MAY_BREAK.len_utf8();
    let before = |at: usize| (marks.partition_point(|mark| *mark < at) * width) as u16;
    text.glyphs.retain(|glyph| !marks.contains(&glyph.range().start));
    for glyph in &mut text.glyphs {
        let (start, end) = (glyph.range.start, glyph.range.end);
        glyph.range = start - before(usize::from(start))..end - before(usize::from(end));
    }
    text.text = text.text.chars().filter(|c| *c != MAY_BREAK).collect();
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Vec<&str> {
        let mut ends = joints(text, LONG);
        ends.push(text.len());
        let mut start = 0;
        ends.into_iter()
            .map(|end| {
                let part = &text[start..end];
                start = end;
                part
            })
            .collect()
    }

    #[test]
    fn addresses_break_at_their_joints() {
        let address = "见www.yanxia.example/tu。";
        assert_eq!(parts(address), ["见www.", "yanxia.", "example/", "tu。"]);
        assert_eq!(parts("与Act+"), ["与Act+"]);
        assert_eq!(parts("abcdefghijklmnop"), ["abcdefghijkl", "mnop"]);
    }
}
