"""Texts and assets of what is shown, without a trace of what is not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from okrsite_gen.content.audience.texts import Veil
from okrsite_gen.content.audience.walk import walked
from okrsite_gen.content.gathered import Gathered
from okrsite_gen.content.resolve.known import Known
from okrsite_gen.content.resolve.links import Files, leads_somewhere
from okrsite_gen.model.check_ins import CheckIn, Plan, Retrospective
from okrsite_gen.model.objectives import Objective
from okrsite_gen.model.organisation import Asset, Charter, Cycle, FreePage, Metric, Person, Team
from okrsite_gen.model.prose import WrittenLink
from okrsite_gen.model.references import Scope
from okrsite_gen.model.settings import Settings

Placed = TypeVar("Placed", Charter, Team, Cycle, Objective, CheckIn, Plan, Retrospective, Metric, Person, FreePage)


def veiled(before: Gathered, after: Gathered, known: Known, settings: Settings) -> Gathered:
    """Return what is shown, with links that name nothing hidden; `known` knows what there was before.

    Where other readers may see more, links to nothing lose their target like those to the hidden, places tell their
    file only, and of the assets those remain that shown texts use.
    """
    veiling = _Veiling(before, after, known, settings)
    return veiling.of_everything() if after.hides else veiling.of_links_to_drafts()


class _Veiling:
    def __init__(self, before: Gathered, after: Gathered, known: Known, settings: Settings) -> None:
        self._after = after
        self._settings = settings
        self._veil = Veil()
        self._known_before, self._files_before = known, Files(before, settings.content)
        self._known_after, self._files_after = Known(after), Files(after, settings.content)
        self._used: set[str] = set()

    def of_everything(self) -> Gathered:
        """Veil each text; where a text uses an asset, remember it."""
        after = self._after
        groups = ("teams", "cycles", "objectives", "check_ins", "plans", "retrospectives", "metrics", "people", "pages")
        changed: dict[str, Any] = {
            group: {key: self._walked(one) for key, one in getattr(after, group).items()} for group in groups
        }
        charter = self._walked(after.charter)
        return replace(after, charter=charter, assets=self._assets_in_use(), **changed)

    def _walked(self, entity: Placed) -> Placed:
        return walked(entity, self._change(_scope_of(entity), entity.place.file), placeless=True)

    def _change(self, scope: Scope, file: str) -> Callable[[str], str]:
        def leads(link: WrittenLink) -> bool:
            if link.kind in {"file", "image"}:
                asset = self._files_after.asset(link.target, file)
                if asset:
                    self._used.add(asset)
                    return True
            return leads_somewhere(link, scope, file, self._known_after, self._files_after)

        def change(text: str) -> str:
            asset = self._asset(text, file)
            if asset:
                self._used.add(asset)
                return text
            return self._veil.drawn(text, leads)

        return change

    def _asset(self, text: str, file: str) -> str:
        """Return the asset that a text is nothing but the path of, as of a picture or of evidence."""
        if "/" not in text or " " in text or len(text) > 300:
            return ""
        return self._files_after.asset(text, file) or self._files_after.asset(f"/{text}", file)

    def _assets_in_use(self) -> dict[str, Asset]:
        configured = {self._settings.site.logo, *(item.target for item in self._settings.navigation)}
        wanted = {path.lstrip("/") for path in configured}
        return {
            path: asset
            for path, asset in self._after.assets.items()
            if path in self._used or wanted & {path, path.removeprefix("assets/"), asset.file}
        }

    def of_links_to_drafts(self) -> Gathered:
        """Veil the texts that link to drafts; nothing else is hidden."""
        after = self._after
        changed: dict[str, dict[str, Any]] = {}
        passages = []
        for passage in after.passages:
            kind, key = passage.entity
            if kind == "objective" and key not in after.objectives:
                continue
            lost = {link for _, link in passage.links if self._is_lost(link, passage.scope, passage.file)}
            if lost:
                kept = tuple(one for one in passage.links if one[1] not in lost)
                passage = replace(passage, links=kept)  # noqa: PLW2901
                self._draw_over(kind, key, frozenset((link.kind, link.target) for link in lost), changed)
            passages.append(passage)
        found: dict[str, Any] = {
            group: {**getattr(after, group), **entities} for group, entities in changed.items() if group
        }
        charter = changed.get("", {}).get("", after.charter)
        return replace(after, charter=charter, passages=tuple(passages), **found)

    def _is_lost(self, link: WrittenLink, scope: Scope, file: str) -> bool:
        """Whether a link leads to something that was there before."""
        if link.kind == "reference" and self._known_before.in_doubt(link.target, scope):
            return not self._known_after.in_doubt(link.target, scope)
        return leads_somewhere(link, scope, file, self._known_before, self._files_before) and not leads_somewhere(
            link, scope, file, self._known_after, self._files_after
        )

    def _draw_over(
        self, kind: str, key: str, lost: frozenset[tuple[str, str]], changed: dict[str, dict[str, Any]]
    ) -> None:
        group = _GROUPS[kind]
        entities = getattr(self._after, group) if group else {"": self._after.charter}
        entity = changed.get(group, {}).get(key) or entities.get(key)
        if entity is not None:
            drawn = walked(
                entity,
                lambda text: self._veil.drawn(text, lambda link: (link.kind, link.target) not in lost),
                placeless=False,
            )
            changed.setdefault(group, {})[key] = drawn


_GROUPS = {
    "index": "",
    "team": "teams",
    "cycle": "cycles",
    "objective": "objectives",
    "check-in": "check_ins",
    "plan": "plans",
    "retrospective": "retrospectives",
    "metric": "metrics",
    "person": "people",
    "page": "pages",
}


def _scope_of(entity: object) -> Scope:
    """Return what references in an entity's file leave out."""
    team, cycle = getattr(entity, "team", ""), getattr(entity, "cycle", "")
    if not cycle:
        return Scope()
    return Scope(team, cycle, entity.key if isinstance(entity, Objective) else "")
