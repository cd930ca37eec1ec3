//! What may stand beside the nameplate: motto and seal. They shrink by steps, and give way where there is no room.

use typst_library::foundations::Dict;

use kanyin_issue::Issue;

use crate::engine::TemplateErrors;
use crate::house::{Natural, Stick, it, points};

/// Size and pitch of the motto's type in the house, in points.
const MOTTO: (f64, f64) = (12.0, 16.2);
/// Size of the seal's type in the house, in points.
const SEAL: f64 = 13.0;
/// Height of the nameplate's place in the house, nine lines, in points.
const HOUSE: f64 = 121.5;
/// How much larger they are beside a nameplate that is higher, at most.
const MOST: f64 = 1.75;
/// The steps below the house's sizes.
const SMALLER: [f64; 2] = [0.875, 0.75];
/// From one line of the motto to the next, in ems of its type.
const BETWEEN_LINES: f64 = 2.0;
/// White between seal and motto, in points.
const BESIDE_SEAL: f64 = 9.0;

/// The scales at which motto and seal may stand beside a nameplate of a height, in points; the largest first.
pub fn scales(height: f64) -> Vec<f64> {
    let largest = (height / HOUSE).clamp(1.0, MOST);
    let mut scales = vec![largest, (largest + 1.0) / 2.0, 1.0];
    scales.dedup();
    scales.extend(SMALLER);
    scales
}

/// Motto and seal, each where there is one.
pub struct Beside<'a> {
    /// The motto.
    pub motto: Option<Motto<'a>>,
    /// The seal.
    pub seal: Option<Seal<'a>>,
}

impl<'a> Beside<'a> {
    /// Those of an issue at a scale; `None` if one of them is higher than its room, in points.
    pub fn of(
        stick: &Stick,
        issue: &'a Issue,
        scale: f64,
        room: f64,
    ) -> Result<Option<Self>, TemplateErrors> {
        let motto = Motto::of(stick, issue, scale)?;
        let seal = Seal::of(stick, issue, scale)?;
        let lines = motto.iter().flat_map(|motto| &motto.natural);
        let all = lines.chain(seal.iter().map(|seal| &seal.natural));
        let fits = all.into_iter().all(|natural| natural.height <= room);
        Ok(fits.then_some(Self { motto, seal }))
    }

    /// The seal alone.
    pub fn seal_of(
        stick: &Stick,
        issue: &'a Issue,
        scale: f64,
        room: f64,
    ) -> Result<Option<Self>, TemplateErrors> {
        let seal = Seal::of(stick, issue, scale)?.filter(|seal| seal.natural.height <= room);
        Ok(seal.map(|seal| Self { motto: None, seal: Some(seal) }))
    }

    /// Neither.
    pub fn nothing() -> Self {
        Self { motto: None, seal: None }
    }

    /// Their width side by side, in points.
    pub fn width(&self) -> f64 {
        let seal = self.seal.as_ref().map_or(0.0, |seal| seal.natural.width);
        self.before_motto() + if self.motto.is_some() { 0.0 } else { seal }
    }

    /// Width of the motto, and of the seal before it, in points.
    fn before_motto(&self) -> f64 {
        let Some(motto) = &self.motto else { return 0.0 };
        let seal = self.seal.as_ref().map_or(0.0, |seal| seal.natural.width + self.beside_seal());
        motto.width() + seal
    }

    /// White between seal and motto, in points.
    pub fn beside_seal(&self) -> f64 {
        if self.motto.is_some() { BESIDE_SEAL } else { 0.0 }
    }
}

/// The motto at a size.
pub struct Motto<'a> {
    /// Its lines, the first rightmost.
    pub lines: Vec<&'a str>,
    /// Size and pitch of its type, in points.
    pub step: (f64, f64),
    /// How large each line is.
    pub natural: Vec<Natural>,
}

impl<'a> Motto<'a> {
    fn of(stick: &Stick, issue: &'a Issue, scale: f64) -> Result<Option<Self>, TemplateErrors> {
        let lines = issue.paper.masthead.motto.iter().map(String::as_str);
        let lines: Vec<&str> = lines.filter(|line| !line.trim().is_empty()).collect();
        if lines.is_empty() {
            return Ok(None);
        }
        let step = (scale * MOTTO.0, scale * MOTTO.1);
        let natural = |line: &&str| stick.natural("motto-line", motto_line(line, step));
        let natural = lines.iter().map(natural).collect::<Result<_, _>>()?;
        Ok(Some(Self { lines, step, natural }))
    }

    /// Its width, in points.
    pub fn width(&self) -> f64 {
        self.step() * (self.lines.len() - 1) as f64 + self.line_width()
    }

    /// Width of a line, in points.
    pub fn line_width(&self) -> f64 {
        1.1 * self.step.0
    }

    /// From one line to the next, in points.
    pub fn step(&self) -> f64 {
        BETWEEN_LINES * self.step.0
    }
}

/// What the template of a line of the motto gets.
pub fn motto_line(line: &str, (size, step): (f64, f64)) -> Dict {
    it! { "body" => line, "size" => points(size), "step" => points(step) }
}

/// The seal at a size.
pub struct Seal<'a> {
    /// Its words.
    pub words: &'a str,
    /// Size of its type, in points.
    pub size: f64,
    /// How large it is.
    pub natural: Natural,
}

impl<'a> Seal<'a> {
    fn of(stick: &Stick, issue: &'a Issue, scale: f64) -> Result<Option<Self>, TemplateErrors> {
        let words = issue.paper.masthead.seal.as_deref().filter(|seal| !seal.trim().is_empty());
        let Some(words) = words else { return Ok(None) };
        let size = scale * SEAL;
        let natural = stick.natural("seal", it! { "body" => words, "size" => points(size) })?;
        Ok(Some(Self { words, size, natural }))
    }
}
