#!/usr/bin/env python3
"""Draw probe.ttc: one face for each role that has every character, all of them one empty em square.

    python3 src/fonts/probe.py     (fonttools; the output is the same byte for byte on every run)

See probe.rs. Own work; licence: MIT OR Apache-2.0, as Kanyin itself.
"""

from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib import TTCollection, newTable
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
from fontTools.ttLib.tables._g_l_y_f import Glyph


def every_character():
    """Planes 0 to 3, but for controls, spaces and surrogates: one group each in a map of format 13."""
    subtable = CmapSubtable.newSubtable(13)
    subtable.platformID, subtable.platEncID, subtable.language = 3, 10, 0
    shown = [*range(0x21, 0x7F), *range(0xA1, 0xD800), *range(0xE000, 0xFFFE), *range(0x10000, 0x40000)]
    subtable.cmap = dict.fromkeys(shown, "square")
    table = newTable("cmap")
    table.tableVersion, table.tables = 0, [subtable]
    return table


def face(role):
    font = FontBuilder(1000, isTTF=True)
    font.setupGlyphOrder([".notdef", "square"])
    font.setupCharacterMap({0x4E00: "square"})  # for OS/2, which asks for one
    font.setupGlyf({".notdef": Glyph(), "square": Glyph()})
    font.setupHorizontalMetrics({".notdef": (1000, 0), "square": (1000, 0)})
    font.setupHorizontalHeader(ascent=880, descent=-120)
    family = f"Kanyin {role} Probe"  # a last word like "heavy" would be read as a weight
    names = {"familyName": family, "styleName": "Regular", "psName": family.replace(" ", "")}
    font.setupNameTable(names, mac=False)
    font.setupOS2(sTypoAscender=880, sTypoDescender=-120, usWinAscent=880, usWinDescent=120)
    font.setupPost(keepGlyphNames=False)
    font.font["head"].created = font.font["head"].modified = 0
    font.font.recalcTimestamp = False
    font.font["cmap"] = every_character()
    return font.font


collection = TTCollection()
collection.fonts = [face(role) for role in ["song", "heavy", "hei", "kai", "display"]]
collection.save(str(Path(__file__).with_name("probe.ttc")))
