#!/usr/bin/env python3
"""How evenly lines are set, on copy that nobody edited: stock Typst, XeLaTeX where it is installed, and Kanyin.

    benches/lines.py [--only technical,town,school,real] [--worst 10] [--kanyin BINARY] [--hang]
    benches/lines.py --set FILE --measure 14

The same paragraphs in the same face (Noto Serif CJK SC, Latin too), size (9 pt), measure and indent (2 em), justified, in
one column. `mutool draw -F stext` gives the place of every character in the PDFs; nothing here knows the composer. Four
sets: `benches/copy/technical.md` (a technical university's paper, 14 characters to the line), `benches/copy/town.md` (a
town's, 12), `benches/copy/school.md` (30 short paragraphs, 14), and the sample with `../shared/laoximen`, where it lies beside the clone (14). The copy was written before it
was ever set, and is never edited. `--set` measures any file of paragraphs, which blank lines part.

Prints a table for each set and whether the bars of issue 13 hold; ends with 1 if not. Nothing but Python 3 and MuPDF.
"""

import argparse
import pathlib
import shutil
import sys
import tempfile

from measured import ROOT, cargo
from outside import paragraphs, pdf_lines
from outside.counts import HAN, LATIN, Counts
from outside.setters import SIZE, Kanyin, Latex, Typst

COPY = ROOT / "benches/copy"
LAOXIMEN = ROOT.parent / "shared/laoximen/issues"

ROWS = [
    ("lines", lambda c: c["lines"]),
    ("of Han and marks only, last lines aside", lambda c: c["plain"]),
    ("Han pairs in these", lambda c: c["pairs"]),
    ("off the em by more than 0.03 pt", lambda c: f"{c['off']} ({100 * c.share:.2f} %)"),
    ("widest gap between Han, em over solid", lambda c: f"{c.widest_han:.3f}"),
    ("widest gap round Latin, em", lambda c: f"{c.widest_latin:.3f}"),
    ("widest gap at a space typed between Han, em", lambda c: f"{c.widest_space:.3f}"),
    ("narrowest gap between Han and Latin, em", lambda c: f"{c.narrowest_joint:.3f}"),
    ("narrowest Latin, of its width", lambda c: f"{100 * c.narrowest:.1f} %"),
    ("gaps over 1/4 em between Han", lambda c: in_lines(c["wide"], c["wide lines"])),
    ("gaps over 1 em round Latin", lambda c: in_lines(c["holes"], c["holes lines"])),
    ("last lines of one character", lambda c: c["one"]),
    ("last lines of two", lambda c: c["two"]),
    ("numbers broken", lambda c: c["broken"]),
    ("marks at a wrong end", lambda c: c["marks"]),
    ("lines not flush", lambda c: c["unflush"]),
    ("paragraphs not found in the PDF", lambda c: c["missing"]),
]
FAULTS = {
    "one": "last line of one character",
    "broken": "number broken",
    "marks": "mark at a wrong end",
    "unflush": "line not flush",
}


def in_lines(gaps, lines):
    return f"{gaps} in {lines} lines" if gaps else 0


def real():
    issues = [ROOT / "issues/2026-11", *(sorted(LAOXIMEN.iterdir()) if LAOXIMEN.is_dir() else [])]
    return [text for issue in issues for text in paragraphs.of_issue(issue)]


# Name, paragraphs, measure.
SETS = {
    "technical": lambda: ("a technical university's paper", paragraphs.of_file(COPY / "technical.md"), 14),
    "town": lambda: ("a town's paper", paragraphs.of_file(COPY / "town.md"), 12),
    "school": lambda: ("a school's notices, recipes, matches", paragraphs.of_file(COPY / "school.md"), 14),
    "real": lambda: ("the sample and 老西门" if LAOXIMEN.is_dir() else "the sample", real(), 14),
}


def measured(setter, copy, measure, folder):
    folder.mkdir(parents=True)
    pdf = setter.set(copy, measure, folder)
    found, missing = pdf_lines.find(copy, pdf_lines.lines(pdf))
    counts = Counts(found, measure, SIZE)
    counts["missing"] = len(missing)
    for number, text in missing:
        print(f"{setter.name}: paragraph {number} is not in whole lines of {pdf}: {text[:40]}", file=sys.stderr)
    return counts


