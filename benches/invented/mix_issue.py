"""A page problem as a publication: one page with `layout: auto`, its stories as a list. Beside it the same copy on fixed layouts."""

import json
import random
import re
import shutil

from invented import grids, mix, packed, pictures, publication
from invented.copy import Copy
from invented.publication import write
from invented.stories import Editor

COLUMNS = range(4, 9)
# Before an inner page a page that costs nothing.
COVER = "rows: [11, auto]\nareas:\n  - M\n  - W\nM: {is: masthead}\nW: {is: white}\n"


def make(seed, folder, photos):
    """Writes the problem for every maker into folders of their names, and `made.json`, what was drawn."""
    rng = random.Random(f"mixes {seed}")
    grid = grids.drawn(rng, seed, COLUMNS)
    front = rng.random() < 0.5
    drawn = mix.drawn(rng, grid, front)
    editor = Editor(rng, grid, publication.decks(Copy(), rng), photos, 1.0)
    if folder.exists():
        shutil.rmtree(folder)
    # A paper of one page has no colophon.
    paper, head = publication.paper(rng, grid).split("colophon:")[0], publication.head(rng)
    section = rng.choice(publication.SECTIONS[0 if front else 1])
    page = Page(1 if front else 2, folder / "copy", drawn, editor)
    page.fill()
    order = rng.sample(list(page.stories), len(page.stories))
    entries = {"auto": ("auto", page.as_list(order))}
    layouts = {"greedy": packed.greedy(drawn, grid), "fixed": packed.house(drawn, grid)}
    entries |= {maker: ("page", page.by_name(areas)) for maker, areas in layouts.items()}
    for maker, (layout, filled) in entries.items():
        issue = folder / maker / "issues/1"
        write(folder / maker / "paper.yaml", paper)
        shutil.copytree(folder / "copy", issue)
        used_images(editor, issue)
        if maker in layouts:
            write(folder / maker / "layouts/page/layout.yaml", layouts[maker].yaml(grid.columns))
        cover = "" if front else "  - page: 1\n    layout: cover\n"
        if cover:
            write(folder / maker / "layouts/cover/layout.yaml", COVER)
        write(issue / "issue.yaml", f"{head}pages:\n{cover}{page.head(section, layout)}{filled}")
    shutil.rmtree(folder / "copy")
    write(folder / "made.json", json.dumps(page.told(seed), ensure_ascii=False, indent=1))


def used_images(editor, issue):
    for path in editor.pictures:
        (issue / "images").mkdir(parents=True, exist_ok=True)
        (issue / "images" / path.name).hardlink_to(path)


class Page(publication.Page):
    """The page's files, and how issue.yaml names them."""

    def __init__(self, *given):
        super().__init__(*given)
        # Width and height of every ad, in points.
        self.booked = []

    def fill_ad(self, area, lines):
        """An ad has the size that was booked: whole columns, or half the page."""
        count = 2 if area.two else 1
        width = (self.grid.span(area.columns) - (count - 1) * self.grid.gutter) / count
        for n in range(count):
            path = self.issue / f"ads/{self.number}-{n}.{self.rng.choice(['pdf', 'png', 'jpg'])}"
            path.parent.mkdir(parents=True, exist_ok=True)
            pictures.ad(self.rng, width, self.grid.height(lines), path)
            self.ads.setdefault(area.name, []).append(f"ads/{path.name}")
            self.booked.append([round(width, 1), round(self.grid.height(lines), 1)])

    def head(self, section, layout):
        return f"  - page: {self.number}\n    section: {section}\n    layout: {layout}\n    editor: 许见山\n"

    def as_list(self, order):
        """All stories as they came in, briefs one by one; ads and fillers as lists."""
        paths = [path for name in order for path in re.findall(r"stories/[^ ,\]]+", self.stories[name])]
        text = "    stories:\n" + "".join(f"      - {path}\n" for path in paths)
        if ads := [path for paths in self.ads.values() for path in paths]:
            text += f"    ads: [{', '.join(ads)}]\n"
        if fillers := [value.strip("[]") for value in self.fillers.values()]:
            text += f"    fillers: [{', '.join(fillers)}]\n"
        return text

    def by_name(self, drawing):
        """What stands in the areas of a fixed layout."""
        stories = {a.name: self.stories[a.name] for a in drawing.areas if a.name in self.stories}
        ads = {a.name: f"[{', '.join(self.ads[a.name])}]" for a in drawing.areas if a.name in self.ads}
        text = ""
        for key, filled in (("stories", stories), ("ads", ads)):
            if filled:
                text += f"    {key}:\n" + "".join(f"      {name}: {value}\n" for name, value in filled.items())
        return text

    def told(self, seed):
        """What was drawn, for those who judge the page."""
        mix, grid = self.drawing, self.grid
        stories = {area.name: [area.kind, area.columns, round(mix.lines(area), 1), area.pictures] for area in mix.stories}
        return {
            "seed": seed,
            "page": self.number,
            "sheet": grid.sheet,
            "columns": grid.columns,
            "measure": grid.measure,
            "lines": grid.lines,
            "factor": round(mix.factor, 4),
            "owed": round(self.editor.owed, 1),
            "pictures": len(self.editor.pictures),
            "ads": self.booked,
            "fillers": len(self.fillers),
            "stories": stories,
        }
