//! What a story may give on a page that makes itself up, beside what it gives on one drawn by hand: white, a line more under
//! any headline, and at any subhead or block of any of its columns.

use kanyin_makeup::{AreaContent, StoryJob, WhiteUnder};

/// What makeup is asked of something that stands on such a page.
pub fn giving(content: AreaContent) -> AreaContent {
    match airier(content) {
        AreaContent::Story(story) => AreaContent::Story(story.giving_all()),
        other => other,
    }
}

/// What the search is asked of it first: white that is not the same everywhere is looked at where nothing else comes out.
pub fn airier(content: AreaContent) -> AreaContent {
    match content {
        AreaContent::Story(story) => AreaContent::Story(under_heads(story)),
        other => other,
    }
}

/// The least title under which white is added, in tenths of a point: on a smaller one, a brief's, its text follows at once.
const LEAST: u32 = 120;

fn under_heads(mut story: StoryJob) -> StoryJob {
    let columns = story.columns;
    // Above what stands at the foot there is white enough.
    let has_text = story.has_text();
    let across = story.head.as_mut().filter(|head| head.span >= columns);
    for size in across.into_iter().flat_map(|head| &mut head.sizes) {
        size.white_under = match size.white_under {
            _ if !has_text => WhiteUnder::AsItIs,
            WhiteUnder::AsItIs if size.look.is_some_and(|look| look.size >= LEAST) => {
                WhiteUnder::MayWidenLarge
            }
            known => known,
        };
    }
    story
}

#[cfg(test)]
mod tests {
    use kanyin_makeup::{Columns, HeadJob, HeadLook, HeadSize, Lines, Rank, Row, Spreads, Taken};

    use super::*;

    fn under(
        span: u8,
        look: Option<HeadLook>,
        white_under: WhiteUnder,
        lines: usize,
    ) -> WhiteUnder {
        let size = HeadSize { lines: Lines(4), cost: 0, look, white_under, taken: Taken::Freely };
        let head =
            HeadJob { span: Columns(span), sizes: vec![size], wish: Vec::new(), closed: false };
        let story = StoryJob {
            rank: Rank::Normal,
            columns: Columns(3),
            spreads: Spreads::Alike,
            head: Some(head),
            pictures: Vec::new(),
            foot: Vec::new(),
            rows: vec![Row::default(); lines],
            paragraphs: Vec::new(),
        };
        under_heads(story).head.unwrap().sizes[0].white_under
    }

    #[test]
    fn white_is_added_under_titles_across_all_columns() {
        use WhiteUnder::{AsItIs, MayWiden, MayWidenLarge};
        let look = Some(HeadLook { size: 240, rows: 1 });
        assert_eq!(under(3, look, AsItIs, 9), MayWidenLarge);
        assert_eq!(under(3, look, MayWiden, 9), MayWiden);
        assert_eq!(under(1, look, AsItIs, 9), AsItIs, "text stands beside it");
        assert_eq!(under(3, None, AsItIs, 9), AsItIs, "no title");
        let brief = Some(HeadLook { size: 90, rows: 1 });
        assert_eq!(under(3, brief, AsItIs, 9), AsItIs, "a brief's");
        assert_eq!(under(3, look, MayWiden, 0), AsItIs, "a table stands at the foot");
    }
}
