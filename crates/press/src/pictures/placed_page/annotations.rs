//! Annotations: stamps, notes and filled-in fields, which every viewer shows over the page. They become part of it.

use hayro_syntax::object::{Array, Dict, Name, Object as Source, Rect, Stream};
use hayro_syntax::page::Page;
use lopdf::ObjectId;

use kanyin_diagnostics::{Told, told};

use super::taken_over::TakenOver;

/// Bits of an annotation's flags (ISO 32000-1, table 165).
const HIDDEN: i32 = 1 << 1;
const PRINT: i32 = 1 << 2;
const NO_VIEW: i32 = 1 << 5;
/// Most annotations of a page.
const MOST: usize = 20_000;

/// An annotation drawn: its appearance, and where it goes.
pub struct Drawn {
    /// The form.
    pub form: ObjectId,
    /// From the form's space to the page's.
    pub matrix: [f64; 6],
    /// Its layer.
    pub layer: Option<lopdf::Object>,
}

/// What a page's annotations come to.
#[derive(Default)]
pub struct Annotations {
    /// To be drawn over the page, in this order.
    pub drawn: Vec<Drawn>,
    /// How many are only drawn because a screen shows them: they say that they are not to be printed.
    pub for_screen: usize,
    /// What has no appearance and is lost.
    pub lost: Vec<&'static str>,
    /// How many notes of proofreaders there are, which nobody wants printed.
    pub notes: usize,
}

/// What is done with annotations of a kind.
enum Treatment {
    /// Drawn as it looks; by this name it is missed.
    Drawn(&'static str),
    /// A remark for colleagues.
    Note,
    /// Nothing that is seen.
    Unseen,
}

/// Reads a page's annotations.
pub fn read<'a>(page: &Page<'a>, taken: &mut TakenOver<'a>) -> Result<Annotations, Told> {
    let mut found = Annotations::default();
    let listed = page.raw().get::<Array<'a>>(b"Annots".as_slice());
    let listed = listed.iter().flat_map(|listed| listed.iter::<Dict<'a>>());
    for annotation in listed.take(MOST) {
        one(&annotation, taken, &mut found)?;
    }
    Ok(found)
}

fn one<'a>(
    annotation: &Dict<'a>,
    taken: &mut TakenOver<'a>,
    found: &mut Annotations,
) -> Result<(), Told> {
    let flags = annotation.get::<i32>(b"F".as_slice()).unwrap_or(0);
    let (prints, views) = (flags & PRINT != 0, flags & NO_VIEW == 0);
    if flags & HIDDEN != 0 || !prints && !views {
        return Ok(());
    }
    let kind = annotation.get::<Name<'a>>(b"Subtype".as_slice());
    let name = match treatment(kind.as_deref().unwrap_or_default()) {
        Treatment::Drawn(name) => name,
        Treatment::Note => {
            found.notes += 1;
            return Ok(());
        }
        Treatment::Unseen => return Ok(()),
    };
    let is_field = kind.as_deref() == Some(b"Widget");
    let place = annotation.get::<Rect>(b"Rect".as_slice());
    let place = place.filter(|place| place.width() > 0.0 && place.height() > 0.0);
    let Some(place) = place else { return Ok(()) };
    match appearance(annotation) {
        Appearance::Form(form) => {
            let Some(matrix) = placed(&form, place) else { return Ok(()) };
            let layer = annotation.get_raw::<Source<'a>>(b"OC".as_slice());
            let layer = layer.map(|layer| taken.value(layer)).transpose()?;
            let form = taken.stream(&form)?;
            found.drawn.push(Drawn { form, matrix, layer });
            found.for_screen += usize::from(!prints);
        }
        // A box that is not ticked.
        Appearance::State => {}
        Appearance::None if is_field && !is_filled_in(annotation) => {}
        Appearance::None => found.lost.push(name),
    }
    Ok(())
}

fn treatment(kind: &[u8]) -> Treatment {
    match kind {
        b"Widget" => Treatment::Drawn("表单里填的字"),
        b"Stamp" => Treatment::Drawn("图章"),
        b"FreeText" => Treatment::Drawn("文本框"),
        b"Ink" => Treatment::Drawn("手绘线"),
        b"Line" | b"PolyLine" => Treatment::Drawn("线条"),
        b"Square" | b"Circle" | b"Polygon" => Treatment::Drawn("图形"),
        b"Highlight" | b"Underline" | b"Squiggly" | b"StrikeOut" => Treatment::Drawn("文字标记"),
        b"Text" | b"Caret" | b"FileAttachment" | b"Sound" => Treatment::Note,
        b"Link" | b"Popup" | b"PrinterMark" | b"TrapNet" | b"" => Treatment::Unseen,
        _ => Treatment::Drawn("批注"),
    }
}

