//! The same issue comes out the same, however it is worked on.

use std::time::Duration;

use kanyin_testing::pages::{Paged, sample};
use kanyin_testing::repository;

/// Everything that is handed on, as text.
fn all(paged: &Paged) -> String {
    let things = serde_json::to_string(&paged.laid.things).unwrap();
    let complaints = paged.complaints();
    let mut plans = paged.laid.plans.clone();
    plans.iter_mut().for_each(|plan| plan.took = Duration::ZERO);
    format!("{things}\n{plans:#?}\n{:#?}\n{complaints:#?}", paged.photos)
}

/// The pages as a PDF of the exporter.
fn pdf(paged: &Paged) -> Vec<u8> {
    typst_pdf::pdf(&paged.laid.document, &typst_pdf::PdfOptions::default()).unwrap()
}

#[test]
fn on_one_thread_or_on_many() {
    let root = repository();
    let again = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| Paged::of(&root, &root.join("issues/2026-11")))
    };
    let (first, alone, many) = (sample(), again(1), again(7));
    assert!(first.laid.things.len() > 50);
    assert!(all(first) == all(&alone), "one thread makes another layout");
    assert!(all(first) == all(&many), "seven threads make another layout");
    assert!(pdf(first) == pdf(&alone) && pdf(first) == pdf(&many), "the PDFs differ");
}
