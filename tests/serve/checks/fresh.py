"""How long a new page takes: from a save on disk, and from a key; and none shown is older than the last save."""

import base64
import statistics
import time

from desk import editor, open_story, until, wait, wait_saved
from told import check

TIMES = 30
# Milliseconds, on two cores, for the four-page sample.
SAVE_WITHIN = 300
KEY_WITHIN = 400


def run(desk):
    file, page_number = first_story(desk)
    with desk.opened() as (page, watch):
        text = desk.text(file)
        spans = [saved(desk, page, file, text, n, page_number) for n in range(TIMES)]
        tell(desk, "save to new page", spans, SAVE_WITHIN)
        desk.write(file, text)
        page.wait_for_timeout(1500)
        open_story(page, file)
        page.locator(".code .cm-content").focus()
        to_first_letter(page)
        spans = [typed(page, n, page_number) for n in range(TIMES)]
        tell(desk, "key to new page (150 ms of it a pause)", spans, KEY_WITHIN)
        wait_saved(page)
        last_wins(desk, page, file, page_number)
        in_pieces(page, page_number)
        check("fresh: nothing on the console, nothing asked elsewhere", watch.problems)


def first_story(desk):
    """A story with body text on the first page."""
    thing = next(thing for thing in desk.layout["things"] if thing["role"] == "body" and thing.get("story"))
    return thing["story"], thing["page"]


def shown(page, number):
    return page.evaluate("n => window.pagesShown.filter(one => one.number === n).length", number)


def wait_newer(page, number, before):
    wait(page, "([n, before]) => window.pagesShown.filter(one => one.number === n).length > before", [number, before])
    return page.evaluate("n => window.pagesShown.filter(one => one.number === n).at(-1).time", number)


def saved(desk, page, file, text, n, number):
    """The story with another first character, saved; milliseconds until its page is seen."""
    before = shown(page, number)
    head, body = text.split("\n---\n", 1)
    other = f"{head}\n---\n\n{'甲乙丙丁'[n % 4]}{body.lstrip()}"
    begun = time.time() * 1000
    desk.write(file, other)
    span = wait_newer(page, number, before) - begun
    page.wait_for_timeout(250)
    return span


def typed(page, n, number):
    before = shown(page, number)
    begun = page.evaluate("Date.now()")
    page.keyboard.insert_text("甲乙丙丁"[n % 4])
    span = wait_newer(page, number, before) - begun
    page.wait_for_timeout(250)
    return span


def to_first_letter(page):
    page.keyboard.press("Control+Home")


def tell(desk, what, spans, bound):
    middle = statistics.median(spans)
    worst = max(spans)
    print(f"          {what}: median {middle:.0f} ms, worst {worst:.0f} ms, of {len(spans)}", flush=True)
    if desk.holds_times:
        check(f"fresh: {what} under {bound} ms", [f"median {middle:.0f} ms"] if middle >= bound else [])


def last_wins(desk, page, file, number):
    """Many keys in a row: in the end the page holds the last, and no two drafts were on their way at once."""
    page.evaluate(
        """() => {
          window.drafts = { now: 0, most: 0, count: 0 };
          const real = window.fetch;
          window.fetch = async (path, settings) => {
            const isDraft = path === "/api/draft";
            if (isDraft) { drafts.count++; drafts.most = Math.max(drafts.most, ++drafts.now); }
            try { return await real(path, settings); } finally { if (isDraft) drafts.now--; }
          };
        }"""
    )
    for n in range(40):
        page.keyboard.insert_text("水")
        page.wait_for_timeout([20, 170][n % 2])
    wait_saved(page)
    drafts = page.evaluate("window.drafts")
    check("fresh: drafts were sent, never two at once", [f"{drafts}"] if drafts["most"] != 1 or drafts["count"] < 2 else [])
    typed_text = editor(page)["text"]
    check("fresh: what was typed is what was saved", [] if until(lambda: desk.text(file) == typed_text) else ["the file on disk is another"])
    served = page.evaluate("fetch('/api/state').then(a => a.json()).then(s => s.pages)")
    newest = next(one for one in served if one["number"] == number)
    # Small pages are shown from their quick picture.
    either = {newest["src"], (newest.get("quick") or {}).get("src")}
    seen = until(lambda: page.evaluate("n => window.pagesShown.findLast(one => one.number === n).src", number) in either)
    check("fresh: the page on the screen is the newest", [] if seen else [f"none of {either}"])


# How many pixels of two pictures differ by more than a third of black to white, of a thousand.
DIFFERING = """async ([one, other]) => {
  const pixels = async src => {
    const image = new Image();
    image.src = `data:image/png;base64,${src}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [image.width, image.height];
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, image.width, image.height).data;
  };
  const [a, b] = [await pixels(one), await pixels(other)];
  let count = 0;
  for (let n = 0; n < a.length; n += 4) if (Math.abs(a[n + 1] - b[n + 1]) > 85) count++;
  return (count * 4000) / a.length;
}"""


def in_pieces(page, number):
    """While somebody writes on a page that is drawn large, it is put together from pieces: it looks as the whole one does."""
    page.select_option("#zoom-size", label="150%")
    paper = page.locator(f".sheet[data-page='{number}'] .paper")
    made = until(lambda: paper.locator(".layers img").count() > 3, 8)
    check("fresh: the page that is written on is in pieces", [] if made else ["it is one picture"])
    page.evaluate("n => { document.querySelector(`.sheet[data-page='${n}'] .over`).style.visibility = 'hidden'; }", number)
    page.wait_for_timeout(800)
    seen = page.locator("#desk").bounding_box()
    pieces = base64.b64encode(page.screenshot(clip=seen)).decode()
    page.evaluate(
        """async n => {
          const paper = document.querySelector(`.sheet[data-page='${n}'] .paper`);
          const whole = new Image();
          whole.src = pagesShown.findLast(one => one.number === n).src;
          await whole.decode();
          paper.querySelector(".layers").replaceChildren();
          paper.querySelector(":scope > img").replaceWith(whole);
        }""",
        number,
    )
    page.wait_for_timeout(500)
    whole = base64.b64encode(page.screenshot(clip=seen)).decode()
    differing = page.evaluate(DIFFERING, [pieces, whole])
    check("fresh: and looks as the whole one", [f"{differing:.2f} of a thousand pixels differ"] if differing > 3 else [])
    print(f"          {differing:.2f} of a thousand pixels differ between pieces and whole", flush=True)
