"""An evening on the screen alone: the next issue, a story begun by a click on its area, a picture, the layout of a page, a proof
of one page, the build."""

import shutil

from desk import caret_to_end, editor, until
from told import check

TITLE = "修鞋摊回来了"
SENTENCE = "街口的老槐树下，修鞋摊又支起来了，一把伞，两条凳，锤声从早响到晚。"


def run(desk):
    with desk.opened() as (page, watch):
        before = desk.state(page)["issue"]
        page.locator('[data-key="new-issue"]').click()
        name = until(lambda: (now := desk.state(page)["issue"]) != before and now, 20)
        folder = desk.publication / "issues" / name
        try:
            state = until(lambda: (now := desk.state(page))["pages"] and now, 20)
            errors = [fault["zh"] for fault in state["faults"] if fault["severity"] == "error"]
            check("evening: the next issue begins without an error", errors)
            story(desk, page, folder)
            picture(desk, page)
            layout(desk, page, folder)
            proof(page)
            built(desk, page)
            check("evening: nothing on the console, nothing asked elsewhere", watch.problems)
        finally:
            page.select_option("#issues", before)
            until(lambda: desk.state(page)["issue"] == before, 20)
            shutil.rmtree(folder)
            shutil.rmtree(desk.publication / "out" / name, ignore_errors=True)


def story(desk, page, folder):
    page.locator('.begin[data-key="begin-lead"]').first.click()
    page.locator("#new-title").fill(TITLE)
    page.keyboard.press("Enter")
    placed = until(lambda: any(one["title"] == TITLE and one["area"] == "lead" for one in desk.state(page)["stories"]))
    check("evening: a click on an area begins a story there", [] if placed else ["it does not"])
    page.wait_for_selector(".code .cm-content")
    caret_to_end(page)
    page.keyboard.insert_text("\n\n".join([SENTENCE * 4] * 6))
    saved = until(lambda: SENTENCE in (folder / "stories" / f"{TITLE}.md").read_text("utf-8"))
    check("evening: what is written there is saved", [] if saved else ["it is not"])


def picture(desk, page):
    source = next(desk.publication.rglob("images/*.jpg"))
    page.locator('.insert input[type="file"]').set_input_files(source)
    shown = until(lambda: desk.state(page)["pictures"], 20)
    check("evening: a picture stands on the page", [] if shown else ["it does not"])
    page.keyboard.insert_text("街口，早上七点。")
    caption = until(lambda: "![街口，早上七点。](" in editor(page)["text"])
    check("evening: its caption is typed at once", [] if caption else [editor(page)["text"][-120:]])


def layout(desk, page, folder):
    """Another layout for the second page, and the story moved there and back, from the form."""
    page.locator(".story-row", has_text="issue.yaml").click()
    page.wait_for_selector("#field-pages-1-layout", state="attached")
    for fold in page.locator("details.item > summary").all()[:2]:
        fold.click()
    page.select_option("#field-pages-1-layout", "shuangtiao")
    chosen = until(lambda: "layout: shuangtiao" in (folder / "issue.yaml").read_text("utf-8"), 8)
    check("evening: the form gives a page another layout", [] if chosen else ["it does not"])
    unknown = lambda: [fault["zh"] for fault in desk.state(page)["faults"] if fault["severity"] == "error"]
    check("evening: and names no area that it does not have", [] if until(lambda: not unknown()) else unknown())
    page.wait_for_selector("#area-1-upper")
    page.select_option("#area-1-upper", label=f"{TITLE}　第 1 版")
    area = lambda: next(((one["page"], one["area"]) for one in desk.state(page)["stories"] if one["title"] == TITLE), None)
    check("evening: and a story another area", [] if until(lambda: area() == (2, "upper")) else [str(area())])
    page.locator("#undo-change").click()
    check("evening: and takes it back", [] if until(lambda: area() == (1, "lead")) else [str(area())])


def proof(page):
    page.locator("#tab-finish").click()
    page.locator("#proof-page").click()
    page.wait_for_selector(".links.main a", timeout=60_000)
    address = page.locator(".links.main a").get_attribute("href")
    answer = page.request.get(page.url.rstrip("/") + address)
    check("evening: a proof of the page in view", [] if answer.body().startswith(b"%PDF") else [address])


def built(desk, page):
    page.locator("#build").click()
    page.wait_for_selector(".progress progress", state="attached", timeout=15_000)
    page.wait_for_selector(".links.main a", timeout=120_000)
    names = page.locator(".links.main a").all_inner_texts()
    errors = [fault["zh"] for fault in desk.state(page)["faults"] if fault["severity"] == "error"]
    check("evening: and the build", [] if "press.pdf" in names else [*names, *errors])
