"""A click on a word opens its story with the caret in the line that was printed there."""

from desk import editor, wait, without_spaces
from told import check

CLICKS = 50
# What a line of body text is known by in the copy: so many characters in a row.
KNOWN_BY = 6


def run(desk):
    with desk.opened() as (page, watch):
        lines = printed_lines(desk)
        chosen = desk.random.sample(lines, min(CLICKS, len(lines)))
        check(f"words: there are {CLICKS} lines to click on", [f"{len(lines)} lines"] if len(lines) < CLICKS else [])
        wrong = [problem for line in chosen if (problem := click(desk, page, *line))]
        check(f"words: {len(chosen)} clicks land in their line", wrong)
        check("words: nothing on the console, nothing asked elsewhere", watch.problems)


def printed_lines(desk):
    """Lines of body copy with the story and its one line of source in which they stand."""
    found = []
    for thing in desk.layout["things"]:
        if thing["role"] not in ("body", "brief") or not thing.get("story"):
            continue
        source = [without_spaces(line) for line in desk.text(thing["story"]).split("\n")]
        for line in thing.get("lines", []):
            text = without_spaces(line["text"])
            # Where the same words stand twice, no click can tell which was meant.
            holders = [number for number, words in enumerate(source, 1) if text in words]
            if len(text) >= KNOWN_BY and len(holders) == 1:
                found.append((thing, line, holders[0]))
    return found


def click(desk, page, thing, line, number):
    """Clicks somewhere on a printed line; what is wrong, if the caret is not in its line of the copy."""
    page.locator(f'.page-row[data-key="page-{thing["page"]}"]').click()
    paper = page.locator(f'.sheet[data-page="{thing["page"]}"] .paper')
    box = paper.bounding_box()
    scale = box["width"] / desk.layout["trim"]["width"]
    # Badges and handles lie over some words; the middle half of a line is seldom under one.
    x = line["x"] + line["width"] * desk.random.uniform(0.25, 0.75)
    y = line["baseline"] - 3
    page.evaluate("for (const over of document.querySelectorAll('.badge, .grip')) over.remove()")
    page.mouse.click(box["x"] + x * scale, box["y"] + y * scale)
    story = thing["story"]
    try:
        wait(
            page,
            """async ([file, line]) => {
              if (document.querySelector(".copy-head h2")?.title !== file) return false;
              const { EditorView } = await import("/assets/editor.js");
              const { state } = EditorView.findFromDOM(document.querySelector(".code .cm-editor"));
              return state.doc.lineAt(state.selection.main.head).number === line;
            }""",
            [story, number],
            seconds=3,
        )
    except TimeoutError:
        shown = page.locator(".copy-head h2").get_attribute("title", timeout=1000) if page.locator(".copy-head h2").count() else None
        landed = f"{shown}:{editor(page)['line']}" if shown else "nothing opened"
        return f"{line['text'][:12]} (page {thing['page']}): {landed}, not {story}:{number}"
    return None
