"""What a reader would see in lines as set: stretched Han, holes, lonely characters, broken numbers."""

import collections

from outside import signs

# Points off the em that count; points by which a line's ends may differ.
OFF, FLUSH = 0.03, 0.06
# Em between Han, and round Latin, from which on a gap is a fault.
HAN, LATIN = 0.25, 1.0
# Em of a mark's box that are white: so far it may stand out at either end.
WHITE = 0.8
# Below this share of its width a letter is of a smaller size, not narrower.
SMALLER = 0.9


class Line:
    """A line as seen: gaps in em over solid, between Han, round Latin, and where a space was typed between Han."""

    def __init__(self, paragraph, row, size, last):
        self.paragraph, self.row, self.last = paragraph, row, last
        self.han, self.latin, self.space = [], [], []
        # From Han to a letter or digit, or from one to Han.
        self.joints = []
        # At every join, for showing.
        self.gaps = []
        self.kinds = [signs.kind(paragraph.text[at]) if at is not None else "latin" for _, at in row]
        for n, ((one, _), (other, at)) in enumerate(zip(row, row[1:])):
            kinds = self.kinds[n : n + 2]
            both_han = kinds == ["han", "han"]
            gap = (other.x - one.x) / size - 1 if both_han else (other.x - one.right) / size
            self.gaps.append(gap)
            if "latin" in kinds:
                self.latin.append(gap)
                if "han" in kinds and all(c.isalpha() or c.isdecimal() for c in one.c + other.c):
                    self.joints.append(gap)
            elif at is not None and paragraph.spaced[at]:
                self.space.append(gap)
            elif both_han:
                self.han.append(gap)

    @property
    def plain(self):
        """Han and marks only, and no space."""
        return not self.space and "latin" not in self.kinds

    @property
    def badness(self):
        """From 1 on a gap is a fault."""
        # A space typed between Han is half an em.
        space = max(self.space, default=0.5) - 0.5
        return max(self.widest_han / HAN, self.widest_latin / LATIN, space / LATIN)

    @property
    def widest_han(self):
        return max(self.han, default=0.0)

    @property
    def widest_latin(self):
        return max(self.latin, default=0.0)

    def as_seen(self):
        """Its words, with spaces where it gapes."""
        words = self.row[0][0].c
        for n, (character, _) in enumerate(self.row[1:]):
            seen = 0.05 if "latin" in self.kinds[n : n + 2] else 0.1
            words += " " * (1 + int(self.gaps[n] / 0.5) if self.gaps[n] > seen else 0) + character.c
        return words


class Counts(collections.Counter):
    """Counts of a set as set by one program. `faults`: what, the paragraph, the line and how the next begins."""

    def __init__(self, found, measure, size):
        super().__init__()
        self.lines, self.faults = [], []
        self.left = column(found)
        self.right = self.left + measure * size
        self.size = size
        for paragraph in found:
            self.paragraph(paragraph)
        self.widest_han = max((line.widest_han for line in self.lines), default=0.0)
        self.widest_latin = max((line.widest_latin for line in self.lines), default=0.0)
        self.widest_space = max((gap for line in self.lines for gap in line.space), default=0.0)
        self.narrowest_joint = min((gap for line in self.lines for gap in line.joints), default=0.0)
        self.narrowest = narrowest(self.lines)

    def paragraph(self, paragraph):
        forbidden = broken_places(paragraph)
        for n, row in enumerate(paragraph.lines):
            last = n + 1 == len(paragraph.lines)
            line = Line(paragraph, row, self.size, last)
            self.lines.append(line)
            self.gaps(line)
            self.flush(line, n == 0)
            if not last:
                self.end(line, forbidden)
            elif n:
                self.last_line(line)

    def gaps(self, line):
        self["lines"] += 1
        if line.plain and not line.last:
            self["plain"] += 1
            self["pairs"] += len(line.han)
            self["off"] += sum(abs(gap) * self.size > OFF for gap in line.han)
        more = OFF / self.size
        self.wide("wide", sum(gap > HAN + more for gap in line.han))
        self.wide("holes", sum(gap > LATIN + more for gap in line.latin))

    def wide(self, name, gaps):
        self[name] += gaps
        self[f"{name} lines"] += gaps > 0

    def last_line(self, line):
        letters = sum(signs.is_letter(line.paragraph.text[at]) for _, at in line.row if at is not None)
        if letters == 1:
            self.fault("one", line)
        self["two"] += letters == 2

    def end(self, line, forbidden):
        """How a line ends that another follows."""
        paragraph = line.paragraph
        at = 1 + max(at for _, at in line.row if at is not None)
        if at in forbidden:
            self.fault("broken", line, paragraph.text[at:])
        elif signs.ends_wrong(paragraph.text, paragraph.spaced, at):
            self.fault("marks", line, paragraph.text[at:])

    def flush(self, line, first):
        """A mark's box may stand out where it is white."""
        (begin, at), (end, end_at) = line.row[0], line.row[-1]
        text, white = line.paragraph.text, WHITE * self.size
        starts = begin.x - self.left - (2 * self.size if first else 0)
        over = end.right - self.right
        out = white if signs.is_open(text, at) else 0.0
        hangs = end_at is None or line.kinds[-1] == "mark" or not signs.is_letter(text[end_at])
        good = -out - FLUSH < starts < FLUSH and over < FLUSH + (white if hangs else 0.0)
        if not good or not line.last and over < -FLUSH:
            self.fault("unflush", line)

    def fault(self, name, line, then=""):
        self[name] += 1
        self.faults.append((name, line.paragraph.number, "".join(c.c for c, _ in line.row), then[:6]))

    def worst(self, count):
        return sorted(self.lines, key=lambda line: -line.badness)[:count]

    @property
    def share(self):
        """Of the Han pairs in plain lines, how many are off the em."""
        return self["off"] / max(self["pairs"], 1)


def column(found):
    """Where most lines begin: the column's left edge."""
    starts = [row[0][0].x for paragraph in found for row in paragraph.lines[1:]]
    if not starts:
        return 0.0
    most = collections.Counter(round(x, 1) for x in starts).most_common(1)[0][0]
    near = [x for x in starts if abs(x - most) < 0.1]
    return sum(near) / len(near)


def broken_places(paragraph):
    """Number breaks by their place among the letters."""
    by_copy = {at: n for n, at in enumerate(paragraph.places)}
    return {by_copy[at] for at in signs.number_breaks(paragraph.copy) if at in by_copy}


def narrowest(lines):
    """Of all Latin letters and digits, the least share of their usual width."""
    widths = collections.defaultdict(list)
    for line in lines:
        for character, _ in line.row:
            if character.c.isascii() and character.c.isalnum():
                widths[character.c].append(character.right - character.x)
    # A ligature's letters share its box; every other width is the letter's own.
    usual = {c: sorted(all_widths)[len(all_widths) // 2] for c, all_widths in widths.items() if c not in "fil"}
    shares = (width / usual[c] for c in usual for width in widths[c])
    return min((share for share in shares if share > SMALLER), default=1.0)
