#!/usr/bin/env python3
"""Sixty papers that nobody edited: made by seed, built by Kanyin, read back from the PDF, judged.

    benches/papers.py [--seeds 1-60] [--out DIR] [--verbose] [--worst 10] [--pictures 1-20]
    benches/papers.py --kanyin A --against B
    benches/papers.py --make-only --out DIR
    benches/papers.py --self-test

Every paper has two pages: its own sheet, 3 to 8 columns, a measure of 10 to 16, a name of 2 to 8 characters, fixed layouts of
three to nine areas, copy from 6 % too short to 1 % too long by an editor's reckoning (docs/look.md §4, §5), drawn from
`benches/copy/papers.md`, which was written before it was ever set and is never edited. The checks are those of issue 14:
made from the PDF by MuPDF (`mutool draw -F svg`: the ink of every character), knowing nothing of makeup but the names of
things in `layout.json`. "Told" is what Kanyin's own messages tell of the same page.

Prints sums and whether the bars of issue 14 hold; ends with 1 if not. Needs Python 3, MuPDF and Pillow; poppler for --pictures.
"""

import argparse
import functools
import multiprocessing
import pathlib
import shutil
import sys
import tempfile

from measured import ROOT


# A reckoning is not more off than this: beyond, something else is wrong with the page.
MOST_OFF = 0.15


def numbers(text):
    """1-20,33 as numbers."""
    found = []
    for part in text.split(","):
        first, _, last = part.partition("-")
        found += range(int(first), int(last or first) + 1)
    return found


def folder_of(out, seed):
    return out / f"{seed:03}"


def make(out, photos, seed):
    from invented import publication

    publication.make(seed, folder_of(out, seed), photos)


def judge(program, out, seed):
    from judged import paper

    return paper.judge(program, folder_of(out, seed))


def pictures(papers, program, out, seeds):
    from judged import pictures, paper

    images = []
    for one in papers:
        if one.seed in seeds:
            pdf = paper.out_of(program, folder_of(out, one.seed)) / "1/web.pdf"
            for page in one.pages:
                kinds = " ".join(sorted({fault.kind for fault in page.faults}))
                images.append((f"{page.seed} p{page.page} {100 * page.fill:.0f}% {kinds}"[:60], pictures.page(pdf, page.page, page.faults)))
    pictures.contact_sheets(images, out, "pages")


def reckon(papers):
    """Notes how far the reckoning of the pages was off: their empty lines without those that are over, against what was drawn."""
    from invented import publication

    off = dict(publication.OFF)
    for paper in papers:
        for page in paper.pages:
            name = f"{page.seed} {page.page}"
            seen = (page.empty - page.overset) / max(1, page.text)
            off[name] = max(-MOST_OFF, min(MOST_OFF, round(off.get(name, 0) + 0.8 * (seen - page.short), 4)))
    rows = ",\n".join(f'"{name}": {share}' for name, share in off.items())
    publication.OFF_FILE.write_text("{\n" + rows + "\n}\n", "utf-8")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--seeds", type=numbers, default=numbers("1-60"), metavar="1-60")
    arguments.add_argument("--out", type=pathlib.Path, metavar="DIR", help="papers and outputs are left there")
    arguments.add_argument("--kanyin", type=pathlib.Path, default=ROOT / "target/release/kanyin")
    arguments.add_argument("--against", type=pathlib.Path, metavar="BINARY", help="another Kanyin, for the table's second column")
    arguments.add_argument("--jobs", type=int, default=2)
    arguments.add_argument("--verbose", action="store_true", help="a row for each page")
    arguments.add_argument("--worst", type=int, default=10, metavar="N", help="the N worst pages with all that is wrong")
    arguments.add_argument("--pictures", type=numbers, default=[], metavar="1-20", help="contact sheets of these, into DIR")
    arguments.add_argument("--make-only", action="store_true", help="makes the papers and builds none")
    arguments.add_argument("--reckon", action="store_true", help=argparse.SUPPRESS)
    arguments.add_argument("--self-test", action="store_true", help="whether planted faults are found")
    given = arguments.parse_args()
    if given.self_test:
        from judged import self_test

        sys.exit(not self_test.run())
    programs = [path for path in (given.kanyin, given.against) if path]
    if missing := [str(path) for path in programs if not path.is_file() and not given.make_only]:
        arguments.error(f"no binary {', '.join(missing)}: cargo build --release, or --kanyin")
    if not shutil.which("mutool"):
        arguments.error("no mutool: install MuPDF's tools")
    with tempfile.TemporaryDirectory() as temporary:
        out = (given.out or pathlib.Path(temporary)).resolve()
        sys.exit(not run(given, out, [path.resolve() for path in programs]))


def run(given, out, programs):
    from invented.pictures import make_all
    from judged import report

    photos = make_all(out / "pictures")
    with multiprocessing.Pool(given.jobs) as pool:
        pool.map(functools.partial(make, out, photos), given.seeds, chunksize=1)
        if given.make_only:
            return True
        judged = [pool.map(functools.partial(judge, program, out), given.seeds, chunksize=1) for program in programs]
    if given.reckon:
        reckon(judged[0])
    if given.verbose:
        report.rows(judged[0])
    report.worst(judged[0], given.worst)
    held = report.table([(name_of(program), report.sums(papers)) for program, papers in zip(programs, judged)])
    if given.pictures:
        pictures(judged[0], programs[0], out, given.pictures)
    return held


def name_of(program):
    return program.name if program.name != "kanyin" else "/".join(program.parts[-2:])


if __name__ == "__main__":
    main()
