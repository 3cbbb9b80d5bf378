"""A machine that runs the scripts of a workflow's job one after the other, as GitHub and its likes would."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

INSTALL = "Install okrsite"
_EXPRESSION = re.compile(r"\$\{\{ ([^}]+) \}\}")
_OUTPUT = re.compile(r"steps\.(\w+)\.outputs\.(\w+)")
_COMPARED = re.compile(r"steps\.(\w+)\.outputs\.(\w+) (==|!=) '([^']*)'")


class Runner:
    """Steps that are actions do nothing and only have outputs; those that install okrsite are passed over."""

    def __init__(self, root: Path, tools: Path, answer: str = "") -> None:
        self.root, self.tools, self.temp = root, tools, tools / "temp"
        self.temp.mkdir(parents=True)
        self.outputs = {"pages": {"base_url": "https://soup.example/okrs"}}
        self.outcomes: dict[str, int] = {}
        self.facts: dict[str, str] = {"runner.temp": str(self.temp), "github.token": "token"}
        self.facts["github.event.pull_request.number"] = "12"
        self.words: dict[str, str] = {}
        """Further variables of the machine."""
        self.tool("okrsite", f'exec "{sys.executable}" -m okrsite_gen "$@"')
        self.tool("gh", f"echo '{answer}'" if answer else "exit 1")

    def tool(self, name: str, script: str) -> None:
        """Put a program in front of all others."""
        file = self.tools / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(script if script.startswith("#!") else f"#!/bin/sh\n{script}\n", encoding="utf-8")
        file.chmod(0o755)

    @property
    def summary(self) -> str:
        return (self.tools / "summary").read_text(encoding="utf-8")

    def run(self, workflow: str | Path, job: str) -> str:
        """Run a job until a step fails that no later one passes over; return what was printed."""
        file = self.root / ".github/workflows" / workflow
        content = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        own = content["jobs"][job]
        shell = own.get("defaults", {}).get("run", {}).get("shell", "")
        return self.run_steps(own["steps"], {**content.get("env", {}), **own.get("env", {})}, shell)

    def run_steps(self, steps: Sequence[Mapping[str, Any]], words: Mapping[str, str], shell: str = "") -> str:
        """Run steps until one fails that no later one passes over; return what was printed."""
        printed = []
        failed = False
        for step in steps:
            name = step["name"] if "name" in step else step.get("uses", "")
            if "run" not in step or name == INSTALL or not self._wanted(step.get("if", ""), failed=failed):
                continue
            output = self.tools / "output"
            output.write_text("")
            bash = ["bash", "-e", *(("-o", "pipefail") if step.get("shell", shell) == "bash" else ())]
            done = subprocess.run(
                [*bash, "-c", step["run"]], cwd=self.root, capture_output=True, text=True, check=False,
                env=self._environment({**words, **step.get("env", {})}, output),
            )  # fmt: skip
            pairs = (line.partition("=") for line in output.read_text().splitlines())
            self.outputs[step.get("id", name)] = {key: value for key, _, value in pairs}
            self.outcomes[name] = done.returncode
            failed = failed or done.returncode != 0
            printed.append(done.stdout + done.stderr)
        return "\n".join(printed)

    def _wanted(self, condition: str, *, failed: bool) -> bool:
        """Whether a step runs, as far as its condition asks for outputs of others and for their failure."""
        compared = _COMPARED.findall(condition)
        same = all((self._output(*place) == word) == (sign == "==") for *place, sign, word in compared)
        return same and (not failed or "cancelled()" in condition)

    def _output(self, step: str, name: str) -> str:
        return self.outputs.get(step, {}).get(name, "")

    def _environment(self, words: Mapping[str, str], output: Path) -> dict[str, str]:
        return {
            **{name: os.environ[name] for name in ("HOME", "LANG") if name in os.environ},
            "PATH": f"{self.tools}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
            "RUNNER_TEMP": str(self.temp),
            "GITHUB_REPOSITORY": "soup/okrs",
            "GITHUB_OUTPUT": str(output),
            "GITHUB_STEP_SUMMARY": str(self.tools / "summary"),
            **self.words,
            **{name: _EXPRESSION.sub(lambda found: self.value(found[1]), value) for name, value in words.items()},
        }

    def value(self, expression: str) -> str:
        """Return what stands for an expression; `KeyError` for a fact that nobody gave."""
        if output := _OUTPUT.fullmatch(expression):
            return self._output(*output.groups())
        return self.facts[expression]
