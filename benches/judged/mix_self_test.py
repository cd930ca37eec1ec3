"""Whether the hard rules find what is planted, and nothing on a page that keeps them: small PDFs written by hand."""

import pathlib
import tempfile

from judged import cures, kept, rules, self_test, sheet, standing
from judged.filled import Filled
from judged.self_test import GRID, column, head, picture, said, text
from judged.told import Told

LEFT, RIGHT, WIDE = 50, 206, 300
LINE = GRID["leading"]
KINDS = {"lead.md": "lead", "second.md": "second", "news.md": "news"}


def y(line):
    return GRID["top"] + LINE * line


def story(name, x, width, top, foot, size, leave=(), indent=0):
    """A head three lines high and columns of text under it: what is drawn, and the things that `layout.json` would name."""
    things = [thing(name, "headline", x, y(top), width, 2.5 * LINE)]
    drawn = text(x, y(top) + size, size, "mmmm" if width == 144 else "mmmmmmm")
    for at in (LEFT, RIGHT):
        if x <= at < x + width:
            drawn += column(at + indent, top + 3, foot, leave)
            things.append(thing(name, "body", at, y(top + 3), 144, LINE * (foot - top - 3)))
    return drawn, things


def thing(name, role, x, top, width, height):
    return head(name, x, top, height) | {"role": role, "width": width, "story": f"issues/1/stories/{name}.md"}


def laid(*stories, more="", things=(), number=1):
    """A page of stories, and of what is drawn and named besides."""
    content = "".join(drawn for drawn, _ in stories) + more
    named = [dict(one, page=number) for _, mine in stories for one in mine] + [dict(one, page=number) for one in things]
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "planted.pdf"
        path.write_text(self_test.pdf(content), "latin-1")
        seen = sheet.sheets(path)[0]
    return standing.standing(seen, {"grid": GRID | {"width": WIDE}, "things": named}, number, KINDS)


def lead(size=36, top=0, foot=13, leave=()):
    return story("lead", LEFT, WIDE, top, foot, size, leave)


def second(size=20, top=16, foot=29, leave=()):
    return story("second", LEFT, 144, top, foot, size, leave)


def news(size=15, top=16, foot=29, leave=(), indent=0):
    return story("news", RIGHT, 144, top, foot, size, leave, indent)


def shown(name, x, top, width, height):
    """A picture and its thing."""
    return picture(x, y(top), width, height * LINE - 4.5), thing(name, "picture", x, y(top), width, height * LINE - 4.5)


def ad(x, top, width, height):
    drawn, _ = shown("ad", x, top, width, height)
    return drawn, {"area": "ad", "role": "ad", "x": x, "y": y(top), "width": width, "height": height * LINE - 4.5}


def with_picture(name, x, top, height, *stories, width=144):
    drawn, named = shown(name, x, top, width, height)
    return laid(*stories, more=drawn, things=[named])


def two_pictures():
    one, other = shown("second", LEFT, 19, 144, 4), shown("news", RIGHT, 19, 144, 4)
    gone = range(19, 23)
    return laid(lead(), second(leave=gone), news(leave=gone), more=one[0] + other[0], things=[one[1], other[1]])


def with_ad(x, top, width, height, foot=29, number=1, lead_top=0):
    """Stories between a line and another, and an ad that is outside of them."""
    drawn, named = ad(x, top, width, height)
    middle = lead_top + 10
    stories = (lead(top=lead_top, foot=middle), second(top=middle + 2, foot=foot), news(top=middle + 2, foot=foot))
    return laid(*stories, more=drawn, things=[named], number=number)


def upside_down():
    return laid(lead(), second(15), news(20))


def open_gutter():
    left = story("lead", LEFT, 144, 0, 29, 36)
    return laid(left, story("second", RIGHT, 144, 0, 13, 20), news())


def narrow():
    drawn, things = news()
    return laid(lead(), second(), (drawn, [dict(one, width=81) if one["role"] == "body" else one for one in things]))


