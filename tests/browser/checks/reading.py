"""Readable by all: without JavaScript, on paper, in the dark; small enough to come fast."""

import pathlib
import xml.etree.ElementTree as tree

from chromium import PHONE, go, name, opened
from checks.keys import arrives
from edition import heads, passages
from served import Server
from told import check, same

FIRST_VIEW = 400_000
WHOLE = 10_000_000

GROUND = """() => { for (const e of [document.body, document.documentElement]) {
  const colour = getComputedStyle(e).backgroundColor;
  if (colour !== 'rgba(0, 0, 0, 0)') return colour; } return 'rgba(0, 0, 0, 0)'; }"""
SHOWN = """what => [...document.querySelectorAll(what)].filter(e => { const b = e.getBoundingClientRect();
  return b.width > 1 && b.height > 1 && getComputedStyle(e).visibility !== 'hidden'; })
  .map(e => `<${e.tagName.toLowerCase()} class="${e.getAttribute('class') || ''}">`)"""


def run(run):
    for place in run.places:
        plain(run, place)
        dark(run, place)
        printed(run, place)
    weight(run)
    feeds(run)


def plain(run, place):
    """Without JavaScript: all text is there, areas and links work."""
    edition = run.edition
    with opened(run.browser, place, java_script_enabled=False) as (page, watch):
        missing, pictures = [], []
        for number in edition.numbers:
            go(page, place, edition.story_file(number))
            shown = same(page.locator("article.story").inner_text())
            # What CSS puts in capitals is no other word; nothing else may change.
            story = edition.story(number)
            for part in heads(story) + list(passages(story["blocks"])):
                if same(part) not in shown:
                    missing.append(f"{edition.story_file(number)}: “{part[:40]}” is not shown")
            for src, width in page.locator("article.story img").evaluate_all(
                "all => all.map(i => [i.getAttribute('src'), i.naturalWidth])"
            ):
                # A lazy picture below the fold may not have come yet.
                if not width:
                    page.locator(f'article.story img[src="{src}"]').scroll_into_view_if_needed()
                    page.wait_for_timeout(200)
                    if not page.locator(f'article.story img[src="{src}"]').evaluate("i => i.naturalWidth"):
                        pictures.append(f"{edition.story_file(number)}: {src} does not show")
        check(f"{place.name} without JavaScript: every word of every story", missing)
        check(f"{place.name} without JavaScript: every picture", pictures)
        problems = []
        for number in range(1, edition.pages + 1):
            home = edition.page_file(number)
            for story in edition.on(number):
                go(page, place, home)
                page.locator(f'svg.areas a.area[data-story="{story}"] rect').first.click(position={"x": 4, "y": 4})
                arrives(page, edition.story_file(story), f"page {number}: area of story {story}", problems)
            go(page, place, home)
            for of in range(1, edition.pages + 1):
                if of != number and not page.locator(f'nav.pages a[href="{edition.page_file(of)}"]').count():
                    problems.append(f"{home}: no link to page {of}")
        go(page, place, edition.page_file(1))
        if edition.pages > 1:
            page.locator('a[rel~="next"]').first.click()
            arrives(page, edition.page_file(2), "next page", problems)
        check(f"{place.name} without JavaScript: areas and links", problems)
        check(f"{place.name} without JavaScript: console and requests", watch.problems)


def dark(run, place):
    """The reader's dark mode changes the ground."""
    edition = run.edition
    files = [edition.page_file(1), edition.story_file(edition.numbers[0]), "search.html"]
    grounds = {}
    for scheme in ("light", "dark"):
        with opened(run.browser, place, color_scheme=scheme) as (page, _):
            for file in files:
                grounds[file, scheme] = light(go(page, place, file).evaluate(GROUND))
    check(
        f"{place.name}: dark mode",
        [
            f"{file}: the ground's lightness is {grounds[file, 'light']} by day, {grounds[file, 'dark']} in the dark"
            for file in files
            if not grounds[file, "dark"] < 80 < 170 < grounds[file, "light"]
        ],
    )


def light(colour):
    """How light `rgb(…)` is, 0 to 255; what is transparent lies on white."""
    parts = [float(part) for part in colour[colour.index("(") + 1 : -1].split(",")]
    return 255 if len(parts) == 4 and parts[3] == 0 else round(sum(parts[:3]) / 3)


def printed(run, place):
    """On paper: the story, no navigation, dark ink on white whatever the screen's mode."""
    edition = run.edition
    problems = []
    with opened(run.browser, place, color_scheme="dark") as (page, _):
        for file in (edition.story_file(edition.numbers[0]), edition.page_file(1)):
            go(page, place, file)
            if not page.evaluate(SHOWN, "nav"):
                problems.append(f"{file}: no navigation on the screen either")
            page.emulate_media(media="print")
            if shown := page.evaluate(SHOWN, "nav, form, button, input, .skip"):
                problems.append(f"{file}: prints {' '.join(shown)}")
            if light(page.evaluate(GROUND)) < 250:
                problems.append(f"{file}: prints a ground of {page.evaluate(GROUND)}")
            page.emulate_media(media="screen")
        go(page, place, edition.story_file(edition.numbers[0]))
        page.emulate_media(media="print")
        if not page.evaluate(SHOWN, "article.story"):
            problems.append("the story is not printed")
    check(f"{place.name}: print", problems)


def weight(run):
    """What comes over the line before the first page stands, nothing compressed; and all there is."""
    for what, settings in (("desktop", {}), ("phone", PHONE)):
        server = Server(run.folder)
        try:
            with opened(run.browser, run.http, watched=False, **settings) as (page, _):
                page.goto(server.url + "index.html", wait_until="networkidle")
        finally:
            server.close()
        total = sum(size for _, _, size in server.got)
        largest = ", ".join(f"{path.rsplit('/', 1)[-1]} {size}" for path, _, size in sorted(server.got, key=lambda g: -g[2])[:4])
        print(f"          first view, {what}: {total} bytes in {len(server.got)} files ({largest})")
        check(f"first view under {FIRST_VIEW} bytes, {what}", [f"{total} bytes"] if total >= FIRST_VIEW else [])
    total = sum(path.stat().st_size for path in pathlib.Path(run.folder).rglob("*") if path.is_file())
    print(f"          whole folder: {total} bytes")
    check(f"whole folder under {WHOLE} bytes", [f"{total} bytes"] if total >= WHOLE else [])


def feeds(run):
    """The feed is well formed, has every story, and the pages say that it is there."""
    edition, problems = run.edition, []
    found = [path for path in run.folder.glob("*.xml") if "feed" in path.name or path.name in ("rss.xml", "atom.xml")]
    if not found:
        check("feed", ["no feed.xml"])
        return
    for path in found:
        root = tree.parse(path).getroot()
        titles = {same(e.text) for e in root.iter() if e.tag.rsplit("}")[-1] == "title"}
        problems += [
            f"{path.name}: no “{story['title']}”" for story in edition.stories if same(story["title"]) not in titles
        ]
    index = (run.folder / "index.html").read_text("utf-8")
    problems += [f"index.html does not lead to {path.name}" for path in found if path.name not in index]
    check("feed", problems)
