"""Names, addresses and links that lead elsewhere lead nowhere: nothing is written outside of the output."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
import yaml
from importing import PLAIN_HEAD, archive, bring, run, table
from project import Project

from okrsite_gen.errors import OkrsiteError

UP = "../../../../../../"
TRICKS = (
    "../evil", f"{UP}outside/evil", f"{UP}tmp/evil", "/../../evil/", "/..%2f..%2fevil/", "/%2e%2e/%2e%2e/evil/",
    "..\\..\\evil", "/..\\..\\evil/", "/evil/../../../outside/evil/", "//evil.example/evil/", "C:\\evil", "/C:/evil/",
    "file:///tmp/evil", "/.git/hooks/evil/", "/.okrsite/evil/", "/_okrsite/evil/", "/assets/../../evil/", "/index.html",
    "/build.json", "/okrsite.yml", "/con/evil/", "/nul", "/evil.html/", "/evil\\n/", "~/evil", "/~evil/", "$HOME/evil",
    "/evil:stream/", "/evil./", "/evil /", ".", "..", "/", "/./", "/....//....//evil/", "\u2025/evil",
    "\uff0e\uff0e/evil", "/evil\u202e/", "{OUTSIDE}/evil", "/{OUTSIDE}/evil/",
)  # fmt: skip
"""Addresses, where a folder beside the project is `OUTSIDE`."""
NAMES = (
    "..\\evil", "%2e%2e%2fevil", "..evil", "evil..", "-evil", "con", "nul.x", "evil\n", "e:vil", "ev\\il", "$(evil)",
    "~evil",
)  # fmt: skip
"""Names of files and folders."""
FORMS = ("[evil](<{0}>)", "![evil](<{0}>)", "[[{0}]]", '<a href="{0}">evil</a>', '<img src="{0}">', "[evil]({0}.md#x)")


@pytest.fixture
def place(tmp_path):
    """Return a folder with a project in it and things beside it that nobody may touch."""
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "kept.txt").write_text("zqxvkept")
    (tmp_path / "a/b").mkdir(parents=True)
    return tmp_path


def elsewhere(place: Path, project: Path, *own: str) -> dict[str, bytes]:
    """Return every file below a place but those in folders of the project that a command may write."""
    mine = tuple(project / name for name in own)
    return {
        str(file): file.read_bytes()
        for file in place.rglob("*")
        if file.is_file() and not any(file.is_relative_to(folder) for folder in mine)
    }


def front(body: str = "", **fields: object) -> str:
    return f"---\n{yaml.safe_dump(fields, allow_unicode=True, sort_keys=False)}---\n{body}"


def tricks(place: Path) -> tuple[str, ...]:
    return tuple(each.replace("{OUTSIDE}", str(place / "outside").lstrip("/")) for each in TRICKS)


def links(words: tuple[str, ...]) -> str:
    return "\n\n".join(form.format(each) for each in words for form in FORMS)


def organisation(place: Path) -> dict[str, str]:
    words = tricks(place)
    key_results = [{"id": f"k{number}", "title": "evil", "aliases": [each]} for number, each in enumerate(words)]
    files = {
        "okrsite.yml": "site: {url: https://soup.example/okrs/}\noutputs: {badges: true, pictures: false}\n",
        "content/teams/shop/team.md": front(name="Shop", aliases=list(words), lead="../../evil"),
        "content/teams/shop/2026-Q4/good.md": front(links(words), title="Good", aliases=list(words)),
        "content/teams/shop/2026-Q4/parts.md": front(title="Parts", key_results=key_results),
        "content/teams/shop/2026-Q4/ids.md": front(title="Ids", key_results=[{"id": x, "title": "x"} for x in words]),
        "content/teams/shop/2026-Q4/refers.md": front(title="Refers", supports=list(words), carried_from=words[0]),
    }
    for number, each in enumerate(words):
        files[f"content/people/p{number}.md"] = front(name="evil", picture=each, team=each)
        files[f"content/pages/p{number}.md"] = front(title=each, aliases=[each])
    return files


@pytest.mark.slow
def test_no_address_picture_or_link_leads_out_of_the_output(place):
    project = Project(place / "a/b", organisation(place))
    for name in NAMES:
        (project.root / "content/teams/shop/2026-Q4" / f"{name}.md").write_text(front(title="evil"), newline="\n")
        (project.root / "content/assets" / name).mkdir(parents=True, exist_ok=True)
        (project.root / "content/assets" / name / "evil.txt").write_text("evil")
    before = elsewhere(place, project.root, "site", ".okrsite", ".site.okrsite")
    project.build(keep_going=True)
    assert elsewhere(place, project.root, "site", ".okrsite", ".site.okrsite") == before
    published = project.published()
    assert "teams/shop/2026-q4/good/index.html" in published
    assert b"zqxvkept" not in b"".join(published.values())
    names = {part for path in published if not path.startswith("assets/") for part in path.split("/")}
    assert not [part for part in names if part in {"..", "con", "nul"} or "\\" in part or "\n" in part]
    assert not [path for path in published if path.startswith((".git", ".okrsite/"))]


def test_no_import_writes_outside_of_its_content_folder(place):
    root = place / "a/b/project"
    root.mkdir()
    rows = io.StringIO()
    writer = csv.writer(rows, lineterminator="\n")
    for number, each in enumerate(tricks(place)):
        writer.writerow([f"{number}", each, "objective", "", each, "2026-Q4", "2026-11-12", each])
        writer.writerow([each, each, "key result", f"{number}", each, each, each, each])
    before = elsewhere(place, root, "content", ".okrsite", "a.csv", "mapping.yml")
    told = bring(root, rows.getvalue())
    assert told
    names = ("../evil.csv", f"{UP}outside/evil.csv", "/tmp/evil.csv", "a/../../evil.csv", "fine.csv")
    packed = archive(*((name, f"{PLAIN_HEAD}1,evil,objective,,,,,\n".encode()) for name in names))
    run(root, table(root, packed, "b.zip"), "--write", "--mapping", "mapping.yml")
    for option in ("--team", "--cycle"):
        with pytest.raises(OkrsiteError, match="cannot be an id"):
            run(root, "a.csv", "--mapping", "mapping.yml", "--write", option, "../../evil")
    (root / "b.zip").unlink()
    after = elsewhere(place, root, "content", ".okrsite", "a.csv", "mapping.yml")
    assert after == before
    assert list((root / "content").rglob("*.md"))
    assert not [file for file in root.rglob("*") if file.is_symlink()]
