//! `kanyin check`: all faults, nothing written.

use std::time::Instant;

use kanyin_diagnostics::Format;
use kanyin_production::{self as production, Failure, IssueFolder};

use super::args::{CheckArgs, LayoutAsked};
use super::console::Console;
use super::line_figures;
use super::page_figures;
use super::turns::one_after_another;
use super::verdict::Verdict;

/// Checks every issue that was named.
pub fn check(args: &CheckArgs, console: &Console) -> Result<Verdict, Failure> {
    let format = Format::from(args.format);
    let reading = LayoutAsked::reading(args.layout);
    one_after_another(IssueFolder::named(&args.issues)?, |issue| {
        let issue = issue.read_as(reading.clone());
        production::forget_issues();
        let begun = Instant::now();
        let read = production::check(&issue, console);
        if let Some(laid) = read.laid.as_ref().filter(|_| format == Format::Human) {
            production::page_sums(&laid.issue, &read.faults)
                .iter()
                .for_each(|sum| console.say(sum));
        }
        console.tell(&read.faults, &read.sources, &issue.publication, format);
        if console.is_verbose()
            && let Some(laid_issue) = &read.laid
        {
            line_figures::tell(&laid_issue.laid, &read.sources, console);
            page_figures::tell(&laid_issue.laid, console);
        }
        if format == Format::Human {
            console.sum_up(&issue.name(), &read.faults, begun.elapsed());
        }
        Ok(Verdict::on(&read.faults))
    })
}
