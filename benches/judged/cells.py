"""The type area as cells, a column by a line each."""


class Cells:
    """`empty`: by column, which lines are empty beyond what may be."""

    def __init__(self, page):
        self.page, self.grid = page, page.grid
        self.columns, self.lines = page.grid["columns"], page.grid["lines"]
        self.empty = []

    def under(self, box):
        """Column and line of every cell that a box takes more than the edge of."""
        page, edge = self.page, 0.15 * self.grid["leading"]
        first, last = page.line_of(box.top + edge), page.line_of(box.foot - edge)
        for column in range(self.columns):
            if page.in_column(box, column):
                for line in range(max(0, int(first // 1)), min(self.lines, int(last // 1) + 1)):
                    yield column, line

    @property
    def count(self):
        """Empty cells."""
        return sum(map(sum, self.empty))

    @property
    def fill(self):
        return 1 - self.count / (self.columns * self.lines)


def runs(flags):
    """Beginning and end of every run of what is true."""
    begun = None
    for n, flag in enumerate([*flags, False]):
        if flag and begun is None:
            begun = n
        elif not flag and begun is not None:
            yield begun, n
            begun = None
