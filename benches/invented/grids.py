"""Sheets, columns and measures that go together."""

from dataclasses import dataclass

MM = 72 / 25.4
# Millimetres.
SHEETS = {"A4": (210, 297), "tabloid": (270, 390), "tabloid 275": (275, 395), "broadsheet": (390, 545)}
MEASURES = range(10, 17)
COLUMNS = range(3, 9)
GUTTER = 12.5
# White at the left and right of the type area, in points: not under 10 mm, and not over this share of the width.
LEAST, MOST = 28.4, 0.165
# At the head and the foot, where the folio stands, in points.
HEADS = (52.0, 62.0)


@dataclass(frozen=True)
class Grid:
    """A sheet with its type area. Points, but for counts."""

    sheet: str
    width_mm: int
    height_mm: int
    columns: int
    measure: int
    size: float
    leading: float
    lines: int
    gutter: float = GUTTER

    @property
    def column(self):
        return self.measure * self.size

    def span(self, columns):
        return columns * (self.column + self.gutter) - self.gutter

    @property
    def width(self):
        return self.span(self.columns)

    def height(self, lines):
        """Of a picture, tint or frame of so many lines."""
        return lines * self.leading - (self.leading - self.size)


def fitting(columns, measure, size=9.0):
    """The sheets on which so many columns look as if they were meant."""
    width = columns * measure * size + (columns - 1) * GUTTER
    for name, (sheet, _) in SHEETS.items():
        side = (sheet * MM - width) / 2
        if LEAST <= side <= max(60.0, MOST * sheet * MM):
            yield name


def drawn(rng, seed, counts=COLUMNS):
    """A grid: columns go round by seed, measures are drawn of those that fit a sheet."""
    columns = counts[(seed - 1) % len(counts)]
    size, leading = rng.choice([(9.0, 13.5)] * 7 + [(9.0, 14.0), (9.5, 14.0), (10.0, 15.0)])
    fits = [(m, sheet) for m in MEASURES for sheet in fitting(columns, m, size)]
    if not fits:
        size, leading = 9.0, 13.5
        fits = [(m, sheet) for m in MEASURES for sheet in fitting(columns, m)]
    measure = rng.choice(sorted({m for m, _ in fits}))
    sheet = rng.choice([s for m, s in fits if m == measure])
    width, height = SHEETS[sheet]
    lines = int((height * MM - 2 * rng.uniform(*HEADS)) / leading)
    return Grid(sheet, width, height, columns, measure, size, leading, lines)
