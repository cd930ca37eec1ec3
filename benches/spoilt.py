#!/usr/bin/env python3
"""Spoils stories as copy is spoilt on its way to a desk, imports them, and counts what came back.

    spoilt.py [--kanyin target/release/kanyin] [--copies 60] [--seed 0] [--show N] [--keep DIR]

Twelve stories of `benches/spoilt/` are typed as a contributor types them and spoilt by seed: lines cut at 10 to 40 characters, two
columns in the wrong order, white where none belongs, half-width marks, GBK, page marks, the headline below its story. Each copy is
imported into a publication of its own. Counted: paragraphs that are the same from first to last character (F1), parts that are
the kind of part that they were (title, byline, subhead, ...), characters that are nowhere. Ends with 1 below the bars.
"""

import argparse
import collections
import pathlib
import random
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
PARAGRAPHS, KINDS = 0.98, 0.92
OPENING, CLOSING = "“‘（《【「", "，。、；：？！”’）》】」…"


def parts(path):
    """The parts of a story file: kind and text."""
    text = path.read_text("utf-8")
    _, front, body = text.split("---\n", 2)
    found = []
    verse = "form: verse" in front
    for line in front.splitlines():
        if not line.startswith("#") and ": " in line:
            key, value = line.split(": ", 1)
            value = value[1:-1].replace('\\"', '"') if value.startswith('"') else value
            if key in ("kicker", "title", "deck", "byline", "lead-in", "column"):
                found.append((key, value))
    body = re.sub(r"<!-- \?.*?-->", "", body)
    for block in re.split(r"\n[ \t]*\n", body):
        block = block.strip("\n")
        if block.strip() in ("", ">"):
            continue
        if block.startswith(">"):
            lines = [line.lstrip("> ") for line in block.splitlines()]
            for line in lines:
                if line.startswith("[!SIDEBAR]"):
                    found.append(("sidebar", line[10:].strip()))
                elif line and not line.startswith("[!"):
                    found.append(("note" if "[!NOTE]" in block else "boxed", line))
        elif block.startswith("## "):
            found.append(("subhead", block[3:]))
        elif block.startswith("| "):
            rows = [line for line in block.splitlines() if "---" not in line]
            found.append(("table", "|".join(cell.strip() for row in rows for cell in row.strip("| ").split("|"))))
        elif block.startswith("!["):
            found.append(("caption", block))
        elif re.match(r"- |\d+\. ", block):
            found += [("item", re.sub(r"^(?:- |\d+\. )", "", line)) for line in block.splitlines()]
        elif block.endswith("{right}"):
            found.append(("closing", block[:-7].strip()))
        elif verse or block.count("\n") and all(line.endswith("\\") for line in block.splitlines()[:-1]):
            found += [("verse", line.rstrip("\\")) for line in block.splitlines()]
        else:
            found.append(("paragraph", block.replace("\n", "")))
    return [(kind, re.sub(r"\\(.)", r"\1", text)) for kind, text in found]


def typed(found, dice):
    """The lines of a contributor's file: (kind, text, whether an empty line stands above)."""
    style = dice.choice(["blank", "indent", "both", "blank"])
    lines, numbers = [], 0
    bullet = dice.choice(["- ", "• ", "● "])
    order = {"kicker": 0, "title": 1, "deck": 2, "byline": 3}
    head = sorted((part for part in found if part[0] in order), key=lambda part: order[part[0]])
    for at, (kind, text) in enumerate(head + [part for part in found if part[0] not in order]):
        blank = style != "indent" or kind == "subhead" or lines and lines[-1][0] in ("subhead", "byline")
        if kind in order:
            blank = at > 0 and (style != "indent" or kind == "byline")
        if kind == "paragraph":
            blank = blank or lines[-1][0] not in ("paragraph", "item")
            text = ("　　" if style != "blank" else "") + text
        if kind == "item":
            before = lines[-1][0]
            blank = before != "item"
            # A second list is the numbered one.
            numbers = numbers + 1 if before == "item" else 0
            numbered = any(line[0] == "subhead" and "动手" in line[1] for line in lines)
            text = (f"{numbers + 1}. " if numbered else bullet) + text
        if kind == "closing":
            blank = lines[-1][0] != "closing"
            text = "　" * dice.choice([8, 14]) + text
        if kind == "table":
            columns = 3
            cells = text.split("|")
            rows = [cells[n : n + columns] for n in range(0, len(cells), columns)]
            parting = dice.choice(["\t", "　　", "  "])
            lines += [("row", parting.join(row), n == 0) for n, row in enumerate(rows)]
            continue
        if kind == "verse":
            blank = lines[-1][0] != "verse" or (sum(line[0] == "verse" for line in lines) % 4 == 0)
        lines.append((kind, text, bool(blank)))
    return lines


