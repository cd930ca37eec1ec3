#!/usr/bin/env python3
"""Eight photographs of twelve megapixels on four pages: the cost of developing them.

    benches/photos.py [--runs 5] [--kanyin BINARY] [--keep FOLDER]

Makes the photographs (broad shapes with grain, 4 to 5 MB each, always the same), and an issue with two of
them on each page. Kanyin builds all its files with an empty cache, then with what that left in the cache.
`vipsthumbnail`, which decodes no more than it needs, makes JPEGs of the same eight files at the sizes that
press.pdf has them, with the same output profile, in one process for each of the two sizes. They take turns;
medians and ratios are printed against the bars of issue 4. Wants libvips-tools; nothing else but Python 3.
"""

import argparse
import json
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile

from measured import ROOT, cargo, run

PROFILE = ROOT / "profiles/newsprint.icc"
SECONDS, MEGABYTES, TIMES, WARM = 6.0, 600, 2.0, 0.6
WIDTH, HEIGHT = 4000, 3000
PPI = 300


def photograph(seed, path):
    """Shapes as large as hills and faces, the same grain in all channels: 4 to 5 MB as a JPEG."""
    with tempfile.TemporaryDirectory() as folder:
        at = pathlib.Path(folder)

        def vips(*words):
            subprocess.run(["vips", *[str(word) for word in words]], check=True)

        vips("gaussnoise", at / "grain.v", WIDTH, HEIGHT, "--mean", 0, "--sigma", 9, "--seed", seed)
        for n, cell in enumerate((300, 500, 700)):
            vips("perlin", at / "shape.v", WIDTH, HEIGHT, "--cell-size", cell, "--seed", 8 * seed + n, "--uchar")
            vips("add", at / "shape.v", at / "grain.v", at / "sum.v")
            vips("cast", at / "sum.v", at / f"{n}.v", "uchar")
        vips("bandjoin", " ".join(str(at / f"{n}.v") for n in range(3)), at / "joined.v")
        vips("copy", at / "joined.v", at / "rgb.v", "--interpretation", "srgb")
        vips("jpegsave", at / "rgb.v", path, "--Q", 90)


def prose(count, seed):
    """So many Han characters, no two paragraphs alike."""
    mixed = ((n + 1) * 2654435761 + seed * 40503 & 0xFFFFFFFF for n in range(count))
    return "".join(chr(0x4E00 + (number >> 8) % 0x1000) for number in mixed)


def publication(folder):
    """An issue of four pages, each one story with a photograph of three columns and one of two."""
    stories = folder / "issues/1/stories"
    stories.mkdir(parents=True)
    (folder / "layouts/one").mkdir(parents=True)
    (folder / "paper.yaml").write_text("name: 试报\n", "utf-8")
    layout = "rows: [auto]\nareas: [AAAAA]\nA: {is: story, name: a}\n"
    (folder / "layouts/one/layout.yaml").write_text(layout, "utf-8")
    pages = ""
    for page in range(4):
        first, second = 2 * page + 1, 2 * page + 2
        for n in (first, second):
            photograph(n, stories / f"{n}.jpg")
        text = "\n\n".join(prose(400, 8 * page + n) for n in range(7)) + prose(250, page)
        pictures = f'![]({first}.jpg "columns=3 place=top")\n\n![]({second}.jpg "columns=2 place=bottom")'
        (stories / f"{page}.md").write_text(f"---\ntitle: 好题目\n---\n\n{pictures}\n\n{text}\n", "utf-8")
        pages += f"  - layout: one\n    stories: {{a: stories/{page}.md}}\n"
    (folder / "issues/1/issue.yaml").write_text(f"date: 2026-11-20\npages:\n{pages}", "utf-8")
    return folder / "issues/1"


def sizes(out):
    """The sizes in pixels at which the press has the photographs, in reading order."""
    things = json.loads((out / "layout.json").read_text("utf-8"))["things"]
    pixels = lambda length: int(length / 72 * PPI)
    return [(pixels(t["width"]), pixels(t["height"])) for t in things if t["role"] == "picture"]


def thumbnails(issue, wanted, folder):
    """The commands that make all of them: vipsthumbnail has one size for all its files."""
    groups = {}
    for n, size in enumerate(wanted, 1):
        groups.setdefault(size, []).append(issue / f"stories/{n}.jpg")
    return [
        ["vipsthumbnail", *files, "--size", f"{width}x{height}!", "--export-profile", PROFILE,
         "-o", folder / f"{width}-%s.jpg[Q=92]"]
        for (width, height), files in groups.items()
    ]


def told(name, runs, more=""):
    times, peaks = zip(*runs)
    print(f"{name:<26}{statistics.median(times):7.3f} s   ({min(times):.3f}–{max(times):.3f})"
          f"{max(peaks):7.0f} MB{more}")
    return statistics.median(times), max(peaks)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--runs", type=int, default=5)
    arguments.add_argument("--kanyin", help="a binary; built if left out")
    arguments.add_argument("--keep", type=pathlib.Path, help="makes the publication here, or takes the one that is")
    given = arguments.parse_args()
    if not shutil.which("vipsthumbnail"):
        sys.exit("vipsthumbnail is not there (Debian: libvips-tools)")
    kanyin = given.kanyin or cargo("build", "--release", "--quiet", "--bin", "kanyin")

    with tempfile.TemporaryDirectory() as temporary:
        temporary = pathlib.Path(temporary)
        folder = given.keep or temporary / "paper"
        issue = folder / "issues/1"
        if not issue.is_dir():
            publication(folder)
        megabytes = [path.stat().st_size / 1e6 for path in sorted((issue / "stories").glob("*.jpg"))]
        out = temporary / "out"
        cache = out / ".cache"
        build = [kanyin, "build", "--out", out, issue]
        small = temporary / "small"
        small.mkdir()

        cold, warm, vips = [], [], []
        for _ in range(given.runs):
            shutil.rmtree(cache, ignore_errors=True)
            cold.append(run(build))
            warm.append(run(build))
            both = [run(command) for command in thumbnails(issue, sizes(out / "1"), small)]
            vips.append((sum(took for took, _ in both), max(peak for _, peak in both)))

        print(f"8 photographs of {WIDTH} × {HEIGHT}, {min(megabytes):.1f}–{max(megabytes):.1f} MB, at "
              f"{sorted(set(sizes(out / '1')))}; {given.runs} runs each, in turn; median (least–most), peak memory")
        took, peak = told("kanyin, cold, all files", cold)
        again, _ = told("kanyin, warm, all files", warm)
        thumbs, _ = told("vipsthumbnail", vips)
        held = {
            f"cold {took:.2f} s, under {SECONDS}": took < SECONDS,
            f"memory {peak:.0f} MB, under {MEGABYTES}": peak < MEGABYTES,
            f"ratio {took / thumbs:.2f}, at most {TIMES}": took <= TIMES * thumbs,
            f"warm {again:.2f} s, under {WARM}": again < WARM,
        }
        for bar, holds in held.items():
            print(f"{bar}: {'held' if holds else 'NOT HELD'}")
    sys.exit(not all(held.values()))


main()
