"""What `build --profile` prints."""

from __future__ import annotations

import json

from okrsite_gen.cli.profile import profile_json, profile_lines
from okrsite_gen.cli.spans import plain
from okrsite_gen.cli.timekeeper import Profile, Stage
from okrsite_gen.pipeline.stopwatch import Timed

PAGES = [Timed("page", "team", "/teams/big/", 0.5), *(Timed("page", "objective", f"/{n}/", 0.1) for n in range(9))]
PROFILE = Profile(
    (Stage("Starting", 0.4, 0.3), Stage("Drawing pages", 1.6, 2.7)),
    (
        *PAGES,
        Timed("group", "objective", "objective a/2026/b", 0.7),
        Timed("file", "check-in", "content/a\x1b.md", 0.002),
    ),
)


def told(profile: Profile) -> str:
    return "\n".join(map(plain, profile_lines(profile)))


def test_stages_kinds_and_the_slowest_are_told():
    text = told(PROFILE)
    assert "Where the time went: 2.0 s, 3.0 s of processor time." in text
    assert text.index("Drawing pages") < text.index("pages drawn") < text.index("slowest files")
    rows = [line.split() for line in text.splitlines()]
    assert ["objective", "0.90", "9", "100.0"] in rows
    assert rows.index(["objective", "0.90", "9", "100.0"]) < rows.index(["team", "0.50", "1", "500.0"])
    assert ["500.0", "/teams/big/"] in rows
    assert "and 2 others" in text
    assert ["objective", "0.70", "1", "700.0"] in rows
    assert "\x1b" not in text


def test_many_kinds_are_summed_up():
    kinds = Profile((), tuple(Timed("page", f"kind {number}", "/", 0.01) for number in range(20)))
    assert [line for line in told(kinds).splitlines() if "5 other kinds" in line and "0.05" in line]


def test_a_run_that_read_and_drew_nothing_tells_stages_alone():
    assert "slowest" not in told(Profile((Stage("Starting", 0.1, 0.1),), ()))


def test_a_file_gets_every_page_and_says_who_wrote_it():
    written = json.loads(profile_json(PROFILE))
    assert next(iter(written)) == "okrsite"
    assert len(written["pages"]) == 10
    assert written["groups"] == [{"kind": "objective", "name": "objective a/2026/b", "processor": 0.7}]
    assert written["pages"][0] == {"kind": "team", "name": "/teams/big/", "processor": 0.5}
    assert written["files"] == [{"kind": "check-in", "name": "content/a\x1b.md", "processor": 0.002}]
