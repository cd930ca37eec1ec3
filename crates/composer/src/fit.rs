//! How a line is brought to its room, and what that costs. All weights of the composer stand here.
//!
//! One cost for what a reader sees. To a twelfth of an em between Han nothing shows, to an eighth little; a quarter is a
//! fault, and every other resort is better: a hyphen, a seam, a range broken behind its dash, a unit parted at its space.

use super::break_kind::Break;
use super::sums::{Extent, SQUEEZES};

/// How far a line is from set solid, from good to bad.
#[derive(Debug, Copy, Clone, Default, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub enum Grade {
    /// Set solid: marks, gaps and spaces alone gave.
    #[default]
    Solid,
    /// At most a twelfth of an em between two characters (`docs/rules.md` §1.1).
    Stretched,
    /// At most an eighth; spaces and gaps of at most three quarters.
    Open,
    /// At most a quarter em between two characters; spaces and gaps of at most an em.
    Loose,
    /// Not to be filled so: it ends short, a fault that staff are told.
    Gaping,
}

/// What gave in a line, in em.
#[derive(Debug, Copy, Clone, Default, PartialEq)]
pub struct Strain {
    /// Taken from spaces, gaps, brackets, stops, interpuncts, and from between letters.
    pub squeezed: [f64; SQUEEZES],
    /// Given back to marks that meet.
    pub full: f64,
    /// Added to spaces, all together.
    pub spaces: f64,
    /// Added to gaps between Han and Latin, all together.
    pub gaps: f64,
    /// Added at each place between two characters.
    pub loose: f64,
    /// What it ends short of the measure, where a quarter em everywhere would not fill it.
    pub short: f64,
    /// How good that is.
    pub grade: Grade,
}

/// To here a line counts as solid: a thirtieth of a point in body type.
const UNSEEN: f64 = 0.003;
/// To here stretching does not show between two Han characters (`docs/rules.md` §1.1).
const TWELFTH: f64 = 1.0 / 12.0;
/// To here it shows little.
const EIGHTH: f64 = 0.125;
/// From here on it is a fault.
const QUARTER: f64 = 0.25;
/// A line that is stretched to its most and still short by no more is stretched all the same.
const STILL_STRETCHED: f64 = 0.5;
/// Widths that differ by less are the same.
const HAIR: f64 = 1e-6;

/// Brings a line to its room; `None` if it is too wide.
#[inline]
pub fn justified(extent: &Extent, room: f64) -> Option<Strain> {
    let missing = room - extent.width;
    if missing >= 0.0 { Some(stretched(extent, missing)) } else { squeezed(extent, -missing) }
}

/// A line that need not fill its room: it is squeezed only if it must.
#[inline]
pub fn ragged(extent: &Extent, room: f64) -> Option<Strain> {
    if extent.width <= room + HAIR {
        Some(Strain::default())
    } else {
        squeezed(extent, extent.width - room)
    }
}

#[inline]
fn squeezed(extent: &Extent, over: f64) -> Option<Strain> {
    // The white of the last mark may hang over the measure.
    let mut rest = (over - extent.tail).max(0.0);
    if rest > HAIR + extent.squeeze.iter().map(|most| most.max(0.0)).sum::<f64>() {
        return None;
    }
    let mut strain = Strain::default();
    for (way, most) in extent.squeeze.iter().enumerate() {
        let taken = rest.min(most.max(0.0));
        strain.squeezed[way] = taken;
        rest -= taken;
    }
    (rest <= HAIR).then_some(strain)
}

