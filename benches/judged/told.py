"""What Kanyin said itself, by the names of its messages."""

import re

# The names in brackets of messages (docs/faults.md) that tell of a kind of fault.
NAMES = {
    "text on text": ("text-on-text",),
    "text on picture": ("text-on-picture",),
    "picture on picture": ("picture-on-picture", "text-on-picture"),
    "text on box": ("text-on-box", "text-on-text"),
    "rule through text": ("rule-through",),
    "rule through picture": ("rule-through",),
    "off the sheet": ("off-the-sheet", "near-the-trim"),
    "stagger": ("staggered-heads",),
    "rail off the heads": ("staggered-heads",),
    "碰题": ("equal-titles",),
    "断版": ("open-gutter",),
    "lead not largest": ("quiet-lead",),
    "lead under 1.35": ("quiet-lead",),
    "hole": ("hole", "underset"),
    "gaping line": ("gaping-line", "stretched-line"),
    "uneven white": ("uneven-white",),
    "ends apart": ("ends-apart", "underset"),
}
MESSAGE = re.compile(
    r"(?m)^(?P<file>[^\s:]+):(?P<line>\d+):\d+: (?P<grade>error|warning): (?P<words>.*) \[(?P<name>[a-z-]+)\]$"
    # What to do stands below the lines that are shown.
    r"(?:\n *\d* *│.*)*(?:\n *= (?P<hint>.*))?"
)


class Told:
    """The messages of one run."""

    def __init__(self, said):
        self.said = said
        self.messages = [match.groupdict() for match in MESSAGE.finditer(said)]

    @property
    def last_words(self):
        lines = [line for line in self.said.split("\n") if line.strip()]
        return " / ".join(lines[-3:])

    def names(self):
        return [message["name"] for message in self.messages]

    def of_page(self, number):
        """Messages that name the page, or are of a file of it: `stories/2-lead.md`."""
        named = re.compile(rf"page {number}\b")
        return [m for m in self.messages if named.search(m["words"]) or re.search(rf"/{number}-[^/]*$", m["file"])]

    def tells(self, fault):
        wanted = NAMES.get(fault.kind, ())
        return any(message["name"] in wanted for message in self.of_page(fault.page))
