//! Where an area of a page stands, with what belongs to it.

use kanyin_makeup::search::FreePlace;

/// Where an area stands.
#[derive(Debug, Copy, Clone)]
pub struct AreaPlace {
    /// Its own place.
    pub own: FreePlace,
    /// That of its story's box, if it stands beside the story.
    pub beside: Option<FreePlace>,
    /// Columns of text, if it is a row of briefs, or a story in others than the page has.
    pub text_columns: Option<u8>,
}
