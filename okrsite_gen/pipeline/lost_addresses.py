"""Addresses that were published, and that the present change would take away without leading on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from okrsite_gen.content.discover import Discovered
from okrsite_gen.content.document import Role
from okrsite_gen.content.history.gone import Before, before, said_before
from okrsite_gen.content.history.said import Said, is_draft
from okrsite_gen.content.revisions import RevisionError, base_of
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.history import History
from okrsite_gen.model.names import Place, fold
from okrsite_gen.model.objectives import Objective
from okrsite_gen.model.organisation import Org
from okrsite_gen.pipeline.configure import Project
from okrsite_gen.pipeline.look import role_of
from okrsite_gen.site import routes
from okrsite_gen.site.codes_addresses import ADDRESS_LOST
from okrsite_gen.site.old_addresses import plain_address

_ALIKE = 0.6
"""How much two titles have in common from which on one is taken for the other's new form."""


def lost_addresses(project: Project, discovered: Discovered, org: Org, history: History) -> Iterator[Diagnostic]:
    """Yield what was published where this change began, has no address any more, and no alias to lead on.

    A rename that git sees leads on by itself, unless builds have no whole history to see it in: in a shallow clone, and
    where parts are hidden from some readers.
    """
    request = project.request
    if request.is_of_another_time or request.unsaved:
        return
    try:
        base = base_of(request.root)
    except RevisionError:
        return
    was = before(request.root, base, project.settings.content)
    if was is None or not (was.deleted or was.edited):
        return
    settings = project.settings
    whole = history.since is None and settings.history.show and len(settings.audiences) < _SEVERAL
    seen = history if whole else History()
    yield from _Change(project, discovered, org, seen, was, _kept(project, org)).lost()


_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class _Change:
    """What a change did to the files of the project."""

    project: Project
    discovered: Discovered
    org: Org
    history: History
    """Of renames that every build will see."""
    was: Before
    kept: frozenset[str]
    """Addresses that aliases and redirects keep."""

    def lost(self) -> Iterator[Diagnostic]:
        gone = {path: role for path in self.was.deleted if (role := self._role(path)) is not None}
        roles = self.discovered.roles.values()
        here = {(role.kind, role.key) for role in roles}
        teams = {fold(role.team) for role in roles if role.team}
        cycles = {fold(role.cycle) for role in roles if role.cycle}
        objectives: dict[str, Role] = {}
        told: set[str] = set()
        for path, role in sorted(gone.items()):
            team, cycle = fold(role.team), fold(role.cycle)
            if team and team not in teams:
                yield from self._folder("team", team, routes.address_of_team(team), path, told)
            elif cycle and cycle not in cycles:
                yield from self._folder("cycle", cycle, routes.address_of_cycle(cycle), path, told)
            elif role.kind == "objective" and (role.kind, role.key) not in here:
                objectives[path] = role
            elif role.kind == "page" and (role.kind, role.key) not in here:
                yield from self._unless_kept("page", role.key, routes.address_of_page(role.key), Place(path))
        said = said_before(self.project.request.root, {path: self.was.deleted[path] for path in objectives})
        for path, role in objectives.items():
            if path not in said or not is_draft(said[path]):
                place = self._successor(said.get(path), role) or Place(path)
                yield from self._unless_kept("objective", role.key, routes.address_of_objective(role.key), place)
        yield from self._key_results()

    def _role(self, path: str) -> Role | None:
        return role_of(path, self.project.settings.content)

    def _folder(self, kind: str, key: str, address: str, path: str, told: set[str]) -> Iterator[Diagnostic]:
        """Yield once that a whole team or cycle is gone."""
        if address not in told:
            told.add(address)
            yield from self._unless_kept(kind, key, address, Place(path))

    def _unless_kept(self, kind: str, key: str, address: str, place: Place) -> Iterator[Diagnostic]:
        seen = any(kind == each and key in formers for (each, _), formers in self.history.former_names.items())
        if not seen and not self._leads_on(address):
            yield _lost(address, place, is_new=place.file in self.discovered.roles)

    def _leads_on(self, address: str) -> bool:
        """Whether an alias or a redirect keeps an address, or a folder above it."""
        parts = address.strip("/").split("/")
        return any(f"/{'/'.join(parts[:count])}/" in self.kept for count in range(1, len(parts) + 1))

    def _successor(self, said: Said | None, role: Role) -> Place | None:
        """Return the new objective that a lost one has most likely become."""
        if said is None:
            return None
        former = set(self.was.edited)
        fresh = [
            one
            for one in self.org.objectives.values()
            if one.place.file not in former and one.key.rpartition("/")[0] == role.key.rpartition("/")[0]
        ]
        near = [(_alike(said, one), one.place) for one in fresh]
        best = max(near, key=lambda each: each[0], default=(0.0, None))
        return best[1] if best[0] >= _ALIKE else None

    def _key_results(self) -> Iterator[Diagnostic]:
        """Yield ids of key results that are gone from files which are still there."""
        files = {one.place.file: one for one in self.org.objectives.values()}
        wanted = {path: content for path, content in self.was.edited.items() if path in files}
        for path, said in said_before(self.project.request.root, wanted).items():
            if not is_draft(said):
                yield from self._of_one(files[path], said)

    def _of_one(self, objective: Objective, said: Said) -> Iterator[Diagnostic]:
        known = {one.anchor for one in objective.key_results}
        known |= {fold(alias.removeprefix("#")) for one in objective.key_results for alias in one.aliases}
        known |= {each for one in objective.key_results for each in self.history.former_anchors.get(one.key, ())}
        for each in said.key_results:
            if each.id and each.anchor not in known:
                yield ADDRESS_LOST.at(
                    objective.place.at("key_results"),
                    f"The key result `{each.id}` was published, and no key result here has that id any more.",
                    "Links to it lead to the top of the page.",
                    f"If it has another id now, write `aliases: [{each.id}]` beside that; if you gave it up, keep it "
                    "with `state: dropped` and a `reason`.",
                )


def _kept(project: Project, org: Org) -> frozenset[str]:
    groups = (org.objectives, org.teams, org.cycles, org.pages)
    aliases = (alias for group in groups for one in group.values() for alias in one.aliases)
    written = (*aliases, *project.settings.redirects)
    return frozenset(routes.comparable(plain_address(each)) for each in written)


def _alike(said: Said, objective: Objective) -> float:
    ids = {each.id for each in said.key_results if each.id}
    if ids and ids == {fold(one.id) for one in objective.key_results if one.id}:
        return 1.0
    return SequenceMatcher(None, said.fields.get("title", ""), objective.title).ratio()


def _lost(address: str, place: Place, *, is_new: bool) -> Diagnostic:
    where = "here" if is_new else "into the file that it has now, or that of its team or cycle"
    otherwise = "" if is_new else "; if it was given up, put the file back and write `closed_as: dropped`"
    return ADDRESS_LOST.at(
        place,
        f"The address `{address}` was published, and nothing stands there any more.",
        "Whoever follows a link to it finds nothing.",
        f"Write `aliases: [{address}]` {where}{otherwise}.",
    )
