#!/usr/bin/env python3
"""How soon a page is new when copy is saved or typed while `kanyin serve` runs.

    benches/serving.py [--saves 30] [--many 500] [--kanyin BINARY]

On a copy of the sample: so many saves of one story to its file, each timed until the new page's bytes are there (a browser
takes its time on top: `tests/serve/run.py --only fresh` measures with one); as many texts typed and not saved. Then many
saves in a row: whether memory stays flat, and whether the last page holds the last text. Then the same for an issue of 64
pages. Every time the page that comes is held against the copy. Ends with 1 if a bar does not hold.
"""

import argparse
import json
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import urllib.request

from measured import ROOT, cargo

SAMPLE = ROOT / "issues/2026-11"
BARS = {"save": 150, "typed": 150, "64 pages": 1000, "memory": 1.10}


class Serving:
    """A server on a publication of its own."""

    def __init__(self, program, publication):
        self.publication = publication
        self.process = subprocess.Popen(
            [program, "serve", publication / "issues/2026-11", "--no-open"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )
        self.base = self.process.stdout.readline().strip().rstrip("/")
        self.token = re.search(r'kanyin-token" content="(\w+)"', self.ask("GET", "/").decode()).group(1)
        self.news, self.version = threading.Condition(), 0
        threading.Thread(target=self.listen, daemon=True).start()

    def ask(self, method, path, what=None):
        head = {"X-Kanyin-Token": getattr(self, "token", ""), "Content-Type": "application/json"}
        data = None if what is None else json.dumps(what).encode()
        request = urllib.request.Request(self.base + path, data, head, method=method)
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.read()

    def listen(self):
        name = ""
        try:
            for line in urllib.request.urlopen(self.base + "/api/events"):
                key, _, value = line.decode().strip().partition(":")
                if key == "event":
                    name = value.strip()
                elif key == "data" and name == "state":
                    with self.news:
                        self.version = json.loads(value)["version"]
                        self.news.notify_all()
        except OSError:
            pass

    def state(self):
        return json.loads(self.ask("GET", "/api/state"))

    def page_after(self, begun, change, page):
        """Seconds from a change until the bytes of a page that is not the one before."""
        before, version = self.state()["pages"][page]["src"], self.version
        start = begun()
        change()
        while True:
            with self.news:
                self.news.wait_for(lambda: self.version > version, 30)
                version = self.version
            src = self.state()["pages"][page]["src"]
            if src != before:
                self.ask("GET", src)
                return time.perf_counter() - start

    def memory(self):
        """Megabytes of the process that works: the child of the one that was started."""
        child = subprocess.run(["pgrep", "-P", str(self.process.pid)], capture_output=True, text=True).stdout.split()
        pid = child[0] if child else self.process.pid
        status = pathlib.Path(f"/proc/{pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status).group(1)) / 1024

    def end(self):
        self.process.terminate()
        self.process.wait()


def grown(folder, pages):
    """The sample with its pages over and over, each with stories of its own."""
    issue = folder / "issues/2026-11"
    head, _, rest = (issue / "issue.yaml").read_text("utf-8").partition("pages:\n")
    entries = [entry for entry in rest.split("\n  - page: ") if entry.strip()]
    entries = [re.sub(r"^(  - page: )?\d+\n", "", entry) for entry in entries]
    written = [entries[0]]
    while len(written) < pages:
        n = len(written)
        entry = entries[1 + (n - 1) % (len(entries) - 1)]

        def own(match, n=n):
            name = f"stories/{n:02}-{match.group(1)}.md"
            shutil.copy(issue / f"stories/{match.group(1)}.md", issue / name)
            return name

        written.append(re.sub(r"stories/([^\s]+)\.md", own, entry) if n >= len(entries) else entry)
    text = "\n".join(f"  - page: {n + 1}\n{entry.strip(chr(10))}\n" for n, entry in enumerate(written))
    (issue / "issue.yaml").write_text(head + "pages:\n" + text, "utf-8")


def measured(serving, times, page=0):
    """Milliseconds of saves and of typed texts."""
    story = next(story["file"] for story in serving.state()["stories"] if story["page"] == page + 1)
    path = serving.publication / story
    text = path.read_text("utf-8")
    saves, typed = [], []
    for n in range(times):
        new = f"{text}\n\n第{n}回加的一段，看看要多久。\n"
        saves.append(serving.page_after(time.perf_counter, lambda: path.write_text(new, "utf-8"), page))
    for n in range(times):
        what = {"file": story, "text": f"{text}\n\n第{n}回打的一段，还没有存。\n", "base": ""}
        typed.append(serving.page_after(time.perf_counter, lambda: serving.ask("PUT", "/api/draft", what), page))
    serving.ask("DELETE", "/api/draft?file=" + urllib.parse.quote(story))
    path.write_text(text, "utf-8")
    return [1000 * second for second in saves], [1000 * second for second in typed]


def many_saves(serving, count):
    """Memory after the first fifty and after all, and whether the last page holds the last text."""
    story = serving.state()["stories"][0]["file"]
    path = serving.publication / story
    text = path.read_text("utf-8")
    after_fifty = 0.0
    for n in range(count):
        path.write_text(text.replace("\n\n", f"\n\n第{n}稿。", 2), "utf-8")
        time.sleep(0.05)
        if n == 50:
            settle(serving)
            after_fifty = serving.memory()
    settle(serving)
    file = "/api/file?file=" + urllib.parse.quote(story)
    last = json.loads(serving.ask("GET", file))["text"]
    at = last.index(f"第{count - 1}稿")
    mark = json.loads(serving.ask("GET", f"/api/marks?file={urllib.parse.quote(story)}&at={at}"))
    is_new = bool(mark) and f"第{count - 1}稿" in last
    path.write_text(text, "utf-8")
    return after_fifty, serving.memory(), is_new


def settle(serving):
    """Waits until nothing new has come for half a second."""
    with serving.news:
        while serving.news.wait(0.5):
            pass


def told(name, value, unit, bar=None):
    held = "" if bar is None else f"   bar {bar:g}{unit}: {'held' if value <= bar else 'MISSED'}"
    print(f"{name:<44}{value:9.1f}{unit}{held}", flush=True)
    return bar is None or value <= bar


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--saves", type=int, default=30)
    parser.add_argument("--many", type=int, default=500)
    parser.add_argument("--kanyin", type=pathlib.Path)
    arguments = parser.parse_args()
    program = arguments.kanyin or cargo("build", "--release", "--bin", "kanyin")
    good = []
    for pages in (4, 64):
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder).resolve()
            shutil.copy(ROOT / "paper.yaml", folder)
            shutil.copytree(SAMPLE, folder / "issues/2026-11")
            if pages > 4:
                grown(folder, pages)
            serving = Serving(program, folder)
            try:
                assert len(serving.state()["pages"]) == pages
                saves, typed = measured(serving, arguments.saves)
                bars = (BARS["save"], BARS["typed"]) if pages == 4 else (BARS["64 pages"],) * 2
                for name, times, bar in (("save", saves, bars[0]), ("typed", typed, bars[1])):
                    good.append(told(f"{pages} pages: {name} to the page's bytes, median", statistics.median(times), " ms", bar))
                    told(f"{pages} pages: {name}, worst", max(times), " ms")
                if pages == 4:
                    first, last, is_new = many_saves(serving, arguments.many)
                    told("memory after 50 saves", first, " MB")
                    good.append(told(f"memory after {arguments.many}, times that", last / first, "", BARS["memory"]))
                    good.append(is_new)
                    print(f"the last page holds the last text: {'yes' if is_new else 'NO'}")
            finally:
                serving.end()
    sys.exit(0 if all(good) else 1)


if __name__ == "__main__":
    main()
