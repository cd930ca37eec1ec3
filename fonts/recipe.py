#!/usr/bin/env python3
"""Make the font files of Kanyin 刊印 from Debian and npm packages.

    python3 -m venv /tmp/v && /tmp/v/bin/pip install -r fonts/requirements.txt
    /tmp/v/bin/python fonts/recipe.py            # write into fonts/
    /tmp/v/bin/python fonts/recipe.py --check    # only check what is in fonts/

See README.md beside this file. The output is the same byte for byte on every run
with the same sources and the fonttools version in requirements.txt.
"""

import argparse
import bz2
import hashlib
import io
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent

NOTO = Path("/usr/share/fonts/opentype/noto")
UNIHAN = [Path("/usr/share/unicode/Unihan_OtherMappings.txt.bz2"),
          Path("/usr/share/unicode/Unihan_OtherMappings.txt")]
DOC = Path("/usr/share/doc")
NPM_PACKAGE = "@expo-google-fonts/ma-shan-zheng"
NPM_VERSION = "0.4.3"
NPM_FONT = "package/400Regular/MaShanZheng_400Regular.ttf"
NPM_LICENSE = "package/LICENSE_FONT"

# file, family, weight, source, Debian package, way.
# way "subset": cut down. way "copy": byte for byte. LXGW WenKai is copied, because its author
# reserves the names 霞鹜 and LXGW: a subset is a modified version and would need another name.
FACES = [
    ("NotoSerifCJKsc-Regular.otf", "Noto Serif CJK SC", 400, NOTO / "NotoSerifCJK-Regular.ttc", "fonts-noto-cjk", "subset"),
    ("NotoSerifCJKsc-Black.otf", "Noto Serif CJK SC", 900, NOTO / "NotoSerifCJK-Black.ttc", "fonts-noto-cjk-extra", "subset"),
    ("NotoSansCJKsc-Regular.otf", "Noto Sans CJK SC", 400, NOTO / "NotoSansCJK-Regular.ttc", "fonts-noto-cjk", "subset"),
    ("NotoSansCJKsc-Bold.otf", "Noto Sans CJK SC", 700, NOTO / "NotoSansCJK-Bold.ttc", "fonts-noto-cjk", "subset"),
    ("LXGWWenKai-Regular.ttf", "LXGW WenKai", 400, Path("/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf"), "fonts-lxgw-wenkai", "copy"),
    ("MaShanZheng-Regular.ttf", "Ma Shan Zheng", 400, None, None, "subset"),
]
DISPLAY = "MaShanZheng-Regular.ttf"  # GB 2312 only; its coverage is counted, not required

# sha256 of the sources these files were made from.
SOURCES = {
    "NotoSerifCJK-Regular.ttc": "a04178ec485dffdff7cc0c0c20e1fce9202d7e2160d805e8e44a4c8841c58481",
    "NotoSerifCJK-Black.ttc": "7d38a254818bec880251400165923b5afdee2ae9a58c8276e912f26df2badecb",
    "NotoSansCJK-Regular.ttc": "b76b0433203017ca80401b2ee0dd69350349871c4b19d504c34dbdd80541690a",
    "NotoSansCJK-Bold.ttc": "faa5f3656a78b2e2d450d27fe8382c778bc2b6bb5ea29c986664a6a435056ceb",
    "LXGWWenKai-Regular.ttf": "bbf534b0ca093928f94d1782855e65a19a32cde82b075d495d072025521953c8",
    "MaShanZheng_400Regular.ttf": "016752d5574878419a95d6e89304613a7bf8b44199ec0f25308d999dfd75c7de",
}

