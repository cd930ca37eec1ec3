//! How a line is brought to its room, and what that costs. All weights of the composer stand here.

use super::sums::{Extent, SQUEEZES};

/// How far a line is from set solid, from good to bad.
#[derive(Debug, Copy, Clone, Default, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub enum Grade {
    /// Set solid: marks and spaces alone gave.
    #[default]
    Solid,
    /// At most a twelfth of an em between two characters (`docs/rules.md` §1.1): only where no setting of the paragraph is solid.
    Stretched,
    /// Spaces and gaps wider than half an em.
    Wide,
    /// At most a quarter em between two characters.
    Loose,
    /// Looser than that.
    Looser,
}

/// What gave in a line, in em.
#[derive(Debug, Copy, Clone, Default, PartialEq)]
pub struct Strain {
    /// Taken from spaces, brackets, stops, interpuncts.
    pub squeezed: [f64; SQUEEZES],
    /// Given back to marks that meet.
    pub full: f64,
    /// Added to spaces, all together.
    pub spaces: f64,
    /// Added to gaps between Han and Latin, all together.
    pub gaps: f64,
    /// Added at each place between two characters.
    pub loose: f64,
    /// What it ends short of the measure: a line of an address has no place to give.
    pub short: f64,
    /// How good that is.
    pub grade: Grade,
}

/// The most between two Han characters where nothing else helps (`docs/rules.md` §1.1).
const TWELFTH: f64 = 1.0 / 12.0;
/// The most as a last resort.
const QUARTER: f64 = 0.25;
/// Widths that differ by less are the same.
const HAIR: f64 = 1e-6;

/// Brings a line to its room; `None` if it is too wide.
pub fn justified(extent: &Extent, room: f64) -> Option<Strain> {
    let missing = room - extent.width;
    if missing >= 0.0 { Some(stretched(extent, missing)) } else { squeezed(extent, -missing) }
}

/// A line that need not fill its room: it is squeezed only if it must.
pub fn ragged(extent: &Extent, room: f64) -> Option<Strain> {
    if extent.width <= room + HAIR {
        Some(Strain::default())
    } else {
        squeezed(extent, extent.width - room)
    }
}

fn squeezed(extent: &Extent, over: f64) -> Option<Strain> {
    // The white of the last mark may hang over the measure.
    let mut rest = (over - extent.tail).max(0.0);
    let mut strain = Strain::default();
    for (way, most) in extent.squeeze.iter().enumerate() {
        let taken = rest.min(most.max(0.0));
        strain.squeezed[way] = taken;
        rest -= taken;
    }
    (rest <= HAIR).then_some(strain)
}

fn stretched(extent: &Extent, missing: f64) -> Strain {
    let mut rest = missing;
    let mut take = |most: f64| {
        let taken = rest.min(most.max(0.0));
        rest -= taken;
        taken
    };
    let places = f64::from(extent.loose);
    let mut strain = Strain {
        full: take(extent.full),
        spaces: take(extent.spaces),
        gaps: take(extent.gaps),
        ..Strain::default()
    };
    let mut loose = take(places * TWELFTH);
    // Past their most: spaces and gaps to an em, then anything.
    let (wide_spaces, wide_gaps) = (take(2.0 * extent.spaces), take(2.0 * extent.gaps));
    let looser = take(places * (QUARTER - TWELFTH));
    let last = if rest > HAIR { rest } else { 0.0 };
    let white = extent.spaces + extent.gaps;
    let rigid = extent.loose == 0 && white == 0.0;
    strain.grade = match () {
        () if last > 0.0 && rigid && last < extent.width / 2.0 => Grade::Loose,
        () if last > 0.0 => Grade::Looser,
        () if looser > HAIR => Grade::Loose,
        () if wide_spaces + wide_gaps > HAIR => Grade::Wide,
        () if loose > HAIR => Grade::Stretched,
        () => Grade::Solid,
    };
    strain.spaces += wide_spaces;
    strain.gaps += wide_gaps;
    strain.short = if rigid { last } else { 0.0 };
    loose += looser;
    if white > 0.0 {
        strain.spaces += last * extent.spaces / white;
        strain.gaps += last * extent.gaps / white;
    } else {
        loose += last;
    }
    strain.loose = if extent.loose > 0 { loose / places } else { 0.0 };
    strain
}

/// What squeezing an em costs, by what is squeezed.
const SQUEEZING: [f64; SQUEEZES] = [10.0, 20.0, 25.0, 30.0];
/// What squeezing costs the more, the less there is to squeeze.
const TIGHT: f64 = 40.0;
/// What an em given back to marks that meet costs.
const FULL: f64 = 100.0;
/// What an em added to spaces and gaps costs.
const SPREADING: f64 = 10.0;
/// What wider spaces and gaps cost, the more the nearer to their most.
const SPARSE: f64 = 60.0;
/// A line with Han pairs stretched costs more than all a paragraph's other lines can.
const STRETCHED: f64 = 1e5;
/// The last resorts, each worse than many of the one before: [`RUNT`] stands first.
const WIDE: f64 = 1e8;
const LOOSE: f64 = 1e9;
const LOOSER: f64 = 1e11;

/// A last line of fewer than two characters (`docs/rules.md` §1.6).
pub const RUNT: f64 = 1e7;
/// A break behind the dash of a range or a telephone number: where a line would be half empty.
pub const RANGE: f64 = 1e12;
/// A break inside a number, a word, a number with its unit.
pub const PARTED: f64 = 1e14;
/// A break inside a word, but for one wider than the measure.
pub const WORD: f64 = 1e16;
/// A break where none may be: before a closing mark.
pub const FORBIDDEN: f64 = 1e17;
/// A line too wide, by the em: when one cell is wider than the measure.
pub const TOO_WIDE: f64 = 1e19;
/// A hyphen added, a break at a joint.
pub const HYPHEN: f64 = 300.0;
/// A break at a joint of an address.
pub const JOINT: f64 = 30.0;
/// A further line of ragged text.
pub const LINE: f64 = 1e3;

/// What a line costs.
pub fn cost(strain: &Strain, extent: &Extent) -> f64 {
    let squeezed: f64 = strain.squeezed.iter().sum();
    let most: f64 = extent.squeeze.iter().sum();
    let mut cost = strain.full * FULL;
    if squeezed > HAIR {
        cost +=
            strain.squeezed.iter().zip(SQUEEZING).map(|(taken, each)| taken * each).sum::<f64>();
        cost += TIGHT * squeezed * squeezed / most.max(squeezed);
    }
    let spread = strain.spaces + strain.gaps;
    if spread > HAIR {
        let ratio = spread / (extent.spaces + extent.gaps).max(HAIR);
        cost += SPREADING * spread + SPARSE * ratio.min(1.0).powi(2);
    }
    let looseness = 1.0 + 12.0 * strain.loose + strain.short + spread;
    cost + match strain.grade {
        Grade::Solid => 0.0,
        Grade::Stretched => STRETCHED * (1.0 + 0.1 * looseness),
        Grade::Wide => WIDE * looseness,
        Grade::Loose => LOOSE * looseness,
        Grade::Looser => LOOSER * looseness,
    }
}

/// The most that settings without a stretched line can cost.
pub const SOLID: f64 = STRETCHED;
