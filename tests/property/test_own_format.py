"""Whatever an organisation says, its export read back says the same again."""

from __future__ import annotations

import json
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from project import NOW, Project

from okrsite_gen.model.open_data.plain import as_plain
from okrsite_gen.pipeline.moving.move import Moving, move, write_import
from okrsite_gen.pipeline.open_data import OpenRequest, read_open_data
from okrsite_gen.pipeline.progress import silent
from okrsite_gen.pipeline.request import Request

DAY = date(2026, 11, 20)
WORDS = st.text(st.sampled_from("ab ü.:;,-+#=>|1'\"?!@%/()[]{}*_\\"), max_size=14).map(lambda text: f"x{text}".strip())
LINES = st.lists(WORDS, min_size=1, max_size=3).map("\n".join)
DAYS = st.dates(date(2026, 10, 1), date(2026, 12, 31)).map(date.isoformat)
PERCENT = st.integers(0, 100).map(lambda number: f"{number}%")
FIGURE = st.sampled_from(["12 days", "1.5 days", "~7 days", "<3 days", "40 days", "withheld"])
PEOPLE = st.sampled_from(["maria", "VP Sales", "@noor"])
IDS = ("rate", "Größe", "time_to-live", "a1")


def some(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Return any choice of fields."""
    return st.fixed_dictionaries({}, optional=fields)


INITIATIVE = st.fixed_dictionaries(
    {"title": WORDS}, optional={"url": st.just("https://x.example/1"), "state": st.sampled_from(["doing", "done"])}
)
MEASURES = st.one_of(
    st.fixed_dictionaries(
        {"target": st.just("2 days")},
        optional={"start": FIGURE, "current": FIGURE, "planned": st.dictionaries(DAYS, FIGURE, min_size=1, max_size=2)},
    ),
    st.fixed_dictionaries({"min": st.just("99.5%")}, optional={"max": st.just("100%"), "current": PERCENT}),
    st.fixed_dictionaries(
        {
            "milestones": st.lists(
                st.fixed_dictionaries({"title": WORDS, "id": st.just("step-a")}), min_size=1, max_size=1
            )
        }
    ),
    st.fixed_dictionaries({"done": st.booleans()}),
    st.fixed_dictionaries({"levels": st.fixed_dictionaries({"commit": WORDS, "target": WORDS})}),
    st.just({"baseline": True}),
    st.just({"rollup": "supporting"}),
    st.fixed_dictionaries({"progress": PERCENT}),
    st.just({"metric": "nps", "target": "50 points", "start": "10 points"}),
    st.just({}),
)
KEY_RESULT = st.builds(
    lambda title, measure, more: {"title": title, **more, **measure},
    WORDS,
    MEASURES,
    some(
        owner=PEOPLE,
        weight=st.sampled_from(["2", "0.5"]),
        due=st.just("2026-12-20"),
        starts=st.just("2026-10-05"),
        indicator=st.sampled_from(["leading", "lagging"]),
        priority=WORDS,
        evidence=st.just("https://x.example/kpi"),
        description=LINES,
        state=st.sampled_from(["dropped", "deferred"]),
        reason=WORDS,
        score=st.just("0.7"),
        score_reason=WORDS,
        result=WORDS,
        tags=st.lists(WORDS, max_size=2, unique=True),
        confidence=st.integers(0, 10),
        initiatives=st.lists(INITIATIVE, max_size=2),
        team=st.just("growth"),
    ),
)
OBJECTIVE = st.builds(
    lambda title, more, results: {
        "title": title,
        **more,
        "key_results": [{"id": name, **one} for name, one in zip(IDS, results, strict=False)],
    },
    WORDS,
    some(
        owner=PEOPLE,
        contributors=st.lists(PEOPLE, max_size=2, unique=True),
        shared_with=st.just(["growth"]),
        supports=st.just([{"ref": "growth/2026/big", "status": "proposed"}]),
        depends_on=st.just([{"team": "growth", "note": "A hand", "needed_by": "2026-11-11"}]),
        pillar=st.just("speed"),
        ambition=st.sampled_from(["committed", "aspirational"]),
        state=st.sampled_from(["draft", "proposed", "active"]),
        starts=DAYS,
        priority=WORDS,
        tags=st.lists(WORDS, max_size=2, unique=True),
        check_in=st.sampled_from(["weekly", "monthly"]),
        aliases=st.just(["/old/place/"]),
        initiatives=st.lists(INITIATIVE, max_size=2),
        carried_from=st.just("growth/2026/big"),
        allow=st.dictionaries(st.just("FOC002"), WORDS, max_size=1),
    ),
    st.lists(KEY_RESULT, max_size=3),
)
UPDATE = some(
    confidence=st.integers(0, 10), status=st.sampled_from(["on-track", "at-risk"]), note=WORDS, progress=PERCENT
)
CHECK_IN = st.fixed_dictionaries(
    {"author": PEOPLE, "updates": st.dictionaries(st.sampled_from(IDS), UPDATE, max_size=3)}
)
ORGANISATION = some(
    mission=LINES,
    vision=WORDS,
    pillars=st.just([{"id": "speed", "title": "Speed", "description": "a\nb"}]),
    sponsor=PEOPLE,
)


def file(front: dict[str, Any], body: str = "") -> str:
    text = yaml.safe_dump(front, allow_unicode=True, sort_keys=False, width=10_000) if front else ""
    return f"---\n{text}---\n{body}\n"


def exported(root: Path) -> dict[str, Any]:
    request = OpenRequest(Request(root, NOW, DAY, use_cache=False), drafts=True)
    return as_plain(read_open_data(request, silent).data)


def says(data: dict[str, Any]) -> dict[str, Any]:
    """Return an export without where in its files the site found something to say."""
    return {name: value for name, value in data.items() if name != "findings"}


@settings(max_examples=4, deadline=None, phases=[Phase.generate], derandomize=True)
@given(OBJECTIVE, CHECK_IN, ORGANISATION, LINES, LINES)
def test_export_import_export_is_identical(objective, check_in, organisation, body, note):
    updates = {"aim": {name: one for name, one in check_in["updates"].items() if one}} if check_in["updates"] else {}
    sections = f"Before.\n\n## aim#rate\n{note}\n\n## Wins\n- {note.splitlines()[0]}\n\n## Free words\n{note}"
    files = {
        "content/index.md": file(organisation, body),
        "content/cycles/2026-Q4.md": file({"breaks": [["2026-12-24", "2026-12-31"]], "check_in": "fortnightly"}, body),
        "content/teams/growth/team.md": file({"name": "Growth", "kind": "squad", "order": 2, "members": ["li"]}, body),
        "content/teams/growth/2026/big.md": file({"title": "Big"}),
        "content/teams/pay/2026-Q4/aim.md": file(objective, f"{body}\n\n## rate\n{note}"),
        "content/teams/pay/2026-Q4/plan.md": file({"not_doing": ["A new app"]}, body),
        "content/teams/pay/2026-Q4/retrospective.md": f"## Keep\n{note}\n\n## Odd\n{note}\n",
        "content/teams/pay/2026-Q4/check-ins/2026-11-13.md": file({**check_in, "updates": updates}, sections),
        "content/metrics/nps.md": file({"name": "NPS", "unit": "points", "healthy": {"min": "35 points"}}),
        "content/metrics/nps.csv": 'date,value,note\n2026-10-31,41,"a, ""b"""\n2026-11-02,43,\n',
        "content/people/maria.md": file({"name": "Maria Silva", "team": "growth", "role": "Lead"}, body),
        "content/pages/how.md": file({"title": "How", "order": 3}, body),
    }
    with tempfile.TemporaryDirectory() as folder:
        here = Project(Path(folder) / "a", {})
        for name, text in files.items():
            (here.root / name).parent.mkdir(parents=True, exist_ok=True)
            (here.root / name).write_text(text, encoding="utf-8")
        before = exported(here.root)
        there = Project(Path(folder) / "b", {"export.json": json.dumps(before)})
        found = move(Request(there.root, NOW), Moving((Path("export.json"),), there.root / "content"))
        write_import(found)
        assert found.not_understood == ()
        assert says(exported(there.root)) == says(before)
