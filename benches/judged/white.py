"""White: how full the page is, holes, white that is uneven, lines that gape."""

from judged.cells import Cells, runs
from judged.sheet import Box
from judged.things import Fault

# Lines of white that the house has between rows of areas, under captions and heads (docs/look.md §7), and one more that the
# rules allow: above a row's heads, a subhead, or where a column ends a line short. Fill leaves out what is beyond.
HOUSE = 2
ALLOWED = 1
# Over so many lines by columns, white is a hole.
LARGEST = (3, 2)
GAPE = 0.25


class Cover(Cells):
    """Which cells of the type area, a column by a line each, have something in them."""

    def __init__(self, page):
        super().__init__(page)
        self.cells = [[False] * self.lines for _ in range(self.columns)]
        for line in page.sheet.lines:
            top = line.y - 0.88 * line.size
            self.add(Box(line.box.left, top, line.box.right, top + line.size))
        for box in page.sheet.pictures + page.sheet.grounds + page.sheet.frames:
            self.add(box)
        for head in page.heads:
            if head.area in page.drawing:
                left, right = page.columns_of(page.area(head.area))
                # The spare half line of a block stands above it.
                self.add(Box(left, head.box.top - 0.5 * page.grid["leading"], right, head.box.foot))
        self.furniture()
        self.empty = [self.beyond_the_house(column) for column in self.cells]

    def add(self, box):
        for column, line in self.under(box):
            self.cells[column][line] = True

    def furniture(self):
        """Masthead and colophon have a white of their own: the rows that were drawn for them."""
        page, heights = self.page, self.page.heights
        for name in page.drawing:
            area = page.area(name)
            if area.kind not in ("masthead", "colophon") or heights[area.band] is None:
                continue
            top = 0 if area.band == 0 else self.lines - heights[area.band]
            for column in range(area.column, area.column + area.columns):
                self.cells[column][top : top + heights[area.band]] = [True] * heights[area.band]

    def beyond_the_house(self, column):
        """Empty lines of a column, without those that the house leaves."""
        empty = [False] * self.lines
        for line, end in runs(not cell for cell in column):
            usual = ALLOWED if end == self.lines else HOUSE + ALLOWED
            for n in range(line, end - usual):
                empty[n] = True
        return empty

    def hole(self):
        """The largest rectangle of empty cells: lines, columns, column, line."""
        best = (0, 0, 0, 0)
        for first in range(self.columns):
            common = [True] * self.lines
            for last in range(first, self.columns):
                common = [a and b for a, b in zip(common, self.empty[last])]
                line, length = longest(common)
                if length * (last - first + 1) > best[0] * best[1]:
                    best = (length, last - first + 1, first, line)
        return best


def longest(flags):
    """Beginning and length of the first of the longest runs."""
    length, begun = max(((end - begun, -begun) for begun, end in runs(flags)), default=(0, 0))
    return -begun, length


def holes(page, cover):
    lines, columns, column, line = cover.hole()
    if lines <= LARGEST[0] or lines * columns <= LARGEST[0] * LARGEST[1]:
        return []
    first, last = page.cell(column, line), page.cell(column + columns - 1, line + lines - 1)
    box = Box(first.left, first.top, last.right, last.foot)
    return [Fault("hole", page.number, box, f"{lines} lines × {columns} columns at column {column + 1}, line {line}")]


def uneven(page):
    """White above the subheads of a story, and between the briefs of a rail: one as the other."""
    found = []
    for role, kind, may in (("subhead", "story", 0.3), ("brief", "area", 1.3)):
        by_place = {}
        for thing in page.role(role):
            white = white_above(page, thing)
            if white is not None:
                by_place.setdefault((thing["area"], thing.get(kind)), []).append((white, thing["box"]))
        for (area, _), whites in by_place.items():
            amounts = [white for white, _ in whites]
            if len(amounts) > 1 and max(amounts) - min(amounts) > may:
                words = f"above {role}s of {area}: {', '.join(f'{w:.1f}' for w in amounts)} lines"
                found.append(Fault("uneven white", page.number, whites[0][1], words))
    return found


def white_above(page, thing):
    """Lines of white between a thing's first line and what stands above it in its column; none at a column's head."""
    inside = page.lines_in(thing["box"])
    if not inside:
        return None
    first = min(inside, key=lambda line: line.y)
    left, right = thing["box"].left, thing["box"].right
    # Under a headline the column begins.
    same = [t["box"] for t in page.things if t["area"] == thing["area"] and t["role"] != "headline"]
    heads = [t["box"] for t in page.role("rail-head")]
    above = [
        line
        for line in page.sheet.lines
        if line.y < first.y - 2 and line.box.left < right and line.box.right > left and any(b.grown(2).has(line.box.left + 1, line.y - 1) for b in same)
    ]
    last = max(above, key=lambda line: line.y, default=None)
    # Under its head a rail begins.
    if not last or any(head.grown(2).has(last.box.left + 1, last.y - 1) for head in heads):
        return None
    return (first.y - last.y) / page.grid["leading"] - 1


def gaping(page):
    """Lines of body type with more than a quarter em between two Han characters, a paragraph's label aside."""
    found, size = [], page.grid["size"]
    bodies = [thing["box"].grown(1) for thing in page.role("body")]
    for line in page.sheet.lines:
        if abs(line.size - size) > 0.1 or not any(b.has(line.box.left + 1, line.y - 1) for b in bodies):
            continue
        for a, b in zip(line.glyphs, line.glyphs[1:]):
            gap = (b.x - a.x) / size - 1
            if is_han(a.c) and is_han(b.c) and gap > GAPE and not 0.95 < gap < 1.3:
                found.append(Fault("gaping line", page.number, line.box, f"{gap:.2f} em in “{line.text[:16]}”"))
                break
    return found


def is_han(c):
    return "\u3400" <= c <= "\u9fff"


def ends_apart(page):
    """Columns of a story that end more than a line apart, in one area."""
    found, leading = [], page.grid["leading"]
    for name in page.drawing:
        area = page.area(name)
        if area.kind not in ("lead", "second", "news", "list", "questions", "table") or area.columns < 2:
            continue
        left, right = page.columns_of(area)
        things = [t["box"] for t in page.things if t["area"] == name and t["role"] != "headline"]
        feet = []
        for column in range(area.column, area.column + area.columns):
            inside = [b.foot for b in things if page.in_column(b, column)]
            feet.append(max(inside, default=page.grid["top"]))
        if max(feet) - min(feet) > 1.3 * leading:
            words = f"{name}: " + ", ".join(f"{page.line_of(f):.0f}" for f in feet)
            found.append(Fault("ends apart", page.number, Box(left, min(feet), right, max(feet)), words))
    return found
