#!/usr/bin/env python3
"""Any stories on any grid: an answer or a cure within two seconds, and no panic. On one processor, as whole processes.

    benches/any_pages.py [--seeds 1-200] [--out DIR] [--kanyin BINARY] [--bar 2.0] [--slowest 5]

A problem is one page with `layout: auto` and 1 to 16 stories of any length, from a sentence to three thousand characters, of any
weight and form, with pictures, tables, boxes and ads at random: nobody reckoned that they fit, and most do not. The grid has 3 to 8
columns. `kanyin check` runs on one processor; its processor time counts, so that a loaded machine changes nothing. It must end
with 0 or 1, and where a page does not come out, say so with characters or lines.

Ends with 1 if a bar does not hold. Needs Python 3 and Pillow.
"""

import argparse
import os
import pathlib
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile

from measured import ROOT
from papers import folder_of, numbers

# Characters of a story, the shortest and the longest.
LENGTHS = (12, 3000)
COVER = "rows: [11, auto]\nareas:\n  - M\n  - W\nM: {is: masthead}\nW: {is: white}\n"


def make(seed, folder, photos):
    """Writes the problem as a publication. Tells what was drawn."""
    from invented import grids, publication
    from invented.copy import Copy

    rng = random.Random(f"any {seed}")
    copy = Copy()
    grid = grids.drawn(rng, seed, range(3, 9))
    count = rng.randint(1, 16)
    front = rng.random() < 0.5
    issue = folder / "issues/1"
    shutil.rmtree(folder, ignore_errors=True)
    publication.write(folder / "paper.yaml", publication.paper(rng, grid))
    paths = [story(rng, copy, photos, issue, n) for n in range(count)]
    ads = [ad(rng, grid, issue, n) for n in range(rng.choice([0, 0, 0, 1, 2]))]
    cover = "" if front else "  - page: 1\n    layout: cover\n"
    publication.write(folder / "layouts/cover/layout.yaml", COVER)
    page = f"  - page: {1 if front else 2}\n    section: 要闻\n    layout: auto\n"
    page += "    stories:\n" + "".join(f"      - {path}\n" for path in paths)
    page += f"    ads: [{', '.join(ads)}]\n" if ads else ""
    publication.write(issue / "issue.yaml", f"number: 7\ndate: 2026-11-20\npages:\n{cover}{page}")
    return f"{count} stories, {grid.columns} columns, {len(ads)} ads"


def story(rng, copy, photos, issue, n):
    """A story of any length, weight and form: its path."""
    from invented.publication import write

    low, high = LENGTHS
    wanted = int(low * (high / low) ** rng.random())
    weight = rng.choice(["lead", "second", "normal", "normal", "normal", "normal", "brief"])
    form = rng.choice(["news"] * 8 + ["essay", "verse", "photos"])
    blocks, length = [], 0
    while length < wanted:
        text = rng.choice(copy.paragraphs)[: max(8, wanted - length)]
        blocks.append(text)
        length += len(text)
        if rng.random() < 0.08:
            blocks.append("## " + rng.choice(copy.lines("小标题")))
    for _ in range(rng.choice([0, 0, 0, 0, 1, 1, 2, 5]) + (form == "photos")):
        path, _ = rng.choice(photos[rng.choice(sorted(photos))])
        (issue / "images").mkdir(parents=True, exist_ok=True)
        if not (issue / "images" / path.name).exists():
            (issue / "images" / path.name).hardlink_to(path)
        asked = rng.choice(["", "", "columns=2 ", "columns=3 ", "place=here ", "place=top "])
        picture = f"![{rng.choice(copy.lines('图说'))}](../images/{path.name} \"{asked}\")"
        blocks.insert(rng.randint(0, len(blocks)), picture)
    if rng.random() < 0.12:
        rows = ["| " + " | ".join(row) + " |" for row in rng.choice(copy.tables)]
        blocks.append("\n".join([rows[0], "|" + " --- |" * (rows[0].count("|") - 1), *rows[1:]]))
    if rng.random() < 0.12:
        words = rng.sample(copy.blocks("方框"), rng.randint(1, 6))
        blocks.append(f"> [!SIDEBAR] {rng.choice(copy.lines('方框题'))}" + "".join(f"\n>\n> {word}" for word in words))
    front = f"title: {rng.choice(copy.lines('主题'))}\nimportance: {weight}\nform: {form}\n"
    front += f"deck: {rng.choice(copy.lines('副题'))}\n" if rng.random() < 0.2 else ""
    write(issue / f"stories/{n:02}.md", f"---\n{front}---\n\n" + "\n\n".join(blocks) + "\n")
    return f"stories/{n:02}.md"