def cases():
    good = (lead(), second(), news())
    yield "a good page", laid(*good), set()
    yield "a line of text over another", laid(*good, more=text(60, y(6) + 8, 9, "over")), {"text on text"}
    yield "a story in another's room", laid(lead(foot=18), second(), news()), {"text on text", "entwined"}
    yield "text off the grid", laid(lead(), second(), news(leave=[22]), more=text(RIGHT, y(22) + 10.5, 9, "mm mmmm mmm")), {"off the grid"}
    yield "columns two lines apart", laid(shortened(lead(), 11), second(), news()), {"columns not flush"}
    yield "a head under its text", laid(lead(), second(), under(news())), {"text above its head"}
    strayed = with_picture("second", RIGHT, 4, 4, right_free(4, 8), second(), news())
    yield "a picture in another story", strayed, {"picture outside its story", "entwined", "columns not flush"}
    yield "two titles alike", laid(lead(), second(18), news(18)), {"碰题"}
    yield "a gutter from head to foot", open_gutter(), {"断版"}
    yield "a lead that is not the largest", laid(lead(30), second(36), news()), {"lead not largest"}
    yield "a lead at the foot", laid(lead(top=16, foot=29), second(top=0, foot=13), news(top=0, foot=13)), {"lead not at the top"}
    yield "importance upside down", upside_down(), {"importance upside down"}
    yield "an ad at the foot", with_ad(LEFT, 24, WIDE, 5, foot=22), set()
    yield "an ad above the stories", with_ad(LEFT, 0, 144, 4, lead_top=5), {"ad inside the page"}
    yield "an ad at the left of an even page", with_ad(LEFT, 0, 144, 4, lead_top=5, number=2), set()
    yield "pictures of two stories beside one another", two_pictures(), {"pictures touch"}
    yield "four lines under a head", laid(lead(foot=7), second(top=9), news(top=9)), {"under six lines under a head"}
    yield "a measure of nine", narrow(), {"measure"}


def shortened(given, line):
    """The lead with a right column that ends at a line."""
    _, things = given
    return text(LEFT, y(0) + 36, 36, "mmmmmmm") + column(LEFT, 3, 13) + column(RIGHT, 3, line), things


def right_free(first, last):
    """The lead with room in its right column."""
    _, things = lead()
    return text(LEFT, y(0) + 36, 36, "mmmmmmm") + column(LEFT, 3, 13) + column(RIGHT, 3, 13, range(first, last)), things


def under(given):
    """A head between the lines of its text."""
    _, things = news()
    moved = [dict(one, y=y(18)) if one["role"] == "headline" else dict(one, y=y(16), height=LINE * 13) for one in things]
    return column(RIGHT, 16, 18) + text(RIGHT, y(18) + 16, 15, "mmmm") + column(RIGHT, 21, 29), moved


def fills():
    """White that is allowed, and a line more; cells that are too empty."""
    good = laid(lead(), second(), news())
    yield "a full page, an extra line between its stories", Filled(good).count, 0
    yield "two extra lines between stories", Filled(laid(lead(foot=12), second(15), news())).count, 2
    yield "three extra lines between stories", Filled(laid(lead(foot=11), second(), news())).count, 4
    yield "two lines of white in a text", Filled(laid(lead(), second(leave=[22, 23]), news())).count, 1
    yield "a page that ends a line early", Filled(laid(lead(), second(foot=28), news(foot=28))).count, 2
    yield "one column that ends a line early", Filled(laid(lead(top=0, foot=13), ended(28), news(top=30, foot=30))).count, 0


def ended(line):
    drawn, things = story("second", LEFT, WIDE, 16, 29, 20)
    return text(LEFT, y(16) + 20, 20, "mmmmmmm") + column(LEFT, 19, 29) + column(RIGHT, 19, line), things


def copy():
    """A paragraph that is not on the page, and one that is."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "news.md"
        path.write_text('---\ntitle: "mmmm"\nimportance: "second"\n---\n\nmm mmmm **mmm** mmm mm\n\n![mmm](a.jpg "columns=2 credit=\'qq\'")\n', "utf-8")
        block = next(block for block in laid(lead(), second(), news()).blocks if block.name == "news")
        block.files = ["news.md"]
        yield "a credit that is not printed", "".join(kept.missing(pathlib.Path(folder), block).elements()), "qq"


def asked():
    said = (
        "issues/1/stories/2-news.md:6:1: error: does not fit on page 2: 31 characters (2 lines) too long [overset]\n"
        "  │\n6 │ 有业主提出\n  │ ^^^^^\n  │\n  = cut 23 characters here\n\n"
    )
    [cure] = cures.asked(Told(said))
    yield "a cure", (cure.line, cure.cut, cure.add), (6, 31, 0)
    lines = ["---", "title: a", "---", "", "一二三四五六七八九十。", "", "甲乙丙。"]
    cures.applied(lines, cures.Cure("a.md", 5, 3, 0))
    yield "three characters cut", lines[4], "一二三四五六七。"
    cures.applied(lines, cures.Cure("a.md", 7, 0, 5))
    yield "five characters added", len(lines[6]), 4 + 5


def run():
    """Prints what failed; true if nothing did."""
    good = True
    for name, page, wanted in cases():
        good &= said(name, {fault.kind for fault in rules.faults(page)}, wanted)
    for name, found, wanted in (*fills(), *copy(), *asked()):
        good &= said(name, found, wanted)
    planted = {kind for _, _, kinds in cases() for kind in kinds}
    missing = [rule for rule, kinds in rules.RULES.items() if rule != "nothing overset or lost" and not planted & set(kinds)]
    good &= said("rules with nothing planted", missing, [])
    print("self-test:", "good" if good else "FAILED")
    return good
