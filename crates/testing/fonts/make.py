#!/usr/bin/env python3
"""Draw KanyinTestRare.ttf, the font that tests put into a publication's `fonts/`.

    python3 crates/testing/fonts/make.py     (fonttools; the output is the same byte for byte on every run)

Own drawings, no one else's outlines: every character is a frame with bars in it, as many as its
place in the list below. 骨 is drawn twice, framed for the default and solid for simplified Chinese
(`locl` of ZHS), as a pan-CJK font keeps its regional forms.
"""

from pathlib import Path

from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

FAMILY = "Kanyin Test Rare"
# In names: 䶮 㛃 𬱖, which the built-in fonts have too. In none of them: 𡒊 𪛖 𪚥.
CHARACTERS = "䶮㛃𬱖𡒊𪛖𪚥骨"
FEATURES = """
languagesystem DFLT dflt;
languagesystem hani dflt;
languagesystem hani ZHS;
feature locl {
    script hani;
    language ZHS exclude_dflt;
    sub bone by bone.zhs;
} locl;
"""


def rectangle(pen, left, bottom, right, top):
    pen.moveTo((left, bottom))
    pen.lineTo((left, top))
    pen.lineTo((right, top))
    pen.lineTo((right, bottom))
    pen.closePath()


def framed(bars):
    pen = TTGlyphPen(None)
    for box in [(50, -70, 950, 0), (50, 780, 950, 850), (50, 0, 120, 780), (880, 0, 950, 780)]:
        rectangle(pen, *box)
    for n in range(bars):
        rectangle(pen, 180, 60 + n * 100, 820, 110 + n * 100)
    return pen.glyph()


def solid():
    pen = TTGlyphPen(None)
    rectangle(pen, 50, -70, 950, 850)
    return pen.glyph()


names = ["bone" if c == "骨" else f"u{ord(c):04X}" for c in CHARACTERS]
glyphs = {".notdef": framed(0), **{name: framed(n + 1) for n, name in enumerate(names)}}
glyphs["bone.zhs"] = solid()
font = FontBuilder(1000, isTTF=True)
font.setupGlyphOrder(list(glyphs))
font.setupCharacterMap({ord(c): name for c, name in zip(CHARACTERS, names)})
font.setupGlyf(glyphs)
font.setupHorizontalMetrics({name: (1000, 50) for name in glyphs})
font.setupHorizontalHeader(ascent=880, descent=-120)
font.setupNameTable(
    {
        "familyName": FAMILY,
        "styleName": "Regular",
        "psName": FAMILY.replace(" ", ""),
        "copyright": "Drawn for Kanyin's tests. MIT OR Apache-2.0, as Kanyin itself.",
    },
    mac=False,
)
font.setupOS2(sTypoAscender=880, sTypoDescender=-120, usWinAscent=880, usWinDescent=120)
font.setupPost()
font.font["head"].created = font.font["head"].modified = 0
font.font.recalcTimestamp = False
addOpenTypeFeaturesFromString(font.font, FEATURES)
font.save(Path(__file__).with_name("KanyinTestRare.ttf"))
