"""An e-paper made of copy that attacks: everything stays words."""

import json
import xml.etree.ElementTree as tree

import hostile
from chromium import go, opened
from checks.search import results, settle
from edition import heads, passages
from told import check, same

# What would be there had something broken out of its place.
MADE = """() => {
  const bad = [...document.querySelectorAll('*')].filter(e =>
    [...e.attributes].some(a => a.name.startsWith('on') || /^[\\s\\u0000-\\u001f]*(javascript|vbscript|data:text)/i.test(a.value)
      && ['href', 'xlink:href', 'src', 'action', 'formaction'].includes(a.name))
    || e.matches('img[src=x], svg[onload], figcaption script, h1 script, p script, li script, blink, a[href] > script'));
  return { pwned: window.__pwned ?? null, bad: bad.map(e => e.outerHTML.slice(0, 120)),
           shown: document.body.innerText, title: document.title,
           data: [...document.querySelectorAll('script[type="application/ld+json"]')].map(s => s.textContent),
           meta: [...document.querySelectorAll('meta[content]')].map(m => m.content) };
}"""


def run(run):
    for place in run.places:
        pages(run, place)
        searched(run, place)
    files(run)


def pages(run, place):
    """No page runs or makes anything of it; stories show it as it was typed."""
    edition = run.edition
    ran, seen, lost, data = [], "", [], []
    stories = {edition.story_file(number): edition.story(number) for number in edition.numbers}
    with opened(run.browser, place) as (page, watch):
        for path in sorted(run.folder.rglob("*.html")):
            file = path.relative_to(run.folder).as_posix()
            go(page, place, file)
            found = page.evaluate(MADE)
            if found["pwned"]:
                ran.append(f"{file}: ran {found['pwned']}")
            ran += [f"{file}: {made}" for made in found["bad"]]
            story = stories.get(file)
            if not story:
                continue
            shown = same(found["shown"])
            seen += shown
            lost += [
                f"{file}: “{part[:50]}” is not shown"
                for part in heads(story) + list(passages(story["blocks"]))
                if same(part) not in shown
            ]
            if same(story["title"]) not in same(found["title"]):
                lost.append(f"{file}: the window is called {found['title'][:50]}")
            data += told(file, story, found)
    # Against hostile.py itself, not only against what the program says that it read.
    lost += [f"“{words}” is on no story page" for words in hostile.WORDS if same(words) not in seen]
    lost += [f"“{words}” is on no story page" for words in ("点我", "再点") if words not in seen]
    check(f"{place.name} hostile copy: nothing runs, no javascript: link", ran)
    check(f"{place.name} hostile copy: shown as typed", lost)
    check(f"{place.name} hostile copy: JSON-LD and share data hold it as typed", data)
    check(f"{place.name} hostile copy: no dialog, console and requests", watch.problems)


def told(file, story, found):
    """What is wrong with a story's JSON-LD and share data."""
    titles = []
    for text in found["data"]:
        try:
            titles.append(json.loads(text))
        except ValueError as error:
            yield f"{file}: JSON-LD: {error}"
    flat = [part for item in titles for part in (item if isinstance(item, list) else [item])]
    flat += [part for item in flat for part in item.get("@graph", [])]
    if not any(same(part.get("headline", "")) == same(story["title"]) for part in flat):
        yield f"{file}: no NewsArticle headed “{story['title']}”"
    if not any(same(story["title"]) in same(content) for content in found["meta"]):
        yield f"{file}: no share data with “{story['title']}”"


def searched(run, place):
    """Found by what an attacker typed, and still words."""
    problems = []
    with opened(run.browser, place) as (page, watch):
        for word, wanted in (("onerror", "onerror"), ("pwned", "pwned"), ("script", "<script>")):
            page.goto(place.url("search.html") + "?q=" + word)
            settle(page)
            texts = "".join(text for text, _ in results(page))
            found = page.evaluate(MADE)
            if wanted not in texts:
                problems.append(f"“{word}”: no result shows “{wanted}”: {texts[:100]}")
            problems += [f"“{word}”: made {made}" for made in found["bad"]]
            if found["pwned"]:
                problems.append(f"“{word}”: ran {found['pwned']}")
    check(f"{place.name} hostile copy, searched: shown as typed", problems)
    check(f"{place.name} hostile copy, searched: no dialog, console and requests", watch.problems)


def files(run):
    """The other forms parse and hold it as typed."""
    edition, problems = run.edition, []
    for path in sorted(run.folder.rglob("*.xml")) + sorted(run.folder.rglob("*.svg")):
        try:
            root = tree.parse(path).getroot()
        except tree.ParseError as error:
            problems.append(f"{path.name}: {error}")
            continue
        if "feed" in path.name:
            titles = {same(e.text) for e in root.iter() if e.tag.rsplit("}")[-1] == "title"}
            problems += [f"{path.name}: no “{s['title']}”" for s in edition.stories if same(s["title"]) not in titles]
    for path in sorted(run.folder.rglob("*.json")) + sorted(run.folder.parent.glob("*.json")):
        try:
            json.loads(path.read_text("utf-8"))
        except ValueError as error:
            problems.append(f"{path.name}: {error}")
    said = same("".join("".join(heads(s)) + "".join(passages(s["blocks"])) for s in edition.stories))
    problems += [f"{words} is not in what the stories say" for words in hostile.WORDS if same(words) not in said]
    check("hostile copy: feed, SVG and JSON files parse and hold it as typed", problems)
