"""YAML written by those who make themes, read as YAML is read anywhere."""

from __future__ import annotations

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(data: bytes) -> object:
    """Return what a YAML file of a theme holds. Raises ValueError, with the place in it, where it is not YAML."""
    try:
        return yaml.load(data, Loader=_LOADER)  # noqa: S506 - a safe loader, in C where there is one
    except (yaml.YAMLError, UnicodeDecodeError) as problem:
        raise ValueError(" ".join(str(problem).split())) from problem
