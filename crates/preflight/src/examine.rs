//! One PDF, examined from the first byte to the report.

use hayro_syntax::{LoadPdfError, Pdf};
use rayon::ThreadPoolBuilder;

use kanyin_custody as custody;
use kanyin_diagnostics::{Severity, Told, catch_panic, told};

use super::clause::Clause;
use super::expect::{Expect, Standard};
use super::file::{self, Document, Tail};
use super::finding::Finding;
use super::pages;
use super::report::{Facts, Report};
use super::rule::Rule;
use super::rule_name::RuleName;

/// Room for a reader that follows brackets within brackets, in bytes: at all events, and for each level more. Memory
/// is taken only as it is used.
const STACK: usize = 256 << 20;
const LEVEL: usize = 1 << 10;
/// The most levels, and the most of objects.
const LEVELS: usize = 2 << 20;
const LEVELS_OF_OBJECTS: usize = 1000;
/// The most places that one finding shows.
const FRAMES: usize = 20;

/// Examines a PDF. Whatever the bytes are, there is a report: of a file that nobody can read, or that is encrypted,
/// it says just that.
pub fn examine(pdf: &[u8], expect: &Expect) -> Report {
    let report = with_room(pdf, || read(pdf, expect).unwrap_or_else(|report| *report));
    let mut report = report.unwrap_or_else(|| only(expect, unreadable()));
    report.findings = in_order(folded(report.findings));
    report
}

/// The report of a file that nobody could read to its end, and why.
pub fn given_up(why: &Told) -> Report {
    let damaged = damaged();
    let what = told!("这个文件查不下来：{why}", "the file could not be examined: {why}"; why);
    only(&Expect::default(), Finding { what, ..damaged })
}

/// The finding that a report has no pictures of the pages.
pub fn unpictured() -> Finding {
    Finding {
        severity: Severity::Note,
        what: told!(
            "页面太复杂，画起来太慢或太占内存，报告里没有页面的图",
            "the pages are too complex to be drawn; the report has no pictures of them"
        ),
        ..damaged()
    }
}

/// Width and height of each page's trim in points; nothing of a file that cannot be read. No rule is asked.
pub fn trims(pdf: &[u8]) -> Vec<(f64, f64)> {
    let expect = Expect::default();
    let trims = with_room(pdf, || {
        let (pdf, tail) = open(pdf, &expect).ok()?;
        Some(file::trims(&Document::of(&pdf, &tail, &expect)))
    });
    trims.flatten().unwrap_or_default()
}

/// Reads a file with room for its brackets; `None` if it has too many, or a reader gives up.
///
/// The room is a pool of its own: pages are examined side by side, each needs the room, and a caller that is itself at
/// work in a pool must not wait for a thread that waits for that pool.
fn with_room<T: Send>(pdf: &[u8], work: impl FnOnce() -> T + Send) -> Option<T> {
    let levels = file::levels(pdf);
    if levels > LEVELS || file::levels_of_objects(pdf) > LEVELS_OF_OBJECTS {
        return None;
    }
    let stack = STACK + levels * LEVEL;
    let threads = rayon::current_num_threads();
    let pool = ThreadPoolBuilder::new().num_threads(threads).stack_size(stack).build().ok()?;
    let open = custody::share();
    pool.install(|| {
        let _open = open.here();
        catch_panic(work)
    })
}

/// A file opened; `Err` with the report if it cannot be gone into.
fn open<'a>(bytes: &'a [u8], expect: &Expect) -> Result<(Pdf, Tail<'a>), Box<Report>> {
    let tail = Tail::read(bytes);
    if tail.encrypted() {
        return Err(Box::new(only(expect, encrypted())));
    }
    let Some(followable) = file::followable(bytes) else {
        return Err(Box::new(only(expect, unreadable())));
    };
    let pdf = Pdf::new(followable.into_owned()).map_err(|why| match why {
        LoadPdfError::Decryption(_) => Box::new(only(expect, encrypted())),
        LoadPdfError::Invalid => Box::new(only(expect, unreadable())),
    })?;
    Ok((pdf, tail))
}

