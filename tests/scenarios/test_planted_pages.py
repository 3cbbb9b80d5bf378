"""What pages tell of a repository of 200 commits in which 60 things changed, and everything else means nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timezone
from html import unescape
from pathlib import Path

import pytest
from planted_changes import CHANGES
from planted_history import commits, plant

from okrsite_gen.pipeline.progress import silent
from okrsite_gen.pipeline.request import BuildRequest, Request
from okrsite_gen.pipeline.start import build

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=timezone.utc)

NOT_OF_TIMELINES = {
    *("text-changed", "renamed", "moved", "changed", "unit-corrected", "alignment-changed"),
    *(f"dependency-{each}" for each in ("requested", "confirmed", "declined", "changed", "removed")),
}
"""Sorts of changes that timelines do not tell: texts, names and places, answers of others, corrected spellings."""
A_KEY_RESULT_MOVED = ("moved", "identity/2026-q4/two#z")
"""It goes from one timeline and begins in another."""
ELSEWHERE = {"platform", "identity/2026-q4/one", "growth/2026-q4/2026-11-18", "growth/2026-q4/two#b"}
"""What a timeline cannot tell so: a team, an objective that has no page any more, a check-in and its values."""
WITH_A_REASON = ("dropped", "platform/2026-q4/one#s")
"""It has a reason, which stands in the place of what the commit says of itself."""

TOLD = """
growth/2026-q4/new: The objective as a whole Written for the first time
growth/2026-q4/two: Lawyers answer within a day Taken out of its file
identity/2026-q4/four: The objective as a whole State taken out, before: Closed
  | Closed as taken out, before: Partly achieved
identity/2026-q4/two: Share of sign-ups that go live Score: 0.7
identity/2026-q4/two: Lawyers answer within a day Written for the first time
identity/2026-q4/two: The objective as a whole State: Closed | Closed as: Achieved | Closed on: 18 Nov 2026
identity/2027-q1/three: The objective as a whole State: from Proposed → to Active
payments/2026-q4/four: Days from sign-up to first payment Planned path: 15 Nov 2026: 20 days
payments/2026-q4/four: Share of sign-ups that go live Weight: 2
payments/2026-q4/one: The objective as a whole Supports: from Customers stay with us for years
  → to Customers stay with us for years , Partners who sell us
payments/2026-q4/one: We hold the certificate Milestone: Audit passed
payments/2026-q4/one: Our new name is known Done: not done yet
payments/2026-q4/one: Customers in Norway Due: from 1 Dec 2026 → to 20 Dec 2026
payments/2026-q4/one: Calls that fail stay few Upper limit: from 5 % → to 8 %
payments/2026-q4/one: Days from sign-up to first payment Target: from 2 days → to 4 days
payments/2026-q4/one: Share of sign-ups that go live Target: from 60 % → to 50 %
payments/2026-q4/three: Days from sign-up to first payment Start: from 31 days → to 40 days
payments/2026-q4/three: Share of sign-ups that go live Start: from 10 % → to 100 users
  | Target: from 60 % → to 900 users
