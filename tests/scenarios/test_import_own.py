"""`okrsite import` of what okrsite exported: read back as it was, and told where it has another shape."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from importing import report, table


@pytest.fixture
def root(tmp_path) -> Path:
    """Return an empty project folder."""
    (tmp_path / "project").mkdir()
    return tmp_path / "project"


def own(root: Path, **more: object) -> str:
    """Write an export of our own with one objective, and return its name."""
    plain = {
        "version": 1,
        "okrsite": "0",
        "as_of": "2026-11-20",
        "organisation": {"mission": "Bread for all"},
        "objectives": [{"id": "bakery/2026-Q4/ovens", "title": "Warm ovens", "computed": {}}],
        "key_results": [],
        **more,
    }
    return table(root, json.dumps(plain), "export.json")


def test_an_export_of_our_own_is_read_back(root):
    found = report(root, own(root), "--write")
    assert found["format"] == "okrsite-json"
    assert sorted(found["written"]) == ["index.md", "teams/bakery/2026-Q4/ovens.md"]


@pytest.mark.parametrize(
    "identifier", ["../../../evil", "bakery/2026-Q4/../../../../evil", "bakery/2026-Q4/con", "/etc/x/y"]
)
def test_ids_of_our_own_format_that_lead_elsewhere_are_refused(root, identifier):
    found = report(root, own(root, objectives=[{"id": identifier, "title": "Evil"}]), "--write")
    assert found["written"] == ["index.md"]
    (told,) = (one["text"] for one in found["not_understood"])
    assert told == f"teams/{identifier}.md\n---\ntitle: Evil\n---\n"


def test_a_broken_record_of_our_own_format_is_told_and_the_others_are_read(root):
    found = report(root, own(root, teams=[{"name": "No id"}, {"id": "bakery", "name": "Bakery"}]), "--write")
    assert "teams/bakery/team.md" in found["written"]
    assert "No id" in found["not_understood"][0]["text"]


def test_the_reference_names_every_format_field_and_option():
    from okrsite_gen.cli.import_ import command
    from okrsite_gen.model.table_mapping import FIELDS
    from okrsite_gen.pipeline.moving.formats import GUESSED, formats

    reference = (Path(__file__).parents[2] / "docs/reference/import.md").read_text(encoding="utf-8")
    options = [name for option in command.params for name in option.opts if name.startswith("--")]
    names = [*(one.name for one in formats()), GUESSED]
    assert [name for name in (*names, *options) if f"`{name}" not in reference] == []
    assert [name for name, words in FIELDS.items() if f"| `{name}` | {words} |" not in reference] == []


HALVES = [
    {"teams": 5},
    {"objectives": None},
    {"cycles": {"id": "2026-Q4"}},
    {"people": ["maria"]},
    {"organisation": ["Bread for all"]},
    {"key_results": ["Bake"]},
    {"key_results": [{"id": "bakery/2026-Q4/oven#bake", "objective": "bakery/2026-Q4/oven", "title": "Bake"}]},
    {"objectives": [{"id": "bakery/2026-Q4/ovens", "title": "Warm", "key_results": [], "progress": "a lot"}]},
    {"objectives": [{"id": "bakery/2026-Q4/ovens", "supports": [5]}]},
    {"check_ins": [{"id": "x", "team": "bakery", "cycle": "2026-Q4", "day": "2026-11-02", "updates": ["Bake"]}]},
    {"metrics": [{"id": "nps", "rows": [{"day": "2026-11-02", "value": None}]}]},
    {"metrics": [{"id": "nps", "rows": [{"day": "2026-11-02", "value": {"written": "a lot"}}]}]},
    {"metrics": [{"id": "nps", "rows": [{"day": "soon", "value": {"written": "42"}}]}]},
    {"experiments": [{"title": "Bake"}]},
]


@pytest.mark.parametrize("half", HALVES, ids=[f"{next(iter(half))}-{at}" for at, half in enumerate(HALVES)])
def test_any_other_shape_of_our_own_format_is_told(root, half):
    told = report(root, own(root, **half), "--write")["not_understood"]
    value = next(iter(half.values()))
    assert len(told) == 1
    assert json.loads(told[0]["text"]) in (value, value[0] if isinstance(value, list) else None)


def test_a_number_of_endless_digits_is_no_harm(root):
    name = own(root)
    text = (root / name).read_text().replace('"Warm ovens"', '"Warm ovens", "priority": 1e999999')
    assert report(root, table(root, text, name), "--write")["written"]


def test_key_results_of_an_objective_that_was_not_read_are_told(root):
    name = "bakery/2026-Q4/ovens"
    bake = {"id": f"{name}#bake", "objective": name, "title": "Bake"}
    broken = {"id": name, "title": "Warm", "depends_on": 5}
    found = report(root, own(root, objectives=[broken], key_results=[bake]))["not_understood"]
    assert [json.loads(one["text"])["title"] for one in found] == ["Warm", "Bake"]
