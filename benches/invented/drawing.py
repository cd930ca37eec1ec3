"""A page's layout, drawn by seed as an art director draws: bands over the page, parted into areas."""

from dataclasses import dataclass, field

LETTERS = "ABCDEFGHIJKLNOPQRSTUVW"
# White lines above a row of areas (docs/look.md §7).
GAP, SMALL_GAP = 2, 1
# Lines of a band of stories at least.
LOWEST = 15
# And at most where figures, a box or a filler may stand.
SMALL = 30


@dataclass
class Area:
    """A rectangle of grid cells. `column`, `columns`: cells; `band`, `bands`: rows of areas."""

    kind: str
    column: int
    columns: int
    band: int
    bands: int = 1
    name: str = ""
    letter: str = ""
    of: object = None
    # Two ads share it.
    two: bool = False
    # How many pictures its story has; none: as many as are drawn for its kind.
    pictures: object = None


@dataclass
class Drawing:
    """Rows with their lines as they are reckoned, whether a number is written for them, and the areas."""

    heights: list
    fixed: list
    areas: list = field(default_factory=list)

    def gap(self, band):
        """White above a band."""
        if band == 0:
            return 0
        under = any(a.kind == "masthead" and a.band + a.bands == band for a in self.areas)
        strip = any(a.kind == "strip" and a.band == band for a in self.areas)
        return SMALL_GAP if under or strip else GAP

    def lines(self, area):
        """Lines of an area, with the white inside it where it spans bands."""
        bands = range(area.band, area.band + area.bands)
        return sum(self.heights[b] for b in bands) + sum(self.gap(b) for b in bands if b > area.band)

    def yaml(self, columns):
        rows = [str(h) if fixed else "auto" for h, fixed in zip(self.heights, self.fixed)]
        cells = [["."] * columns for _ in self.heights]
        for area in self.areas:
            for band in range(area.band, area.band + area.bands):
                cells[band][area.column : area.column + area.columns] = [area.letter] * area.columns
        text = f"rows: [{', '.join(rows)}]\nareas:\n" + "".join(f"  - {' '.join(row)}\n" for row in cells)
        for area in self.areas:
            kind = area.kind if area.kind in KINDS else "story"
            of = f", of: {area.of.name}" if area.of else ""
            name = f", name: {area.name}" if kind not in ("masthead", "colophon") else ""
            text += f"{area.letter}: {{is: {kind}{of}{name}}}\n"
        return text


KINDS = ("masthead", "briefs", "sidebar", "ad", "strip", "filler", "colophon")