RANGES = [
    (0x0020, 0x007E), (0x00A0, 0x00FF), (0x0100, 0x017F),  # Latin
    (0x01CD, 0x01DC), (0x01F8, 0x01F9), (0x0251, 0x0251), (0x0261, 0x0261),  # pinyin letters
    (0x02C6, 0x02CB), (0x02D8, 0x02DD),  # tone marks
    (0x0300, 0x0308), (0x030C, 0x030C),  # combining accents
    (0x0370, 0x03FF), (0x0400, 0x045F),  # Greek, Cyrillic
    (0x2000, 0x206F),  # general punctuation
    (0x2070, 0x209C), (0x20A0, 0x20CF),  # super/subscripts, currency
    (0x2100, 0x214F), (0x2150, 0x218F), (0x2190, 0x21FF),  # letterlike, numerals, arrows
    (0x2200, 0x22FF), (0x2460, 0x24FF),  # mathematics, enclosed
    (0x2500, 0x257F), (0x2580, 0x259F), (0x25A0, 0x25FF),  # boxes, blocks, shapes
    (0x2600, 0x2609), (0x260E, 0x260F), (0x2640, 0x2642), (0x2660, 0x266F), (0x2713, 0x2717),
    # Radicals share glyphs with ordinary characters (⾯ and 面). Without them in the list some
    # readers and writers of PDF lose the ordinary character, though the character map has it.
    (0x2E80, 0x2FDF),
    (0x3000, 0x303F), (0x3100, 0x312F), (0x3200, 0x33FF),
    (0x3040, 0x30FF),  # kana: names and the の of shop signs
    (0x4E00, 0x9FFF),
    (0xFE10, 0xFE19), (0xFE30, 0xFE4F),  # vertical and compatibility forms
    (0xFF00, 0xFFEF),
]

FEATURES = ["vert", "vrt2", "palt", "vpal", "halt", "vhal", "chws", "vchw", "kern", "vkrn",
            "ccmp", "locl", "mark", "mkmk", "liga"]
# Simplified Chinese and the default only: `locl` for JAN, KOR, ZHT, ZHH would bring in the
# Japanese, Korean, Taiwan and Hong Kong drawings of every character.
DROP_LANGUAGES = {"JAN ", "KOR ", "ZHT ", "ZHH ", "ZHTM"}


def die(message):
    sys.exit("recipe: " + message)


try:
    import fontTools
    from fontTools import subset
    from fontTools.ttLib import TTCollection, TTFont
except ImportError:
    die("fonttools is missing. Do:\n"
        "  apt-get install python3-venv\n"
        "  python3 -m venv /tmp/kanyin-fonts\n"
        f"  /tmp/kanyin-fonts/bin/pip install -r {HERE / 'requirements.txt'}\n"
        f"  /tmp/kanyin-fonts/bin/python {HERE / 'recipe.py'}")


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def tongyong():
    """The 8,105 characters in the table's own order, split in its three levels."""
    path = next((p for p in UNIHAN if p.exists()), None)
    opener = bz2.open if path.suffix == ".bz2" else open
    by_number = {}
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            cells = line.split()
            if len(cells) < 3 or cells[1] != "kTGH":
                continue
            for value in cells[2:]:
                year, number = value.split(":")
                if year == "2013":
                    if int(number) in by_number:
                        die(f"kTGH gives number {number} twice")
                    by_number[int(number)] = chr(int(cells[0][2:], 16))
    if sorted(by_number) != list(range(1, 8106)) or len(set(by_number.values())) != 8105:
        die(f"kTGH does not give 8,105 characters but {len(by_number)}")
    beyond = sum(c > "\uffff" for c in by_number.values())
    if beyond != 196:
        die(f"kTGH gives {beyond} characters beyond the BMP, not 196")
    whole = "".join(by_number[n] for n in range(1, 8106))
    return [whole[:3500], whole[3500:6500], whole[6500:]]


def gb2312():
    """The 6,763 Chinese characters of GB 2312."""
    found = []
    for high in range(0xB0, 0xF8):
        for low in range(0xA1, 0xFF):
            found += bytes([high, low]).decode("gb2312", "ignore")
    return found


def npm_files(tarball):
    """The font and its licence from the npm package."""
    with tempfile.TemporaryDirectory() as folder:
        if tarball is None:
            if shutil.which("npm") is None:
                die(f"npm is missing: apt-get install npm, or give --npm-tarball FILE ({NPM_PACKAGE} {NPM_VERSION})")
            got = subprocess.run(["npm", "pack", "--silent", f"{NPM_PACKAGE}@{NPM_VERSION}"],
                                 cwd=folder, capture_output=True, text=True)
            if got.returncode:
                die("npm pack failed:\n" + got.stderr)
            tarball = next(Path(folder).glob("*.tgz"))
        with tarfile.open(tarball) as tar:
            return tar.extractfile(NPM_FONT).read(), tar.extractfile(NPM_LICENSE).read()


