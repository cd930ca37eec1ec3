"""A file changed on disk while it is written here: both texts are shown, neither is lost."""

from checks.fresh import first_story
from desk import caret_to_end, editor, open_story, until, wait_saved
from told import check

# Each round has words of its own.
OURS = ("这一句写在屏幕上。", "那一句也写在屏幕上。")
THEIRS = ("这一句写在记事本里。", "那一句也写在记事本里。")


def run(desk):
    file, _ = first_story(desk)
    with desk.opened() as (page, watch):
        was = desk.text(file)
        open_story(page, file)
        arrives_quietly(desk, page, file, was)
        both(desk, page, file, OURS[0], THEIRS[0])
        keep_ours(desk, page, file, OURS[0])
        both(desk, page, file, OURS[1], THEIRS[1])
        keep_theirs(desk, page, file, OURS[1], THEIRS[1])
        # The refusal that makes the clash is told by the browser too.
        problems = [problem for problem in watch.problems if "409" not in problem]
        check("clash: nothing else on the console, nothing asked elsewhere", problems)


def arrives_quietly(desk, page, file, was):
    """Where nothing was typed, the new text is simply shown."""
    desk.write(file, f"{was.rstrip()}\n\n{THEIRS[0]}\n")
    shown = until(lambda: THEIRS[0] in editor(page)["text"], 6)
    check("clash: a change on disk is shown where nothing was typed", [] if shown else ["it is not"])
    check("clash: without a question", [] if not page.locator("#conflict[open]").count() else ["a question was asked"])
    desk.write(file, was)
    until(lambda: editor(page)["text"] == was, 6)


def both(desk, page, file, ours, theirs):
    text = desk.text(file)
    caret_to_end(page)
    page.keyboard.insert_text(ours)
    # Their save comes before ours does.
    desk.write(file, f"{text.rstrip()}\n\n{theirs}\n")
    page.keyboard.press("Control+s")
    page.wait_for_selector("#conflict[open] .cm-mergeView")
    sides = page.locator("#conflict .cm-content").all_inner_texts()
    check("clash: theirs is shown on the left", [] if theirs in sides[0] and ours not in sides[0] else [sides[0][-80:]])
    check("clash: ours is shown on the right", [] if ours in sides[1] else [sides[1][-80:]])
    check("clash: theirs still stands on disk", [] if theirs in desk.text(file) and ours not in desk.text(file) else ["it was written over"])


def keep_ours(desk, page, file, ours):
    page.locator("#keep-mine").click()
    saved = until(lambda: ours in desk.text(file), 6)
    check("clash: ours is saved when it is chosen", [] if saved else ["it is not"])
    wait_saved(page)
    page.wait_for_timeout(500)


def keep_theirs(desk, page, file, ours, theirs):
    page.locator("#keep-disk").click()
    until(lambda: theirs in editor(page)["text"] and editor(page)["text"] == desk.text(file), 6)
    check("clash: theirs is in the editor when it is chosen", [] if editor(page)["text"] == desk.text(file) else ["editor and disk differ"])
    page.locator(".code .cm-content").focus()
    page.keyboard.press("Control+z")
    check("clash: and undo brings ours back", [] if ours in editor(page)["text"] else [editor(page)["text"][-60:]])
    page.keyboard.press("Control+y")
    page.wait_for_timeout(3000)
