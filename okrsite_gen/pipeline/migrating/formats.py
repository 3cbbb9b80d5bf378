"""The chain of steps that brings a configuration from one version of the format to the next."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from okrsite_gen.content.configuration import read_configuration
from okrsite_gen.content.configuration.versions import FIRST_FORMAT
from okrsite_gen.content.yaml_reading import read_yaml_file
from okrsite_gen.pipeline.configure import CONFIGURATION

_NUMBER = re.compile(r"\s*([0-9]+)")
_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class FormatStep:
    """What leads to one version of the format."""

    to: int
    told: str
    """What it does to the file, as the rest of a sentence."""
    take: Callable[[bytes], bytes]
    """Returns the configuration after the step; as it was, where that cannot be done for certain."""


def with_version(data: bytes) -> bytes:
    """Return a configuration whose first line, but for what stands at the head of a file, names the first version."""
    text = data.decode("utf-8", "surrogateescape")
    mark, text = (_MARK, text[1:]) if text.startswith(_MARK) else ("", text)
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.splitlines(keepends=True)
    place = _head_of(lines)
    above = "".join(lines[:place])
    above += end if above and not above.endswith(("\n", "\r")) else ""
    after = f"{mark}{above}version: {FIRST_FORMAT}{end}{''.join(lines[place:])}".encode("utf-8", "surrogateescape")
    return after if _says_the_same(data, after) else data


def _head_of(lines: list[str]) -> int:
    """Return how many lines belong to the head: what editors read, and a comment that a blank line ends."""
    comments = 0
    while comments < len(lines) and lines[comments].startswith(("#", "---", "%")):
        comments += 1
    rest = "".join(lines[comments:])
    if comments == len(lines) or not lines[comments].strip() or not rest.strip():
        return comments
    tools = 0
    while tools < comments and lines[tools].startswith(("# yaml-language-server", "---", "%")):
        tools += 1
    return tools


def _says_the_same(before: bytes, after: bytes) -> bool:
    old, new = (read_yaml_file(data, CONFIGURATION)[0] for data in (before, after))
    fields = old if isinstance(old, dict) else {} if old is None else None
    return (
        fields is not None and new == {"version": str(FIRST_FORMAT), **fields} and _settings(before) == _settings(after)
    )


def _settings(data: bytes) -> object:
    return read_configuration(data, CONFIGURATION)[0]


STEPS = (FormatStep(FIRST_FORMAT, "names the version of the format", with_version),)
"""In the order in which they are taken."""


def brought_up(data: bytes) -> tuple[bytes, tuple[str, ...]]:
    """Return a configuration in the newest version of the format, and what was done for it."""
    told = []
    for step in STEPS:
        if step.to > _version(data):
            after = step.take(data)
            if after != data:
                told.append(step.told)
            data = after
    return data, tuple(told)


def _version(data: bytes) -> int:
    """Return the version that a configuration names; 0 where it names none."""
    value, _ = read_yaml_file(data, CONFIGURATION)
    number = _NUMBER.match(str(value.get("version") or "")) if isinstance(value, dict) else None
    return int(number[1]) if number else 0
