//! Small edits to pages whose plan is kept, as an editor makes them on the last evening: some characters added or cut in a
//! paragraph, a word changed, a title's, a caption's. Says where more than the edited story changed.
//!
//!     cargo run --release --example edits -- [--count 10000] [--seed N] [--threads N] ISSUE…
//!
//! The plan of each issue is kept twice: where everything stands (`kanyin plan --take`), and all that `out/…/plan.yaml` says.
//! Each edit is laid out anew from what was kept, in this process. Held must be:
//!
//! - every area stands where it stood, as wide and as high, and nothing else of another story has changed;
//! - what the edited story's own slack cannot take is told of its file, in characters or lines;
//! - every character of it is on a page, as many as before and as the edit changed, but where that is told;
//! - nothing panics.
//!
//! Of 题 alone another story may take another size: no two titles of one size stand side by side, and none is larger than
//! that of a weightier story. That is counted.
//!
//! Ends with 1 if something is not held. `benches/mixes.py --make-only --out DIR` makes issues for it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use kanyin_diagnostics::{Code, Faults, Lang, Severity, Sources};
use kanyin_issue::{self as issue, Drafts, Reading};
use kanyin_press::{KeptPlan, PlanFile, PlanFileArea};
use kanyin_testing::foreign::Dice;
use kanyin_typeset::{self as typeset, Laid};

/// Edits of the same kept plan, one after the other, before another's turn comes.
const RUN: usize = 50;
/// Typst forgets what it has not set again for so many edits.
const REMEMBERED: usize = 30;
/// What a plan that is held can never be told of.
const STALE: Code = Code::StalePlan;

fn main() -> ExitCode {
    let wishes = Wishes::read();
    let scratch = tempfile::tempdir().expect("a folder for a while");
    let kept: Vec<Kept> = wishes
        .issues
        .iter()
        .enumerate()
        .flat_map(|(n, issue)| [false, true].map(|whole| (n, issue, whole)))
        .filter_map(|(n, issue, whole)| {
            Kept::of(issue, &scratch.path().join(format!("{n}-{whole}")), whole)
        })
        .collect();
    if kept.is_empty() {
        eprintln!("no issue whose plan can be kept");
        return ExitCode::from(2);
    }
    let (next, sums, begun) = (AtomicUsize::new(0), Mutex::new(Sums::default()), Instant::now());
    std::thread::scope(|scope| {
        for _ in 0..wishes.threads {
            scope.spawn(|| {
                loop {
                    let first = next.fetch_add(RUN, Ordering::Relaxed);
                    if first >= wishes.count {
                        return;
                    }
                    let one = &kept[first / RUN % kept.len()];
                    for number in first..(first + RUN).min(wishes.count) {
                        let found = one.edited(wishes.seed + number as u64);
                        sums.lock().expect("no thread panics").add(one, number, found);
                        if number % REMEMBERED == 0 {
                            comemo::evict(REMEMBERED);
                        }
                    }
                }
            });
        }
    });
    let sums = sums.into_inner().expect("no thread panics");
    println!(
        "{} plans kept, {} edits in {:.0} s",
        kept.len(),
        wishes.count,
        begun.elapsed().as_secs_f64()
    );
    for (what, count) in &sums.0 {
        println!("{count:>6}  {what}");
    }
    ExitCode::from(u8::from(sums.0.keys().any(|what| what.starts_with("NOT HELD"))))
}

/// What was asked for.
struct Wishes {
    count: usize,
    seed: u64,
    threads: usize,
    issues: Vec<PathBuf>,
}

impl Wishes {
    fn read() -> Self {
        let mut wishes = Self { count: 10_000, seed: 1, threads: 2, issues: Vec::new() };
        let mut words = std::env::args().skip(1);
        while let Some(word) = words.next() {
            let mut number = || words.next().and_then(|word| word.parse().ok()).expect("a number");
            match word.as_str() {
                "--count" => wishes.count = number(),
                "--seed" => wishes.seed = number() as u64,
                "--threads" => wishes.threads = number(),
                _ => wishes.issues.push(fs::canonicalize(&word).expect("an issue's folder")),
            }
        }
        wishes
    }
}

/// How often what came of an edit.
#[derive(Default)]
struct Sums(BTreeMap<String, usize>);

