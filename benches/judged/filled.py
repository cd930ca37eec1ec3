"""Fill as issue 15 has it: the share of the type area that holds something, or is white that the look asks for (docs/look.md §3,
§7), or that the rules allow: one extra line at a head, at a subhead, between blocks, and no more."""

from judged.cells import Cells, runs
from judged.sheet import Box
from judged.standing import feet

# White lines that the look asks for, by what stands above and below.
BETWEEN_STORIES, OVER_A_STRIP, UNDER_A_MASTHEAD, UNDER_A_HEAD, UNDER_A_CAPTION, AT_A_BOX, AT_A_SUBHEAD, BETWEEN_BRIEFS = 2, 1, 1, 1, 1, 2, 1, 1
# The extra line.
EXTRA = 1


class Filled(Cells):
    """The type area as cells, a column by a line each. `at_foot`: lines that a story may end above the foot of the page."""

    def __init__(self, standing, at_foot=0):
        super().__init__(standing.page)
        self.standing, self.at_foot = standing, at_foot
        # What is in a cell: a block and what of it, or furniture.
        self.cells = [[None] * self.lines for _ in range(self.columns)]
        self.furniture()
        for block in standing.blocks:
            self.block(block)
        self.empty = [self.too_much(column) for column in range(self.columns)]

    def add(self, box, what, only_empty=False):
        for column, line in self.under(box):
            if not only_empty or self.cells[column][line] is None:
                self.cells[column][line] = what

    def furniture(self):
        page, grid = self.page, self.grid
        if self.standing.head > grid["top"]:
            self.add(Box(grid["left"], grid["top"], grid["left"] + grid["width"], self.standing.head), (None, "masthead"))
        for thing in page.role("strip", "colophon", "ad-label"):
            self.add(thing["box"], (None, "strip" if thing["role"] == "strip" else "ad"))
        for box in self.standing.ads:
            self.add(box, (None, "ad"))

    def block(self, block):
        briefs = [thing["box"] for thing in block.things if thing["role"] == "brief"]
        for line in block.text + block.captions:
            top = line.y - 0.88 * line.size
            # Briefs are set over several columns as one: a title's or a last line takes its measure, as it does in one column.
            measure = next((box for box in briefs if box.grown(1).has(line.box.left, line.y)), line.box)
            self.add(Box(measure.left, top, measure.right, top + line.size), (block, "text"))
        for thing in block.things:
            if thing["role"] in ("table", "figures"):
                self.add(thing["box"], (block, "text"))
            elif thing["role"] == "box":
                self.add(thing["box"], (block, "box"))
            elif thing["role"] in ("subhead", "brief"):
                for line in self.page.lines_in(thing["box"])[:1]:
                    measure = thing["box"] if thing["role"] == "brief" else line.box
                    self.add(Box(measure.left, line.box.top, measure.right, line.box.foot), (block, thing["role"]))
        for box in block.pictures:
            self.add(box, (block, "picture"))
        # A caption belongs to its picture.
        for line in block.captions:
            self.add(line.box, (block, "picture"))
        if block.head:
            left, right = self.page.columns_of(self.page.area(block.name))
            self.add(Box(left, block.head.box.top - 0.5 * self.grid["leading"], right, block.head.box.foot), (block, "head"), only_empty=True)

    def too_much(self, number):
        """Lines of a column that are empty beyond what the look and the rules leave."""
        column, empty = self.cells[number], [False] * self.lines
        for line, end in runs(cell is None for cell in column):
            above = column[line - 1] if line else None
            below = column[end] if end < self.lines else None
            for n in range(line, end - self.allowed(number, above, below)):
                empty[n] = True
        return empty

    def allowed(self, number, above, below):
        """White lines between two things, one under the other in a column."""
        short = self.short(number, above) if above and above[0] and (below is None or below[0] is not above[0]) else 0
        if above is None or below is None:
            # At the head and the foot of the type area nothing is left white, but by a column that ends a line early.
            return max(short, self.at_foot if below is None and above else 0)
        one, other = above[1], below[1]
        if one == other == "ad":
            return BETWEEN_STORIES + EXTRA
        if one == "masthead":
            return UNDER_A_MASTHEAD + EXTRA
        if other == "strip":
            return OVER_A_STRIP + EXTRA + short
        if above[0] is not below[0]:
            return BETWEEN_STORIES + EXTRA + short
        white = {"head": UNDER_A_HEAD, "picture": UNDER_A_CAPTION, "box": AT_A_BOX}.get(one, 0)
        white = max(white, {"box": AT_A_BOX, "subhead": AT_A_SUBHEAD, "brief": BETWEEN_BRIEFS}.get(other, 0))
        return white + EXTRA

    def short(self, number, above):
        """Whether the block's column ends a line before another of the block: columns are flush within a line."""
        block = above[0]
        ends = feet(self.page, block)
        if not block.column <= number < block.column + block.columns or ends[number - block.column] is None:
            return 0
        return int(max(line for line in ends if line is not None) > ends[number - block.column])

    def boxes(self):
        """The empty cells, a box for each run of them, and their lines."""
        found = []
        for number, column in enumerate(self.empty):
            for line, end in runs(column):
                first, last = self.page.cell(number, line), self.page.cell(number, end - 1)
                found.append((Box(first.left, first.top, last.right, last.foot), end - line))
        return found
