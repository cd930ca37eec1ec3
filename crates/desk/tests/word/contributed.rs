//! Word files as contributors make them: written by python-docx and, where it is installed, saved by LibreOffice.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use kanyin_desk::block::{AsideKind, Block, Content, End, Source, Span};
use kanyin_desk::word;

/// The program that makes them, and the list of what must be found in them.
const MAKER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/word/make.py");

/// Runs a program to its end; `None` if it is not installed. (`kanyin-testing` has the same and much more to compile.)
fn run(program: &str, args: &[&str]) -> Option<Output> {
    Command::new(program).args(args).output().ok()
}

/// Makes them in a folder; `None` where there is no python-docx.
fn made(folder: &Path, more: &[&str]) -> Option<String> {
    let has = run("python3", &["-c", "import docx; docx.Document().add_comment"]);
    if !has.is_some_and(|has| has.status.success()) {
        let is_demanded = std::env::var_os("KANYIN_OUTSIDE").is_some_and(|set| set == "1");
        assert!(!is_demanded, "python3 with python-docx is demanded and not installed");
        return None;
    }
    let folder_name = folder.to_str().unwrap();
    let args: Vec<&str> = [MAKER, folder_name].into_iter().chain(more.iter().copied()).collect();
    let output = run("python3", &args).unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(fs::read_to_string(folder.join("expected.tsv")).unwrap())
}

fn words(spans: &[Span]) -> String {
    spans.iter().map(|span| span.text.as_str()).collect()
}

/// Whether a source has what the list says.
fn has(source: &Source, kind: &str, value: &str) -> bool {
    let blocks = || source.blocks.iter();
    let named = |text: &str| blocks().find(|block| block.content.text() == text);
    let (left, right) = value.split_once('|').unwrap_or((value, ""));
    let aside = |kind| source.asides.iter().any(|aside| aside.kind == kind && aside.text == value);
    let is_picture = |of: &dyn Fn(&kanyin_desk::block::Picture) -> bool| {
        blocks().any(|block| matches!(&block.content, Content::Picture(picture) if of(picture)))
    };
    let is_head = |block: &Block| {
        block.look.size.is_some_and(|size| size >= 16.0) || block.look.heading == Some(1)
    };
    match kind {
        "text" => named(value).is_some(),
        "headline" => named(value).is_some_and(is_head),
        "face" => named(right).is_some_and(|block| block.look.face.as_deref() == Some(left)),
        "boxed" => named(value).is_some_and(|block| block.look.is_boxed),
        "once" => blocks().filter(|block| block.content.text() == value).count() == 1,
        "soft" => blocks().any(|block| {
            block.content.text() == value
                && matches!(block.content, Content::Text { end: End::Soft, .. })
        }),
        "mark" => named(right)
            .is_some_and(|block| block.look.list.as_ref().is_some_and(|(_, mark)| mark == left)),
        "cell" => {
            let parts: Vec<&str> = value.splitn(5, ',').collect();
            let number = |at: usize| parts[at].parse::<usize>().unwrap();
            blocks().any(|block| {
                let Content::Table(table) = &block.content else { return false };
                table.rows.get(number(0)).and_then(|row| row.get(number(1))).is_some_and(|cell| {
                    (cell.columns as usize, cell.rows as usize) == (number(2), number(3))
                        && words(&cell.spans) == parts[4]
                })
            })
        }
        "picture" => is_picture(&|picture| picture.name == value),
        "bytes" => is_picture(&|picture| picture.name == value && picture.bytes.is_some()),
        "caption" => is_picture(&|picture| words(&picture.caption) == value),
        "note" => blocks().any(
            |block| matches!(&block.content, Content::Note { spans, .. } if words(spans) == value),
        ),
        "link" => blocks().any(|block| {
            let Content::Text { spans, .. } = &block.content else { return false };
            spans.iter().any(|span| span.text == left && span.link.as_deref() == Some(right))
        }),
        "breaks" => {
            blocks().filter(|block| block.content == Content::Break).count().to_string() == value
        }
        "comment" => aside(AsideKind::Comment),
        "deleted" => aside(AsideKind::Deleted),
        "head" => aside(AsideKind::RunningHead),
        "aside" => aside(AsideKind::Other),
        _ => panic!("the list has a kind that is not known: {kind}"),
    }
}

/// Holds all files of a list to it.
fn hold(folder: &Path, expected: &str) -> usize {
    let mut missing = String::new();
    let mut files = std::collections::BTreeMap::new();
    for line in expected.lines() {
        let parts: Vec<&str> = line.splitn(3, '\t').collect();
        let (file, kind, value) = (parts[0], parts[1], parts[2].replace("\\t", "\t"));
        let source = files.entry(file.to_string()).or_insert_with(|| {
            word::read(file, &fs::read(folder.join(file)).unwrap())
                .unwrap_or_else(|fault| panic!("{}", fault.what.zh))
        });
        if !has(source, kind, &value) {
            missing += &format!("{file}: no {kind} {value}\n");
        }
    }
    assert!(missing.is_empty(), "{missing}");
    files.len()
}

#[test]
fn everything_that_a_contributor_put_in_is_found() {
    let folder = tempfile::tempdir().unwrap();
    if let Some(expected) = made(folder.path(), &[]) {
        assert!(hold(folder.path(), &expected) >= 25);
    }
}

#[test]
fn and_when_libreoffice_saved_it() {
    if run("soffice", &["--version"]).is_none() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    if let Some(expected) = made(folder.path(), &["--office"]) {
        let of_office: Vec<&str> =
            expected.lines().filter(|line| line.contains("-office.")).collect();
        assert!(hold(folder.path(), &of_office.join("\n")) >= 10);
    }
}
