//! `kanyin build`: the files of an issue.

use std::time::Instant;

use kanyin_press::Moment;
use kanyin_production::{self as production, Failure, IssueFolder, Order};

use super::args::{BuildArgs, FileKind, LayoutAsked};
use super::console::Console;
use super::turns::one_after_another;
use super::verdict::Verdict;

/// Builds every issue that was named.
pub fn build(args: &BuildArgs, console: &Console) -> Result<Verdict, Failure> {
    let order = order(args, Moment::from_env().map_err(Failure::Usage)?);
    let reading = LayoutAsked::reading(args.layout);
    one_after_another(IssueFolder::named(&args.issues)?, |issue| {
        let issue = issue.read_as(reading.clone());
        production::forget_issues();
        let begun = Instant::now();
        let out = issue.out_or(args.out.as_deref())?;
        let built = production::build(&issue, &out, order, console)?;
        console.sum_up(&issue.name(), &built.faults, begun.elapsed());
        built.main_files().for_each(|path| console.give_path(path));
        Ok(Verdict::on(&built.faults))
    })
}

/// The evening's files if nothing is asked for by name.
fn order(args: &BuildArgs, moment: Option<Moment>) -> Order {
    let only = |output| args.only.contains(&output);
    let files = match args.only.is_empty() {
        true => Order::default(),
        false => Order {
            press: only(FileKind::Press),
            web: only(FileKind::Web),
            png: only(FileKind::Png),
            epaper: only(FileKind::Epaper),
            library: only(FileKind::Library),
            stories: only(FileKind::Stories),
            ..Order::NOTHING
        },
    };
    Order {
        proof: args.proof,
        soft_proof: args.soft_proof,
        separations: args.separations,
        moment,
        ..files
    }
}