#[inline]
fn stretched(extent: &Extent, missing: f64) -> Strain {
    let places = f64::from(extent.loose);
    let white = extent.spaces + extent.gaps;
    let mut rest = missing;
    let mut take = |most: f64| {
        let taken = rest.min(most.max(0.0));
        rest -= taken;
        taken
    };
    let full = take(extent.full);
    let (spaces, gaps) = (take(extent.spaces), take(extent.gaps));
    let solid = Strain { full, spaces, gaps, ..Strain::default() };
    let loose = take(places * TWELFTH);
    // From here on characters, spaces and gaps give together, each in its measure.
    let (to_eighth, to_quarter) = (places * (EIGHTH - TWELFTH), places * (QUARTER - EIGHTH));
    let open = take(to_eighth + white);
    let far = take(to_quarter + white);
    let short = if rest > HAIR { rest } else { 0.0 };
    if short > STILL_STRETCHED || short > 0.0 && extent.loose == 0 {
        // Short and stretched is worse than short and solid.
        return ends_short(solid, extent, missing - full - spaces - gaps);
    }
    let share = |taken: f64, by: f64| if by > 0.0 { taken / by } else { 0.0 };
    let (open_share, far_share) = (share(open, to_eighth + white), share(far, to_quarter + white));
    let looser = loose + to_eighth * open_share + to_quarter * far_share;
    let wider = 1.0 + open_share + far_share;
    Strain {
        spaces: if open > HAIR { extent.spaces * wider } else { spaces },
        gaps: if open > HAIR { extent.gaps * wider } else { gaps },
        loose: share(looser, places),
        short,
        grade: match () {
            () if short > 0.0 => Grade::Gaping,
            () if far > HAIR => Grade::Loose,
            () if open > HAIR => Grade::Open,
            () if loose > places * UNSEEN => Grade::Stretched,
            () => Grade::Solid,
        },
        ..solid
    }
}

/// A line that stands solid and ends short. Where most of it is an address nobody minds, unless a third of it is empty.
fn ends_short(solid: Strain, extent: &Extent, short: f64) -> Strain {
    let address = extent.latin > extent.width / 2.0 && extent.spaces == 0.0;
    let seen = !address || short > extent.width / 2.0;
    Strain { short, grade: if seen { Grade::Gaping } else { Grade::Loose }, ..solid }
}

/// What squeezing an em costs, by what is squeezed.
const SQUEEZING: [f64; SQUEEZES] = [10.0, 15.0, 20.0, 25.0, 30.0, 60.0];
/// What squeezing costs the more, the less there is to squeeze.
const TIGHT: f64 = 40.0;
/// What an em given back to marks that meet costs.
const FULL: f64 = 100.0;
/// What an em added to spaces and gaps costs.
const SPREADING: f64 = 10.0;
/// What wider spaces and gaps cost, the more the nearer to their most.
const SPARSE: f64 = 60.0;
/// A line whose Han are stretched costs more than all that marks and white of a paragraph give: one that stands looser
/// is better than two that are stretched to spare it.
const STRETCHED: f64 = 4e4;
/// The more, if there is nothing but Han to look at.
const PURE: f64 = 7.5e3;
/// And for each two of these: of lines that are stretched alike the one with the most marks shows it least.
const PAIR: f64 = 1e2;
/// The more, the nearer they come to a quarter em between them.
const WIDE_PAIR: f64 = 2.5e3;
/// Stretched so little that it counts as solid.
const TO_UNSEEN: f64 = 3e2;
/// Stretched to a twelfth.
const TO_TWELFTH: f64 = 5e2;
/// From there to an eighth.
const TO_EIGHTH: f64 = 1e4;
/// From there to a quarter.
const TO_QUARTER: f64 = 4e4;
/// A line that is mostly an address and ends short.
const ADDRESS: f64 = 2e5;
/// A line that gapes.
pub const GAPING: f64 = 1e6;

/// Of ragged text: a hyphen, against the square of what a line is short by.
pub const RAGGED_HYPHEN: f64 = 15.0;
/// Of ragged text: a further line.
pub const LINE: f64 = 1e3;
/// A last line of two characters, the next worst to one.
pub const TWO: f64 = 250.0;
/// A last line of one (`docs/rules.md` §1.6).
pub const RUNT: f64 = 1e7;
/// A line too wide, by the em: when one cell is wider than the measure.
pub const TOO_WIDE: f64 = 1e14;
/// Two neighbouring lines of which one is squeezed and the other stretched, by how far they differ.
pub const UNEVEN: f64 = 60.0;
/// The most that they cost for it.
pub const MOST_UNEVEN: f64 = 2.0 * UNEVEN;

