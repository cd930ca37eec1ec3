"""On a phone: stories first, the page second, a swipe turns the page."""

from chromium import PHONE, go, name, opened
from checks.keys import arrives
from told import check

LAID = """() => {
  const shown = e => { const b = e.getBoundingClientRect();
    return b.width > 0 && b.height > 0 && getComputedStyle(e).visibility !== 'hidden'; };
  const listed = [...document.querySelectorAll('main a[href^="story-"], body a[href^="story-"]')]
    .filter(a => !a.closest('svg') && shown(a));
  const top = e => e.getBoundingClientRect().top + scrollY;
  return {
    width: document.documentElement.scrollWidth, screen: innerWidth,
    list: listed.map(a => [a.getAttribute('href').split('#')[0], top(a)]),
    page: top(document.querySelector('svg.areas')),
  };
}"""
# Links in running text may be as low as its lines, and what the list offers again may be as small on the picture as the
# story is (WCAG 2.5.8, the exceptions "inline" and "equivalent").
SMALL = """() => [...document.querySelectorAll('a, button, input, select, summary')].filter(e => {
  const b = e.getBoundingClientRect();
  if (e.matches('a.area') || e.closest('article.story p, article.story li, article.story td') || e.matches('.skip')) return false;
  if (!b.width || !b.height || getComputedStyle(e).visibility === 'hidden' || e.type === 'hidden') return false;
  if (b.bottom + scrollY < 0 || b.right + scrollX < 0) return false;
  return b.width < 23.9 || b.height < 23.9;
}).map(e => { const b = e.getBoundingClientRect();
  return `${e.tagName} ${e.getAttribute('href') || e.className} “${(e.textContent || '').trim().slice(0, 16)}”: `
    + `${b.width.toFixed(1)} × ${b.height.toFixed(1)}`; })"""


def run(run):
    for place in run.places:
        laid(run, place)
        swipes(run, place)


def laid(run, place):
    """Every page fits the width, lists its stories above its picture; targets can be hit."""
    edition = run.edition
    files = [edition.page_file(number) for number in range(1, edition.pages + 1)]
    with opened(run.browser, place, **PHONE) as (page, watch):
        first, wide, small = [], [], []
        for number, file in enumerate(files, 1):
            go(page, place, file)
            found = page.evaluate(LAID)
            above = [href for href, top in found["list"] if top < found["page"]]
            missing = [n for n in edition.on(number) if edition.story_file(n) not in above]
            if missing:
                first.append(f"{file}: stories {missing} are not listed above the page's picture")
        check(f"{place.name} phone: the stories first, the page second", first)
        for file in files + [edition.story_file(number) for number in edition.numbers] + ["search.html"]:
            go(page, place, file)
            width, screen = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
            if width > screen or screen > 390:
                wide.append(f"{file}: {width} px wide on a screen of {screen}")
            small += [f"{file}: {line}" for line in page.evaluate(SMALL)]
        check(f"{place.name} phone: no sideways scroll", wide)
        check(f"{place.name} phone: nothing to tap is under 24 px", small)
        check(f"{place.name} phone: console and requests", watch.problems)


def swipes(run, place):
    """Left and right over the picture and over the list; not up and down, not with two fingers."""
    edition = run.edition
    if edition.pages < 2:
        return
    one, two = edition.page_file(1), edition.page_file(2)
    problems = []
    with opened(run.browser, place, **PHONE) as (page, watch):
        touch = Touch(page)
        for what in ("svg.areas", "main"):
            go(page, place, one)
            page.locator(what).first.scroll_into_view_if_needed()
            touch.swipe((320, 400), (60, 410))
            arrives(page, two, f"a swipe to the left over {what}", problems)
            # Chromium's own gesture would go back in history: to the search here, not to the page before.
            go(page, place, "search.html")
            go(page, place, two)
            page.locator(what).first.scroll_into_view_if_needed()
            touch.swipe((60, 400), (320, 410))
            arrives(page, one, f"a swipe to the right over {what}", problems)
        first, second = (edition.story_file(n) for n in edition.numbers[:2])
        go(page, place, first)
        touch.swipe((320, 400), (60, 410))
        arrives(page, second, "a swipe over a story", problems)
        for how, start, end, fingers in (
            ("a swipe up", (200, 600), (190, 200), 1),
            ("a short swipe", (200, 400), (160, 400), 1),
            ("a swipe to the page before the first", (60, 400), (320, 400), 1),
            ("two fingers", (300, 400), (60, 400), 2),
        ):
            go(page, place, one)
            touch.swipe(start, end, fingers)
            page.wait_for_timeout(250)
            if name(page) != one:
                problems.append(f"{how} leads to {name(page)}")
        # A tap still opens.
        go(page, place, one)
        story = edition.on(1)[0]
        page.locator(f'svg.areas a.area[data-story="{story}"] rect').first.tap(position={"x": 4, "y": 4})
        arrives(page, edition.story_file(story), "a tap on an area", problems)
        check(f"{place.name} phone: swipes and taps", problems)
        check(f"{place.name} phone, swiping: console and requests", watch.problems)


class Touch:
    """Fingers on the screen."""

    def __init__(self, page):
        self.page = page
        self.session = page.context.new_cdp_session(page)

    def swipe(self, start, end, fingers=1):
        """From one point to the other, in eight moves, once the page has been drawn."""
        self.page.evaluate("() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
        self.page.wait_for_timeout(120)

        def at(part):
            x = start[0] + (end[0] - start[0]) * part
            y = start[1] + (end[1] - start[1]) * part
            return [{"x": x, "y": y + 60 * finger, "id": finger} for finger in range(fingers)]

        self.send("touchStart", at(0))
        for move in range(1, 9):
            self.send("touchMove", at(move / 8))
            self.page.wait_for_timeout(12)
        self.send("touchEnd", [])

    def send(self, kind, points):
        self.session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
