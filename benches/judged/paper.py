"""One paper: built by a program, read back, judged."""

import hashlib
import json
import os
import re
import subprocess
import time
from dataclasses import dataclass, field

from judged import heads, overprints, sheet, white
from judged.told import Told
from judged.things import Fault, Page


@dataclass
class Verdict:
    """What was found on one page."""

    seed: int
    page: int
    short: float
    fill: float
    empty: int
    text: int
    hole: tuple
    spare: int
    overset: int
    faults: list = field(default_factory=list)

    def count(self, *kinds, told=None):
        return sum(f.kind in kinds and (told is None or f.told == told) for f in self.faults)


@dataclass
class Paper:
    seed: int
    made: dict
    code: int
    seconds: float
    pages: list
    told: Told
    makeup: list


def out_of(program, folder):
    """Where a program's files of a paper go: each program has a place of its own."""
    return folder / "out" / hashlib.sha256(str(program).encode()).hexdigest()[:8]


def judge(program, folder):
    """Builds the publication in `folder` and looks at every page of its web.pdf."""
    made = json.loads((folder / "made.json").read_text("utf-8"))
    begun = time.perf_counter()
    out = out_of(program, folder)
    command = [program, "--lang", "en", "-v", "build", "--only", "web", "--proof", "--out", out, folder / "issues/1"]
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, env=os.environ | {"NO_COLOR": "1"})
    seconds = time.perf_counter() - begun
    told = Told(done.stderr)
    makeup = [float(ms) for ms in re.findall(r"(?mi)^.*makeup.*?([\d.]+) ?ms", done.stderr)]
    pdf, layout = out / "1/web.pdf", out / "1/layout.json"
    if done.returncode > 1 or not pdf.is_file():
        return Paper(made["seed"], made, done.returncode, seconds, [], told, makeup)
    laid = json.loads(layout.read_text("utf-8"))
    plan = spare_and_overset((out / "1/plan.yaml").read_text("utf-8"))
    pages = []
    for number, (drawn, read) in enumerate(zip(made["pages"], sheet.sheets(pdf)), 1):
        things = [thing for thing in laid["things"] if thing["page"] == number]
        page = Page(number, read, laid["grid"], things, drawn["drawing"], drawn["heights"])
        pages.append(verdict(made["seed"], page, drawn, plan.get(number, []), told))
    return Paper(made["seed"], made, done.returncode, seconds, pages, told, makeup)


def verdict(seed, page, drawn, plan, told):
    cover = white.Cover(page)
    faults = overprints.overprints(page) + overprints.off_the_sheet(page) + heads.faults(page)
    faults += white.holes(page, cover) + white.uneven(page) + white.gaping(page) + white.ends_apart(page)
    spare, overset = sum(s for _, s, _ in plan), sum(o for _, _, o in plan)
    for area, short, over in plan:
        if short and over:
            faults.append(Fault("spare with overset", page.number, None, f"{area}: {short} short and {over} over in one story"))
    if spare and overset:
        faults.append(Fault("spare and overset on a page", page.number, None, f"{spare} lines short, {overset} over"))
    for fault in faults:
        fault.told = told.tells(fault)
    return Verdict(seed, page.number, 1 - drawn["factor"], cover.fill, cover.count, drawn["room"], cover.hole(), spare, overset, faults)


def spare_and_overset(plan):
    """Area, lines short, lines over, by page: from plan.yaml."""
    pages, area = {}, None
    for line in plan.split("\n"):
        key, _, value = line.strip("- ").partition(": ")
        if key == "page":
            pages[int(value)] = found = []
        elif key == "area":
            area = [value, 0, 0]
            found.append(area)
        elif key == "spare" and area:
            area[1] = int(value)
        elif key == "overset" and area:
            area[2] = int(value)
    return pages
