//! An issue laid out and exported for the screen.

use std::path::Path;
use std::sync::LazyLock;

use lopdf::{Dictionary, Document, Object};
use typst_layout::PagedDocument;

use kanyin_archive::{Conformance, Edition, page_pdf, web_pdf};
use kanyin_diagnostics::Faults;
use kanyin_issue::Issue;
use kanyin_press::{Moment, PressJob, View, Wanted, develop, rendition};
use kanyin_testing::originals;
use kanyin_testing::pages::Paged;

pub struct Made {
    pub paged: Paged,
    pub edition: Edition,
    pub screen: PagedDocument,
    pub held: Conformance,
    pub bytes: Vec<u8>,
    pub pdf: Document,
}

static ALL: LazyLock<Vec<Made>> = LazyLock::new(|| {
    let originals = originals().into_iter();
    originals.map(|original| Made::of(&original.publication, &original.folder)).collect()
});

/// The sample.
pub static SAMPLE: LazyLock<&Made> = LazyLock::new(|| &ALL[0]);

/// The sample and, where they are, the real issues.
pub fn all() -> &'static [Made] {
    &ALL
}

impl Made {
    pub fn of(publication: &Path, folder: &Path) -> Self {
        let paged = Paged::of(publication, folder);
        let (issue, laid) = (&paged.issue, &paged.laid);
        let mut faults = Faults::default();
        let job = PressJob::of(issue, &laid.inks, &mut faults);
        let out = tempfile::tempdir().unwrap();
        let wanted = Wanted { press: false, screen: true, readers: false };
        let prints = develop(issue, laid, wanted, &job, out.path()).screen;
        let screen = rendition(laid, View::Screen, &prints, &[]).document;
        let edition = Edition::of(issue, laid);
        let (bytes, held) = web_pdf(issue, &edition, &screen, moment(issue)).unwrap();
        let pdf = Document::load_mem(&bytes).unwrap();
        Self { edition, screen, held, bytes, pdf, paged }
    }

    pub fn page(&self, page: usize) -> Vec<u8> {
        let issue = &self.paged.issue;
        page_pdf(issue, &self.edition, &self.screen, page, moment(issue)).unwrap()
    }

    /// What the pages say of a story, without white, in reading order.
    pub fn printed(&self, number: u32) -> String {
        let blocks = self.edition.blocks.iter().filter(|block| block.article == Some(number));
        let letters = blocks.flat_map(|block| &block.lines).flat_map(|line| &line.letters);
        bare(&letters.map(|letter| letter.text.as_str()).collect::<String>())
    }

    /// What is read of it aloud: the mark over a quote adorns it.
    pub fn read(&self, number: u32) -> String {
        let blocks = self.edition.blocks.iter().filter(|block| block.article == Some(number));
        let quotes = blocks.filter(|block| block.role == "pull-quote");
        quotes.fold(self.printed(number), |text, block| {
            let letters = block.lines.iter().flat_map(|line| &line.letters);
            let quote = bare(&letters.map(|letter| letter.text.as_str()).collect::<String>());
            text.replace(&quote, quote.strip_prefix('“').unwrap_or(&quote))
        })
    }
}

pub fn moment(issue: &Issue) -> Moment {
    Moment::of(issue.date)
}

/// Text without white and without hyphens at lines' ends.
pub fn bare(text: &str) -> String {
    text.chars().filter(|&c| !c.is_whitespace() && c != '\u{AD}' && c != '\u{C}').collect()
}

/// A dictionary behind a key.
pub fn dict<'a>(pdf: &'a Document, of: &'a Dictionary, key: &[u8]) -> Option<&'a Dictionary> {
    of.get_deref(key, pdf).ok()?.as_dict().ok()
}

/// A string, decoded.
pub fn text(of: &Dictionary, key: &[u8]) -> String {
    lopdf::decode_text_string(of.get(key).unwrap()).unwrap()
}

/// Numbers of an array.
pub fn numbers(of: &Object) -> Vec<f64> {
    of.as_array().unwrap().iter().filter_map(|n| n.as_float().ok()).map(f64::from).collect()
}

/// Whether there is any action that runs.
pub fn has_scripts(pdf: &Document) -> bool {
    let runs = |dict: &Dictionary| {
        let kind = dict.get(b"S").and_then(Object::as_name);
        dict.has(b"JS")
            || kind.is_ok_and(|kind| kind == b"JavaScript" || kind == b"Launch")
            || dict.get(b"URI").and_then(Object::as_str).is_ok_and(|url| {
                String::from_utf8_lossy(url).to_ascii_lowercase().contains("javascript:")
            })
    };
    let actions =
        |dict: &Dictionary| runs(dict) || dict.get(b"A").and_then(Object::as_dict).is_ok_and(runs);
    pdf.objects.values().any(|object| object.as_dict().is_ok_and(actions))
}
