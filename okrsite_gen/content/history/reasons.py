"""Why something was changed between two commits, as the messages of the commits that changed it say."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import timezone
from pathlib import Path

from okrsite_gen.content.git import Unknown, contents
from okrsite_gen.content.history.comparing import differences, differences_of_key_result
from okrsite_gen.content.history.git_log import Head, edits
from okrsite_gen.content.history.matching import matched
from okrsite_gen.content.history.said import Said, said_in
from okrsite_gen.content.text import LARGEST_FILE
from okrsite_gen.model.history import REMOVED

Field = tuple[str, str, str]
"""File, what comes after `#` in the key of the key result (empty for the objective), and the field, or `removed`."""


def reasons_between(
    root: Path, earlier: str, later: str, files: Collection[str], *, decimal_comma: bool = False
) -> dict[Field, str]:
    """Return the reasons given, by fields of objectives' files; nothing where git does not tell.

    A reason counts for the fields that its commit changed, and for what it took out; `files` are those that are there,
    and those that are gone. Of several commits the last one that changed a field
    decides, also where it gives no reason; a merge changed what it has from none of its branches. What `later` does not
    have in common with `earlier` is looked at.
    """
    if not files:
        return {}
    try:
        made = edits(root, Head(later, ends=""), earlier, files, timezone.utc)
        if not any(edit.commit.reason for edit in made):
            return {}
        ids = dict.fromkeys(content for edit in made for content in (*edit.before, edit.after) if content)
        said = {content: said_in(data, "") for content, data in contents(root, ids, LARGEST_FILE)}
    except Unknown:
        return {}
    found: dict[Field, str] = {}
    for edit in made:
        if not edit.path:
            found[edit.path_before, "", REMOVED] = edit.commit.reason
        now = said.get(edit.after)
        before = [then for content in edit.before if (then := said.get(content))]
        if now and before:
            by_branch = (set(_changed(edit.path, then, now, decimal_comma=decimal_comma)) for then in before)
            found.update(dict.fromkeys(set.intersection(*by_branch), edit.commit.reason))
    return {field: reason for field, reason in found.items() if reason}


def _changed(path: str, then: Said, now: Said, *, decimal_comma: bool) -> Iterator[Field]:
    for one in differences(then.fields, now.fields, decimal_comma=decimal_comma):
        yield path, "", one.name
    same = matched(then, now)
    for place, gone in enumerate(then.key_results):
        if place not in same.values():
            yield path, gone.anchor, REMOVED
    for after, before in same.items():
        key_result = now.key_results[after]
        for one in differences_of_key_result(then.key_results[before], key_result, decimal_comma=decimal_comma):
            yield path, key_result.anchor, one.name