impl Sums {
    fn add(&mut self, kept: &Kept, number: usize, found: Vec<(String, String)>) {
        for (what, details) in found {
            if what.starts_with("NOT HELD") {
                println!("edit {number} of {}: {what}: {details}", kept.name);
            }
            *self.0.entry(what).or_default() += 1;
        }
    }
}

/// An issue with a plan beside it.
struct Kept {
    name: String,
    publication: PathBuf,
    folder: PathBuf,
    /// Its stories: path in the publication, text.
    stories: Vec<(PathBuf, String)>,
    before: Seen,
}

/// What is compared.
struct Seen {
    /// By page and name.
    areas: BTreeMap<(u32, String), PlanFileArea>,
    /// By the story's file, how often each Han character stands on the pages.
    characters: BTreeMap<String, BTreeMap<char, i64>>,
    /// By file, what is said of it that has to do with room.
    told: BTreeMap<String, Vec<String>>,
    /// What is said of the plan itself.
    stale: Vec<String>,
}

impl Kept {
    /// The plan of an issue kept in a copy of its publication. Nothing where it cannot be laid out, or has no story.
    fn of(issue: &Path, to: &Path, whole: bool) -> Option<Self> {
        let publication = issue.ancestors().find(|folder| folder.join("paper.yaml").is_file())?;
        for part in ["paper.yaml", "layouts", "fonts"] {
            copied(&publication.join(part), &to.join(part));
        }
        let inside = issue.strip_prefix(publication).ok()?;
        copied(issue, &to.join(inside));
        let folder = to.join(inside);
        _ = fs::remove_file(folder.join("plan.yaml"));
        let plan = PlanFile::of(&laid(to, &folder, Drafts::default())?.0);
        let is_auto = plan.pages.iter().any(|page| page.drawn.is_some());
        if !whole && !is_auto {
            return None;
        }
        let text = if whole { plan.yaml() } else { KeptPlan::of(&plan).yaml(None) };
        fs::write(folder.join("plan.yaml"), text.ok()?).ok()?;
        let (again, sources) = laid(to, &folder, Drafts::default())?;
        let before = Seen::of(&again, &sources);
        let name = format!("{} ({})", issue.display(), if whole { "all" } else { "places" });
        let mut stories = Vec::new();
        for file in before.characters.keys() {
            stories.push((PathBuf::from(file), fs::read_to_string(to.join(file)).ok()?));
        }
        if !before.stale.is_empty() {
            println!("NOT HELD: the plan of {name} as it was written: {:?}", before.stale);
        }
        (!stories.is_empty()).then_some(Self {
            name,
            publication: to.into(),
            folder,
            stories,
            before,
        })
    }

