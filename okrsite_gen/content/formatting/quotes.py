"""Quotes around values: where YAML needs them, and where another reader would take words for something else."""

from __future__ import annotations

import re

import yaml

from okrsite_gen.content.formatting.nodes import Node
from okrsite_gen.content.writing.scalars import one_line, quoted, scalar

_OTHER_TYPE = re.compile(
    r"""y|n                                                # true and false in older YAML
    |[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:e[-+]?[0-9]+)?  # numbers of newer YAML
    |0o[0-7]+""",
    re.VERBOSE | re.IGNORECASE,
)
_ORDINARY_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


def requoted(text: str, root: Node) -> str:
    """Return a YAML text with quotes only where they are needed; `root` is its tree.

    Values without quotes stay so, and what stands in brackets or braces is left as it is.
    """
    pieces, done = [], 0
    names = {id(name) for node in root.walk() for name, _ in node.fields}
    for node in sorted(root.walk(), key=lambda node: node.start):
        if node.flow or node.style not in {"'", '"'} or node.last_line != node.line:
            continue
        written = text[node.start : node.end]
        better = _name(node, written) if id(node) in names else _value(node, written, text)
        pieces += [text[done : node.start], better]
        done = node.end
    return "".join((*pieces, text[done:]))


def is_other_type(words: str) -> bool:
    """Whether some reader of YAML takes unquoted words for a number, a date, true or false, or nothing."""
    resolvers = yaml.SafeLoader.yaml_implicit_resolvers.get(words[:1], [])
    return any(form.match(words) for _, form in resolvers) or _OTHER_TYPE.fullmatch(words) is not None


def _value(node: Node, written: str, text: str) -> str:
    words = node.value
    if words != one_line(words) or "\\" in written:
        return written  # characters that only quotes and escapes can hold
    commented = text[node.end :].split("\n", 1)[0].strip() != ""
    return quoted(words) if commented or is_other_type(words) else scalar(words)


def _name(node: Node, written: str) -> str:
    plain = _ORDINARY_NAME.fullmatch(node.value) and not is_other_type(node.value)
    return node.value if plain else written
