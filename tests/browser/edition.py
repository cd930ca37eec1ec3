"""What an e-paper should show: the stories and where they stand, as `kanyin build` told it."""

import collections
import json
import pathlib

Box = collections.namedtuple("Box", "x y width height")


def joined(boxes):
    """The smallest box around all."""
    left = min(box.x for box in boxes)
    top = min(box.y for box in boxes)
    right = max(box.x + box.width for box in boxes)
    foot = max(box.y + box.height for box in boxes)
    return Box(left, top, right - left, foot - top)


class Edition:
    """The issue beside an e-paper folder: `../layout.json` and `../stories.json`.

    Boxes are in pt from the trim's top left. `boxes[story][page]` are those of the layout itself, so that hot areas are
    measured against the page and not against the program that drew them.
    """

    def __init__(self, folder, told=None):
        folder = pathlib.Path(folder).resolve()
        told = pathlib.Path(told) if told else first(folder, "stories.json", "edition.json")
        self.data = json.loads(told.read_text("utf-8"))
        self.stories = self.data.get("articles") or self.data["stories"]
        self.numbers = [story["number"] for story in self.stories]
        layout = json.loads(first(folder, "layout.json").read_text("utf-8"))
        self.width = layout["trim"]["width"]
        self.height = layout["trim"]["height"]
        self.pages = layout["pages"]
        self.boxes = {number: collections.defaultdict(list) for number in self.numbers}
        numbers = {story["file"]: story["number"] for story in self.stories}
        for thing in layout["things"]:
            if thing.get("story") in numbers:
                box = Box(thing["x"], thing["y"], thing["width"], thing["height"])
                self.boxes[numbers[thing["story"]]][thing["page"]].append(box)

    def story(self, number):
        return next(story for story in self.stories if story["number"] == number)

    def on(self, page):
        """The stories of a page, in reading order."""
        return [number for number in self.numbers if self.boxes[number][page]]

    def page_file(self, page):
        return "index.html" if page == 1 else f"page-{page:02}.html"

    def story_file(self, number):
        return f"story-{self.story(number)['id']}.html"


def first(folder, *names):
    """The first such file in the folder or the one above it."""
    for place in (folder.parent, folder):
        for name in names:
            if (place / name).is_file():
                return place / name
    raise SystemExit(f"neither {folder.parent} nor {folder} has {' or '.join(names)}")


def passages(thing):
    """Every run of words of a story's blocks that must stand unbroken: a paragraph, a cell, a caption."""
    if isinstance(thing, dict):
        for key, value in thing.items():
            if isinstance(value, str):
                if key in ("title", "tab", "credit"):
                    yield value
            elif inlines(value):
                yield "".join(part.get("text", "") for part in value)
            else:
                yield from passages(value)
    elif inlines(thing):
        yield "".join(part.get("text", "") for part in thing)
    elif isinstance(thing, list):
        for part in thing:
            yield from passages(part)


def inlines(value):
    """Whether it is a list of words and line breaks."""
    kinds = [part.get("kind") for part in value if isinstance(part, dict)] if isinstance(value, list) else []
    return bool(kinds) and all(
        kind == "break" or (kind == "text" and isinstance(part.get("text"), str))
        for kind, part in zip(kinds, value)
    )


def heads(story):
    """The words above a story's body."""
    return [story[key] for key in ("kicker", "title", "deck", "byline", "lead-in") if story.get(key)]
