"""Rows, sums, the worst, and whether the bars of issue 14 hold."""

from judged.overprints import KINDS as OVERPRINTS

# Copy at most so much too short fills the page.
SHORT, FULL = 0.02, 0.98
OTHERS = ["stagger", "rail off the heads", "断版", "lead not largest", "lead under 1.35", "uneven white", "gaping line", "ends apart"]


def pages_of(papers):
    return [page for paper in papers for page in paper.pages]


def rows(papers):
    """A row for each page."""
    head = f"{'seed':>4} {'page':>4} {'sheet':<11} {'grid':<7} {'short':>6} {'fill':>6} {'hole':>6} {'spare':>5} {'over':>4}  what is wrong"
    print(head)
    for paper in papers:
        made = paper.made
        if not paper.pages:
            print(f"{paper.seed:4}      NOT BUILT, ended with {paper.code}: {paper.told.last_words}")
        for page in paper.pages:
            grid = f"{made['columns']}×{made['measure']}"
            kinds = ", ".join(f"{count} {kind}" for kind, count in kinds_of(page).items())
            print(
                f"{page.seed:4} {page.page:4} {made['sheet']:<11} {grid:<7} {100 * page.short:5.1f}% {100 * page.fill:5.1f}% "
                f"{page.hole[0]:3}×{page.hole[1]:<2} {page.spare:5} {page.overset:4}  {kinds}"
            )


def kinds_of(page):
    kinds = {}
    for fault in page.faults:
        kinds[fault.kind] = kinds.get(fault.kind, 0) + 1
    return kinds


def sums(papers):
    """The bars, and figures that have none. Gives (name, value, held), held None where nothing is asked."""
    pages = pages_of(papers)
    total = lambda *kinds, told=None: sum(page.count(*kinds, told=told) for page in pages)
    with_one = lambda kind: sum(page.count(kind) > 0 for page in pages)
    full = [page for page in pages if page.short <= SHORT]
    thin = [page for page in full if page.fill < FULL - 1e-9]
    makeup = [ms for paper in papers for ms in paper.makeup]
    out = [("papers not built", sum(not paper.pages for paper in papers), 0)]
    out += [(kind, total(kind), 0) for kind in OVERPRINTS]
    out += [
        ("off the sheet", total("off the sheet"), 0),
        ("spare with overset in one story", total("spare with overset"), 0),
        ("pages with spare and overset", total("spare and overset on a page"), 0),
        ("pages with staggered heads", with_one("stagger"), 0),
        ("碰题, untold", total("碰题", told=False), 0),
        ("碰题, told", total("碰题", told=True), None),
        (f"pages at most 2 % short and filled under 98 %, of {len(full)}", len(thin), 0),
        ("pages with a hole over 3 lines × 2 columns", with_one("hole"), 0),
        ("of them untold", sum(page.count("hole", told=False) > 0 for page in pages), None),
    ]
    out += [(f"pages with {kind}", with_one(kind), None) for kind in OTHERS[1:]]
    out += [(f"faults of the other kinds untold: {kind}", total(kind, told=False), None) for kind in OTHERS[1:]]
    if pages:
        fills = sorted(page.fill for page in pages)
        out += [
            ("fill, mean", f"{100 * sum(fills) / len(fills):.1f} %", None),
            ("fill, of the emptiest page", f"{100 * fills[0]:.1f} %", None),
            ("pages with overset copy", sum(page.overset > 0 for page in pages), None),
            ("lines overset", sum(page.overset for page in pages), None),
            ("lines spare", sum(page.spare for page in pages), None),
            ("whole process, median, s", f"{sorted(p.seconds for p in papers)[len(papers) // 2]:.2f}", None),
        ]
    if makeup:
        out.append(("makeup of a page, most, ms (bar 60)", max(makeup), 60))
    return out


def table(columns):
    """Names and values side by side; whether all bars hold in the first."""
    names = [name for name, *_ in columns[0][1]]
    print("\n| | " + " | ".join(name for name, _ in columns) + " | bar |\n|---|" + "--:|" * (len(columns) + 1))
    held = True
    for n, name in enumerate(names):
        values = [dict((row[0], row[1]) for row in rows).get(name, "") for _, rows in columns]
        bar = columns[0][1][n][2]
        if bar is not None:
            good = columns[0][1][n][1] <= bar
            held &= good
            told = f"{bar}" if good else f"{bar} NOT HELD"
        else:
            told = ""
        print(f"| {name} | " + " | ".join(str(v) for v in values) + f" | {told} |")
    return held


# How bad, for the order of the worst.
GRAVITY = {
    **dict.fromkeys((*OVERPRINTS, "off the sheet"), 50),
    "spare with overset": 30,
    "hole": 20,
    "spare and overset on a page": 15,
    "stagger": 10,
    "碰题": 10,
    "lead not largest": 8,
    "断版": 5,
    "lead under 1.35": 3,
    "rail off the heads": 3,
    "uneven white": 3,
    "ends apart": 3,
    "gaping line": 1,
}


def gravity(page):
    return sum(GRAVITY[fault.kind] * (1 if fault.told else 1.5) for fault in page.faults) + 200 * max(0, FULL - page.fill)


def worst(papers, count):
    """The worst pages with all that is wrong."""
    pages = sorted(pages_of(papers), key=gravity, reverse=True)[:count]
    print(f"\nThe worst {len(pages)} pages\n")
    for page in pages:
        print(f"seed {page.seed}, page {page.page}: fill {100 * page.fill:.1f} %, {page.spare} lines short, {page.overset} over")
        for fault in page.faults:
            print(f"    {'told  ' if fault.told else 'UNTOLD'} {fault.kind}: {fault.words}{fault.place}")
