"""What a comparison tells is the whole difference: told of one state it gives the other, and of one state nothing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from planted_changes import CHANGES, Docs, beginning
from planted_history import files_of

from okrsite_gen.analysis import analyse
from okrsite_gen.analysis.changes import compare
from okrsite_gen.analysis.changes.compare import things_of
from okrsite_gen.analysis.changes.matching import matched
from okrsite_gen.analysis.changes.renames import Renames, own_names
from okrsite_gen.content.configuration import read_configuration
from okrsite_gen.content.discover import discover_in
from okrsite_gen.content.gather import gather
from okrsite_gen.content.reading import read_document
from okrsite_gen.content.resolve import resolve
from okrsite_gen.content.schema import validate
from okrsite_gen.model.changes import Comparison, Delta, Side, Sort

AS_OF = date(2026, 11, 20)
QUICK = settings(max_examples=12, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
Said = dict[tuple[str, str], str]


def side_of(docs: Docs) -> Side:
    """Return a state as it is read, without a disk."""
    files = {path: text.encode() for path, text in files_of(docs).items()}
    read, _ = read_configuration(files["okrsite.yml"], "okrsite.yml")
    found = discover_in(files, read.content)
    tables = {each.path: each.data for each in found.sources if found.roles[each.path].kind == "metric-rows"}
    texts = [each for each in found.sources if each.path not in tables]
    documents = [read_document(each, found.roles[each.path]) for each in texts]
    gathered, _ = gather(documents, lambda each: validate(each, read)[0], tables, (), read, found.teams)
    org, _ = resolve(gathered, read, None)
    digests = {each.path: each.digest for each in found.sources}
    return Side(org, analyse(org, AS_OF, read), read, gathered.audiences, digests=digests)


def docs_with(chosen: frozenset[int]) -> Docs:
    """Return the organisation after some of the changes; the last one renames a team that others name."""
    docs = beginning()
    for number, (change, _) in enumerate(CHANGES):
        if number in chosen:
            change(docs)
    return docs


def told_by(side: Side, renames: Renames) -> dict[str, Said]:
    """Return what a state says: name → field and entry → words."""
    things = things_of(side, renames).items()
    return {name: {field: written(fact.words) for field, fact in thing.facts.items()} for name, thing in things}


def written(words: str) -> str:
    """Return words without the score of what is closed, which is computed and nobody's change."""
    return words.partition(", score ")[0]


def applied(comparison: Comparison, before: Mapping[str, Said]) -> dict[str, Said]:
    """Return what a state says after all that is told of it was done to it."""
    after = {name: dict(said) for name, said in before.items()}
    for delta in comparison.written:
        _apply(delta, after)
    return after


def _apply(delta: Delta, after: dict[str, Said]) -> None:
    name = f"{delta.subject.entity}:{delta.subject.key}"
    if delta.sort in {Sort.ADDED, Sort.REMOVED} and not delta.name:
        for each in (delta, *delta.within):
            own = f"{each.subject.entity}:{each.subject.key}"
            if delta.sort is Sort.ADDED:
                after[own] = {(field, item): written(words) for field, item, words in each.said}
            else:
                del after[f"gone {own}" if f"gone {own}" in after else own]
        return
    if delta.sort in {Sort.RENAMED, Sort.MOVED}:
        return
    said = after[name]
    if delta.sort is Sort.DEPENDENCY_REMOVED:
        said.pop(("needed_by", delta.item), None)
        said.pop(("note", delta.item), None)
    said.update({(field, item): words for field, item, words in delta.said})
    if delta.reason:
        said["reason", ""] = delta.reason
    if delta.after:
        said[delta.name, delta.item] = written(delta.after)
    else:
        said.pop((delta.name, delta.item), None)


some = st.frozensets(st.sampled_from(range(len(CHANGES))))


@given(some, some)
@QUICK
def test_what_is_told_of_one_state_gives_the_other(first, second):
    before, after = side_of(docs_with(first)), side_of(docs_with(second))
    names = matched(before.org, after.org)
    result = applied(compare(before, after), told_by(before, names))
    assert result == told_by(after, own_names(after.org, names))


@given(some, st.data())
@QUICK
def test_the_same_in_other_words_is_no_difference(chosen, data):
    one, other = docs_with(chosen), docs_with(chosen)
    for path in sorted(other):
        other[path].style = data.draw(st.integers(0, 99), label=path)
    told = compare(side_of(one), side_of(other))
    assert [(each.sort, each.subject.key, each.name, each.before, each.after) for each in told.deltas] == []
