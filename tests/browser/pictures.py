"""Pictures of the e-paper for the README."""

import pathlib

from chromium import PHONE, go, opened


def take(run, folder):
    """page.png (a story hovered), story.png, phone.png, dark.png."""
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    edition, place = run.edition, run.file
    lead = edition.numbers[0]
    # One with a picture shows more.
    story = next((n for n in edition.numbers[1:] if '"photo"' in str(edition.story(n)).replace("'", '"')), lead)
    shots = (
        ("page", edition.page_file(1), {}, lead),
        ("story", edition.story_file(story), {}, None),
        ("phone", edition.page_file(1), PHONE, None),
        ("dark", edition.page_file(min(2, edition.pages)), {"color_scheme": "dark"}, None),
    )
    for name, file, settings, hovered in shots:
        size = {} if settings is PHONE else {"viewport": {"width": 1280, "height": 860}}
        with opened(run.browser, place, watched=False, **(settings | size)) as (page, _):
            go(page, place, file)
            if hovered:
                page.locator(f'svg.areas a.area[data-story="{hovered}"] rect').first.hover(position={"x": 40, "y": 40})
                page.wait_for_timeout(400)
            page.screenshot(path=folder / f"{name}.png")
            print(f"          {folder / name}.png")
