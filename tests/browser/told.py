"""Tells how each check ended: a line, and below it what is wrong."""

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
