//! How an issue is read, whatever its files say.

use super::drafts::Drafts;

/// How an issue is read, whatever its files say.
#[derive(Debug, Clone, Default, Eq, PartialEq)]
pub struct Reading {
    /// Whether every page makes itself up, as if its layout were `auto`.
    pub all_auto: bool,
    /// Whether the plan that a person kept beside `issue.yaml` is left aside.
    pub without_plan: bool,
    /// What is typed and not saved.
    pub drafts: Drafts,
}
