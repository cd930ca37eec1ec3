//! How much ink lies on the spots of a picture, and no more than the paper takes.

/// Steps of one plate.
const FULL: f32 = 255.0;

/// How many spots have how much ink, in steps of a 255th of one plate.
pub struct TotalInk {
    spots: Vec<u64>,
}

impl TotalInk {
    /// Counts CMYK pixels.
    pub fn of(cmyk: &[u8]) -> Self {
        let mut spots = vec![0; 4 * 255 + 1];
        for pixel in cmyk.as_chunks::<4>().0 {
            spots[sum(pixel)] += 1;
        }
        Self { spots }
    }

    /// The part of the spots with more ink than this; 2.4 is 240 %.
    pub fn over(&self, limit: f32) -> f64 {
        let all: u64 = self.spots.iter().sum();
        let from = (limit * FULL).floor() as usize + 1;
        let over: u64 = self.spots.iter().skip(from).sum();
        over as f64 / all.max(1) as f64
    }

    /// The most on one spot.
    pub fn most(&self) -> f32 {
        self.spots.iter().rposition(|&spots| spots > 0).unwrap_or_default() as f32 / FULL
    }

    /// What has to be seen on the plates: two points over the limit at most but for one spot in a
    /// thousand, and nowhere fifteen.
    pub fn holds(&self, limit: f32) -> bool {
        self.over(limit + 0.02) <= 0.001 && self.most() <= limit + 0.15
    }
}

/// Cuts CMYK pixels down to a limit: cyan, magenta and yellow give way evenly, black stays.
pub fn hold(cmyk: &mut [u8], limit: f32) {
    let limit = (limit * FULL).floor().max(0.0) as usize;
    for pixel in cmyk.as_chunks_mut::<4>().0 {
        let total = sum(pixel);
        if total > limit {
            let black = usize::from(pixel[3]);
            let (have, may) = (total - black, limit.saturating_sub(black));
            for ink in &mut pixel[..3] {
                *ink = (usize::from(*ink) * may / have.max(1)) as u8;
            }
        }
    }
}

fn sum(pixel: &[u8; 4]) -> usize {
    pixel.iter().map(|&ink| usize::from(ink)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ink_over_the_limit_is_counted_and_taken_off_the_colours() {
        let mut cmyk = vec![255, 255, 255, 255, 100, 50, 0, 10, 200, 200, 200, 100];
        let ink = TotalInk::of(&cmyk);
        assert!((ink.over(2.4) - 2.0 / 3.0).abs() < 1e-9 && ink.most() == 4.0);
        assert!(!ink.holds(2.4));
        hold(&mut cmyk, 2.4);
        assert_eq!(cmyk[..8], [119, 119, 119, 255, 100, 50, 0, 10]);
        assert!(cmyk[8] == cmyk[9] && cmyk[11] == 100);
        assert!(TotalInk::of(&cmyk).holds(2.4) && TotalInk::of(&cmyk).most() <= 2.4);
    }
}
