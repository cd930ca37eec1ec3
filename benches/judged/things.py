"""What stands where: names of areas, stories and roles from `layout.json`, places from the PDF."""

from dataclasses import dataclass, field

from judged.sheet import Box, around

# Points round a thing within which its ink may be.
NEAR = 3.0


@dataclass
class Fault:
    kind: str
    page: int
    box: Box
    words: str

    @property
    def place(self):
        return f" at {self.box.left:.0f}, {self.box.top:.0f} pt" if self.box else ""


@dataclass
class Head:
    """A headline as it is printed: its lines, and those of its title."""

    area: str
    story: str
    lines: list

    @property
    def box(self):
        return around(line.box for line in self.lines)

    @property
    def size(self):
        return max(line.size for line in self.lines)

    @property
    def title(self):
        return [line for line in self.lines if abs(line.size - self.size) < 0.3]


@dataclass
class Page:
    """A page of a paper: the sheet, its things, and how it was drawn: rectangles of cells by name, lines of fixed rows."""

    number: int
    sheet: object
    grid: dict
    things: list
    drawing: dict
    heights: list
    heads: list = field(default_factory=list)

    def __post_init__(self):
        for thing in self.things:
            thing["box"] = Box(thing["x"], thing["y"], thing["x"] + thing["width"], thing["y"] + thing["height"])
        for thing in self.role("headline"):
            if lines := self.lines_in(thing["box"]):
                self.heads.append(Head(thing["area"], thing.get("story"), lines))

    def role(self, *roles):
        return [thing for thing in self.things if thing["role"] in roles]

    def lines_in(self, box):
        """The lines whose ink has its middle there."""
        near = box.grown(NEAR)
        found = []
        for line in self.sheet.lines:
            b = line.box
            if near.has((b.left + b.right) / 2, (b.top + b.foot) / 2):
                found.append(line)
        return found

    def cell(self, column, line):
        """A cell of the grid."""
        g = self.grid
        left = g["left"] + column * (g["column"] + g["gutter"])
        top = g["top"] + line * g["leading"]
        return Box(left, top, left + g["column"], top + g["leading"])

    def in_column(self, box, column):
        """Whether a box is in a column, more than at its edge."""
        cell = self.cell(column, 0)
        return min(box.right, cell.right) - max(box.left, cell.left) > 2

    def area(self, name):
        """The cells of an area as it was drawn."""
        return Area(name, *self.drawing[name])

    def columns_of(self, area):
        """Left and right edge of an area."""
        step = self.grid["column"] + self.grid["gutter"]
        left = self.grid["left"] + area.column * step
        return left, left + area.columns * step - self.grid["gutter"]

    def line_of(self, y):
        """The grid line of a place, counted with fractions."""
        return (y - self.grid["top"]) / self.grid["leading"]


@dataclass(frozen=True)
class Area:
    name: str
    kind: str
    column: int
    columns: int
    band: int
    bands: int
