"""YAML as editors read it: the core schema of YAML 1.2, in which numbers are numbers and dates are words."""

from __future__ import annotations

import re

import yaml


class _Core(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """Knows no kind of value yet: those of the core schema are added below."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 - as PyYAML wants it


for _kind, _pattern, _firsts in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    _Core.add_implicit_resolver(f"tag:yaml.org,2002:{_kind}", re.compile(rf"(?:{_pattern})\Z"), _firsts)
_Core.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(loader.construct_scalar(node)))
_Core.add_constructor("tag:yaml.org,2002:float", lambda loader, node: float(loader.construct_scalar(node)))


def as_editors_read(text: str) -> object:
    """Return what an editor's YAML support makes of a text; names are always words there."""
    return _named(yaml.load(text, Loader=_Core))


def _named(node: object) -> object:
    if isinstance(node, dict):
        return {_name(key): _named(value) for key, value in node.items()}
    return [_named(entry) for entry in node] if isinstance(node, list) else node


def _name(key: object) -> str:
    return "" if key is None else str(key).lower() if isinstance(key, bool) else str(key)
