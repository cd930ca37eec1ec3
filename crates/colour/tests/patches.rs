//! Colours to try.

/// The next of a row of numbers that look like chance, and are the same every time.
fn chance(state: &mut u32) -> u8 {
    *state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
    (*state >> 24) as u8
}

/// Every grey; primaries and their mixtures; skin, sky, leaves, brick; chance. 738 of them.
pub fn rgb() -> Vec<[u8; 3]> {
    let steps = [0, 64, 128, 192, 255];
    let cube = steps.into_iter().flat_map(|r| {
        steps.into_iter().flat_map(move |g| steps.into_iter().map(move |b| [r, g, b]))
    });
    let known = [
        [244, 208, 177],
        [231, 180, 143],
        [210, 158, 124],
        [186, 119, 80],
        [165, 94, 43],
        [115, 82, 68],
        [60, 31, 27],
        [135, 171, 207],
        [98, 122, 157],
        [87, 108, 67],
        [70, 148, 73],
        [28, 72, 36],
        [178, 60, 40],
        [222, 41, 16],
        [255, 222, 0],
        [250, 240, 220],
        [52, 64, 86],
    ];
    let mut state = 4;
    let some: Vec<[u8; 3]> =
        (0..340).map(|_| std::array::from_fn(|_| chance(&mut state))).collect();
    (0..=255).map(|v| [v; 3]).chain(cube).chain(known).chain(some).collect()
}

/// Inks as pictures have them: with some colour, 300 % at most. 600 of them.
pub fn inks() -> Vec<[u8; 4]> {
    let mut state = 5;
    let mut all = Vec::new();
    while all.len() < 600 {
        let inks: [u8; 4] = std::array::from_fn(|_| match chance(&mut state) {
            0..40 => 0,
            40..60 => 255,
            60..160 => chance(&mut state) / 2,
            _ => chance(&mut state),
        });
        let [c, m, y, k] = inks.map(u32::from);
        if c + m + y > 12 && c + m + y + k <= 765 {
            all.push(inks);
        }
    }
    all
}

/// Colours in Lab, few beyond what paper shows.
pub fn lab() -> Vec<Vec<f64>> {
    let mut state = 6;
    let greys = (0..=50).map(|i| vec![f64::from(i) * 2.0, 0.0, 0.0]);
    let mut chance =
        |from: f64, to: f64| from + f64::from(chance(&mut state)) / 255.0 * (to - from);
    let some: Vec<_> = (0..300)
        .map(|_| vec![chance(5.0, 98.0), chance(-60.0, 60.0), chance(-60.0, 70.0)])
        .collect();
    greys.chain(some).collect()
}