    /// What came of one edit.
    fn edited(&self, seed: u64) -> Vec<(String, String)> {
        let mut dice = Dice::new(seed);
        let (file, text) = &self.stories[dice.below(self.stories.len())];
        let Some(edit) = Edit::of(text, &mut dice) else {
            return vec![("no edit".into(), String::new())];
        };
        let drafts = Drafts::default().with(file.clone(), edit.text.as_str().into());
        let made = std::panic::catch_unwind(|| {
            laid(&self.publication, &self.folder, drafts)
                .map(|(laid, sources)| Seen::of(&laid, &sources))
        });
        let file = file.to_string_lossy().into_owned();
        let details = |what: &str| format!("{file}, {}: {what}", edit.what);
        let after = match made {
            Err(_) => return vec![("NOT HELD: it panicked".into(), details(""))],
            Ok(None) => return vec![("NOT HELD: no page".into(), details(""))],
            Ok(Some(after)) => after,
        };
        let mut found = Vec::new();
        let own = |area: &PlanFileArea| area.files.contains(&file);
        if after.stale != self.before.stale {
            found.push((
                "the plan is told to be stale".to_string(),
                details(&after.stale.join("; ")),
            ));
        }
        for (at, was) in &self.before.areas {
            let Some(is) = after.areas.get(at) else {
                found.push(("NOT HELD: an area is gone".into(), details(&at.1)));
                continue;
            };
            if place(was) != place(is) {
                found.push((
                    "NOT HELD: an area moved".into(),
                    details(&format!("{at:?} {:?} {:?}", place(was), place(is))),
                ));
            } else if !own(was) && value(was) != value(is) {
                let details = details(&format!("{at:?}\n{}->\n{}", value(was), value(is)));
                let size = |area: &PlanFileArea| area.head.as_ref().map(|head| head.size.clone());
                found.push(match size(was) != size(is) && pictures(was) == pictures(is) {
                    true => ("a neighbour's title took another size".into(), details),
                    false => ("NOT HELD: a neighbour changed inside".into(), details),
                });
            }
        }
        let over = |seen: &Seen| {
            let own = seen.areas.values().filter(|area| own(area));
            own.fold((0, 0), |sum, area| (sum.0 + area.overset, sum.1 + area.spare))
        };
        let ((was_over, was_spare), (is_over, is_spare)) = (over(&self.before), over(&after));
        // Of briefs the last one is over, whichever was edited.
        let beside = after.areas.values().filter(|area| own(area)).flat_map(|area| &area.files);
        let told = beside.filter_map(|file| after.told.get(file)).flatten();
        let is_told = told.into_iter().any(|words| words.chars().any(|c| c.is_ascii_digit()));
        found.push(match (is_over > was_over, is_spare > was_spare) {
            (false, false) => ("taken by the story's own slack".into(), String::new()),
            (true, _) if !is_told => ("NOT HELD: over and not told".into(), details("")),
            (true, _) => ("over, and told".into(), String::new()),
            (_, true) if is_told => ("under, and told".into(), String::new()),
            (_, true) => ("under by lines that nobody sees".into(), format!("{is_spare}")),
        });
        let none = BTreeMap::new();
        let characters = |seen: &Seen| seen.characters.get(&file).unwrap_or(&none).clone();
        let (mut wanted, is) = (characters(&self.before), characters(&after));
        // The title of a story that goes on on another page stands there too.
        let titles = self.before.areas.values().filter(|area| own(area)).count() as i64;
        let times = if edit.what.starts_with("title") { titles.max(1) } else { 1 };
        for (character, count) in &edit.change {
            *wanted.entry(*character).or_default() += times * count;
        }
        wanted.retain(|_, count| *count != 0);
        if wanted != is && is_over == 0 && was_over == 0 {
            let differ = wanted
                .iter()
                .filter(|(c, n)| is.get(c) != Some(n))
                .map(|(c, n)| format!("{c}{n}/{:?}", is.get(c)));
            found.push((
                "NOT HELD: characters are lost".into(),
                details(&differ.collect::<Vec<_>>().join(" ")),
            ));
        }
        found
    }
}

fn place(area: &PlanFileArea) -> (Option<u8>, Option<u8>, Option<u8>, u32, u32) {
    (area.column, area.columns, area.text_columns, area.top, area.height)
}

fn pictures(area: &PlanFileArea) -> String {
    serde_yaml::to_string(&area.pictures).unwrap_or_default()
}

fn value(area: &PlanFileArea) -> String {
    serde_yaml::to_string(area).unwrap_or_default()
}

impl Seen {
    fn of(laid: &Laid, sources: &(Sources, Faults)) -> Self {
        let plan = PlanFile::of(laid);
        let areas = plan.pages.into_iter().flat_map(|page| {
            let number = page.page;
            page.areas.into_iter().map(move |area| ((number, area.area.clone()), area))
        });
        let mut characters: BTreeMap<String, BTreeMap<char, i64>> = BTreeMap::new();
        for thing in &laid.things {
            let Some(story) = &thing.story else { continue };
            let own = characters.entry(story.clone()).or_default();
            let all = thing.lines.iter().flat_map(|line| line.text.chars());
            all.filter(|c| is_han(*c)).for_each(|c| *own.entry(c).or_default() += 1);
        }
        let (sources, read) = sources;
        let (mut told, mut stale): (BTreeMap<String, Vec<String>>, Vec<String>) =
            Default::default();
        for fault in read.0.iter().chain(&laid.faults.0) {
            let words = fault.what.lang(Lang::Zh).to_string();
            if fault.code == STALE {
                stale.push(words);
            } else if let Some(spot) = fault.spot.filter(|_| fault.severity != Severity::Note) {
                told.entry(sources.place(spot).path).or_default().push(words);
            }
        }
        Self { areas: areas.collect(), characters, told, stale }
    }
}

/// A story with one small edit.
struct Edit {
    what: String,
    text: String,
    /// How many more there are of each Han character.
    change: BTreeMap<char, i64>,
}

