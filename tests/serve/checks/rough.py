"""Rough circumstances: a clock that is wrong, a disk that is slow, saves that fail, two clashes at once, tabs that nobody sees."""

import time

from checks.fresh import first_story, shown
from desk import caret_to_end, editor, open_story, until, wait, wait_saved
from told import check

# Ten years late, and going backwards.
WRONG_CLOCK = """
(() => {
  const real = Date.now, start = real();
  Date.now = () => start - 315360000000 - (real() - start);
})();
"""
# Milliseconds until the disk has read or written.
SLOW = 1500

WATCHED_EVENTS = """
window.sources = [];
window.EventSource = class extends EventSource {
  constructor(...settings) {
    super(...settings);
    window.sources.push(this);
  }
};
"""


def run(desk):
    file, number = first_story(desk)
    wrong_clock(desk, file, number)
    slow_disk(desk, file)
    saved_again(desk, file)
    one_clash_waits(desk)
    hidden(desk)


def wrong_clock(desk, file, number):
    with desk.opened() as (page, watch):
        page.add_init_script(WRONG_CLOCK)
        page.reload()
        wait(page, "() => window.pagesShown.length > 0")
        open_story(page, file)
        before = shown(page, number)
        caret_to_end(page)
        page.keyboard.insert_text("钟慢了十年。")
        newer = until(lambda: shown(page, number) > before, 5)
        check("rough: with a wrong clock a key makes a new page", [] if newer else ["none came"])
        saved = until(lambda: "钟慢了十年" in desk.text(file), 6)
        check("rough: and the text is saved by itself", [] if saved else ["it is not"])
        check("rough: nothing on the console with a wrong clock", watch.problems)


def slow_disk(desk, file):
    """Every read and write of a file takes its time; what is typed meanwhile is neither lost nor saved out of turn."""
    with desk.opened() as (page, watch):
        slow = lambda route: (time.sleep(SLOW / 1000), route.continue_())
        page.route("**/api/file*", slow)
        open_story(page, file)
        caret_to_end(page)
        words = "慢盘上一个字一个字地写，写得比它存得快。"
        for word in words:
            page.keyboard.insert_text(word)
            page.wait_for_timeout(60)
            if word in "，。":
                page.keyboard.press("Control+s")
        whole = until(lambda: words in desk.text(file), 15)
        check("rough: on a slow disk all that was typed is saved", [] if whole else [desk.text(file)[-60:]])
        wait_saved(page)
        check("rough: and is what the editor holds", [] if editor(page)["text"] == desk.text(file) else ["they differ"])
        check("rough: without a question", [] if not page.locator("#conflict[open]").count() else ["a question was asked"])
        check("rough: nothing on the console on a slow disk", watch.problems)
        page.unroute_all(behavior="ignoreErrors")


def saved_again(desk, file):
    """A save that fails is told, and tried again by itself."""
    with desk.opened() as (page, _):
        open_story(page, file)
        failing = {"left": 2}

        def fail(route):
            if route.request.method == "PUT" and failing["left"]:
                failing["left"] -= 1
                route.abort()
            else:
                route.continue_()

        page.route("**/api/file*", fail)
        caret_to_end(page)
        page.keyboard.insert_text("存了两回才存下。")
        page.keyboard.press("Control+s")
        told = until(lambda: page.locator('.copy-state[data-state="failed"]').count(), 6)
        # What the page asks is answered while the browser is spoken to.
        text = lambda: page.wait_for_timeout(20) or desk.text(file)
        check("rough: a save that fails is told", [] if told else [page.locator(".copy-state").inner_text()])
        saved = until(lambda: "存了两回才存下" in text(), 15)
        check("rough: and tried again until it is saved", [] if saved else ["it is not"])
        wait_saved(page)


def one_clash_waits(desk):
    """Two files clash at once: one question after the other, and no text is lost."""
    with desk.opened() as (page, _):
        first, second = [one["file"] for one in desk.state(page)["stories"] if one["form"] == "news"][:2]
        # Both are changed elsewhere before either is saved.
        page.route("**/api/file", lambda route: route.abort())
        for file in (first, second):
            open_story(page, file)
            caret_to_end(page)
            page.keyboard.insert_text("这里写的。")
        for file in (first, second):
            desk.write(file, f"{desk.text(file).rstrip()}\n\n别处写的。\n")
        page.unroute_all(behavior="ignoreErrors")
        asked = []
        for _ in (first, second):
            page.wait_for_selector("#conflict[open] .cm-mergeView")
            asked.append(page.locator("#conflict h2").inner_text().split("：")[0])
            page.locator("#keep-mine").click()
            page.wait_for_timeout(400)
        names = sorted(file.split("/")[-1] for file in (first, second))
        check("rough: of two clashes each is asked, one after the other", [] if sorted(asked) == names else asked)
        for file in (first, second):
            kept = until(lambda file=file: "这里写的" in desk.text(file), 8)
            check("rough: and what was chosen is saved", [] if kept else [desk.text(file)[-40:]])


def hidden(desk):
    """A tab that nobody sees holds no connection; seen again it shows what is now."""
    with desk.opened() as (page, watch):
        page.add_init_script(WATCHED_EVENTS)
        page.reload()
        wait(page, "() => window.pagesShown.length > 0 && window.sources.length > 0")
        see = lambda on: page.evaluate(
            """on => {
              Object.defineProperty(document, "hidden", { value: !on, configurable: true });
              document.dispatchEvent(new Event("visibilitychange"));
            }""",
            on,
        )
        open_sources = lambda: page.evaluate("window.sources.filter(one => one.readyState !== EventSource.CLOSED).length")
        see(False)
        check("rough: a hidden tab holds no connection", [] if until(lambda: open_sources() == 0, 3) else [open_sources()])
        file, number = first_story(desk)
        text = desk.text(file)
        before = shown(page, number)
        desk.write(file, text.replace("\n---\n", "\n---\n\n没人看的时候存的。", 1))
        page.wait_for_timeout(1500)
        check("rough: and shows nothing new meanwhile", [] if shown(page, number) == before else ["it did"])
        see(True)
        newer = until(lambda: shown(page, number) > before, 5)
        check("rough: seen again it shows what is now", [] if newer and open_sources() == 1 else [f"{open_sources()} connections"])
        check("rough: nothing on the console of a hidden tab", watch.problems)
