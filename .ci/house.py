#!/usr/bin/env python3
"""Holds the source to the rules of the house that no compiler knows.

    house.py [--list]

- No files of a crate import each other in a loop, but for those in ALLOWED. An import is what a file names of
  another: `use`, or a path in the code; a name that a module only hands on counts for the file that defines it.
- No type name stands twice in a crate.
- A crate imports only the rooms that ARCHITECTURE.md says it knows.
- What comments and pages link to is there.

Tests are left out of the first three. Ends with 1 if a rule is broken. --list prints every loop, allowed or not.
"""

import collections
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
# Plain recursion, one line for each loop: what YAML, Markdown, PDF forms and boxes are made of.
ALLOWED = {
    # A box holds Markdown, and Markdown boxes.
    ("crates/issue/src/boxes.rs", "crates/issue/src/markdown.rs"),
    # Brackets are mended in the tree that is being built.
    ("crates/issue/src/yaml.rs", "crates/issue/src/yaml_brackets.rs"),
}
ITEM = re.compile(r"\b(?:struct|enum|trait|union|type|fn|const|static|macro_rules!|mod)\s+(\w+)")
TYPE = re.compile(r"^(?:pub(?:\([^)]*\))? )?(?:struct|enum|trait|union|type) (\w+)", re.M)


def bare(text):
    """Rust without comments, strings and the tests inside a file."""
    text = re.sub(r'r(#+)".*?"\1', '""', text, flags=re.S)
    text = re.sub(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\])*"', lambda m: '""' if m[0][0] == '"' else "", text, flags=re.S)
    return re.split(r"#\[cfg\(test\)\]\s*mod \w+ \{", text)[0]


def leaves(tree):
    """The paths of a `use` tree, with the names they go by: `a::{b, c as d}` is a::b as b, a::c as d."""
    tree = tree.strip()
    braces = re.fullmatch(r"((?:\w+::)*)\{(.*)\}", tree, re.S)
    if not braces:
        path, _, alias = tree.partition(" as ")
        path = [part.strip() for part in path.split("::")]
        if path[-1] == "self":
            path.pop()
        if path:
            yield path, alias.strip() or path[-1]
        return
    before = [part for part in braces[1].split("::") if part]
    depth, part = 0, ""
    for sign in braces[2] + ",":
        depth += (sign == "{") - (sign == "}")
        if sign == "," and not depth:
            if part.strip():
                for path, alias in leaves(part):
                    yield before + path, alias
                if part.strip() == "self":
                    yield before, before[-1]
            part = ""
        else:
            part += sign


