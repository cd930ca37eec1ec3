"""Hot areas: each opens its story, and stands where the story stands."""

from chromium import go, name, opened
from edition import Box, joined
from told import check, same

# How far an area may be from the story's place, in pixels of the screen.
NEAR = 2.0

BOXES = """() => {
  const box = e => { const b = e.getBoundingClientRect(); return [b.x + scrollX, b.y + scrollY, b.width, b.height]; };
  const svg = document.querySelector('svg.areas');
  const picture = [...document.querySelectorAll('img, svg.areas image')]
    .map(box).sort((a, b) => b[2] * b[3] - a[2] * a[3])[0];
  return {
    svg: box(svg), picture, view: svg.getAttribute('viewBox'),
    areas: [...document.querySelectorAll('svg.areas a.area')].map(a => ({
      story: +a.dataset.story,
      href: a.getAttribute('href') || a.getAttribute('xlink:href'),
      name: a.getAttribute('aria-label') || a.querySelector('title')?.textContent || a.textContent,
      rects: [...a.querySelectorAll('rect')].map(box),
    })),
  };
}"""


def run(run):
    for place in run.places:
        places(run, place)
        opens(run, place)


def places(run, place):
    """Every story of every page has an area, on the picture, where the layout put the story."""
    edition = run.edition
    with opened(run.browser, place) as (page, watch):
        for number in range(1, edition.pages + 1):
            go(page, place, edition.page_file(number))
            found = page.evaluate(BOXES)
            check(f"{place.name} page {number}: areas are where the stories are", wrong(edition, number, found))
        check(f"{place.name} pages: nothing asked elsewhere, nothing on the console", watch.problems)


def wrong(edition, number, found):
    """What is wrong with a page's areas."""
    view = [float(part) for part in found["view"].replace(",", " ").split()]
    if not near(Box(*view), Box(0, 0, edition.width, edition.height), 0.01):
        yield f"viewBox is {found['view']}, the trim {edition.width} × {edition.height} pt"
    picture = Box(*found["picture"])
    if not near(picture, Box(*found["svg"]), NEAR):
        yield f"the areas' ground is at {found['svg']}, the picture at {found['picture']}"
    scale = picture.width / edition.width
    if abs(picture.height / edition.height / scale - 1) > 0.005:
        yield f"the picture is {picture.width} × {picture.height}: not the page's shape"
    expected = edition.on(number)
    told = [area["story"] for area in found["areas"]]
    if told != expected:
        yield f"areas of stories {told}, on the page in reading order {expected}"
    for area in found["areas"]:
        story = area["story"]
        if story not in edition.boxes:
            continue
        title = same(edition.story(story)["title"])
        if title not in same(area["name"]):
            yield f"story {story}: the area is called “{area['name']}”, not “{title}”"
        wanted = [
            Box(picture.x + b.x * scale, picture.y + b.y * scale, b.width * scale, b.height * scale)
            for b in edition.boxes[story][number]
        ]
        rects = [Box(*rect) for rect in area["rects"]]
        if not wanted or not rects:
            yield f"story {story}: {len(rects)} rectangles for {len(wanted)} things on the page"
            continue
        if not near(joined(rects), joined(wanted), NEAR):
            yield f"story {story}: area {short(joined(rects))}, place {short(joined(wanted))}"
        for box in wanted:
            if not any(inside(box, rect, NEAR) for rect in rects):
                yield f"story {story}: a thing at {short(box)} lies in no rectangle of its area"
        for rect in rects:
            if not inside(rect, picture, 0.5):
                yield f"story {story}: {short(rect)} is not on the picture {short(picture)}"


def opens(run, place):
    """A click on any rectangle of an area opens the story; back leads to the page, forward to the story."""
    edition = run.edition
    problems, back, clicked = [], [], 0
    with opened(run.browser, place) as (page, watch):
        for number in range(1, edition.pages + 1):
            home = edition.page_file(number)
            for story in edition.on(number):
                area = page.locator(f'svg.areas a.area[data-story="{story}"]')
                go(page, place, home)
                for index in range(area.locator("rect").count()):
                    go(page, place, home)
                    page_title = page.title()
                    # In a corner: the middle of a story may lie under a box that is another's.
                    area.locator("rect").nth(index).click(position={"x": 4, "y": 4})
                    page.wait_for_load_state()
                    clicked += 1
                    if fault := other(page, edition, story):
                        problems.append(f"page {number}, story {story}, rectangle {index + 1}: {fault}")
                page.go_back()
                if name(page) != home or page.title() != page_title:
                    back.append(f"back from story {story} leads to {name(page)}")
                page.go_forward()
                if fault := other(page, edition, story):
                    back.append(f"forward to story {story}: {fault}")
        check(f"{place.name}: {clicked} clicks on areas open their stories", problems)
        check(f"{place.name}: back and forward", back)
        check(f"{place.name} stories: nothing asked elsewhere, nothing on the console", watch.problems)


def other(page, edition, number):
    """How the page that is open differs from the story's, if it does."""
    story = edition.story(number)
    if name(page) != edition.story_file(number):
        return f"opened {name(page)}"
    head = page.locator("article.story h1").first.text_content()
    if same(head) != same(story["title"]):
        return f"headed “{head}”, not “{story['title']}”"
    if same(story["title"]) not in same(page.title()):
        return f"the window is called “{page.title()}”"
    return None


def near(one, two, far):
    return all(abs(a - b) <= far for a, b in zip(edges(one), edges(two)))


def inside(box, around, far):
    left, top, right, foot = edges(box)
    x, y, to, bottom = edges(around)
    return left >= x - far and top >= y - far and right <= to + far and foot <= bottom + far


def edges(box):
    return box.x, box.y, box.x + box.width, box.y + box.height


def short(box):
    return "(" + ", ".join(f"{part:.1f}" for part in box) + ")"
