"""What a reader sees on a page of a PDF, by `mutool draw -F svg`: the ink of every character, pictures, grounds, rules.
Points from the sheet's top left corner."""

import functools
import re
import subprocess
import sys
import xml.etree.ElementTree as xml
from dataclasses import dataclass

SVG, LINK = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}href"
# Points: what is thinner is a rule.
RULE = 3.0
# The red in which Kanyin writes faults on previews; what is in it is no part of the page.
MARKS = "#e60012"
# Ink so many em apart is not of one line: a label's gap is less, a gutter more.
APART = 1.25
NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
COMMAND = re.compile(r"([MLHVCSQTAZ])([^MLHVCSQTAZ]*)", re.I)


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    right: float
    foot: float

    @property
    def width(self):
        return self.right - self.left

    @property
    def height(self):
        return self.foot - self.top

    def meets(self, other):
        """How wide and high the room is that both share; negative if none."""
        return min(self.right, other.right) - max(self.left, other.left), min(self.foot, other.foot) - max(self.top, other.top)

    def shared(self, other):
        return Box(max(self.left, other.left), max(self.top, other.top), min(self.right, other.right), min(self.foot, other.foot))

    def grown(self, by):
        return Box(self.left - by, self.top - by, self.right + by, self.foot + by)

    def has(self, x, y):
        return self.left <= x <= self.right and self.top <= y <= self.foot


def around(boxes):
    boxes = list(boxes)
    return Box(min(b.left for b in boxes), min(b.top for b in boxes), max(b.right for b in boxes), max(b.foot for b in boxes))


@dataclass
class Glyph:
    """A character: its ink, the point on its baseline where it begins, its size. `drawn` is its outline in em, y upwards."""

    c: str
    box: Box
    x: float
    y: float
    size: float
    order: int
    drawn: str
    matrix: tuple
    paint: str = "#000000"

    @functools.cached_property
    def contours(self):
        """Its outline on the page."""
        return [[at(self.matrix, x, y) for x, y in part] for part in outline(self.drawn)]


@dataclass
class Line:
    """Characters of one size on one baseline, as they follow one another in the PDF."""

    glyphs: list

    @property
    def text(self):
        return "".join(g.c for g in self.glyphs)

    @functools.cached_property
    def box(self):
        return around(g.box for g in self.glyphs)

    @property
    def size(self):
        return self.glyphs[0].size

    @property
    def y(self):
        return self.glyphs[0].y


@dataclass
class Sheet:
    """A page. `grounds`: filled; `frames`: boxes of strokes; `rules`: thin and straight."""

    width: float
    height: float
    glyphs: list
    lines: list
    pictures: list
    grounds: list
    frames: list
    rules: list


def sheets(pdf):
    """The pages of a PDF."""
    count = subprocess.run(["mutool", "info", str(pdf)], capture_output=True, text=True)
    pages = int(re.search(r"Pages: (\d+)", count.stdout)[1])
    return [sheet(pdf, page) for page in range(1, pages + 1)]


def sheet(pdf, page):
    drawn = subprocess.run(["mutool", "draw", "-q", "-F", "svg", "-o", "-", str(pdf), str(page)], capture_output=True)
    if drawn.returncode:
        sys.exit(f"mutool: {drawn.stderr.decode('utf-8', 'replace')}")
    return read(re.sub(rb'"data:[^"]*"', b'""', drawn.stdout))


def read(svg):
    root = xml.fromstring(svg)
    _, _, width, height = (float(n) for n in root.get("viewBox").split())
    reader = Reader(root)
    reader.walk(root, (1, 0, 0, 1, 0, 0), Box(0, 0, width, height).grown(1000))
    glyphs = [g for g in reader.glyphs if not reader.is_mark(g)]
    return Sheet(
        width, height, glyphs, lines(glyphs), reader.pictures, reader.grounds, reader.frames, reader.rules
    )


