#!/usr/bin/env python3
"""Two hundred pages that make themselves up: problems made by seed, built by Kanyin, held to the hard rules of issue 15.

    benches/mixes.py [--seeds 1-200] [--out DIR] [--verbose] [--worst 10] [--pictures 1-40]
    benches/mixes.py --cures [--seeds 1-200]
    benches/mixes.py --makers auto | greedy | fixed [,…]
    benches/mixes.py --make-only --out DIR
    benches/mixes.py --self-test

A problem is one page with `layout: auto` and its stories as a list: 4 to 9 of them, briefs, up to 4 pictures of every shape, up
to 2 ads, tables, boxes, questions, figures, at times a filler; front pages and inner ones, 4 to 8 columns, A4, tabloid,
broadsheet; copy from 4 % short of the page to 1 % over, by an editor's reckoning (docs/look.md §4, §5). The copy is that of
`benches/copy/papers.md`. Lengths and pictures are drawn without a layout in mind, so no problem is known to have an answer.

The rules are checked from the PDF's ink (MuPDF), knowing nothing of makeup but the names of things in `layout.json`; fill as the
issue has it. Beside it in the table, the same copy packed by rows from the top, and on a layout drawn for so many stories.
`--cures` cuts and adds what Kanyin asks for where a page does not hold all of it, and looks whether it then does.

Ends with 1 if a bar does not hold. Needs Python 3, MuPDF and Pillow; poppler for --pictures.
"""

import argparse
import functools
import multiprocessing
import pathlib
import shutil
import sys
import tempfile

from measured import ROOT
from papers import folder_of, numbers


def make(out, photos, seed):
    from invented import mix_issue

    mix_issue.make(seed, folder_of(out, seed), photos)


def judge(program, out, cures, one):
    from judged import cures as cured
    from judged import mix

    seed, maker = one
    verdict = mix.judge(program, folder_of(out, seed), maker)
    if cures and verdict.built and not verdict.held and verdict.cures:
        cured.tried(program, folder_of(out, seed), verdict)
    return verdict


def pictures(verdicts, program, out, seeds):
    """Contact sheets of ten pages, faults and too much white framed."""
    from judged import paper, pictures
    from judged.things import Fault

    images = []
    for v in verdicts:
        if v.seed in seeds and v.built:
            pdf = paper.out_of(program, folder_of(out, v.seed) / v.maker) / "1/web.pdf"
            framed = v.faults + [Fault("hole", 1, box, "") for box, _ in v.white]
            words = f"{v.seed} {v.maker} {100 * v.fill:.1f}% {'' if v.placed else 'OVER '}{' '.join(v.hard)}"
            images.append((words[:60], pictures.page(pdf, v.made["page"], framed)))
    pictures.contact_sheets(images, out, "mixes")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--seeds", type=numbers, default=numbers("1-200"), metavar="1-200")
    arguments.add_argument("--makers", default="auto,greedy,fixed", metavar="auto,greedy,fixed")
    arguments.add_argument("--out", type=pathlib.Path, metavar="DIR", help="problems and outputs are left there")
    arguments.add_argument("--kanyin", type=pathlib.Path, default=ROOT / "target/release/kanyin")
    arguments.add_argument("--jobs", type=int, default=2)
    arguments.add_argument("--cures", action="store_true", help="whether what Kanyin asks for makes a page fit")
    arguments.add_argument("--verbose", action="store_true", help="a row for each page")
    arguments.add_argument("--worst", type=int, default=10, metavar="N", help="the N worst pages with all that is wrong")
    arguments.add_argument("--pictures", type=numbers, default=[], metavar="1-40", help="contact sheets of these, into DIR")
    arguments.add_argument("--make-only", action="store_true", help="makes the problems and builds none")
    arguments.add_argument("--self-test", action="store_true", help="whether planted faults are found")
    given = arguments.parse_args()
    if given.self_test:
        from judged import mix_self_test

        sys.exit(not mix_self_test.run())
    if not given.make_only and not given.kanyin.is_file():
        arguments.error(f"no binary {given.kanyin}: cargo build --release, or --kanyin")
    if not shutil.which("mutool"):
        arguments.error("no mutool: install MuPDF's tools")
    with tempfile.TemporaryDirectory() as temporary:
        out = (given.out or pathlib.Path(temporary)).resolve()
        sys.exit(not run(given, out, given.kanyin.resolve()))


def run(given, out, program):
    from invented.pictures import make_all
    from judged import mix_report

    photos, makers = make_all(out / "pictures"), given.makers.split(",")
    with multiprocessing.Pool(given.jobs) as pool:
        pool.map(functools.partial(make, out, photos), given.seeds, chunksize=1)
        if given.make_only:
            return True
        wanted = [(seed, maker) for maker in makers for seed in given.seeds]
        judged = pool.map(functools.partial(judge, program, out, given.cures), wanted, chunksize=1)
    columns = [[v for v in judged if v.maker == maker] for maker in makers]
    if given.verbose:
        mix_report.rows(columns[0])
    mix_report.worst(columns[0], given.worst)
    held = mix_report.table([(maker, mix_report.sums(verdicts)) for maker, verdicts in zip(makers, columns)])
    if given.pictures:
        pictures(columns[0], program, out, given.pictures)
    return held


if __name__ == "__main__":
    main()
