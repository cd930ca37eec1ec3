"""What stands on a finished page, and where: whose ink is whose, by the names in `layout.json`; every place from the ink itself."""

from dataclasses import dataclass, field

from judged.sheet import Box, around
from judged.things import Page

# Roles that are no part of a story.
FURNITURE = ("masthead", "ear", "folio", "colophon", "ad", "ad-label", "strip")
# Points that ink may be from where its thing is.
NEAR = 3.0


@dataclass
class Block:
    """A story, or the briefs of one rail. `text`: lines but those of the head and of captions; `box`: around all of its ink."""

    name: str
    kind: str
    files: list
    head: object
    text: list = field(default_factory=list)
    captions: list = field(default_factory=list)
    pictures: list = field(default_factory=list)
    # Grounds and frames of boxes and tables.
    grounds: list = field(default_factory=list)
    things: list = field(default_factory=list)
    # Cells: first column, how many.
    column: int = 0
    columns: int = 1

    @property
    def boxes(self):
        head = [line.box for line in self.head.lines] if self.head else []
        return head + [line.box for line in self.text + self.captions] + self.pictures + self.grounds

    @property
    def box(self):
        return around(self.boxes)

    @property
    def lines(self):
        return (self.head.lines if self.head else []) + self.text + self.captions

    @property
    def glyphs(self):
        return [glyph for line in self.lines for glyph in line.glyphs]


@dataclass
class Standing:
    """A page with its blocks and ads, and ink that belongs to nothing."""

    page: Page
    blocks: list
    ads: list
    # Where masthead and ear end; the type area's head where there is none.
    head: float
    lost_ink: list


def standing(sheet, laid, number, kinds):
    """Reads a page. `kinds`: the kind of every story by its file's name."""
    things = [dict(thing) for thing in laid["things"] if thing["page"] == number]
    page = Page(number, sheet, laid["grid"], things, {}, [])
    found = {}
    for thing in things:
        if thing["role"] not in FURNITURE:
            found.setdefault(owner(thing), []).append(thing)
    blocks = [block for mine in found.values() if (block := blocked(page, mine, kinds))]
    for block in blocks:
        column_of(page, block)
        # As `Page` knows areas: those that begin on one line are of one row.
        page.drawing[block.name] = [block.kind, block.column, block.columns, round(page.line_of(block.box.top)), 1]
    owned = {id(line) for block in blocks for line in block.lines}
    owned |= {id(line) for thing in page.role(*FURNITURE) for line in page.lines_in(thing["box"])}
    lost = [line for line in sheet.lines if id(line) not in owned and not belongs(page, line, blocks)]
    ads = [ink(page, thing) for thing in page.role("ad")]
    head = max((thing["box"].foot for thing in page.role("masthead", "ear")), default=laid["grid"]["top"])
    return Standing(page, blocks, ads, head, lost)


def belongs(page, line, blocks):
    """Ink a line beside a thing's box is that thing's: a credit may hang out of it."""
    for block in blocks:
        for thing in block.things:
            if thing["box"].grown(page.grid["leading"]).has(*middle(line.box)):
                (block.captions if thing["role"] == "picture" else block.text).append(line)
                return True
    return False


def owner(thing):
    """Whose a thing is: its story's, wherever a box of it stands; briefs belong to their rail."""
    return thing["area"] if thing["role"] in ("brief", "rail-head") else thing.get("story", thing["area"])


def blocked(page, things, kinds):
    name = next((thing["area"] for thing in things if thing["role"] == "headline"), things[0]["area"])
    files = list(dict.fromkeys(thing["story"] for thing in things if thing.get("story")))
    kind = next((kinds[file] for file in names(files) if file in kinds), "filler")
    block = Block(name, kind, files, next((head for head in page.heads if head.area == name), None), things=things)
    taken = {id(line) for line in block.head.lines} if block.head else set()
    # Captions first: their boxes hold the picture too, and a box may hold more than one thing.
    for thing in sorted(things, key=lambda thing: thing["role"] != "picture"):
        inside = [line for line in page.lines_in(thing["box"]) if id(line) not in taken]
        taken |= {id(line) for line in inside}
        if thing["role"] == "picture":
            block.captions += inside
            block.pictures += [box for box in page.sheet.pictures if thing["box"].grown(NEAR).has(*middle(box)) and box not in block.pictures]
        elif thing["role"] != "headline":
            block.text += inside
        if thing["role"] in ("box", "table"):
            grounds = page.sheet.grounds + page.sheet.frames
            block.grounds += [box for box in grounds if thing["box"].grown(NEAR).has(*middle(box)) and box.width > NEAR]
    return block if block.boxes else None


def names(files):
    return [file.rsplit("/", 1)[-1] for file in files]


def middle(box):
    return (box.left + box.right) / 2, (box.top + box.foot) / 2


def column_of(page, block):
    """The columns of the grid that the block's ink is in."""
    grid, box = page.grid, block.box
    step = grid["column"] + grid["gutter"]
    first = int((box.left - grid["left"] + grid["gutter"]) // step)
    last = int((box.right - grid["left"] - grid["gutter"]) // step)
    block.column = max(0, min(grid["columns"] - 1, first))
    block.columns = max(1, min(grid["columns"] - 1, last) - block.column + 1)


def ink(page, thing):
    """An ad as it is printed: its picture, or where its box is, if it is drawn."""
    pictures = [box for box in page.sheet.pictures if thing["box"].grown(NEAR).has(*middle(box))]
    return around(pictures) if pictures else Box(*thing["box"].__dict__.values())


def feet(page, block):
    """By column of the grid the line in which the block's last ink under its head stands; none where there is nothing. A line of
    type stands where its baseline is: a caption's second row hangs lower."""
    ends = [(line.box, line.y) for line in block.text + block.captions]
    ends += [(box, box.foot - 0.25 * page.grid["leading"]) for box in block.pictures + block.grounds]
    found = []
    for column in range(block.column, block.column + block.columns):
        here = [y for box, y in ends if page.in_column(box, column)]
        found.append(int(page.line_of(max(here)) // 1) if here else None)
    return found
