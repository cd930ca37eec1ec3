#!/usr/bin/env python3
"""How long the makeup of pages takes, and the search on those that make themselves up.

    benches/papers.py --make-only --seeds 1-60 --out /tmp/papers
    benches/page_times.py /tmp/papers [--kanyin KANYIN] [--runs 3]

Asks `kanyin check -v` of every issue under a folder, on one thread, so that nothing else is done meanwhile; of several
runs the shortest time of each page counts. Prints median, worst and the slowest pages, and whether the bar of issue 14
holds; ends with 1 if not. Nothing but Python 3.
"""

import argparse
import os
import pathlib
import re
import statistics
import subprocess
import sys

from measured import ROOT

# Milliseconds that the makeup of a page may take.
BAR = 60.0
TOLD = {"makeup": r"page (\d+): makeup ([\d.]+) ms", "search": r"page (\d+) made itself up: search ([\d.]+) ms"}


def times(kanyin, issue):
    """Milliseconds by what they were taken for and page."""
    words = [kanyin, "--lang", "en", "-v", "check", issue]
    alone = {**os.environ, "RAYON_NUM_THREADS": "1"}
    said = subprocess.run(words, capture_output=True, text=True, env=alone).stderr
    return {(what, page): float(took) for what, how in TOLD.items() for page, took in re.findall(how, said)}


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=pathlib.Path)
    arguments.add_argument("--kanyin", default=ROOT / "target/release/kanyin")
    arguments.add_argument("--runs", type=int, default=3)
    given = arguments.parse_args()

    taken = {what: [] for what in TOLD}
    for file in sorted(given.folder.rglob("issue.yaml")):
        runs = [times(given.kanyin, file.parent) for _ in range(given.runs)]
        for what, page in runs[0]:
            least = min(run.get((what, page), float("inf")) for run in runs)
            taken[what].append((least, f"{file.parent.relative_to(given.folder)} p. {page}"))
    for what, pages in taken.items():
        if pages:
            pages.sort(reverse=True)
            middle = statistics.median(took for took, _ in pages)
            print(f"{what}: {len(pages)} pages, median {middle:.1f} ms, worst {pages[0][0]:.1f} ms")
            print("".join(f"    {took:8.1f} ms  {page}\n" for took, page in pages[:5]), end="")
    worst = max((took for took, _ in taken["makeup"]), default=float("inf"))
    print(f"makeup of a page at most {BAR:.0f} ms: {'held' if worst <= BAR else 'NOT HELD'}")
    sys.exit(worst > BAR)


main()
