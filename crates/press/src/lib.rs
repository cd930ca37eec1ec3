//! Renditions 输出: the laid-out pages as PDFs for the press and the screen, as pictures, and as data.
//!
//! **What it knows.** The pages that `typeset` made, the issue they are of, and what the printing house takes: its PDF
//! standard, its printing condition (`colour`), the inks of each page. PDFs of others go through `recolour`; `preflight` is
//! asked of drawings, and told what to expect of the whole. It makes bytes; which files there are, and when none may be
//! made, is decided above.
//!
//! **What holds.** One layout, many renditions: frames are walked, and paints and pictures exchanged for what a medium
//! shows; nothing is laid out twice. Every paint is a named ink. A picture is held by one thread, one at a time. The same
//! pages give the same bytes. What goes wrong is told in Chinese and English.
//!
//! ```text
//! Laid ─ pictures::develop ─▶ Prints ─ rendition ─┬─ PressPdf: marks ─ Typst ─ pdfx ─▶ press.pdf, press/01.pdf
//!                                                 ├─ for_screen ─▶ web.pdf
//!                                                 └─ Preview ─▶ pages/01.png
//! ```
//!
//! | file | what |
//! |---|---|
//! | `job` | [`PressJob`]: standard, condition, and what each page is printed in |
//! | [`pictures`] | photographs and drawings, made into what a medium shows |
//! | `rendition`, `palette`, `tags` | the pages as a medium shows them; named colours in a page's inks; tags in pairs |
//! | `press_pdf`, `marks`, `stamp`, `plain_line` | the press's files: marks round the page, a proof's stamp, type that no template alters |
//! | [`pdfx`] | what Typst exported, made PDF/X: boxes, output intent, images, overprint, identity |
//! | `untagged` | what of a template the exporter cannot tag |
//! | `pdf`, `faces_alone`, `preview`, `svg_page` | what Typst exports, and its faces one by one; a page in pixels, and as a drawing |
//! | `plan_yaml`, `layout_json` | the makeup, and every placed thing, as files |
//! | `kept_plan`, `contact_sheet` | of a makeup what a person keeps; several of them side by side, to choose from |
//! | `missing_glyphs`, `fallbacks`, `set_glyphs`, `role_families` | characters that no font has, or another than their role's first |
//! | `moment`, `uuid` | when a file was made, and who it is |
//! | `outbox`, `exchange`, `unsent` | files come into their folder whole, and all or none; why they did not |
//!
//! For staff: `docs/pdfx.md`, each requirement beside the code that keeps it.

mod contact_sheet;
mod exchange;
mod faces_alone;
mod fallbacks;
mod job;
mod kept_plan;
mod layout_json;
mod marks;
mod missing_glyphs;
mod moment;
mod outbox;
mod palette;
mod pdf;
pub mod pdfx;
pub mod pictures;
mod plain_line;
mod plan_yaml;
mod press_pdf;
mod preview;
mod rendition;
mod role_families;
mod set_glyphs;
mod stamp;
mod svg_page;
mod tags;
mod unsent;
mod untagged;
mod uuid;

pub use contact_sheet::{SheetRow, contact_sheet, sheet_width};
pub use fallbacks::{Fallback, fallbacks};
pub use job::{InkSets, PressJob, PrintedPage};
pub use kept_plan::{KeptArea, KeptPage, KeptPlan};
pub use layout_json::{GridFile, TrimSize, layout_json};
pub use missing_glyphs::{Missing, missing};
pub use moment::{Moment, iso};
pub use outbox::Outbox;
pub use pdf::{HoldTo, NotExported, for_screen};
pub use pictures::{
    DevelopedPictures, Placing, Print, PrintImage, Prints, Wanted, coarse, develop, placed,
    placings,
};
pub use plan_yaml::{
    PlanFile, PlanFileArea, PlanFileGave, PlanFileHead, PlanFileLook, PlanFilePage, PlanFilePicture,
};
pub use press_pdf::PressPdf;
pub use preview::Preview;
pub use rendition::{Overlay, Rendition, View, overlaid, rendition};
pub use set_glyphs::code_points;
pub use stamp::stamps;
pub use svg_page::page_svg;
pub use unsent::{Obstacle, Unsent};
pub use untagged::untagged;
pub use uuid::uuid;
