//! What rules rest on.

use std::fmt;

use kanyin_diagnostics::Told;

/// What a rule rests on. It is told as `ISO 15930-7:2010: the trailer has an ID of two strings`.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub struct Clause {
    /// A standard, with its clause where that is public; or `practice`.
    source: &'static str,
    /// What is asked there, in our words; may be left out.
    asks: &'static str,
}

impl Clause {
    /// What printing houses and newspapers do, whatever the standards say.
    pub const PRACTICE: Self = Self::of("practice");

    /// A standard as such.
    pub const fn of(source: &'static str) -> Self {
        Self { source, asks: "" }
    }

    /// What a standard asks, in our words.
    pub const fn asks(source: &'static str, asks: &'static str) -> Self {
        Self { source, asks }
    }

    /// What practice asks.
    pub const fn practice(asks: &'static str) -> Self {
        Self { asks, ..Self::PRACTICE }
    }
}

impl Clause {
    /// For people. What a standard asks stands in English, as the standards do; in Chinese the finding itself says it.
    pub fn told(&self) -> Told {
        let zh = if self.source == Self::PRACTICE.source { "印刷惯例" } else { self.source };
        let zh = zh.split_once(", ").filter(|(_, clause)| !clause.contains("ISO")).map_or_else(
            || zh.to_string(),
            |(standard, clause)| format!("{standard} 第 {clause} 节"),
        );
        Told { zh, en: self.to_string() }
    }
}

impl fmt::Display for Clause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.source)?;
        match self.asks {
            "" => Ok(()),
            asks => write!(f, ": {asks}"),
        }
    }
}
