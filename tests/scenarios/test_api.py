"""The static API: what stands at `/api/v1/` and beside each page."""

from __future__ import annotations

import csv
import io
import json
from urllib.parse import unquote

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from project import SMALL, Project

MORE = {
    "content/metrics/nps.md": "---\nunit: points\nhealthy: {min: 20}\n---\n",
    "content/metrics/nps.csv": "date,value,note\n2026-10-01,31,-\n2026-12-24,99,later\n",
    "content/people/maria.md": "---\nname: Maria\nteam: payments\n---\n",
    "content/teams/payments/2026-Q4/plan.md": "---\nnot_doing: [Cards]\n---\n",
    "content/teams/payments/2026-Q4/retrospective.md": "---\n---\n## Keep\n- Calm\n",
    "content/teams/payments/2026-Q4/wild.md": (
        '---\ntitle: \'=HYPERLINK("http://evil.example") <script>alert(1)</script> ünï "quoted"\'\n'
        "owner: '@nobody'\ndepends_on:\n  - team: company\n    note: '+1'\nkey_results:\n"
        "  - {id: down, title: '-5 to -1', start: -5, target: -1, current: -3}\n"
        "  - {id: band, title: Within, min: 99%, max: 100%}\n"
        "  - {id: steps, title: Steps, milestones: [{title: One, done: true}, Two]}\n"
        "  - {id: yes, title: Yes, done: false}\n"
        "  - {id: deg, title: Degrees, levels: {commit: a, target: b}, reached: commit}\n"
        "  - {id: base, title: Base, baseline: true}\n"
        "  - {id: hush, title: Hush, start: withheld, target: withheld}\n"
        "  - {id: path, title: Path, start: 0, target: 9, planned: {2026-11-01: 3}}\n"
        "  - Only a sentence\n---\n<!-- not for pages --> Text.\n"
    ),
}


@pytest.fixture
def project(tmp_path):
    return Project(tmp_path, {**SMALL, **MORE})


def read(project, path):
    return json.loads(project.published()[path])


def api(project):
    return {path: data for path, data in project.published().items() if path.startswith("api/")}


def kind_of(path, plain):
    return unquote(plain["schema"]) if "schema" in plain else f"/api/v1/schemas/{path.split('/')[-1]}"


def test_every_file_keeps_to_the_schema_that_it_names(project):
    project.build()
    files = project.published()
    told = {path: json.loads(data) for path, data in files.items() if path.endswith(".json") and path != "build.json"}
    checked = set()
    for path, plain in told.items():
        if not path.startswith("api/v1/schemas/"):
            schema = told[kind_of(path, plain).lstrip("/")]
            Draft202012Validator(schema, format_checker=FormatChecker()).validate(plain)
            checked.add(schema["title"])
    schemas = {plain["title"] for path, plain in told.items() if path.startswith("api/v1/schemas/")}
    assert schemas - checked == {"everything"}
    for path in (path for path in told if path.startswith("api/v1/schemas/")):
        Draft202012Validator.check_schema(told[path])


def test_the_index_leads_to_every_file_of_the_api(project):
    project.build()
    index = read(project, "api/v1/index.json")
    found = {"api/v1/index.json", index["organisation"], *index["schemas"]}
    for collection in index["collections"]:
        parts = read(project, collection["address"].lstrip("/"))
        items = [item for part in parts["parts"] for item in read(project, part["address"].lstrip("/"))["items"]]
        assert len(items) == collection["count"] == parts["count"]
        found |= {collection["address"], collection.get("table", "")} | {part["address"] for part in parts["parts"]}
    assert {each.lstrip("/") for each in found} - {""} == set(api(project)) - {"api/v1/index.html", "api/v1/index.md"}


def test_each_page_in_a_folder_has_its_data_beside_it(project):
    project.build()
    files = project.published()
    pages = {path for path in files if path.endswith("/index.html") or path == "index.html"}
    assert {path.replace("index.html", "index.json") for path in pages} <= set(files)
    beside = read(project, "teams/payments/2026-q4/activation/index.json")
    assert beside["objective"]["id"] == "payments/2026-Q4/activation"
    assert [each["id"] for each in beside["key_results"]] == ["payments/2026-Q4/activation#time"]
    assert beside["title"] == "Developers go live in a day"
    assert all(address.lstrip("/") in files for path in pages for address in more_of(project, path))


