from __future__ import annotations

import pickle
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

import pytest

from okrsite_gen.store.things import Things


class Mood(Enum):
    GOOD = "good"


@dataclass(frozen=True, slots=True)
class Nothing:
    pass


@dataclass(frozen=True, slots=True)
class Word:
    text: str


@dataclass(frozen=True, slots=True)
class Story:
    words: tuple[Word, ...]
    mood: Mood
    share: Decimal | None = None
    day: date | None = None
    without: Nothing | None = None


@dataclass(frozen=True, slots=True)
class Stranger:
    text: str


STORY = Story((Word("once"), Word("upon ä \ud800")), Mood.GOOD, Decimal("1.00"), date(2026, 11, 27), Nothing())
THINGS = Things(Story)


class Harm:
    def __reduce__(self) -> tuple[object, ...]:
        import os

        return os.mkdir, ("harm",)


class Call:
    def __reduce__(self) -> tuple[object, ...]:
        return getattr, (date, "today")


def test_what_is_packed_is_the_same_to_the_last_nought():
    found = THINGS.unpack(THINGS.pack({"a": (1, [STORY], None)}))
    assert found == {"a": (1, [STORY], None)}
    assert repr(found["a"][1][0].share) == "Decimal('1.00')"
    assert found["a"][1][0].mood is Mood.GOOD


def test_what_is_restored_stays_frozen():
    (word,) = THINGS.unpack(THINGS.pack((Word("once"),)))
    with pytest.raises(AttributeError):
        word.text = "twice"


@pytest.mark.parametrize("named", [Harm(), Call(), len, eval, Stranger, Stranger("x"), pickle.loads, type, object])
def test_bytes_that_name_anything_else_are_no_memory_and_run_nothing(named, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert THINGS.unpack(pickle.dumps((STORY.words, named))) is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("value", [Stranger("x"), (STORY, len), Stranger, object()])
def test_what_could_not_be_read_back_is_not_packed(value):
    with pytest.raises(pickle.PicklingError):
        THINGS.pack(value)


def test_a_thing_with_fewer_fields_than_now_is_no_memory():
    packed = THINGS.pack(Word("once"))
    assert THINGS.unpack(packed.replace(b"Word", b"Mood").replace(b"once", b"good")) is None


@pytest.mark.parametrize("cut", range(0, 60, 7))
def test_bytes_that_are_cut_short_are_no_memory(cut):
    packed = THINGS.pack(STORY)
    assert THINGS.unpack(packed[: -1 - cut]) is None
    assert THINGS.unpack(b"x" * cut) is None
