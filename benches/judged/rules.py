"""The hard rules of a page that makes itself up, each from the ink of the finished page."""

from judged import heads, overprints
from judged.sheet import Box
from judged.standing import feet
from judged.things import Fault

# The rules, and the kinds of faults that break each.
RULES = {
    "nothing overset or lost": ("lost copy", "story in two places", "ink of nothing"),
    "no overlap": (*overprints.KINDS, "off the sheet", "entwined"),
    "grid held": ("off the grid",),
    "columns flush within a line": ("columns not flush",),
    "head above all of its story's text": ("text above its head",),
    "pictures inside their story": ("picture outside its story",),
    "no 碰题": ("碰题",),
    "no 断版": ("断版",),
    "lead at the top": ("lead not at the top",),
    "lead has the largest title": ("lead not largest",),
    "importance not upside down": ("importance upside down",),
    "ads at the foot or outer edge": ("ad inside the page",),
    "pictures of two stories do not touch": ("pictures touch",),
    "six lines under a head": ("under six lines under a head",),
    "text columns of 10 to 28": ("measure",),
}
# Points that a baseline or a column's edge may be off the grid.
OFF = 0.6
# Lines between the ends of a story's columns.
FLUSH = 1
# Lines under a head at least, less the part of a line that has no ink.
UNDER_A_HEAD = 6 - 0.5
# Characters in a line of text.
NARROWEST, WIDEST = 10, 28
# Lines that the lead may begin lower than another story: heads of one row are not level to the point.
LEVEL = 2
RANKS = {"lead": 3, "second": 2, "news": 1, "table": 1, "questions": 1, "list": 1}
# White of a gutter and a point: pictures no farther from one another touch, to the eye.
BESIDE = 1.0
# Lines between pictures one above the other.
ABOVE = 1.6


def faults(standing):
    page, blocks = standing.page, standing.blocks
    found = overprints.overprints(page) + overprints.off_the_sheet(page) + entwined(standing)
    found += off_the_grid(standing) + ragged(standing) + text_above_heads(standing) + strayed_pictures(standing)
    found += heads.alike(page)
    found += heads.open_gutters(page)
    found += lead_not_first(standing) + upside_down(standing) + ads(standing) + touching(standing)
    found += shallow(standing) + measures(standing)
    return found


def fault(standing, kind, box, words):
    return Fault(kind, standing.page.number, box, words)


def entwined(standing):
    """Two stories whose rectangles share room: each is to have its own."""
    found, blocks = [], standing.blocks
    for n, one in enumerate(blocks):
        for other in blocks[n + 1 :]:
            if min(one.box.meets(other.box)) > 2:
                found.append(fault(standing, "entwined", one.box.shared(other.box), f"{one.name} and {other.name}"))
        for ad in standing.ads:
            if min(one.box.meets(ad)) > 2:
                found.append(fault(standing, "entwined", one.box.shared(ad), f"{one.name} and an ad"))
    return found


def off_the_grid(standing):
    """Body lines whose baseline is on no line of the grid; stories that do not begin and end with a column."""
    page, grid, found = standing.page, standing.page.grid, []
    for block in standing.blocks:
        bodies = [t["box"].grown(1) for t in block.things if t["role"] in ("body", "brief", "list", "byline")]
        for line in block.text:
            if abs(line.size - grid["size"]) > 0.1 or not any(box.has(line.box.left + 1, line.y - 1) for box in bodies):
                continue
            off = (line.y - grid["top"] - 0.88 * grid["size"]) % grid["leading"]
            if min(off, grid["leading"] - off) > OFF:
                found.append(fault(standing, "off the grid", line.box, f"{block.name}: “{line.text[:12]}” {off:.1f} pt below its line"))
                break
        areas = [t["box"] for t in block.things if t["role"] in ("body", "brief", "picture", "box", "list", "table")]
        if areas:
            left, right = page.columns_of(page.area(block.name))
            ends = min(box.left for box in areas), max(box.right for box in areas)
            if abs(ends[0] - left) > OFF + 0.5 or ends[1] > right + OFF:
                words = f"{block.name}: {ends[0]:.0f}–{ends[1]:.0f} pt, columns {left:.0f}–{right:.0f}"
                found.append(fault(standing, "off the grid", block.box, words))
    return found


def ragged(standing):
    """Columns of a story that do not end within a line."""
    found, page = [], standing.page
    for block in standing.blocks:
        under_nothing = int(page.line_of(block.head.box.foot if block.head else block.box.top))
        ends = [under_nothing if line is None else line for line in feet(page, block)]
        if max(ends) - min(ends) > FLUSH:
            words = f"{block.name}: lines {', '.join(map(str, ends))}"
            found.append(fault(standing, "columns not flush", block.box, words))
    return found


