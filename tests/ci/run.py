#!/usr/bin/env python3
"""Checks what publications use on CI machines: action.yml, ci/, docs/ci.md, docs/gitlab-ci.yml, Dockerfile.

    KANYIN=target/release/kanyin python3 tests/ci/run.py [--without-linters]

Reads the files with linters from PyPI (requirements.txt, into a venv under ~/.cache), then runs the action's steps on the
sample: a fake runner, the real program, a real git server in a folder, a `gh` that writes down what it is asked. Prints a
line per check; ends with 1 if one failed.
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE.parent), str(HERE.parent / "browser")]

import prepared  # noqa: E402

if __name__ == "__main__":
    sys.dont_write_bytecode = True
    prepared.prepare(__file__, "yaml", "check_jsonschema", "yamllint")

import yaml  # noqa: E402
from told import check  # noqa: E402

import told  # noqa: E402
from runner import Runner  # noqa: E402
from world import World  # noqa: E402

ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
KANYIN = os.environ.get("KANYIN", ROOT / "target/release/kanyin")
TAG = "refs/tags/2026-11"
MAIN = "refs/heads/main"


def blocks(path, language):
    """The fenced blocks of a page in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", path.read_text("utf-8"), re.M | re.S)


# ---------------------------------------------------------------- the files themselves


def read_by_linters(work):
    """Schemas, YAML, shell, Dockerfile."""
    schema = ["check-jsonschema", "--builtin-schema"]
    check("action.yml: its schema", linted(*schema, "vendor.github-actions", ROOT / "action.yml"))
    check("gitlab-ci.yml: its schema", linted(*schema, "vendor.gitlab-ci", ROOT / "docs/gitlab-ci.yml"))
    files = [ROOT / "action.yml", ROOT / "docs/gitlab-ci.yml"]
    for number, text in enumerate(blocks(ROOT / "docs/ci.md", "yaml"), 1):
        path = work / f"block-{number}.yml"
        path.write_text(text, "utf-8")
        files.append(path)
        # YAML 1.1 reads `on` as true.
        if {True, "on"} & set(yaml.safe_load(text)):
            check(f"docs/ci.md, YAML {number}: the schema of workflows", linted(*schema, "vendor.github-workflows", path))
    rules = "{extends: relaxed, rules: {line-length: disable, truthy: disable, document-start: disable}}"
    check("YAML files: yamllint", linted("yamllint", "--strict", "-d", rules, *files))
    scripts = sorted((ROOT / "ci").glob("*.sh"))
    slurm = [work / f"slurm-{n}.sh" for n, _ in enumerate(blocks(ROOT / "docs/ci.md", "sh"))]
    for path, text in zip(slurm, blocks(ROOT / "docs/ci.md", "sh")):
        path.write_text(text, "utf-8")
    check("shell scripts: shellcheck", linted("shellcheck", "-x", *scripts, *slurm))
    check("Dockerfile: hadolint", linted("hadolint", "--no-color", ROOT / "Dockerfile"))


def linted(command, *words):
    """What a linter finds; it stands beside this Python."""
    program = pathlib.Path(sys.executable).with_name(command)
    done = subprocess.run([program if program.exists() else command, *map(str, words)], capture_output=True, text=True)
    said = (done.stdout + done.stderr).strip().splitlines()
    return (said or [f"{command} ended with {done.returncode}"]) if done.returncode else []


def read_by_us():
    """What no linter knows."""
    steps = ACTION["runs"]["steps"]
    check("no expression stands in a script", [s["name"] for s in steps if "${{" in s.get("run", "")])
    check("every script that is run is there", [
        s["run"] for s in steps if "run" in s and not (ROOT / s["run"].split("GITHUB_ACTION_PATH/")[1].strip('"')).exists()
    ])
    check("other actions are pinned by major version", [
        s["uses"] for s in steps if "uses" in s and not re.fullmatch(r"[\w./-]+@v\d+", s["uses"])
    ])
    page = (ROOT / "docs/ci.md").read_text("utf-8")
    check("docs/ci.md tells every input and output", [
        name for name in [*ACTION["inputs"], *ACTION["outputs"]] if name != "token" and f"`{name}`" not in page
    ])
    workflows = [yaml.safe_load(text) for text in blocks(ROOT / "docs/ci.md", "yaml")]
    given = [
        name for workflow in workflows for job in (workflow.get("jobs") or {}).values() for step in job["steps"]
        if step.get("uses", "").startswith("kanyin/") for name in step.get("with", {})
    ]
    check("docs/ci.md uses inputs that there are", set(given) - set(ACTION["inputs"]))
    first = blocks(ROOT / "docs/ci.md", "yaml")[0]
    check("the workflow has ten lines", [] if first.count("\n") == 10 else [f"{first.count(chr(10))} lines"])
    check("the image and the cache's key hold all that is compiled", compiled())


