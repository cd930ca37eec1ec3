//! Where `paper.yaml` and `issue.yaml` write what stands in masthead, ear, folio and colophon.

use kanyin_diagnostics::Spot;

use super::spots::{Spots, step};

/// The places of what belongs to the page rather than to a story.
#[derive(Debug, Default)]
pub struct FurnitureSpots {
    pub(crate) paper: Spots,
    pub(crate) issue: Spots,
}

impl FurnitureSpots {
    /// The nameplate: `masthead.image` or `masthead.title`, or else the paper's `name`.
    pub fn nameplate(&self) -> Spot {
        let own = ["/masthead/image", "/masthead/title"].into_iter();
        let own = own.filter_map(|pointer| self.paper.written(pointer)).next();
        own.unwrap_or_else(|| self.paper.value_or_start("/name"))
    }

    /// A key of `masthead`, such as `seal` or `motto/1`; `masthead` where it is not written.
    pub fn masthead(&self, key: &str) -> Spot {
        self.paper.value_or_start(&format!("/masthead/{key}"))
    }

    /// An entry of `colophon`.
    pub fn colophon(&self, label: &str) -> Spot {
        let pointer = format!("/colophon/{}", step(label));
        self.paper.key(&pointer).unwrap_or_else(|| self.paper.value_or_start(&pointer))
    }

    /// A key of `ear`; `ear` where it is not written.
    pub fn ear(&self, key: &str) -> Spot {
        self.issue.value_or_start(&format!("/ear/{key}"))
    }

    /// An entry of `editors`.
    pub fn editor(&self, role: &str) -> Spot {
        self.issue.value_or_start(&format!("/editors/{}", step(role)))
    }
}
