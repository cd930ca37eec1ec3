"""Whether every character of the copy is on the page."""

import re
import unicodedata
from collections import Counter

KEYS = ("title", "kicker", "deck", "byline", "lead-in", "column")


def printed(path):
    """The words of a story file that are to be printed: its front matter's and its text's, captions and credits too."""
    _, front, body = path.read_text("utf-8").split("---\n", 2)
    words = [value.strip().strip('"') for key, value in re.findall(r"(?m)^([a-z-]+): (.*)$", front) if key in KEYS]
    body = re.sub(r"\]\([^ )]+(?: \"(.*?)\")?\)", lambda found: credit(found[1] or ""), body)
    # A box's title that says the same as its tab is printed once.
    body = re.sub(r"\[!\w+\] (.+)\n> 【\1】", r"【\1】", body)
    body = re.sub(r"\[!\w+\]", "", body)
    body = re.sub(r"(?m)^\|[ |-]*\|$", "", body)
    return "\n".join(words) + "\n" + body


def credit(attributes):
    named = re.search(r"credit='([^']*)'", attributes)
    return " " + named[1] if named else ""


def letters(text):
    """Han characters, letters and digits, each as often as it stands there; what is set otherwise than typed is left out."""
    return Counter(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())


def missing(issue, block):
    """Characters of a block's files that are not in its ink."""
    wanted = sum((letters(printed(issue / file)) for file in block.files), Counter())
    return wanted - letters("".join(glyph.c for glyph in block.glyphs))
