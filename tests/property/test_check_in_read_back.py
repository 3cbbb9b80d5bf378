"""Whatever somebody answers for a check-in stands in its file, and is read back as it was answered."""

from __future__ import annotations

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from new_files import KINDS, here
from project import SMALL, Project

from okrsite_gen.content.markdown import Markdown
from okrsite_gen.content.writing.scalars import one_line
from okrsite_gen.pipeline.find import find
from okrsite_gen.pipeline.load import judge, load
from okrsite_gen.pipeline.new.check_in import Answer, Told
from okrsite_gen.pipeline.new.draft import put
from okrsite_gen.pipeline.new.told import Occasion, check_in_of, occasion_of
from okrsite_gen.pipeline.progress import silent

REACH = "growth/2026-q4/reach#"
FILE = "content/teams/growth/2026-Q4/check-ins/2026-11-20.md"
MOVED = {
    "visits": st.integers(0, 9999).map(lambda number: f"{number} visits"),
    "wins": st.integers(0, 99).map(str),
    "lease": st.sampled_from(["yes", "No", "y", "n"]),
    "launch": st.sampled_from(["none", "Commit", "target"]),
    "recommend": st.decimals(0, 100, places=1).map(lambda number: f"{number}%"),
    "list": st.integers(0, 100).map(lambda number: f"{number}%"),
}
WORDS = st.text(st.sampled_from("ab ü.:;,-+#=>|1'\"?!@%/()\t\u00a0"), max_size=12).map(one_line)
CONFIDENCE = st.integers(0, 10).map(str) | st.just("")


@st.composite
def told(draw) -> Told:
    answers = {}
    for name, moved in MOVED.items():
        said = draw(moved | st.just(""))
        answers[f"{REACH}{name}"] = Answer(asked=True, moved=said, confidence=draw(CONFIDENCE), note=draw(WORDS))
    lines = st.lists(WORDS, max_size=2).map(tuple)
    return Told(answers, "noor", draw(lines), draw(lines), draw(lines), draw(lines), "- Kept [[reach]]")


def plain(markdown: str) -> list[str]:
    return Markdown().plain(markdown).split()


def items(markdown: str) -> list[list[str]]:
    """Return the words of each item of a list, one a line, as Markdown reads it."""
    return [plain(line)[1:] for line in markdown.splitlines() if line.strip()]


def words_of(lines: tuple[str, ...]) -> list[list[str]]:
    return [line.split() for line in lines if line]


@pytest.fixture(scope="module")
def occasion(tmp_path_factory) -> Occasion:
    project = Project(tmp_path_factory.mktemp("told"), {**SMALL, **KINDS})
    return occasion_of(here(project), "growth", "", None)


def read_back(occasion: Occasion, said: Told) -> None:
    project = occasion.here.project
    root = project.request.root
    (root / FILE).unlink(missing_ok=True)
    put(root, check_in_of(occasion, said))
    loaded = load(project, find(project, silent), silent)
    org, unresolved = judge(loaded, project)
    check_in = org.check_ins["growth/2026-q4/2026-11-20"]
    updates = {update.target.key_result: update for update in check_in.updates}
    for key, answer in said.answers.items():
        update = updates.get(key)
        name = key.removeprefix(REACH)
        held = {
            "lease": lambda one: {True: "y", False: "n", None: ""}[one.done],
            "launch": lambda one: one.reached,
            "list": lambda one: "" if one.progress is None else f"{one.progress * 100:.0f}%",
        }.get(name, lambda one: one.value.written if one.value else "")(update) if update else ""  # fmt: skip
        assert held == (answer.moved[:1].lower() if name == "lease" else answer.moved.lower())
        assert (update.confidence if update else None) == (int(answer.confidence) if answer.confidence else None)
        assert plain(update.note if update else "") == answer.note.split()
    assert (check_in.author.text if check_in.author else "") == said.author
    assert items(check_in.wins) == words_of(said.wins)
    assert items(check_in.blockers) == [["Kept", "reach"], *words_of(said.blockers)]
    assert items(check_in.asks) == words_of(said.asks)
    assert items(check_in.next) == words_of(said.next)
    assert [one for one in (*loaded.findings, *unresolved) if one.place.file == FILE] == []


@settings(max_examples=12, phases=(Phase.explicit, Phase.generate))
@given(said=told())
def test_every_answer_is_read_back_and_is_no_finding(occasion, said):
    read_back(occasion, said)
