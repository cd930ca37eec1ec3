"""Sets of copy: paragraphs as plain words."""

import re


def of_file(path):
    """The paragraphs of a plain file: blank lines part them."""
    return [joined(part) for part in re.split(r"\n\s*\n", path.read_text("utf-8")) if part.strip()]


def joined(part):
    """A paragraph's lines as one. Between Han a line's end says nothing, elsewhere it is a space."""
    text = re.sub(r"[ \t]*\n[ \t]*", "\n", part.strip())
    text = re.sub(r"(?<=[^\x00-\x7f])\n|\n(?=[^\x00-\x7f])", "", text)
    return re.sub(r"[ \t\n]+", " ", text)


def of_issue(folder):
    """Every paragraph of an issue's stories and fillers, without heads, tables and pictures."""
    told = re.sub(r"(?m)(^|\s)#.*$", "", (folder / "issue.yaml").read_text("utf-8"))
    stories = [folder / path for path in re.findall(r"[^\s,\[\]{}'\":]+\.md", told)]
    stories += sorted((folder / "fillers").glob("*.md"))
    paragraphs = []
    for story in dict.fromkeys(stories):
        if story.is_file():
            paragraphs += of_story(story.read_text("utf-8"))
    return paragraphs


def of_story(text):
    _, front, body = re.split(r"(?m)^---\s*$", text, maxsplit=2)
    verse = re.search(r"(?m)^form:\s*verse", front)
    paragraphs, open_lines = [], []

    def close():
        if open_lines:
            paragraphs.append(joined("\n".join(open_lines)))
            open_lines.clear()

    for line in body.splitlines():
        line = re.sub(r"^(>\s?)+", "", line).rstrip(" ")
        line, item = re.subn(r"^\s*([-*+]|\d+[.)])\s+", "", line)
        if item or not line.strip():
            close()
        if re.match(r"\s*(#|\||!\[|\[!|\*\*\*$|【[^】]*】$|---$)", line) or not line.strip():
            close()
            continue
        hard = line.endswith("\\")
        open_lines.append(plain(line.rstrip("\\")))
        if hard or verse:
            close()
    close()
    return [paragraph for paragraph in paragraphs if paragraph]


def plain(line):
    """A line of Markdown as it is printed."""
    line = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", line)
    line = re.sub(r"\*\*(.+?)\*\*", r"\1", line)
    line = re.sub(r"(?<![\w*])\*([^*\s](?:[^*]*[^*\s])?)\*(?![\w*])", r"\1", line)
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", line).strip(" \u3000")
