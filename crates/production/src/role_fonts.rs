//! Which face each role of a publication comes out in.

use std::path::Path;

use kanyin_diagnostics::told;
use kanyin_fonts::{Catalogue, Family, FontOrigin, covered};
use kanyin_issue::paper::Paper;
use kanyin_typeset::families;

use super::failure::Failure;

/// A family of a role.
pub struct RoleFont {
    /// The role.
    pub role: String,
    /// The family, as it was asked for.
    pub family: String,
    /// The face that it comes out in, if it is there.
    pub face: Option<RoleFace>,
}

/// A face.
pub struct RoleFace {
    /// Its weight, from 100 to 900.
    pub weight: u16,
    /// How many characters of 通用规范汉字表 it has.
    pub covered: usize,
    /// Where it comes from.
    pub origin: FontOrigin,
}

/// The families of every role of a publication, in the order they are tried.
pub fn role_fonts(paper: &Paper, publication: &Path) -> Vec<RoleFont> {
    fonts(paper, Some(publication))
}

/// The families that a publication is set in which names none.
pub fn builtin_fonts() -> Result<Vec<RoleFont>, Failure> {
    let paper = serde_json::from_value(serde_json::json!({ "name": "" }));
    let paper: Paper = paper.map_err(|error| Failure::Ours(told!("{error}", "{error}")))?;
    Ok(fonts(&paper, None))
}

fn fonts(paper: &Paper, publication: Option<&Path>) -> Vec<RoleFont> {
    let wanted: Vec<(&str, Family)> = paper
        .roles()
        .into_iter()
        .flat_map(|role| families(paper, role).into_iter().map(move |family| (role, family)))
        .collect();
    let all: Vec<Family> = wanted.iter().map(|(_, family)| family.clone()).collect();
    let catalogue = Catalogue::open(publication, &all);
    let font = |(role, family): (&str, Family)| {
        let face = catalogue.face(&family).map(|(_, face)| RoleFace {
            weight: face.info.variant.weight.to_number(),
            covered: covered(&face.info),
            origin: face.origin.clone(),
        });
        RoleFont { role: role.into(), family: family.name, face }
    };
    wanted.into_iter().map(font).collect()
}
