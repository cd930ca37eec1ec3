"""axe-core finds nothing: pages, stories, search; by day and in the dark; desktop and phone."""

import pathlib

import axe_playwright_python

from chromium import DESKTOP, PHONE, go, opened
from checks.search import ask
from told import check

AXE = (pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
# All rules, those of good practice and those that are off unless asked for too.
RUN = """() => axe.run(document, { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } })
  .then(found => found.violations.map(v => `${v.id} (${v.impact}): ${v.nodes.length} × ${v.help}: `
    + v.nodes.slice(0, 3).map(n => n.target.join(' ') + ' ' + n.html.slice(0, 90)
      + (n.any[0] ? ' — ' + n.any[0].message.slice(0, 160) : '')).join(' | ')))"""


def run(run):
    # axe reads the page as it stands: where it was opened from makes no difference.
    place = run.http
    for device, settings in (("desktop", DESKTOP), ("phone", PHONE)):
        for scheme in ("light", "dark"):
            with opened(run.browser, place, watched=False, **settings, color_scheme=scheme) as (page, _):
                for what, file, word in run.kinds():
                    go(page, place, file)
                    if word:
                        ask(page, word)
                    page.evaluate(AXE)
                    check(f"axe-core: {what}, {device}, {scheme}", page.evaluate(RUN))
