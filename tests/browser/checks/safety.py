"""Nothing leaves the e-paper, nothing foreign runs in it; every link leads somewhere."""

import html.parser
import pathlib
import re
import urllib.parse

from chromium import go, opened
from served import Server
from told import check

# Tries what copy that slipped through would try.
ATTACKS = """async other => {
  const told = [];
  document.addEventListener('securitypolicyviolation', e => told.push(e.effectiveDirective));
  const put = (tag, set) => { const e = document.createElement(tag); Object.assign(e, set); document.body.append(e); return e; };
  put('script', { textContent: 'window.__pwned = "inline script"' });
  put('script', { src: other + 'script.js' });
  put('img', { src: other + 'picture.png' });
  put('iframe', { src: other + 'frame.html' });
  put('link', { rel: 'stylesheet', href: other + 'style.css' });
  put('div', {}).innerHTML = '<img src="nothing:" onerror="window.__pwned = \\'handler\\'"><p onclick="window.__pwned = \\'click\\'">x</p>';
  document.body.lastChild.querySelector('p').click();
  const base = put('base', { href: other });
  const form = put('form', { action: other + 'form', method: 'post' });
  try { form.submit(); } catch (e) {}
  try { await fetch(other + 'fetch'); told.push('fetched'); } catch (e) {}
  try { new WebSocket(other.replace('http', 'ws') + 'socket'); } catch (e) {}
  try { navigator.sendBeacon(other + 'beacon', 'x'); } catch (e) {}
  await new Promise(done => setTimeout(done, 400));
  return { told, pwned: window.__pwned ?? null, at: location.href };
}"""


def run(run):
    check("every page has its policy (CSP) before anything it governs", policies(run.folder))
    check("every link leads to a file that is there", broken(run.folder))
    for place in run.places:
        blocked(run, place)


def blocked(run, place):
    """The policy stops what was not there when the page was made."""
    edition = run.edition
    files = [edition.page_file(1), edition.story_file(edition.numbers[0]), "search.html"]
    for file in files:
        other = Server(run.folder / "nowhere")
        try:
            with opened(run.browser, place, watched=False) as (page, _):
                go(page, place, file)
                here = page.url
                found = page.evaluate(ATTACKS, other.origin + "/")
            problems = [f"asked elsewhere: {path}" for path, _, _ in other.got]
            if found["pwned"]:
                problems.append(f"ran: {found['pwned']}")
            if found["at"] != here:
                problems.append(f"left for {found['at']}")
            if not any(directive.startswith("script-src") for directive in found["told"]):
                problems.append(f"no word that a script was stopped, only {found['told']}")
        except Exception as error:
            problems = [f"the page went away: {error}"]
        finally:
            other.close()
        check(f"{place.name} {file}: the policy stops scripts, pictures, forms and calls to elsewhere", problems)


class Reader(html.parser.HTMLParser):
    """What a page's source says: its policy, ids, links, and scripts in it."""

    def __init__(self, source):
        super().__init__(convert_charrefs=True)
        self.policy, self.late, self.begun = None, False, False
        self.ids, self.links, self.handlers = set(), [], []
        self.feed(source)

    def handle_starttag(self, tag, attributes):
        told = dict(attributes)
        if tag == "meta" and (told.get("http-equiv") or "").lower() == "content-security-policy":
            self.policy, self.late = told.get("content") or "", self.begun
        if tag in ("script", "style", "link", "img", "body", "svg"):
            self.begun = True
        if told.get("id"):
            self.ids.add(told["id"])
        for key, value in attributes:
            if key in ("href", "src", "xlink:href", "action", "poster") and value is not None:
                self.links.append((tag, key, value, told))
            if key == "srcset":
                self.links += [(tag, key, part.split()[0], told) for part in (value or "").split(",") if part.strip()]
            if key.startswith("on"):
                self.handlers.append(f"<{tag} {key}>")


def read(folder):
    """Every HTML file below a folder, by its path."""
    return {path: Reader(path.read_text("utf-8")) for path in sorted(pathlib.Path(folder).rglob("*.html"))}


def policies(folder):
    for path, page in read(folder).items():
        name = path.relative_to(folder)
        if not page.policy:
            yield f"{name}: no policy"
            continue
        rules = {rule.split()[0]: rule.split()[1:] for rule in page.policy.split(";") if rule.split()}
        scripts = rules.get("script-src", rules.get("default-src", ["*"]))
        if page.late:
            yield f"{name}: the policy stands after what it governs"
        if "default-src" not in rules:
            yield f"{name}: the policy has no default-src"
        if bad := {"'unsafe-inline'", "'unsafe-eval'", "*", "http:", "https:"} & set(scripts):
            if not any(source.startswith(("'nonce-", "'sha")) for source in scripts) or bad - {"'unsafe-inline'"}:
                yield f"{name}: scripts may be {' '.join(sorted(bad))}"
        for rule, sources in rules.items():
            if outside := [source for source in sources if re.match(r"(https?|wss?):|\*|//", source)]:
                yield f"{name}: {rule} lets in {' '.join(outside)}"
        for rule in ("base-uri", "form-action"):
            if rule not in rules:
                yield f"{name}: the policy says nothing of {rule}, which default-src does not cover"
        if page.handlers:
            yield f"{name}: {' '.join(page.handlers[:3])} in the source"


def broken(folder):
    """Links whose file or anchor is not there; links into the folder by an absolute path."""
    folder = pathlib.Path(folder).resolve()
    pages = read(folder)
    for path, page in pages.items():
        name = path.relative_to(folder)
        for tag, key, link, told in page.links:
            parts = urllib.parse.urlsplit(link)
            if parts.scheme or parts.netloc:
                relation = told.get("rel") or ""
                if tag == "link" and "icon" in relation.split() and parts.scheme == "data":
                    continue
                known = ("http", "https", "mailto", "tel") if tag in ("a", "link") else ("data",)
                if parts.scheme not in known:
                    yield f"{name}: <{tag} {key}> leads to {link[:80]}"
                elif tag == "link" and not set(relation.split()) & {"canonical", "alternate", "license"}:
                    yield f"{name}: <link rel={relation}> asks for {link[:80]}"
                continue
            if parts.path.startswith("/"):
                yield f"{name}: {link[:80]} starts at the root: not found in a folder or under a sub-path"
                continue
            target = (path.parent / urllib.parse.unquote(parts.path)).resolve() if parts.path else path
            if target.is_dir() or parts.path.endswith("/"):
                yield f"{name}: {link[:80]} is a folder: nothing opens it from a disk"
            elif not target.is_file():
                yield f"{name}: {link[:80]} is not there"
            elif not target.is_relative_to(folder.parent):
                yield f"{name}: {link[:80]} leads out of the issue's folder"
            elif parts.fragment and target in pages:
                if urllib.parse.unquote(parts.fragment) not in pages[target].ids:
                    yield f"{name}: no #{parts.fragment} in {target.name}"
