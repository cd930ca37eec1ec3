//! Colour functions of shadings: from numbers to colours of the source, and the same as functions that give inks.

use lopdf::{Dictionary, Object, Stream};

use super::colour_space::ColourSpace;
use super::function::{Function, clamped};
use super::ink_space::{InkSpace, numbers, spelled_out};
use super::inking::{ColourUse, Inked, Inking};
use super::machine::{Machine, packed};

/// Points at which a gradient is looked at, less one, shared among its pieces: as few as show its bends (a gradient
/// that is repeated a hundred times has many); and the fewest for a piece.
const STEPS: [usize; 3] = [256, 4096, 32768];
/// How far a colour of the source between two points may be off the line between them.
const BEND: f32 = 0.01;
/// One step of so many may hold a jump.
const JUMPS: usize = 50;
const FEWEST: usize = 16;
/// How far a colour between two samples may be off: less than a plate can show.
const ERROR: f32 = 0.003;
/// Side of the grid for a function of two numbers.
const GRID: usize = 256;
/// The same where only one of them counts.
const LINE: usize = 4096;
/// The greatest sample of 16 bits.
const MOST: f32 = 65535.0;

/// Colours over one number.
pub struct Gradient {
    pieces: Vec<GradientPiece>,
    domain: [f32; 2],
    /// Whether none of them changes.
    pub as_it_is: bool,
}

/// Colours between two numbers, evenly spaced.
struct GradientPiece {
    to: f32,
    colours: Vec<Inked>,
}

impl Gradient {
    /// Looks at all colours of a function. Where it jumps from one piece to the next, so do the inks.
    pub fn read(
        function: &Function,
        space: &ColourSpace,
        domain: [f32; 2],
        inking: &dyn Inking,
        how: ColourUse,
    ) -> Self {
        let [low, high] = domain;
        let mut bounds = vec![];
        if let Some(stitched) = function.stitched() {
            bounds.extend(stitched.bounds.iter().copied().filter(|x| *x > low && *x < high));
        }
        bounds.push(high);
        let count = bounds.len();
        let mut as_it_is = true;
        let mut from = low;
        let mut pieces = Vec::with_capacity(count);
        for to in bounds {
            let steps = steps(function, [from, to], count);
            let last = to - (to - from) * 1e-6;
            let colour = |i: usize| {
                let share = i as f32 / steps as f32;
                // The end of a piece is still its own, not the beginning of the next.
                let x = if i == steps && to < high { last } else { from + share * (to - from) };
                let seen = space.colour(&function.at(&[x]));
                let inked = inking.colour(&seen, how);
                let stays = matches!(inked, Inked::AsItIs);
                (spelled_out(inked, &seen), stays)
            };
            let colours: Vec<(Inked, bool)> = (0..=steps).map(colour).collect();
            as_it_is &= colours.iter().all(|(_, stays)| *stays);
            let colours = colours.into_iter().map(|(colour, _)| colour).collect();
            pieces.push(GradientPiece { to, colours });
            from = to;
        }
        Self { pieces, domain, as_it_is }
    }

    /// All colours.
    pub fn colours(&self) -> impl Iterator<Item = &Inked> {
        self.pieces.iter().flat_map(|piece| &piece.colours)
    }

    /// A function that gives these inks.
    pub fn function(&self, machine: &mut Machine<'_>, ink_space: &InkSpace) -> Object {
        if let [piece] = self.pieces.as_slice() {
            return machine.keep(piece.function(self.domain, ink_space));
        }
        let parts: Vec<Object> = self
            .pieces
            .iter()
            .map(|piece| machine.keep(piece.function([0.0, 1.0], ink_space)))
            .collect();
        let bounds = self.pieces.iter().take(parts.len() - 1).map(|piece| piece.to);
        let mut dict = Dictionary::new();
        dict.set("FunctionType", 3);
        dict.set("Domain", numbers(self.domain));
        dict.set("Bounds", numbers(bounds));
        dict.set("Encode", numbers([0.0, 1.0].repeat(parts.len())));
        dict.set("Functions", parts);
        machine.keep(dict)
    }
}

impl GradientPiece {
    /// As few samples as are needed.
    fn function(&self, domain: [f32; 2], ink_space: &InkSpace) -> Object {
        let values: Vec<Vec<f32>> = self.colours.iter().map(|c| ink_space.values(c)).collect();
        let mut step = values.len().saturating_sub(1);
        while step > 1 && !straight(&values, step) {
            step /= 2;
        }
        let kept: Vec<&Vec<f32>> = values.iter().step_by(step).collect();
        if let [first, last] = kept.as_slice()
            && domain == [0.0, 1.0]
        {
            let mut dict = Dictionary::new();
            dict.set("FunctionType", 2);
            dict.set("Domain", numbers(domain));
            dict.set("C0", numbers(first.iter().copied()));
            dict.set("C1", numbers(last.iter().copied()));
            dict.set("N", 1);
            return dict.into();
        }
        sampled(&domain, &[kept.len()], ink_space.count(), kept.into_iter().flatten()).into()
    }
}

