#!/usr/bin/env python3
"""Imports what a mail may hold at worst, and looks at how long it takes and how much memory: a megabyte of text typed in many ways,
a Word file with twenty photographs of twelve megapixels, and files made to break the reading.

    mailed.py [--kanyin target/release/kanyin] [--only WORDS] [--keep DIR]

Each is imported by a process of its own. Counted: its processor's time (others may keep the machine busy), its time by the clock, its
largest memory. A hostile file may be refused, or read with a word said; it may not crash, nor put a file elsewhere. Ends with 1 beyond the bars.
Needs python-docx, Pillow and numpy.
"""

import argparse
import io
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
TEXT, PHOTOGRAPHS, HOSTILE = 1.0, 2.0, 1.0
MEGABYTES = 200
# Watches one process. A child has the memory of what began it for a moment, so that this one has to be small.
WATCH = """
import os, sys, time
begun = time.monotonic()
pid = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)])
_, status, used = os.wait4(pid, 0)
print(f"\\n#{os.waitstatus_to_exitcode(status)} {used.ru_utime + used.ru_stime} {time.monotonic() - begun} {used.ru_maxrss / 1024}", file=sys.stderr)
"""
SPACES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def paragraphs():
    """The paragraphs of `spoilt/`, again and again, with other words in them each time: no two are one."""
    dice = random.Random(16)
    known = []
    for path in sorted((ROOT / "benches/spoilt").glob("*.md")):
        body = path.read_text("utf-8").split("---\n", 2)[2]
        blocks = (block.strip() for block in re.split(r"\n\s*\n", body))
        known += [block for block in blocks if len(block) > 40 and block[0] not in "|>#-!<" and not block[0].isdigit() and "{" not in block]
    words = [c for block in known for c in block if "\u4e00" <= c <= "\u9fff"]
    while True:
        yield "".join(dice.choice(words) if "\u4e00" <= c <= "\u9fff" and dice.random() < 0.06 else c for c in dice.choice(known)).replace("\n", "")


def megabyte(join):
    """A megabyte of what `join` makes of eight paragraphs and a number."""
    source, made, size, n = paragraphs(), [], 0, 0
    while size < 1_000_000:
        made.append(join([next(source) for _ in range(8)], n))
        size += len(made[-1].encode())
        n += 1
    return "".join(made)


def title(n):
    return "水井边的第%s件事" % "".join("零一二三四五六七八九"[int(c)] for c in str(n))


def cut(text, measure):
    lines = [text[n : n + measure] for n in range(0, len(text), measure)]
    return "\n".join(lines)