def width(text):
    return sum(1 if ord(c) > 0x2E80 or c in "“”‘’—…" else 0.5 for c in text)


def cut(text, measure, by_type):
    """A text in lines of a measure: by type (marks stay where they may stand), or by counting characters."""
    if not by_type:
        return [text[n : n + measure] for n in range(0, len(text), measure)]
    lines, line = [], ""
    for c in text:
        if width(line + c) > measure and c not in CLOSING:
            taken = ""
            while line and line[-1] in OPENING:
                taken, line = line[-1] + taken, line[:-1]
            lines.append(line)
            line = taken
        line += c
    return lines + [line]


def spoilt(found, dice):
    """Bytes of a spoilt copy, and how it was spoilt."""
    lines = typed(found, dice)
    kinds = {line[0] for line in lines}
    ways = {way for way in ("wrap", "spaces", "marks", "gbk", "pages", "moved") if dice.random() < 0.5}
    prose = not kinds & {"verse", "row"}
    if prose and dice.random() < 0.35:
        ways |= {"columns", "wrap"}
        ways -= {"moved"}
    if "moved" in ways:
        head = [line for line in lines if line[0] in ("kicker", "title", "deck", "byline")]
        rest = [line for line in lines if line not in head]
        lines = rest + [(kind, text, blank or n == 0) for n, (kind, text, blank) in enumerate(head)]
    if "marks" in ways:
        table = str.maketrans({"，": ",", "：": ":", "；": ";", "？": "?", "！": "!", "“": '"', "”": '"', "（": "(", "）": ")"})
        some = dice.random() < 0.5
        lines = [(kind, text.translate(table) if not some or dice.random() < 0.6 else text, blank) for kind, text, blank in lines]
        lines = [(kind, text.replace("——", "--").replace("……", "..."), blank) for kind, text, blank in lines]
    measure, by_type = dice.randint(10, 40), dice.random() < 0.6
    raw = []
    for kind, text, blank in lines:
        if blank and raw:
            raw.append("")
        whole = kind in ("row", "verse", "closing") or kind in ("title", "kicker", "deck") and dice.random() < 0.5
        raw += cut(text, measure, by_type) if "wrap" in ways and not whole else [text]
    if "columns" in ways:
        raw = columns(raw, lines, dice)
    if "spaces" in ways:
        raw = [spaced(line, dice) for line in raw]
    if "pages" in ways:
        mark = dice.choice([["檐下·要闻"], ["第3版"], ["— 3 —"], ["3"], ["檐下", "", "要闻"], ["第 2 页 共 4 页"]])
        at = dice.choice([0, len(raw) // 2, len(raw)])
        raw = raw[:at] + [""] + mark + [""] + raw[at:]
    text = "\n".join(raw) + "\n"
    return text.encode("gb18030") if "gbk" in ways else text.encode(), sorted(ways), measure


def columns(raw, lines, dice):
    """The lines below the head in three to five columns, of which two are exchanged."""
    head = sum(1 for kind, *_ in lines if kind in ("kicker", "title", "deck", "byline"))
    at = 0
    for n, line in enumerate(raw):
        if not line:
            head -= 1
        if head <= 0:
            at = n + 1
            break
    top, body = raw[:at], raw[at:]
    many = dice.randint(3, 5)
    if len(body) < many * 3:
        return raw
    deep = -(-len(body) // many)
    cols = [body[n : n + deep] for n in range(0, len(body), deep)]
    swap = dice.randrange(len(cols) - 1)
    cols[swap], cols[swap + 1] = cols[swap + 1], cols[swap]
    out = list(top)
    for col in cols:
        out += [""] + col
    return out


def spaced(line, dice):
    """White behind marks and around digits, and now and then anywhere."""
    out = ""
    for n, c in enumerate(line):
        out += c
        after = line[n + 1] if n + 1 < len(line) else ""
        if after and c != "　" and (c in "，。、；" and dice.random() < 0.25 or (c.isdigit() != after.isdigit()) and dice.random() < 0.5 or dice.random() < 0.01):
            out += " "
    return out


def bare(text):
    return re.sub(r"[\s　]", "", text)


def score(truth, found):
    """Paragraphs: right, wanted, found; kinds: right, wanted."""
    text = lambda part: (part[0], bare(part[1]))
    own, got = collections.Counter(map(text, truth)), collections.Counter(map(text, found))
    in_text = {"paragraph", "item", "verse", "boxed", "note"}
    paragraphs = lambda parts: collections.Counter(words for (kind, words), n in parts.items() for _ in range(n) if kind in in_text)
    p, q = paragraphs(own), paragraphs(got)
    return sum((p & q).values()), sum(p.values()), sum(q.values()), sum((own & got).values()), sum(own.values())


def letters(text):
    return collections.Counter(c for c in text if c.isalnum())


def main():
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--kanyin", default=ROOT / "target/release/kanyin")
    asked.add_argument("--copies", type=int, default=60)
    asked.add_argument("--seed", type=int, default=0)
    asked.add_argument("--show", type=int, help="this copy, and what is wrong in it")
    asked.add_argument("--stories", type=pathlib.Path, default=ROOT / "benches/spoilt")
    asked.add_argument("--keep", type=pathlib.Path, help="writes the copies here")
    asked = asked.parse_args()
    stories = sorted(asked.stories.glob("*.md"))
    total, lost, by_way = [0] * 5, 0, collections.defaultdict(lambda: [0] * 5)
    for n in range(asked.copies) if asked.show is None else [asked.show]:
        story = stories[n % len(stories)]
        truth = parts(story)
        dice = random.Random(f"{asked.seed}-{n}")
        copy, ways, measure = spoilt(truth, dice)
        if asked.keep:
            asked.keep.mkdir(parents=True, exist_ok=True)
            (asked.keep / f"{n}.txt").write_bytes(copy)
        with tempfile.TemporaryDirectory() as folder:
            paper = pathlib.Path(folder)
            (paper / "paper.yaml").write_text("name: 檐下\n", "utf-8")
            (paper / "issues").mkdir()
            (paper / "copy.txt").write_bytes(copy)
            run = subprocess.run([asked.kanyin, "import", paper / "copy.txt", "--into", paper / "issues/1"], capture_output=True, text=True)
            made = sorted((paper / "issues/1/stories").glob("*.md"))
            found = [part for path in made for part in parts(path)]
            left = paper / "issues/1/left-over.md"
            written = "".join(path.read_text("utf-8") for path in [*made, *([left] if left.exists() else [])])
            source = copy.decode("gb18030" if "gbk" in ways else "utf-8")
            gone = sum((letters(source) - letters(written)).values())
        one = score(truth, found)
        lost += gone
        total = [a + b for a, b in zip(total, one)]
        for way in ways or ["none"]:
            by_way[way] = [a + b for a, b in zip(by_way[way], one)]
        bad = one[0] < one[1] or one[2] > one[1] or one[3] < one[4] or gone
        if bad or asked.show is not None:
            print(f"{n:3} {story.stem} {measure} {' '.join(ways)}: paragraphs {one[0]}/{one[1]} of {one[2]}, kinds {one[3]}/{one[4]}, lost {gone}")
        if asked.show is not None:
            print(source)
            print(run.stderr)
            own, got = collections.Counter(truth), collections.Counter(found)
            key = lambda part: (part[0], bare(part[1]))
            own, got = {key(p): p for p in truth}, {key(p): p for p in found}
            for part in own.keys() - got.keys():
                print("-", *own[part])
            for part in got.keys() - own.keys():
                print("+", *got[part])
    f1 = lambda it: 2 * it[0] / max(it[1] + it[2], 1)
    for way, it in sorted(by_way.items()):
        print(f"{way:8} paragraphs {f1(it):.3f}  kinds {it[3] / max(it[4], 1):.3f}")
    print(f"all      paragraphs {f1(total):.4f}  kinds {total[3] / max(total[4], 1):.4f}  lost {lost}")
    sys.exit(f1(total) < PARAGRAPHS or total[3] / max(total[4], 1) < KINDS or lost > 0)


if __name__ == "__main__":
    main()
