//! Families: which of them are tried for the type of a role, in what order.

use typst_library::layout::Abs;
use typst_library::text::{FontInstance, TextItem};

use kanyin_fonts::{Catalogue, Family};
use kanyin_issue::Paper;
use kanyin_typeset::tried;

/// The families tried for a role.
#[derive(Debug, Clone)]
pub struct RoleFamilies {
    /// The role.
    pub role: String,
    /// The families: the role's own, then song's, each once; as `typeset` gives them to templates.
    pub families: Vec<Family>,
    weight: u16,
}

impl RoleFamilies {
    /// The families tried for a role.
    pub fn of(paper: &Paper, role: &str) -> Self {
        let tried = tried(paper, role);
        let weight = tried.iter().find_map(|family| family.weight).unwrap_or(400);
        Self { role: role.into(), families: tried, weight }
    }

    /// The families tried for each role.
    pub fn all(paper: &Paper) -> Vec<Self> {
        paper.roles().into_iter().map(|role| Self::of(paper, role)).collect()
    }

    /// The families in the role's weight, as far as they are there.
    pub fn found(&self, fonts: &Catalogue) -> impl Iterator<Item = Family> {
        let there = self.families.iter().filter(|family| fonts.has(&family.name));
        there.map(|family| Family { name: family.name.clone(), weight: Some(self.weight) })
    }

    /// The face that type of the role is set in.
    fn face(&self, fonts: &Catalogue, size: Abs) -> Option<FontInstance> {
        fonts.instance(&self.found(fonts).next()?, size)
    }
}

/// The roles that a run of type without glyphs was set for.
///
/// Typst sets what no family has as empty boxes of the first family that is there, in the weight that
/// was asked for. So the box's face tells the role: song and heavy are one family in two weights, and
/// what stands out in hei is its bold, found by the family alone. Where a publication gives two roles
/// one face, both are meant. A template may name families of its own; then it is no role's.
pub fn roles_of<'a>(
    boxes: &TextItem,
    all: &'a [RoleFamilies],
    fonts: &Catalogue,
) -> Vec<&'a RoleFamilies> {
    let face = |tried: &RoleFamilies| tried.face(fonts, boxes.size);
    let same_face: Vec<&RoleFamilies> =
        all.iter().filter(|tried| face(tried).is_some_and(|face| face == boxes.font)).collect();
    if !same_face.is_empty() {
        return same_face;
    }
    let family = &boxes.font.info().family;
    all.iter().filter(|tried| face(tried).is_some_and(|f| f.info().family == *family)).collect()
}
