//! The list of all faults: sorted, each in use, and as `docs/faults.md` has it.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use kanyin_diagnostics::{Code, told};

const HEAD: &str = "# 毛病一览

`kanyin` 说出的每条毛病后面，方括号里是它的名字：`错误：不认识的键“colums” [unknown-key]`；`--format json` 里是 `code`。
名字不随语言和版本改变。本页说每个名字是什么意思、怎么办；哪一行、差多少，看那条毛病自己的话。

预检 `press.pdf` 和广告查出的毛病，名字是规则的名字，见 [preflight.md](preflight.md)。

In English, briefly: every fault ends with its name in brackets. The names stay the same in every language and version.
This page says what each means and what to do; what preflight finds is in [preflight.md](preflight.md).

| 名字 | 意思和办法 | In English |
|---|---|---|
";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

#[test]
fn the_list_is_sorted_and_has_no_name_twice() {
    assert!(Code::ALL.is_sorted_by(|a, b| a.as_str() < b.as_str()));
}

#[test]
fn the_page_is_made_of_the_list() {
    let mut page = String::from(HEAD);
    for code in Code::ALL {
        let meaning = code.meaning();
        _ = writeln!(page, "| `{code}` | {} | {} |", meaning.zh, meaning.en);
    }
    let kept = root().join("docs/faults.md");
    if std::env::var_os("KANYIN_ACCEPT").is_some() {
        fs::write(&kept, &page).unwrap();
    }
    assert!(
        fs::read_to_string(&kept).unwrap_or_default().replace('\r', "") == page,
        "docs/faults.md is not what the list makes: KANYIN_ACCEPT=1 cargo test -p kanyin-diagnostics writes it anew"
    );
}

#[test]
fn every_code_is_in_use() {
    let mut sources = String::new();
    gather(&root().join("crates"), &mut sources);
    gather(&root().join("src"), &mut sources);
    let unused: Vec<_> = Code::ALL
        .iter()
        .filter(|code| {
            let named = format!("Code::{code:?}");
            let mut uses = sources.match_indices(&named);
            !uses.any(|(at, _)| !sources[at + named.len()..].starts_with(char::is_alphanumeric))
        })
        .collect();
    assert!(unused.is_empty(), "no fault has these codes: {unused:?}");
}

/// All of a folder's Rust, but for tests.
fn gather(folder: &Path, sources: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if path.is_dir() && name != "tests" {
            gather(&path, sources);
        } else if name.ends_with(".rs") && !name.ends_with("tests.rs") {
            sources.push_str(&fs::read_to_string(&path).unwrap());
        }
    }
}

#[test]
fn what_preflight_finds_goes_by_its_rule() {
    let code = Code::Preflight("total-ink");
    assert_eq!(code.to_string(), "total-ink");
    assert_eq!(
        code.meaning(),
        told!(
            "预检查出的毛病，见 docs/preflight.md 的 total-ink。",
            "Found by preflight: see total-ink in docs/preflight.md."
        )
    );
}
