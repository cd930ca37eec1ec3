"""axe-core finds nothing: each part of the screen, by day and in the dark, in both languages, on a tablet too."""

import pathlib
import re

import axe_playwright_python

from desk import DESKTOP, ENGLISH, TABLET, open_story, show_list, until
from told import check

AXE = (pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
# All rules, those of good practice and those that are off unless asked for too.
RUN = """() => axe.run(document, { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } })
  .then(found => found.violations.map(v => `${v.id} (${v.impact}): ${v.nodes.length} × ${v.help}: `
    + v.nodes.slice(0, 3).map(n => n.target.join(' ') + ' ' + n.html.slice(0, 90)
      + (n.any[0] ? ' — ' + n.any[0].message.slice(0, 160) : '')).join(' | ')))"""


def run(desk):
    with desk.opened(watched=False) as (page, _):
        unfinished(desk, page)
    for device, settings in (("1280 × 800", DESKTOP), ("English", ENGLISH), ("tablet", TABLET)):
        for scheme in ("light", "dark"):
            with desk.opened(watched=False, **settings, color_scheme=scheme) as (page, _):
                # The policy lets no script in from elsewhere; what the checks bring is run by the browser itself.
                page.evaluate(AXE)
                for what, go in parts(desk, page):
                    go()
                    page.wait_for_timeout(500)
                    check(f"axe-core: {what}, {device}, {scheme}", page.evaluate(RUN))


def unfinished(desk, page):
    """An issue in the middle of an evening: a page that makes itself up, an area in which nothing stands."""
    state = desk.state(page)
    issue = next(one["file"] for one in state["files"] if one["kind"] == "issue")
    text = desk.text(issue).replace("layout: shequ", "layout: auto")
    desk.write(issue, re.sub(r"\n +second: .*", "", text, count=1))
    until(lambda: any(one["auto"] for one in desk.state(page)["pages"]), 20)


def parts(desk, page):
    """What is looked at, one after the other."""
    state = desk.state(page)
    file = lambda kind: next(one["file"] for one in state["files"] if one["kind"] == kind)

    def row(key):
        show_list(page)
        page.locator(f'[data-key="{key}"]').click()

    def story():
        open_story(page, state["stories"][0]["file"])

    def picture():
        page.keyboard.press("Escape")
        one = state["pictures"][0]
        row(f"page-{one['page']}")
        box = page.locator(f'.sheet[data-page="{one["page"]}"] .paper').bounding_box()
        scale = box["width"] / state["trim"]["width"]
        page.mouse.click(box["x"] + (one["x"] + one["width"] * 0.6) * scale, box["y"] + (one["y"] + one["height"] * 0.6) * scale)

    def pages_of_issue():
        row(file("issue"))
        page.wait_for_selector(".areas-field select", state="attached")
        for fold in page.locator("details.item:not([open]) > summary").all()[:2]:
            fold.click()

    def makeups():
        row("page-2")
        page.locator("#alternatives").click()
        page.wait_for_selector(".way img", timeout=60_000)

    return [
        ("pages, faults, an area to begin", lambda: page.wait_for_selector(".begin")),
        ("a new story", lambda: page.locator(".begin").first.click()),
        ("a story", lambda: (page.keyboard.press("Escape"), story())),
        ("a picture chosen", picture),
        ("issue.yaml, its pages", pages_of_issue),
        ("paper.yaml", lambda: row(file("paper"))),
        ("the list", lambda: show_list(page)),
        ("other makeups", makeups),
        ("the end of the evening", lambda: page.locator("#tab-finish").click()),
        ("all pages", lambda: page.locator('[data-view="all"]').click()),
        ("the keys", lambda: page.get_by_role("button", name="快捷键").or_(page.get_by_role("button", name="Keys")).click()),
    ]
