//! 通栏条: one sentence across the page, as large as its sender and the strip's height let it be.

use typst_library::foundations::{Array, Content, Dict, IntoValue};
use typst_library::layout::Frame;

use kanyin_diagnostics::{Code, Fault, told};
use kanyin_issue::Story;

use super::left_out::LeftOut;
use super::line_face::LineFace;
use crate::engine::TemplateErrors;
use crate::house::{Stick, it, points};
use crate::words::{self, array};

/// Where the sentence begins, in points: behind the label's end and some white.
const SENTENCE_AT: f64 = 43.0;
/// White at the right edge, in points.
const RIGHT: f64 = 14.0;
/// Sizes of a sentence in one row, in points.
const ONE_ROW: [f64; 6] = [24.0, 22.0, 20.0, 18.0, 16.0, 14.0];
/// Sizes of a sentence in several rows, in points.
const ROWS: [f64; 4] = [12.0, 10.5, 9.0, 7.5];
/// Sizes of the sender, in points.
const SENDER: [f64; 2] = [7.5, 6.5];
/// Height of a row's ink with a little white, in ems.
const HIGH: f64 = 1.3;
/// From one row to the next, in ems.
const PITCH: f64 = 1.4;
/// The least height over which the label stands upright, in points.
const UPRIGHT_LABEL: f64 = 34.0;
const LABEL: &str = "公益广告";

/// 通栏条.
pub fn strip(stick: &Stick, story: &Story, height: f64) -> Result<Frame, TemplateErrors> {
    let sender = Sender::of(stick, story, height)?;
    let sentence_at = if height >= UPRIGHT_LABEL { SENTENCE_AT } else { SENTENCE_AT + 24.0 };
    let beside = sender.as_ref().map_or(0.0, |sender| sender.width + stick.house.grid.size);
    let room = (stick.width - sentence_at - RIGHT - beside).max(1.0);
    let (size, rows) = sentence(stick, story, room, height);
    let it = it! {
        "rows" => array(rows),
        "size" => points(size),
        "pitch" => points(PITCH * size),
        "left" => points(sentence_at),
        "room" => points(room),
        "sender" => array(sender.as_ref().map_or(Vec::new(), |sender| sender.rows.clone())),
        "sender-size" => points(sender.map_or(SENDER[0], |sender| sender.size)),
        "label" => LABEL,
        "upright" => height >= UPRIGHT_LABEL,
    };
    stick.filling("strip", it, height)
}

/// The sentence at the largest size at which its rows fit; the smallest where none does, which is told.
fn sentence(stick: &Stick, story: &Story, room: f64, height: f64) -> (f64, Vec<Content>) {
    let face = LineFace::of(stick, "kai");
    let wide = face.width(&story.title);
    if let Some(size) =
        ONE_ROW.into_iter().find(|size| wide * size <= room && HIGH * size <= height)
    {
        return (size, vec![words::line(&story.title)]);
    }
    let rows = ROWS.map(|size| (size, face.rows(&story.title, room / size)));
    let fits = rows.iter().position(|(size, rows)| {
        (rows.len().saturating_sub(1) as f64 * PITCH + HIGH) * size <= height
    });
    let mut rows = Vec::from(rows);
    if let Some(at) = fits {
        return rows.swap_remove(at);
    }
    let (size, mut rows) = rows.swap_remove(ROWS.len() - 1);
    let most = (((height / size - HIGH) / PITCH + 1.0) as usize).max(1);
    let lines = rows.len().saturating_sub(most);
    rows.truncate(most);
    let what =
        told!("通栏条的话太长，多出 {lines} 行", "the strip's sentence is {lines} lines too long");
    let hint = told!(
        "缩短它，或在版式里加高这个区块",
        "shorten it, or make the area higher in the layout"
    );
    stick.house.told.push_each(Fault::error(Code::Overset, story.title.spot, what).hint(hint));
    (size, rows)
}

/// Who speaks: rows at the strip's right end.
struct Sender {
    rows: Vec<Content>,
    size: f64,
    /// Its width, in points.
    width: f64,
}

impl Sender {
    /// That of a story, where it is no wider than nearly half the strip, and no higher than it.
    fn of(stick: &Stick, story: &Story, height: f64) -> Result<Option<Self>, TemplateErrors> {
        let Some(line) = &story.byline else { return Ok(None) };
        // An ideographic space begins a new row.
        let start = |row: &str| row.as_ptr() as usize - line.text.as_ptr() as usize;
        let rows = line.text.split('\u{3000}').filter(|row| !row.trim().is_empty());
        let rows: Vec<Content> =
            rows.map(|row| words::part_of_line(line, start(row), row)).collect();
        for size in SENDER {
            let natural = stick.natural("strip-sender", sender(&rows, size))?;
            if natural.width <= 0.45 * stick.width && natural.height <= height {
                return Ok(Some(Self { rows, size, width: natural.width }));
            }
        }
        let hint = told!(
            "缩短署名（byline），或给通栏条更大的区块",
            "shorten the byline, or give the strip a larger area"
        );
        let (of, name) = (told!("通栏条", "the strip"), told!("署名", "sender"));
        LeftOut { of, name, words: line.text.clone(), spot: line.spot, hint }.tell(stick);
        Ok(None)
    }
}

fn sender(rows: &[Content], size: f64) -> Dict {
    let rows: Array = rows.iter().cloned().map(IntoValue::into_value).collect();
    it! { "rows" => rows, "size" => points(size) }
}
