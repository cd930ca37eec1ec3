"""A GitHub runner, as far as action.yml needs one: expressions, steps, the files that steps write to."""

import os
import pathlib
import re
import subprocess
import tempfile


class Runner:
    """Runs a composite action's steps on a folder, as GitHub does with a checkout.

    `uses` answers for the steps that are other actions: (step, with) → outputs.
    """

    def __init__(self, action, folder, workspace, environment, inputs, ref, uses):
        self.action = action
        self.workspace = pathlib.Path(workspace)
        self.temp = pathlib.Path(tempfile.mkdtemp(prefix="kanyin-ci-"))
        self.uses = uses
        self.steps = {}
        self.log = ""
        self.ended = {}
        self.path = []
        self.inputs = {
            name: inputs.get(name, self.value(told.get("default", ""), first=True))
            for name, told in action["inputs"].items()
        }
        self.ref = ref
        self.environment = environment | {
            "GITHUB_ACTION_PATH": str(folder),
            "GITHUB_WORKSPACE": str(workspace),
            "GITHUB_REF": ref,
            "GITHUB_SHA": "0123456789abcdef0123456789abcdef01234567",
            "GITHUB_STEP_SUMMARY": str(self.temp / "summary.md"),
            "RUNNER_TEMP": str(self.temp),
            "RUNNER_OS": "Linux",
            "RUNNER_ARCH": "X64",
        }

    def run(self):
        """All steps in order; like GitHub, those after a failed one are left out. True if all went well."""
        good = True
        for number, step in enumerate(self.action["runs"]["steps"]):
            name = step.get("id") or f"step-{number}"
            if not good or not self.holds(step.get("if", "true")):
                continue
            if "uses" in step:
                told = {key: self.value(value) for key, value in step.get("with", {}).items()}
                self.steps[name] = self.uses(step["uses"], told)
                continue
            self.ended[step["name"]] = code = self.script(name, step)
            good = good and (code == 0 or step.get("continue-on-error", False))
        return good

    def script(self, name, step):
        out, path = self.temp / f"{name}.out", self.temp / f"{name}.path"
        out.touch()
        path.touch()
        environment = {key: self.value(value) for key, value in step.get("env", {}).items()}
        environment = self.environment | environment | {"GITHUB_OUTPUT": str(out), "GITHUB_PATH": str(path)}
        environment["PATH"] = os.pathsep.join([*reversed(self.path), environment["PATH"]])
        # What `shell: bash` means to GitHub.
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=self.workspace, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )
        self.log += f"--- {step['name']}\n" + done.stdout.decode("utf-8", "replace")
        self.steps[name] = outputs(out.read_text("utf-8"))
        self.path += path.read_text("utf-8").split("\n")[:-1]
        return done.returncode

    def summary(self):
        path = self.temp / "summary.md"
        return path.read_text("utf-8") if path.exists() else ""

    def value(self, text, first=False):
        """A text with its expressions worked out."""
        if isinstance(text, bool):
            return str(text).lower()
        known = {"github.token": "the-token", "github.ref": "" if first else self.ref}
        return re.sub(r"\$\{\{\s*(.*?)\s*\}\}", lambda found: self.term(found[1], known), str(text))

    def term(self, term, known):
        if term in known:
            return known[term]
        if found := re.fullmatch(r"inputs\.([\w-]+)", term):
            return self.inputs[found[1]]
        if found := re.fullmatch(r"steps\.([\w-]+)\.outputs\.([\w-]+)", term):
            return self.steps.get(found[1], {}).get(found[2], "")
        raise ValueError(f"an expression that this runner does not know: {term}")

    def holds(self, condition):
        """`a == 'b' && startsWith(c, 'd')`: all that the action uses."""
        return all(self.clause(clause.strip()) for clause in str(condition).split("&&"))

    def clause(self, clause):
        known = {"github.ref": self.ref}
        if clause == "true":
            return True
        if found := re.fullmatch(r"startsWith\(([\w.-]+), '(.*)'\)", clause):
            return self.term(found[1], known).startswith(found[2])
        if found := re.fullmatch(r"([\w.-]+) (==|!=) '(.*)'", clause):
            return (self.term(found[1], known) == found[3]) == (found[2] == "==")
        raise ValueError(f"a condition that this runner does not know: {clause}")


def outputs(text):
    """What a step wrote to GITHUB_OUTPUT: `name=value`, or `name<<MARK`, lines, `MARK`."""
    told, lines = {}, iter(text.split("\n"))
    for line in lines:
        if found := re.fullmatch(r"([\w-]+)<<(.+)", line):
            value = []
            for inner in lines:
                if inner == found[2]:
                    break
                value.append(inner)
            told[found[1]] = "\n".join(value)
        elif "=" in line:
            name, _, value = line.partition("=")
            told[name] = value
        elif line:
            raise ValueError(f"GITHUB_OUTPUT: {line}")
    return told
