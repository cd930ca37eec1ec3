#!/usr/bin/env python3
"""Checks one built issue with readers that are not Kanyin's own.

    check.py ISSUE OUT      ISSUE: folder of the issue; OUT: what `kanyin build` made of it

poppler, qpdf and MuPDF must be there; Ghostscript is used if it is. Prints a line per check; ends
with 1 if one failed.
"""

import collections
import json
import pathlib
import re
import shutil
import struct
import subprocess
import sys

HAN = re.compile("[\u4e00-\u9fff\u3400-\u4dbf\U00020000-\U0003ffff]")
# Said of sound files: Debian's MuPDF knows no ICC profiles; poppler minds `/Suspects false`, as
# ISO 32000 has it.
HARMLESS = {
    "warning: ICC support is not available",
    "Syntax Error: Suspects object is wrong type (boolean)",
}
FRONT = ("title", "kicker", "deck", "byline", "lead-in", "column")
failed = 0


def check(name, problems):
    global failed
    problems = [str(problem) for problem in problems]
    failed += bool(problems)
    print(f"  {'FAIL' if problems else 'ok  '}  {name}")
    for problem in problems[:12]:
        print(f"          {problem}")
    if len(problems) > 12:
        print(f"          and {len(problems) - 12} more")


def run(*command):
    """What a reader prints, and what it finds wrong: an exit code, a word on standard error."""
    done = subprocess.run([str(word) for word in command], capture_output=True)
    said = done.stderr.decode("utf-8", "replace").strip().splitlines()
    said = [line for line in said if line not in HARMLESS]
    if done.returncode:
        said.insert(0, f"{command[0]} ended with {done.returncode}")
        said += done.stdout.decode("utf-8", "replace").strip().splitlines()[-5:]
    return done.stdout.decode("utf-8", "replace"), said


def copy(issue):
    """Every Han character that the issue's stories want printed, and how often."""
    text = (issue / "issue.yaml").read_text("utf-8")
    text = re.sub(r"(?m)(^|\s)#.*$", "", text)
    stories = re.findall(r"[^\s,\[\]{}'\":]+\.md", text)
    counted = collections.Counter()
    for story in stories:
        counted.update(HAN.findall(words(issue / story)))
    return stories, counted


def words(story):
    _, front, body = re.split(r"(?m)^---\s*$", story.read_text("utf-8"), maxsplit=2)
    kept, keep = [], False
    for line in front.splitlines():
        if key := re.match(r"([\w-]+):", line):
            keep = key[1] in FRONT
        if keep:
            kept.append(re.sub(r"\s#.*$", "", line))
    # Of a link and a picture, the words are printed; of their targets, the credit.
    body = re.sub(r"\]\(([^()\"\s]*)(?:\s+\"((?:[^\"\\]|\\.)*)\")?\)", credit, body)
    body = re.sub(r"(?s)<!--.*?-->", "", body)
    return "\n".join(kept) + body


def credit(match):
    found = re.search(r"credit=['‘“](.*?)['’”]", match[2] or "")
    return "] " + (found[1] if found else "")


def lost(wanted, text):
    got = collections.Counter(HAN.findall(text))
    return [f"{char} U+{ord(char):04X}: {count} in the copy, {got[char]} here"
            for char, count in sorted(wanted.items()) if got[char] < count]


def pdf(path, pages, trim, wanted):
    name = path.name
    _, wrong = run("qpdf", "--check", path)
    check(f"{name}: qpdf", wrong)

    info, wrong = run("pdfinfo", "-box", path)
    fields = dict(re.findall(r"(?m)^([\w ]+):\s+(.*)$", info))
    if fields.get("Pages") != str(pages):
        wrong.append(f"{fields.get('Pages')} pages, not {pages}")
    if not fields.get("Title", "").strip():
        wrong.append("no title")
    box = [float(number) for number in fields.get("TrimBox", "0 0 0 0").split()]
    size = (box[2] - box[0], box[3] - box[1])
    if any(abs(is_ - should) > 0.1 for is_, should in zip(size, trim)):
        wrong.append(f"trimmed to {size[0]:.2f} × {size[1]:.2f} pt, not {trim[0]:.2f} × {trim[1]:.2f}")
    if name == "press.pdf" and "PDF/X-4" not in fields.get("PDF subtype", ""):
        wrong.append("Poppler does not know it as PDF/X-4")
    check(f"{name}: poppler, {pages} pages of {trim[0]:.0f} × {trim[1]:.0f} pt", wrong)

    fonts, wrong = run("pdffonts", path)
    rows = fonts.splitlines()[2:]
    if not rows:
        wrong.append("no fonts")
    # name, type, encoding, emb, sub, uni, object
    wrong += [row for row in rows if row.split()[-5:-2] != ["yes", "yes", "yes"]]
    check(f"{name}: {len(rows)} fonts, embedded, subset, with Unicode", wrong)

    text, wrong = run("pdftotext", "-enc", "UTF-8", path, "-")
    check(f"{name}: poppler reads all {wanted.total()} Han characters of the copy", wrong + lost(wanted, text))
    text, wrong = run("mutool", "draw", "-q", "-F", "text", "-o", "-", path)
    check(f"{name}: MuPDF reads them too", wrong + lost(wanted, text))
    _, wrong = run("mutool", "draw", "-q", "-r", "50", "-F", "pnm", "-o", "/dev/null", path)
    check(f"{name}: MuPDF draws it without a word", wrong)
    if shutil.which("gs"):
        _, wrong = run("gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-dPDFSTOPONERROR", "-sDEVICE=nullpage", path)
        check(f"{name}: Ghostscript goes through it", wrong)


