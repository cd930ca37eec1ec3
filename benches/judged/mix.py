"""One page problem: built by a program, read back, held to the hard rules."""

import json
import os
import re
import subprocess
import time
from collections import Counter
from dataclasses import dataclass, field

from judged import cures, heads, kept, rules, sheet, standing, white
from judged.filled import Filled
from judged.paper import out_of
from judged.things import Fault
from judged.told import Told

# Milliseconds in which `-v` tells what a search took.
UNITS = {"s": 1000, "ms": 1, "µs": 0.001}
# An ad is scaled by so much at most, in both directions together.
AD_OFF = 0.06
# What Kanyin says of copy that has no room.
OVER = ("overset",)


@dataclass
class Verdict:
    """What became of one problem. `milliseconds`: of makeup, as `-v` tells; `cut`, `add`: characters that
    Kanyin asks for."""

    seed: int
    maker: str
    made: dict
    code: int
    seconds: float
    told: Told
    milliseconds: list = field(default_factory=list)
    built: bool = False
    unplaced: list = field(default_factory=list)
    fill: float = 0.0
    # If a story may end a line above the foot.
    fill_but_foot: float = 0.0
    faults: list = field(default_factory=list)
    # What is no hard rule, but would be seen.
    looks: list = field(default_factory=list)
    white: list = field(default_factory=list)
    overset: int = 0
    # What Kanyin asks for; whether it made the page fit, none if it was not tried, and the verdict then.
    cures: list = field(default_factory=list)
    cured: object = None
    after: object = None

    @property
    def cut(self):
        return sum(cure.cut for cure in self.cures)

    @property
    def add(self):
        return sum(cure.add for cure in self.cures)

    @property
    def placed(self):
        """Everything stands on the page, as Kanyin tells and as the ink shows."""
        return self.built and not self.unplaced and not self.overset

    @property
    def hard(self):
        return Counter(fault.kind for fault in self.faults)

    @property
    def held(self):
        return self.placed and not self.faults and self.fill >= FULL


# Fill that the issue asks for.
FULL = 0.995


def judge(program, folder, maker):
    """Builds the problem as `maker` has laid it out and looks at its page."""
    made = json.loads((folder / "made.json").read_text("utf-8"))
    issue, out = folder / maker / "issues/1", out_of(program, folder / maker)
    begun = time.perf_counter()
    command = [program, "--lang", "en", "-v", "build", "--only", "web", "--proof", "--out", out, issue]
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, env=os.environ | {"NO_COLOR": "1"})
    verdict = Verdict(made["seed"], maker, made, done.returncode, time.perf_counter() - begun, Told(done.stderr))
    verdict.milliseconds = [float(time) * UNITS[unit] for time, unit in re.findall(r"\bsearch ([\d.]+) ?(ms|µs|s)\b", done.stderr)]
    verdict.overset = sum(message["name"] in OVER for message in verdict.told.messages)
    verdict.cures = cures.asked(verdict.told)
    pdf = out / "1/web.pdf"
    if done.returncode <= 1 and pdf.is_file():
        verdict.built = True
        look(verdict, pdf, json.loads((out / "1/layout.json").read_text("utf-8")), issue)
    return verdict


def look(verdict, pdf, laid, issue):
    number = verdict.made["page"]
    kinds = {f"{number}-{name}.md": story[0] for name, story in verdict.made["stories"].items()}
    seen = standing.standing(sheet.sheet(pdf, number), laid, number, kinds | briefs(issue))
    verdict.unplaced = [file for file in wanted(issue) if not any(file in standing.names(block.files) for block in seen.blocks)]
    filled = Filled(seen)
    verdict.fill, verdict.white = filled.fill, filled.boxes()
    verdict.fill_but_foot = Filled(seen, at_foot=1).fill
    verdict.looks = looks(seen, verdict.made["ads"])
    verdict.faults = rules.faults(seen) + copy(verdict, seen, issue)


def looks(seen, booked):
    """Ads that are not as large as booked, and what else an art director would see first."""
    page = seen.page
    found = [one for one in heads.quiet_lead(page) if one.kind == "lead under 1.35"] + heads.staggered(page)
    found += white.uneven(page) + white.gaping(page)
    for box in seen.ads:
        off = min((abs(box.width / width - 1) + abs(box.height / height - 1) for width, height in booked), default=0)
        if off > AD_OFF:
            found.append(Fault("ad not as booked", page.number, box, f"{box.width:.0f} × {box.height:.0f} pt, booked {booked[0]}"))
    return found


def briefs(issue):
    return {path.name: "briefs" for path in (issue / "stories").glob("*-briefs*.md")}


def wanted(issue):
    return sorted(path.name for path in (issue / "stories").glob("*.md"))


def copy(verdict, seen, issue):
    """Copy that is nowhere and of which nothing was told; a story in two places; ink of which nobody knows what it is."""
    found, number = [], verdict.made["page"]
    root = issue.parent.parent
    for block in seen.blocks:
        gone = kept.missing(root, block)
        if gone and not any(told["name"] in OVER for told in verdict.told.messages):
            words = f"{block.name}: {gone.total()} characters, “{''.join(gone)[:20]}”"
            found.append(Fault("lost copy", number, block.box, words))
    if verdict.unplaced and not verdict.told.messages:
        found.append(Fault("lost copy", number, None, f"without a word: {', '.join(verdict.unplaced)}"))
    files = Counter(file for block in seen.blocks for file in block.files)
    found += [Fault("story in two places", number, None, file) for file, times in files.items() if times > 1]
    return found + [Fault("ink of nothing", number, line.box, f"“{line.text[:16]}”") for line in seen.lost_ink[:1]]
