"""Findings that were there when somebody began: written once into a file, and left out from then on.

A finding is known again by its file, its code and the words of its line, so that lines above may come and go.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from okrsite_gen.errors import OkrsiteError
from okrsite_gen.model.diagnostics import Diagnostic, Severity
from okrsite_gen.store.adding import put

SHAPE = 1
Known = tuple[str, str, str]
"""File, code and the line as it was written, without the space around it."""


def known_by(finding: Diagnostic) -> Known:
    """Return what a finding is known by from one run to the next."""
    return finding.place.file, finding.code, finding.line_text.strip()


def write_baseline(file: Path, findings: Iterable[Diagnostic]) -> int:
    """Write the findings that there are now into a file, and return how many.

    Raises `OkrsiteError` for a name that does not end in `.json`, and for a file that holds something else already.
    """
    if file.suffix != ".json":
        raise OkrsiteError(f"{file.name} does not end in .json.", "Choose a name that does, beside okrsite.yml.")
    if file.exists():
        read_baseline(file)
    if not file.parent.is_dir():
        raise OkrsiteError(f"There is no folder {file.parent}.", "Make it first, or choose another name.")
    lines = sorted(known_by(each) for each in findings)
    held = {"okrsite_baseline": SHAPE, "findings": [list(each) for each in lines]}
    put(file, json.dumps(held, ensure_ascii=False, indent=1) + "\n")
    return len(lines)


def read_baseline(file: Path) -> Counter[Known]:
    """Return how often each finding was there. Raises `OkrsiteError` for what is no such file."""
    try:
        held = json.loads(file.read_text(encoding="utf-8"))
        if held["okrsite_baseline"] != SHAPE:
            raise KeyError
        return Counter((str(name), str(code), str(line)) for name, code, line in held["findings"])
    except FileNotFoundError:
        hint = "Write it first: okrsite check --write-baseline FILE"
        raise OkrsiteError(f"There is no file {file}.", hint) from None
    except (ValueError, KeyError, TypeError, RecursionError, IsADirectoryError):
        hint = "Name another file, or delete this one first."
        raise OkrsiteError(f"{file} is not a list of findings that okrsite has written.", hint) from None


def beyond(findings: Iterable[Diagnostic], known: Counter[Known]) -> tuple[Diagnostic, ...]:
    """Return the findings that are not in a baseline, and all errors; of the same as many as there are more now."""
    left = Counter(known)
    new = []
    for each in findings:
        if each.severity is not Severity.ERROR and left[known_by(each)] > 0:
            left[known_by(each)] -= 1
        else:
            new.append(each)
    return tuple(new)
