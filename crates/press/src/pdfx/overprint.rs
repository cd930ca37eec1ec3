//! Black text and hairlines overprint (docs/rules.md §4): a press that is a hair out of register then shows no
//! white edge round them. Everything else knocks out, white text above all.

use lopdf::{Dictionary, Document, Object, ObjectId};
use rayon::prelude::*;

use kanyin_recolour::operations;

use super::flate;

/// The graphics state that overprints, as it is called in the page's resources.
const OVER: &str = "KanyinOver";
/// The graphics state that knocks out.
const OUT: &str = "KanyinOut";
/// A line or a rectangle that is no thicker is a hairline, in points.
const HAIR: f64 = 1.0;

/// The graphics state as far as it matters here.
#[derive(Debug, Copy, Clone)]
struct Brush {
    black_fill: bool,
    black_stroke: bool,
    width: f64,
    over: bool,
}

/// Switches overprint on and off in the content of pages. `None` if one that needs it has no resources.
pub fn put_in(pdf: &mut Document, pages: &[ObjectId]) -> Option<()> {
    let switched =
        |page: &ObjectId| Some(flate::flated(&overprinted(&pdf.get_page_content(*page))?));
    let contents: Vec<Option<Vec<u8>>> = pages.par_iter().map(switched).collect();
    for (page, content) in pages.iter().zip(contents) {
        if let Some(content) = content {
            put_in_page(pdf, *page, content)?;
        }
    }
    Some(())
}

/// Gives a page another content, under `FlateDecode`, and the two graphics states that it switches to.
fn put_in_page(pdf: &mut Document, page: ObjectId, flated: Vec<u8>) -> Option<()> {
    let content = pdf.add_object(flate::stream(Dictionary::new(), flated));
    let mut over = Dictionary::new();
    over.set("Type", "ExtGState");
    over.set("OP", true);
    over.set("op", true);
    over.set("OPM", 1);
    let mut out = Dictionary::new();
    out.set("Type", "ExtGState");
    out.set("OP", false);
    out.set("op", false);
    let (over, out) = (pdf.add_object(over), pdf.add_object(out));
    let resources = resources(pdf, page)?;
    if !matches!(resources.get(b"ExtGState"), Ok(Object::Dictionary(_))) {
        resources.set("ExtGState", Dictionary::new());
    }
    let states = resources.get_mut(b"ExtGState").and_then(Object::as_dict_mut).ok()?;
    states.set(OVER, over);
    states.set(OUT, out);
    pdf.get_dictionary_mut(page).ok()?.set("Contents", content);
    Some(())
}

/// A page's own resources, which the exporter gives every page.
fn resources(pdf: &mut Document, page: ObjectId) -> Option<&mut Dictionary> {
    let id = match pdf.get_dictionary(page).ok()?.get(b"Resources").ok()? {
        Object::Reference(id) => Some(*id),
        _ => None,
    };
    match id {
        Some(id) => pdf.get_dictionary_mut(id).ok(),
        None => pdf.get_dictionary_mut(page).ok()?.get_mut(b"Resources").ok()?.as_dict_mut().ok(),
    }
}

/// The page's content with overprint switched where it must be; `None` if nothing on it overprints.
fn overprinted(content: &[u8]) -> Option<Vec<u8>> {
    let mut state = Brush { black_fill: false, black_stroke: false, width: 1.0, over: false };
    let mut kept: Vec<Brush> = Vec::new();
    let mut path = PathExtent::default();
    // Where a switch is put in, and whether it is on.
    let mut switches: Vec<(usize, bool)> = Vec::new();
    for op in operations(content) {
        let mut paints = |at: usize, over: bool| {
            if over != state.over {
                switches.push((at, over));
                state.over = over;
            }
        };
        match op.operator {
            b"q" => kept.push(state),
            b"Q" => state = kept.pop().unwrap_or(state),
            b"k" => state.black_fill = is_black(op.numbers()),
            b"K" => state.black_stroke = is_black(op.numbers()),
            b"g" | b"rg" | b"cs" | b"sc" | b"scn" => state.black_fill = false,
            b"G" | b"RG" | b"CS" | b"SC" | b"SCN" => state.black_stroke = false,
            b"w" => state.width = op.numbers().next().unwrap_or(1.0),
            b"Tj" | b"TJ" | b"'" | b"\"" => paints(op.place.start, state.black_fill),
            b"Do" | b"sh" => paints(op.place.start, false),
            b"m" | b"l" | b"c" | b"v" | b"y" | b"re" => {
                path.takes(op.operator, op.numbers(), op.place.start)
            }
            b"n" => path = PathExtent::default(),
            b"f" | b"F" | b"f*" => {
                paints(path.start(op.place.start), state.black_fill && path.is_thin());
                path = PathExtent::default();
            }
            b"S" | b"s" => {
                paints(path.start(op.place.start), state.black_stroke && state.width <= HAIR);
                path = PathExtent::default();
            }
            b"B" | b"B*" | b"b" | b"b*" => {
                paints(path.start(op.place.start), false);
                path = PathExtent::default();
            }
            _ => {}
        }
    }
    (!switches.is_empty()).then(|| switched(content, &switches))
}

