"""The copy of `benches/copy/papers.md`: written once, drawn from by seed, never edited."""

import re

from measured import ROOT

FILE = ROOT / "benches/copy/papers.md"


class Copy:
    """The sections of the file by their heads; each a list of what one may draw."""

    def __init__(self, path=FILE):
        parts = re.split(r"(?m)^# (.+)$", path.read_text("utf-8"))
        self.sections = {name: body.strip() for name, body in zip(parts[1::2], parts[2::2])}
        self.paragraphs = self.blocks("正文")
        self.tables = [[row.split(" | ") for row in block.split("\n")] for block in self.blocks("表格")]
        self.briefs = [line.split(" || ") for line in self.lines("简讯")]
        self.questions = [line.split(" || ") for line in self.lines("问答")]

    def blocks(self, name):
        return self.sections[name].split("\n\n")

    def lines(self, name):
        return self.sections[name].split("\n")


class Deck:
    """Draws without giving anything twice before all is given."""

    def __init__(self, rng, cards):
        self.rng, self.cards, self.rest = rng, list(cards), []

    def draw(self, fits=lambda card: True):
        """The next card that fits; any if none does."""
        if not self.rest:
            self.rest = self.rng.sample(self.cards, len(self.cards))
        for n, card in enumerate(self.rest):
            if fits(card):
                return self.rest.pop(n)
        return self.rest.pop(0)


class Run:
    """Paragraphs as they were written one after another, from a drawn place on; each once on a page."""

    def __init__(self, rng, paragraphs):
        self.rng, self.paragraphs, self.free = rng, paragraphs, list(range(len(paragraphs)))

    def begin(self):
        """Where a new story begins."""
        if not self.free:
            self.free = list(range(len(self.paragraphs)))
        self.at = self.rng.choice(self.free)

    def next(self):
        if not self.free:
            self.begin()
        self.at = next((n for n in self.free if n >= self.at), self.free[0])
        self.free.remove(self.at)
        return self.paragraphs[self.at]

    def nearest(self, lines, count):
        """Of those still free the one whose `count` is nearest to `lines`, not over by more than one."""
        if not self.free:
            self.begin()
        at = min(self.free, key=lambda n: (abs(count(self.paragraphs[n]) - lines), n))
        self.free.remove(at)
        return self.paragraphs[at]
