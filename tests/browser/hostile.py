#!/usr/bin/env python3
"""A publication whose copy attacks whoever shows it.

    hostile.py DIR [PUBLICATION]     copies the publication (the repository's own) to DIR and plants what is below

It still builds without an error: everything here is words that a reporter may type.
"""

import pathlib
import re
import shutil
import sys

SCRIPT = "</script><script>window.__pwned=1</script>"
HANDLER = '"><img src=x onerror="window.__pwned=2">'
SINGLE = "'><svg onload='window.__pwned=3'>"
CLOSED = "]]>--></title></style></textarea><!--"
TEMPLATE = "{{ 7+7 }}{% raw %}${7+7}{# x #}"
# No scheme of a link but http, https, mailto and tel may come through; the words in front of it stay.
LINK = "[点我](javascript:window.__pwned=4) [再点](JaVaScRiPt:window.__pwned=5) [数据](data:text/html,<script>window.__pwned=6</script>)"
LINK_TAG = '<a href="javascript:window.__pwned=7">七</a>'
WORDS = [SCRIPT, HANDLER, SINGLE, CLOSED, TEMPLATE, LINK_TAG]

# A tag that no template has, so that one made of it is told from the e-paper's own.
SHORT = "<blink>x</blink>\"'&amp;"
ISSUE = "issues/2026-11"


def main():
    target = pathlib.Path(sys.argv[1])
    source = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else pathlib.Path(__file__).parents[2])
    for part in ("layouts", "profiles", "issues"):
        shutil.copytree(source / part, target / part, dirs_exist_ok=True)
    shutil.copy(source / "paper.yaml", target / "paper.yaml")

    stories = target / ISSUE / "stories"
    said(stories / "水尺.md", SCRIPT)
    said(stories / "菜园.md", HANDLER)
    said(stories / "末班车.md", SINGLE)
    said(stories / "红漆碗.md", CLOSED)
    said(stories / "秤星子.md", TEMPLATE)
    said(stories / "浴室.md", LINK_TAG)
    said(stories / "描路.md", LINK)
    front(stories / "菜园.md", "byline", '"><img src=x onerror=alert(8)>')
    front(stories / "秤星子.md", "title", "</script><script>alert(9)</script>")
    front(stories / "末班车.md", "deck", "'><svg onload=alert(10)>")
    front(stories / "水尺.md", "kicker", SHORT)
    front(stories / "红漆碗.md", "byline", "javascript:alert(11)")
    changed(stories / "水尺.md", "豆腐涧上坞段，摄于汛后。", '"><img src=x onerror=alert(12)>')
    changed(stories / "水尺.md", "摄影 Aitzol", "摄影 </figcaption><script>alert(13)</script> Aitzol")
    changed(target / ISSUE / "issue.yaml", "section: 社区", "section: '<blink>\"社区'")
    changed(target / ISSUE / "issue.yaml", "editor: 丁萤", "editor: '\"><blink>丁'")
    changed(target / "paper.yaml", "编辑部: ", "编辑部: </script> ")


def front(path, key, value):
    """Writes a key of the front matter."""
    line = f"{key}: '" + value.replace("'", "''") + "'"
    text = path.read_text("utf-8")
    there = re.compile(rf"^{key}:.*$", re.M)
    if there.search(text):
        text = there.sub(lambda _: line, text, count=1)
    else:
        text = text.replace("---\n", f"---\n{line}\n", 1)
    path.write_text(text, "utf-8")


def said(path, words):
    """Puts words after the first sentence of the first paragraph; they take the room of the paragraph's last ones."""
    head, mark, body = path.read_text("utf-8").rpartition("---\n")
    lines = body.split("\n")
    first = next(i for i, line in enumerate(lines) if line and line[0] not in "!>#|-")
    begun, stop, rest = lines[first].partition("。")
    # Two Latin letters are as wide as a character.
    lines[first] = begun + stop + words + rest[:max(0, len(rest) - len(words) // 2)]
    path.write_text(head + mark + "\n".join(lines), "utf-8")


def changed(path, old, new):
    text = path.read_text("utf-8")
    if old not in text:
        raise SystemExit(f"{path}: no “{old}” any more")
    # In a title of a picture, quotes stand within quotes.
    path.write_text(text.replace(old, new.replace('"', "&quot;") if path.suffix == ".md" else new, 1), "utf-8")


if __name__ == "__main__":
    main()