/// Switches are graphics state operators: allowed between objects and within text, never within a
/// path (ISO 32000-1, figure 9).
fn switched(content: &[u8], switches: &[(usize, bool)]) -> Vec<u8> {
    let mut out = Vec::with_capacity(content.len() + switches.len() * 16);
    let mut from = 0;
    for &(at, over) in switches {
        out.extend_from_slice(&content[from..at]);
        out.extend_from_slice(format!("/{} gs ", if over { OVER } else { OUT }).as_bytes());
        from = at;
    }
    out.extend_from_slice(&content[from..]);
    out
}

/// `0 0 0 1`, and tints of it do not count: they would let what is below shine through.
fn is_black(mut inks: impl Iterator<Item = f64>) -> bool {
    let mut next = || inks.next().unwrap_or(0.0);
    (next(), next(), next(), next()) == (0.0, 0.0, 0.0, 1.0)
}

/// The box of a path.
#[derive(Debug, Default)]
struct PathExtent {
    start: Option<usize>,
    x: Option<(f64, f64)>,
    y: Option<(f64, f64)>,
}

impl PathExtent {
    fn takes(&mut self, name: &[u8], numbers: impl Iterator<Item = f64>, at: usize) {
        self.start.get_or_insert(at);
        let numbers: Vec<f64> = numbers.collect();
        match (name, numbers.as_slice()) {
            (b"re", &[x, y, width, height]) => {
                self.point(x, y);
                self.point(x + width, y + height);
            }
            (_, points) => points.chunks_exact(2).for_each(|point| self.point(point[0], point[1])),
        }
    }

    fn point(&mut self, x: f64, y: f64) {
        let wide = |span: Option<(f64, f64)>, at: f64| match span {
            Some((least, most)) => Some((least.min(at), most.max(at))),
            None => Some((at, at)),
        };
        self.x = wide(self.x, x);
        self.y = wide(self.y, y);
    }

    fn start(&self, or: usize) -> usize {
        self.start.unwrap_or(or)
    }

    fn is_thin(&self) -> bool {
        let thin =
            |span: Option<(f64, f64)>| span.is_some_and(|(least, most)| most - least <= HAIR);
        thin(self.x) || thin(self.y)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn over(content: &str) -> Option<String> {
        overprinted(content.as_bytes()).map(|out| String::from_utf8(out).unwrap())
    }

    #[test]
    fn black_text_overprints_and_the_state_goes_with_it() {
        assert_eq!(
            over("q 0 0 0 1 k BT (a)Tj ET Q q 0 0 0 0 k BT (b)Tj ET Q").unwrap(),
            "q 0 0 0 1 k BT /KanyinOver gs (a)Tj ET Q q 0 0 0 0 k BT (b)Tj ET Q"
        );
    }

    #[test]
    fn white_after_black_in_one_state_knocks_out() {
        assert_eq!(
            over("0 0 0 1 k BT (a)Tj 0 0 0 0 k (b)Tj ET").unwrap(),
            "0 0 0 1 k BT /KanyinOver gs (a)Tj 0 0 0 0 k /KanyinOut gs (b)Tj ET"
        );
    }

    #[test]
    fn hairlines_overprint_and_panels_do_not() {
        assert_eq!(
            over("0 0 0 1 k 0 0 100 0.5 re f").unwrap(),
            "0 0 0 1 k /KanyinOver gs 0 0 100 0.5 re f"
        );
        assert_eq!(over("0 0 0 1 k 0 0 100 20 re f"), None);
        assert_eq!(
            over("0 0 0 1 K 0.5 w 0 0 m 9 9 l S").unwrap(),
            "0 0 0 1 K 0.5 w /KanyinOver gs 0 0 m 9 9 l S"
        );
        assert_eq!(over("0 0 0 1 K 4 w 0 0 m 9 9 l S"), None);
    }

    #[test]
    fn greys_colours_and_pictures_knock_out() {
        assert_eq!(over("0 0 0 0.5 k BT (a)Tj ET 0 1 1 1 k BT (a)Tj ET /x0 Do"), None);
        assert_eq!(
            over("0 0 0 1 k BT (a)Tj ET /x0 Do").unwrap(),
            "0 0 0 1 k BT /KanyinOver gs (a)Tj ET /KanyinOut gs /x0 Do"
        );
    }
}
