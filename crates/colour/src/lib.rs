//! Colour on paper 颜色上纸: the inks of a page, the printing condition, and the way from any colour to them.
//!
//! **What it knows.** ICC profiles (moxcms reads them; the tables are gone through here), the standards that they keep to
//! (ISO 15076-1, ISO 18619) and sRGB. Nothing of PDFs, pictures or pages: it gets numbers, and gives inks.
//!
//! **What holds.** No pixel gets more ink than the condition allows. White is bare paper, black ink alone stays black ink
//! alone, and grey stays grey. Pixels are whole numbers all the way, so that every machine writes the same bytes; why that
//! is not left to moxcms stands in `table`. A profile that cannot be used is refused with a reason, in Chinese and English.
//!
//! ```text
//! profile's bytes ─ reading ─▶ Output ─┬─ Look: how its inks look     (A2B)
//!                                      └─ tables from light to ink     (B2A)
//! pixels of a PixelSource ─ SourceProfile ─▶ Xyz ─ Output ─▶ inks;  worked out once, as a ColourGrid
//! ```
//!
//! | file | what |
//! |---|---|
//! | `ink` | [`Cmyk`], [`SpotInk`], [`Process`] and [`PageInks`]: what a page is printed in |
//! | `condition` | [`Condition`]: profile and ink limit; the door to all else |
//! | `pixel_source`, `converter` | where pixels come from, and [`Converter`]: from them to inks |
//! | `source_profile` | the profile embedded with pixels: from their channels to light |
//! | `reading`, `output`, `look` | an output profile opened: what it is, from light to ink, from ink to light |
//! | `table`, `curve` | the tables and curves of ICC profiles in full precision |
//! | `light` | XYZ, Lab, sRGB; black point compensation |
//! | `shades` | any lightness in black ink alone |
//! | `colour_grid` | colours worked out beforehand, and pixels between them |
//! | `screen_light` | [`ScreenLight`]: pixels of any source as sRGB |
//! | `proof` | inks as they look, for soft proofs |
//!
//! For staff: `docs/colour.md`, with the figures.

mod colour_grid;
mod condition;
mod converter;
mod curve;
mod ink;
mod light;
mod look;
mod output;
mod pixel_source;
mod proof;
mod reading;
mod screen_light;
mod shades;
mod source_profile;
mod table;

pub use condition::Condition;
pub use converter::Converter;
pub use ink::{Cmyk, PageInks, Process, SpotInk};
pub use pixel_source::{ColourModel, PixelSource};
pub use screen_light::ScreenLight;
