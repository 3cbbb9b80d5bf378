"""Several exports come into one project, in any order, again and again, and people edit files between: nothing goes."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from project import NOW, Project

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.pipeline.moving.move import Moving, move, write_import
from okrsite_gen.pipeline.request import Request

MAPPING = """
columns:
  Id: id
  Kind: kind
  Title: title
  Parent: parent
  Team: team
  Cycle: cycle
  Day: day
  Value: value
  Who: author
  Note: note
""".replace("  Value: value\n", "  Value: current\n")
HEAD = "Id,Kind,Title,Parent,Team,Cycle,Day,Value,Who,Note\n"
SOURCES = {"a": ("Grow", "Calls", "Visits"), "b": ("Hire well", "Offers", "Talks")}
"""Source → titles of its objective and key results; both count their ids from 1, and tell of the same days."""
AUTHORS = ("", "Ann Lee", "Bo Ray")


def export(source: str, edition: int, results: int, author: str) -> tuple[str, list[str]]:
    """Return a table, and the words in it that must stay somewhere."""
    objective, *named = SOURCES[source]
    rows, marks = [f"1,Objective,{objective},,Sales,2026-Q4,,,,"], []
    for place, title in enumerate(named, 2):
        if place - 1 & results:
            mark = f"{source}{place}e{edition}"
            marks.append(mark)
            rows.append(f"{place},Key result,{title},1,Sales,2026-Q4,2026-11-03,,{author},Note {mark}")
    return HEAD + "\n".join(rows) + "\n", marks


STEP = st.one_of(
    st.tuples(st.just("import"), st.sampled_from("ab"), st.integers(1, 2), st.integers(1, 3), st.sampled_from(AUTHORS)),
    st.tuples(st.sampled_from(["edit", "delete"]), st.integers(0, 9)),
)


class Story:
    """A project into which exports come."""

    def __init__(self, folder: Path) -> None:
        self.root = Project(folder, {"mapping.yml": MAPPING.strip() + "\n"}).root
        self.people: dict[Path, bytes | None] = {}
        """Files that people edited → what they hold; None where they were deleted."""
        self.said: dict[str, dict[str, str]] = {"a": {}, "b": {}}
        """Source → key result → the mark of its last note."""

    def bring(self, source: str, edition: int, results: int, author: str) -> None:
        text, marks = export(source, edition, results, author)
        (self.root / f"{source}.csv").write_text(text)
        wanted = Moving((Path(f"{source}.csv"),), self.root / "content", mapping=Path("mapping.yml"))
        before = self.words()
        write_import(move(Request(self.root, NOW), wanted))
        self.said[source] |= {mark.partition("e")[0]: mark for mark in marks}
        self.said[source]["objective"] = f"title: {SOURCES[source][0]}\n"
        assert write_import(move(Request(self.root, NOW), wanted)) == ()
        others = {mark for name, own in self.said.items() if name != source for mark in own.values()}
        unnamed = set(self.said[source].values()) - set(marks)
        assert [mark for mark in others | unnamed if mark in before and mark not in self.words()] == []
        if not self.people:
            assert [mark for mark in marks if mark not in self.words()] == []

    def edit(self, place: int, *, delete: bool) -> None:
        files = sorted(file for file in (self.root / "content").rglob("*.md"))
        if not files:
            return
        file = files[place % len(files)]
        if delete:
            file.unlink()
            self.people[file] = None
        else:
            file.write_text(file.read_text() + f"\nWritten by hand {place}.\n")
            self.people[file] = file.read_bytes()

    def words(self) -> str:
        return "\n".join(file.read_text() for file in sorted((self.root / "content").rglob("*.md")))


@settings(max_examples=12, deadline=None, phases=[Phase.generate], derandomize=True)
@given(st.lists(STEP, min_size=2, max_size=6))
def test_no_export_takes_away_what_another_one_or_a_person_wrote(steps):
    with tempfile.TemporaryDirectory() as folder:
        story = Story(Path(folder))
        for kind, *more in steps:
            if kind == "import":
                story.bring(*more)
            else:
                story.edit(*more, delete=kind == "delete")
            for file, held in story.people.items():
                assert (file.read_bytes() if file.exists() else None) == held, file
        project = Project(Path(folder), {})
        if not story.people and story.words():
            errors = [one for one in project.check().findings if one.severity is Severity.ERROR]
            assert [(one.place.file, one.code, one.message) for one in errors] == []