def compiled():
    """Folders that the program takes in when it is compiled, and that .dockerignore or ci/key.sh leave out."""
    wanted = {"src", "crates", "Cargo.toml", "Cargo.lock"}
    for path in (*ROOT.glob("src/**/*.rs"), *ROOT.glob("crates/*/src/**/*.rs")):
        if "tests" in path.stem or "tests" in path.relative_to(ROOT).parts:
            continue
        crate = next(folder for folder in path.parents if (folder / "Cargo.toml").is_file())
        for macro in re.findall(r'include_(?:str|bytes|dir)!\((?:concat!\()?"([^"]+)"', path.read_text("utf-8")):
            target = pathlib.Path(macro.replace("$CARGO_MANIFEST_DIR", str(crate)))
            target = (path.parent / target).resolve()
            if target.is_relative_to(ROOT):
                wanted.add(target.relative_to(ROOT).parts[0])
    let_in = {line[1:] for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines() if line.startswith("!")}
    key = (ROOT / "ci/key.sh").read_text("utf-8")
    key = set(re.search(r"find (.*) -type f", key)[1].split())
    yield from (f".dockerignore leaves out {name}" for name in sorted(wanted - let_in))
    yield from (f"ci/key.sh leaves out {name}" for name in sorted(wanted - key))
    # Cargo wants the files of every target that Cargo.toml names.
    named = re.findall(r"^\[\[(bench|test)\]\]", (ROOT / "Cargo.toml").read_text("utf-8"), re.M)
    folders = {{"bench": "benches", "test": "tests"}[kind] for kind in named}
    yield from (f".dockerignore leaves out {folder}" for folder in sorted(folders - let_in))


# ---------------------------------------------------------------- the action, run


def ran(world, ref=MAIN, **inputs):
    runner = Runner(ACTION, ROOT, world.repository, world.environment, inputs, ref, world.uses)
    return runner, runner.run()


def good_push():
    """The sample: no fault, pictures in the summary, on a branch that does not grow."""
    world = World(KANYIN)
    runner, good = ran(world, previews="true")
    problems = [] if good else [f"failed: {runner.ended}", *runner.log.splitlines()[-20:]]
    summary = runner.summary()
    addresses = re.findall(r'<img src="([^"]+)"', summary)
    if len(addresses) != 4:
        problems.append(f"{len(addresses)} pictures in the summary")
    for address in addresses:
        commit, path = re.search(r"/raw/([0-9a-f]{40})/(.*)", address).groups()
        if not subprocess.run(["git", "-C", world.bare, "cat-file", "-e", f"{commit}:{path}"]).returncode == 0:
            problems.append(f"no {path} in {commit}")
    for wanted in ("press.pdf", "web.pdf", "没有错误", "artifacts/2"):
        if wanted not in summary:
            problems.append(f"the summary does not say {wanted}")
    if "data:" in summary:
        problems.append("the summary has a data: address, which GitHub strips")
    if "the-token" in runner.log:
        problems.append("the token is in the log")
    if world.asked():
        problems.append(f"gh was asked: {world.asked()}")
    if runner.steps["key"].get("there") != "false" or "kanyin-Linux-X64-" not in runner.steps["key"].get("key", ""):
        problems.append(f"key: {runner.steps['key']}")
    check("action, a push: checked, built, pages in the summary", problems)

    problems = []
    # Another branch, whose name is no name of a file; then the first one again.
    # That `kanyin` is there now, as after the first use of the action in a job.
    ran(world, ref="refs/heads/题/$(touch pwned);x", previews="true")
    ran(world, ref=MAIN, previews="true")
    listed = world.git("ls-tree", "-r", "--name-only", "kanyin-previews").split()
    folders = sorted({path.split("/")[0] for path in listed})
    if len(folders) != 2 or len(listed) != 8:
        problems.append(f"{len(listed)} pictures of {folders}")
    if world.git("rev-list", "--count", "kanyin-previews").strip() != "1":
        problems.append("the branch has a history")
    if list(world.folder.rglob("pwned")):
        problems.append("the branch's name was run")
    check("action, more pushes: a folder for each branch, one commit", problems)
    world.close()


def faulty():
    """Faults on their lines, from the repository's root; pages all the same; the run fails; nothing is released."""
    world = World(KANYIN, "社区, 报%1/刊")
    world.story("水尺.md").write_text("---\ntitle: 水尺\ntitel: <script>alert(1)</script>\n---\n\n::error::x 文\n", "utf-8")
    runner, good = ran(world, ref=TAG, publication="./社区, 报%1/刊/", previews="true")
    faults = [line for line in runner.log.splitlines() if line.startswith("::error ")]
    path = "社区%2C 报%251/刊/issues/2026-11/stories/水尺.md"
    problems = []
    if not any(line.startswith(f"::error file={path},line=3,") for line in faults):
        problems += ["no fault on line 3 of the story:", *faults[:5]]
    if good or runner.ended.get("结果 Verdict") != 1:
        problems.append(f"the run is good: {runner.ended}")
    if world.asked() or "归档 Archive" in runner.ended:
        problems.append("archived or released")
    summary = runner.summary()
    for wanted in ("处错误", "✗ 社区, 报%1/刊/issues/2026-11/stories/水尺.md:3: ", "titel", 'alt="第 01 版"'):
        if wanted not in summary:
            problems.append(f"the summary does not say {wanted}")
    check("action, faults: on their lines, shown on pages, not released", problems)

    problems = [] if "<script>" not in summary else ["a story's words are markup in the summary"]
    log = runner.log[runner.log.index("--- 出刊") :]
    begun = re.search(r"::stop-commands::(\S+)", log)
    if not begun or f"::{begun[1]}::" not in log:
        problems.append("the build's words may be taken for orders")
    check("action, faults: the copy's words stay words", problems)
    world.close()


