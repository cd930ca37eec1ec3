"""What copy takes, as an editor reckons it beforehand: from the grid and the house's look (docs/look.md §4, §5), asking no
program. Heights in lines."""

import math
import re

HAN = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\u3000-\u303f—…“”‘’·]")
CLOSING = "，。、；：？！”’）》】"
OPENING = "“‘（《【"
# Lines that a size takes, by docs/look.md §1.
PITCH = {42: 3.5, 36: 3, 26: 2.5, 24: 2, 22: 2, 18: 1.5, 16: 1.5, 15: 1.5, 14: 1.5}
# Size and most rows of a title by importance and columns, docs/look.md §4.
TITLES = {
    "lead": {5: (42, 1), 4: (42, 1), 3: (36, 1), 2: (26, 2), 1: (22, 2)},
    "second": {5: (26, 1), 4: (26, 1), 3: (26, 1), 2: (22, 2), 1: (18, 2)},
    "normal": {5: (24, 1), 4: (24, 1), 3: (22, 1), 2: (18, 1), 1: (15, 2)},
}


def ems(text):
    """The width of words set solid, in em."""
    width, before = 0.0, ""
    for c in re.sub(r"\*\*", "", text):
        han = bool(HAN.match(c))
        if before and c in CLOSING + OPENING and before in CLOSING:
            width -= 0.5
        if before and before not in CLOSING + OPENING and han != bool(HAN.match(before)) and not (before + c).isspace():
            width += 0.0 if c in CLOSING + OPENING or " " in (c, before) else 0.25
        width += 1.0 if han else 0.25 if c == " " else 0.55
        before = c
    return width


def lines(text, measure, indent=2):
    """Lines of a paragraph. A line loses a little where a mark or a number goes to the next."""
    return max(1, math.ceil((ems(text) + indent - 0.35) / measure))


def title_ems(title):
    return sum(0.4 if c == " " else ems(c) for c in title)


def title(words, importance, columns, width):
    """Size of a title and its rows."""
    size, rows = TITLES[importance][min(columns, 5)]
    takes = math.ceil(title_ems(words) * size / width)
    if takes > rows + (columns <= 2):
        smaller = [s for s in PITCH if s < size]
        size = smaller[0] if smaller else size
        takes = math.ceil(title_ems(words) * size / width)
    return size, takes


def head(words, importance, columns, width, kicker, deck):
    """A headline block, its white below included."""
    size, rows = title(words, importance, columns, width)
    below = 0.5 if size <= 18 and not deck else 1
    return math.ceil(rows * PITCH[size] + 1.5 * bool(kicker) + (1 if size <= 18 else 1.5) * bool(deck) + below)


def fits_a_title(words, importance, columns, width):
    """Whether an editor would give such a place this title: it fills its row, and needs no third."""
    size, rows = TITLES[importance][min(columns, 5)]
    takes = title_ems(words) * size / width
    return 0.45 <= takes / math.ceil(takes) and math.ceil(takes) <= rows + (columns <= 2)


def picture(grid, ratio, columns):
    """Lines of a picture so many columns wide; `ratio` is its height by its width."""
    return max(3, round((grid.span(columns) * ratio + grid.leading - grid.size) / grid.leading))


def caption(grid, words, credit, columns):
    """Lines of a caption with the white below it."""
    rows = math.ceil((ems(words) + ems(credit) + 3) * 7.5 / grid.span(columns))
    return rows + 1


def table(rows):
    return math.ceil((len(rows)) * 1.75) + 1
