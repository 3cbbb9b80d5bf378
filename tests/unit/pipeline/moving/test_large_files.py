"""Large files that somebody brings: they are not kept in memory, and read again as they were."""

from __future__ import annotations

from pathlib import Path

import pytest

from okrsite_gen.content.sources import Rewritten
from okrsite_gen.model.incoming import Incoming, IncomingObjective, Spot
from okrsite_gen.pipeline.moving.bring import brought
from okrsite_gen.pipeline.moving.ledger import Ledger, ledger_text, read_ledger


def test_a_large_file_is_read_when_somebody_asks_for_it(tmp_path: Path) -> None:
    large = b"Title\n" * 400_000
    (tmp_path / "large.csv").write_bytes(large)
    (tmp_path / "small.csv").write_bytes(b"Title\nSell\n")
    (first, second), left = brought(tmp_path, [Path("large.csv"), Path("small.csv")])
    assert (first.data, second.data, left) == (large, b"Title\nSell\n", ())
    assert not isinstance(first.held, bytes)
    assert isinstance(second.held, bytes)


def test_a_large_file_that_is_written_meanwhile_is_not_read_half_old_and_half_new(tmp_path: Path) -> None:
    (tmp_path / "large.csv").write_bytes(b"Title\n" * 400_000)
    ((large,), _) = brought(tmp_path, [Path("large.csv")])
    (tmp_path / "large.csv").write_bytes(b"Name\n" * 400_000)
    with pytest.raises(Rewritten, match=r"large\.csv was written while it was read"):
        _ = large.data


def test_objectives_that_are_handed_over_are_held_no_longer() -> None:
    every = tuple(IncomingObjective(key, key, Spot("a.csv")) for key in "abc")
    export = Incoming("x", objectives=every)
    met = export.handed_over()
    assert next(met).key == "a"
    assert export.objectives == ()
    assert [one.key for one in met] == ["b", "c"]


def test_what_imports_remember_is_read_back_whatever_its_signs_are() -> None:
    odd = 'a "quoted"\\ \u2028 line\n\x01 é'
    for ledger in (Ledger(), Ledger({odd: odd, "b": "c"}, {"p.md": "1"}, {odd: ""}, {"p.md": odd})):
        assert read_ledger(ledger_text(ledger).encode()) == ledger
