"""The same paragraphs into a PDF, by Typst, by Kanyin and by XeLaTeX: one face, one size, one measure."""

import re
import shutil
import subprocess
import sys

from measured import ROOT

FONTS = ROOT / "fonts"
FACE = "NotoSerifCJKsc-Regular"
# Points.
SIZE, LEADING, MARGIN = 9.0, 13.5, 30.0
# White at the right of those whose lines may be too long: beyond the sheet nothing can be read back.
BESIDE = 400.0
# Lines on a page of one column.
LINES = 200


def sheet(measure):
    """Width and height of a sheet of one column, in points."""
    return MARGIN + SIZE * measure + BESIDE, LINES * LEADING + 2 * MARGIN


def run(command, folder=None):
    done = subprocess.run([str(word) for word in command], cwd=folder, capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


class Typst:
    """Stock Typst: nothing but the type, the measure and the indent."""

    name = "Typst"

    def __init__(self, program):
        self.program = program

    def set(self, paragraphs, measure, folder):
        fonts = folder / "fonts"
        fonts.mkdir(parents=True)
        shutil.copy(FONTS / f"{FACE}.otf", fonts)
        width, height = sheet(measure)
        source = [
            f"#set page(width: {width}pt, height: {height}pt, margin: (right: {BESIDE}pt, rest: {MARGIN}pt))",
            f'#set text(lang: "zh", region: "cn", font: "Noto Serif CJK SC", size: {SIZE}pt)',
            "#set par(justify: true, first-line-indent: (amount: 2em, all: true))",
        ]
        # A string, so that no word is markup.
        quoted = (re.sub(r'([\\"])', r"\\\1", text) for text in paragraphs)
        source += [f'#par("{text}")' for text in quoted]
        (folder / "text.typ").write_text("\n".join(source), "utf-8")
        pdf = folder / "text.pdf"
        code, said = run([self.program, folder / "text.typ", pdf, fonts])
        return pdf if code == 0 else sys.exit(f"Typst: {said}")


class Kanyin:
    """Kanyin: a publication whose pages are one column each."""

    def __init__(self, program, hang=False):
        self.program, self.hang = program, hang
        self.name = "Kanyin, hanging" if hang else "Kanyin"

    def set(self, paragraphs, measure, folder):
        width, height = SIZE * measure + 2 * MARGIN, LINES * LEADING + 120
        write(
            folder / "paper.yaml",
            f"name: 试报\npage: {{trim: {width}pt x {height}pt}}\n"
            f"grid: {{columns: 1, measure: {measure}, lines: {LINES}, size: {SIZE}pt, leading: {LEADING}pt, gutter: 12pt}}\n"
            + ("lines: {hang: true}\n" if self.hang else ""),
        )
        write(folder / "layouts/one/layout.yaml", "rows: [auto]\nareas: [A]\nA: {is: story, name: a}\n")
        issue, pages = folder / "issues/1", ""
        for number, part in enumerate(pages_of(paragraphs, measure)):
            body = "\n\n".join(typed(text) for text in part)
            write(issue / f"{number}.md", f"---\ntitle: 题\n---\n\n{body}\n")
            pages += f"  - {{layout: one, stories: [{number}.md]}}\n"
        write(issue / "issue.yaml", f"date: 2026-11-20\npages:\n{pages}")
        code, said = run([self.program, "build", "--only", "press", "--out", folder / "out", issue])
        pdf = folder / "out/1/press.pdf"
        return pdf if code == 0 and pdf.is_file() else sys.exit(f"Kanyin ended with {code}\n{said}")


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def pages_of(paragraphs, measure):
    """As much text as a page holds: no paragraph goes over two pages."""
    pages, lines = [[]], 0
    for text in paragraphs:
        takes = len(re.sub(r"\s", "", text)) // (measure - 2) + 2
        if pages[-1] and lines + takes > LINES - 6:
            pages.append([])
            lines = 0
        pages[-1].append(text)
        lines += takes
    return pages


def typed(text):
    """Words as Markdown that says the same."""
    text = re.sub(r"([\\`*_\[\]<>#|&~^{}])", r"\\\1", text)
    return re.sub(r"^([-+]|\d+(?=[.)]))", lambda start: escaped_marker(start[1]), text)


def escaped_marker(marker):
    """What would begin a list does not."""
    return f"{marker}\\" if marker.isdigit() else f"\\{marker}"


class Latex:
    """XeLaTeX with ctex and xeCJK as they come."""

    name = "XeLaTeX"

    def set(self, paragraphs, measure, folder):
        width, height = sheet(measure)
        source = [
            "\\documentclass[UTF8,fontset=none]{ctexart}",
            f"\\usepackage[paperwidth={width}bp,paperheight={height}bp,margin={MARGIN}bp,right={BESIDE}bp]{{geometry}}",
            # Words are set as they are: no `--` to a dash, no quotes made curly.
            f"\\setmainfont[Ligatures=TeXReset,Path={FONTS}/,Extension=.otf]{{{FACE}}}",
            f"\\setCJKmainfont[Path={FONTS}/,Extension=.otf]{{{FACE}}}",
            "\\pagestyle{empty}\\raggedbottom",
            f"\\begin{{document}}\\fontsize{{{SIZE}bp}}{{{LEADING}bp}}\\selectfont",
            *(latex(text) + "\n" for text in paragraphs),
            "\\end{document}",
        ]
        write(folder / "text.tex", "\n".join(source))
        code, said = run(["xelatex", "-interaction=nonstopmode", "text.tex"], folder)
        pdf = folder / "text.pdf"
        return pdf if code == 0 else sys.exit(f"XeLaTeX: {said[-2000:]}")


def latex(text):
    named = {"\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}"}
    return re.sub(r"[\\{}$&#%_^~]", lambda c: named.get(c[0], "\\" + c[0]), text)
