"""What one page has to hold, drawn by seed as an evening brings it: a lead, stories of falling importance, briefs, pictures, ads.
Nothing is said of where anything stands. Areas are counted in cells of the grid, a column by a line each."""

import math
from dataclasses import dataclass, field

from invented.drawing import GAP, SMALL_GAP, Area

# Copy by the room of the page, all that stands on it counted.
SHORTEST, LONGEST = 0.96, 1.01
# Of a page below its masthead, what ads may take.
AD_AT_MOST = 0.25
# Stories of a page, a rail of briefs counted as one.
FEWEST, MOST = 4, 9
# Cells that a page has for each of them at least.
CELLS = 38
# Cells of a story at least: a title, six lines in two columns or fifteen in one.
SMALLEST = 20
# Lines of a masthead (docs/look.md §8).
MASTHEAD = 11
PICTURES = [0, 1, 1, 2, 2, 2, 3, 3, 4]
# A story may want so many of them.
PICTURES_OF_ONE = 3
# How much a story is beside the others of its page: the middle, and its scatter.
LENGTHS = {"lead": (2.6, 0.3), "second": (1.5, 0.3), "news": (0.8, 0.4), "questions": (0.7, 0.2), "list": (0.6, 0.2)}
# Width by height that an editor has in mind when thinking how many columns a story would have.
WIDE = 1.3


@dataclass
class Mix:
    """A page's copy. Each thing has the columns and lines that it would have by itself; they are no part of what is written."""

    front: bool
    # Lines of the masthead.
    head: int
    # Copy by room.
    factor: float
    areas: list = field(default_factory=list)
    heights: dict = field(default_factory=dict)

    def lines(self, area):
        return self.heights[area.name]

    def of(self, *kinds):
        return [area for area in self.areas if area.kind in kinds]

    @property
    def stories(self):
        return [area for area in self.areas if area.kind not in ("ad", "filler", "strip")]


def drawn(rng, grid, front):
    """A mix whose copy is from 4 % short of the page to 1 % over."""
    head = MASTHEAD if front else 0
    mix = Mix(front, head, rng.uniform(SHORTEST, LONGEST))
    ads(rng, grid, mix)
    room = grid.columns * (grid.lines - head - (SMALL_GAP if head else 0)) - sum(a.columns * (mix.lines(a) + GAP) for a in mix.of("ad"))
    count = rng.randint(FEWEST, max(FEWEST, min(MOST, int(room // CELLS))))
    for kind in kinds(rng, count):
        mix.areas.append(Area(kind, 0, 1, 0, name=named(mix, kind), pictures=0))
    share(rng, grid, mix, room * mix.factor)
    illustrated(rng, mix)
    fillers(rng, mix)
    return mix


def named(mix, kind):
    count = len(mix.of(kind)) + 1
    return kind if count == 1 else f"{kind}{count}"


def ads(rng, grid, mix):
    """None, one over the page or over a part of it, or two that share its width."""
    most = (grid.lines - mix.head) * AD_AT_MOST
    high = rng.choice([lines for lines in (8, 10, 12, 14, 18) if lines <= most])
    what = rng.choice(["", "", "whole", "whole", "part", "two"])
    if what:
        columns = rng.randint(2, grid.columns - 2) if what == "part" else grid.columns
        mix.areas.append(Area("ad", 0, columns, 0, name="ad", two=what == "two"))
        mix.heights["ad"] = high


def kinds(rng, count):
    """The kinds of so many stories: one lead, one or two seconds, and most of the others plain."""
    found = ["lead", "second"] + ["second"] * (count > 6 and rng.random() < 0.4)
    small = {"briefs": 0.5, "figures": 0.2, "table": 0.2, "questions": 0.2, "list": 0.2}
    for kind, likely in small.items():
        # At least one plain story, and two things that are not plain.
        if len(found) < count - 1 and len(found) < 5 and rng.random() < likely:
            found.append(kind)
    return found + ["news"] * (count - len(found))


def share(rng, grid, mix, room):
    """Parts the room among the stories, and gives each its natural width. White above each but those at the top is counted."""
    fixed, weights = {}, {}
    for area in mix.stories:
        if area.kind == "briefs":
            fixed[area.name] = rng.randint(18, max(18, min(45, int(room / 7))))
        elif area.kind == "figures":
            fixed[area.name] = 3.5 * rng.randint(3, 5) + 1
        elif area.kind == "table":
            # Its head and five to nine rows in two columns.
            fixed[area.name] = 2 * (5 + 1.75 * rng.randint(5, 9))
        else:
            middle, scatter = LENGTHS[area.kind]
            weights[area.name] = middle * math.exp(rng.gauss(0, scatter))
    sizes = parted(weights, room - sum(fixed.values())) | fixed
    # The white depends on the widths, and these on what is left: twice is enough.
    jitter = {name: rng.uniform(0.75, 1.25) for name in sizes}
    for _ in range(2):
        for area in mix.stories:
            area.columns = width(grid, area.kind, sizes[area.name] * jitter[area.name])
        white = GAP * max(0, sum(a.columns for a in mix.stories) - grid.columns)
        sizes = parted(weights, room - white - sum(fixed.values())) | fixed
    mix.heights |= {area.name: sizes[area.name] / area.columns for area in mix.stories}


def parted(weights, room):
    """The room by weight, nothing smaller than the smallest story."""
    small = set()
    while True:
        rest = room - SMALLEST * len(small)
        total = sum(weight for name, weight in weights.items() if name not in small)
        sizes = {name: SMALLEST if name in small else rest * weight / total for name, weight in weights.items()}
        less = {name for name, size in sizes.items() if size < SMALLEST}
        if not less or small | less == set(weights):
            return sizes
        small |= less


def width(grid, kind, cells):
    """The columns that an editor would give to so many cells."""
    if kind in ("briefs", "figures", "table"):
        return 2 if kind == "table" else 1
    high = grid.leading / (grid.column + grid.gutter)
    least = 2 if kind == "lead" else 1
    return max(least, min(grid.columns, round(math.sqrt(WIDE * cells * high))))


def illustrated(rng, mix):
    """Which stories have the pictures: the lead first, then by length."""
    able = [area for area in mix.stories if area.kind in ("lead", "second", "news")]
    for n in range(rng.choice(PICTURES)):
        free = [area for area in able if area.pictures < PICTURES_OF_ONE]
        cells = [area.columns * mix.lines(area) * (2 if area.kind == "lead" else 1) for area in free]
        area = able[0] if n == 0 and rng.random() < 0.6 else rng.choices(free, cells)[0]
        area.pictures += 1


def fillers(rng, mix):
    """Now and then something that may stand where copy is short. It is not counted."""
    kind = rng.choice(["strip", "filler"] + [""] * 6)
    if kind:
        mix.areas.append(Area(kind, 0, 1, 0, name=kind))
        mix.heights[kind] = 4 if kind == "strip" else 12