/// Into how many steps a piece is divided, of so many pieces.
fn steps(function: &Function, [from, to]: [f32; 2], pieces: usize) -> usize {
    let among = |steps: usize| (steps / pieces).next_power_of_two().max(FEWEST);
    let [few, many, most] = STEPS.map(among);
    let bent = |steps: usize, finer: usize| {
        let at = |i: usize| function.at(&[from + i as f32 / finer as f32 * (to - from)]);
        let each = finer / steps;
        let bends = |first: &usize| {
            let (low, high) = (at(*first), at(first + each));
            (1..each).any(|i| {
                let share = i as f32 / each as f32;
                let line = low.iter().zip(&high).map(|(a, b)| a + share * (b - a));
                line.zip(at(first + i)).any(|(line, value)| (line - value).abs() > BEND)
            })
        };
        (0..finer).step_by(each).filter(bends).count()
    };
    // Where a gradient begins anew its colours jump, however many points there are.
    match () {
        () if few == many || bent(few, many) == 0 => few,
        () if bent(many, most) <= many / JUMPS => many,
        () => most,
    }
}

/// Whether the values between every two that are `step` apart lie on the line between them.
fn straight(values: &[Vec<f32>], step: usize) -> bool {
    let part = |from: usize| {
        let (Some(first), Some(last)) = (values.get(from), values.get(from + step)) else {
            return true;
        };
        (1..step).all(|i| {
            let share = i as f32 / step as f32;
            let line = first.iter().zip(last).map(|(a, b)| a + share * (b - a));
            let value = values.get(from + i);
            value.is_none_or(|value| value.iter().zip(line).all(|(v, l)| (v - l).abs() < ERROR))
        })
    };
    (0..values.len().saturating_sub(1)).step_by(step).all(part)
}

/// A function of samples of 16 bits.
fn sampled<'v>(
    domain: &[f32],
    size: &[usize],
    outputs: usize,
    values: impl Iterator<Item = &'v f32>,
) -> Stream {
    let mut dict = Dictionary::new();
    dict.set("FunctionType", 0);
    dict.set("Domain", numbers(domain.iter().copied()));
    dict.set("Range", numbers([0.0, 1.0].repeat(outputs)));
    dict.set("Size", size.iter().map(|n| Object::Integer(*n as i64)).collect::<Vec<_>>());
    dict.set("BitsPerSample", 16);
    let sample = |value: &f32| ((clamped(*value, 0.0, 1.0) * MOST).round() as u16).to_be_bytes();
    let data: Vec<u8> = values.flat_map(sample).collect();
    packed(dict, &data)
}

/// How many points a function of two numbers is looked at: many in a row where only one of the numbers counts.
fn grid(function: &Function, [[x0, x1], [y0, y1]]: [[f32; 2]; 2]) -> [usize; 2] {
    let at = |x: f32, y: f32| function.at(&[x0 + x * (x1 - x0), y0 + y * (y1 - y0)]);
    let few = || (0..=16).map(|i| i as f32 / 16.0);
    let same = |change: &dyn Fn(f32, f32) -> [Vec<f32>; 2]| {
        few()
            .all(|along| few().all(|across| change(along, across).windows(2).all(|w| w[0] == w[1])))
    };
    match () {
        () if same(&|x, y| [at(x, y), at(x, 0.0)]) => [LINE, 2],
        () if same(&|y, x| [at(x, y), at(0.0, y)]) => [2, LINE],
        () => [GRID, GRID],
    }
}

/// Colours over two numbers, as a function that gives inks; nothing where none is painted.
pub fn field(
    machine: &mut Machine<'_>,
    function: &Function,
    space: &ColourSpace,
    domain: [[f32; 2]; 2],
    inking: &dyn Inking,
    how: ColourUse,
) -> Option<(InkSpace, Object)> {
    let [[x0, x1], [y0, y1]] = domain;
    let [wide, high] = grid(function, domain);
    let last = |count: usize| (count - 1).max(1) as f32;
    let points =
        (0..wide * high).map(|i| ((i % wide) as f32 / last(wide), (i / wide) as f32 / last(high)));
    let colours: Vec<Inked> = points
        .map(|(x, y)| {
            let at = [x0 + x * (x1 - x0), y0 + y * (y1 - y0)];
            let seen = space.colour(&function.at(&at));
            spelled_out(inking.colour(&seen, how), &seen)
        })
        .collect();
    let ink_space = InkSpace::around(&colours)?;
    let values: Vec<f32> = colours.iter().flat_map(|colour| ink_space.values(colour)).collect();
    let domain = [x0, x1, y0, y1];
    let function = sampled(&domain, &[wide, high], ink_space.count(), values.iter());
    Some((ink_space, machine.keep(function)))
}