def more_of(project, path):
    return read(project, path.replace("index.html", "index.json")).get("more", ())


def test_pages_name_the_data_beside_them(project):
    project.build()
    link = '<link rel="alternate" type="application/json" href="index.json">'
    assert link in project.page("teams/payments/index.html")
    assert "application/json" not in project.page("404.html")


def test_an_edit_changes_no_part_of_another_team(project):
    project.build()
    before = api(project)
    project.edit("content/teams/payments/2026-Q4/activation.md", "Ordinary Markdown", "Other words")
    project.build()
    changed = {path for path, data in api(project).items() if before.get(path) != data}
    assert changed == {"api/v1/objectives/payments/2026-q4.json"}


def test_nothing_after_the_day_of_the_build_and_no_comment_is_published(project):
    project.write({"content/teams/payments/2026-Q4/check-ins/2026-12-01.md": "---\n---\n## Wins\nLater\n"})
    project.build()
    whole = b"".join(data for path, data in api(project).items() if "/findings" not in path)
    assert b"not for pages" not in whole
    assert b"2026-12-01" not in whole
    assert b"2026-12-24" not in whole


def rows(project, table):
    text = project.published()[f"api/v1/{table}.csv"].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_tables_have_a_row_for_each_thing_and_no_cell_that_a_spreadsheet_would_run(project):
    project.build()
    wild = next(row for row in rows(project, "objectives") if row["id"].endswith("/wild"))
    assert wild["title"].startswith("'=HYPERLINK")
    down = next(row for row in rows(project, "key-results") if row["id"].endswith("#down"))
    assert (down["title"], down["start"], down["start_number"]) == ("'-5 to -1", "-5", "-5")
    assert [row["part"] for row in rows(project, "check-ins")] == ["update", "wins"]
    assert {(row["sort"], row["note"]) for row in rows(project, "alignment")} == {
        ("supports", ""),
        ("depends_on", "+1"),
    }


def test_configuration_leaves_the_data_out(project):
    project.write({"okrsite.yml": "outputs: {json: false, csv: false}\n"})
    project.build()
    assert api(project) == {}
    assert not [path for path in project.published() if path.endswith("index.json")]
    assert "application/json" not in project.page("index.html")


def test_tables_alone_can_be_left_out(project):
    project.write({"okrsite.yml": "outputs: {csv: false}\n"})
    project.build()
    assert not [path for path in api(project) if path.endswith(".csv")]
    assert "table" not in project.published()["api/v1/index.json"].decode()


@pytest.mark.parametrize("owners", ["role", "none"])
def test_no_person_is_in_the_data_where_none_may_appear(project, owners):
    project.write(
        {
            "okrsite.yml": f"owners: {owners}\n",
            "content/people/xavier.md": "---\nname: Xavierus\nteam: payments\nrole: Head\n---\n",
            "content/teams/payments/2026-Q4/own.md": "---\ntitle: Own\nowner: xavier\n---\nAsk [[@xavier]].\n",
        }
    )
    project.build()
    data = {path: text for path, text in project.published().items() if path.endswith((".json", ".csv"))}
    assert [path for path, text in data.items() if b"xavier" in text.lower()] == []


def test_a_build_that_hides_leaves_nothing_of_it_in_its_data(project):
    project.write(
        {
            "okrsite.yml": "audiences: [public, company]\ndefault_audience: public\n",
            "content/teams/payments/2026-Q4/zebra.md": (
                "---\ntitle: ZEBRA\naudience: company\nsupports: [activation]\n---\nZEBRA\n"
            ),
            "content/teams/payments/2026-Q4/figures.md": (
                "---\ntitle: Open\nsupports: [zebra]\nkey_results:\n  - id: kr\n    title: Some\n"
                "    figures: company\n    start: 111177\n    target: 777711\n    current: 333377\n---\n[[zebra]]\n"
            ),
            "content/teams/payments/2026-Q4/check-ins/2026-11-19.md": (
                "---\nupdates:\n  figures:\n    kr:\n      value: 555577\n  zebra:\n    note: ZEBRA\n---\n"
            ),
        }
    )
    project.build()
    data = [text for path, text in project.published().items() if path.endswith((".json", ".csv"))]
    whole = b"\n".join(data).lower()
    assert [mark for mark in (b"zebra", b"111177", b"777711", b"333377", b"555577") if mark in whole] == []
