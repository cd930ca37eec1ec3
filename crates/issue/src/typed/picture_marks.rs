//! Pictures as people type them: `！[…]（…）`, paths with spaces, “…” round attributes.

use std::ops::Range;

use super::lines::TypedLines;
use super::prepared::Edits;
use super::slips::{Slip, Slips};

const EXTENSIONS: [&str; 16] = [
    "jpg", "jpeg", "png", "webp", "gif", "svg", "pdf", "tif", "tiff", "bmp", "heic", "jp2", "psd",
    "eps", "ai", "jfif",
];

/// Most characters looked through for brackets in one body.
const MOST_SCANNED: usize = 4 << 20;
/// Most exclamation marks of a line that are looked at.
const MOST_MARKS: usize = 100;

/// A picture as it was typed; places are bytes of the line's words.
struct TypedPicture {
    /// `!`, or nothing.
    mark: Range<usize>,
    open: Range<usize>,
    caption: Range<usize>,
    /// From `]` to `(`.
    between: Range<usize>,
    path: Range<usize>,
    attributes: Range<usize>,
    close: Range<usize>,
}

/// Reads the pictures of all lines; where their paths and attributes stand.
pub fn read(lines: &TypedLines, edits: &mut Edits, slips: &mut Slips) -> Vec<Range<usize>> {
    let mut places = Vec::new();
    let mut budget = MOST_SCANNED;
    for index in 0..lines.all.len() {
        if lines.all[index].fenced {
            continue;
        }
        let (words, place) = (lines.words(index), lines.place(index));
        let mut known = Vec::new();
        let mut at = 0;
        while let Some(found) = words[at..].find(['[', '［', '【']).map(|found| at + found) {
            if budget == 0 {
                break;
            }
            let Some(picture) = picture(words, found, &mut budget) else {
                at = found + words[found..].chars().next().map_or(1, char::len_utf8);
                continue;
            };
            at = picture.close.end;
            let whole = place.start + picture.mark.start..place.start + picture.close.end;
            places.push(place.start + picture.between.start..whole.end);
            known.push(whole.clone());
            if picture.mark.is_empty() {
                slips.say(Slip::PictureWithoutMark, whole);
                continue;
            }
            rewrite(words, place.start, &picture, edits, slips);
            at = pandoc(words, at, place.start, edits, slips);
        }
        tell_broken(words, place, &known, slips);
    }
    places
}

/// The picture whose caption opens at a byte.
fn picture(words: &str, open: usize, budget: &mut usize) -> Option<TypedPicture> {
    let open = open..open + words[open..].chars().next()?.len_utf8();
    let before = words[..open.start].trim_end_matches(' ');
    let mark = match before.chars().next_back() {
        Some(sign @ ('!' | '！')) => before.len() - sign.len_utf8()..before.len(),
        _ => open.start..open.start,
    };
    if words[..mark.start].ends_with('\\') {
        return None;
    }
    let caption_end = closing(words, open.end, &['[', '［', '【'], &[']', '］', '】'], budget)?;
    let caption = open.end..caption_end;
    let after = caption_end + words[caption_end..].chars().next()?.len_utf8();
    let gap = words[after..].len() - words[after..].trim_start_matches([' ', '\u{3000}']).len();
    let bracket = words[after + gap..].chars().next().filter(|c| matches!(c, '(' | '（'))?;
    let inside = after + gap + bracket.len_utf8();
    let end = closing(words, inside, &['(', '（'], &[')', '）'], budget)?;
    let close = end..end + words[end..].chars().next()?.len_utf8();
    let (path, attributes) = parts(words, inside..end);
    let shown = words[path.clone()].trim_matches(['<', '>']);
    let (_, extension) = shown.rsplit_once(['.', '．', '。'])?;
    let known = EXTENSIONS.iter().any(|known| extension.trim().eq_ignore_ascii_case(known));
    let web = shown.contains("://");
    (known && !(web && mark.is_empty())).then_some(TypedPicture {
        mark,
        open,
        caption,
        between: caption_end..inside,
        path,
        attributes,
        close,
    })
}

/// The bracket that closes what is open at a byte.
fn closing(
    words: &str,
    from: usize,
    open: &[char],
    close: &[char],
    budget: &mut usize,
) -> Option<usize> {
    const LONGEST: usize = 4000;
    let mut depth = 0;
    for (at, c) in words[from..].char_indices().take(LONGEST) {
        *budget = budget.checked_sub(1)?;
        if close.contains(&c) {
            if depth == 0 {
                return Some(from + at);
            }
            depth -= 1;
        } else if open.contains(&c) {
            depth += 1;
        }
    }
    None
}