enum Appearance<'a> {
    Form(Stream<'a>),
    /// There are several, and none for the state that it is in.
    State,
    None,
}

/// How an annotation looks when nothing is done to it (ISO 32000-1, 12.5.5).
fn appearance<'a>(annotation: &Dict<'a>) -> Appearance<'a> {
    let normal = annotation.get::<Dict<'a>>(b"AP".as_slice());
    let normal = normal.and_then(|looks| looks.get::<Source<'a>>(b"N".as_slice()));
    match normal {
        Some(Source::Stream(form)) => Appearance::Form(form),
        Some(Source::Dict(states)) => {
            let state = annotation.get::<Name<'a>>(b"AS".as_slice());
            let form = state.and_then(|state| states.get::<Stream<'a>>(&*state));
            form.map_or(Appearance::State, Appearance::Form)
        }
        _ => Appearance::None,
    }
}

/// Whether a field, or the one that it is a part of, has a value.
fn is_filled_in(field: &Dict<'_>) -> bool {
    let parent = field.get::<Dict<'_>>(b"Parent".as_slice());
    let inherited = |key: &[u8]| {
        let own = field.get::<Source<'_>>(key);
        own.or_else(|| parent.as_ref().and_then(|parent| parent.get::<Source<'_>>(key)))
    };
    match inherited(b"V") {
        Some(Source::String(text)) => !text.is_empty(),
        Some(Source::Name(state)) => &*state != b"Off",
        Some(Source::Stream(_) | Source::Array(_)) => true,
        _ => false,
    }
}

/// The matrix that puts a form's box, as its own matrix turns it, into a rectangle (ISO 32000-1, 12.5.5,
/// algorithm 8.1).
fn placed(form: &Stream<'_>, place: Rect) -> Option<[f64; 6]> {
    let bounds = form.dict().get::<Rect>(b"BBox".as_slice())?;
    let own = form.dict().get::<Array<'_>>(b"Matrix".as_slice());
    let own: Vec<f64> =
        own.iter().flat_map(|numbers| numbers.iter::<f32>()).map(f64::from).collect();
    let [a, b, c, d, e, f] = own.try_into().unwrap_or([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);
    let corners = [
        (bounds.x0, bounds.y0),
        (bounds.x1, bounds.y0),
        (bounds.x0, bounds.y1),
        (bounds.x1, bounds.y1),
    ];
    let turned = corners.map(|(x, y)| (a * x + c * y + e, b * x + d * y + f));
    let span = |values: [f64; 4]| {
        let low = values.into_iter().fold(f64::INFINITY, f64::min);
        let high = values.into_iter().fold(f64::NEG_INFINITY, f64::max);
        (low, high - low)
    };
    let ((left, width), (foot, height)) =
        (span(turned.map(|(x, _)| x)), span(turned.map(|(_, y)| y)));
    let (wide, high) = (place.width() / width, place.height() / height);
    let sound = [wide, high].iter().all(|scale| scale.is_finite() && *scale > 0.0);
    sound.then_some([wide, 0.0, 0.0, high, place.x0 - left * wide, place.y0 - foot * high])
}

impl Annotations {
    /// What staff must know.
    pub fn told(&self) -> Vec<Told> {
        let mut told = Vec::new();
        if self.for_screen > 0 {
            let count = self.for_screen;
            told.push(told!(
                "上有 {count} 处图章或批注设成了只在屏幕上显示，也印了；不要印就请对方删掉",
                "has {count} stamps or comments that are meant for screens alone; they are printed. If they \
                 should not be, have them deleted"
            ));
        }
        if !self.lost.is_empty() {
            let mut kinds = self.lost.clone();
            kinds.sort_unstable();
            kinds.dedup();
            let (count, kinds) = (self.lost.len(), kinds.join("、"));
            told.push(told!(
                "上有 {count} 处批注或表单内容画不出来（{kinds}），没有印；请对方把它们合并到页面里（“打印成 PDF”）再发来",
                "has {count} comments or form fields that say not how they look and are not printed; have them made \
                 part of the page (print to PDF)"
            ));
        }
        if self.notes > 0 {
            let count = self.notes;
            told.push(told!(
                "上有 {count} 条审阅便签或附件，没有印",
                "has {count} notes or attachments, which are not printed"
            ));
        }
        told
    }
}
