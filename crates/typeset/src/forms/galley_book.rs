//! Galleys of stories that are set over many widths only to be weighed: on the page's grid their columns are of one measure,
//! and a galley of one measure is set once.

use std::collections::HashMap;
use std::sync::Mutex;

use kanyin_diagnostics::Spot;

use crate::engine::TemplateErrors;
use crate::galley::Galley;

/// What a galley depends on: the story, the measure in points, whether pictures beside their words stand in it, whether it
/// begins with the byline, and the blocks that stand elsewhere.
#[derive(Debug, Clone, Eq, PartialEq, Hash)]
pub struct GalleyKey {
    /// The story's title.
    pub story: Spot,
    /// The bits of the measure.
    pub width: u64,
    /// Whether it is the only column.
    pub is_single: bool,
    /// Whether it begins with the byline.
    pub has_byline: bool,
    /// Blocks that stand elsewhere.
    pub left_out: Vec<usize>,
}

/// Keeps galleys.
#[derive(Debug, Default)]
pub struct GalleyBook(Mutex<HashMap<GalleyKey, Galley>>);

impl GalleyBook {
    /// The galley of a key, set if it is not there.
    pub fn get(
        &self,
        key: GalleyKey,
        set: impl FnOnce() -> Result<Galley, TemplateErrors>,
    ) -> Result<Galley, TemplateErrors> {
        if let Some(known) = self.known(&key) {
            return Ok(known);
        }
        // Nobody waits for a galley that another sets: at worst it is set twice.
        let galley = set()?;
        self.0.lock().unwrap_or_else(|poison| poison.into_inner()).insert(key, galley.clone());
        Ok(galley)
    }

    fn known(&self, key: &GalleyKey) -> Option<Galley> {
        self.0.lock().unwrap_or_else(|poison| poison.into_inner()).get(key).cloned()
    }
}
