//! What a content stream is seen in: its box, and the colours in which it is blended.

use lopdf::Dictionary;

use super::source_pdf::SourcePdf;

/// What a content stream is seen in.
#[derive(Debug, Copy, Clone, Default)]
pub struct Scene {
    /// Its box in its own space, two opposite corners: outside of it nothing is seen.
    pub area: Option<[f32; 4]>,
    /// Whether things are blended in inks, as the source says; else a viewer does so in light.
    pub blends_in_inks: bool,
}

impl Scene {
    /// Of a page or form, whose box is under this key; `around` is what a form is drawn in.
    pub fn of(source: SourcePdf<'_>, dict: &Dictionary, key: &[u8], around: Scene) -> Self {
        let area = source.numbers(dict, key).and_then(|numbers| numbers.try_into().ok());
        let group = source.dict(dict, b"Group");
        let space = group.and_then(|group| source.get(group, b"CS"));
        let blends_in_inks = match space.map(|space| source.components_named(space)) {
            Some(components) => components == Some(4),
            None => around.blends_in_inks,
        };
        Self { area, blends_in_inks }
    }

    /// The part of a domain `[x0, x1, y0, y1]` that is seen, with a little more round it; `to_box` leads from the domain
    /// to the space of the box.
    pub fn seen(self, domain: [[f32; 2]; 2], to_box: [f32; 6]) -> [[f32; 2]; 2] {
        let [a, b, c, d, e, f] = to_box;
        let determinant = a * d - b * c;
        let Some([left, foot, right, head]) = self.area.filter(|_| determinant != 0.0) else {
            return domain;
        };
        let corners = [(left, foot), (right, foot), (left, head), (right, head)];
        let back = corners.map(|(x, y)| {
            let (x, y) = (x - e, y - f);
            [(x * d - y * c) / determinant, (y * a - x * b) / determinant]
        });
        let part = |axis: usize| {
            let [low, high] = domain[axis];
            let least = back.iter().map(|point| point[axis]).fold(f32::INFINITY, f32::min);
            let most = back.iter().map(|point| point[axis]).fold(f32::NEG_INFINITY, f32::max);
            let more = (most - least) * 0.01;
            let part = [(least - more).max(low), (most + more).min(high)];
            if part[0] < part[1] { part } else { [low, high] }
        };
        [part(0), part(1)]
    }
}

/// One matrix after the other.
pub fn after(first: [f32; 6], then: [f32; 6]) -> [f32; 6] {
    let [a, b, c, d, e, f] = first;
    let [p, q, r, s, t, u] = then;
    [
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_seen_of_a_domain_counts() {
        let scene = Scene { area: Some([0.0, 0.0, 1000.0, 500.0]), blends_in_inks: false };
        let seen = scene.seen([[0.0, 400.0], [0.0, 200.0]], [1000.0, 0.0, 0.0, -500.0, 0.0, 500.0]);
        assert!(seen[0][1] < 1.02 && seen[1][1] < 1.02 && seen[0][0] == 0.0, "{seen:?}");
    }
}
