#!/usr/bin/env python3
"""Kanyin against stock Typst: whole processes, cold, the same text in the same four font roles.

    benches/against-typst.py [ISSUE] [--runs 21] [--photos]

Kanyin builds `press.pdf` (`build --only press`) from a copy of the issue without its photographs.
Stock Typst (`crates/typeset/benches/stock.rs`) sets the same words in `columns(5)` on pages of the same size, with
fonts from a folder, and writes a PDF. The two take turns; medians and their ratio are printed. The
bar is 0.85, on two cores; docs/measured.md says how far it is. `--photos` also builds the issue as it is, all outputs. Nothing but Python 3.
"""

import argparse
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile

from measured import ROOT, cargo, run

BAR = 0.85


def without_photos(issue, to):
    """A copy of the publication with this one issue, its stories without pictures."""
    publication = next(folder for folder in issue.parents if (folder / "paper.yaml").is_file())
    shutil.copy(publication / "paper.yaml", to)
    if (publication / "layouts").is_dir():
        shutil.copytree(publication / "layouts", to / "layouts")
    copy = to / "issues" / issue.name
    shutil.copytree(issue, copy)
    for story in copy.rglob("*.md"):
        text = re.sub(r"(?m)^!\[.*\]\(.*\)\s*$\n?", "", story.read_text("utf-8"))
        # A page of photographs without one is a story.
        story.write_text(re.sub(r"(?m)^form: photos\n", "", text), "utf-8")
    return copy


def stories(issue):
    text = re.sub(r"(?m)(^|\s)#.*$", "", (issue / "issue.yaml").read_text("utf-8"))
    return [issue / path for path in re.findall(r"[^\s,\[\]{}'\":]+\.md", text)]


def escaped(text):
    return re.sub(r"([\\#$*_`<>@~\[\]=/+\-.])", r"\\\1", text.strip())


def as_typst(issue):
    """The issue's words as a plain Typst document: heads, bylines, text, subheads; no pictures."""
    parts = [PREAMBLE]
    for story in stories(issue):
        _, front, body = re.split(r"(?m)^---\s*$", story.read_text("utf-8"), maxsplit=2)
        front = dict(re.findall(r"(?m)^([\w-]+):\s*(.*)$", front))
        for key in ("kicker", "title", "deck", "byline", "lead-in"):
            if front.get(key):
                parts.append(f"#{key}[{escaped(front[key])}]")
        for line in body.splitlines():
            line = re.sub(r"^>\s?", "", line)
            line = re.sub(r"^\[!\w+\]\s*", "## ", line)
            line = re.sub(r"\]\([^)]*\)", "]", line)
            if subhead := re.match(r"##\s+(.*)", line):
                parts.append(f"#subhead[{escaped(subhead[1])}]")
            elif line.strip():
                parts.append(escaped(re.sub(r"\*\*|\|[\s|:-]*|^[-\d.]+ ", " ", line)))
    return "\n\n".join(parts)


PREAMBLE = """
#set page(width: 270mm, height: 390mm, margin: (x: 42.7pt, y: 60pt), columns: 5)
#set columns(gutter: 12.5pt)
#set text(font: "Noto Serif CJK SC", size: 9pt, lang: "zh", region: "cn", top-edge: 0.88em, bottom-edge: -0.12em)
#set par(justify: true, leading: 4.5pt, spacing: 4.5pt, first-line-indent: (amount: 2em, all: true))
#let head(font, size, weight, body) = block(spacing: 9pt, par(first-line-indent: 0pt, justify: false,
  text(font: font, size: size, weight: weight, body)))
#let kicker(body) = head("Noto Sans CJK SC", 12pt, 700, body)
#let title(body) = head("Noto Serif CJK SC", 18pt, 900, body)
#let deck(body) = head("LXGW WenKai", 10.5pt, 400, body)
#let byline(body) = head("LXGW WenKai", 9pt, 400, body)
#let lead-in(body) = head("LXGW WenKai", 14pt, 400, body)
#let subhead(body) = head("Noto Sans CJK SC", 9pt, 700, body)
"""


def told(name, runs, more=""):
    times, peaks = zip(*runs)
    print(f"{name:<26}{statistics.median(times):7.3f} s   ({min(times):.3f}–{max(times):.3f})"
          f"{max(peaks):7.0f} MB{more}")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("issue", nargs="?", type=pathlib.Path, default=ROOT / "issues/2026-11")
    arguments.add_argument("--runs", type=int, default=21)
    arguments.add_argument("--photos", action="store_true")
    arguments.add_argument("--kanyin", help="a binary; built if left out")
    arguments.add_argument("--stock", help="a binary; built if left out")
    given = arguments.parse_args()
    issue = given.issue.resolve()
    kanyin = given.kanyin or cargo("build", "--release", "--quiet", "--bin", "kanyin")
    stock = given.stock or cargo("bench", "--no-run", "--quiet", "-p", "kanyin-typeset", "--bench", "stock")

    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        plain, fonts = folder / "paper", folder / "fonts"
        plain.mkdir()
        fonts.mkdir()
        for font in (ROOT / "fonts").glob("*.[ot]tf"):
            if "MaShanZheng" not in font.name:
                shutil.copy(font, fonts)
        copy = without_photos(issue, plain)
        source = folder / "same.typ"
        source.write_text(as_typst(copy), "utf-8")
        words = sum(len(re.sub(r"\s", "", story.read_text("utf-8"))) for story in stories(copy))

        ours = [kanyin, "build", "--only", "press", "--out", folder / "out", copy]
        theirs = [stock, source, folder / "stock.pdf", fonts]
        pages = subprocess.run([str(w) for w in theirs], capture_output=True, text=True, check=True).stdout.strip()
        run(ours)
        kanyin_runs, stock_runs = [], []
        for _ in range(given.runs):
            kanyin_runs.append(run(ours))
            stock_runs.append(run(theirs))

        print(f"{issue.name}: {words} characters; {given.runs} runs each, in turn; median (least–most), peak memory")
        told("kanyin, without photos", kanyin_runs)
        told("stock Typst", stock_runs, f"   {pages}")
        ratio = statistics.median(t for t, _ in kanyin_runs) / statistics.median(t for t, _ in stock_runs)
        print(f"ratio {ratio:.2f}, at most {BAR:.0f}: {'held' if ratio <= BAR else 'NOT HELD'}")
        if given.photos:
            whole = [kanyin, "build", "--out", folder / "out", issue]
            told("kanyin, photos, all files", [run(whole) for _ in range(5)])
    sys.exit(ratio > BAR)


main()