def table(columns):
    rows = [["", *(name for name, _ in columns)], ["---", *("--:" for _ in columns)]]
    rows += [[name, *(str(value(counts)) for _, counts in columns)] for name, value in ROWS]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def worst(name, counts, count):
    """The worst lines as seen, and every fault that is none of gaps."""
    print(f"\n{name}, the worst lines: em between Han, round Latin, number of the paragraph, the line as seen\n")
    for line in counts.worst(count):
        print(f"    {line.widest_han:6.3f} {line.widest_latin:6.3f} {line.paragraph.number:4}  {line.as_seen()}")
    print(f"\n{name}, other faults\n")
    for fault, number, words, then in counts.faults:
        print(f"    {FAULTS[fault]}, {number}: {words}{f'|{then}' if then else ''}")


def bars(typst, kanyin):
    """What issue 13 asks of Kanyin's lines."""
    asked = [
        ("at most a third of Typst's pairs off the em", 3 * kanyin.share <= typst.share),
        (f"no gap between Han over {HAN} em", not kanyin["wide"]),
        (f"none round Latin over {LATIN:.0f} em", not kanyin["holes"]),
        ("no last line of one character", not kanyin["one"]),
        ("no number broken", not kanyin["broken"]),
        ("no mark at a wrong end", not kanyin["marks"]),
        ("every paragraph found", not kanyin["missing"]),
    ]
    for name, held in asked:
        print(f"- {name}: {'held' if held else 'NOT HELD'}")
    return all(held for _, held in asked)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--only", default="technical,town,school,real", help="which of the sets")
    arguments.add_argument("--set", type=pathlib.Path, help="a file of paragraphs, instead of these")
    arguments.add_argument("--measure", type=int, default=14, help="characters to the line, for --set")
    arguments.add_argument("--worst", type=int, default=0, metavar="N", help="the N worst lines of each")
    arguments.add_argument("--kanyin", type=pathlib.Path, default=ROOT / "target/release/kanyin")
    arguments.add_argument("--stock", help="a binary of crates/typeset/benches/stock.rs; built if left out")
    arguments.add_argument("--hang", action="store_true", help="also with stops that hang half out")
    arguments.add_argument("--keep", type=pathlib.Path, metavar="DIR", help="a new folder for the sources and PDFs")
    given = arguments.parse_args()
    if not given.kanyin.is_file():
        arguments.error(f"no binary {given.kanyin}: cargo build --release, or --kanyin")
    if unknown := set(given.only.split(",")) - set(SETS):
        arguments.error(f"no such set: {', '.join(sorted(unknown))}")
    stock = given.stock or cargo("bench", "--no-run", "--quiet", "-p", "kanyin-typeset", "--bench", "stock")
    setters = [Typst(stock)]
    if shutil.which("xelatex"):
        setters.append(Latex())
    setters.append(Kanyin(given.kanyin.resolve()))
    if given.hang:
        setters.append(Kanyin(given.kanyin.resolve(), hang=True))

    good = True
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.keep or pathlib.Path(temporary)
        if given.set:
            chosen = [(given.set.name, paragraphs.of_file(given.set), given.measure)]
        else:
            chosen = [SETS[name]() for name in given.only.split(",")]
        for number, (name, copy, measure) in enumerate(chosen):
            characters = sum(len(pdf_lines.letters(text)[0]) for text in copy)
            print(f"\n## {name}: {len(copy)} paragraphs, {characters} characters, {measure} to the line\n")
            columns = [
                (setter.name, measured(setter, copy, measure, folder / f"{number}/{setter.name}")) for setter in setters
            ]
            print(table(columns) + "\n")
            good &= bars(columns[0][1], dict(columns)["Kanyin"])
            for column in columns if given.worst else []:
                worst(*column, given.worst)
    sys.exit(not good)


if __name__ == "__main__":
    main()
