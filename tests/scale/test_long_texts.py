"""A text that is too long for its page begins there and has pages of its own."""

from __future__ import annotations

import re

import pytest
from project import SMALL, Project

STORY = "\n\n".join(f"Paragraph-{n} of a long story, which somebody wrote with much to say." for n in range(2_000))
WHOLE = set(range(2_000))


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    goal = SMALL["content/teams/payments/2026-Q4/activation.md"].replace("Ordinary Markdown.", STORY)
    check_in = SMALL["content/teams/payments/2026-Q4/check-ins/2026-11-18.md"]
    project = Project(tmp_path_factory.mktemp("long"), {
        **SMALL,
        "content/teams/payments/2026-Q4/activation.md": re.sub(r"(?m)^ {8}", "", goal),
        "content/teams/payments/2026-Q4/check-ins/2026-11-18.md": re.sub(r"(?m)^ {8}", "", check_in) + "\n" + STORY,
    })  # fmt: skip
    assert project.build().written
    return project


def paragraphs(html):
    return {int(n) for n in re.findall(r"Paragraph-(\d+) ", html)}


def pages(project, folder):
    return [page.read_text(encoding="utf-8") for page in sorted((project.site / folder).rglob("index.html"))]


def test_the_page_shows_the_beginning_and_leads_to_what_follows(project):
    page = project.page("teams/payments/2026-q4/activation/index.html")
    beginning = paragraphs(page)
    assert 0 in beginning
    assert len(beginning) < len(WHOLE)
    assert '<a href="../../../../teams/payments/2026-q4/activation/text.about/page-2/">Read on</a>' in page
    second = project.page("teams/payments/2026-q4/activation/text.about/page-2/index.html")
    assert min(paragraphs(second)) == max(beginning) + 1


def test_its_pages_have_all_of_it_and_lead_from_one_to_the_next(project):
    found = pages(project, "teams/payments/2026-q4/activation/text.about")
    assert len(found) > 2
    assert set().union(*map(paragraphs, found)) == WHOLE
    assert sum('rel="next"' in page for page in found) == sum('rel="prev"' in page for page in found) == len(found) - 1


def test_what_a_check_in_says_at_length_is_told_in_part_wherever_it_is_shown(project):
    told = pages(project, "teams/payments/2026-q4/check-ins/text.2026-11-18.wins")
    assert set().union(*map(paragraphs, told)) == WHOLE
    for page in ("teams/payments/index.html", "teams/payments/2026-q4/index.html", "updates/2026-w47/index.html"):
        assert 0 < len(paragraphs(project.page(page))) < len(WHOLE)
        assert "Read on" in project.page(page)