def ad(rng, grid, issue, n):
    """An ad of any size: its path."""
    from invented import pictures

    path = issue / f"ads/{n}.{rng.choice(['pdf', 'png'])}"
    path.parent.mkdir(parents=True, exist_ok=True)
    width = grid.span(rng.randint(1, grid.columns))
    pictures.ad(rng, width, grid.height(rng.choice([6, 10, 14, 20, 40])), path)
    return f"ads/{path.name}"


def check(program, folder):
    """Exit code, seconds of processor time, and what was said, of one run on one processor."""
    one = sorted(os.sched_getaffinity(0))[0] if hasattr(os, "sched_getaffinity") else None
    pin = None if one is None else lambda: os.sched_setaffinity(0, {one})
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [program, "--lang", "en", "check", folder / "issues/1"]
    done = subprocess.run([str(w) for w in command], capture_output=True, text=True, env=os.environ | {"NO_COLOR": "1"}, preexec_fn=pin)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    took = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return done.returncode, took, done.stderr


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--seeds", type=numbers, default=numbers("1-200"), metavar="1-200")
    arguments.add_argument("--out", type=pathlib.Path, metavar="DIR", help="problems are left there")
    arguments.add_argument("--kanyin", type=pathlib.Path, default=ROOT / "target/release/kanyin")
    arguments.add_argument("--bar", type=float, default=2.0, metavar="SECONDS")
    arguments.add_argument("--slowest", type=int, default=5, metavar="N")
    given = arguments.parse_args()
    if not given.kanyin.is_file():
        arguments.error(f"no binary {given.kanyin}: cargo build --release, or --kanyin")
    with tempfile.TemporaryDirectory() as temporary:
        sys.exit(not run(given, (given.out or pathlib.Path(temporary)).resolve()))


def run(given, out):
    from invented.pictures import make_all

    photos, runs = make_all(out / "pictures"), []
    for seed in given.seeds:
        drawn = make(seed, folder_of(out, seed), photos)
        code, took, said = check(given.kanyin.resolve(), folder_of(out, seed))
        is_said = code == 0 or bool(re.search(r"\d+ (characters|lines)|no room|higher than|were not set", said))
        runs.append((took, seed, code, is_said, drawn))
        if code not in (0, 1) or not is_said:
            print(f"seed {seed}: ends with {code}: {drawn}\n" + "\n".join(said.strip().split("\n")[-3:]), flush=True)
    runs.sort(reverse=True)
    for took, seed, code, _, drawn in runs[: given.slowest]:
        print(f"{took:6.2f} s  seed {seed:<5} ends with {code}  {drawn}")
    spoilt = sum(code not in (0, 1) for _, _, code, _, _ in runs)
    silent = sum(not is_said for _, _, code, is_said, _ in runs if code in (0, 1))
    slow = sum(took > given.bar for took, *_ in runs)
    middle = runs[len(runs) // 2][0]
    print(f"{len(runs)} pages: median {middle:.2f} s, slowest {runs[0][0]:.2f} s; over {given.bar} s: {slow}; failed: {spoilt}; silent: {silent}")
    return not (spoilt or silent or slow)


if __name__ == "__main__":
    main()
