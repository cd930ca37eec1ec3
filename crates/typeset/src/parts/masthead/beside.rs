//! What may stand beside the nameplate: motto and seal. They shrink a step, and give way where there is no room.

use kanyin_issue::Issue;

use crate::engine::TemplateErrors;
use crate::house::{Natural, Stick, it, points};

/// Steps of the motto's type: size and pitch, in points.
const MOTTO: [(f64, f64); 3] = [(12.0, 16.2), (10.5, 14.0), (9.0, 12.0)];
/// Sizes of the seal's type, in points.
const SEAL: [f64; 3] = [13.0, 11.0, 9.0];
/// From one line of the motto to the next, in ems of its type.
const BETWEEN_LINES: f64 = 2.0;
/// White between seal and motto, in points.
pub const BESIDE_SEAL: f64 = 9.0;

/// The motto at a size at which it is no higher than its room.
pub struct Motto {
    /// Its lines, the first rightmost.
    pub lines: Vec<String>,
    /// Size and pitch of its type, in points.
    pub step: (f64, f64),
    /// How large each line is.
    pub natural: Vec<Natural>,
}

impl Motto {
    /// That of an issue; `None` if there is none, or it is too long at any size.
    pub fn of(stick: &Stick, issue: &Issue, height: f64) -> Result<Option<Self>, TemplateErrors> {
        let lines = issue.paper.masthead.motto.iter().filter(|line| !line.trim().is_empty());
        let lines: Vec<String> = lines.cloned().collect();
        if lines.is_empty() {
            return Ok(None);
        }
        for step in MOTTO {
            let natural = lines
                .iter()
                .map(|line| stick.natural("motto-line", motto_line(line, step)))
                .collect::<Result<Vec<_>, _>>()?;
            if natural.iter().all(|line| line.height <= height) {
                return Ok(Some(Self { lines, step, natural }));
            }
        }
        Ok(None)
    }

    /// Its width, in points.
    pub fn width(&self) -> f64 {
        self.from_line_to_line() * (self.lines.len() - 1) as f64 + 1.1 * self.step.0
    }

    /// From one line to the next, in points.
    pub fn from_line_to_line(&self) -> f64 {
        BETWEEN_LINES * self.step.0
    }
}

/// What the template of a line of the motto gets.
pub fn motto_line(line: &str, (size, step): (f64, f64)) -> typst_library::foundations::Dict {
    it! { "body" => line, "size" => points(size), "step" => points(step) }
}

/// The seal at a size at which it is no higher than its room.
pub struct Seal<'a> {
    /// Its words.
    pub words: &'a str,
    /// Size of its type, in points.
    pub size: f64,
    /// How large it is.
    pub natural: Natural,
}

impl<'a> Seal<'a> {
    /// That of an issue; `None` if there is none, or it is too long at any size.
    pub fn of(stick: &Stick, issue: &'a Issue, height: f64) -> Result<Option<Self>, TemplateErrors> {
        let words = issue.paper.masthead.seal.as_deref().filter(|seal| !seal.trim().is_empty());
        let Some(words) = words else { return Ok(None) };
        for size in SEAL {
            let natural = stick.natural("seal", it! { "body" => words, "size" => points(size) })?;
            if natural.height <= height {
                return Ok(Some(Self { words, size, natural }));
            }
        }
        Ok(None)
    }
}

/// Width of motto and seal side by side, in points.
pub fn width(motto: Option<&Motto>, seal: Option<&Seal>) -> f64 {
    let both = if motto.is_some() && seal.is_some() { BESIDE_SEAL } else { 0.0 };
    motto.map_or(0.0, Motto::width) + both + seal.map_or(0.0, |seal| seal.natural.width)
}
