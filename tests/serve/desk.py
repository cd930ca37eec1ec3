"""The screen as the checks use it: opened in a page of its own, with what it shows and what stands on disk."""

import contextlib
import json
import os
import pathlib
import random
import re
import time

from chromium import Place, opened

DESKTOP = {"viewport": {"width": 1280, "height": 800}, "locale": "zh-CN"}
TABLET = {"viewport": {"width": 1024, "height": 768}, "locale": "zh-CN", "has_touch": True}
ENGLISH = DESKTOP | {"locale": "en-GB"}

# Notes when each page is shown, in the browser's own time, after the frame that shows it.
NOTE_PAGES = """
window.pagesShown = [];
addEventListener("page-shown", event => requestAnimationFrame(() => {
  window.pagesShown.push({ ...event.detail, time: Date.now() });
}), true);
"""


class Desk:
    """What the checks share."""

    def __init__(self, browser, arguments):
        self.browser = browser
        self.place = Place("http", arguments.address)
        self.publication = pathlib.Path(arguments.publication).resolve()
        self.layout = json.loads(pathlib.Path(arguments.layout).read_text("utf-8"))
        self.random = random.Random(arguments.seed)
        self.holds_times = arguments.times

    @contextlib.contextmanager
    def opened(self, watched=True, **settings):
        """The screen, opened and with its first page shown; its watch."""
        with opened(self.browser, self.place, watched, **(DESKTOP | settings)) as (page, watch):
            page.add_init_script(NOTE_PAGES)
            page.goto(self.place.base)
            wait(page, "() => window.pagesShown.length > 0")
            yield page, watch

    def state(self, page):
        return page.evaluate("fetch('/api/state').then(answer => answer.json())")

    def path(self, file):
        return self.publication / file

    def text(self, file):
        return self.path(file).read_text("utf-8").replace("\r\n", "\n")

    def write(self, file, text):
        """Writes a file as an editor does: beside it, then renamed over it."""
        path = self.path(file)
        beside = path.with_name(f".{path.name}.new")
        beside.write_text(text, "utf-8")
        os.replace(beside, path)

    @contextlib.contextmanager
    def files_kept(self):
        """Whatever a check writes is as it was afterwards, so that the next finds what layout.json tells of."""
        files = [path for path in self.publication.rglob("*") if path.suffix in (".md", ".yaml") and "out" not in path.relative_to(self.publication).parts]
        before = {path: path.read_bytes() for path in files}
        try:
            yield
        finally:
            # The last drafts are saved by the screen itself while its page is closed.
            time.sleep(1)
            for path, data in before.items():
                if not path.exists() or path.read_bytes() != data:
                    self.write(path.relative_to(self.publication), data.decode("utf-8"))
            time.sleep(2)


def show_list(page):
    """The list of pages and stories, which is folded away on a small screen."""
    if page.locator("#rail").is_hidden():
        page.locator("#rail-switch").click()


def open_story(page, file):
    """Opens a story from the list, wherever its page is."""
    show_list(page)
    row = page.locator(f'.story-row[data-key="{file}"]')
    if not row.count():
        for fold in page.locator('.fold[aria-expanded="false"]').all():
            fold.click()
    row.first.click()
    page.wait_for_selector(".code .cm-content")
    # The editor of the story before it may still stand there.
    wait(page, "file => document.querySelector('.copy-head h2')?.title === file", file)


def editor(page):
    """What the editor holds and where its caret is."""
    return page.evaluate(
        """async () => {
          const { EditorView } = await import("/assets/editor.js");
          const { state } = EditorView.findFromDOM(document.querySelector(".code .cm-editor"));
          const { head } = state.selection.main;
          return { text: state.doc.toString(), head, line: state.doc.lineAt(head).number };
        }"""
    )


def caret_to_end(page):
    page.locator(".code .cm-content").focus()
    page.keyboard.press("Control+End")


def wait_saved(page, timeout=15_000):
    page.wait_for_selector('.copy-state[data-state="saved"]', timeout=timeout)


def until(what, seconds=10, every=0.02):
    """Waits until `what()` is true; its last value."""
    end = time.monotonic() + seconds
    while not (value := what()) and time.monotonic() < end:
        time.sleep(every)
    return value


def wait(page, expression, arg=None, seconds=15):
    """Waits until an expression is true in the page. Playwright's own way needs `eval`, which the page's policy forbids."""
    if not until(lambda: page.evaluate(expression, arg), seconds):
        raise TimeoutError(f"never true: {expression[:200]} {arg or ''}")


def without_spaces(text):
    return re.sub(r"\s", "", text)
