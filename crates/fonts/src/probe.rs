//! Probes: faces that have every character, to find out what another face lacks.
//!
//! A line of type does not say for which role it was set: song may be the text's own face, or what a
//! kai that lacks the character fell back to. A probe named behind the first family of a role catches
//! exactly what that family lacks, and its name says for which role. Probes are in the catalogue only
//! where they are named, and nothing that is printed is set in them. `probe.py` draws them.

use typst_library::foundations::Bytes;
use typst_library::text::Font;

/// The family of a role's probe: `song`, `heavy`, `hei`, `kai` or `display`.
pub fn probe(role: &str) -> String {
    // A last word like "heavy" would be read as a weight.
    format!("Kanyin {role} Probe")
}

/// The role of a family that is a probe.
pub fn probed(family: &str) -> Option<&str> {
    family.strip_prefix("Kanyin ")?.strip_suffix(" Probe")
}

/// All probes.
pub fn faces() -> Vec<Font> {
    Font::iter(Bytes::new(include_bytes!("probe.ttc"))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_probe_has_every_character_that_is_seen() {
        let faces = faces();
        let roles: Vec<_> = faces.iter().filter_map(|face| probed(&face.info().family)).collect();
        assert_eq!(roles, ["song", "heavy", "hei", "kai", "display"]);
        for face in &faces {
            for c in "a一，䶮𬱖𰻝\u{E000}".chars() {
                assert!(face.info().coverage.contains(c.into()), "{c}");
            }
            assert!(!face.info().coverage.contains(0x20));
        }
    }
}