/// A report; `Err` if the file cannot be gone into.
fn read(bytes: &[u8], expect: &Expect) -> Result<Report, Box<Report>> {
    let (pdf, tail) = open(bytes, expect)?;
    let file = Document::of(&pdf, &tail, expect);
    if file.pages.is_empty() {
        return Err(Box::new(only(expect, unreadable())));
    }
    let standard = file.edition.standard();
    let mut facts = file::facts(&file);
    let settled = catch_panic(|| pages::settle(&pdf));
    let open = custody::share();
    let of_file = || {
        let _open = open.here();
        let each = file::RULES.iter().map(|rules| catch_panic(|| rules(&file)));
        each.flat_map(|found| found.unwrap_or_else(|| vec![damaged()])).collect::<Vec<_>>()
    };
    let of_pages = || {
        let _open = open.here();
        settled.and_then(|()| catch_panic(|| pages::shown(&pdf, &file.pages, standard, expect)))
    };
    let (mut findings, shown) = rayon::join(of_file, of_pages);
    match shown {
        Some(pages) => {
            findings.extend(pages.findings);
            facts.plates = pages.plates;
            facts.fonts = pages.fonts;
            facts.pictures = pages.pictures;
        }
        None => findings.push(damaged()),
    }
    Ok(Report { standard, facts, findings })
}

fn only(expect: &Expect, finding: Finding) -> Report {
    Report {
        standard: expect.standard.unwrap_or(Standard::X4),
        facts: Facts::default(),
        findings: vec![finding],
    }
}

fn unreadable() -> Finding {
    let rule = Rule {
        name: RuleName::Unreadable,
        clause: Clause::of("ISO 32000-1, 7.5"),
        severity: Severity::Error,
        why: ["印厂也打不开它", "the printing house cannot open it either"],
        todo: [
            "请对方重新导出、重新发送；用邮件或网盘发送时先压缩成 zip，免得中途被改动",
            "have it exported and sent again; zipped, so that nothing changes it on the way",
        ],
    };
    rule.broken(told!(
        "这个文件读不出来：不是 PDF，或者已经损坏",
        "the file cannot be read: it is no PDF, or it is damaged"
    ))
}

fn damaged() -> Finding {
    let rule = Rule {
        name: RuleName::Damaged,
        clause: Clause::of("ISO 32000-1, 7.3"),
        severity: Severity::Error,
        why: [
            "印厂的设备读到那里也会出错，可能漏印",
            "machines at the printing house will stumble there too, and may leave something out",
        ],
        todo: [
            "重新导出；如果还这样，把怀疑的图重新存一遍再置入",
            "export it again; if that does not help, save the suspected pictures anew and place them again",
        ],
    };
    rule.broken(told!(
        "文件有一部分损坏，读不出来，没能查完",
        "part of the file is damaged and cannot be read: it was not checked to the end"
    ))
}

fn encrypted() -> Finding {
    let rule = Rule {
        name: RuleName::Encrypted,
        clause: Clause::asks("ISO 15930-7:2010, ISO 15930-4:2003", "the file is not encrypted"),
        severity: Severity::Error,
        why: [
            "印厂的机器不能替您输口令，加密的文件一律退回；里面的内容也没法检查",
            "a machine at the printing house cannot type a password; nor could what is in it be checked",
        ],
        todo: [
            "导出时在「安全性」里选「无」；已有的文件，请知道口令的人在 Acrobat「文档属性 → 安全性」里取消",
            "export with Security: none; or let who knows the password take it off in Acrobat, Document Properties → Security",
        ],
    };
    rule.broken(told!(
        "文件加了密（设了口令或使用限制）",
        "the file is encrypted (by a password or by restrictions)"
    ))
}

/// The same thing on the same page is told once.
fn folded(findings: Vec<Finding>) -> Vec<Finding> {
    let mut folded: Vec<Finding> = Vec::new();
    for finding in findings {
        let same = folded.iter_mut().find(|known| {
            (known.rule, known.page, known.severity)
                == (finding.rule, finding.page, finding.severity)
        });
        match same {
            Some(known) => {
                known.count = known.count.saturating_add(finding.count);
                known.frames.extend(finding.frames);
            }
            None => folded.push(finding),
        }
    }
    for finding in &mut folded {
        finding.frames.truncate(FRAMES);
    }
    folded
}

/// Errors first, then by page; what is said of the whole file comes before its pages.
fn in_order(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort_by_key(|finding| (finding.severity, finding.page));
    findings
}
