"""Whatever bytes come in, values come out: some of the inputs of each target, and every input that was found before.

`make fuzz` takes many more; see docs/explanation/reliability.md.
"""

from __future__ import annotations

from random import Random
from types import MappingProxyType

import pytest
from every_target import TARGETS
from mutating import mutated
from target import Target

QUICK = MappingProxyType({"whole site": 1, "git history": 10, "content tree": 20, "import of workbooks": 20})
"""Target → inputs that fit into a test of a second, where that is fewer than fifty."""
FOUND = [(target, file) for target in TARGETS for file in target.found()]


def named(value: object) -> str:
    return value.name.replace(" ", "-") if isinstance(value, Target) else str(getattr(value, "name", value))


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("target", TARGETS, ids=named)
def test_any_input_gives_values_and_nothing_else(target):
    random, seeds = Random(target.name), target.seeds
    for _ in range(QUICK.get(target.name, 50)):
        target.run(mutated(random, random.choice(seeds), target.words, seeds))


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(("target", "file"), FOUND, ids=named)
def test_what_was_found_once_does_no_harm_any_more(target, file):
    target.run(file.read_bytes())


@pytest.mark.parametrize("target", TARGETS, ids=named)
def test_what_inputs_are_made_from_is_the_same_in_every_run(target):
    assert target.seeds
    assert tuple(dict.fromkeys(target.make_seeds())) == target.seeds


def test_a_target_that_raises_is_found():
    broken = Target("broken", lambda data: data.decode(), lambda: [b"abc"])
    random = Random(1)
    made = [mutated(random, b"abc", (), broken.seeds) for _ in range(200)]
    with pytest.raises(UnicodeDecodeError):
        list(map(broken.run, made))