def open_face(data, family, weight):
    """The face of that family and weight, found by its name table."""
    if data[:4] != b"ttcf":
        fonts = [TTFont(io.BytesIO(data), recalcTimestamp=False)]
    else:
        count = len(TTCollection(io.BytesIO(data), lazy=True).fonts)
        fonts = [TTFont(io.BytesIO(data), fontNumber=n, recalcTimestamp=False, lazy=True) for n in range(count)]
    found = [f for f in fonts if family_of(f) == family and f["OS/2"].usWeightClass == weight]
    if len(found) != 1:
        die(f"{len(found)} faces are called {family} {weight}")
    return found[0]


def family_of(font):
    name = font["name"]
    return name.getDebugName(16) or name.getDebugName(1)


def drop_languages(font):
    for tag in ("GSUB", "GPOS"):
        if tag in font and font[tag].table.ScriptList:
            for record in font[tag].table.ScriptList.ScriptRecord:
                script = record.Script
                script.LangSysRecord = [r for r in script.LangSysRecord if r.LangSysTag not in DROP_LANGUAGES]
                script.LangSysCount = len(script.LangSysRecord)


def cut(font, unicodes):
    drop_languages(font)
    options = subset.Options()
    options.layout_features = FEATURES
    options.hinting = False
    options.desubroutinize = False
    options.notdef_outline = True
    options.name_IDs = ["*"]
    options.name_languages = ["*"]
    options.name_legacy = True
    options.recalc_timestamp = False
    options.glyph_names = False
    options.drop_tables += ["gasp"]
    tool = subset.Subsetter(options)
    tool.populate(unicodes=unicodes)
    tool.subset(font)
    font.recalcTimestamp = False
    out = io.BytesIO()
    subset.save_font(font, out, options)
    return out.getvalue()


def debian_license(package):
    """The OFL stanza of a Debian copyright file, as plain text, and what its font stanza says."""
    stanzas = (DOC / package / "copyright").read_text(encoding="utf-8").split("\n\n")
    ofl = next(s for s in stanzas if s.lstrip().startswith(("License: OFL", "License: SIL")))
    body = [line[1:] if line.startswith(" ") else line for line in ofl.strip().split("\n")[1:]]
    return "\n".join("" if line == "." else line.rstrip() for line in body).strip() + "\n"


def copyright_of(font):
    return font["name"].getDebugName(0).replace("\r\n", "\n").strip()


OFL_HEAD = """{copyright}

This Font Software is licensed under the SIL Open Font License, Version 1.1.
This license is copied below, and is also available with a FAQ at:
https://openfontlicense.org

{note}
"""


def make(args):
    missing = sorted({package for *_, source, package, _ in FACES if source and not source.exists()})
    if not any(p.exists() for p in UNIHAN):
        missing.append("unicode-data")
    if missing:
        die("missing packages. Do:\n  apt-get install " + " ".join(missing))
    pinned = (HERE / "requirements.txt").read_text().split("==")[1].strip()
    if fontTools.version != pinned and not args.other_sources:
        die(f"fonttools is {fontTools.version}, not {pinned}: pip install -r requirements.txt (or --other-sources)")

    out = args.out
    out.mkdir(parents=True, exist_ok=True)
    levels = tongyong()
    (out / "tongyong-8105.txt").write_text("\n".join(levels) + "\n", encoding="utf-8")
    unicodes = {c for low, high in RANGES for c in range(low, high + 1)} | {ord(c) for c in "".join(levels)}

    npm_font, npm_license = npm_files(args.npm_tarball)
    rights = {}
    for name, family, weight, source, _, way in FACES:
        data = source.read_bytes() if source else npm_font
        source_name = source.name if source else Path(NPM_FONT).name
        if sha256(data) != SOURCES[source_name]:
            message = f"{source_name} is another version than the recipe was made with (sha256 {sha256(data)})"
            if not args.other_sources:
                die(message + "; --other-sources goes on all the same")
            print("recipe: note: " + message)
        font = open_face(data, family, weight)
        rights.setdefault(family, copyright_of(font))
        made = data if way == "copy" else cut(font, unicodes)
        (out / name).write_bytes(made)
        print(f"made {name}", flush=True)

    noto = debian_license("fonts-noto-cjk")
    lxgw = debian_license("fonts-lxgw-wenkai")
    subset_note = "The files here are subsets (Modified Versions) made by recipe.py; the drawings are unchanged.\n"
    for file, family, text, note in [
        ("LICENSE-NotoSerifCJK.txt", "Noto Serif CJK SC", noto, subset_note),
        ("LICENSE-NotoSansCJK.txt", "Noto Sans CJK SC", noto, subset_note),
        ("LICENSE-LXGWWenKai.txt", "LXGW WenKai", lxgw,
         'With Reserved Font Names "霞鹜" and "LXGW".\n'
         "The file here is the one in the Debian package, byte for byte. A Modified Version (a subset too)\n"
         "must not use the Reserved Font Names.\n"),
    ]:
        head = OFL_HEAD.format(copyright=rights[family], note=note)
        (out / file).write_text(head + "\n" + text, encoding="utf-8")
    (out / "LICENSE-MaShanZheng.txt").write_bytes(npm_license.replace(b"\r\n", b"\n"))