payments/2026-q4/two: The objective as a whole Supports taken out, before: Customers stay with us for years
payments/2026-q4/two: Customers in Norway Due: from 1 Dec 2026 → to 25 Nov 2026
payments/2026-q4/two: Calls that fail stay few Lower limit: from 1 % → to 2 %
payments/2026-q4/two: Days from sign-up to first payment Target: from 2 days → to 1 day
payments/2026-q4/two: Share of sign-ups that go live Target: from 60 % → to 70 %
platform/2026-q4/four: Nobody waits Written for the first time
platform/2026-q4/one: We hold the certificate Confidence: 7
platform/2026-q4/one: Customers in Norway Value: 12
platform/2026-q4/one: Share of sign-ups that go live Owner: Li
platform/2026-q4/one: The objective as a whole Owner: from Maria → to Li
platform/2026-q4/one: Our new name is known State: Dropped
platform/2026-q4/one: Partners who sell us Taken out of its file
platform/2026-q4/three: Most go live In other words, before: “Share of sign-ups that go live”
platform/2026-q4/three: The objective as a whole In other words, before: “Platform is good at number three”
platform/2026-q4/two: Ten towns know us State taken out, before: Dropped
platform/2026-q4/two: Our new name is known State: Put off
"""
"""Everything that timelines tell of planted changes, the newest of each objective first; indented lines go on."""

EASIER = """
Target: from 60 % → to 50 %
Target: from 2 days → to 4 days
Upper limit: from 5 % → to 8 %
Due: from 1 Dec 2026 → to 20 Dec 2026
Partners who sell us
Our new name is known
Our new name is known
In other words, before: “Share of sign-ups that go live”
"""
"""What was made easier or given up, oldest first."""


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    """Return a site in which a change counts from the first day of its cycle on."""
    root = tmp_path_factory.mktemp("planted")
    plant(root)
    settings = root / "okrsite.yml"
    settings.write_text(
        f"{settings.read_text(encoding='utf-8')}status: {{thresholds: {{early: 0}}}}\n", encoding="utf-8"
    )
    build(BuildRequest(Request(root, NOW), output=root / "site", base_url="https://okrs.example/"), silent)
    return root / "site"


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def entries(site: Path) -> Iterator[tuple[str, str, str]]:
    """Yield objective, the commit's own words (empty beside a reason), and what each entry of a timeline tells."""
    for file in sorted(site.glob("teams/*/*/*/**/index.html")):
        key = "/".join(file.relative_to(site / "teams").parts[:3])
        timeline = re.search(r'<ol class="ruled timeline">(.*?)</ol>', file.read_text(encoding="utf-8"), re.DOTALL)
        for entry in re.split(r'<li class="line', timeline[1])[1:] if timeline else ():
            commit = re.search(r"“((?:Begin|Noise|Change)[^”]*)”", entry)
            for told in re.findall(r'<p class="update-line">(.*?)</p>', entry, re.DOTALL):
                if "check-ins" not in entry:
                    yield key, commit[1] if commit else "", words(told.replace("</span><span>", " | "))


def changes_of_commits() -> dict[str, list[tuple[str, ...]]]:
    """Return the message of each commit that changes something → what `diff` should tell of it."""
    messages = [message for message, _ in commits() if message.startswith("Change")]
    return {message: expected for message, (_, expected) in zip(messages, CHANGES, strict=True)}


def test_timelines_tell_every_planted_change_once_and_in_its_words(site):
    told = [f"{key}: {text}" for key, commit, text in entries(site) if commit != "Begin"]
    assert told == TOLD.replace("\n  ", " ").strip().split("\n")


def test_timelines_tell_of_the_commits_that_changed_something_alone(site):
    told = {commit for _, commit, _ in entries(site)} - {"", "Begin"}
    assert told == {message for message, expected in changes_of_commits().items() if any(map(_is_meant, expected))}


def _is_meant(expected: tuple[str, ...]) -> bool:
    sort, key = expected[:2]
    if (sort, key) == A_KEY_RESULT_MOVED:
        return True
    told_there = {key, key.partition("#")[0]}.isdisjoint(ELSEWHERE)
    return told_there and sort not in NOT_OF_TIMELINES and (sort, key) != WITH_A_REASON


def test_what_is_written_in_another_way_is_told_nowhere(site):
    assert [file for file in site.rglob("*.html") if "Noise" in file.read_text(encoding="utf-8")] == []


def test_pages_of_weeks_tell_what_was_made_easier_each_in_one_of_them(site):
    told = []
    for week in sorted(site.glob("updates/2026-w*/index.html")):
        part = week.read_text(encoding="utf-8").partition('id="part.changed-targets"')[2].partition("</section>")[0]
        told += [_easier(entry) for entry in part.split('<li class="line">')[1:]]
    assert sorted(told) == sorted(EASIER.strip().split("\n"))


def _easier(entry: str) -> str:
    """Return from what to what something was changed; of what was given up its title."""
    way = re.search(r'<div class="side moved"><p>((?:(?!<small>).)*?)</p>', entry)
    title = re.search(r'<p class="need-title">(.*?)</p>', entry)
    return words((way or title or [""])[1])


def test_the_list_and_the_feed_of_changed_targets_tell_the_same(site):
    rows = (site / "explore/changed-targets/index.html").read_text(encoding="utf-8").count('<th scope="row">')
    feed = (site / "updates/changed-targets.atom").read_text(encoding="utf-8")
    titles = re.findall(r"<entry>\n<title>(.*?)</title>", feed)
    assert rows == len(titles) == len(set(re.findall(r"<id>(.*?#.*?)</id>", feed))) == len(EASIER.strip().split("\n"))
    assert sorted(title.partition(":")[0] for title in titles) == [
        *("Dropped", "Due day put off", "Limit made easier", "Put off to later", "Reworded", "Taken out"),
        *("Target made easier", "Target made easier"),
    ]
