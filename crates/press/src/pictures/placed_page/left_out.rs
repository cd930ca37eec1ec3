//! What of an advertiser's PDF is not placed, and its author may have thought it was.

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict};

use kanyin_diagnostics::{Told, told};

/// The ends of sentences that begin with the file's name.
pub fn told(pdf: &Pdf, catalogue: &Dict<'_>) -> Vec<Told> {
    let mut told = Vec::new();
    let pages = pdf.pages().len();
    if pages > 1 {
        told.push(told!(
            "共 {pages} 页，只用第 1 页；要登别的页，请把那一页另存成一个 PDF",
            "has {pages} pages; only the first is used. To run another, save that page as a PDF of its own"
        ));
    }
    if is_form_without_pages(catalogue) {
        told.push(told!(
            "是 XFA 动态表单，真正的内容不在页面里，印出来的只是一页提示；请对方“打印成 PDF”再发来",
            "is an XFA form: what it shows is not on its page, which holds a mere notice; have it printed to PDF"
        ));
    }
    if catalogue.contains_key(b"Collection") {
        told.push(told!(
            "是 PDF 包（里面装着别的文件），印的只是它的封面；请把要登的那个文件单独取出来",
            "is a portfolio of other files; only its cover is printed. Take out the file that is wanted"
        ));
    }
    told
}

/// Whether an XFA form draws itself when it is opened, or has no field that a page shows (ISO 32000-1, 12.7.8).
fn is_form_without_pages(catalogue: &Dict<'_>) -> bool {
    let Some(form) = catalogue.get::<Dict<'_>>(b"AcroForm".as_slice()) else { return false };
    let fields = form.get::<Array<'_>>(b"Fields".as_slice());
    let has_fields = fields.is_some_and(|fields| fields.raw_iter().next().is_some());
    let draws_itself = catalogue.get::<bool>(b"NeedsRendering".as_slice()) == Some(true);
    form.contains_key(b"XFA") && (draws_itself || !has_fields)
}
