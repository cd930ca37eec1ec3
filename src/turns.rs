//! What a command does with several issues or files, one after the other. Where a file of others made the process that
//! works begin anew, what was done is not done, nor told, a second time.

use kanyin_custody::{self as custody, Earlier};
use kanyin_production::Failure;

use super::verdict::Verdict;

/// Does one after the other. Gives what they amount to together.
pub fn one_after_another<T>(
    all: impl IntoIterator<Item = T>,
    mut one: impl FnMut(T) -> Result<Verdict, Failure>,
) -> Result<Verdict, Failure> {
    let Earlier { done, so_far } = custody::earlier();
    let mut verdict = if so_far == [0; 4] { Verdict::Good } else { Verdict::Faults };
    for (n, item) in all.into_iter().enumerate().skip(done) {
        verdict = verdict.and(one(item)?);
        custody::done(Earlier { done: n + 1, so_far: [verdict.code().into(), 0, 0, 0] });
    }
    Ok(verdict)
}
