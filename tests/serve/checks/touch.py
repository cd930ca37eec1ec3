"""A tablet and fingers: a tap opens a story without the keyboard, a handle moves it, two fingers make the page larger."""

from checks.moving import middle, stories_of, undone
from desk import TABLET, until
from told import check

FINGERS = TABLET | {"is_mobile": True}


def run(desk):
    with desk.opened(**FINGERS) as (page, watch):
        hand = page.context.new_cdp_session(page)
        state = desk.state(page)
        issue = next(one["file"] for one in state["files"] if one["kind"] == "issue")
        story = next(one for one in state["stories"] if one["page"] == 1 and one["form"] == "news" and one["area"] == "second")
        tapped(page, state, story)
        moved(desk, page, hand, story, issue)
        pinched(page, hand)
        check("touch: nothing on the console, nothing asked elsewhere", watch.problems)


def tapped(page, state, story):
    box = story["boxes"][-1]
    paper = page.locator('.sheet[data-page="1"] .paper').bounding_box()
    scale = paper["width"] / state["trim"]["width"]
    page.touchscreen.tap(paper["x"] + (box["x"] + box["width"] / 2) * scale, paper["y"] + (box["y"] + box["height"] / 2) * scale)
    opened = until(lambda: page.locator(".copy-head h2").count() and page.locator(".copy-head h2").get_attribute("title") == story["file"], 5)
    check("touch: a tap opens the story", [] if opened else ["it does not"])
    typing = page.evaluate("Boolean(document.activeElement.closest('.cm-editor, input, textarea'))")
    check("touch: and no keyboard jumps up", ["the text has the focus"] if typing else [])


def fingers(hand, kind, *points):
    hand.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y, "id": n} for n, (x, y) in enumerate(points)]})


def moved(desk, page, hand, story, issue):
    """The open story's handle is there without a mouse over it, and is dragged by a finger to the briefs."""
    was = desk.text(issue)
    rail = next(area for area in desk.state(page)["areas"] if area["kind"] == "briefs" and area["page"] == 1)
    before = stories_of(desk, page, rail)
    place = middle(page, rail, 0.98)
    check("touch: the list is out of the way once a page was chosen", [] if page.locator("#rail").is_hidden() else ["it lies over the page"])
    grip = page.locator(f'.story-box[data-file="{story["file"]}"] .grip').first
    check("touch: an open story shows its handle", [] if grip.is_visible() else ["it does not"])
    box = grip.bounding_box()
    start = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    fingers(hand, "touchStart", start)
    for part in (0.2, 0.6, 1):
        fingers(hand, "touchMove", (start[0] + (place[0] - start[0]) * part, start[1] + (place[1] - start[1]) * part))
    page.wait_for_timeout(100)
    fingers(hand, "touchEnd")
    now = until(lambda: story["file"] in stories_of(desk, page, rail), 8)
    check("touch: dragged by a finger it stands among the briefs", [] if now and len(stories_of(desk, page, rail)) == len(before) + 1 else ["it does not"])
    check("touch: and is taken back", undone(desk, page, issue, was))


def pinched(page, hand):
    page.wait_for_timeout(500)
    box = page.locator("#desk").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    wide = lambda: page.locator(".paper").first.bounding_box()["width"]
    before = wide()
    fingers(hand, "touchStart", (x - 40, y), (x + 40, y))
    for apart in (60, 90, 120):
        fingers(hand, "touchMove", (x - apart, y), (x + apart, y))
    fingers(hand, "touchEnd")
    page.wait_for_timeout(300)
    check("touch: two fingers make the page larger", [] if wide() > before * 1.5 else [f"{before} → {wide()}"])