def text_above_heads(standing):
    """Text of a story that begins above its head's last line."""
    found = []
    for block in standing.blocks:
        if block.head:
            # A box may stand beside the head (docs/look.md §9).
            boxes = [thing["box"].grown(1) for thing in block.things if thing["role"] == "box"]
            above = [line for line in block.text if line.y < block.head.box.foot - 1]
            above = [line for line in above if not any(box.has(line.box.left, line.y) for box in boxes)]
            if above:
                found.append(fault(standing, "text above its head", above[0].box, f"{block.name}: “{above[0].text[:12]}”"))
    return found


def strayed_pictures(standing):
    """Pictures that are not in the columns over which their story's head is set. What is above or below is entwined."""
    found = []
    for block in standing.blocks:
        head = next((thing["box"] for thing in block.things if thing["role"] == "headline"), None)
        for picture in block.pictures:
            if head and (picture.left < head.left - 3 or picture.right > head.right + 3):
                words = f"{block.name}: {picture.left:.0f}–{picture.right:.0f} pt of {head.left:.0f}–{head.right:.0f}"
                found.append(fault(standing, "picture outside its story", picture, words))
    return found


def lead_not_first(standing):
    """The lead stands at the top and has the largest title."""
    lead = next((block for block in standing.blocks if block.kind == "lead"), None)
    others = [block for block in standing.blocks if block is not lead]
    if not lead or not others:
        return []
    found, leading = [], standing.page.grid["leading"]
    highest = min(others, key=lambda block: block.box.top)
    lower = (lead.box.top - highest.box.top) / leading
    if lower > LEVEL:
        found.append(fault(standing, "lead not at the top", lead.box, f"{lower:.0f} lines below {highest.name}"))
    titled = [block for block in others if block.head]
    if lead.head and titled:
        largest = max(titled, key=lambda block: block.head.size)
        if largest.head.size >= lead.head.size - 0.3:
            words = f"{lead.head.size:.0f} pt beside {largest.head.size:.0f} of {largest.name}"
            found.append(fault(standing, "lead not largest", lead.head.box, words))
    return found


def upside_down(standing):
    """A story with a smaller title than one that matters less."""
    found = []
    ranked = [(RANKS[block.kind], block) for block in standing.blocks if block.kind in RANKS and block.head]
    for rank, block in ranked:
        over = [other for less, other in ranked if less < rank and rank < RANKS["lead"] and other.head.size > block.head.size + 0.3]
        if over:
            words = f"{block.name} {block.head.size:.0f} pt, {over[0].name} {over[0].head.size:.0f}"
            found.append(fault(standing, "importance upside down", block.head.box, words))
    return found


def ads(standing):
    """Ads stand at the foot, a strip at most below them, or at the outer edge: right on odd pages, left on even ones."""
    found, grid = [], standing.page.grid
    strips = [thing["box"].top - 2 * grid["leading"] for thing in standing.page.role("strip")]
    foot = min([grid["top"] + grid["lines"] * grid["leading"] - (grid["leading"] - grid["size"]), *strips])
    right = grid["left"] + grid["width"]
    for box in standing.ads:
        at_edge = abs(box.right - right) < 2 if standing.page.number % 2 else abs(box.left - grid["left"]) < 2
        if foot - box.foot > 1.5 * grid["leading"] and not at_edge:
            found.append(fault(standing, "ad inside the page", box, f"ends {(foot - box.foot) / grid['leading']:.0f} lines above the foot"))
    return found


def touching(standing):
    """Pictures of different stories with nothing but a gutter, or a line, between."""
    found, grid = [], standing.page.grid
    pictures = [(block, box) for block in standing.blocks for box in block.pictures]
    for n, (one, a) in enumerate(pictures):
        for other, b in pictures[n + 1 :]:
            wide, high = a.meets(b)
            beside = high > grid["leading"] and -wide <= grid["gutter"] + BESIDE
            above = wide > grid["leading"] and -high <= ABOVE * grid["leading"]
            if one is not other and (beside or above):
                found.append(fault(standing, "pictures touch", a, f"of {one.name} and {other.name}"))
    return found


def shallow(standing):
    found, leading = [], standing.page.grid["leading"]
    for block in standing.blocks:
        under = [line.box for line in block.text] + block.pictures + block.grounds
        under = [box for box in under if block.head and box.foot > block.head.box.foot]
        if block.head and under:
            deep = (max(box.foot for box in under) - min(box.top for box in under)) / leading
            if deep < UNDER_A_HEAD:
                found.append(fault(standing, "under six lines under a head", block.head.box, f"{block.name}: {deep:.1f} lines"))
    return found


def measures(standing):
    """Columns of text too narrow or too wide to read."""
    found, size = [], standing.page.grid["size"]
    for block in standing.blocks:
        for thing in block.things:
            if thing["role"] in ("body", "brief", "list"):
                characters = thing["width"] / size
                if not NARROWEST - 0.1 <= characters <= WIDEST + 0.1:
                    found.append(fault(standing, "measure", Box(*vars(thing["box"]).values()), f"{block.name}: {characters:.1f} characters"))
                    break
    return found
