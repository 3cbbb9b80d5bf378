"""Files that get other bytes, one after the other."""

from __future__ import annotations

import pytest

from okrsite_gen.errors import OkrsiteError
from okrsite_gen.pipeline.changes import MOST_NAMED, Change, write


def test_where_writing_stops_the_files_that_were_written_are_named(tmp_path):
    files = [f"{number}.md" for number in range(MOST_NAMED + 2)]
    for file in files:
        (tmp_path / file).write_bytes(b"old")
    changes = [Change(file, b"old", b"new") for file in files]
    with pytest.raises(OkrsiteError) as stopped:
        write(tmp_path, [*changes[:2], Change("gone/x.md", b"old", b"new")])
    assert stopped.value.hint.endswith("Written before: 0.md, 1.md.")
    changes = [Change(file, b"new" if file in {"0.md", "1.md"} else b"old", b"newer") for file in files]
    with pytest.raises(OkrsiteError) as stopped:
        write(tmp_path, [*changes, Change("gone/x.md", b"old", b"new")])
    assert stopped.value.hint.endswith("9.md and 2 more.")
