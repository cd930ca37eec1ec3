//! Which standards the file holds to: PDF/A-2a (ISO 19005-2) for shelves and PDF/UA-1 (ISO 14289-1) for readers who hear it.

use typst_layout::PagedDocument;
use typst_library::foundations::Smart;
use typst_library::text::{Lang, Locale, Region};

use kanyin_diagnostics::Told;
use kanyin_issue::Issue;
use kanyin_press::{HoldTo, Moment, NotExported, for_screen};

/// What a file holds to.
#[derive(Debug, Clone, Eq, PartialEq)]
pub enum Conformance {
    /// PDF/A-2a and PDF/UA-1.
    Archive,
    /// No standard but PDF 1.7 itself; tagged all the same. Copy with faults (a missing letter, a paragraph cut off)
    /// ends here.
    Tagged {
        /// What the exporter says against more.
        why: Told,
    },
    /// Not even tags: a template has made what the exporter cannot tag.
    Untagged {
        /// What the exporter says against tags, with the template's place.
        why: NotExported,
    },
}

/// The pages as the exporter writes them, and what they hold to. `page` is the number, from 0, of one that stands
/// alone.
pub fn exported(
    issue: &Issue,
    mut document: PagedDocument,
    page: Option<usize>,
    moment: Moment,
) -> Result<(Vec<u8>, Conformance), NotExported> {
    let info = document.info_mut();
    info.locale = Smart::Custom(locale(&issue.paper.language));
    if let Some(page) = page.and_then(|page| issue.pages.get(page)) {
        let title = info.title.clone().unwrap_or_default();
        let section = page.section.as_deref().unwrap_or_default();
        info.title = Some(format!("{title} 第{}版 {section}", page.page).trim().into());
    }
    let export = |hold_to| for_screen(issue, &document, page, hold_to, moment);
    let why = match export(HoldTo::Archive) {
        Ok(pdf) => return Ok((pdf, Conformance::Archive)),
        Err(NotExported { why, .. }) => why,
    };
    match export(HoldTo::Tags) {
        Ok(pdf) => Ok((pdf, Conformance::Tagged { why })),
        Err(why) => Ok((export(HoldTo::Pages)?, Conformance::Untagged { why })),
    }
}

/// `zh-CN` as Typst has it.
fn locale(language: &str) -> Locale {
    let (lang, region) = language.split_once('-').unwrap_or((language, ""));
    Locale::new(lang.parse::<Lang>().unwrap_or(Lang::CHINESE), region.parse::<Region>().ok())
}
