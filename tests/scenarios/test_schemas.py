"""Schemas for editors: printed, written, and told when they are old."""

from __future__ import annotations

import json
from datetime import date

import pytest
from jsonschema import Draft202012Validator

from okrsite_gen.cli.program import run
from okrsite_gen.pipeline.init import FirstSite, init
from okrsite_gen.pipeline.schema import KINDS
from okrsite_gen.pipeline.templates import TEMPLATES


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_printed_as_a_schema(kind, capsys):
    assert run(["schema", kind]) == 0
    Draft202012Validator.check_schema(json.loads(capsys.readouterr().out))


def test_without_a_kind_all_are_listed(capsys):
    assert run(["schema"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == list(KINDS)


def test_a_slip_in_the_name_is_answered_with_the_names(capsys):
    assert run(["schema", "objectives"]) == 2
    assert "objective, plan, check-in" in capsys.readouterr().err


def test_all_are_written_once_and_then_up_to_date(tmp_path, capsys):
    assert run(["-C", str(tmp_path), "schema", "--all", "--output", "schemas"]) == 0
    assert capsys.readouterr().out.count("Wrote schemas/") == len(KINDS)
    assert run(["-C", str(tmp_path), "schema", "--all", "--output", "schemas"]) == 0
    assert capsys.readouterr().out == "schemas is up to date.\n"
    assert run(["-C", str(tmp_path), "schema", "--check"]) == 0


def test_all_need_a_folder(capsys):
    assert run(["schema", "--all"]) == 2
    assert "--output schemas" in capsys.readouterr().err


def test_an_old_schema_is_told_and_renewed(tmp_path, capsys):
    init(FirstSite(tmp_path, date(2026, 11, 29)))
    old = tmp_path / "schemas/okrsite.schema.json"
    old.write_text('{"$schema": "x"}')
    assert run(["-C", str(tmp_path), "schema", "--check"]) == 1
    said = capsys.readouterr().out
    assert "schemas/okrsite.schema.json is not what this okrsite writes." in said
    assert "okrsite schema config --output schemas" in said
    assert run(["-C", str(tmp_path), "schema", "config", "--output", "schemas"]) == 0
    assert run(["-C", str(tmp_path), "schema", "--check"]) == 0


def test_nothing_else_is_replaced(tmp_path, capsys):
    mine = tmp_path / "schemas/team.schema.json"
    mine.parent.mkdir()
    mine.write_text("my notes")
    assert run(["-C", str(tmp_path), "schema", "--all", "--output", "schemas"]) == 2
    assert "is no JSON Schema" in capsys.readouterr().err
    assert mine.read_text() == "my notes"
    assert list(mine.parent.iterdir()) == [mine]


def test_a_folder_without_schemas_is_not_called_up_to_date(tmp_path, capsys):
    assert run(["-C", str(tmp_path), "schema", "--check"]) == 2
    assert "There are no schemas" in capsys.readouterr().err


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_first_site_names_a_schema_that_is_there(tmp_path, template):
    init(FirstSite(tmp_path, date(2026, 11, 29), template=template))
    header = (tmp_path / "okrsite.yml").read_text(encoding="utf-8").splitlines()[0]
    named = header.partition("$schema=")[2]
    mapped = json.loads((tmp_path / ".vscode/settings.json").read_text(encoding="utf-8"))["yaml.schemas"]
    assert mapped == {f"./{named}": "okrsite.yml"}
    assert "site" in json.loads((tmp_path / named).read_text(encoding="utf-8"))["properties"]


def test_settings_of_ones_own_stand_as_they_were(tmp_path):
    own = tmp_path / ".vscode/settings.json"
    own.parent.mkdir()
    own.write_text("{ // mine\n}")
    assert ".vscode/settings.json" in init(FirstSite(tmp_path, date(2026, 11, 29))).kept
    assert own.read_text() == "{ // mine\n}"


def test_whoever_uses_another_editor_gets_the_schema_alone(tmp_path):
    written = init(FirstSite(tmp_path, date(2026, 11, 29), vscode=False)).written
    assert "schemas/okrsite.schema.json" in written
    assert not [path for path in written if path.startswith(".vscode")]
