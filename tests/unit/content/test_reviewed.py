"""Which lines of a branch a review shows, and where lines of one version stand in another."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from okrsite_gen.content.reviewed import renamed_since, same_lines, second_parent, shown_lines

LINES = [f"line {number}" for number in range(1, 31)]


@pytest.fixture
def repository(tmp_path) -> Path:
    git(tmp_path, "init", "-q", "-b", "main")
    write(tmp_path, "inside/a b.md", LINES)
    return tmp_path


def git(root: Path, *words: str) -> str:
    command = ["git", "-C", str(root), "-c", "user.name=M", "-c", "user.email=m@example.org", *words]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def write(root: Path, name: str, lines: list[str]) -> str:
    """Write and commit a file; return the commit."""
    (root / name).parent.mkdir(exist_ok=True)
    (root / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "Write")
    return git(root, "rev-parse", "HEAD")


def test_three_lines_around_a_change_are_shown_by_paths_from_the_project_folder(repository):
    base = git(repository, "rev-parse", "HEAD")
    head = write(repository, "inside/a b.md", [*LINES[:9], "new", *LINES[9:]])
    assert shown_lines(repository / "inside", base, head) == {"a b.md": (range(7, 14),)}
    assert shown_lines(repository, base, head) == {"inside/a b.md": (range(7, 14),)}


def test_lines_that_look_like_the_head_of_a_file_are_none(repository):
    base = git(repository, "rev-parse", "HEAD")
    head = write(repository, "inside/c.md", ["++ b/other.md", "-- a/other.md", "@@ -1,5 +1,5 @@", "end"])
    assert shown_lines(repository, base, head) == {"inside/c.md": (range(1, 5),)}


def test_what_happened_on_the_base_since_is_no_part_of_the_review(repository):
    git(repository, "switch", "-q", "-c", "mine")
    head = write(repository, "inside/mine.md", ["mine"])
    git(repository, "switch", "-q", "main")
    base = write(repository, "inside/theirs.md", ["theirs"])
    assert list(shown_lines(repository, base, head)) == ["inside/mine.md"]
    assert second_parent(repository, base) == base  # nothing is merged yet
    git(repository, "merge", "-q", "--no-ff", "-m", "Merge", "mine")
    assert second_parent(repository, base) == head


def test_renamed_files_are_known_by_both_names(repository):
    base = git(repository, "rev-parse", "HEAD")
    git(repository, "mv", "inside/a b.md", "inside/ä.md")
    assert renamed_since(repository, base) == {"inside/a b.md": "inside/ä.md"}
    assert renamed_since(repository / "inside", base) == {"a b.md": "ä.md"}


def test_looking_for_renamed_files_leaves_the_index_as_it_was(repository):
    base = write(repository, "inside/c.md", ["as it was"])
    git(repository, "mv", "inside/a b.md", "inside/ä.md")
    os.utime(repository / "inside/c.md", (1, 1))  # upon which `git diff` brings the index up to date
    index = repository / ".git/index"
    before = (index.read_bytes(), index.stat().st_mtime_ns)
    assert renamed_since(repository, base) == {"inside/a b.md": "inside/ä.md"}
    assert (index.read_bytes(), index.stat().st_mtime_ns) == before


def test_lines_are_found_again_only_in_a_row():
    lines = same_lines(["a", "b", "c", "d"], ["new", "a", "b", "between", "c"])
    assert (lines.of(1, 1), lines.of(1, 2), lines.of(3, 1)) == (2, 2, 5)
    assert (lines.of(2, 2), lines.of(4, 1), lines.of(9, 1)) == (0, 0, 0)
