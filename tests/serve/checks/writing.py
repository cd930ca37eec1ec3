"""Writing beside the page: saved by itself, undone over saves and over the form, the head out of the way."""

import time

from checks.fresh import first_story
from desk import caret_to_end, editor, open_story, until, wait_saved
from told import check

WORDS = "这是在屏幕上写的一句。"


def run(desk):
    file, _ = first_story(desk)
    with desk.opened() as (page, watch):
        was = desk.text(file)
        open_story(page, file)
        saves_itself(desk, page, file, was)
        undoes_over_saves(desk, page, file, was)
        form_keeps_the_rest(desk, page, file, was)
        head_is_safe(page, was)
        over_and_short(desk, page, file)
        buttons(page)
        check("writing: nothing on the console, nothing asked elsewhere", watch.problems)


def saves_itself(desk, page, file, was):
    caret_to_end(page)
    page.keyboard.insert_text(WORDS)
    typed = time.monotonic()
    page.wait_for_timeout(700)
    check("writing: a draft is not written to the file", [] if desk.text(file) == was else ["the file has changed before the save"])
    until(lambda: WORDS in desk.text(file), 8)
    took = time.monotonic() - typed
    check("writing: saved by itself after two seconds", [] if WORDS in desk.text(file) and took > 1.5 else [f"{took:.1f} s"])
    page.keyboard.insert_text("二")
    page.keyboard.press("Control+s")
    begun = time.monotonic()
    until(lambda: f"{WORDS}二" in desk.text(file), 5)
    check("writing: Ctrl-S saves at once", [] if time.monotonic() - begun < 1.5 else ["it waited"])


def undoes_over_saves(desk, page, file, was):
    wait_saved(page)
    for _ in range(12):
        page.keyboard.press("Control+z")
    check("writing: undo reaches back over saves", [] if editor(page)["text"] == was else ["the text is not what was opened"])
    page.keyboard.press("Control+s")
    check("writing: what was undone is saved", [] if until(lambda: desk.text(file) == was, 6) else ["the file is another"])


def form_keeps_the_rest(desk, page, file, was):
    """A title written in the form changes that line and no other byte of the text."""
    field = page.locator("#field-title")
    title = field.input_value()
    field.fill(f"{title} 新")
    until(lambda: f"{title} 新" in editor(page)["text"])
    now = editor(page)["text"]
    changed = [(a, b) for a, b in zip(was.split("\n"), now.split("\n")) if a != b]
    right = len(changed) == 1 and changed[0][1].startswith("title:") and len(now.split("\n")) == len(was.split("\n"))
    check("writing: the form writes its key and nothing else", [] if right else [str(changed[:3])])
    field.press("Control+z")
    until(lambda: editor(page)["text"] == was)
    check("writing: undo in a field takes back what the form wrote", [] if editor(page)["text"] == was else [editor(page)["text"][:80]])
    check("writing: the field shows it", [] if field.input_value() == title else [field.input_value()])


def head_is_safe(page, was):
    """What is typed at the very start, or deleted there, leaves the folded head alone."""
    page.locator(".code .cm-content").focus()
    head = was[: was.index("\n---\n") + 5]
    for key in ("Control+Home", "Backspace", "Backspace", "Delete"):
        page.keyboard.press(key)
    page.keyboard.insert_text("首")
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    text = editor(page)["text"]
    check("writing: the head cannot be typed over", [] if text.startswith(head) else [text[:100]])
    for _ in range(8):
        page.keyboard.press("Control+z")
    check("writing: and all of that is undone", [] if editor(page)["text"] == was else ["the text is another"])
    page.keyboard.press("Control+s")
    wait_saved(page)


def over_and_short(desk, page, file):
    """A story that grows says how many characters are too many, while it is typed."""
    caret_to_end(page)
    page.keyboard.insert_text("\n\n" + "水位涨到桥墩的第三道线，街坊把沙袋搬到门口。" * 60)
    row = page.locator(f'.story-row[data-key="{file}"] .fit')
    said = until(lambda: (text := row.inner_text()).startswith("多") and text, 8)
    check("writing: too much is told in characters at once", [] if said else [row.inner_text()])
    marked = until(lambda: page.locator(".fit-tag.over-fit").count(), 5)
    check("writing: and on the page", [] if marked else ["no mark"])
    page.keyboard.press("Control+z")
    gone = until(lambda: not row.inner_text().startswith("多"), 8)
    check("writing: and goes when it is taken back", [] if gone else [row.inner_text()])
    page.keyboard.press("Control+s")
    wait_saved(page)


def buttons(page):
    """Each button puts in what Kanyin reads; all of it is taken back again."""
    was = editor(page)["text"]
    for name, sign in (("小标题", "## "), ("方框", "> [!SIDEBAR] "), ("引语", "> [!QUOTE]"), ("表格", "|---|"), ("脚注", "[^1]: ")):
        caret_to_end(page)
        page.locator(".insert button", has_text=name).click()
        text = editor(page)["text"]
        check(f"writing: button {name}", [] if sign in text[len(was) - 40 :] else [text[-120:]])
        page.keyboard.press("Control+z")
    check("writing: buttons are undone", [] if editor(page)["text"] == was else [editor(page)["text"][-120:]])