def release():
    """A tag: three archives, verified, attached under names that GitHub keeps."""
    world = World(KANYIN)
    runner, good = ran(world, ref=TAG)
    problems = [] if good else [f"failed: {runner.ended}", *runner.log.splitlines()[-20:]]
    asked = world.asked()
    if [line.split()[1] for line in asked] != ["view", "create", "upload"]:
        problems.append(f"gh was asked {asked}")
    uploads = asked[-1] if asked else ""
    for short, full in (
        ("/2026-11-20.zip", "#檐下-2026-11-20.zip"),
        ("/2026-11-20-print.zip", "#檐下-2026-11-20-print.zip"),
        ("/2026-11-20-library.zip", "#檐下-2026-11-20-library.zip"),
    ):
        if short + full not in uploads:
            problems.append(f"not uploaded: {full[1:]} as {short[1:]}")
    assets = world.fakes / "assets"
    if not assets.is_dir() or len(list(assets.iterdir())) != 3:
        problems.append("not three files uploaded")
    again, good = ran(world, ref=TAG)
    if not good or [line.split()[1] for line in world.asked()[3:]] != ["view", "upload"]:
        problems.append(f"the second time, gh was asked {world.asked()[3:]}")
    check("action, a tag: archives verified and attached, a second time too", problems)
    world.close()


def inputs():
    """Inputs are words; wrong ones are told."""
    problems = []
    world = World(KANYIN)
    runner, good = ran(world, issue="issues/2026-11\n\n   issues/2026-11/  \n", lang="en")
    if not good:
        problems.append("an issue twice, with spaces about it: failed")
    for name, value in (
        ("issue", "$(touch pwned)\n;touch pwned\n`touch pwned`"),
        ("issue", "--out=/tmp/x"),
        ("publication", "nowhere$(touch pwned)"),
        ("lang", "zh; touch pwned"),
        ("for", "$(touch pwned)"),
    ):
        runner, good = ran(world, ref=TAG, **{name: value})
        if good and name != "for":
            problems.append(f"{name}: {value!r} passed")
    if list(world.folder.rglob("pwned")):
        problems.append("an input was run")
    # A token that may not write: the summary comes without pictures.
    shutil.rmtree(world.bare)
    runner, good = ran(world, previews="true")
    if not good or "<img" in runner.summary() or "web.pdf" not in runner.summary():
        problems.append(f"no right to push: {good}, {runner.ended}")
    check("action: inputs are words, and what may not be pushed is left out", problems)
    world.close()


def gitlab():
    """The check job of docs/gitlab-ci.yml, run: a report that GitLab can read, and the exit code."""
    if not shutil.which("jq"):
        print("          skipped, no jq: the report of docs/gitlab-ci.yml")
        return
    job = yaml.safe_load((ROOT / "docs/gitlab-ci.yml").read_text("utf-8"))["check"]
    problems = []
    for copy, wanted in ((None, 0), ("---\ntitel: 坏\n---\n文\n", 1)):
        world = World(KANYIN)
        if copy:
            world.story("水尺.md").write_text(copy, "utf-8")
        path = f"{pathlib.Path(KANYIN).resolve().parent}{os.pathsep}{world.environment['PATH']}"
        done = subprocess.run(
            ["bash", "-eo", "pipefail", "-c", "\n".join(job["script"])],
            cwd=world.publication, env=world.environment | {"PATH": path}, capture_output=True, text=True,
        )
        if done.returncode != wanted:
            problems.append(f"ended with {done.returncode}: {done.stderr[-300:]}")
        report = json.loads((world.publication / "gl-code-quality.json").read_text("utf-8"))
        if bool(report) != bool(wanted):
            problems.append(f"the report has {len(report)} faults")
        if wanted and all(fault["severity"] == "minor" for fault in report):
            problems.append("the report has no error")
        # A story that cannot be read leaves a hole, which is told of the page: that is no error of the copy's.
        for fault in report:
            if fault["severity"] == "minor":
                continue
            if fault["location"]["path"] != "issues/2026-11/stories/水尺.md" or not fault["location"]["lines"]["begin"]:
                problems.append(f"{fault}")
        world.close()
    check("GitLab's check job: exit code and report", problems)


def main():
    if "--without-linters" not in sys.argv:
        with tempfile.TemporaryDirectory(prefix="kanyin-lint-") as work:
            read_by_linters(pathlib.Path(work))
    read_by_us()
    for part in (good_push, faulty, release, inputs, gitlab):
        part()
    print(f"{told.done} checks, {told.failed} failed")
    sys.exit(1 if told.failed else 0)


if __name__ == "__main__":
    main()
