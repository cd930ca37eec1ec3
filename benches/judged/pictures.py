"""Pages as pictures, with what was found framed. Needs Pillow and poppler."""

import io
import subprocess

from PIL import Image, ImageDraw, ImageFont

from measured import ROOT

FACE = ROOT / "fonts/NotoSansCJKsc-Regular.otf"
COLOURS = {"hole": "#0077cc", "stagger": "#d08000", "碰题": "#d08000", "uneven white": "#20a040", "ends apart": "#20a040"}


def page(pdf, number, faults, dots=60):
    """One page with its faults framed."""
    drawn = subprocess.run(["pdftoppm", "-r", str(dots), "-f", str(number), "-l", str(number), "-png", str(pdf)], capture_output=True)
    image = Image.open(io.BytesIO(drawn.stdout)).convert("RGB")
    pen, scale = ImageDraw.Draw(image), dots / 72
    for fault in faults:
        if fault.box:
            b = fault.box.grown(1)
            box = [b.left * scale, b.top * scale, b.right * scale, b.foot * scale]
            pen.rectangle(box, outline=COLOURS.get(fault.kind, "#e000a0"), width=2)
    return image


def contact_sheet(images, to, across=5, height=760):
    """Named pictures beside one another."""
    face = ImageFont.truetype(str(FACE), 18)
    small = [(name, image.resize((round(image.width * height / image.height), height))) for name, image in images]
    width = max(image.width for _, image in small) + 16
    rows = -(-len(small) // across)
    sheet = Image.new("RGB", (width * min(across, len(small)), rows * (height + 36)), "#888")
    pen = ImageDraw.Draw(sheet)
    for n, (name, image) in enumerate(small):
        x, y = n % across * width + 8, n // across * (height + 36)
        pen.text((x, y + 4), name, fill="white", font=face)
        sheet.paste(image, (x, y + 30))
    sheet.save(to)


def contact_sheets(images, out, name):
    """Ten pages to a sheet."""
    for n in range(0, len(images), 10):
        to = out / f"{name}-{n // 10 + 1:02}.png"
        contact_sheet(images[n : n + 10], to)
        print(to)
