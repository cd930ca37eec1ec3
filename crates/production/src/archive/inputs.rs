//! What the archives of all issues of a publication have in common.

use std::path::{Path, PathBuf};

use kanyin_archive::Inputs;
use kanyin_issue as issue;
use kanyin_press::Moment;
use kanyin_typeset::LAYOUTS;

/// What is the same for all issues of a publication, and is read once.
pub struct PublicationInputs {
    /// The folder with `paper.yaml`.
    pub publication: PathBuf,
    /// The paper's name, if `paper.yaml` can be read.
    pub paper: Option<String>,
    /// What its issues are made from.
    pub inputs: Inputs,
}

impl PublicationInputs {
    /// Reads them. Nothing in `out` is an input.
    pub fn of(publication: &Path, out: &Path, moment: Option<Moment>) -> Self {
        Self {
            publication: publication.into(),
            paper: issue::load_paper(publication).paper.map(|paper| paper.name),
            inputs: Inputs::of(publication, out, &LAYOUTS, moment.map(Moment::seconds)),
        }
    }
}
