"""What pages look at is noted: keys, also of what is not there, whole mappings, and what a memo was made of."""

from __future__ import annotations

from okrsite_gen.site.watch import ALL, Memo, Watch


def looked(watch, make):
    watch.forget()
    return {name: set(keys) for name, keys in watch.during(make)[1]}


def test_a_key_that_is_looked_up_is_noted_whether_or_not_it_is_there():
    watch = Watch()
    teams = watch.mapping("teams", {"a": 1, "b": 2})
    assert looked(watch, lambda: (teams["a"], teams.get("c"), "d" in teams)) == {"teams": {"a", "c", "d"}}


def test_going_through_a_mapping_counts_for_all_of_it():
    watch = Watch()
    teams = watch.mapping("teams", {"a": 1, "b": 2})
    for way in (lambda: list(teams), lambda: len(teams), lambda: list(teams.values()), lambda: dict(teams.items())):
        assert looked(watch, way) == {"teams": {ALL}}


def test_looking_into_a_tuple_in_any_way_counts_for_all_of_it():
    watch = Watch()
    row = watch.sequence("row", (1, 2))
    ways = (
        lambda: list(row), lambda: [*row], lambda: row[0], lambda: len(row), lambda: 2 in row, lambda: (*row,),
        lambda: sorted(row), lambda: repr(row), lambda: row == (1, 2),
        lambda: row + (3,), lambda: (3,) + row,  # noqa: RUF005 - the very way that is meant
        lambda: bool(row), lambda: tuple(row), lambda: hash(row), lambda: row.index(1), lambda: list(reversed(row)),
    )  # fmt: skip
    for number, way in enumerate(ways):
        assert looked(watch, way) == {"row": {ALL}}, number


def test_who_is_shown_what_was_made_before_looks_at_all_that_it_was_made_of():
    watch = Watch()
    teams, memo = watch.mapping("teams", {"a": 1}), Memo(watch)
    first = looked(watch, lambda: memo.made("x", lambda: teams["a"]))
    assert first == looked(watch, lambda: memo.made("x", lambda: 1 / 0)) == {"teams": {"a"}}


def test_making_something_in_between_forgets_nothing_of_what_was_seen_before_it():
    watch = Watch()
    teams, memo = watch.mapping("teams", {"a": 1, "b": 2, "c": 3}), Memo(watch)
    assert looked(watch, lambda: (teams["a"], memo.made("x", lambda: teams["b"]), teams["c"])) == {
        "teams": {"a", "b", "c"}
    }
    assert looked(watch, lambda: memo.made("x", lambda: 1 / 0)) == {"teams": {"b"}}


def digest(**teams):
    watch = Watch()
    watch.mapping("teams", teams)
    return watch.digest((("teams", ("a", "b")),)), watch.digest((("teams", (ALL,)),))


def test_a_digest_tells_of_what_was_looked_at_and_of_nothing_else():
    keys, whole = digest(a=1, b=2)
    assert digest(a=1, b=2) == (keys, whole)
    assert digest(a=1, b=3)[0] != keys
    assert digest(a=1)[0] != keys
    assert digest(a=1, b=2, c=3)[0] == keys
    assert digest(a=1, b=2, c=3)[1] != whole
    assert digest(b=2, a=1)[1] != whole  # what goes through all of them shows them in order


def test_nothing_is_known_of_a_mapping_that_is_not_watched_any_more():
    assert Watch().digest((("gone", ("a",)),)) == b""
