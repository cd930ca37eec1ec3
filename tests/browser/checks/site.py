"""The site of all issues: the newest first, each opens, one search over all."""

import pathlib
import re
import urllib.parse

from chromium import PHONE, Place, go, opened
from checks.accessible import AXE, RUN
from checks.hostile_copy import MADE
from checks.safety import broken, policies
from checks.search import HOSTILE, ask, results, settle
from served import Server
from told import check, same


def run(run):
    folder = pathlib.Path(run.site).resolve()
    check("site: every page has its policy", policies(folder))
    check("site: every link leads to a file that is there", broken(folder))
    server = Server(folder)
    try:
        for place in (Place.file(folder), Place("http", server.url)):
            issues = listed(run, place)
            searched(run, place, issues)
            if run.hostile:
                stays_words(run, place)
        accessible(run, Place("http", server.url))
    finally:
        server.close()


def listed(run, place):
    """The index lists the issues, newest first; each opens and leads back."""
    problems, issues = [], []
    with opened(run.browser, place) as (page, watch):
        go(page, place)
        entries = page.locator(".issues a").evaluate_all("all => all.map(a => [a.getAttribute('href'), a.textContent])")
        hrefs = list(dict.fromkeys(href for href, _ in entries))
        if len(hrefs) < 2:
            problems.append(f"{len(hrefs)} issues: the check wants at least two")
        dates = []
        for href in hrefs:
            go(page, place)
            page.locator(f'.issues a[href="{href}"]').first.click()
            page.wait_for_load_state()
            if not page.locator("svg.areas").count():
                problems.append(f"{href} opens no page of an issue: {page.url}")
                continue
            issues.append(page.url)
            dated = page.locator("time[datetime]")
            if dated.count():
                dates.append(dated.first.get_attribute("datetime"))
            up = page.locator("a[href]").evaluate_all("(all, home) => all.some(a => a.href.split('#')[0] === home)", place.url())
            if not up:
                problems.append(f"{href}: no way back to all issues")
        if len(dates) == len(hrefs):
            if dates != sorted(dates, reverse=True):
                problems.append(f"not the newest first: {dates}")
        else:
            told = [re.findall(r"\d+", text) for _, text in entries]
            if told != sorted(told, reverse=True) and hrefs != sorted(hrefs, reverse=True):
                problems.append(f"not the newest first: {[text[:30] for _, text in entries]}")
    check(f"{place.name} site: issues, the newest first, each opens and leads back", problems)
    check(f"{place.name} site: console and requests", watch.problems)
    return issues


def searched(run, place, issues):
    """The site's search finds a story of every issue, and takes a hostile query for words."""
    problems = []
    with opened(run.browser, place) as (page, watch):
        for issue in issues:
            page.goto(issue)
            link = page.locator('a[href^="story-"]').last
            story = urllib.parse.urljoin(issue, link.get_attribute("href"))
            page.goto(story)
            word = page.locator("article.story h1").inner_text().split()[0]
            page.goto(place.url("search.html") + "?q=" + urllib.parse.quote(word))
            settle(page)
            found = [urllib.parse.urljoin(page.url, href).split("#")[0].split("?")[0] for _, href in results(page)]
            if story.split("#")[0] not in found:
                problems.append(f"“{word}” does not find {story[len(place.base):]}")
        go(page, place, "search.html")
        for query in HOSTILE:
            ask(page, query)
            if page.evaluate("window.__pwned ?? null") or page.locator("main :is(img[src=x], script)").count():
                problems.append(f"{query[:30]}: became markup")
        if not issues or same(page.locator("main").inner_text()) == "":
            problems.append("nothing is said")
    check(f"{place.name} site: search over all issues", problems)
    check(f"{place.name} site, search: console and requests", watch.problems)


def stays_words(run, place):
    """Issues made of copy that attacks: the site's own pages make nothing of it."""
    problems = []
    with opened(run.browser, place) as (page, watch):
        for address in ("index.html", "search.html?q=script", "search.html?q=onerror"):
            page.goto(place.url(address))
            settle(page)
            found = page.evaluate(MADE)
            problems += [f"{address}: made {made}" for made in found["bad"]]
            if found["pwned"]:
                problems.append(f"{address}: ran {found['pwned']}")
            if "script" in address and "<script>" not in "".join(text for text, _ in results(page)):
                problems.append(f"{address}: no result shows “<script>”")
    check(f"{place.name} site, hostile copy: stays words", problems + watch.problems)


def accessible(run, place):
    """axe-core, and the phone's width, on the site's own pages."""
    problems = []
    for settings in ({}, PHONE, {"color_scheme": "dark"}):
        with opened(run.browser, place, watched=False, **settings) as (page, _):
            for file in ("index.html", "search.html"):
                go(page, place, file)
                page.evaluate(AXE)
                problems += [f"{file}: {found}" for found in page.evaluate(RUN)]
                width, screen = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
                if width > screen:
                    problems.append(f"{file}: {width} px wide on a screen of {screen}")
    check("site: axe-core and width, desktop, phone, dark", problems)
