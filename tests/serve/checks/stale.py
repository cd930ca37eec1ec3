"""A file that cannot be read: a banner, and the last good pages greyed; both gone when it can."""

from desk import until
from told import check


def run(desk):
    with desk.opened() as (page, watch):
        state = desk.state(page)
        file = next(one["file"] for one in state["files"] if one["kind"] == "issue")
        was = desk.text(file)
        check("stale: no banner at first", [] if page.locator("#banner").is_hidden() else [page.locator("#banner").inner_text()])
        desk.write(file, "pages: [\n  {stories: ]\n")
        came = until(lambda: page.locator("#banner").is_visible(), 8)
        check("stale: a banner comes", [] if came else ["it does not"])
        words = page.locator("#banner").inner_text()
        check("stale: it says which file", [] if "issue.yaml" in words else [words])
        check("stale: the last pages stay", [] if page.locator(".paper img[src]").count() else ["there are none"])
        grey = page.evaluate("getComputedStyle(document.querySelector('.paper img')).filter")
        check("stale: greyed", [] if "grayscale" in grey else [grey])
        desk.write(file, was)
        gone = until(lambda: page.locator("#banner").is_hidden(), 8)
        check("stale: gone when it can be read", [] if gone else [page.locator("#banner").inner_text()])
        grey = page.evaluate("getComputedStyle(document.querySelector('.paper img')).filter")
        check("stale: and no longer greyed", [] if grey == "none" else [grey])
        check("stale: nothing on the console, nothing asked elsewhere", watch.problems)