def drawn(rng, grid, front):
    """A layout of three to nine areas. The heights of its rows are what the editor reckons with."""
    columns = grid.columns
    head = rng.choice({"A4": [9, 11], "broadsheet": [11, 13]}.get(grid.sheet, [11])) if front else 0
    foot = rng.choice(["", "", "strip", "ad", "ad", "two ads", "ad and colophon"])
    if foot in ("two ads", "ad and colophon") and columns % 2:
        foot = "ad"
    at_foot = {"": 0, "strip": 4}.get(foot, rng.choice([8, 10, 12] if grid.lines < 60 else [10, 12, 14, 18]))
    furniture = bool(head) + (len(foot.split(" and ")) if foot else 0)
    stories = max(1, rng.randint(3, 9) - furniture)
    room = grid.lines - head - at_foot
    # Two or three stories beside one another, and bands that are not lower than a story needs to look like one.
    bands = max(1, min(stories, room // LOWEST, max(-(-stories // 3), rng.choice([1, 2, 2, 3, 3]))))
    gaps = (SMALL_GAP if head else 0) + GAP * (bands - 1) + {"": 0, "strip": SMALL_GAP}.get(foot, GAP)
    shares = [rng.uniform(0.85, 1.2) * (1.25 if n == 0 else 1) for n in range(bands)]
    heights = [round((room - gaps) * share / sum(shares)) for share in shares]
    heights[-1] += room - gaps - sum(heights)
    fixed = [bands > 1 and rng.random() < 0.15 for _ in heights]
    if all(fixed):
        fixed[-1] = False
    drawing = Drawing(
        ([head] if head else []) + heights + ([at_foot] if foot else []),
        ([True] if head else []) + fixed + ([True] if foot else []),
    )
    if head:
        drawing.areas.append(Area("masthead", 0, columns, 0))
    drawing.areas += parted(rng, columns, drawing.heights, 1 if head else 0, bands, stories)
    last = len(drawing.heights) - 1
    if foot == "ad and colophon":
        drawing.areas.append(Area("ad", 0, columns // 2, last))
        drawing.areas.append(Area("colophon", columns // 2, columns - columns // 2, last))
    elif foot:
        drawing.areas.append(Area("strip" if foot == "strip" else "ad", 0, columns, last, two=foot == "two ads"))
    named(drawing)
    return drawing


def parted(rng, columns, heights, first, bands, count):
    """The bands parted into `count` areas or as near as they go, kinds given by their width."""
    areas, rail, tall = [], None, None
    # Cells of each band that are still to be given.
    free = {band: (0, columns) for band in range(first, first + bands)}
    if columns >= 4 and count > bands and rng.random() < 0.5:
        rail = Area("briefs", rng.choice([0, columns - 1]), 1, first, rng.randint(1, bands))
        for band in range(first, first + rail.bands):
            free[band] = (1, columns) if rail.column == 0 else (0, columns - 1)
        count -= 1
    if bands >= 2 and columns >= 4 and count > bands and rng.random() < 0.35 and free[first] == free[first + 1]:
        left, right = free[first]
        tall = Area("news", left, max(2, (right - left + 1) // 2), first, 2)
        for band in (first, first + 1):
            free[band] = (tall.column + tall.columns, right)
        areas.append(tall)
    areas += [Area("news", left, right - left, band) for band, (left, right) in free.items()]
    while len(areas) < count:
        # Three in a row at most, and one column only where something small is beside a story.
        parts = [a for a in areas if a.columns >= 3 and a is not tall and sum(b.band == a.band for b in areas) < 3]
        parts += [a for a in areas if a.columns == 2 and a is not tall and columns <= 4 and count - len(areas) < 3][:1]
        if not parts:
            break
        area = max(parts, key=lambda a: a.columns + rng.uniform(0, 2))
        left = rng.randint((area.columns + 1) // 2, area.columns - 1)
        areas.insert(areas.index(area) + 1, Area("news", area.column + left, area.columns - left, area.band))
        area.columns = left
    once = {"briefs"} if rail else set()
    for area in areas:
        area.kind = kind(rng, area, heights[area.band], once)
    lead = tall or max((a for a in areas if a.band == first), key=lambda a: (a.columns, -a.column))
    lead.kind = "lead"
    second = next((a for a in areas if a.kind == "news" and a.columns >= 2), None)
    if second:
        second.kind = "second"
    boxed(rng, areas)
    return areas + ([rail] if rail else [])


def kind(rng, area, height, once):
    """What stands there; most kinds once a page."""
    if area.columns == 1:
        # What is small by nature is not given a tall column.
        kinds = ["briefs", "list", "news", *(["figures", "sidebar", "filler"] if height <= SMALL else [])]
    elif area.columns == 2:
        kinds = ["table", "questions", "list", "news", "news", "news", "news"]
    else:
        kinds = ["questions", "news", "news", "news", "news"]
    drawn = rng.choice([kind for kind in kinds if kind not in once])
    if drawn != "news":
        once.add(drawn)
    return drawn


def boxed(rng, areas):
    """A sidebar belongs to a story beside it; where there is none it is a story."""
    for area in areas:
        if area.kind == "sidebar":
            beside = [
                a
                for a in areas
                if a.band == area.band and a.kind in ("lead", "second", "news") and a.columns >= 2
                and area.column in (a.column + a.columns, a.column - 1)
            ]
            free = [a for a in beside if not any(other.of is a for other in areas)]
            area.of = rng.choice(free) if free else None
            area.kind = "sidebar" if free else "news"


def named(drawing):
    letters, counts = iter(LETTERS), {}
    for area in drawing.areas:
        counts[area.kind] = counts.get(area.kind, 0) + 1
        area.letter = "M" if area.kind == "masthead" else next(letters)
        area.name = area.kind if counts[area.kind] == 1 else f"{area.kind}{counts[area.kind]}"