impl Edit {
    /// A random edit of a story's text; `None` if it has no place for it.
    fn of(text: &str, dice: &mut Dice) -> Option<Self> {
        let kind = *[&"add", &"add", &"cut", &"cut", &"word", &"word", &"title", &"caption"]
            .get(dice.below(8))?;
        let runs = runs(text, kind);
        let run = runs.get(dice.below(runs.len().max(1)))?.clone();
        let letters: Vec<(usize, char)> =
            text[run.clone()].char_indices().map(|(at, c)| (run.start + at, c)).collect();
        let at = |n: usize| letters.get(n).map_or(run.end, |letter| letter.0);
        // Most edits are of a few characters, some of a line or two.
        let size = match (*kind, dice.below(4)) {
            ("title", _) => 1 + dice.below(2),
            ("caption", _) => 1 + dice.below(6),
            (_, 0) => 1 + dice.below(40),
            (_, 1) => 1 + dice.below(14),
            _ => 1 + dice.below(5),
        };
        let (adds, cuts) = match *kind {
            "add" => (size, 0),
            "cut" => (0, size),
            "word" => (size, 1 + dice.below(4)),
            _ if dice.once_in(2) => (size, 0),
            _ => (0, size),
        };
        // Something is left of every run, so that no sentence ends up without a word.
        let cuts = cuts.min(letters.len().saturating_sub(2));
        let from = dice.below((letters.len() - cuts).max(1));
        let pool: Vec<char> = text.chars().filter(|c| is_han(*c)).collect();
        let added: String = (0..adds).map(|_| pool[dice.below(pool.len())]).collect();
        let gone = &text[at(from)..at(from + cuts)];
        let mut change: BTreeMap<char, i64> = BTreeMap::new();
        added.chars().for_each(|c| *change.entry(c).or_default() += 1);
        gone.chars().for_each(|c| *change.entry(c).or_default() -= 1);
        Some(Self {
            what: format!("{kind} at {from} +“{added}” −“{gone}”"),
            text: format!("{}{added}{}", &text[..at(from)], &text[at(from + cuts)..]),
            change,
        })
    }
}

/// Runs of Han characters that an edit of a kind may touch, in bytes.
fn runs(text: &str, kind: &str) -> Vec<std::ops::Range<usize>> {
    let (mut found, mut at, mut in_front, mut fences) = (Vec::new(), 0, false, 0);
    for line in text.split_inclusive('\n') {
        let begin = at;
        at += line.len();
        if line.trim_end() == "---" && fences < 2 {
            fences += 1;
            in_front = fences == 1;
            continue;
        }
        let part = match kind {
            "title" if in_front => {
                line.strip_prefix("title:").map(|rest| begin + line.len() - rest.len()..at)
            }
            "caption" if line.starts_with("![") => line.find("](").map(|end| begin..begin + end),
            "title" | "caption" => None,
            _ => line.chars().next().filter(|c| is_han(*c) && !in_front).map(|_| begin..at),
        };
        let Some(part) = part else { continue };
        let mut from = None;
        for (n, c) in text[part.clone()].char_indices().chain([(part.len(), '\n')]) {
            match (from, is_han(c)) {
                (None, true) => from = Some(n),
                (Some(first), false) => {
                    // Of three at least, so that something is left.
                    if text[part.start + first..part.start + n].chars().count() > 2 {
                        found.push(part.start + first..part.start + n);
                    }
                    from = None;
                }
                _ => {}
            }
        }
    }
    found
}

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// The issue laid out as it is typed, with all that is told.
fn laid(publication: &Path, folder: &Path, drafts: Drafts) -> Option<(Laid, (Sources, Faults))> {
    let reading = Reading { drafts, ..Reading::default() };
    let loaded = issue::load_as(publication, folder, &typeset::LAYOUTS, &reading);
    let laid = typeset::lay_out(loaded.issue.as_ref()?);
    Some((laid, (loaded.sources, loaded.faults)))
}

/// Copies a file or a folder; pictures are linked.
fn copied(from: &Path, to: &Path) {
    if from.is_file() {
        fs::create_dir_all(to.parent().expect("a path in a folder")).expect("a folder");
        if fs::hard_link(from, to).is_err() {
            fs::copy(from, to).expect("a copy");
        }
    } else if from.is_dir() && from.file_name().is_some_and(|name| name != "out") {
        for entry in fs::read_dir(from).expect("a folder").flatten() {
            copied(&entry.path(), &to.join(entry.file_name()));
        }
    }
}
