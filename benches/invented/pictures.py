"""Pictures of every shape, cut from the sample's photographs (their licences: CREDITS.md) or made, and ads. Needs Pillow."""

import random

from PIL import Image, ImageDraw, ImageFont

from measured import ROOT

PHOTOS = sorted((ROOT / "issues/2026-11/images").glob("*.jpg"))
FACE = ROOT / "fonts/NotoSansCJKsc-Bold.otf"
# Height by width.
SHAPES = {
    "portrait": [4 / 3, 3 / 2, 1.42],
    "landscape": [2 / 3, 3 / 4, 0.71],
    "square": [1.0, 0.96],
    "panorama": [0.38, 0.5, 9 / 16],
    "tall": [1.9, 2.3],
}
# Pixels of the longer side.
LONG = 1700


def make_all(folder):
    """One picture of every shape from every photograph, and some that are drawings. Path by shape."""
    folder.mkdir(parents=True, exist_ok=True)
    made = {}
    for n, path in enumerate(PHOTOS):
        with Image.open(path) as photo:
            photo = photo.convert("RGB")
            for shape, ratios in SHAPES.items():
                ratio = ratios[n % len(ratios)]
                to = folder / f"{shape}-{n}.jpg"
                made.setdefault(shape, []).append((to, ratio))
                if not to.exists():
                    cut(photo, ratio).save(to, quality=85)
    for shape, ratios in SHAPES.items():
        for n, ratio in enumerate(ratios):
            to = folder / f"{shape}-drawn-{n}.png"
            made[shape].append((to, ratio))
            if not to.exists():
                drawn(random.Random(f"{shape} {n}"), ratio).save(to)
    return made


def cut(photo, ratio):
    """The middle of a photograph in a shape."""
    width, height = photo.size
    if height / width > ratio:
        new = round(width * ratio)
        box = (0, (height - new) // 2, width, (height - new) // 2 + new)
    else:
        new = round(height / ratio)
        box = ((width - new) // 2, 0, (width - new) // 2 + new, height)
    return photo.crop(box).resize(pixels(ratio))


def pixels(ratio):
    return (LONG, round(LONG * ratio)) if ratio <= 1 else (round(LONG / ratio), LONG)


def drawn(rng, ratio):
    """Bars and a line, as a chart has them."""
    width, height = pixels(ratio)
    image = Image.new("RGB", (width, height), (236, 240, 244))
    pen, bars = ImageDraw.Draw(image), 9
    for n in range(bars):
        top = height * rng.uniform(0.15, 0.8)
        left = width * (n + 0.5) / (bars + 1)
        pen.rectangle([left, top, left + width * 0.07, height * 0.92], fill=(40, 90 + 10 * n, 140))
    return image


def ad(rng, width, height, to):
    """An ad so many points wide and high, as a picture or a PDF."""
    scale = 200 / 72
    size = (round(width * scale), round(height * scale))
    ground = rng.choice([(28, 74, 104), (244, 236, 214), (86, 28, 40), (214, 230, 220)])
    ink = (255, 255, 255) if sum(ground) < 400 else (20, 20, 20)
    image = Image.new("RGB", size, ground)
    pen, unit = ImageDraw.Draw(image), min(size)
    pen.rectangle([unit * 0.05, unit * 0.05, size[0] - unit * 0.05, size[1] - unit * 0.05], outline=ink, width=max(2, unit // 90))
    words = rng.choice(["清溪书店", "老街豆腐坊", "学府眼镜", "冬日家电节", "半价"])
    face = ImageFont.truetype(str(FACE), max(12, int(min(unit * 0.4, size[0] * 0.8 / len(words)))))
    pen.text((size[0] / 2, size[1] / 2), words, fill=ink, font=face, anchor="mm")
    image.save(to, dpi=(200, 200))
