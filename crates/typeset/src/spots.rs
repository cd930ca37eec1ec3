//! Places in the copy, as Typst carries them: every glyph of copy knows where its character was typed.

use std::num::NonZeroU64;

use typst_library::text::Glyph;
use typst_syntax::{FileId, RootedPath, Span, SpanKind, VirtualPath, VirtualRoot};

use kanyin_diagnostics::{FileNo, Spot};

/// What the names of files of copy begin with, in Typst's eyes.
const COPY: &str = "copy/";

/// The id under which Typst knows a file of copy.
fn copy_file(file: FileNo) -> FileId {
    let path = VirtualPath::new(format!("{COPY}{}", file.0)).expect("a plain name is a path");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// The Typst span of a stretch of copy.
///
/// Typst keeps its constructor of range spans to itself; the layout packed here is that of
/// `typst_syntax::Span` 0.15.1 (16 bits of file, 48 of number), pinned by a test below.
pub fn span_of(spot: Spot) -> Span {
    const RANGE_BASE: u64 = (1 << 47) + (1 << 46);
    let most = (1 << 23) - 1;
    let start = u64::from(spot.start.min(most));
    let end = u64::from(spot.end.min(most));
    let file = u64::from(copy_file(spot.file).into_raw().get());
    let raw = (file << 48) | (RANGE_BASE + ((start << 23) | end));
    Span::from_raw(NonZeroU64::new(raw).expect("the file's number is not zero"))
}

/// Where a glyph's character stands in the copy, if it is copy.
pub fn spot_of(glyph: &Glyph) -> Option<Spot> {
    let SpanKind::Range { id, range } = glyph.span.0.get() else { return None };
    let file = id.get().vpath().get_without_slash().strip_prefix(COPY)?.parse().ok()?;
    let at = range.start + usize::from(glyph.span.1);
    Some(Spot::new(FileNo(file), at..at + usize::from(glyph.range.end - glyph.range.start)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_packed_span_reads_back() {
        let spot = Spot::new(FileNo(3), 7..12);
        let SpanKind::Range { id, range } = span_of(spot).get() else { panic!("not a range") };
        assert_eq!((id, range), (copy_file(FileNo(3)), 7..12));
    }
}
