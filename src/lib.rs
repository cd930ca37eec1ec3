//! Kanyin 刊印 lays out Chinese newspapers: a folder of structured copy goes in, a finished issue
//! comes out.
//!
//! The rooms of the house, from the top: [`cli`], [`archive`], [`press`], [`typeset`], [`makeup`], [`composer`],
//! [`issue`], [`fonts`], [`diagnostics`]. A room knows only the rooms below it; data goes down the list once.

pub mod archive;
pub mod cli;
pub mod composer;
pub mod diagnostics;
pub mod fonts;
pub mod issue;
pub mod makeup;
pub mod press;
pub mod typeset;
