"""Headlines beside one another: staggered, alike, the lead not the largest; and gutters that part the page."""

from judged.sheet import Box
from judged.things import Fault

# Points between the first ink of two heads that are on one line.
ONE_LINE = 4.5
# The lead is so much larger than the next (docs/look.md §4).
LEAD = 1.35
# Points between the first ink of a rail's head and of the heads beside it: its type stands lower in its two lines.
RAIL = 8.0


def faults(page):
    return staggered(page) + rails(page) + alike(page) + quiet_lead(page) + open_gutters(page)


def rows(page):
    """Heads of the areas that begin in one row, by the drawing."""
    found = {}
    for head in page.heads:
        if head.area in page.drawing and page.area(head.area).kind not in ("briefs", "figures", "sidebar"):
            found.setdefault(page.area(head.area).band, []).append(head)
    return found.values()


def staggered(page):
    found = []
    for heads in rows(page):
        if len(heads) > 1:
            tops = [head.box.top for head in heads]
            if max(tops) - min(tops) > ONE_LINE:
                low = max(heads, key=lambda head: head.box.top)
                words = f"first ink {max(tops) - min(tops):.1f} pt apart: " + ", ".join(h.area for h in heads)
                found.append(Fault("stagger", page.number, low.box, words))
    return found


def rails(page):
    """Heads of rails that do not begin with the headlines beside them."""
    found = []
    for thing in page.role("rail-head"):
        inside = page.lines_in(thing["box"])
        if not inside or thing["area"] not in page.drawing:
            continue
        top, band = min(line.box.top for line in inside), page.area(thing["area"]).band
        beside = [head.box.top for head in page.heads if head.area in page.drawing and page.area(head.area).band == band]
        if beside and max(abs(top - other) for other in beside) > RAIL:
            words = f"{thing['area']}: {top - min(beside):.0f} pt below the highest head beside it, {max(beside) - top:.0f} above the lowest"
            found.append(Fault("rail off the heads", page.number, thing["box"], words))
    return found


def alike(page):
    """碰题: titles of one size and as many rows with a line in common, nothing but a gutter between."""
    found = []
    for n, one in enumerate(page.heads):
        for other in page.heads[n + 1 :]:
            if one.area == other.area or not neighbours(page, one, other):
                continue
            same = abs(one.size - other.size) < 0.6 and len(rows_of(one)) == len(rows_of(other)) and one.size > 11
            if same and any(abs(a.y - b.y) < 0.6 * one.size for a in one.title for b in other.title):
                words = f"{one.size:.0f} pt: {one.area} | {other.area}"
                found.append(Fault("碰题", page.number, one.box, words))
    return found


def rows_of(head):
    return {round(line.y) for line in head.title}


def neighbours(page, one, other):
    a, b = (page.area(head.area) for head in (one, other))
    return a.column + a.columns == b.column or b.column + b.columns == a.column


def quiet_lead(page):
    leads = [head for head in page.heads if page.drawing.get(head.area, [""])[0] == "lead"]
    others = [head for head in page.heads if head not in leads]
    if not leads or not others:
        return []
    lead, next_one = leads[0], max(others, key=lambda head: head.size)
    ratio = lead.size / next_one.size
    if ratio >= LEAD - 0.01:
        return []
    kind = "lead not largest" if ratio <= 1.001 else "lead under 1.35"
    return [Fault(kind, page.number, lead.box, f"{lead.size:.0f} pt beside {next_one.size:.0f} of {next_one.area}")]


def open_gutters(page):
    """断版: nothing crosses a gutter from the head of the page to its foot, no story stands on both sides of it, and no hairline is
    drawn across (docs/look.md §7). A side that is only a rail counts as any other."""
    g, found = page.grid, []
    sheet = page.sheet
    foot = g["top"] + g["lines"] * g["leading"]
    crossing = [line.box for line in sheet.lines] + sheet.pictures + sheet.grounds + sheet.frames
    crossing += [rule for rule in sheet.rules if rule.width > rule.height]
    crossing = [box for box in crossing if box.foot > g["top"] and box.top < foot]
    for column in range(1, g["columns"]):
        x = g["left"] + column * (g["column"] + g["gutter"]) - g["gutter"] / 2
        if not any(box.left < x < box.right for box in crossing) and not on_both_sides(page, x):
            found.append(Fault("断版", page.number, Box(x - 3, g["top"], x + 3, foot), f"the gutter left of column {column + 1}"))
    return found


def on_both_sides(page, x):
    """Whether a story stands on both sides of a gutter."""
    stories = [(thing["box"], thing["story"]) for thing in page.things if thing.get("story")]
    left, right = ({story for box, story in stories if is_there(box)} for is_there in (lambda box: box.right < x + 1, lambda box: box.left > x - 1))
    return bool(left & right)
