"""Where something stands: in the file as written, and in the shape that rules it."""

from __future__ import annotations

import types
from typing import Annotated, TypeGuard, Union, get_args, get_origin

from okrsite_gen.content.shape.base import SYNTHETIC, Path, Shape, shifted


def written_path(loc: Path, raw: object, gone: tuple[Path, ...]) -> Path:
    """Return the path in the file that holds `raw` for a location in the shape.

    Single values may stand where a list may, and a sentence where a group of fields may; then the file's path is
    shorter. Its last element need not exist (a missing field).
    """
    path: Path = ()
    node = raw
    for element in loc:
        if isinstance(element, int):
            if isinstance(node, list):
                path = shifted((*path, element), gone)
                node = value_at(raw, path)
        elif isinstance(node, dict):
            name = element.removeprefix(SYNTHETIC)
            path = (*path, name)
            node = node.get(name)
        else:
            break
    return path


def existing(path: Path, raw: object) -> Path:
    """Return as much of `path` as the file has."""
    for length in range(len(path), 0, -1):
        parent, last = value_at(raw, path[: length - 1]), path[length - 1]
        if isinstance(parent, dict) and last in parent:
            return path[:length]
        if isinstance(parent, list) and isinstance(last, int) and last < len(parent):
            return path[:length]
    return ()


def value_at(raw: object, path: Path) -> object:
    """Return what stands at `path`, or None."""
    node = raw
    for element in path:
        if isinstance(node, dict):
            node = node.get(element)
        elif isinstance(node, list) and isinstance(element, int) and element < len(node):
            node = node[element]
        else:
            return None
    return node


def shape_at(shape: type[Shape], loc: Path) -> type[Shape] | None:
    """Return the shape that rules the group of fields at `loc`, or None where no such group is expected."""
    kind: object = shape
    for element in loc:
        kind = _bare(_inside(kind, element))
    return kind if _is_shape(kind) else None


def holds_more(owner: type[Shape], name: str) -> bool:
    """Whether a field of `owner` takes fields or items of its own."""
    kind = _bare(_inside(owner, name))
    return _is_shape(kind) or get_origin(kind) in (dict, list, tuple)


def victim(shape: type[Shape], loc: Path, *, whole_record: bool) -> Path | None:
    """Return what must be left out so that the rest can be used; None if nothing of the file can.

    That is the field at `loc`, or its group of fields where the field is required there or `whole_record` is set.
    """
    if whole_record:
        loc = loc[:-1]
        while loc and shape_at(shape, loc) is None:
            loc = loc[:-1]
    while loc:
        owner = shape_at(shape, loc[:-1])
        if owner is None or not _required(owner, loc[-1]):
            return loc
        loc = loc[:-1]
    return None


def _required(owner: type[Shape], name: str | int) -> bool:
    info = owner.model_fields.get(str(name))
    return info is not None and info.is_required()


def _inside(kind: object, element: str | int) -> object:
    """Return the type of what stands under `element` in something of type `kind`."""
    if _is_shape(kind):
        for name, info in kind.model_fields.items():
            if element in (name, info.alias):
                return info.annotation
        return kind.others_are
    arguments = get_args(kind)
    if get_origin(kind) is dict:
        return arguments[1]
    return arguments[0] if arguments else None


def _bare(kind: object) -> object:
    """Return the type without annotations and without the choice of None."""
    while True:
        origin = get_origin(kind)
        if origin is Annotated:
            kind = get_args(kind)[0]
        elif origin in (Union, types.UnionType):
            kind = next(choice for choice in get_args(kind) if choice is not type(None))
        else:
            return kind


def _is_shape(kind: object) -> TypeGuard[type[Shape]]:
    return get_origin(kind) is None and isinstance(kind, type) and issubclass(kind, Shape)
