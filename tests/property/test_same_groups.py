"""Groups of pages that look at nothing else than before are the same: whatever was edited in the demo company."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable, Iterable
from datetime import datetime, timezone
from pathlib import Path

import pytest

from okrsite_gen.analysis import analyse
from okrsite_gen.content.markdown import Markdown
from okrsite_gen.pipeline.configure import configure
from okrsite_gen.pipeline.find import find
from okrsite_gen.pipeline.load import judge, load
from okrsite_gen.pipeline.request import Request
from okrsite_gen.site.edition import Edition, make_edition
from okrsite_gen.site.groups import content_groups
from okrsite_gen.site.page import BuildFacts, Page
from okrsite_gen.site.watch import Looked
from okrsite_gen.site.watched import constants, watched_edition

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 11, 27, 12, 0, tzinfo=timezone.utc)
BASE_URL = "https://okrs.example.org/"

LaidOut = dict[str, tuple[list[str], Looked, bytes]]
"""Name of a group → its pages written out, what was looked at for them, and what stands for all that was seen."""


def edition_of(root: Path) -> tuple[Edition, str]:
    project = configure(Request(root, NOW))
    loaded = load(project, find(project, lambda *_: None), lambda *_: None)
    org, _ = judge(loaded, project)
    facts = BuildFacts(project.as_of, base_url=BASE_URL, version="1")
    insights = analyse(org, project.as_of, project.settings)
    edition = make_edition(org, insights, project.settings, loaded.findings, facts, Markdown())
    return watched_edition(edition), constants(edition)


def written_out(pages: Iterable[Page]) -> list[str]:
    return [f"{page} {page.view}" for page in pages]


def laid_out(edition: Edition) -> LaidOut:
    found: LaidOut = {}
    for group in content_groups(edition):
        edition.watch.forget()
        pages, looked = edition.watch.during(
            lambda group=group: [f"{page} {page.view}" for page in group.pages(edition)]
        )
        found[group.name] = pages, looked, edition.watch.digest(looked)
    return found


def number(text: str, chance: random.Random) -> str:
    found = chance.choice(list(re.finditer(r"\d+", text)) or [re.match("", text)])
    return f"{text[: found.start()]}{chance.randint(0, 99)}{text[found.end() :]}"


def word(text: str, chance: random.Random) -> str:
    found = chance.choice(list(re.finditer(r"[a-z]{4,}", text)) or [re.match("", text)])
    return f"{text[: found.start()]}edited{text[found.end() :]}"


def line(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    del lines[chance.randrange(len(lines))]
    return "\n".join(lines)


def title(text: str, _: random.Random) -> str:
    return re.sub(r"(title|name): (.)", r"\1: Edited \2", text, count=1)


def date(text: str, chance: random.Random) -> str:
    return re.sub(r"2026-\d\d", f"2026-{chance.randint(1, 12):02}", text, count=1)


def body(text: str, _: random.Random) -> str:
    return f"{text}\nSee [[care/2026-Q4/answers]], @maria and [the team](../team.md).\n"


WAYS: tuple[Callable[[str, random.Random], str], ...] = (number, word, line, title, date, body)


def edit(root: Path, chance: random.Random) -> str:
    """Edit, copy or remove one file, and return what was done."""
    file = chance.choice(sorted(root.glob("content/**/*.md")) + sorted(root.glob("content/**/*.csv")))
    if chance.random() < 0.1:
        file.unlink()
        return f"removed {file}"
    text = file.read_text(encoding="utf-8")
    if chance.random() < 0.1:
        name = "2026-11-25.md" if "check-ins" in file.parts else f"another-{file.name}"
        file.with_name(name).write_text(text, encoding="utf-8")
        return f"copied {file}"
    way = chance.choice(WAYS)
    file.write_text(way(text, chance), encoding="utf-8")
    return f"edited {file}: {way.__name__}"


def holds(root: Path, seed: int, steps: int) -> None:
    shutil.copytree(ROOT / "content", root / "content")
    shutil.copy(ROOT / "okrsite.yml", root)
    chance = random.Random(seed)
    edition, same_for_all = edition_of(root)
    before, left_out = laid_out(edition), 0
    for _ in range(steps):
        done = edit(root, chance)
        edition, now_for_all = edition_of(root)
        after = laid_out(edition)
        for name in after.keys() & before.keys() if now_for_all == same_for_all else ():
            pages, looked, digest = before[name]
            if edition.watch.digest(looked) == digest:
                assert after[name][0] == pages, (done, name)
                left_out += 1
        before, same_for_all = after, now_for_all
    assert left_out > steps * len(before) / 2


def test_what_looks_at_nothing_else_than_before_is_the_same(tmp_path):
    holds(tmp_path, seed=1, steps=2)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(2, 6))
def test_what_looks_at_nothing_else_than_before_is_the_same_in_long_sequences(seed, tmp_path):
    holds(tmp_path, seed, steps=60)


def test_nothing_that_stands_for_an_edition_depends_on_the_order_of_a_set(tmp_path):
    edition, same_for_all = edition_of(ROOT)
    assert not re.search(r"set\(\{|<[\w.]+ object at", same_for_all)
    for group in content_groups(edition)[:60]:
        edition.watch.forget()
        _, looked = edition.watch.during(lambda group=group: written_out(group.pages(edition)))
        for name, keys in looked:
            for key in keys:
                assert not re.search(r"set\(\{|<[\w.]+ object at", edition.watch.text(name, key)), (name, key)
