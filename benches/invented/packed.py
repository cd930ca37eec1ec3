"""The same copy on layouts that were not made for it: what a page looks like without a search."""

import random

from invented import drawing
from invented.drawing import Area, Drawing

IMPORTANCE = ["lead", "second", "news", "table", "questions", "list", "figures", "briefs"]
# Layouts that are drawn until one has a place for every story.
TRIES = 300


def greedy(mix, grid):
    """Rows packed from the top: the most important and longest first, beside it whatever still goes in, the first of a row as
    wide as is left. Kanyin finds the heights."""
    waiting = sorted(mix.stories, key=lambda a: (IMPORTANCE.index(a.kind), -a.columns * mix.lines(a)))
    rows = []
    while waiting:
        row, left = [], grid.columns
        for area in list(waiting):
            if area.columns <= left:
                row.append(area)
                left -= area.columns
                waiting.remove(area)
        rows.append((row, left))
    framed = frame(mix, grid, [None] * len(rows))
    first = 1 if mix.front else 0
    for band, (row, left) in enumerate(rows, first):
        column = 0
        for n, area in enumerate(row):
            wide = area.columns + (left if n == 0 else 0)
            framed.areas.append(Area(area.kind, column, wide, band, name=area.name))
            column += wide
    return lettered(framed)


def house(mix, grid):
    """A layout drawn for so many stories by one who does not know their lengths, as the built-in ones are."""
    stories, first = mix.stories, 1 if mix.front else 0
    rng = random.Random(f"house {grid.columns} {mix.front} {sorted(a.kind for a in stories)}")
    room = grid.lines - mix.head - sum(mix.lines(a) + drawing.GAP for a in mix.of("ad"))
    parted = []
    for _ in range(TRIES):
        bands = max(1, min(len(stories), room // drawing.LOWEST, rng.choice([2, 2, 3, 3])))
        heights = [0] * first + [room // bands] * bands
        found = drawing.parted(rng, grid.columns, heights, first, bands, len(stories))
        rails = sum(a.kind == "briefs" for a in found) == len(mix.of("briefs"))
        if len(found) >= len(parted) and (rails or not parted):
            parted = found
        if len(found) == len(stories) and rails:
            break
    framed = frame(mix, grid, [None] * (max(a.band + a.bands for a in parted) - first))
    left = sorted(stories, key=lambda a: (IMPORTANCE.index(a.kind) > 1, -a.columns * mix.lines(a)))
    for area in sorted(parted, key=lambda a: ({"lead": 0, "second": 1}.get(a.kind, 2), -a.columns)):
        alike = [story for story in left if (story.kind == "briefs") == (area.kind == "briefs")]
        if alike:
            left.remove(alike[0])
            framed.areas.append(Area(alike[0].kind, area.column, area.columns, area.band, area.bands, name=alike[0].name))
    return lettered(framed)


def frame(mix, grid, bands):
    """The masthead above so many rows and the ad below them."""
    ads = mix.of("ad")
    heights = ([mix.head] if mix.front else []) + [0 for _ in bands] + [int(mix.lines(a)) for a in ads]
    fixed = ([True] if mix.front else []) + [False for _ in bands] + [True for _ in ads]
    framed = Drawing(heights, fixed)
    if mix.front:
        framed.areas.append(Area("masthead", 0, grid.columns, 0, name="masthead"))
    for ad in ads:
        framed.areas.append(Area("ad", 0, ad.columns, len(heights) - 1, name=ad.name))
    return framed


def lettered(framed):
    """Gives every area its letter; a masthead is M. What stands wholly beside a narrow ad goes down to the foot."""
    for ad in [area for area in framed.areas if area.kind == "ad"]:
        for area in framed.areas:
            if area.band + area.bands == ad.band and area.column >= ad.columns:
                area.bands += 1
    letters = iter(drawing.LETTERS)
    for area in framed.areas:
        area.letter = "M" if area.kind == "masthead" else next(letters)
    return framed
