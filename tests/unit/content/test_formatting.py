"""The canonical form: what moves, what stays, and which quotes are needed."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from okrsite_gen.content import schema
from okrsite_gen.content.document import Role
from okrsite_gen.content.formatting import formatted
from okrsite_gen.content.formatting.quotes import is_other_type
from okrsite_gen.content.schema import FRONTS
from okrsite_gen.content.sources import source_of
from okrsite_gen.model.settings import Settings


def canonical(front: str, kind: str = "objective") -> str:
    """Return front matter in its canonical form."""
    data = f"---\n{front}---\n".encode()
    done = formatted(source_of("content/x.md", data), Role(kind, "x.md"), Settings())
    assert done.obstacles == ()
    return done.data.decode().removeprefix("---\n").removesuffix("---\n")


def lines(text: str) -> str:
    return dedent(text).lstrip("\n")


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("'a b'", "a b"),
        ('"a b"', "a b"),
        ("'it''s'", "it's"),
        ('"12 days"', "12 days"),
        ('"$1.2M"', "$1.2M"),
        ("'a: b'", '"a: b"'),
        ("'say \"a\": b'", "'say \"a\": b'"),
        ("'#1'", '"#1"'),
        ("'[[a/b]]'", '"[[a/b]]"'),
        ("'@maria'", '"@maria"'),
        ("''", '""'),
        ("'a' # why", '"a" # why'),
        *((f'"{words}"', f'"{words}"') for words in ("no", "On", "y", "~", "Null", "1.10", "08", "1e3", "0o7", "1:30")),
        *((f'"{words}"', f'"{words}"') for words in ("2026-11-20", "1_000", "0x1F", ".5", "=", "<<", "-1")),
        *(
            (words, words)
            for words in ("no", "1.10", "08", "1:30", "2026-11-20", "~", "a  b", "[a, 'b']", "{ref: 'a'}")
        ),
        ('"caf\\u00e9"', '"caf\\u00e9"'),
        ('"a  b"', '"a  b"'),
        ('" a"', '" a"'),
    ],
)
def test_quotes_stand_only_where_they_are_needed(written, right):
    assert canonical(f"title: {written}\n") == f"title: {right}\n"
    assert canonical(f"title: a\ntags:\n  - {written}\n") == f"title: a\ntags:\n  - {right}\n"


@pytest.mark.parametrize("words", ["TRUE", "off", "N", "-0.1", "+12", "1.", "12:30:45", "2026-11-20 10:00:00", ".inf"])
def test_words_that_other_readers_of_yaml_take_for_something_else_are_known(words):
    assert is_other_type(words)


@pytest.mark.parametrize("words", ["none", "maybe", "12 days", "38%", "2026-Q4", "1.2.3", "v1.10", "a:30"])
def test_words_that_are_words_to_every_reader_are_left_without_quotes(words):
    assert not is_other_type(words)


def test_names_of_fields_lose_idle_quotes_and_keys_with_signs_keep_them():
    written = "\"author\": li\nupdates:\n  'a#b':\n    'value': 1\n"
    assert canonical(written, "check-in") == "author: li\nupdates:\n  'a#b':\n    value: 1\n"


def test_what_belongs_to_a_field_moves_with_it():
    assert canonical(
        lines("""
        # on top
        key_results:
          - id: a
            title: b
          # below the last one
        state: active

        # about the title
        title: c  # behind it
        # left at the end
        """)
    ) == lines("""
        # on top

        # about the title
        title: c  # behind it
        state: active
        key_results:
          - id: a
            title: b
          # below the last one
        # left at the end
        """)


def test_an_entry_of_a_list_that_became_a_comment_stays_in_its_list():
    assert canonical(
        lines("""
        key_results:
        - id: a
          title: b
          milestones:
          - title: c
          # - title: not yet
          target: 5
        # - id: gone
        #   title: dropped
        # about the tags
        tags:
        - x
        # - y

        # - about the title
        title: d
        """)
    ) == lines("""
        # - about the title
        title: d

        # about the tags
        tags:
        - x
        # - y
        key_results:
        - id: a
          title: b
          target: 5
          milestones:
          - title: c
          # - title: not yet
        # - id: gone
        #   title: dropped
        """)


def test_the_first_field_of_an_item_may_change_and_the_dash_stays():
    assert canonical(
        lines("""
        title: t
        key_results:
        -   target: 5
            # about the title
            title: a
            id: x
        -
            start: 3
            title: b
        # between
        - title: c
          milestones:
          - done: yes
            # about the step
            title: d
        """)
    ) == lines("""
        title: t
        key_results:
        -   id: x
            # about the title
            title: a
            target: 5
        -
            title: b
            start: 3
        # between
        - title: c
          milestones:
          # about the step
          - title: d
            done: yes
        """)


def test_a_blank_line_above_a_field_that_becomes_the_first_stays_between_the_two():
    assert canonical("owner: a\n\ntitle: b\nstate: active\n") == "title: b\n\nowner: a\nstate: active\n"


def test_updates_keep_their_order_and_say_first_what_has_moved():
    written = lines("""
        updates:
          zeta:
            time:
              note: n
              confidence: 4
              value: 2
            status: on-track
            confidence: 5
          alpha: {unchanged: all}
        author: li
        """)
    assert canonical(written, "check-in") == lines("""
        author: li
        updates:
          zeta:
            confidence: 5
            status: on-track
            time:
              value: 2
              confidence: 4
              note: n
          alpha: {unchanged: all}
        """)


def test_a_field_that_nobody_knows_stays_behind_the_one_before_it():
    assert canonical("owner: a\nmood: good\ntitle: b\n") == "title: b\nowner: a\nmood: good\n"


@pytest.mark.parametrize(
    "shape",
    [
        *FRONTS.values(), schema.KeyResultFront, schema.MilestoneFront, schema.InitiativeFront, schema.SupportFront,
        schema.DependencyFront, schema.LevelsFront, schema.UpdateFront, schema.PillarFront, schema.HealthyFront,
    ],
)  # fmt: skip
def test_the_reference_names_fields_in_the_order_in_which_they_are_put(shape):
    reference = Path(__file__).parents[3] / "docs/reference/format.md"
    assert ", ".join(f"`{name}`" for name in shape.field_names()) in reference.read_text(encoding="utf-8")


def test_texts_over_several_lines_move_as_they_are():
    written = "owner: |\n  a  \n\n  # no comment\n\ntags: [a,\n  b]  \ntitle: >-\n  c\n  d\n"
    assert canonical(written) == "title: >-\n  c\n  d\nowner: |\n  a  \n\n  # no comment\n\ntags: [a,\n  b]\n"


@pytest.mark.parametrize("front", ["", "# only a comment\n", "title: a\n"])
def test_little_front_matter_is_fine(front):
    assert canonical(front) == front


def test_fences_lose_spaces_and_a_file_without_text_ends_its_last_line():
    data = b"---  \ntitle: a\n--- "
    done = formatted(source_of("content/x.md", data), Role("objective", "x.md"), Settings())
    assert done.data == b"---\ntitle: a\n---\n"


def test_text_without_front_matter_is_left_alone():
    data = b"# Keep  \n\n- a \r\n\n\n"
    assert formatted(source_of("content/x.md", data), Role("retrospective", "x.md"), Settings()).data == data
