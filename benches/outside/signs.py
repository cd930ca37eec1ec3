"""What a character is, by Unicode's own data: Han, a mark, or anything else.

Nothing here is taken from Kanyin. `unicodedata` gives UAX 11 widths and general categories; which marks begin or end no
line is CLREQ §3.1.4 and GB/T 15834-2011 §5.1, units are those of docs/rules.md §1.3.
"""

import re
import unicodedata

HYPHENS = "-\u00ad\u2010\u2011"
# Ranges and joints: they begin no line, nor do these signs, which belong to the number before them.
NEVER_FIRST = "·・•‧∙⋅･～〜~–―—/%％‰℃℉°′″"
STOPS = "，。、；：？！．｡､﹐﹑﹒﹔﹕﹖﹗‼⁇⁈⁉︰…,.;:?!"


def kind(c):
    """`han`, `mark` or `latin`, which is all else."""
    category, width = unicodedata.category(c), unicodedata.east_asian_width(c)
    if c in "々〆〇○" or category in ("Lo", "Lm") and width in "WF":
        return "han"
    if c in "～〜·" or category[0] == "P" and width in "WFA" or category[0] == "P" and c in STOPS and c > "\x7f":
        return "mark"
    return "latin"


def is_letter(c):
    """Whether it counts as a character of a last line: no punctuation."""
    return unicodedata.category(c)[0] != "P" and c not in "～〜~"


def is_open(text, at):
    category = unicodedata.category(text[at])
    return category in ("Ps", "Pi") or text[at] == "〝" or straight(text, at) == "open"


def is_close(text, at):
    category = unicodedata.category(text[at])
    return category in ("Pe", "Pf") and text[at] != "〝" or straight(text, at) == "close"


def straight(text, at):
    """Whether a straight quote opens or closes: they take turns."""
    if text[at] != '"':
        return None
    return "open" if text[:at].count('"') % 2 == 0 else "close"


def is_han(c):
    return kind(c) == "han"


def ends_wrong(text, spaced, at):
    """Whether a mark stands at a wrong end where a line ends before this character. `spaced`: where a space was typed."""
    before, after = text[at - 1], text[at]
    if is_open(text, at - 1) or "①" <= before <= "⓿":
        return True
    if before == after and after in "—…":
        # The second half of `——`, not the first of another.
        run = len(text[:at]) - len(text[:at].rstrip(after))
        return run % 2 == 1
    if after in "—…":
        pair = at + 1 < len(text) and text[at + 1] == after
        return not pair
    if after in HYPHENS:
        # A sign stays with its number and may begin a line; a joint does not.
        sign = at + 1 < len(text) and text[at + 1].isdigit() and (spaced[at] or kind(before) != "latin")
        return not sign
    if after in ",.;:?!" and after < "\x7f":
        # Inside an address it is a joint, no stop.
        return at + 1 >= len(text) or spaced[at + 1] or not text[at + 1].isalnum() or is_han(text[at + 1])
    if after in "~/" and spaced[at]:
        # `~20`, `/pub/…`: what follows begins with it.
        return False
    return after in STOPS or after in NEVER_FIRST or is_close(text, at) and not apostrophe(text, at)


def apostrophe(text, at):
    return text[at] == "’" and 0 < at < len(text) - 1 and text[at - 1].isalpha() and text[at + 1].isalpha()


SIGN = r"(?:±|(?<![0-9A-Za-z\u3400-\u9fff)）~～–—\-])[-−+])?"
NUMBER = re.compile(rf"[¥￥$€£]? ?{SIGN}\d+(?:[.,:]?\d+)*")
SCALE = r"[十百千万亿多余]{0,4}"
# Behind a number, of one character: counted things, times, money, parts.
ONE = (
    "年月日号时分秒点元角块毛个名位项件条根只台套辆架座栋幢楼层间室户家班级届期次回场篇本册页张份枚支批种类门岁天周夜吨斤两克"
    "亩里米尺寸度倍成股路站桌床身双对副把颗粒盒箱包袋瓶桶杯碗口头匹棵株朵片段节章卷句字行步遍趟下版圈瓦伏安人道代卡桩顶所"
)
SEVERAL = (
    "平方公里 平方千米 平方米 立方米 公里 公斤 公顷 千米 厘米 毫米 微米 纳米 千克 毫克 千瓦时 千瓦 兆瓦 摄氏度 百分点 "
    "个百分点 小时 分钟 秒钟 美元 毫升 英里 英寸 海里 人次 周年 年级 年代 世纪 季度 星期 字节 点钟 分贝 号线 个月 万元 亿元"
).split()
LATIN_ONE = r"[mgtshKVAWJNLTFHC](?![A-Za-z0-9·/²³°*^_'’.\-])"
LONG_UNIT = "|".join(SEVERAL)
UNITS = re.compile(
    "(?P<sign> ?[%％‰℃℉°′″])"
    f"|(?P<spaced> (?:{LONG_UNIT}))"
    f"|(?P<several>{SCALE}(?:{LONG_UNIT}))"
    f"|(?P<one> ?{SCALE} ?[{ONE}])"
    "|(?P<scale> ?[十百千万亿多余]{1,4})"
    f"|(?P<latin> ?{LATIN_ONE}|[A-Za-z](?![A-Za-z0-9]))"
)
LONG_TOKEN = re.compile(r"[!-~]{12,}")


def number_breaks(copy):
    """Places in a paragraph before which a number would be broken: between its digits, or from `%`, `℃`, a unit of one
    character. At a typed space before a longer unit it may part."""
    addresses = [token.span() for token in LONG_TOKEN.finditer(copy) if is_address(token[0])]
    broken = set()
    for number in NUMBER.finditer(copy):
        start, end = number.span()
        start += len(number[0]) - len(number[0].lstrip(" "))
        if any(first <= start and end <= last for first, last in addresses):
            # There the dots are joints.
            broken |= {at for at in range(start + 1, end) if copy[at - 1].isdigit() and copy[at].isdigit()}
            continue
        broken |= set(range(start + 1, end))
        unit = UNITS.match(copy, end)
        if unit:
            # At the typed space before a long unit it may part.
            broken |= set(range(end + (2 if unit.lastgroup == "spaced" else 0), unit.end()))
    return broken


def is_address(token):
    return re.search(r"[A-Za-z]", token) and re.search(r"[/@_\\]", token)
