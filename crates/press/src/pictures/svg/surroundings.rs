//! What is round a drawing.

use std::path::Path;
use std::sync::Arc;

use kanyin_fonts::Catalogue;

use crate::role_families::RoleFamilies;

/// Where a drawing stands, and whose fonts it may use.
#[derive(Copy, Clone)]
pub struct Surroundings<'a> {
    /// The publication's folder.
    pub publication: &'a Path,
    /// The drawing's folder, inside the publication.
    pub folder: &'a Path,
    /// The fonts.
    pub fonts: &'a Arc<Catalogue>,
    /// The families of the paper's roles.
    pub roles: &'a [RoleFamilies],
}
