"""What editors are told by the JSON Schema is what `check` says: about every file at hand, and about odd values."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from as_editors_read import as_editors_read
from jsonschema import Draft202012Validator, FormatChecker

from okrsite_gen.content.configuration import Configuration, json_schema, read_configuration
from okrsite_gen.content.discover import discover
from okrsite_gen.content.document import Role
from okrsite_gen.content.front_matter import split
from okrsite_gen.content.markdown import Markdown
from okrsite_gen.content.reading import read_document
from okrsite_gen.content.schema import (
    FRONTS,
    DependencyFront,
    InitiativeFront,
    KeyResultFront,
    ObjectiveUpdateFront,
    SupportFront,
    UpdateFront,
    json_schemas,
    validate,
)
from okrsite_gen.content.sources import source_of
from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.model.settings import Settings
from okrsite_gen.pipeline.init import FirstSite, init
from okrsite_gen.pipeline.templates import DEMO, TEMPLATES

ROOT = Path(__file__).parents[3]
MARKDOWN = Markdown()
SETTINGS = Settings(audiences=("public", "company"), default_audience="company")

UNSEEN = {
    "FLD010": "between fields: a dependency names an objective or a team, and never both",
    "FLD013": "between entries: two have the same id",
    "FLD018": "between fields: something ends before it begins",
    "FLD019": "the audiences stand in okrsite.yml",
    "CFG005": "between settings: an audience must be among `audiences`",
    "CFG006": "between settings: thresholds cross",
    "CFG007": "between settings: redirects lead in a circle",
    "CFG008": "between settings: the same thing is named twice",
    "VAL001": "figures are read by a parser; the schema looks at how they begin",
    "VAL002": "whether 1,5 can be read depends on `decimal` in okrsite.yml",
    "VAL003": "figures are read by a parser; the schema does not count digits",
    "VAL004": "figures are read by a parser; the schema looks at how they begin",
}
"""Code of an error that a schema cannot tell → why."""

UNSEEN_LINES = dict.fromkeys(("weight: 1,5", "score: 1,5"), "whether 1,5 can be read depends on `decimal`")
"""A line that only `check` refuses → why."""

VALUES = (
    *("", "x", "~", "''", "' '", "0", "1", "7", "11", "-1", "0.5", "1.5", "true", "no", "Yes", "'7'", "40%", "12 days"),
    *("2026-11-20", "2026-02-30", "20.11.2026", "withheld", "~300", "1,5", "Done", "active", "At Risk", "weekly", "up"),
    *("x, y", "a b", "con", "value", "/a/", "/a/../b", "https://x.example/a", "javascript:x", "all", "public", "DE-de"),
    *("[x, y]", "[]", "[1]", "[~]", "['']", "[[2026-12-21, 2027-01-02]]", "{}", "{x: y}", "{title: x}", "[{title: x}]"),
    *("[{title: x, id: a b}]", "{ref: a/b, status: Agreed}", "[{ref: a/b, statuss: x}]", "{FLD001: because}"),
    *("{a: {value: 3}}", "{a: {k: {value: [x]}}}", "{'a#k': {value: 3}}", "{a: confirmed}", "{2026-11-01: 42%}"),
)


@cache
def validator(kind: str) -> Draft202012Validator:
    schema = json_schema() if kind == "config" else json_schemas()[kind]
    return Draft202012Validator(schema, format_checker=FormatChecker(["date"]))


def errors_of(kind: str, front: str) -> set[str] | None:
    """Return the codes of the errors that `check` has about fields; None where it cannot read the YAML at all."""
    if kind == "config":
        _, findings = read_configuration(front.encode(), "okrsite.yml")
    else:
        document = read_document(source_of("x.md", f"---\n{front}\n---\n".encode()), Role(kind, "x.md"), MARKDOWN)
        if not document.readable:
            return None
        _, findings = validate(document, SETTINGS)
    return {finding.code for finding in findings if finding.severity is Severity.ERROR}


def disagreement(kind: str, front: str) -> str:
    """Return how schema and `check` differ about a file, or nothing."""
    errors = errors_of(kind, front)
    if errors is None:
        return ""
    held = as_editors_read(front) or {}
    refused = not validator(kind).is_valid(held)
    if refused and not errors:
        message = next(error.message for error in validator(kind).iter_errors(held))
        return f"{kind}: {front!r}: only the schema refuses it: {message}"
    if errors - set(UNSEEN) and not refused and not any(line in front for line in UNSEEN_LINES):
        return f"{kind}: {front!r}: only check refuses it: {sorted(errors)}"
    return ""


def fronts_of(project: Path) -> Iterator[tuple[str, str]]:
    """Yield kind and front matter of every file of a project, its configuration first."""
    configuration = project / "okrsite.yml"
    if configuration.exists():
        yield "config", configuration.read_text(encoding="utf-8")
    found = discover(project, ("content",))
    for source in found.sources:
        role = found.roles[source.path]
        if role.kind in FRONTS:
            yield role.kind, split(source.data.decode("utf-8", "replace"), source.path, role).front


@pytest.mark.parametrize("kind", [*FRONTS, "config"])
def test_each_schema_is_one_by_its_own_standard(kind):
    Draft202012Validator.check_schema(validator(kind).schema)


def test_schema_and_check_agree_about_the_company_that_the_documentation_shows():
    assert [said for front in fronts_of(ROOT) if (said := disagreement(*front))] == []


@pytest.mark.parametrize("template", [name for name in TEMPLATES if name != DEMO])
def test_schema_and_check_agree_about_the_first_sites(tmp_path, template):
    init(FirstSite(tmp_path, date(2026, 11, 20), template=template))
    fronts = list(fronts_of(tmp_path))
    assert {kind for kind, _ in fronts} >= {"config", "team"}
    assert [said for front in fronts if (said := disagreement(*front))] == []


@pytest.mark.parametrize("case", sorted(path.name for path in (ROOT / "tests/golden/broken").iterdir()))
def test_schema_and_check_agree_about_content_that_must_fail(case):
    fronts = fronts_of(ROOT / "tests/golden/broken" / case)
    assert [said for front in fronts if (said := disagreement(*front))] == []


@pytest.mark.parametrize("kind", [*FRONTS, "config"])
def test_schema_and_check_agree_about_odd_values_of_every_field(kind):
    shape = Configuration if kind == "config" else FRONTS[kind]
    needed = "title: x\n" if kind == "objective" else ""
    fronts = [f"{'' if name == 'title' else needed}{name}: {value}" for name in shape.field_names() for value in VALUES]
    assert [said for front in fronts if (said := disagreement(kind, front))] == []


@pytest.mark.parametrize(
    ("group", "shape", "needed"),
    [
        ("key_results", KeyResultFront, "title"),
        ("initiatives", InitiativeFront, "title"),
        ("supports", SupportFront, "ref"),
        ("depends_on", DependencyFront, "ref"),
    ],
)
def test_schema_and_check_agree_about_odd_values_inside_an_objective(group, shape, needed):
    assert list(_inside(group, shape, needed)) == []


def _inside(group: str, shape, needed: str) -> Iterator[str]:
    for name in shape.field_names():
        if (group, name) == ("depends_on", "team"):
            continue  # beside `ref` it is an error between fields
        for value in VALUES:
            entry = f"  - {name}: {value}\n" + (f"    {needed}: x\n" if name != needed else "")
            said = disagreement("objective", f"title: x\n{group}:\n{entry}")
            if said:
                yield said


@pytest.mark.parametrize("shape", [ObjectiveUpdateFront, UpdateFront])
def test_schema_and_check_agree_about_odd_values_of_updates(shape):
    indented = "    k:\n      " if shape is UpdateFront else "    "
    fronts = [f"updates:\n  a:\n{indented}{name}: {value}" for name in shape.field_names() for value in VALUES]
    assert [said for front in fronts if (said := disagreement("check-in", front))] == []


@pytest.mark.parametrize("kind", [*FRONTS, "config"])
def test_whoever_points_at_a_field_in_an_editor_is_told_what_it_means(kind):
    schema = validator(kind).schema
    groups = [schema, *schema.get("$defs", {}).values()]
    shapes = [shape for group in groups for shape in (group, *group.get("anyOf", ())) if "properties" in shape]
    silent = [name for shape in shapes for name, told in shape["properties"].items() if not told.get("description")]
    assert silent == []
