//! The copy that ought to be on a page: what a reporter wrote, as whole pieces.

use std::collections::HashMap;

use kanyin_issue::{Block, BlockKind, Form, Line, Run, Story};

/// Text without its spaces: what can be compared between copy and page.
pub fn letters(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The characters that are in one text more often than in another.
pub fn minus(one: &str, other: &str) -> String {
    let mut left: HashMap<char, usize> = HashMap::new();
    other.chars().for_each(|c| *left.entry(c).or_default() += 1);
    one.chars()
        .filter(|c| match left.get_mut(c) {
            Some(count) if *count > 0 => {
                *count -= 1;
                false
            }
            _ => true,
        })
        .collect()
}

/// What a story says, in pieces each of which stands in one stretch on the page.
#[derive(Debug, Default)]
pub struct Copy {
    /// Headline block, paragraphs, cells, captions; without spaces.
    pub pieces: Vec<String>,
}

impl Copy {
    /// A story's copy. A story of figures (数读) has the colon between a figure and its words turned
    /// into a line's end.
    pub fn of(story: &Story) -> Self {
        let mut copy = Self::default();
        let lines = [
            &story.column,
            &story.kicker,
            &Some(story.title.clone()),
            &story.deck,
            &story.lead_in,
            &story.byline,
            &story.tab,
        ];
        for line in lines.into_iter().flatten() {
            copy.line(line);
        }
        copy.blocks(&story.blocks);
        if story.form == Form::Figures {
            let pieces = std::mem::take(&mut copy.pieces);
            for piece in pieces {
                let halves = piece.splitn(2, ['：', ':']).map(String::from);
                copy.pieces.extend(halves);
            }
        }
        copy
    }

    /// What one block says.
    pub fn of_block(block: &Block) -> Self {
        let mut copy = Self::default();
        copy.blocks(std::slice::from_ref(block));
        copy
    }

    /// All of it.
    pub fn all(&self) -> String {
        self.pieces.concat()
    }

    fn line(&mut self, line: &Line) {
        self.pieces.push(letters(&line.text));
    }

    fn runs(&mut self, runs: &[Run]) {
        let text: String = runs
            .iter()
            .map(|run| match run {
                Run::Text { text, .. } => text.as_str(),
                Run::Break => "\n",
            })
            .collect();
        self.pieces.push(letters(&text));
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match &block.kind {
                BlockKind::Paragraph(runs)
                | BlockKind::Subhead(runs)
                | BlockKind::Aligned { runs, .. } => self.runs(runs),
                BlockKind::FootNotes(notes) => notes.iter().for_each(|note| self.runs(&note.runs)),
                BlockKind::List { items, .. } => items.iter().for_each(|item| self.blocks(item)),
                BlockKind::Quote(inner) => self.blocks(inner),
                BlockKind::Table { head, rows, .. } => {
                    head.iter().chain(rows.iter().flatten()).for_each(|cell| self.runs(cell));
                }
                BlockKind::Pause => {}
                BlockKind::Box(inner) => {
                    let heads = [&inner.tab, &inner.title];
                    // A tab that says the same as the title is enough.
                    let same = inner.tab.as_ref().map(|tab| &tab.text)
                        == inner.title.as_ref().map(|title| &title.text);
                    heads.into_iter().flatten().skip(usize::from(same)).for_each(|l| self.line(l));
                    self.blocks(&inner.blocks);
                }
                BlockKind::Picture(picture) => {
                    self.runs(&picture.caption);
                    picture.credit.iter().for_each(|credit| self.line(credit));
                }
            }
        }
    }
}
