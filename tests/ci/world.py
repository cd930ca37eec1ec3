"""What stands around a run of the action: a publication in a repository, a server, programs that pretend."""

import os
import pathlib
import shutil
import stat
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]

# Stands for `cargo install`: puts the binary that was built already where it would put it.
CARGO = """#!/usr/bin/env bash
set -euo pipefail
[[ $1 == --version ]] && { echo "cargo 1.99.0"; exit; }
while (($#)); do [[ $1 == --root ]] && root=$2; shift; done
mkdir -p "$root/bin"
cp "$FAKES/kanyin" "$root/bin/kanyin"
"""

# The real Kanyin; `archive` and `verify` are played as long as it does not know them.
KANYIN = """#!/usr/bin/env bash
set -euo pipefail
for word in "$@"; do
  [[ $word == archive || $word == verify ]] || continue
  "$KANYIN" "$word" --help >/dev/null 2>&1 && break
  [[ $word == verify ]] && { echo "${*: -1}: good"; exit; }
  mkdir -p out
  for part in "" -print -library; do
    echo "zip$part" >"out/檐下-2026-11-20$part.zip"
    echo "out/檐下-2026-11-20$part.zip"
  done
  exit
done
exec "$KANYIN" "$@"
"""

# Writes down what it is asked, and keeps what is uploaded.
GH = """#!/usr/bin/env bash
set -euo pipefail
printf '%s\\n' "$*" >>"$FAKES/gh.log"
[[ $GH_TOKEN == the-token && -n $GH_REPO ]]
case "$1 $2" in
"release view") [[ -e $FAKES/released ]] ;;
"release create") touch "$FAKES/released" ;;
"release upload")
  mkdir -p "$FAKES/assets"
  for word in "${@:3}"; do [[ $word == *.zip* ]] && cp "${word%%#*}" "$FAKES/assets/"; done ;;
esac
"""


class World:
    """A repository with the sample in `publication`, and a home without Kanyin."""

    def __init__(self, kanyin, publication="."):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="kanyin-world-"))
        self.repository = self.folder / "paper"
        self.publication = self.repository / publication
        self.publication.mkdir(parents=True)
        for part in ("issues", "paper.yaml"):
            copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
            copy(ROOT / part, self.publication / part)
        # The server: a bare repository at an address like https://github.com/OWNER/NAME.
        self.server = self.folder / "server"
        self.bare = self.server / "desk" / "paper"
        subprocess.run(["git", "init", "-q", "--bare", self.bare], check=True)
        self.fakes = self.folder / "fakes"
        self.fakes.mkdir()
        for name, text in (("cargo", CARGO), ("kanyin", KANYIN), ("gh", GH)):
            # `kanyin` is not on PATH until it was installed.
            path = self.fakes / name if name == "kanyin" else self.fakes / "bin" / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, "utf-8")
            path.chmod(path.stat().st_mode | stat.S_IXUSR)
        (self.folder / "home").mkdir()
        self.environment = {
            "PATH": f"{self.fakes / 'bin'}{os.pathsep}/usr/local/bin{os.pathsep}/usr/bin{os.pathsep}/bin",
            "HOME": str(self.folder / "home"),
            "LC_ALL": "C.UTF-8",
            "KANYIN": str(pathlib.Path(kanyin).resolve()),
            "FAKES": str(self.fakes),
            "GITHUB_REPOSITORY": "desk/paper",
            "GITHUB_SERVER_URL": self.server.as_uri(),
        }

    def story(self, name):
        return self.publication / "issues/2026-11/stories" / name

    def git(self, *words):
        done = subprocess.run(["git", "-C", self.bare, "-c", "core.quotePath=off", *words], capture_output=True)
        return done.stdout.decode("utf-8")

    def asked(self):
        """What `gh` was asked."""
        log = self.fakes / "gh.log"
        return log.read_text("utf-8").splitlines() if log.exists() else []

    def uses(self, action, told):
        """The other actions: nothing in the cache, uploads go well."""
        if action.startswith("actions/cache/restore@"):
            return {"cache-hit": ""}
        if action.startswith("actions/upload-artifact@"):
            return {"artifact-url": "https://github.example/desk/paper/actions/runs/1/artifacts/2"}
        return {}

    def close(self):
        shutil.rmtree(self.folder, ignore_errors=True)
