"""The screen from the keyboard alone."""

from desk import until
from told import check


def run(desk):
    with desk.opened() as (page, watch):
        page.locator("#desk").focus()
        state = desk.state(page)
        pages = len(state["pages"])
        pages_and_views(page, pages)
        sizes_and_guides(page)
        story(page)
        faults(page, state)
        sheet(page)
        everything_is_reached(page)
        check("keys: nothing on the console, nothing asked elsewhere", watch.problems)


def current(page):
    return int(page.locator(".page-row[aria-current]").get_attribute("data-key").split("-")[1])


def pages_and_views(page, pages):
    page.keyboard.press("PageDown")
    check("keys: PageDown", [] if pages < 2 or until(lambda: current(page) == 2, 3) else [current(page)])
    page.keyboard.press("End")
    check("keys: End", [] if until(lambda: current(page) == pages, 3) else [current(page)])
    page.keyboard.press("Home")
    check("keys: Home", [] if until(lambda: current(page) == 1, 3) else [current(page)])
    for key, view in (("2", "spread"), ("3", "all"), ("1", "one")):
        page.keyboard.press(key)
        check(f"keys: {key} shows {view}", [] if page.locator(f"#spreads.{view}").count() else [page.locator("#spreads").get_attribute("class")])


def sizes_and_guides(page):
    wide = lambda: page.locator(".paper").first.bounding_box()["width"]
    before = wide()
    page.keyboard.press("+")
    larger = wide()
    check("keys: + makes pages larger", [] if larger > before * 1.1 else [f"{before} → {larger}"])
    page.keyboard.press("0")
    check("keys: 0 fits the page", [] if abs(wide() - before) < 1 else [wide()])
    for key, guide in (("g", "grid"), ("t", "trim"), ("b", "bleed")):
        page.keyboard.press(key)
        shown = page.locator(f".guide-{guide}").first.is_visible()
        page.keyboard.press(key)
        check(f"keys: {key} shows {guide}, and hides it", [] if shown and page.locator(f".guide-{guide}").first.is_hidden() else [f"shown {shown}"])


def story(page):
    """From the list into a story, and back to the pages."""
    page.locator(".story-row").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".code .cm-content")
    inside = until(lambda: page.evaluate("Boolean(document.activeElement.closest('.cm-editor'))"), 5)
    check("keys: Enter opens a story and goes into it", [] if inside else [page.evaluate("document.activeElement.outerHTML.slice(0, 90)")])
    page.keyboard.press("Escape")
    check("keys: Esc goes back to the pages", [] if page.evaluate("document.activeElement.id") == "desk" else [page.evaluate("document.activeElement.id")])
    page.keyboard.press("e")
    inside = page.evaluate("Boolean(document.activeElement.closest('.cm-editor'))")
    check("keys: E goes into the copy", [] if inside else ["it does not"])
    page.keyboard.press("Escape")


def faults(page, state):
    if not state["faults"]:
        return
    page.locator("#desk").focus()
    page.keyboard.press("n")
    named = state["faults"][0]["file"]
    opened = not named or until(lambda: page.locator(".copy-head h2").count() and page.locator(".copy-head h2").get_attribute("title") == named, 5)
    check("keys: N goes to the first fault's file", [] if opened else [named])
    page.locator("#desk").focus()


def sheet(page):
    page.keyboard.press("?")
    check("keys: ? shows the keys", [] if page.locator("#keys-sheet[open]").count() else ["no sheet"])
    page.keyboard.press("Escape")
    check("keys: Esc shuts it", [] if not page.locator("#keys-sheet[open]").count() else ["still open"])


def everything_is_reached(page):
    """Tab comes to every button that is seen, and each shows that it has the focus."""
    page.keyboard.press("Escape")
    page.locator(".skip").focus()
    reached, unseen = set(), []
    for _ in range(120):
        page.keyboard.press("Tab")
        told = page.evaluate(
            """() => {
              const one = document.activeElement;
              if (!one || one === document.body) return null;
              const { outlineStyle, outlineWidth } = getComputedStyle(one);
              one.dataset.reached = "yes";
              const own = one.closest(".cm-editor");
              return { name: one.outerHTML.slice(0, 90), ring: Boolean(own) || (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) };
            }"""
        )
        if told is None:
            break
        if told["name"] in reached:
            continue
        reached.add(told["name"])
        if not told["ring"]:
            unseen.append(told["name"])
    missed = page.evaluate(
        """() => [...document.querySelectorAll("header button, #rail button, #panel button, select")]
          .filter(one => one.checkVisibility() && !one.disabled && one.tabIndex >= 0 && !one.dataset.reached)
          .map(one => one.outerHTML.slice(0, 90))"""
    )
    check("keys: Tab reaches every button", missed)
    check("keys: what has the focus shows it", unseen)
