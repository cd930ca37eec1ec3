//! `kanyin new`: a publication that builds at once; inside of one, the next issue.

use kanyin_diagnostics::told;
use kanyin_press::Moment;
use kanyin_production::{Failure, NewAreas, NewPaper, new_issue, new_publication, shown};

use super::args::NewArgs;
use super::console::Console;
use super::verdict::Verdict;

/// Makes a publication; its first issue is today's. A folder in `issues/` of a publication becomes its next issue.
pub fn new(args: &NewArgs, console: &Console) -> Result<Verdict, Failure> {
    if let Some(new) = new_issue(&args.folder, NewAreas::Named)? {
        if args.size.is_some() || args.columns.is_some() {
            console.say(&told!(
                "--size 和 --columns 只给新刊物用；这个刊物的纸和栏数写在 paper.yaml",
                "--size and --columns are for a new publication; this one has its sheet and columns in paper.yaml"
            ));
        }
        console.give_path(&new.folder);
        let (shown, before, date) = (shown(&new.folder), new.before, new.date);
        let [zh, en] = match new.number {
            Some(number) => ["，", ", "].map(|comma| format!("{number}{comma}")),
            None => Default::default(),
        };
        console.say(&match new.is_allotted {
            true => told!(
                "照 {before} 建好了 {shown}：{zh}{date}。稿件写到它的 stories/ 里，写好 section 和 importance，程序把它们分到各版",
                "{shown} was made after {before}: {en}{date}. Put the stories into its stories/, each with its section and importance: they are allotted to pages"
            ),
            false => told!(
                "照 {before} 的版式建好了 {shown}：{zh}{date}。稿件写到它的 stories/ 里，用 issue.yaml 里的文件名；敲 kanyin check 看还缺哪几篇",
                "{shown} was made after {before}: {en}{date}. Put the stories into its stories/, by the names in issue.yaml; `kanyin check` tells which are missing"
            ),
        });
        return Ok(Verdict::Good);
    }
    let today = Moment::from_env().map_err(Failure::Usage)?.unwrap_or_else(Moment::now);
    let paper =
        NewPaper { sheet: args.size.map(Into::into).unwrap_or_default(), columns: args.columns };
    new_publication(&args.folder, today.date(), paper)?;
    console.give_path(&args.folder);
    let shown = shown(&args.folder);
    console.say(&told!(
        "新刊物在 {shown}。进去敲 kanyin serve，在浏览器里写稿看版；或敲 kanyin build，成品在 out/ 里",
        "the publication is in {shown}. Go there and type `kanyin serve` to write and see the pages in a browser, or `kanyin build`; the files will be in out/"
    ));
    Ok(Verdict::Good)
}
