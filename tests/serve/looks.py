"""Pictures of the screen, to be looked at: sizes, light and dark, languages."""

import pathlib

from desk import DESKTOP, ENGLISH, TABLET, open_story

WIDE = {"viewport": {"width": 1920, "height": 1080}, "locale": "zh-CN"}


def take(desk, folder):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for name, settings in (("1280", DESKTOP), ("1920", WIDE), ("tablet", TABLET), ("english", ENGLISH)):
        for scheme in ("light", "dark"):
            with desk.opened(watched=False, **settings, color_scheme=scheme) as (page, _):
                shot = lambda what: (page.wait_for_timeout(700), page.screenshot(path=folder / f"{name}-{scheme}-{what}.png"))
                shot("pages")
                if page.locator("#rail").is_hidden():
                    page.locator("#rail-switch").click()
                open_story(page, desk.state(page)["stories"][0]["file"])
                shot("story")
                page.locator("#desk").focus()
                page.keyboard.press("2")
                page.keyboard.press("g")
                shot("spread")
