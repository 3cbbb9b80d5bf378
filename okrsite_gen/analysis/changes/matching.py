"""Which thing of one state is which of the other, whatever they are called: by key, former address, title, content."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from okrsite_gen.analysis.changes.renames import Renames
from okrsite_gen.model.names import fold
from okrsite_gen.model.objectives import KeyResult, Objective
from okrsite_gen.model.organisation import Cycle, Org, Team
from okrsite_gen.model.same_title import by_title

ALIKE = 0.5
"""Share of what an objective says that must be the same for it to be known again under another name."""

COMMON = 50
"""New objectives that say the same in one respect, from which on it says nothing about which one is meant."""

_Item = TypeVar("_Item")


def matched(before: Org, after: Org) -> Renames:
    """Return the present keys of what both states have."""
    teams = _teams(before, after)
    cycles = _cycles(before, after)
    objectives = _objectives(before, after, Renames(teams, cycles))
    return Renames(teams, cycles, objectives, _key_results(before, after, objectives))


def _teams(before: Org, after: Org) -> dict[str, str]:
    gone = [each for key, each in before.teams.items() if key not in after.teams]
    new = [each for key, each in after.teams.items() if key not in before.teams]
    found = {key: key for key in before.teams if key in after.teams}
    _by_alias(gone, new, lambda team: f"/teams/{team.key}", found)
    _one_to_one(gone, new, _name_of, found)
    titles = _titles_by(lambda objective: objective.team, before), _titles_by(lambda objective: objective.team, after)
    _by_content(gone, new, titles, found)
    return found


def _cycles(before: Org, after: Org) -> dict[str, str]:
    gone = [each for key, each in before.cycles.items() if key not in after.cycles]
    new = [each for key, each in after.cycles.items() if key not in before.cycles]
    found = {key: key for key in before.cycles if key in after.cycles}
    _by_alias(gone, new, lambda cycle: f"/cycles/{cycle.key}", found)
    titles = (
        _titles_by(lambda objective: objective.cycle, before),
        _titles_by(lambda objective: objective.cycle, after),
    )
    _by_content(gone, new, titles, found)
    return found


def _name_of(thing: Team | Cycle) -> str:
    """Return a written name; what is only called after its folder has none."""
    return "" if fold(thing.name) == thing.key else fold(thing.name)


def _by_alias(
    gone: Sequence[Team] | Sequence[Cycle] | Sequence[Objective],
    new: Sequence[Team] | Sequence[Cycle] | Sequence[Objective],
    address: Callable[[Team | Cycle | Objective], str],
    found: dict[str, str],
) -> None:
    """Add what says itself where it was before."""
    former = {fold(alias).rstrip("/"): each.key for each in new for alias in each.aliases}
    for each in gone:
        now = former.get(fold(address(each)))
        if now and each.key not in found and now not in found.values():
            found[each.key] = now


def _one_to_one(
    gone: Iterable[_Item], new: Iterable[_Item], trait: Callable[[_Item], Hashable], found: dict[str, str]
) -> None:
    """Add those that alone of the former things have a trait that also one of the new ones has alone."""
    taken = set(found.values())
    old, now = _alone(gone, trait, found), _alone(new, trait, taken)
    for value, each in old.items():
        if value in now:
            found[_key(each)] = _key(now[value])


def _alone(items: Iterable[_Item], trait: Callable[[_Item], Hashable], done: Iterable[str]) -> dict[Hashable, _Item]:
    known = frozenset(done)
    left = [each for each in items if _key(each) not in known]
    counts = Counter(trait(each) for each in left)
    return {trait(each): each for each in left if trait(each) and counts[trait(each)] == 1}


def _key(thing: object) -> str:
    return str(getattr(thing, "key", ""))


def _titles_by(group: Callable[[Objective], str], org: Org) -> dict[str, set[str]]:
    titles: dict[str, set[str]] = defaultdict(set)
    for objective in org.objectives.values():
        titles[group(objective)].add(_flowing(objective.title))
    return titles


def _by_content(
    gone: Sequence[Team] | Sequence[Cycle],
    new: Sequence[Team] | Sequence[Cycle],
    titles: tuple[Mapping[str, set[str]], Mapping[str, set[str]]],
    found: dict[str, str],
) -> None:
    """Add teams or cycles that have most objectives of one that is gone."""
    taken = set(found.values())
    scored = (
        (_share(titles[0].get(old.key, set()), titles[1].get(now.key, set())), old.key, now.key)
        for old in gone
        for now in new
        if old.key not in found and now.key not in taken
    )
    _best_first(scored, found)


def _share(one: set[str], other: set[str]) -> float:
    return len(one & other) / max(len(one | other), 1)


def _best_first(scored: Iterable[tuple[float, str, str]], found: dict[str, str]) -> None:
    taken = set(found.values())
    for score, old, now in sorted(scored, key=lambda each: (-each[0], each[1:])):
        if score >= ALIKE and old not in found and now not in taken:
            found[old] = now
            taken.add(now)


def _objectives(before: Org, after: Org, names: Renames) -> dict[str, str]:
    found = _by_key_and_title(before, after, names)
    taken = set(found.values())
    unreadable = {names.team_and_cycle(each.key) for each in before.broken}
    gone = [each for key, each in before.objectives.items() if key not in found]
    new = [each for key, each in after.objectives.items() if key not in taken and key not in unreadable]
    _by_alias(gone, new, lambda objective: f"/teams/{objective.key}", found)
    for each in new:
        former = each.carried_from.objective if each.carried_from else None
        if former and former in before.objectives and former not in found and former not in after.objectives:
            found[former] = each.key
    _one_to_one(gone, new, lambda objective: _flowing(objective.title), found)
    _best_first(_alike(gone, new, found), found)
    return found


def _by_key_and_title(before: Org, after: Org, names: Renames) -> dict[str, str]:
    """Return what has its key still, but for objectives that exchanged their keys, or whose key another one took."""
    same = {now: key for key in before.objectives if (now := names.team_and_cycle(key)) in after.objectives}
    titles = ({key: _flowing(each.title) for key, each in org.objectives.items()} for org in (before, after))
    told = by_title(same, *titles)
    kept = frozenset(same.values())
    return {key: now for now, key in told.items() if now in same or key in kept}


def _alike(
    gone: Sequence[Objective], new: Sequence[Objective], found: Mapping[str, str]
) -> Iterator[tuple[float, str, str]]:
    """Yield how much pairs have in common that have anything in common at all."""
    if not gone or not new:
        return
    taken = set(found.values())
    old_traits, new_traits = ({each.key: _traits(each) for each in group} for group in (gone, new))
    by_trait: dict[str, list[Objective]] = defaultdict(list)
    for each in new:
        if each.key not in taken:
            for trait in new_traits[each.key]:
                by_trait[trait].append(each)
    for old in gone:
        if old.key in found:
            continue
        telling = (by_trait.get(trait, []) for trait in old_traits[old.key])
        near = {each.key for group in telling if len(group) <= COMMON for each in group}
        yield from ((_share(old_traits[old.key], new_traits[key]), old.key, key) for key in sorted(near))


def _traits(objective: Objective) -> set[str]:
    """Return what an objective is known again by beside its title."""
    traits = {f"kr {_flowing(each.title)}" for each in objective.key_results}
    traits.add(f"title {_flowing(objective.title)}")
    traits.add(f"slug {objective.key.rpartition('/')[2]}")
    if objective.body.strip():
        traits.add(f"text {_flowing(objective.body)}")
    return traits


def _key_results(before: Org, after: Org, objectives: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for old, now in objectives.items():
        pairs = key_results_matched(before.objectives[old].key_results, after.objectives[now].key_results)
        found.update((then.key, each.key) for then, each in pairs)
    taken = set(found.values())
    gone = [each for key, each in before.key_results.items() if key not in found]
    new = [each for key, each in after.key_results.items() if key not in taken]
    _one_to_one(gone, new, lambda each: (_flowing(each.title), each.id) if each.title else "", found)
    _one_to_one(gone, new, lambda each: _flowing(each.title), found)
    return found


def key_results_matched(before: Sequence[KeyResult], after: Sequence[KeyResult]) -> list[tuple[KeyResult, KeyResult]]:
    """Return the key results that two versions of one objective both have.

    They are the same by their id, else by a former one, else by their title; and where neither has an id, by their
    place in lists of the same length, or because nothing else is left that they could be.
    """
    same_length = len(before) == len(after)

    def by_place(then: KeyResult, now: KeyResult) -> bool:
        return same_length and then.position == now.position and not then.id and not now.id

    pairs: list[tuple[KeyResult, KeyResult]] = []
    left, free = list(before), list(after)
    for alike in (_by_id, _by_former_id, _by_title, by_place, _by_figures):
        for now in tuple(free):
            then = next((each for each in left if alike(each, now)), None)
            if then is not None:
                pairs.append((then, now))
                left.remove(then)
                free.remove(now)
    return pairs


def _by_id(then: KeyResult, now: KeyResult) -> bool:
    return bool(then.id) and fold(then.id) == fold(now.id)


def _by_former_id(then: KeyResult, now: KeyResult) -> bool:
    former = {fold(alias).removeprefix("#").rpartition("#")[2] for alias in now.aliases}
    return bool(then.id) and fold(then.id) in former


def _by_title(then: KeyResult, now: KeyResult) -> bool:
    return _flowing(then.title) == _flowing(now.title) != ""


def _by_figures(then: KeyResult, now: KeyResult) -> bool:
    """Whether a key result without an id was put into other words: what it measures stayed the same."""
    one, other = (
        tuple(getattr(each, "number", None) for each in (key_result.start, key_result.target))
        for key_result in (then, now)
    )
    return not then.id and one == other and None not in one


def _flowing(text: str) -> str:
    return fold(" ".join(text.split()))
