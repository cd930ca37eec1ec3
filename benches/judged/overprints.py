"""Anything over anything, and what stands too near to the cut."""

import math
from collections import defaultdict

from judged.things import Fault

KINDS = (
    "text on text",
    "text on picture",
    "text on box",
    "picture on picture",
    "rule through text",
    "rule through picture",
)
# Points that ink may share with other ink: anti-aliasing of outlines, strokes of one line that touch.
TOUCH = 0.5
# Points to the cut within which nothing may stand (3 mm) but what runs over it.
CUT = 3 * 72 / 25.4
# Glyphs from this size on are compared by their outline: their boxes hold much white.
LARGE = 20.0
CELL = 24.0
# A ground from this size on is a box; what is smaller is a tab.
BOX = 30.0


def overprints(page):
    found = text_on_text(page) + text_on_pictures(page) + text_on_boxes(page) + pictures_on_pictures(page)
    return found + rules_through_text(page) + rules_through_pictures(page)


def text_on_text(page):
    grid = defaultdict(list)
    for number, line in enumerate(page.sheet.lines):
        for glyph in line.glyphs:
            for cell in cells(glyph.box):
                grid[cell].append((number, glyph))
    found = {}
    for here in grid.values():
        for n, (line, one) in enumerate(here):
            for other_line, other in here[n + 1 :]:
                if line != other_line and (line, other_line) not in found and on(one, other):
                    found[line, other_line] = (one, other)
    lines = page.sheet.lines
    return [
        Fault("text on text", page.number, one.box, f"“{lines[a].text[:14]}” on “{lines[b].text[:14]}”")
        for (a, b), (one, other) in found.items()
    ]


def cells(box):
    for x in range(int(box.left // CELL), int(box.right // CELL) + 1):
        for y in range(int(box.top // CELL), int(box.foot // CELL) + 1):
            yield x, y


def on(one, other):
    wide, high = one.box.meets(other.box)
    if wide < TOUCH or high < TOUCH:
        return False
    if abs(one.y - other.y) < 0.3 and abs(one.order - other.order) < 3 and wide < 0.35 * min(one.size, other.size):
        return False
    if max(one.size, other.size) < LARGE:
        return True
    return inked(one, other)


def inked(one, other):
    """Whether two outlines share a point of ink, looked at every half point."""
    room = one.box.shared(other.box)
    count = 0
    for y in steps(room.top, room.foot):
        rows = [crossings(glyph.contours, y) for glyph in (one, other)]
        for x in steps(room.left, room.right):
            count += all(inside(row, x) for row in rows)
            if count > 2:
                return True
    return False


def steps(begin, end):
    """Places half a point apart."""
    count = max(1, math.ceil((end - begin) / 0.5))
    return [begin + (end - begin) * (n + 0.5) / count for n in range(count)]


def crossings(shape, y):
    """Where the outline goes over a level, and whether up or down."""
    found = []
    for part in shape:
        for (x1, y1), (x2, y2) in zip(part, part[1:] + part[:1]):
            if (y1 <= y) != (y2 <= y):
                found.append((x1 + (y - y1) * (x2 - x1) / (y2 - y1), 1 if y2 > y1 else -1))
    return sorted(found)


def inside(row, x):
    return sum(way for at_x, way in row if at_x < x) != 0


def text_on_pictures(page):
    found = []
    for line in page.sheet.lines:
        for picture in page.sheet.pictures:
            near = min(line.box.meets(picture)) > TOUCH
            if near and any(min(glyph.box.meets(picture)) > TOUCH for glyph in line.glyphs):
                found.append(Fault("text on picture", page.number, line.box, f"“{line.text[:16]}” on a picture"))
                break
    return found


def text_on_boxes(page):
    """Words of one thing on the ground of another."""
    found = []
    for owner in page.role("box", "strip", "table"):
        for ground in page.sheet.grounds:
            if min(ground.width, ground.height) < BOX or min(ground.meets(owner["box"].grown(1))) < BOX:
                continue
            for line in page.sheet.lines:
                if min(line.box.meets(ground)) > TOUCH and not owner["box"].grown(3).has(*middle(line.box)):
                    found.append(Fault("text on box", page.number, line.box, f"“{line.text[:16]}” on a box of {owner['area']}"))
    return found


def middle(box):
    return (box.left + box.right) / 2, (box.top + box.foot) / 2


def pictures_on_pictures(page):
    pictures = page.sheet.pictures
    return [
        Fault("picture on picture", page.number, one.shared(other), "two pictures")
        for n, one in enumerate(pictures)
        for other in pictures[n + 1 :]
        if min(one.meets(other)) > TOUCH
    ]


def rules_through_text(page):
    found = []
    for rule in [*page.sheet.rules, *edges(page.sheet.frames)]:
        for line in page.sheet.lines:
            if min(rule.meets(line.box)) > 0 and any(through(rule, glyph) for glyph in line.glyphs):
                found.append(Fault("rule through text", page.number, line.box, f"through “{line.text[:16]}”"))
                break
    return found


def rules_through_pictures(page):
    found = []
    for rule in page.sheet.rules:
        for picture in page.sheet.pictures:
            if min(rule.meets(picture.grown(-1))) > 0.2:
                found.append(Fault("rule through picture", page.number, rule.shared(picture), "a rule through a picture"))
    return found


def edges(frames):
    """The four sides of frames as thin boxes."""
    for f in frames:
        yield type(f)(f.left, f.top, f.right, f.top + 0.5)
        yield type(f)(f.left, f.foot - 0.5, f.right, f.foot)
        yield type(f)(f.left, f.top, f.left + 0.5, f.foot)
        yield type(f)(f.right - 0.5, f.top, f.right, f.foot)


def through(rule, glyph):
    wide, high = rule.meets(glyph.box)
    if rule.width >= rule.height:
        return wide > TOUCH and high > 0.05 and rule.top > glyph.box.top + 0.3 and rule.foot < glyph.box.foot - 0.3
    return high > TOUCH and wide > 0.05 and rule.left > glyph.box.left + 0.3 and rule.right < glyph.box.right - 0.3


def off_the_sheet(page):
    """Text and pictures within 3 mm of the cut. A picture that runs over the cut by all of the bleed may."""
    sheet = page.sheet
    found = [
        Fault("off the sheet", page.number, line.box, f"“{line.text[:16]}”")
        for line in sheet.lines
        if any(outside(sheet, glyph.box) for glyph in line.glyphs)
    ]
    return found + [Fault("off the sheet", page.number, box, "a picture") for box in sheet.pictures if outside(sheet, box) and not bleeds(sheet, box)]


def outside(sheet, box):
    return box.left < CUT - 0.1 or box.top < CUT - 0.1 or box.right > sheet.width - CUT + 0.1 or box.foot > sheet.height - CUT + 0.1


def bleeds(sheet, box):
    return box.left <= 0 or box.top <= 0 or box.right >= sheet.width or box.foot >= sheet.height
