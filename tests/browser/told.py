"""Runs checks, and tells how each ended: a line, and below it what is wrong."""

import contextlib
import time

failed = 0
done = 0


def check(name, problems):
    """One check: no problems, or a list of them (an iterable of anything that prints)."""
    global failed, done
    problems = [str(problem) for problem in problems]
    done += 1
    failed += bool(problems)
    print(f"  {'FAIL' if problems else 'ok  '}  {name}", flush=True)
    for problem in problems[:12]:
        print(f"          {problem}", flush=True)
    if len(problems) > 12:
        print(f"          and {len(problems) - 12} more", flush=True)


def same(text):
    """Words without white space: how they are compared, for a title's space is a pause."""
    return "".join((text or "").split())


def unknown(suites, only):
    """What is wrong with the names of suites that are to be run, by commas; nothing is."""
    names = set(filter(None, only.split(","))) - set(suites)
    return names and f"no such checks: {', '.join(names)}; there are {', '.join(suites)}"


def run(suites, only, given, around=contextlib.nullcontext):
    """Runs the suites, or only some, each within `around()`. One that breaks off has failed, and the others run."""
    for name, suite in suites.items():
        if only and name not in only.split(","):
            continue
        begun = time.monotonic()
        with around():
            try:
                suite.run(given)
            except Exception as error:
                check(f"{name}: got to its end", [f"{type(error).__name__}: {error}"])
        print(f"          {name}: {time.monotonic() - begun:.0f} s", flush=True)


def summed_up():
    """Tells how many failed; the exit code."""
    print(f"{done} checks, {failed} failed")
    return 1 if failed else 0