def check(out):
    lines = (out / "tongyong-8105.txt").read_text(encoding="utf-8").split("\n")
    table = "".join(lines)
    bad = 0
    if [len(line) for line in lines] != [3500, 3000, 1605, 0] or len(set(table)) != 8105:
        print("BAD tongyong-8105.txt: not 3,500 + 3,000 + 1,605 different characters")
        bad += 1
    wanted = {c for low, high in RANGES for c in range(low, high + 1)} | {ord(c) for c in table}
    total = 0
    for name, family, weight, *_ in FACES:
        data = (out / name).read_bytes()
        total += len(data)
        font = TTFont(io.BytesIO(data))
        cmap = font.getBestCmap()
        order = set(font.getGlyphOrder())
        faults = []
        if family_of(font) != family or font["OS/2"].usWeightClass != weight:
            faults.append(f"called {family_of(font)} {font['OS/2'].usWeightClass}")
        if not set(cmap.values()) <= order or 0x9762 not in cmap:
            faults.append("the character map names glyphs that are not there")
        if "CFF " in font:
            outlines = font["CFF "].cff.topDictIndex[0].CharStrings
            drawn = len(outlines[cmap[0x9762]].bytecode or b"") > 10
        else:
            drawn = font["glyf"][cmap[0x9762]].numberOfContours != 0
        if not drawn:
            faults.append("面 is empty")
        absent = [c for c in table if ord(c) not in cmap]
        if absent and name != DISPLAY:
            faults.append(f"lacks {len(absent)} of the 8,105: {''.join(absent)}")
        features = sorted({r.FeatureTag for t in ("GSUB", "GPOS") if t in font and font[t].table.FeatureList
                           for r in font[t].table.FeatureList.FeatureRecord})
        print(f"{'BAD' if faults else 'ok '} {name}: {len(data):,} bytes, {len(order):,} glyphs, "
              f"{len(cmap):,} characters ({len(wanted & set(cmap)):,} of {len(wanted):,} asked), "
              f"{8105 - len(absent):,} of the 8,105; {' '.join(features)}")
        print(f"    sha256 {sha256(data)}")
        if name == DISPLAY:
            have = sum(ord(c) in cmap for c in gb2312())
            print(f"    {have:,} of the 6,763 characters of GB 2312")
            if have != 6763:
                faults.append("does not cover GB 2312")
        for fault in faults:
            print("    " + fault)
        bad += len(faults)
    print(f"{total:,} bytes in all")
    return bad


def main():
    parser = argparse.ArgumentParser(description="Make Kanyin's fonts.")
    parser.add_argument("--check", action="store_true", help="check the files, make none")
    parser.add_argument("--out", type=Path, default=HERE, help="folder to write to (default: this one)")
    parser.add_argument("--npm-tarball", type=Path, help=f"{NPM_PACKAGE} {NPM_VERSION} as a .tgz, in place of npm")
    parser.add_argument("--other-sources", action="store_true", help="go on though sources or fonttools differ")
    args = parser.parse_args()
    if not args.check:
        make(args)
    sys.exit(1 if check(args.out) else 0)


main()
