"""Search over an issue: finds what is there, nothing else, and takes every query for words."""

import urllib.parse

from chromium import go, name, opened
from edition import passages
from told import check, same

HOSTILE = [
    "<img src=x onerror=alert(1)>",
    '"><script>window.__pwned=1</script>',
    "</script><svg onload=alert(1)>",
    "javascript:alert(1)",
    "{{7*7}}${7*7}<%= 7*7 %>",
    ".*(+[",
    "__proto__ constructor",
    "%3Cimg%20src%3Dx%3E %",
    "檐" * 5000,
]
NOTHING = "鼀鼁鼂"


def run(run):
    for place in run.places:
        finds(run, place)
        hostile(run, place)


def ask(page, word):
    """Types a word into the search and waits for what comes."""
    page.locator("input[name=q]").first.fill(word)
    page.locator("input[name=q]").first.press("Enter")
    settle(page)


def settle(page):
    """Until the list of results stays as it is."""
    last = None
    for _ in range(40):
        page.wait_for_timeout(75)
        now = page.evaluate("location.href + (document.querySelector('.results')?.innerHTML ?? '')")
        if now == last:
            return
        last = now


def results(page):
    """Titles and links found."""
    return page.locator(".results li").evaluate_all(
        "all => all.map(li => [li.textContent, li.querySelector('a')?.getAttribute('href') ?? ''])"
    )


def finds(run, place):
    """Words of every story, from its title and from its last paragraph, find it."""
    edition, problems = run.edition, []
    with opened(run.browser, place) as (page, watch):
        for number in edition.numbers:
            story = edition.story(number)
            file = edition.story_file(number)
            texts = [text for text in passages(story["blocks"]) if len(same(text)) >= 8]
            for word in filter(None, (story["title"].split()[0], piece(texts[-1]) if texts else None)):
                page.goto(place.url("search.html") + "?q=" + urllib.parse.quote(word))
                settle(page)
                links = [link.split("#")[0].split("?")[0] for _, link in results(page)]
                if file not in links:
                    problems.append(f"“{word}” does not find {file}, but {links[:5]}")
        check(f"{place.name} search: words of every story find it", problems)
        problems = []
        go(page, place, "search.html")
        word = edition.story(edition.numbers[0])["title"].split()[0]
        ask(page, word)
        if page.locator("input[name=q]").first.input_value() != word:
            problems.append("the field does not keep what was typed")
        if not results(page):
            problems.append(f"“{word}”, typed, finds nothing")
        else:
            page.locator(".results li a").first.click()
            page.wait_for_load_state()
            if not name(page).startswith("story-"):
                problems.append(f"the first result opens {name(page)}")
            page.go_back()
            settle(page)
            if not results(page):
                problems.append("back from a result, the results are gone")
        for word in (NOTHING, "   "):
            page.goto(place.url("search.html") + "?q=" + urllib.parse.quote(word))
            settle(page)
            if found := results(page):
                problems.append(f"“{word}” finds {len(found)}")
            elif word.strip() and not same(page.locator("main").inner_text()):
                problems.append("nothing found, and nothing said")
        go(page, place, edition.page_file(1))
        if page.locator('a[href^="search.html"], form[action^="search.html"]').count() == 0:
            problems.append("no way from the first page to the search")
        check(f"{place.name} search: typing, nothing found, back", problems)
        check(f"{place.name} search: console and requests", watch.problems)


def piece(text):
    """Some characters out of the middle of a text, without punctuation."""
    text = "".join(c if c.isalnum() else " " for c in text)
    longest = max(text.split(), key=len, default="")
    middle = len(longest) // 2
    return longest[max(0, middle - 2) : middle + 2]


def hostile(run, place):
    """A query is words, whatever it looks like."""
    problems = []
    with opened(run.browser, place) as (page, watch):
        for typed in (False, True):
            for query in HOSTILE:
                if typed:
                    go(page, place, "search.html")
                    ask(page, query)
                else:
                    page.goto(place.url("search.html") + "?q=" + urllib.parse.quote(query))
                    settle(page)
                ran = page.evaluate("window.__pwned ?? null")
                made = page.locator("main :is(img[src=x], script, svg[onload])").count()
                kept = page.locator("input[name=q]").first.input_value()
                if ran or made:
                    problems.append(f"{query[:30]}: became markup")
                if kept and query.strip() != kept.strip() and not query.startswith(kept):
                    problems.append(f"{query[:30]}: the field shows {kept[:40]}")
        for query in ("%", "%E0%A4%A", "&q=&q=x", "+"):
            page.goto(place.url("search.html") + "?q=" + query)
            settle(page)
        check(f"{place.name} search: hostile queries stay words", problems)
        check(f"{place.name} search, hostile: console and requests", watch.problems)
