"""The words that links in authors' Markdown show of what they lead to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from okrsite_gen.model.prose import LinkMap, LinkTarget
from okrsite_gen.site.prose import Links

if TYPE_CHECKING:
    from okrsite_gen.site.messages import Catalogue


def worded(links: Links, words: Catalogue, *, notes: bool = False) -> LinkMap:
    """Return link targets with the words of the site's language.

    A reference to what may not be shown says so instead of showing what was written, and a person who may not appear
    is somebody. With `notes`, progress and status of a target stand behind its link.
    """
    return {(kind, written): _worded(kind, target, words, notes=notes) for (kind, written), target in links}


def _worded(kind: str, target: LinkTarget, words: Catalogue, *, notes: bool) -> LinkTarget:
    if not target.address and not target.title:
        return replace(target, title=words.t("reference.somebody" if kind == "person" else "reference.lost"))
    if not notes or target.note or not target.status:
        return target
    if target.progress is None:
        return replace(target, note=words.t("reference.status", status=target.status))
    note = words.t("reference.progress-status", progress=target.progress, status=target.status)
    return replace(target, note=note)
