#!/usr/bin/env python3
"""Many issues archived in one run: against one issue, in memory, and once more with nothing changed.

    benches/many.py [--issues 100] [--for readers] [--kanyin BINARY] [--runs 3]

Makes a publication of so many issues, all the sample's with other dates (files are hard links; `issue.yaml` is
its own). Archives one issue, then all of them, both with a cache that has the pictures already, so that the many do
not look cheap because the one had to develop the photographs for all; then all again with `--skip-unchanged`. Then four
shards, whose archives must have the same sums. Prints seconds, ratios and peak memory against the bars of issue 5.
"""

import argparse
import datetime
import hashlib
import os
import pathlib
import shutil
import statistics
import sys
import tempfile

from measured import ROOT, run

SAMPLE = ROOT / "issues/2026-11"
TIMES_A_HUNDRED, SKIP_SECONDS, MEMORY = 105, 2.0, 1.15


def publication(folder, count):
    """So many issues, a fortnight apart."""
    shutil.copy(ROOT / "paper.yaml", folder / "paper.yaml")
    first = datetime.date(2020, 1, 3)
    text = (SAMPLE / "issue.yaml").read_text("utf-8")
    for number in range(count):
        date = (first + datetime.timedelta(days=14 * number)).isoformat()
        issue = folder / "issues" / f"{number + 1:04}"
        for file in sorted(path for path in SAMPLE.rglob("*") if path.is_file()):
            copy = issue / file.relative_to(SAMPLE)
            copy.parent.mkdir(parents=True, exist_ok=True)
            if file.name == "issue.yaml":
                copy.write_text(text.replace("date: 2026-11-20", f"date: {date}"), "utf-8")
            else:
                link(file, copy)


def link(file, copy):
    try:
        os.link(file, copy)
    except OSError:
        shutil.copy(file, copy)


def sums(folder):
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.glob("*.zip"))}


def told(name, took, peak, more=""):
    print(f"{name:<34}{took:9.3f} s {peak:7.0f} MB{more}", flush=True)


def bar(name, value, most):
    print(f"  {name}: {value:.2f}, bar {most}: {'good' if value <= most else 'TOO MUCH'}")
    return value <= most


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--issues", type=int, default=100)
    arguments.add_argument("--for", dest="audiences", default="readers")
    arguments.add_argument("--kanyin", type=pathlib.Path, default=ROOT / "target/release/kanyin")
    arguments.add_argument("--runs", type=int, default=3, help="how often the one issue is archived")
    arguments.add_argument("--no-shards", action="store_true")
    given = arguments.parse_args()

    with tempfile.TemporaryDirectory(dir=ROOT / "target") as temporary:
        folder = pathlib.Path(temporary) / "paper"
        folder.mkdir()
        publication(folder, given.issues)
        out = folder / "out"
        archive = [given.kanyin, "archive", "--for", given.audiences, "--out", out]
        one = folder / "issues/0001"
        told("one issue, no cache", *run([*archive, one]))
        ones = [run([*archive, one]) for _ in range(given.runs)]
        single = statistics.median(took for took, _ in ones)
        told("one issue", single, max(peak for _, peak in ones))
        few = min(10, given.issues)
        took, few_peak = run([*archive, *sorted((folder / "issues").iterdir())[:few]])
        told(f"{few} issues", took, few_peak, f"   {took / single:.1f} times one")
        took, peak = run([*archive, "--all", folder])
        told(f"{given.issues} issues", took, peak, f"   {took / single:.1f} times one")
        skip, skip_peak = run([*archive, "--all", folder, "--skip-unchanged"])
        told(f"{given.issues} issues, unchanged", skip, skip_peak)
        good = [
            bar("time, a hundred of one's", took / single * 100 / given.issues, TIMES_A_HUNDRED),
            bar(f"memory, of {few} issues'", peak / few_peak, MEMORY),
            bar("nothing changed, seconds", skip, SKIP_SECONDS),
        ]
        whole = sums(out)
        good.append(len(whole) == given.issues * len(given.audiences.split(",")))
        if not given.no_shards:
            shards = folder / "shards"
            shards.mkdir()
            if (out / ".cache").is_dir():
                shutil.copytree(out / ".cache", shards / ".cache")
            for shard in range(1, 5):
                command = [*archive[:-1], shards, "--all", folder, "--shard", f"{shard}/4"]
                told(f"shard {shard}/4", *run(command))
            same = sums(shards) == whole
            print(f"  four shards and one run: {'the same' if same else 'NOT THE SAME'}")
            good.append(same)
        sys.exit(0 if all(good) else 1)


if __name__ == "__main__":
    main()
