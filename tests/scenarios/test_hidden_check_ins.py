"""A check-in that is not for a site's readers is not told there as one that was missed."""

from __future__ import annotations

import re

from project import Project

FILES = {
    "okrsite.yml": "audiences: [public, company]\ndefault_audience: public\n",
    "content/teams/a/2026-Q4/open.md": """
        ---
        title: Open
        key_results:
          - {id: k, title: K, start: 0, target: 9}
        ---
    """,
    **{
        f"content/teams/a/2026-Q4/check-ins/2026-{day}.md": "---\nupdates: {open: {k: {value: 2}}}\n---\n"
        for day in ("10-08", "10-15", "10-22", "10-29")
    },
}
HIDDEN = {
    f"content/teams/a/2026-Q4/check-ins/2026-11-{day}.md": (
        "---\naudience: company\nupdates: {open: {k: {value: 3}}}\n---\n## Wins\nLAYOFFS\n"
    )
    for day in ("05", "12", "19")
}


def test_with_and_without_hidden_check_ins_a_site_is_the_same_and_calls_none_missing(tmp_path):
    with_them, without = Project(tmp_path / "with", {**FILES, **HIDDEN}), Project(tmp_path / "without", FILES)
    for project in (with_them, without):
        project.build(audience="public")
    assert with_them.published() == without.published()
    pages = {path: text.decode() for path, text in without.published().items() if path.endswith(".html")}
    for page in ("index.html", "teams/index.html", "teams/a/index.html", "cycles/2026-q4/index.html"):
        assert not re.search(r">missed<|Not checked in|nobody has checked in|so far", pages[page])
        assert "shown here" in pages[page].partition("Parts of the")[0]
    assert not any("No word since" in page for page in pages.values())
    for page in ("teams/a/index.html", "teams/a/2026-q4/open/index.html"):
        assert re.search(r"[Ll]atest word shown here", pages[page])


def test_who_may_see_every_check_in_reads_which_are_missing(tmp_path):
    project = Project(tmp_path, {**FILES, **dict(list(HIDDEN.items())[:1])})
    project.build(audience="company")
    assert "missed" in project.page("teams/a/index.html")
    assert "Not checked in" in project.page("index.html")
    assert "No word since" in project.page("teams/a/2026-q4/open/index.html")
