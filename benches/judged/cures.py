"""What Kanyin asks an editor to do where a page does not fit, done to the copy: so many characters cut from a paragraph, or added."""

import re
import shutil
from dataclasses import dataclass

from invented.copy import Copy

# How messages ask: "cut 23 characters", "31 characters (2 lines) too long"; "add 41 characters".
CUT = re.compile(r"\bcut (?:about )?(\d+) characters?|(\d+) characters? \(\d+ lines?\) too long")
ADD = re.compile(r"\badd (?:about )?(\d+) characters?")
# A character that a line may end with.
STOPS = "。！？”"


@dataclass
class Cure:
    """Characters to cut from the paragraph at a line of a file, or to add to it."""

    file: str
    line: int
    cut: int
    add: int


def asked(told):
    """The cures of one run, in the order in which they are told. Only messages of stories: a page's sum is no cure, and on a page
    drawn by hand white is told without one."""
    found = []
    # One change with which the whole page comes out stands for all that is over or under on it.
    whole = [message for message in told.messages if message["name"] == "no-exact-fit"]
    for message in whole or told.messages:
        if message["file"].endswith(".md") and message["name"] in ("overset", "underset", "no-exact-fit"):
            words = f"{message['words']} {message['hint'] or ''}"
            cut, add = CUT.search(words), ADD.search(words)
            if cut or add:
                count = int(next(group for group in (cut or add).groups() if group))
                found.append(Cure(message["file"], int(message["line"]), count if cut else 0, 0 if cut else count))
    return found


def tried(program, folder, verdict):
    """Applies the cures to a copy of the problem and judges it again: `cured` is whether the page holds all that is asked then."""
    from judged import mix

    maker = f"{verdict.maker}-cured"
    shutil.rmtree(folder / maker, ignore_errors=True)
    shutil.copytree(folder / verdict.maker, folder / maker, ignore=shutil.ignore_patterns("out"))
    # From the last line up, so that the lines of the others stay where they are.
    for cure in sorted(verdict.cures, key=lambda cure: -cure.line):
        path = folder / maker / "issues/1" / "/".join(cure.file.split("/")[-2:])
        lines = path.read_text("utf-8").split("\n")
        applied(lines, cure)
        path.write_text("\n".join(lines), "utf-8")
    after = mix.judge(program, folder, maker)
    verdict.cured, verdict.after = after.held, after


def applied(lines, cure):
    """Changes the lines of a story's file. What a paragraph has not is cut from the next ones, and then from those before."""
    begin = 1 + lines.index("---", 1)
    # What is told of the title is meant of the text.
    first = next((n for n in range(begin, len(lines)) if is_text(lines[n])), None)
    # Figures have no text that could be cut.
    if first is None:
        return
    at = max(cure.line - 1, first)
    if cure.add:
        lines[at] = longer(lines[at], cure.add)
        return
    left = cure.cut
    for n in [*range(at, len(lines)), *range(at - 1, begin - 1, -1)]:
        if left <= 0:
            return
        if is_text(lines[n]):
            lines[n], gone = shorter(lines[n], left)
            left -= gone


def is_text(line):
    return bool(line.strip()) and not line.startswith(("#", "!", "|", ">", "- ", "---"))


def shorter(line, count):
    """A paragraph without so many characters before its last stop; nothing if it has not many more. How many are gone."""
    stop = line[-1] if line[-1] in STOPS else ""
    words = line[: len(line) - len(stop)]
    if len(words) <= count + 1:
        return "", len(line)
    return words[:-count].rstrip("，、：；“（") + stop, count


def longer(line, count):
    """A paragraph with so many characters more."""
    words = "".join(c for c in "".join(Copy().paragraphs) if "\u4e00" <= c <= "\u9fff" or c in "，。")
    stop = line[-1] if line and line[-1] in STOPS else ""
    return line + words[: count - 1].rstrip("，。").ljust(count - 1, "了") + "。" if stop else line + words[:count]
