//! Inks: the four of process printing, and spot inks.

/// Ratios of cyan, magenta, yellow and black, 0 to 1.
#[derive(Debug, Copy, Clone, PartialEq, Default)]
pub struct Cmyk(pub [f32; 4]);

impl Cmyk {
    /// Black ink alone.
    pub fn black(ratio: f32) -> Self {
        Self([0.0, 0.0, 0.0, ratio])
    }

    /// All inks together: 2.4 is 240 %.
    pub fn total(self) -> f32 {
        self.0.iter().sum()
    }

    /// No more than `limit` together: cyan, magenta and yellow give way evenly, black stays. Each from 0 to 1.
    pub(super) fn held(self, limit: f32) -> Self {
        let [c, m, y, k] = self.0.map(|v| if v > 0.0 { v.min(1.0) } else { 0.0 });
        let colour = c + m + y;
        if colour + k <= limit {
            return Self([c, m, y, k]);
        }
        let k = k.min(limit.max(0.0));
        let part = if colour > 0.0 { (limit - k).max(0.0) / colour } else { 0.0 };
        let part = part.min(1.0);
        Self([c * part, m * part, y * part, k])
    }
}

/// A spot ink: one that is mixed before it is printed 专色.
#[derive(Debug, Clone, PartialEq)]
pub struct SpotInk {
    /// The name of its plate.
    pub name: String,
    /// The process inks that look like it.
    pub stand_in: Cmyk,
}

/// The process inks of a page.
#[derive(Debug, Copy, Clone, Eq, PartialEq, Hash)]
pub enum Process {
    /// Cyan, magenta, yellow, black.
    Four,
    /// Black alone.
    Black,
}

/// The inks that a page is printed in.
#[derive(Debug, Clone, PartialEq)]
pub struct PageInks {
    /// The process inks.
    pub process: Process,
    /// One more plate 套红.
    pub spot: Option<SpotInk>,
}