def pictures(out, pages, trim):
    for page in range(1, pages + 1):
        path, wrong = out / f"pages/{page:02}.png", []
        head = path.read_bytes()[:24] if path.is_file() else b""
        if head[:8] != b"\x89PNG\r\n\x1a\n":
            wrong.append("no PNG")
        else:
            width, height = struct.unpack(">II", head[16:])
            if abs(width / height - trim[0] / trim[1]) > 0.002:
                wrong.append(f"{width} × {height} has not the shape of the page")
        check(f"pages/{page:02}.png", wrong)


def grid(layout):
    """Body type on one grid, nothing off the sheet, text columns not overlapping."""
    of, wrong = layout["grid"], []
    first = {}
    for thing in layout["things"]:
        if thing["role"] != "body":
            continue
        for line in thing.get("lines", []):
            start = first.setdefault(thing["page"], line["baseline"])
            off = (line["baseline"] - start) / of["leading"]
            if abs(off - round(off)) * of["leading"] > 0.011:
                wrong.append(f"page {thing['page']}, {thing['area']}: {line['text'][:12]} is off the grid")
    check("layout.json: body type on the grid", wrong)
    width, height = layout["trim"]["width"], layout["trim"]["height"]
    # A nameplate's ink may reach over its box, but not over the sheet.
    out = [f"page {t['page']}: {t['role']} of {t['area']} leaves the sheet" for t in layout["things"]
           if t["x"] < -0.01 or t["y"] < -0.01 or t["x"] + t["width"] > width + 0.01 or t["y"] + t["height"] > height + 0.01]
    check("layout.json: everything on the sheet", out)


def main():
    issue, out = map(pathlib.Path, sys.argv[1:3])
    missing = [tool for tool in ("pdfinfo", "pdftotext", "pdffonts", "qpdf", "mutool") if not shutil.which(tool)]
    if missing:
        sys.exit(f"not installed: {', '.join(missing)}")
    layout = json.loads((out / "layout.json").read_text("utf-8"))
    pages, trim = layout["pages"], (layout["trim"]["width"], layout["trim"]["height"])
    stories, wanted = copy(issue)
    print(f"{issue.name}: {pages} pages, {len(stories)} stories")
    there = ["press.pdf", "web.pdf", "plan.yaml", "preflight.json", "preflight.html"] + [f"press/{page:02}.pdf" for page in range(1, pages + 1)]
    check("the files", [f"{name} is not there" for name in there if not (out / name).is_file()])
    for name in ("press.pdf", "web.pdf"):
        if (out / name).is_file():
            pdf(out / name, pages, trim, wanted)
    images, wrong = run("pdfimages", "-list", out / "press.pdf")
    rows = [line.split() for line in images.splitlines()[2:]]
    wrong += [" ".join(row) for row in rows if row[5] not in ("cmyk", "gray", "-")]
    check(f"press.pdf: {len(rows)} pictures in CMYK or grey", wrong)
    for path in sorted((out / "press").glob("*.pdf")):
        _, wrong = run("qpdf", "--check", path)
        check(f"press/{path.name}: qpdf", wrong)
    report = json.loads((out / "preflight.json").read_text("utf-8"))
    check("preflight.json: no errors", [finding["rule"] for finding in report["findings"] if finding["severity"] == "error"])
    pictures(out, pages, trim)
    grid(layout)
    sys.exit(1 if failed else 0)


main()
