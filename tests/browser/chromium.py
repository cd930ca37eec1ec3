"""Chromium, and a watch over all that its pages ask for and say."""

import contextlib
import os
import pathlib
import shutil

from playwright.sync_api import sync_playwright

DESKTOP = {"viewport": {"width": 1280, "height": 900}}
PHONE = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 3,
    "is_mobile": True,
    "has_touch": True,
}
# Long enough for a machine whose cores are all at work.
PATIENCE = 15_000


@contextlib.contextmanager
def browser():
    """The system's Chromium, without its window."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not path:
        raise SystemExit("no chromium: apt-get install chromium, or say where it is in CHROMIUM")
    # Debian's start script reads its own settings; the checks want the plain browser.
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=path,
            args=["--no-sandbox", "--disable-background-networking", "--disable-component-update"],
        )
        try:
            yield started
        finally:
            started.close()


class Place:
    """Somewhere that the e-paper is opened from: `file` or `http`."""

    def __init__(self, name, base):
        self.name = name
        self.base = base if base.endswith("/") else base + "/"

    @classmethod
    def file(cls, folder):
        return cls("file", pathlib.Path(folder).resolve().as_uri())

    def url(self, path="index.html"):
        return self.base + path

    def holds(self, url):
        """Whether an address lies in the e-paper, or is made in the page itself."""
        return url.startswith((self.base, "data:", "blob:", "about:"))


class Watch:
    """What went wrong in a context: asked elsewhere, failed, said on the console, thrown, popped up."""

    def __init__(self, context, place):
        self.place = place
        self.problems = []
        self.requests = []
        context.on("request", self.asked)
        context.on("requestfailed", self.missed)
        context.on("response", self.answered)
        context.on("console", self.said)
        context.on("weberror", lambda error: self.problems.append(f"thrown: {error.error}"))
        context.on("dialog", self.popped)

    def asked(self, request):
        self.requests.append(request.url)
        if not self.place.holds(request.url):
            self.problems.append(f"asked elsewhere: {request.url[:200]}")

    def missed(self, request):
        # A page that is left while its pictures still come is no fault.
        if request.failure != "net::ERR_ABORTED":
            self.problems.append(f"failed: {request.url[-100:]}: {request.failure}")

    def answered(self, response):
        if response.status >= 400:
            self.problems.append(f"{response.status}: {response.url[-100:]}")

    def said(self, message):
        if message.type in ("error", "warning"):
            self.problems.append(f"console: {message.text[:300]}")

    def popped(self, dialog):
        self.problems.append(f"dialog: {dialog.message[:100]}")
        dialog.dismiss()


@contextlib.contextmanager
def opened(browser, place, watched=True, **settings):
    """A page in a context of its own (nothing cached), and its watch."""
    context = browser.new_context(**(DESKTOP | settings))
    context.set_default_timeout(PATIENCE)
    watch = Watch(context, place) if watched else None
    try:
        yield context.new_page(), watch
    finally:
        context.close()


def go(page, place, path="index.html"):
    """Opens a page of the e-paper and waits for its pictures."""
    page.goto(place.url(path), wait_until="load")
    return page


def name(page):
    """The file that a page shows: `story-12.html`."""
    return page.url.split("#")[0].split("?")[0].rsplit("/", 1)[-1] or "index.html"
