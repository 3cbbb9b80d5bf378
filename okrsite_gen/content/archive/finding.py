"""What is told of archives, and of files that differ from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrsite_gen.content.codes_archive import (
    ADDED_AFTER,
    ARCHIVE_CHANGED,
    ARCHIVE_UNREADABLE,
    EDITED_AFTER,
    GONE_AFTER,
)
from okrsite_gen.content.document import Role
from okrsite_gen.content.places import ARCHIVE
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.names import Place

if TYPE_CHECKING:
    from okrsite_gen.content.archive.differing import Differences


def edited(found: Differences, now: str, file: str, role: Role, then: str) -> Diagnostic:
    """Return that a file says something else than the archive."""
    shown = (
        "It says, or may say, another thing about its readers, so the site shows what it says today."
        if found.readers
        else f"The site shows what `{file}` holds."
    )
    was = "edited" if then == now else f"moved here from `{then}` and edited"
    return EDITED_AFTER.at(
        Place(now),
        f"This file was {was} after its cycle was archived: {found.told} differ{'' if ',' in found.told else 's'}.",
        shown,
        f"Take the change back, or archive the cycle again: `okrsite archive {role.cycle} --write --again`.",
    )


def added(path: str, file: str) -> Diagnostic:
    """Return that a file came after the archive."""
    cycle = file.rpartition("/")[2].removesuffix(".archive.json")
    return ADDED_AFTER.at(
        Place(path),
        "This file came after its cycle was archived, so it is not shown.",
        f"`{file}` holds what was published, and this is not in it.",
        f"Put it into another cycle, or archive this one again: `okrsite archive {cycle} --write --again`.",
    )


def gone(path: str, file: str, *, hidden: bool) -> Diagnostic:
    """Return that an archived file is gone; `hidden` tells whether the site leaves it out for that."""
    return GONE_AFTER.at(
        Place(file),
        f"`{path}` is gone, and the cycle was archived with it.",
        "The site leaves it out, since it may have another name now and be for fewer readers."
        if hidden
        else "The site still shows it, with the words of the archive.",
        "Put it back: the archive holds its text under `files`. Or archive the cycle again.",
    )


def unreadable(file: str, why: str) -> Diagnostic:
    """Return that an archive cannot be read, and why."""
    return ARCHIVE_UNREADABLE.at(
        Place(file),
        f"This archive cannot be read: {why}.",
        "Without it the cycle would be shown as its files say today.",
        "Put it back as it was committed: `git log` names the commits. Or use a newer okrsite.",
    )


def of_another(file: str, cycle: str) -> Diagnostic:
    """Return that an archive is called like another cycle than its own."""
    own = file.rpartition("/")[2]
    return ARCHIVE_UNREADABLE.at(
        Place(file),
        f"This archive is of `{cycle}`, so it holds nothing of the cycle that its name says.",
        "The cycle is shown as its files say today.",
        f"Delete this copy, or call it `{cycle}{ARCHIVE}` if there is none. To archive a cycle: "
        f"`okrsite archive {own.removesuffix(ARCHIVE)} --write`.",
    )


def changed(file: str) -> Diagnostic:
    """Return that an archive is not as it was written."""
    return ARCHIVE_CHANGED.at(
        Place(file),
        "This archive was changed after okrsite wrote it.",
        "Nobody can tell any more that it holds what was published.",
        "Put it back as it was committed, or archive the cycle again.",
    )
