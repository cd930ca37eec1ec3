"""Whole processes, built and measured. Used by the benches beside it."""

import json
import os
import pathlib
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent


def cargo(*words):
    """Builds, and gives the executable's path."""
    done = subprocess.run(["cargo", *words, "--message-format=json"], cwd=ROOT, stdout=subprocess.PIPE)
    if done.returncode:
        sys.exit("cargo failed")
    made = [json.loads(line) for line in done.stdout.splitlines() if line.startswith(b"{")]
    return next(m["executable"] for m in reversed(made) if m.get("executable"))


def run(command):
    """Seconds and megabytes at the peak of one whole process."""
    begun = time.perf_counter()
    child = subprocess.Popen([str(word) for word in command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = child.stderr.read()
    _, status, used = os.wait4(child.pid, 0)
    took = time.perf_counter() - begun
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"{command[0]} ended with {child.returncode}\n{said.decode('utf-8', 'replace')}")
    return took, used.ru_maxrss * (1024 if sys.platform != "darwin" else 1) / 1e6
