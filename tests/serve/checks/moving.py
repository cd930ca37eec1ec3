"""Stories moved by hand: among briefs, off their page, into an area for the first time; a row's edge; a picture's crop. Each is
written as a person would write it, and Ctrl-Z brings the file of before back, to the byte."""

import re

from checks.by_hand import choose, of_news
from desk import show_list, until
from told import check


def run(desk):
    with desk.opened() as (page, watch):
        state = desk.state(page)
        issue = next(one["file"] for one in state["files"] if one["kind"] == "issue")
        among_briefs(desk, page, state, issue)
        off_and_in(desk, page, issue)
        row_edge(desk, page, issue)
        crop(desk, page)
        check("moving: nothing on the console, nothing asked elsewhere", watch.problems)


def stories_of(desk, page, area):
    return [one["file"] for one in desk.state(page)["stories"] if (one["page"], one["area"]) == (area["page"], area["name"])]


def middle(page, area, part=0.5):
    """A place of the window in an area, so far down."""
    show_list(page)
    page.locator(f'.page-row[data-key="page-{area["page"]}"]').click()
    page.wait_for_timeout(300)
    paper = page.locator(f'.sheet[data-page="{area["page"]}"] .paper').bounding_box()
    trim = page.evaluate("fetch('/api/state').then(a => a.json()).then(s => s.trim.width)")
    scale = paper["width"] / trim
    return paper["x"] + (area["x"] + area["width"] / 2) * scale, paper["y"] + (area["y"] + area["height"] * part) * scale


def drag(page, start, end):
    page.mouse.move(*start)
    page.mouse.down()
    for part in (0.1, 0.5, 0.9, 1):
        page.mouse.move(start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part)
    page.wait_for_timeout(100)
    page.mouse.up()


def grip_of(page, file):
    """The handle of a story on its page."""
    box = page.locator(f'.story-box[data-file="{file}"]').first
    box.hover()
    grip = box.locator(".grip").bounding_box()
    return grip["x"] + grip["width"] / 2, grip["y"] + grip["height"] / 2


def undone(desk, page, file, was):
    page.locator("#desk").focus()
    page.keyboard.press("Control+z")
    return [] if until(lambda: desk.path(file).exists() == (was is not None) and (was is None or desk.text(file) == was)) else ["it is another"]


def among_briefs(desk, page, state, issue):
    rail = next(area for area in state["areas"] if area["kind"] == "briefs")
    story = next(one for one in state["stories"] if one["page"] == rail["page"] and one["area"] != rail["name"] and one["importance"] > 1)
    before, was = stories_of(desk, page, rail), desk.text(issue)
    place = middle(page, rail, 0.98)
    drag(page, grip_of(page, story["file"]), place)
    now = until(lambda: len(stories := stories_of(desk, page, rail)) > len(before) and stories)
    check("moving: a story dropped on briefs stands among them, and they stay", [] if now and [one for one in now if one != story["file"]] == before else [f"{now}"])
    name = story["file"].split("/stories/")[-1]
    check("moving: it is named once", [] if desk.text(issue).count(name) == 1 else [desk.text(issue)])
    check("moving: Ctrl-Z brings issue.yaml back", undone(desk, page, issue, was))
    until(lambda: stories_of(desk, page, rail) == before)


def off_and_in(desk, page, issue):
    """Dragged to the list a story stands nowhere; from there it is dropped on its area again."""
    state = desk.state(page)
    area = next(one for one in state["areas"] if one["kind"] == "story" and one["page"] == 1 and one["story"])
    file, was = area["story"], desk.text(issue)
    middle(page, area)
    rail = page.locator("#rail").bounding_box()
    drag(page, grip_of(page, file), (rail["x"] + 100, rail["y"] + rail["height"] - 120))
    gone = until(lambda: file not in [one["file"] for one in desk.state(page)["stories"]])
    check("moving: dragged to the list a story stands nowhere", [] if gone else ["it still stands"])
    off = desk.text(issue)
    empty = until(lambda: next((one for one in desk.state(page)["areas"] if (one["page"], one["name"]) == (1, area["name"])), None))
    begins = until(lambda: page.locator(f'.begin[data-key="begin-{area["name"]}"]').count())
    check("moving: its area is offered to be begun", [] if begins else ["it is not"])
    place = middle(page, empty)
    row = page.locator(f'.story-row[data-key="{file}"]').bounding_box()
    drag(page, (row["x"] + 30, row["y"] + 10), place)
    back = until(lambda: file in [one["file"] for one in desk.state(page)["stories"]])
    check("moving: dropped on an area it stands there", [] if back else ["it does not"])
    check("moving: Ctrl-Z takes the placing back", undone(desk, page, issue, off))
    check("moving: and the taking off", undone(desk, page, issue, was))
    until(lambda: file in [one["file"] for one in desk.state(page)["stories"]])


def row_edge(desk, page, issue):
    state = desk.state(page)
    plan = issue.replace("issue.yaml", "plan.yaml")
    was = desk.text(plan) if desk.path(plan).exists() else None
    # A row of stories, its edge taken where no badge lies.
    row = next(one for one in state["rows"] if one["page"] == 1 and one["row"] == 1)
    page.locator('.page-row[data-key="page-1"]').click()
    page.wait_for_timeout(300)
    page.evaluate("for (const over of document.querySelectorAll('.badge, .grip, .fit-tag')) over.remove()")
    edge = page.locator('.sheet[data-page="1"] .row-edge[data-row="1"]').bounding_box()
    paper = page.locator('.sheet[data-page="1"] .paper').bounding_box()
    line = state["grid"]["leading"] * paper["width"] / state["trim"]["width"]
    x, y = edge["x"] + edge["width"] / 2, edge["y"] + edge["height"] / 2
    drag(page, (x, y), (x, y - 3 * line))
    wanted = row["lines"] - 3
    written = until(lambda: desk.path(plan).exists() and re.search(rf"rows: \[auto, {wanted}, auto", desk.text(plan)))
    check("moving: a row's edge dragged three lines up writes its lines", [] if written else [desk.text(plan) if desk.path(plan).exists() else "nothing"])
    shown = until(lambda: any(one["lines"] == wanted for one in desk.state(page)["rows"] if (one["page"], one["row"]) == (1, 1)))
    check("moving: and the row is so high on the page", [] if shown else ["it is not"])
    check("moving: Ctrl-Z brings the plan back, or takes it away", undone(desk, page, plan, was))


def crop(desk, page):
    """The inside of a picture dragged to the right keeps what lies further left."""
    picture = of_news(desk, desk.state(page))[0]
    story, was = picture["story"], desk.text(picture["story"])
    choose(desk, page, picture)
    box = page.locator(".picture-chosen").bounding_box()
    start = box["x"] + box["width"] / 2, box["y"] + box["height"] * 0.7
    drag(page, start, (start[0] + box["width"] / 4, start[1]))
    focus = until(lambda: re.search(r"focus=(\d+)%,(\d+)%", desk.text(story)))
    check("moving: a crop is moved by its inside", [] if focus and int(focus[1]) < 50 and int(focus[2]) == 50 else [focus and focus[0]])
    check("moving: Ctrl-Z brings the story back", undone(desk, page, story, was))
