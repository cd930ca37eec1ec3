"""Makeup by hand: a picture's edge dragged to three columns writes exactly that key, and undo takes it back."""

import re

from desk import until
from told import check

WANTED = 3
COLUMNS = re.compile(r"\s*\bcolumns=\d+")


def run(desk):
    with desk.opened() as (page, watch):
        state = desk.state(page)
        essays = [one for one in state["pictures"] if form(desk, one) == "essay"]
        check("by hand: of an essay's picture no columns are offered", [one["file"] for one in essays if one["width_in"]] if essays else ["there is none"])
        pictures = of_news(desk, state)
        if pictures and not any(columns(one) != WANTED for one in pictures):
            # One that has three already is first made narrower from its buttons: that is a change of its own.
            narrower(desk, page, pictures[0])
            state = desk.state(page)
        pictures = [one for one in of_news(desk, state) if columns(one) != WANTED]
        check("by hand: a picture is found", [] if pictures else ["all are three columns wide"])
        picture = pictures[0]
        was = desk.text(picture["story"])
        drag(desk, page, picture, state)
        now = until(lambda: (text := desk.text(picture["story"])) != was and text)
        check("by hand: dragging an edge writes the story", [] if now else ["nothing was written"])
        check("by hand: exactly columns=3", exactly(was, now) if now else [])
        shown = until(lambda: [one for one in desk.state(page)["pictures"] if one["story"] == picture["story"] and columns(one) == WANTED], 8)
        check("by hand: the picture is three columns wide on the page", [] if shown else ["it is not"])
        page.locator("#desk").focus()
        page.keyboard.press("Control+z")
        back = until(lambda: desk.text(picture["story"]) == was)
        check("by hand: Ctrl-Z on the desk takes it back", [] if back else [difference(was, desk.text(picture["story"]))])
        check("by hand: nothing on the console, nothing asked elsewhere", watch.problems)


def of_news(desk, state):
    """Pictures whose columns are what is asked for: an essay's first fills the room beside its title, photos fit each other."""
    return [one for one in state["pictures"] if form(desk, one) == "news" and one["width_in"] and one["width_in"]["most"] >= WANTED]


def columns(picture):
    return picture["width_in"]["columns"] if picture["width_in"] else None


def form(desk, picture):
    found = re.search(r"^form:\s*(\w+)", desk.text(picture["story"]), re.M)
    return found[1] if found else "news"


def narrower(desk, page, picture):
    choose(desk, page, picture)
    page.locator('.picture-tools [data-key="fewer"]').click()
    until(lambda: any(one["story"] == picture["story"] and columns(one) < WANTED for one in desk.state(page)["pictures"]))
    page.wait_for_timeout(1000)


def place(desk, page, picture, state):
    """The picture's box on the screen."""
    page.locator(f'.page-row[data-key="page-{picture["page"]}"]').click()
    paper = page.locator(f'.sheet[data-page="{picture["page"]}"] .paper').bounding_box()
    scale = paper["width"] / state["trim"]["width"]
    return paper, scale


def choose(desk, page, picture):
    state = desk.state(page)
    paper, scale = place(desk, page, picture, state)
    page.evaluate("for (const over of document.querySelectorAll('.badge, .grip')) over.remove()")
    page.mouse.click(paper["x"] + (picture["x"] + picture["width"] / 2) * scale, paper["y"] + (picture["y"] + picture["height"] / 2) * scale)
    page.wait_for_selector(".picture-chosen .handle.right")
    page.wait_for_timeout(500)


def drag(desk, page, picture, state):
    choose(desk, page, picture)
    # The panel that opens takes room: where the picture stands is asked anew.
    paper, scale = place(desk, page, picture, state)
    counted = picture["width_in"]
    wide = WANTED * counted["column"] + (WANTED - 1) * counted["gutter"]
    # The handle lies at the edge; taken in its middle.
    handle = page.locator(".picture-chosen .handle.right").bounding_box()
    x, y = handle["x"] + handle["width"] / 2, handle["y"] + handle["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    for part in (0.3, 0.7, 1):
        page.mouse.move(x + (wide - picture["width"]) * scale * part, y + 2)
    page.mouse.up()


def exactly(was, now):
    """Nothing but one `columns=…` differs."""
    before, after = was.split("\n"), now.split("\n")
    if len(before) != len(after):
        return [difference(was, now)]
    changed = [(a, b) for a, b in zip(before, after) if a != b]
    if len(changed) != 1:
        return [f"{len(changed)} lines changed: {changed[:3]}"]
    old, new = changed[0]
    problems = []
    if f"columns={WANTED}" not in new:
        problems.append(f"columns={WANTED} is not in {new}")
    bare = lambda line: COLUMNS.sub("", line).replace('" ', '"').replace(' ""', "")
    if bare(old) != bare(new):
        problems.append(f"more than columns changed: {old} → {new}")
    return problems


def difference(was, now):
    return str([(a, b) for a, b in zip(was.split("\n"), now.split("\n")) if a != b][:3])
