//! What each step of an issue costs: reading it, one story's galley, one page, all pages, and a
//! run of many issues. `cargo bench -p kanyin-typeset --bench issue`
//!
//! Typst remembers what it has set. Every measurement starts from nothing, as a new process does.

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

use kanyin_issue::{self as issue, Issue};
use kanyin_testing::repository;
use kanyin_typeset as typeset;

fn sample() -> Issue {
    read(&repository(), &repository().join("issues/2026-11"))
}

fn read(publication: &Path, folder: &Path) -> Issue {
    let loaded = issue::load(publication, folder, &typeset::LAYOUTS);
    loaded.issue.unwrap_or_else(|| panic!("{} cannot be read", folder.display()))
}

/// Times a job that must find nothing remembered.
fn cold<T>(times: u64, mut job: impl FnMut() -> T) -> Duration {
    let mut spent = Duration::ZERO;
    for _ in 0..times {
        comemo::evict(0);
        let start = Instant::now();
        let made = black_box(job());
        spent += start.elapsed();
        drop(made);
    }
    spent
}

fn load(c: &mut Criterion) {
    c.bench_function("load", |b| b.iter(sample));
}

/// One story over one page: its galley, and next to nothing else.
fn galley(c: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder for a while");
    let (root, number) = (folder.path(), folder.path().join("issues/1"));
    let write = |path: &str, text: &str| {
        let path = root.join(path);
        fs::create_dir_all(path.parent().expect("a path in a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    };
    let paper = fs::read_to_string(repository().join("paper.yaml")).expect("the sample's paper");
    write("paper.yaml", &paper);
    write(
        "layouts/one/layout.yaml",
        "rows: [auto]\nareas: [A A A A A]\nA: {is: story, name: lead}\n",
    );
    write("issues/1/issue.yaml", "date: 2026-11-20\npages: [{layout: one, stories: [one.md]}]\n");
    let paragraph = "水尺立在桥下，刻度从零写到三米。早上六点，他下到最后一级石阶，弯腰，念数，记在本子上：0.42。";
    let body = format!("{paragraph}\n\n").repeat(50);
    write("issues/1/one.md", &format!("---\ntitle: 水尺\n---\n\n{body}"));
    let issue = read(root, &number);

    let mut group = c.benchmark_group("galley");
    group.throughput(Throughput::Elements(50 * paragraph.chars().count() as u64));
    group.bench_function("one story", |b| b.iter_custom(|n| cold(n, || typeset::lay_out(&issue))));
    group.finish();
}

fn pages(c: &mut Criterion) {
    let mut first = sample();
    first.pages.truncate(1);
    c.bench_function("one page", |b| b.iter_custom(|n| cold(n, || typeset::lay_out(&first))));
    let whole = sample();
    c.bench_function("whole issue", |b| b.iter_custom(|n| cold(n, || typeset::lay_out(&whole))));
}

/// 1, 10 and 100 issues in one process: time grows with their number, memory does not.
fn issues(c: &mut Criterion) {
    let mut group = c.benchmark_group("issues");
    group.sample_size(10);
    for count in [1, 10, 100] {
        group.throughput(Throughput::Elements(count));
        group.bench_function(BenchmarkId::from_parameter(count), |b| {
            b.iter_custom(|n| cold(n, || run_of(count)));
        });
        match resident() {
            Some(mib) => {
                println!("{:<24}memory: {mib} MiB in use after it", format!("issues/{count}"))
            }
            None => println!("issues/{count}: this system does not tell a process's memory"),
        }
    }
    group.finish();
}

/// Reads and lays out the sample that many times, remembering nothing from one to the next.
fn run_of(count: u64) {
    for _ in 0..count {
        black_box(typeset::lay_out(&sample()));
        comemo::evict(0);
    }
}

/// Memory in use, in MiB.
fn resident() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    Some(line.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok()? / 1024)
}

criterion_group!(benches, load, galley, pages, issues);
criterion_main!(benches);
