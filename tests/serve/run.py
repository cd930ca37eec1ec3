#!/usr/bin/env python3
"""Drives the screen of a started `kanyin serve` in real Chromium.

    run.py ADDRESS PUBLICATION --layout LAYOUT.json
                                the address that it printed; the folder that it serves, a copy: its files are written to;
                                layout.json of a `kanyin build` of the same issue, which tells what is printed where
    --only words,fresh          only these checks     --pictures DIR    pictures of the screen, to be looked at
    --seed N                    other words, other places        --times   holds times to their bars, on a quiet machine

Prints a line per check; ends with 1 if one failed. Wants chromium and, the first time, PyPI, as tests/browser does.
"""

import argparse
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.extend([str(HERE.parent), str(HERE.parent / "browser")])

import prepared  # noqa: E402


def main():
    from chromium import browser

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("address")
    parser.add_argument("publication")
    parser.add_argument("--layout", required=True)
    parser.add_argument("--only", default="")
    parser.add_argument("--pictures")
    parser.add_argument("--seed", type=int, default=17)
    parser.add_argument("--times", action="store_true")
    arguments = parser.parse_args()

    import looks
    import told
    from desk import Desk
    from checks import accessible, by_hand, clash, evening, fresh, keys, makeups, moving, rough, stale, touch, words, writing

    suites = {
        "words": words,
        "fresh": fresh,
        "writing": writing,
        "by_hand": by_hand,
        "moving": moving,
        "makeups": makeups,
        "clash": clash,
        "stale": stale,
        "evening": evening,
        "rough": rough,
        "touch": touch,
        "keys": keys,
        "accessible": accessible,
    }
    if unknown := told.unknown(suites, arguments.only):
        parser.error(unknown)
    with browser() as started:
        desk = Desk(started, arguments)
        told.run(suites, arguments.only, desk, desk.files_kept)
        if arguments.pictures:
            looks.take(desk, arguments.pictures)
    sys.exit(told.summed_up())


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    prepared.prepare(__file__, "axe_playwright_python", "playwright")
    main()
