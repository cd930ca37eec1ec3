//! Files of what was found.

pub mod issue_yaml;
pub mod left_over;
pub mod markdown;
pub mod report;
