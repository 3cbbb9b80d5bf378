"""What `okrsite diff` tells of two folders, of which git knows nothing."""

from __future__ import annotations

from project import Project

from okrsite_gen.cli.program import run

ACTIVATION = "content/teams/payments/2026-Q4/activation.md"


def told(project: Project, capsys, *words: str) -> str:
    """Run `okrsite diff` and return what it prints."""
    assert run(["-C", str(project.root), "diff", "--as-of", "2026-11-20", *words]) == 0
    return capsys.readouterr().out


def test_folders_are_compared_without_git(tmp_path, capsys):
    one, other = Project(tmp_path / "one"), Project(tmp_path / "other")
    other.edit(ACTIVATION, "target: 2 days", "target: 1 day")
    assert "target made harder, 2 days → 1 day" in told(other, capsys, str(one.root))
    elsewhere = Project(tmp_path / "elsewhere")
    assert "target made easier, 1 day → 2 days" in told(elsewhere, capsys, str(other.root), str(one.root))


def test_without_a_repository_it_is_said_that_folders_can_be_compared(tmp_path, capsys):
    root = str(Project(tmp_path).root)
    for words, hint in (((), "Or name two folders to compare."), (("v1",), "Or name a folder that holds a project.")):
        assert run(["-C", root, "diff", *words]) == 2
        assert hint in " ".join(capsys.readouterr().err.split())
