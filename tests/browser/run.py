#!/usr/bin/env python3
"""Checks an e-paper in real Chromium.

    run.py EPAPER                  the e-paper of an issue; layout.json and stories.json (or edition.json) beside it
    run.py --hostile EPAPER        one made of what hostile.py wrote
    run.py --site SITE             what `kanyin site` made of several issues; with --hostile, of such copy
    --only areas,keys              only these checks     --pictures DIR    pictures for the README too
    --stories FILE                 where the stories are told, if not beside the e-paper

Opened as files and over HTTP under a sub-path. Prints a line per check; ends with 1 if one failed. Wants chromium and,
the first time, PyPI (requirements.txt, into a folder of its own under ~/.cache).
"""

import argparse
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

import prepared  # noqa: E402


class Run:
    """What the checks share."""

    def __init__(self, arguments, browser):
        from chromium import Place
        from edition import Edition
        from served import Server

        self.browser = browser
        self.hostile = arguments.hostile
        self.site = arguments.folder if arguments.site else None
        self.folder = pathlib.Path(arguments.folder).resolve()
        if arguments.site:
            return
        self.edition = Edition(self.folder, arguments.stories)
        # The folder above is served, as the archive has it: a link to the page's PDF may lead there.
        self.server = Server(self.folder.parent)
        self.http = Place("http", self.server.url + self.folder.name)
        self.file = Place.file(self.folder)
        self.places = [self.file, self.http]

    def kinds(self):
        """One page of each kind: what it is, its file, and what to search on it."""
        edition = self.edition
        last = edition.pages
        pictured = next((n for n in edition.numbers if "'photo'" in str(edition.story(n))), edition.numbers[0])
        tabled = next((n for n in edition.numbers if "'table'" in str(edition.story(n))), edition.numbers[-1])
        return [
            ("first page", edition.page_file(1), None),
            ("last page", edition.page_file(last), None),
            ("story with pictures", edition.story_file(pictured), None),
            ("story with a table", edition.story_file(tabled), None),
            ("search", "search.html", None),
            ("search results", "search.html", edition.story(pictured)["title"].split()[0]),
        ]


def main():
    from chromium import browser

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--hostile", action="store_true")
    parser.add_argument("--site", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("--stories")
    parser.add_argument("--pictures")
    arguments = parser.parse_args()

    import pictures
    import told
    from checks import accessible, areas, hostile_copy, keys, phone, reading, safety, search, site

    suites = {
        "areas": areas,
        "keys": keys,
        "phone": phone,
        "safety": safety,
        "reading": reading,
        "search": search,
        "accessible": accessible,
    }
    if arguments.hostile:
        suites = {"hostile": hostile_copy, "areas": areas, "safety": safety, "reading": reading}
    if arguments.site:
        suites = {"site": site}
    if unknown := told.unknown(suites, arguments.only):
        parser.error(unknown)
    with browser() as started:
        run = Run(arguments, started)
        told.run(suites, arguments.only, run)
        if arguments.pictures:
            pictures.take(run, arguments.pictures)
    sys.exit(told.summed_up())


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    prepared.prepare(__file__, "axe_playwright_python", "playwright")
    main()
