"""What an earlier export said of a file and this one does not: it is carried over, so that no export wipes out another.

Only files that hold nothing but the words of imports are put together so, and always in the same order: whichever
export comes first, the same file is the result.
"""

from __future__ import annotations

from collections.abc import Mapping

from okrsite_gen.content.document import FrontValue, Role
from okrsite_gen.content.front_matter import split
from okrsite_gen.content.markdown.sections import sections
from okrsite_gen.content.places import classify
from okrsite_gen.content.reading import read_front
from okrsite_gen.content.schema import ObjectiveFront
from okrsite_gen.content.writing.fields import document, fields, in_order
from okrsite_gen.pipeline.moving.documents import verbatim_of
from okrsite_gen.pipeline.moving.notes import plain

Fields = dict[str, FrontValue]


def carried(path: str, stands: str, text: str) -> str:
    """Return the text of a file with what stands there already and the text does not speak of."""
    role = classify(path)
    if role is None or role.kind not in {"objective", "check-in"} or stands == text:
        return text
    old, new = (read_front(each.encode("utf-8"), path, role) for each in (stands, text))
    if old is None or new is None:
        return text
    before, after = _sections(stands, role), _sections(text, role)
    if role.kind == "objective":
        return _objective(old, new, before, after) or text
    return _check_in(old, new, before, after) or text


def _sections(text: str, role: Role) -> dict[str, str]:
    """Return heading → text of the sections of a file; what stands before the first has none."""
    return {one.heading: one.body.strip("\n").rstrip() for one in sections(split(text, role.path, role).body)}


def _objective(old: Fields, new: Fields, before: Mapping[str, str], after: Mapping[str, str]) -> str:
    """Return an objective with the key results that only the file has; empty where there are none."""
    former, latter = _by_id(old.get("key_results")), _by_id(new.get("key_results"))
    intro = after.get("") or before.get("", "")
    if former.keys() <= latter.keys() and intro == after.get("", ""):
        return ""
    order = list(latter) if former.keys() <= latter.keys() else list(dict.fromkeys((*former, *latter)))
    front: Fields = {**new, "key_results": [latter.get(each) or former[each] for each in order]}
    if order:
        front = {name: value for name, value in front.items() if name not in {"progress", "confidence"}}
    told = {each: (after if each in latter else before).get(each, "") for each in order}
    parts = [intro, *(f"## {each}\n\n{words}" for each, words in told.items() if words)]
    written = {name: verbatim_of(value) for name, value in front.items()}
    return document(fields(in_order(written, ObjectiveFront)), "\n\n".join(filter(None, parts)))


def _by_id(results: FrontValue) -> dict[str, Fields]:
    every = results if isinstance(results, list) else []
    return {str(one["id"]): one for one in every if isinstance(one, dict) and one.get("id")}


def _check_in(old: Fields, new: Fields, before: Mapping[str, str], after: Mapping[str, str]) -> str:
    """Return a check-in with what only the file says; empty where that is nothing."""
    former, latter = _subjects(old), _subjects(new)
    unsaid = {name for name, said in latter.items() if not _says(said) and _says(former.get(name, {}))}
    only = {name for name in former if name not in latter} | unsaid
    only_words = before.keys() - after.keys()
    if not only and not only_words:
        return ""
    writers = [str(each.get("author") or "") for each in (old, new)]
    several = writers[0] != writers[1]
    told = {name: _by(writers[0], words, several=several) for name, words in before.items() if name in only_words}
    told |= {name: _by(writers[1], words, several=several) for name, words in after.items()}
    subjects = {name: former[name] if name in only else latter[name] for name in sorted(former.keys() | latter.keys())}
    front: Fields = {"author": "" if several else writers[1], "updates": _updates(subjects)}
    parts = [
        f"## {'#'.join(filter(None, name))}\n{words}\n"
        for name, words in sorted((_name(k), w) for k, w in told.items())
    ]
    return document(fields({name: verbatim_of(value) for name, value in front.items()}), "\n".join(parts))


def _subjects(front: Fields) -> dict[tuple[str, str], Fields]:
    """Return (objective, key result or nothing) → what a check-in says of it."""
    found: dict[tuple[str, str], Fields] = {}
    updates = front.get("updates")
    for slug, said in updates.items() if isinstance(updates, dict) else ():
        own: Fields = {}
        for name, value in said.items() if isinstance(said, dict) else ():
            if isinstance(value, dict):
                found[slug, name] = value
            else:
                own[name] = value
        if own:
            found[slug, ""] = own
    return found


def _says(said: Fields) -> bool:
    return bool(said.keys() - {"unchanged"})


def _updates(subjects: Mapping[tuple[str, str], Fields]) -> Fields:
    updates: dict[str, Fields] = {}
    for (slug, result), said in subjects.items():
        own = updates.setdefault(slug, {})
        if result:
            own[result] = said
        else:
            own |= said
    for own in updates.values():
        if _says(own):
            own.pop("unchanged", None)
    return {**updates}


def _by(author: str, words: str, *, several: bool) -> str:
    return f"{plain(author)}: {words}" if several and author else words


def _name(heading: str) -> tuple[str, str]:
    slug, _, result = heading.partition("#")
    return slug, result
