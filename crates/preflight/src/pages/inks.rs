//! Amounts of ink, as a colour asks for them.

use std::sync::Arc;

/// How much of each ink is put down; 1 is solid.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct InkMix {
    /// Cyan, magenta, yellow, black.
    pub process: [f32; 4],
    /// Spot inks by name.
    pub spots: Vec<(Arc<str>, f32)>,
    /// The colorant `All`: registration.
    pub all: f32,
    /// Given as `DeviceCMYK`, so that overprint mode 1 leaves out plates whose amount is nought.
    pub direct: bool,
}

/// The plates of the four inks.
pub const PROCESS: [&str; 4] = ["C", "M", "Y", "K"];
/// Less is no ink.
const NONE: f32 = 0.005;
/// What counts as an ink beside others.
pub const SEEN: f32 = 0.0999;

impl InkMix {
    /// Black alone.
    pub fn black(amount: f32) -> Self {
        Self { process: [0.0, 0.0, 0.0, within(amount)], ..Self::default() }
    }

    /// The four inks.
    pub fn cmyk(process: [f32; 4], direct: bool) -> Self {
        Self { process: process.map(within), direct, ..Self::default() }
    }

    /// One more ink by its colorant's name.
    pub fn put(&mut self, name: &Arc<str>, amount: f32) {
        let amount = within(amount);
        match &**name {
            "Cyan" => self.process[0] = amount,
            "Magenta" => self.process[1] = amount,
            "Yellow" => self.process[2] = amount,
            "Black" => self.process[3] = amount,
            "All" => self.all = amount,
            "None" => {}
            _ => self.spots.push((Arc::clone(name), amount)),
        }
    }

    /// All amounts together, registration aside: 2.4 is 240 %.
    pub fn total(&self) -> f32 {
        self.process.iter().sum::<f32>() + self.spots.iter().map(|(_, amount)| amount).sum::<f32>()
    }

    /// Whether nothing is put down.
    pub fn is_paper(&self) -> bool {
        self.total() < NONE && self.all < NONE
    }

    /// How many of the four inks there are to be seen.
    pub fn processes(&self) -> usize {
        self.process.iter().filter(|amount| **amount >= SEEN).count()
    }

    /// Whether black is the only ink.
    pub fn only_black(&self) -> bool {
        let [c, m, y, _] = self.process;
        c.max(m).max(y) < NONE && self.spots.iter().all(|(_, amount)| *amount < NONE)
    }

    /// Whether it is printed as a screen: no ink is solid.
    pub fn screened(&self) -> bool {
        let most = self.process.iter().chain(self.spots.iter().map(|(_, amount)| amount));
        most.fold(self.all, |most, amount| most.max(*amount)) < 0.98
    }

    /// Whether it is registration colour, by name or by four solid inks.
    pub fn is_registration(&self) -> bool {
        self.all > 0.5 || self.process.iter().all(|amount| *amount > 0.97)
    }

    /// The names of the inks that are put down.
    pub fn plates(&self) -> impl Iterator<Item = &str> {
        let process = PROCESS.into_iter().zip(self.process);
        let spots = self.spots.iter().map(|(name, amount)| (&**name, *amount));
        process.chain(spots).filter(|(_, amount)| *amount >= NONE).map(|(name, _)| name)
    }

    /// The four inks in words: `C0 M50 Y50 K100`, spots after them.
    pub fn words(&self) -> String {
        let percent = |amount: f32| (amount * 100.0).round();
        let [c, m, y, k] = self.process.map(percent);
        let mut words = format!("C{c} M{m} Y{y} K{k}");
        for (name, amount) in &self.spots {
            words.push_str(&format!(" {name} {}", percent(*amount)));
        }
        words
    }
}

fn within(amount: f32) -> f32 {
    if amount.is_nan() { 0.0 } else { amount.clamp(0.0, 1.0) }
}
