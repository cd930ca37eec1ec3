"""Runs a test program with the packages that it needs, in a folder of its own made once for them."""

import hashlib
import os
import pathlib
import subprocess
import sys


def prepare(program, *modules):
    """Starts `program` again with the packages of the requirements.txt beside it, unless `modules` are there.

    They go into a venv under ~/.cache/kanyin, which wants Debian's python3-venv and PyPI the first time.
    """
    if all(found(module) for module in modules):
        return
    if os.environ.get("KANYIN_TEST_PREPARED"):
        raise SystemExit(f"{sys.executable} has not all of {', '.join(modules)}")
    wanted = pathlib.Path(program).with_name("requirements.txt")
    cache = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "kanyin"
    mark = hashlib.sha256(wanted.read_bytes() + sys.version.encode()).hexdigest()[:12]
    venv = cache / f"{wanted.parent.name}-{mark}"
    python = venv / "bin" / "python"
    if not (venv / "ready").exists():
        print(f"          fetching what {wanted.parent.name}/requirements.txt names", flush=True)
        subprocess.run([sys.executable, "-m", "venv", "--clear", venv], check=True)
        subprocess.run([python, "-m", "pip", "install", "-q", "--disable-pip-version-check", "-r", wanted], check=True)
        (venv / "ready").touch()
    os.environ["KANYIN_TEST_PREPARED"] = "1"
    os.execv(python, [str(python), str(program), *sys.argv[1:]])


def found(module):
    try:
        __import__(module)
        return True
    except ImportError:
        return False
