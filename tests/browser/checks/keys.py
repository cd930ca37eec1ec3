"""The keyboard, and the ways from page to page and story to story."""

from chromium import go, name, opened
from told import check

FOCUSED = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const look = e => { const s = getComputedStyle(e);
    return [s.outlineStyle, s.outlineWidth, s.outlineColor, s.boxShadow, s.stroke, s.strokeWidth, s.fill, s.fillOpacity,
            s.backgroundColor, s.textDecorationLine].join(); };
  const parts = [e, ...e.querySelectorAll('rect')];
  return { story: e.matches('svg.areas a.area') ? +e.dataset.story : null, look: parts.map(look).join(';') };
}"""
LOOKS = """() => Object.fromEntries([...document.querySelectorAll('svg.areas a.area')].map(a => {
  const look = e => { const s = getComputedStyle(e);
    return [s.outlineStyle, s.outlineWidth, s.outlineColor, s.boxShadow, s.stroke, s.strokeWidth, s.fill, s.fillOpacity,
            s.backgroundColor, s.textDecorationLine].join(); };
  return [a.dataset.story, [a, ...a.querySelectorAll('rect')].map(look).join(';')];
}))"""


def run(run):
    for place in run.places:
        tab(run, place)
        page_links(run, place)
        story_links(run, place)


def tab(run, place):
    """Tab reaches every area in reading order, one sees where one is, Enter opens."""
    edition = run.edition
    with opened(run.browser, place) as (page, watch):
        for number in range(1, edition.pages + 1):
            go(page, place, edition.page_file(number))
            plain = page.evaluate(LOOKS)
            reached, problems = [], []
            for _ in range(150):
                page.keyboard.press("Tab")
                focused = page.evaluate(FOCUSED)
                if focused is None:
                    break
                story = focused["story"]
                if story is None or story in reached:
                    continue
                reached.append(story)
                if focused["look"] == plain[str(story)]:
                    problems.append(f"story {story}: one does not see that it has the focus")
            if reached != edition.on(number):
                problems.append(f"reached {reached}, in reading order {edition.on(number)}")
            check(f"{place.name} page {number}: Tab reaches the areas in reading order", problems)
            problems = []
            last = edition.on(number)[-1]
            page.locator(f'svg.areas a.area[data-story="{last}"]').focus()
            page.keyboard.press("Enter")
            arrives(page, edition.story_file(last), "Enter", problems)
            check(f"{place.name} page {number}: Enter opens", problems)
        check(f"{place.name} Tab: console and requests", watch.problems)


def page_links(run, place):
    """From page to page by links, arrow keys, and the list of pages."""
    edition = run.edition
    files = [edition.page_file(number) for number in range(1, edition.pages + 1)]
    with opened(run.browser, place) as (page, watch):
        check(f"{place.name}: next and previous page", walked(page, place, files))
        problems = []
        for number, file in enumerate(files, 1):
            go(page, place, files[-1] if number == 1 else files[0])
            link = page.locator(f'nav.pages a[href="{file}"]')
            if not link.count():
                problems.append(f"{name(page)}: no link to {file} in nav.pages")
                continue
            link.first.click()
            arrives(page, file, "the list of pages", problems)
            if page.locator("nav.pages [aria-current=page]").count() != 1:
                problems.append(f"{file}: nav.pages does not say which page this is")
        check(f"{place.name}: the list of pages", problems)
        check(f"{place.name} pages by link and key: console and requests", watch.problems)


def story_links(run, place):
    """From story to story, and from the story to its page."""
    edition = run.edition
    files = [edition.story_file(number) for number in edition.numbers]
    with opened(run.browser, place) as (page, watch):
        check(f"{place.name}: next and previous story", walked(page, place, files))
        problems = []
        for number, file in zip(edition.numbers, files):
            go(page, place, file)
            links = page.locator("a").evaluate_all("all => all.map(a => a.getAttribute('href').split('#')[0])")
            for of in range(1, edition.pages + 1):
                if edition.boxes[number][of] and edition.page_file(of) not in links:
                    problems.append(f"{file}: no link to page {of}")
            if not any(link.split("?")[0].endswith(".pdf") for link in links):
                problems.append(f"{file}: no link to the page's PDF")
        check(f"{place.name}: stories lead to their pages and the pages' PDF", problems)
        check(f"{place.name} stories by link and key: console and requests", watch.problems)


def walked(page, place, files):
    """Goes along the files and back, by `rel` links and by arrow keys, and stops at both ends."""
    problems = []
    for there, way, key in ((files, "next", "ArrowRight"), (files[::-1], "prev", "ArrowLeft")):
        go(page, place, there[0])
        for to in there[1:]:
            here = name(page)
            link = page.locator(f'a[rel~="{way}"]')
            if not link.count():
                problems.append(f'{here}: no a[rel="{way}"]')
                go(page, place, to)
                continue
            link.first.click()
            arrives(page, to, f"{way} from {here}", problems)
        go(page, place, there[0])
        for to in there[1:]:
            here = name(page)
            page.keyboard.press(key)
            arrives(page, to, f"{key} from {here}", problems)
            if name(page) != to:
                go(page, place, to)
        page.keyboard.press(key)
        page.wait_for_timeout(150)
        if name(page) != there[-1]:
            problems.append(f"{key} at the end leads from {there[-1]} to {name(page)}")
    # A key that means something else to the browser or to the one who types stays theirs.
    go(page, place, files[0])
    page.keyboard.press("Alt+ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    page.wait_for_timeout(150)
    if name(page) != files[0]:
        problems.append(f"an arrow key with Alt or Shift leads to {name(page)}")
    return problems


def arrives(page, file, how, problems):
    """Waits until the file is open."""
    try:
        page.wait_for_url(lambda url: url.split("#")[0].split("?")[0].endswith("/" + file), timeout=5_000)
    except Exception:
        problems.append(f"{how}: {name(page)}, not {file}")
