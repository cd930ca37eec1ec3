//! `kanyin import`: raw copy becomes stories of an issue.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use kanyin_desk::block::Source;
use kanyin_desk::given::{self, Given};
use kanyin_desk::import::{self as desk, Imported, Target};
use kanyin_desk::recognise::Known;
use kanyin_desk::turn::Habits;
use kanyin_desk::write::issue_yaml::IssueHead;
use kanyin_diagnostics::{Faults, Format, Sources, Told, system_says, told};
use kanyin_production::{Failure, IncomingIssue, given_file, shown};

use super::args::ImportArgs;
use super::console::Console;
use super::verdict::Verdict;

/// Bytes of one run, at most: a newspaper's copy with its photographs is far less.
const MOST: u64 = 2 << 30;

/// Reads files, finds the stories in them, and puts these into an issue.
pub fn import(args: &ImportArgs, console: &Console) -> Result<Verdict, Failure> {
    let Some(into) = &args.into else {
        return Err(Failure::Usage(told!(
            "收进哪一期？加上 --into issues/2026-12",
            "into which issue? add --into issues/2026-12"
        )));
    };
    let issue = IncomingIssue::at(into)?;
    let sources = sources(&args.files)?;
    // Their sentences name the file: it is none of the publication's.
    let faults = Faults(sources.iter().flat_map(|source| source.faults.clone()).collect());
    console.tell(&faults, &Sources::default(), issue.folder(), Format::Human);
    let paper = issue.paper();
    let known = Known {
        paper: paper.as_ref().map(|paper| paper.nameplate().to_string()),
        habits: Habits::keeping(paper.as_ref().map_or(&[], |paper| &paper.desk.keep)),
    };
    let (number, date) = issue.head()?;
    let is_taken = |name: &str| issue.is_taken(name);
    let target =
        Target { head: IssueHead { number, date }, is_taken: &is_taken, lang: console.lang() };
    let imported = desk::import(&sources, &known, &target);
    for (wanted, taken) in &imported.renamed {
        console.say(&told!(
            "{wanted} 已经有了，没有动它；写成 {taken}",
            "{wanted} is there already and was not touched; {taken} is written"
        ));
    }
    if args.dry_run {
        for file in &imported.files {
            console.give_path(&issue.folder().join(&file.name));
        }
    } else if !imported.files.is_empty() {
        let files: Vec<(&str, &[u8])> =
            imported.files.iter().map(|file| (file.name.as_str(), file.bytes.as_slice())).collect();
        let paths = issue.put(&files)?;
        paths.iter().for_each(|path| console.give_path(path));
    }
    sum_up(&imported, &issue, args.dry_run, console);
    match imported.counts.stories == 0 || imported.counts.lost > 0 {
        true => Ok(Verdict::Faults),
        false => Ok(Verdict::on(&faults)),
    }
}

/// The sources of all files, in the order that they were given.
fn sources(files: &[PathBuf]) -> Result<Vec<Source>, Failure> {
    let mut sources = Vec::new();
    for path in files {
        sources.extend(of(path)?);
    }
    Ok(sources)
}

/// The sources of what was given: a file, a folder, or `-`.
pub fn of(path: &Path) -> Result<Vec<Source>, Failure> {
    Ok(given::sources(match path {
        path if path == Path::new(given::PASTED) => Given::Pasted(pasted()?),
        path if path.is_dir() => Given::Folder(path),
        path => Given::File(path, given_file(path)?),
    }))
}

/// What stands on standard input.
fn pasted() -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    match io::stdin().lock().take(MOST + 1).read_to_end(&mut bytes) {
        Ok(read) if read as u64 > MOST => Err(Failure::Usage(told!(
            "标准输入里的文字超过 2 GB，一点也没有拿进来：分几次粘贴",
            "standard input holds more than 2 GB; nothing was taken in: paste it in parts"
        ))),
        Ok(_) => Ok(bytes),
        Err(error) => {
            let why = system_says(&error);
            Err(Failure::Usage(told!(
                "读不了标准输入：{why}",
                "cannot read standard input: {why}";
                why
            )))
        }
    }
}

/// How much came of it, and what to do next.
fn sum_up(imported: &Imported, issue: &IncomingIssue, is_dry: bool, console: &Console) {
    let counts = imported.counts;
    let (stories, pictures, guesses, left, turned) =
        (counts.stories, counts.pictures, counts.guesses, counts.left, counts.turned);
    if stories == 0 {
        console.say(&told!(
            "没有找到一篇稿件；有文字的话，都在 left-over.md 里",
            "no story was found; what text there is stands in left-over.md"
        ));
        return;
    }
    console.say(&told!(
        "{stories} 篇稿件，{pictures} 张图；改正 {turned} 处字符；{guesses} 处是猜的，看 import.html；{left} 条没有进稿件，看 left-over.md",
        "{stories} stories, {pictures} pictures; {turned} characters turned right; {guesses} guesses: see import.html; {left} things in no story: see left-over.md"
    ));
    if counts.lost > 0 {
        let lost = counts.lost;
        console.say(&told!(
            "有 {lost} 个字不见了：这是刊印的错，请把原稿发给我们",
            "{lost} characters are missing: this is a fault of Kanyin; please send us the copy"
        ));
    }
    let folder = shown(issue.folder());
    match is_dry {
        true => console.say(&told!(
            "什么也没有写；去掉 --dry-run 就写",
            "nothing was written; leave out --dry-run to write it"
        )),
        false => console.say(&next(imported, &folder)),
    }
}

/// What to do next: where the issue had a list of stories before, it does not have these.
fn next(imported: &Imported, folder: &str) -> Told {
    let proposed = imported.files.iter().find(|file| file.name.starts_with("issue.proposed"));
    match proposed.map(|file| file.name.as_str()) {
        Some(name) => told!(
            "issue.yaml 没有动，里面还没有这次收的稿件。把 {name} 里 stories: 下面的几行抄进 issue.yaml（版面是指定的，抄到要放的区块），或者用它换下 issue.yaml；再敲：kanyin build {folder}",
            "issue.yaml was not touched, and does not have these stories. Copy the lines below `stories:` of {name} into it (into the areas, where pages have layouts), or put it in its place; then: kanyin build {folder}"
        ),
        None => told!("接着敲：kanyin build {folder}", "next: kanyin build {folder}"),
    }
}
