//! Sheets and grids of every size, and publications on them.

use kanyin_testing::Desk;

/// A sheet, in millimetres, and a grid that fills it but for its margins.
#[derive(Debug, Copy, Clone)]
pub struct Sheet {
    pub width: f64,
    pub height: f64,
    pub columns: u32,
    pub measure: u32,
    pub lines: u32,
}

/// A4, tabloid and broadsheet, in millimetres.
const TRIMS: [(f64, f64); 3] = [(210.0, 297.0), (270.0, 390.0), (390.0, 540.0)];
/// White beside and above the type area, in millimetres.
const MARGINS: (f64, f64) = (10.0, 19.0);

impl Sheet {
    /// All three sizes with three to eight columns.
    pub fn all() -> impl Iterator<Item = Self> {
        TRIMS.into_iter().flat_map(|trim| (3..=8).map(move |columns| Self::of(trim, columns)))
    }

    fn of((width, height): (f64, f64), columns: u32) -> Self {
        let points = |mm: f64| mm / 25.4 * 72.0;
        let gutters = f64::from(columns - 1) * 12.5;
        let room = points(width - 2.0 * MARGINS.0) - gutters;
        let measure = (room / f64::from(columns) / 9.0) as u32;
        let lines = (points(height - 2.0 * MARGINS.1) / 13.5) as u32;
        Self { width, height, columns, measure, lines }
    }

    /// A publication on it.
    pub fn desk(&self, name: &str, rest: &str) -> Desk {
        let Self { width, height, columns, measure, lines } = self;
        Desk::with_paper(&format!(
            "name: {name}\npage: {{trim: {width}mm x {height}mm, bleed: 3mm}}\n\
             grid: {{columns: {columns}, measure: {measure}, size: 9pt, gutter: 12.5pt, leading: 13.5pt, lines: {lines}}}\n{rest}"
        ))
    }
}

/// Names of two to ten characters, and Latin.
pub const NAMES: [&str; 9] = [
    "檐下",
    "老西门",
    "青檐社区",
    "茶亭小学报",
    "北埠街道通讯",
    "半江印务职工之友",
    "青檐市第一中学校友报",
    "The Daily Bugle",
    "CAMPUS周报",
];