/// What a break costs. The resorts cost more than a line stretched to an eighth, less than one stretched to a quarter.
pub fn break_cost(break_: Break) -> f64 {
    match break_ {
        Break::Free => 0.0,
        Break::Joint => 30.0,
        Break::Hyphen => 300.0,
        Break::Seam => 600.0,
        Break::Formula => 6.2e4,
        Break::Range => 6.6e4,
        Break::Unit => 7e4,
        Break::Parted => 1e9,
        Break::Word => 1e10,
        Break::Never => 1e12,
    }
}

/// Whatever has a resort, or a line that is looser than a twelfth, costs more than this.
pub const RESORTS: f64 = STRETCHED + TO_TWELFTH;
/// Below this no setting has a stretched line or a resort.
pub const SOLID: f64 = STRETCHED;
/// Below this no setting has more than six stretched lines, or four of which it shows a little.
pub const STRETCHES: f64 = 7.0 * STRETCHED;

/// How a line looks beside its neighbours.
#[derive(Debug, Copy, Clone, Eq, PartialEq)]
pub enum Colour {
    /// Squeezed by more than half of what it has.
    Tight,
    /// Neither.
    Even,
    /// Its white spread by more than half.
    Airy,
    /// Its characters stretched.
    Loose,
}

/// How a line looks.
#[inline]
pub fn colour(strain: &Strain, extent: &Extent) -> Colour {
    let squeezed: f64 = strain.squeezed.iter().sum();
    let most: f64 = extent.squeeze.iter().sum();
    let spread = strain.spaces + strain.gaps;
    match () {
        () if strain.grade > Grade::Solid => Colour::Loose,
        () if squeezed > 0.5 && squeezed > most / 2.0 => Colour::Tight,
        () if spread > (extent.spaces + extent.gaps) / 2.0 => Colour::Airy,
        () => Colour::Even,
    }
}

/// What two lines cost the more for standing one under the other.
#[inline]
pub fn beside(one: Colour, other: Colour) -> f64 {
    UNEVEN * f64::from((one as u8).abs_diff(other as u8).saturating_sub(1))
}

/// What a line costs.
#[inline]
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
    let white = (extent.spaces + extent.gaps).max(HAIR);
    if spread > HAIR {
        cost += SPREADING * spread + SPARSE * (spread / white).min(1.0).powi(2);
    }
    if strain.grade == Grade::Solid {
        return cost + TO_UNSEEN * (strain.loose / UNSEEN).min(1.0);
    }
    // How far, of the way from one to the next; without Han it is the white that tells.
    let far = match extent.loose {
        0 => TWELFTH + (spread / white - 1.0).max(0.0) * (EIGHTH - TWELFTH),
        _ => strain.loose,
    };
    let part = |from: f64, to: f64| ((far - from) / (to - from)).clamp(0.0, 1.0);
    let seen = STRETCHED
        + TO_TWELFTH * part(0.0, TWELFTH)
        + TO_EIGHTH * part(TWELFTH, EIGHTH)
        + TO_QUARTER * part(EIGHTH, QUARTER) * part(EIGHTH, QUARTER).sqrt();
    let pure = PURE + f64::from(extent.pairs) * (PAIR + WIDE_PAIR * part(EIGHTH, QUARTER));
    cost += seen + if extent.latin == 0.0 { pure } else { 0.0 };
    cost += match strain.grade {
        Grade::Gaping => GAPING * (1.0 + strain.short),
        // An address alone has no other way.
        _ if extent.loose == 0 && extent.spaces + extent.gaps == 0.0 => TO_QUARTER * strain.short,
        _ if strain.short > 0.0 => ADDRESS * (1.0 + strain.short),
        _ => 0.0,
    };
    cost
}
