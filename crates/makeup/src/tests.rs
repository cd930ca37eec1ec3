//! Whole pages, drawn: what makeup must do to the pages of the house and to real copy.

use super::*;

mod briefs;
mod draw;
mod pages;
mod paragraphs;
mod places;
mod random;
mod wishes;

/// A galley drawn by words: `t12` twelve rows of text in paragraphs, `s` a subhead with white above
/// it, `n` one without, each with the row it holds to, `b24` a block that stays whole.
fn galley(words: &str) -> Vec<Row> {
    let mut rows = Vec::new();
    for word in words.split_whitespace() {
        let count: usize = word[1..].parse().unwrap_or(1);
        match &word[..1] {
            "t" => paragraphs(&mut rows, count),
            "s" => {
                rows.push(Row { blank: true, stretch: true, ..Row::default() });
                rows.push(Row::default());
                rows.push(Row { keep: true, ..Row::default() });
            }
            "n" => {
                rows.push(Row { stretch: true, ..Row::default() });
                rows.push(Row { keep: true, ..Row::default() });
            }
            "b" => rows.extend((0..count).map(|row| Row {
                keep: row > 0,
                stretch: row == 0,
                ..Row::default()
            })),
            other => panic!("no such row: {other}"),
        }
    }
    rows
}

/// Paragraphs of seven rows; no column starts with the last row of one.
fn paragraphs(rows: &mut Vec<Row>, count: usize) {
    for row in 0..count {
        let last = row % 7 == 6 || (row + 1 == count && row % 7 > 0);
        rows.push(Row { keep: last, ..Row::default() });
    }
}

fn head(span: u8, lines: &[(u32, u32)]) -> Option<HeadJob> {
    Some(HeadJob { span: Columns(span), sizes: sizes(lines), wish: Vec::new(), closed: false })
}

fn sizes(lines: &[(u32, u32)]) -> Vec<HeadSize> {
    lines
        .iter()
        .map(|&(lines, cost)| HeadSize {
            lines: Lines(lines),
            cost,
            look: None,
            white_under: WhiteUnder::AsItIs,
            taken: Taken::Freely,
        })
        .collect()
}

/// A picture so many times wider than high; its widths with their costs.
fn picture(ratio: f64, widths: &[(u8, u32)]) -> PictureJob {
    let width = |&(columns, cost): &(u8, u32)| {
        let points = f64::from(columns) * 138.5 - 12.5;
        let ideal = points / ratio / 13.5;
        PictureWidth {
            columns: Columns(columns),
            least: Lines((ideal * 0.92).ceil() as u32),
            ideal: Lines(ideal.round() as u32),
            most: Lines((ideal / 0.92).floor() as u32),
            caption: Lines(1),
            ends_high: false,
            cost,
        }
    };
    PictureJob {
        edge: PictureEdge::Top,
        goes_under: false,
        widths: widths.iter().map(width).collect(),
        wish: PictureWish::default(),
    }
}

/// Every other paragraph of four rows and more can be set in a line more, every third in a line less, as in real copy.
fn giving(rows: &[Row]) -> Vec<ParagraphJob> {
    let ends = rows.iter().enumerate().filter(|(_, row)| row.keep && !row.stretch).map(|(n, _)| n);
    let mut from = 0;
    let mut found = Vec::new();
    for (number, end) in ends.enumerate() {
        let own = from..end + 1;
        let start = own.clone().rev().take_while(|n| !rows[*n].stretch && !rows[*n].blank).last();
        let of = start.unwrap_or(end)..end + 1;
        from = end + 1;
        if of.len() < 4 || rows[of.clone()][..of.len() - 1].iter().any(|row| row.keep) {
            continue;
        }
        let set =
            |lines: usize| Alternative { rows: random::text(lines), cost: 2 + number as u32 % 3 };
        found.push(ParagraphJob {
            less: (number % 3 == 0).then(|| set(of.len() - 1)),
            more: (number % 2 == 0).then(|| set(of.len() + 1)),
            rows: of,
        });
    }
    found
}

/// A rail: a head, and briefs of which those of four lines can be set in five.
fn stack(lines: &[u32]) -> AreaContent {
    let part = |lines: &u32| StackPart {
        lines: Lines(*lines),
        more: (*lines == 4).then_some(3),
        ..StackPart::default()
    };
    AreaContent::Stack { head: true, parts: lines.iter().map(part).collect() }
}

fn story(columns: u8, head: Option<HeadJob>, pictures: Vec<PictureJob>, rows: &str) -> AreaContent {
    let rows = galley(rows);
    AreaContent::Story(StoryJob {
        rank: Rank::Normal,
        columns: Columns(columns),
        spreads: Spreads::Alike,
        head,
        pictures,
        foot: Vec::new(),
        paragraphs: giving(&rows),
        rows,
    })
}

fn page(rows: &[(Option<u32>, u32)], areas: Vec<(std::ops::Range<usize>, AreaContent)>) -> PageJob {
    PageJob {
        lines: Lines(73),
        rows: rows
            .iter()
            .map(|&(height, gap)| RowJob {
                height: height.map(Lines),
                wish: None,
                gap_above: Lines(gap),
                grows: if gap > 1 { Grows::MayBeWider } else { Grows::Not },
            })
            .collect(),
        areas: areas
            .into_iter()
            .map(|(rows, content)| AreaJob { rows, columns: 0..1, content })
            .collect(),
    }
}