def texts():
    """Names and bytes of a megabyte of text."""
    typed = megabyte(lambda of, n: f"{title(n)}\n\n" + "\n\n".join(of) + "\n\n")
    wrapped = megabyte(lambda of, n: f"{title(n)}\n\n" + "\n".join(cut("　　" + one, 22) for one in of) + "\n\n")
    one = "".join(megabyte(lambda of, n: "".join(of)))
    yield "plain.txt", typed.encode()
    yield "hard-wrapped.txt", wrapped.encode()
    yield "narrow.txt", megabyte(lambda of, n: f"{title(n)}\n\n" + "\n\n".join(cut(one, 12) for one in of) + "\n\n").encode()
    yield "gbk.txt", (typed + typed[: len(typed) // 2]).encode("gb18030")
    yield "one-paragraph.txt", ("水井\n\n" + one).encode()
    yield "one-paragraph-wrapped.txt", ("水井\n\n" + cut(one, 20)).encode()
    yield "a-character-a-line.txt", "\n".join(one[:260_000]).encode()
    yield "no-mark.txt", re.sub(r"[^\u4e00-\u9fff]", "", one).encode()
    yield "briefs.txt", megabyte(lambda of, n: f"{title(n)}\n\n{of[0]}\n\n").encode()
    yield "items.txt", ("通知\n\n" + megabyte(lambda of, n: f"{n + 1}. {of[0][:40]}\n")).encode()
    yield "talk.txt", ("访谈\n\n" + megabyte(lambda of, n: f"问：{of[0][:30]}？\n答：{of[1]}\n")).encode()
    yield "table.txt", megabyte(lambda of, n: f"{title(n)}\t{n}\t{of[0][:6]}\n").encode()
    yield "white.txt", (" \n" * 500_000 + "好\n").encode()


def photograph(n):
    """A JPEG of twelve megapixels, as large as a camera's."""
    import numpy
    from PIL import Image

    grain = numpy.random.default_rng(n)
    low = Image.fromarray(grain.integers(0, 255, (75, 100, 3), dtype="uint8")).resize((4000, 3000), Image.BICUBIC)
    fine = grain.integers(-12, 13, (3000, 4000, 1), dtype="int16")
    picture = Image.fromarray((numpy.asarray(low, dtype="int16") + fine).clip(0, 255).astype("uint8"))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=88)
    return out.getvalue()


def photographs():
    import docx
    from docx.shared import Cm

    source, word = paragraphs(), docx.Document()
    word.add_heading("二十张照片里的老街", 1)
    for n in range(20):
        word.add_paragraph(next(source))
        word.add_picture(io.BytesIO(photograph(n)), width=Cm(14))
        word.add_paragraph(f"图{n + 1}：老街的第{n + 1}个早晨。 季野 摄")
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def paragraph(text):
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def word(body, entries=(), head="", links=""):
    """A Word file of an XML body."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Default Extension='xml' ContentType='application/xml'/></Types>")
        package.writestr("_rels/.rels", f"<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='r1' Type='{RELATED}/officeDocument' Target='word/document.xml'/></Relationships>")
        package.writestr("word/_rels/document.xml.rels", f"<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>{links}</Relationships>")
        package.writestr("word/document.xml", f"<?xml version='1.0'?>{head}<w:document {SPACES}><w:body>{paragraph('老街的早晨')}{body}</w:body></w:document>")
        for name, content in entries:
            package.writestr(name, content)
    return out.getvalue()


def zipped(entries, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as package:
        for name, content in entries:
            package.writestr(name, content)
    return out.getvalue()


def nested(deep):
    inside = zipped([("底.txt", "老街的早晨\n\n井水是甜的。\n")])
    for _ in range(deep):
        inside = zipped([("里.zip", inside)])
    return inside


def hostile():
    """Names and bytes of files made to break the reading."""
    text = paragraph("井水是甜的，街坊们都知道。")
    lol = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 10))
    outside = f"<Relationship Id='i1' Type='{RELATED}/image' Target='file:///etc/passwd' TargetMode='External'/><Relationship Id='i2' Type='{RELATED}/image' Target='../../../../etc/passwd'/><Relationship Id='i3' Type='{RELATED}/attachedTemplate' Target='http://127.0.0.1:9/t.dotm' TargetMode='External'/>"
    drawn = "".join(f"<w:p><w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:imagedata r:id='i{n}'/></v:shape></w:pict></w:r></w:p>" for n in (1, 2))
    yield "xml-of-200-megabytes.docx", zipped([("word/document.xml", b" " * (200 << 20))])
    yield "picture-of-a-gigabyte.docx", word(text, [("word/media/image1.bmp", bytes(1 << 30))], links=f"<Relationship Id='i1' Type='{RELATED}/image' Target='media/image1.bmp'/>")
    yield "entities.docx", word(f"{text}{paragraph('&l9;')}", head=f"<!DOCTYPE w [<!ENTITY l0 'lol'>{lol}<!ENTITY f SYSTEM 'file:///etc/passwd'>]>")
    yield "links.docx", word(text + drawn, links=outside)
    yield "macros.docm", word(text, [("word/vbaProject.bin", bytes(range(256)) * 4000)])
    yield "a-million-cells.docx", word(text + "<w:tbl>" + ("<w:tr>" + f"<w:tc>{paragraph('1')}</w:tc>" * 100 + "</w:tr>") * 10_000 + "</w:tbl>")
    yield "a-million-cells-wide.docx", word(text + f"<w:tbl><w:tr>{f'<w:tc>{paragraph(1)}</w:tc>' * 1_000_000}</w:tr></w:tbl>")
    yield "deep-tables.docx", word(text + "<w:tbl><w:tr><w:tc>" * 50_000 + paragraph("底") + "</w:tc></w:tr></w:tbl>" * 50_000)
    yield "spans.docx", word(text + "<w:tbl>" + "<w:tr><w:tc><w:tcPr><w:gridSpan w:val='1000000000'/></w:tcPr><w:p/></w:tc></w:tr>" * 100 + "</w:tbl>")
    yield "paths.zip", zipped([("../../../外面.txt", "出去了\n"), ("/tmp/外面.txt", "出去了\n"), ("..\\..\\外面.txt", "出去了\n"), ("里面.txt", "老街的早晨\n\n井水是甜的。\n")])
    yield "nested-5.zip", nested(5)
    yield "nested-200.zip", nested(200)
    yield "zeros.zip", zipped([("大.txt", bytes(1 << 30)), ("老街.txt", "老街的早晨\n\n井水是甜的。\n")])
    yield "many.zip", zipped([(f"{n}.txt", "井水是甜的。\n") for n in range(50_000)])
    yield "deep.html", b"<html><body>" + b"<div>" * 500_000 + "井水是甜的。".encode()
    yield "deep-tables.html", b"<html><body>" + b"<table><tr><td>" * 100_000 + "井水是甜的。".encode()
    yield "a-million-cells.html", "<table>{}</table>".format(("<tr>" + "<td>1</td>" * 100 + "</tr>") * 10_000).encode()
    yield "spans.html", "<p>老街的早晨</p><table>{}</table>".format("<tr><td rowspan=65534 colspan=1000>甲</td></tr>" * 1000).encode()
    yield "picture.html", f"<h1>老街</h1><p>井水是甜的。</p><img src='file:///etc/passwd'><img src='../../../../etc/passwd'><img src='data:image/png;base64,{'A' * (40 << 20)}'>".encode()
    yield "deep.rtf", b"{\\rtf1 " + b"{" * 1_000_000 + b"1" + b"}" * 1_000_000 + b"}"
    yield "a-million-cells.rtf", b"{\\rtf1 " + (b"\\trowd" + b"".join(b"\\cellx%d" % n for n in range(100)) + b"1\\cell " * 100 + b"\\row\n") * 10_000 + b"}"
    yield "binary.rtf", b"{\\rtf1 {\\pict\\bin2000000000 " + bytes(1000) + b"}}"
    yield "deep.json", b"[" * 1_000_000
    yield "entities.xml", f"<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY l0 'lol'>{lol}]><rss version='2.0'><channel><item><title>&l9;</title><description>井水</description></item></channel></rss>".encode()


def imported(kanyin, name, content, keep):
    """How one file is imported: processor, clock, megabytes, how it ended, what was said, and whether all is where it belongs."""
    with tempfile.TemporaryDirectory() as folder:
        outer = pathlib.Path(folder)
        paper = outer / "刊/深/处"
        (paper / "issues").mkdir(parents=True)
        (paper / "paper.yaml").write_text("name: 檐下\n", "utf-8")
        copy = outer / name
        copy.write_bytes(content)
        if keep:
            keep.mkdir(parents=True, exist_ok=True)
            (keep / name).write_bytes(content)
        run = subprocess.run([sys.executable, "-IS", "-c", WATCH, kanyin, "import", copy, "--into", paper / "issues/1"], capture_output=True)
        words, _, counts = run.stderr.decode("utf-8", "replace").rpartition("\n#")
        code, processor, clock, memory = (float(count) for count in counts.split())
        issue = paper / "issues/1"
        stray = [path for path in outer.rglob("*") if path.is_file() and path not in (copy, paper / "paper.yaml") and issue not in path.parents]
        stories = "".join(path.read_text("utf-8") for path in issue.rglob("*.md"))
        leaked = "root:" in stories
        return processor, clock, memory, int(code), words, not stray and not leaked


def first_line(words):
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    return lines[0][:70] if lines else ""


def main():
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--kanyin", type=pathlib.Path, default=ROOT / "target/release/kanyin")
    asked.add_argument("--only", default="", help="only files with this in their names")
    asked.add_argument("--keep", type=pathlib.Path, help="writes the files here")
    asked = asked.parse_args()
    kanyin, good = asked.kanyin.resolve(), True
    kinds = [
        ("a megabyte of text", TEXT, None, texts()),
        ("photographs", PHOTOGRAPHS, None, (("photographs.docx", photographs()) for _ in range(1)) if asked.only in "photographs.docx" else ()),
        ("hostile", HOSTILE, MEGABYTES, hostile()),
    ]
    print(f"{'file':30} processor  clock    MB  ended")
    for kind, seconds, megabytes, files in kinds:
        print(f"-- {kind}: under {seconds:g} s" + (f", {megabytes} MB" if megabytes else ""))
        for name, content in files:
            if asked.only not in name:
                continue
            processor, clock, memory, code, words, stays = imported(kanyin, name, content, asked.keep)
            own = processor < seconds and (not megabytes or memory < megabytes) and code in (0, 1) and stays
            good = good and own
            print(f"{name:30} {processor:8.2f} s {clock:5.2f} s {memory:5.0f}  {code} {'' if own else '** '}{first_line(words)}", flush=True)
    sys.exit(not good)


if __name__ == "__main__":
    main()