class Crate:
    """The files of a crate and what they name of each other."""

    def __init__(self, name, folder):
        self.name, self.folder = name, folder
        self.text, self.file = {}, {}
        for path in sorted(folder.rglob("*.rs")):
            parts = path.relative_to(folder).with_suffix("").parts
            if any("tests" in part for part in parts):
                continue
            module = () if parts in (("lib",), ("main",)) else parts[:-1] if parts[-1] == "mod" else parts
            self.text[module] = bare(path.read_text("utf-8"))
            self.file[module] = path.relative_to(ROOT).as_posix()
        self.uses = {module: self.imports(module) for module in self.text}
        self.items = {module: set(ITEM.findall(text)) for module, text in self.text.items()}

    def imports(self, module):
        """Name → path, of all `use` lines of a file."""
        found = {}
        for tree in re.findall(r"\buse ([^;]+);", self.text[module]):
            for path, alias in leaves(tree):
                found[alias] = path
        return found

    def absolute(self, module, path):
        """A path from the crate's root, if it stays inside."""
        if path[0] == "crate":
            return path[1:]
        if path[0] in ("super", "self"):
            here = list(module)
            while path and path[0] in ("super", "self"):
                here = here[:-1] if path[0] == "super" else here
                path = path[1:]
            return here + path
        return list(module) + path if module + (path[0],) in self.text else None

    def defines(self, path, seen=()):
        """The module that defines what a path from the root names, through all that is only handed on."""
        at = next(tuple(path[:n]) for n in range(len(path), -1, -1) if tuple(path[:n]) in self.text)
        rest = path[len(at):]
        handed = self.uses[at].get(rest[0]) if rest else None
        if handed and rest[0] not in self.items[at] and (at, rest[0]) not in seen:
            on = self.absolute(at, handed)
            if on is not None:
                return self.defines(on + rest[1:], (*seen, (at, rest[0])))
        return at

    def named(self, module):
        """The modules that a file takes something from."""
        paths = list(self.uses[module].values())
        text = re.sub(r"\buse [^;]+;", "", self.text[module])
        for path in re.findall(r"(?<![\w:])((?:crate|super|self)(?:::\w+)+|\w+(?:::\w+)+)", text):
            path = path.split("::")
            # A module that was imported, then walked into.
            known = self.uses[module].get(path[0])
            paths.append(known + path[1:] if known else path)
        hands_on = self.hands_on(module)
        for path in paths:
            inside = self.absolute(module, path)
            if inside is not None and tuple(path) not in hands_on:
                target = self.defines(inside)
                if target != module:
                    yield target

    def hands_on(self, module):
        """What a file that has children imports only for others: that is no use of its own."""
        own = re.sub(r"\b(?:use|mod) [^;{]+;|\buse [^;]+;", "", self.text[module])
        return {
            tuple(path)
            for tree in re.findall(r"\bpub(?:\([^)]*\))? use ([^;]+);", self.text[module])
            for path, alias in leaves(tree)
            if not re.search(rf"\b{alias}\b", own)
        }

    def loops(self):
        """Sets of files that import each other (Tarjan's strongly connected components)."""
        edges = {module: set(self.named(module)) for module in self.text}
        index, low, stack, found = {}, {}, [], []

        def visit(module):
            index[module] = low[module] = len(index)
            stack.append(module)
            for target in sorted(edges[module]):
                if target not in index:
                    visit(target)
                    low[module] = min(low[module], low[target])
                elif target in stack:
                    low[module] = min(low[module], index[target])
            if low[module] == index[module]:
                loop = set()
                while module not in loop:
                    loop.add(stack.pop())
                if len(loop) > 1:
                    found.append(loop)

        for module in sorted(self.text):
            if module not in index:
                visit(module)
        for loop in found:
            files = sorted(self.file[module] for module in loop)
            ties = sorted(
                f"{self.file[a]} -> {self.file[b]}" for a in loop for b in edges[a] & loop
            )
            yield files, ties

    def twice(self):
        """Type names that more than one file defines."""
        where = collections.defaultdict(list)
        for module, text in self.text.items():
            for name in TYPE.findall(text):
                where[name].append(self.file[module])
        return {name: files for name, files in sorted(where.items()) if len(files) > 1}

    def rooms(self):
        """The other rooms that the crate's own code imports."""
        text = "\n".join(self.text.values())
        return set(re.findall(r"\bkanyin_(\w+)", text)) - {self.name}


def whom_rooms_know():
    """Room → the rooms it may import, by the table of ARCHITECTURE.md."""
    page = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    rows = dict(re.findall(r"^\| \[(\w+)\]\((?:crates|src)/[^)]*\) \| ([^|]*) \|", page, re.M))
    return {room: rows.keys() & set(re.findall(r"\w+", knows)) for room, knows in rows.items()}


def broken_links():
    """Pages and files that Markdown links to, or comments name, and that are not there."""
    for page in sorted(ROOT.glob("*.md")) + sorted(ROOT.glob("docs/**/*.md")) + sorted(ROOT.glob("crates/*/*.md")):
        for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
            if not (page.parent / target).exists():
                yield f"{page.relative_to(ROOT)}: no {target}"
    sources = ("src/**/*.rs", "tests/**/*.rs", "crates/**/*.rs", "layouts/**/*.typ")
    for path in sorted(path for kind in sources for path in ROOT.glob(kind)):
        text = path.read_text("utf-8")
        for target in re.findall(r"`?(docs/[\w/-]+\.md)`?", text):
            if not (ROOT / target).exists():
                yield f"{path.relative_to(ROOT)}: no {target}"
        for word in re.findall(r"\b(?:DESIGN|LOOK)(?:\.md)? ?§ ?\d*", text):
            yield f"{path.relative_to(ROOT)}: {word} is no page of this repository"


def main():
    crates = [Crate("kanyin", ROOT / "src")]
    crates += [Crate(path.parent.name, path) for path in sorted(ROOT.glob("crates/*/src"))]
    known = whom_rooms_know()
    broken = []
    for crate in crates:
        for files, ties in crate.loops():
            allowed = tuple(files) in ALLOWED
            if not allowed or "--list" in sys.argv:
                word = "allowed" if allowed else "LOOP"
                broken.append((allowed, f"{word}: {len(files)} files\n  " + "\n  ".join(ties)))
        for name, files in crate.twice().items():
            broken.append((False, f"{crate.name}: the type {name} stands in {', '.join(files)}"))
        for room in sorted(crate.rooms() - known.get(crate.name, set())):
            broken.append((False, f"{crate.name} must not know {room}: see ARCHITECTURE.md"))
    broken += [(False, link) for link in broken_links()]
    for _, line in broken:
        print(line)
    return int(any(not allowed for allowed, _ in broken))


if __name__ == "__main__":
    sys.exit(main())
