"""Objectives whose key results are all work."""

from __future__ import annotations

import pytest
from coaching import findings_in

TASK = "  - title: Migrate all contacts\n    done: false\n"
TALKS = "  - title: Talk to customers\n    start: 0\n    target: 20\n"
VAGUE = "  - title: Improve support significantly\n    done: false\n"
OUTCOME = "  - title: Questions answered on the day\n    start: 55%\n    target: 85%\n"
EVENT = "  - title: The contract with Leeds is signed\n    done: false\n"
DROPPED = "  - title: Shops that stay\n    start: 1\n    target: 2\n    state: dropped\n    reason: No budget\n"
SENTENCE = "  - Launch the new page\n"


@pytest.mark.parametrize(
    ("key_results", "found"),
    [
        (TASK + TASK + TASK, True),
        (TASK + TALKS, True),
        (TASK + TALKS + VAGUE, True),
        (SENTENCE + TASK, True),
        (TASK, True),
        (SENTENCE, False),
        (VAGUE + VAGUE, False),
        (TASK + TASK + OUTCOME, False),
        (TASK + EVENT, False),
        (TASK + DROPPED, False),
    ],
)
def test_an_objective_of_work_alone_is_found(key_results, found, tmp_path):
    files = {"content/teams/example/2026-Q4/o.md": f"---\ntitle: Nobody waits\nkey_results:\n{key_results}---\n"}
    assert ("FOC006" in {each.code for each in findings_in(files, tmp_path)}) is found
