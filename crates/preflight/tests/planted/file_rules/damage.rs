//! Damage of any kind.

use proptest::prelude::*;

use kanyin_preflight::{Expect, examine};

use crate::good;

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever happens to the bytes, there is a report.
    #[test]
    fn damage_gives_a_report(hits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..24), cut in prop::option::weighted(0.2, any::<prop::sample::Index>())) {
        let mut bytes = small();
        for (at, byte) in hits {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        examine(&bytes, &Expect::default());
    }
}

/// A file of little more than structure: with the profile in it, most damage would only hit that.
fn small() -> Vec<u8> {
    static SMALL: std::sync::LazyLock<Vec<u8>> = std::sync::LazyLock::new(|| {
        let mut good = good::x4();
        good.stream(good.profile).truncate(200);
        good.stream(good.picture).truncate(200);
        good.bytes()
    });
    SMALL.clone()
}
