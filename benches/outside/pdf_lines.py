"""A PDF's characters by `mutool draw -F stext`, joined into lines, and these found again in the copy."""

import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as xml

from outside import signs

# Points on a page that are one baseline; raised figures stand within.
SAME_BASELINE = 4.0
# Points; no letter is narrower.
NO_WIDTH = 0.2
UNSEEN = "\u200b\u2060\ufeff"
SAME = str.maketrans({"⋯": "…", "‐": "-", "‑": "-", "−": "-", "´": "'", "`": "'"})


class Character:
    """A character in points: where its box begins and ends."""

    __slots__ = ("c", "x", "right", "y")

    def __init__(self, c, x, right, y):
        self.c, self.x, self.right, self.y = c, x, right, y


def lines(pdf):
    """The lines of every page from top to bottom; a page has one column."""
    drawn = subprocess.run(["mutool", "draw", "-q", "-F", "stext", str(pdf)], capture_output=True)
    if drawn.returncode:
        sys.exit(f"mutool: {drawn.stderr.decode('utf-8', 'replace')}")
    found = []
    for page in xml.fromstring(drawn.stdout).iter("page"):
        found += rows(characters(page))
    return found


def characters(page):
    found = []
    for font in page.iter("font"):
        for char in font.iter("char"):
            c = char.get("c")
            if c.isspace() or c in UNSEEN:
                continue
            quad = [float(word) for word in char.get("quad").split()]
            x, right = float(char.get("x")), max(quad[2], quad[6])
            found.append(Character(c, x, right, float(char.get("y"))))
            if right - x < NO_WIDTH:
                share_box(found)
    return found


def share_box(found):
    """A ligature's second letter comes without a width, behind the first, which has the whole."""
    if len(found) > 1 and abs(found[-2].y - found[-1].y) < SAME_BASELINE:
        first, second = found[-2:]
        first.right = second.x = (first.x + first.right) / 2
        second.right = 2 * second.x - first.x


def rows(found):
    """Characters by baseline, in the order of the PDF: a squeezed mark's box may begin before its neighbour's."""
    lines = []
    for character in found:
        for line in reversed(lines):
            if abs(character.y - line[0].y) < SAME_BASELINE:
                line.append(character)
                break
        else:
            lines.append([character])
    return sorted(lines, key=lambda line: line[0].y)


class Found:
    """A paragraph as set. `text`, `spaced`, `places`: see `letters`. `lines`: for each line its characters, and where each
    stands in `text`; an added hyphen has no place."""

    def __init__(self, number, copy, letters, lines):
        self.number, self.copy, self.lines = number, copy, lines
        self.text, self.spaced, self.places = letters


def letters(copy):
    """The characters of a paragraph without spaces, whether one was typed before each, and where each stands in the copy."""
    text, spaced, places, space = "", [], [], False
    for at, c in enumerate(copy):
        if c.isspace():
            space = True
        elif c not in UNSEEN:
            text += c
            spaced.append(space)
            places.append(at)
            space = False
    return text, spaced, places


def find(paragraphs, lines):
    """Every paragraph in whole lines, in the order of the copy, and those that are nowhere. Heads stand between."""
    at, found, missing = 0, [], []
    for number, copy in enumerate(paragraphs, 1):
        words = letters(copy)
        for first in range(at, len(lines)):
            if set_lines := match(words[0], lines, first):
                found.append(Found(number, copy, words, set_lines))
                at = first + len(set_lines)
                break
        else:
            missing.append((number, copy))
    return found, missing


def match(text, lines, first):
    """The lines from this one on that are the text, or none."""
    at, taken = 0, []
    for line in lines[first:]:
        row = []
        for n, character in enumerate(line):
            if at < len(text) and same(character.c, text[at]):
                row.append((character, at))
                at += 1
            elif n == len(line) - 1 and row and character.c in signs.HYPHENS:
                row.append((character, None))
            else:
                return None
        taken.append(row)
        if at == len(text):
            return taken
    return None


def same(read, typed):
    """One character, whatever code point a PDF gives for its glyph."""
    return read in (typed, "\ufffd") or usual(read) == usual(typed)


def usual(c):
    return unicodedata.normalize("NFKC", c.translate(SAME))
