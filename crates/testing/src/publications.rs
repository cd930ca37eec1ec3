//! The publications that stand in the repository and beside it.

use std::path::{Path, PathBuf};

/// A finished issue that was not made for a test.
#[derive(Debug, Clone)]
pub struct Original {
    /// What tests call it.
    pub name: &'static str,
    /// The publication's folder.
    pub publication: PathBuf,
    /// The folder.
    pub folder: PathBuf,
}

/// The folder of the repository, which is the sample's publication.
pub fn repository() -> PathBuf {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent();
    crates.and_then(Path::parent).expect("crates/testing in a repository").to_path_buf()
}

/// The real publication, where it stands beside the repository.
pub fn laoximen() -> Option<PathBuf> {
    let folder = repository().join("../shared/laoximen");
    if folder.join("paper.yaml").is_file() {
        return Some(folder);
    }
    println!("left out: there is no {}", folder.display());
    None
}

/// The sample issue, then, where they are, the real ones.
pub fn originals() -> Vec<Original> {
    let of = |name, publication: &Path, folder: &str| Original {
        name,
        publication: publication.to_path_buf(),
        folder: publication.join(folder),
    };
    let mut originals = vec![of("issues/2026-11", &repository(), "issues/2026-11")];
    if let Some(laoximen) = laoximen() {
        originals.push(of("2021-03", &laoximen, "issues/2021-03"));
        originals.push(of("2025-05", &laoximen, "issues/2025-05"));
    }
    originals
}