class Reader:
    """Walks through the drawing."""

    def __init__(self, root):
        self.named = {element.get("id"): element for element in root.iter() if element.get("id")}
        self.outlines = {}
        self.glyphs, self.pictures, self.grounds, self.frames, self.rules, self.marks = [], [], [], [], [], []

    def walk(self, element, matrix, clip):
        for child in element:
            tag = child.tag.removeprefix(SVG)
            if tag in ("defs", "clipPath", "mask", "pattern", "linearGradient"):
                continue
            here = joined(matrix, transform(child.get("transform")))
            room = clip
            if clipped := re.match(r"url\(#(.+)\)", child.get("clip-path") or ""):
                room = clip.shared(self.clip(clipped[1], here))
            if tag in ("g", "symbol"):
                self.walk(child, here, room)
            elif tag == "use":
                self.use(child, here, room)
            elif tag == "image":
                corner = Box(0, 0, float(child.get("width")), float(child.get("height")))
                self.add(self.pictures, moved(corner, here).shared(room))
            elif tag == "path":
                self.path(child, here, room)

    def is_mark(self, glyph):
        """Words in the red of marks, or white on it."""
        white = glyph.paint.lower() == "#ffffff"
        return glyph.paint == MARKS or (white and any(mark.has(glyph.x + 0.1, glyph.y - 0.1) for mark in self.marks))

    def add(self, things, box):
        if box.width > 0.01 and box.height > 0.01:
            things.append(box)

    def clip(self, name, matrix):
        boxes = []
        for path in self.named[name]:
            points = [p for part in outline(path.get("d") or "") for p in part]
            if points:
                boxes.append(moved(extent(points), joined(matrix, transform(path.get("transform")))))
        return around(boxes) if boxes else Box(0, 0, 0, 0)

    def use(self, child, matrix, clip):
        name = child.get(LINK).lstrip("#")
        target = self.named.get(name)
        if child.get("data-text") is None:
            if target is not None and target.tag == SVG + "image":
                self.walk([target], matrix, clip)
            return
        if name not in self.outlines:
            drawn = (target.get("d") or "") if target is not None else ""
            # Type is drawn with a point wherever it is widest.
            parts = outline(drawn, curves=False)
            self.outlines[name] = drawn, extent([p for part in parts for p in part] or [(0, 0)])
        drawn, box = self.outlines[name]
        a, b, c, d, x, y = matrix
        ink = moved(box, matrix)
        if ink.width > 0.01 and ink.height > 0.01:
            size = (abs(a * d - b * c)) ** 0.5
            self.glyphs.append(Glyph(child.get("data-text"), ink, x, y, size, len(self.glyphs), drawn, matrix, paint_of(child)))

    def path(self, child, matrix, clip):
        points = [p for part in outline(child.get("d") or "") for p in part]
        if not points:
            return
        box = moved(extent(points), matrix)
        if MARKS in (child.get("fill"), child.get("stroke")):
            if child.get("fill") == MARKS:
                self.marks.append(box)
        elif (child.get("fill") or "#000") != "none":
            box = box.shared(clip)
            self.add(self.rules if min(box.width, box.height) < RULE else self.grounds, box)
        elif (child.get("stroke") or "none") != "none":
            half = float(child.get("stroke-width") or 1) / 2
            thin = min(box.width, box.height) < RULE
            self.add(self.rules if thin else self.frames, box.grown(half).shared(clip))


def paint_of(child):
    return child.get("fill") or "#000000"


def transform(text):
    if not text:
        return (1, 0, 0, 1, 0, 0)
    kind, inside = re.match(r"(\w+)\((.*)\)", text).groups()
    numbers = [float(n) for n in NUMBER.findall(inside)]
    if kind == "translate":
        return (1, 0, 0, 1, *(numbers + [0])[:2])
    if kind == "scale":
        return (numbers[0], 0, 0, numbers[-1], 0, 0)
    return tuple(numbers)


def joined(outer, inner):
    a, b, c, d, e, f = outer
    g, h, i, j, k, l = inner
    return (a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f)


def at(matrix, x, y):
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def moved(box, matrix):
    corners = [at(matrix, x, y) for x in (box.left, box.right) for y in (box.top, box.foot)]
    return extent(corners)


def extent(points):
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def outline(d, curves=True):
    """The contours of a path as points; a curve by its ends and three between."""
    parts, x, y = [], 0.0, 0.0
    for command, inside in COMMAND.findall(d):
        numbers = [float(n) for n in NUMBER.findall(inside)]
        upper, near = command.upper(), command.islower()
        if upper == "M":
            parts.append([])
        step = {"H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2}.get(upper, 2)
        for n in range(0, len(numbers) - step + 1, step):
            values = numbers[n : n + step]
            if upper == "H":
                x = values[0] + (x if near else 0)
            elif upper == "V":
                y = values[0] + (y if near else 0)
            else:
                if near:
                    values = [v + (x, y)[i % 2] for i, v in enumerate(values)]
                if curves and upper in "CQS":
                    middle(parts[-1], (x, y), values)
                x, y = values[-2:]
            parts[-1].append((x, y))
    return [part for part in parts if part]


def middle(part, begin, values):
    points = [begin, *zip(values[::2], values[1::2])]
    for t in (0.25, 0.5, 0.75):
        left = points
        while len(left) > 1:
            left = [((1 - t) * p[0] + t * q[0], (1 - t) * p[1] + t * q[1]) for p, q in zip(left, left[1:])]
        part.append(left[0])


def lines(glyphs):
    """Characters joined as they come in the PDF."""
    found = []
    for glyph in glyphs:
        last = found[-1].glyphs[-1] if found else None
        if (
            last
            and abs(last.y - glyph.y) < 0.3
            and abs(last.size - glyph.size) < 0.3
            and glyph.x > last.x - 0.6 * glyph.size
            and glyph.box.left - last.box.right < APART * glyph.size
        ):
            found[-1].glyphs.append(glyph)
        else:
            found.append(Line([glyph]))
    return found
