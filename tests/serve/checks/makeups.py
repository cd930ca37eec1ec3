"""Other makeups of a page that makes itself up: pictures in a strip, taken by mouse and keyboard, and taken back."""

import re

from desk import until, wait
from told import check

OWN_PLAN = "# 自己写的\npages: []\n"


def run(desk):
    with desk.opened() as (page, watch):
        state = desk.state(page)
        issue = next(one["file"] for one in state["files"] if one["kind"] == "issue")
        plan = issue.replace("issue.yaml", "plan.yaml")
        desk.write(issue, re.sub(r"layout: shequ", "layout: auto", desk.text(issue)))
        number = 2
        made = until(lambda: next(one["auto"] for one in desk.state(page)["pages"] if one["number"] == number), 20)
        check("makeups: the page makes itself up", [] if made else ["it does not"])
        page.locator(f'.page-row[data-key="page-{number}"]').click()
        page.wait_for_timeout(500)
        ways = sought(page)
        check("makeups: six, each a picture of its own", [] if len(set(ways)) == 6 else [f"{len(ways)} of {len(set(ways))} pictures"])
        taken_and_back(desk, page, plan)
        own_plan_comes_back(desk, page, plan)
        page.keyboard.press("Escape")
        check("makeups: Esc shuts the strip", [] if page.locator("#strip").is_hidden() else ["it is still there"])
        for left in desk.path(plan).parent.glob("plan.yaml*"):
            left.unlink()
        check("makeups: nothing on the console, nothing asked elsewhere", watch.problems)


def sought(page):
    page.locator("#desk").focus()
    page.keyboard.press("a")
    page.wait_for_selector(".way img", timeout=60_000)
    wait(page, "() => [...document.querySelectorAll('.way img')].every(one => one.complete && one.naturalWidth > 100)")
    return page.evaluate("[...document.querySelectorAll('.way img')].map(one => one.src)")


def used(page):
    return page.evaluate("[...document.querySelectorAll('.way')].findIndex(one => one.ariaPressed === 'true')")


def taken_and_back(desk, page, plan):
    inside = page.evaluate("Boolean(document.activeElement.closest('.way'))")
    check("makeups: the keyboard is in the strip", [] if inside else [page.evaluate("document.activeElement.outerHTML.slice(0, 90)")])
    page.keyboard.press("Home")
    for key in ("ArrowRight", "ArrowRight", "Enter"):
        page.keyboard.press(key)
    check("makeups: arrows and Enter take the third", [] if until(lambda: used(page) == 2, 15) else [f"{used(page)} is marked"])
    third = desk.text(plan)
    page.locator(".way").nth(4).click()
    check("makeups: a click takes the fifth, and the strip stays", [] if until(lambda: used(page) == 4, 15) and desk.text(plan) != third else [f"{used(page)} is marked"])
    page.keyboard.press("Control+z")
    check("makeups: Ctrl-Z brings the third back", [] if until(lambda: desk.text(plan) == third and used(page) == 2, 15) else [f"{used(page)} is marked"])
    page.keyboard.press("Control+z")
    check("makeups: and again: no plan, as before", [] if until(lambda: not desk.path(plan).exists(), 15) else [desk.text(plan)])
    check("makeups: what was only tried leaves nothing", [str(one) for one in desk.path(plan).parent.glob("plan.yaml*")])


def own_plan_comes_back(desk, page, plan):
    desk.write(plan, OWN_PLAN)
    page.wait_for_timeout(1500)
    page.locator(".way").nth(1).click()
    until(lambda: desk.text(plan) != OWN_PLAN)
    aside = desk.path(plan).with_name("plan.yaml.before")
    check("makeups: a plan of somebody's own is put aside", [] if aside.exists() and aside.read_text("utf-8") == OWN_PLAN else ["it is not"])
    page.keyboard.press("Control+z")
    check("makeups: and comes back by Ctrl-Z", [] if until(lambda: desk.text(plan) == OWN_PLAN, 15) else [desk.text(plan)])