/// The path and the attributes between round brackets, white and quotes taken off the attributes.
fn parts(words: &str, inside: Range<usize>) -> (Range<usize>, Range<usize>) {
    let text = &words[inside.clone()];
    let quote = |c: char| "\"'“”‘’「」＂".contains(c);
    let mut split = text.len();
    // Of a stretch of white the first decides: behind all of it the same stands.
    let white = text
        .char_indices()
        .filter(|(at, c)| c.is_whitespace() && !text[..*at].ends_with(char::is_whitespace));
    for (at, c) in white {
        let rest = text[at + c.len_utf8()..].trim_start();
        let named = ["columns", "place", "crop", "credit"].iter().any(|key| {
            rest.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with(['=', '＝']))
        });
        if named || rest.starts_with(quote) {
            split = at;
            break;
        }
    }
    if split == text.len()
        && let Some(at) = text.find(['“', '"', '「', '＂']).filter(|at| text[..*at].contains('.'))
    {
        split = at;
    }
    let trimmed = |range: Range<usize>| {
        let piece = &words[range.clone()];
        let start = range.start + piece.len() - piece.trim_start().len();
        start..start + piece.trim().len()
    };
    let path = trimmed(inside.start..inside.start + split);
    let mut rest = trimmed(inside.start + split..inside.end);
    let text = &words[rest.clone()];
    if let Some(first) = text.chars().next().filter(|c| quote(*c)) {
        let inner = &text[first.len_utf8()..];
        if let Some(last) = inner.chars().next_back().filter(|c| quote(*c)) {
            rest = rest.start + first.len_utf8()..rest.end - last.len_utf8();
        } else {
            rest.start += first.len_utf8();
        }
    }
    (path, rest)
}

/// Writes a picture as Markdown wants it; what is sound already stays.
fn rewrite(words: &str, base: usize, picture: &TypedPicture, edits: &mut Edits, slips: &mut Slips) {
    let TypedPicture { mark, open, caption, between, path, attributes, close } = picture;
    let at = |range: &Range<usize>| base + range.start..base + range.end;
    let head = mark.start..open.end;
    let ascii = |range: Range<usize>, wanted: &str| &words[range] == wanted;
    let foot = path.end..close.end;
    let signs_sound = ascii(head.clone(), "![")
        && ascii(between.clone(), "](")
        && words[close.clone()] == *")"
        && match attributes.is_empty() {
            true => ascii(foot.clone(), ")"),
            false => {
                let (before, after) =
                    (&words[path.end..attributes.start], &words[attributes.end..close.end]);
                let plain = |quote: char| {
                    before.trim_start() == quote.to_string()
                        && before.len() > 1
                        && after.trim_end_matches(')') == quote.to_string()
                        && !words[attributes.clone()].contains(quote)
                };
                plain('"') || plain('\'')
            }
        };
    let path_text = &words[path.clone()];
    let path_sound = path_text.starts_with('<')
        || !path_text.contains(|c: char| c.is_whitespace() || "()<>".contains(c));
    if signs_sound && path_sound {
        return;
    }
    if !signs_sound {
        let range = mark.start..close.end;
        slips.say(Slip::PictureSigns, at(&range));
    }
    edits.replace(at(&head), "![");
    unbalanced(words, caption, base, edits);
    edits.replace(at(between), "](<");
    if let Some(inner) = path_text.strip_prefix('<') {
        edits.replace(base + path.start..base + path.start + 1, "");
        if inner.ends_with('>') {
            edits.replace(base + path.end - 1..base + path.end, "");
        }
    }
    match attributes.is_empty() {
        true => edits.replace(at(&foot), ">)"),
        false => {
            edits.replace(base + path.end..base + attributes.start, "> \"");
            for (quote, _) in words[attributes.clone()].match_indices('"') {
                let quote = base + attributes.start + quote;
                edits.replace(quote..quote + 1, "'");
            }
            edits.replace(base + attributes.end..base + close.end, "\")");
        }
    }
}

/// Square brackets inside of a caption are words.
fn unbalanced(words: &str, caption: &Range<usize>, base: usize, edits: &mut Edits) {
    for (at, sign) in words[caption.clone()].match_indices(['[', ']']) {
        let from = base + caption.start + at;
        edits.data(from..from + sign.len());
    }
}

/// `{width=50%}` behind a picture.
fn pandoc(words: &str, at: usize, base: usize, edits: &mut Edits, slips: &mut Slips) -> usize {
    let Some(inside) = words[at..].strip_prefix('{') else { return at };
    let Some(end) = inside.find('}').filter(|end| inside[..*end].contains(['=', '.', '#'])) else {
        return at;
    };
    let whole = at..at + end + 2;
    slips.say(Slip::PandocAttributes, base + whole.start..base + whole.end);
    edits.replace(base + whole.start..base + whole.end, "");
    whole.end
}

/// `![` that begins no picture.
fn tell_broken(words: &str, place: Range<usize>, pictures: &[Range<usize>], slips: &mut Slips) {
    for (at, mark) in words.match_indices(['!', '！']).take(MOST_MARKS) {
        let from = place.start + at;
        let after = &words[at + mark.len()..];
        if !after.trim_start_matches(' ').starts_with(['[', '［', '【', '(', '（']) {
            continue;
        }
        let known = pictures.iter().any(|picture| picture.contains(&from));
        if known || words[..at].ends_with('\\') {
            continue;
        }
        let rest = words[at..].chars().take(300).collect::<String>().to_ascii_lowercase();
        let named = EXTENSIONS.iter().any(|extension| rest.contains(&format!(".{extension}")));
        // Whole Markdown that this reader does not know: a path without an extension.
        let sound = words[at..].starts_with("![") && after.contains("](") && after.contains(')');
        if named && !sound {
            slips.say(Slip::NoPicture, from..place.end);
        }
    }
}
