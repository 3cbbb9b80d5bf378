"""YAML written by those who make themes, read as YAML is read anywhere."""

from __future__ import annotations

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(data: bytes) -> object:
    """Return what a YAML file of a theme holds.

    Raises ValueError where it is not YAML: "line:column: what is wrong, and what to write instead".
    """
    try:
        return yaml.load(data, Loader=_LOADER)  # noqa: S506 - a safe loader, in C where there is one
    except (yaml.YAMLError, ValueError, RecursionError) as problem:
        raise ValueError(_told(data, problem)) from problem


def _told(data: bytes, problem: Exception) -> str:
    """Return where a file is not YAML and why, in the words in which authors of content hear it."""
    from okrsite_gen.content.yaml_reading import read_yaml_file

    _, findings = (None, ()) if isinstance(problem, RecursionError) else read_yaml_file(data, "")
    for finding in findings:
        return f"{finding.place.line}:{finding.place.column}: {' '.join(filter(None, (finding.message, finding.hint)))}"
    mark = getattr(problem, "problem_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return f"{line}:{column}: YAML cannot be read here: {getattr(problem, 'problem', None) or type(problem).__name__}"
