"""The static API: what stands at `/api/v1/` and beside each page."""

from __future__ import annotations

import csv
import io
import json
import re
from urllib.parse import unquote

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from project import SMALL, Project

from okrsite_gen.model.open_data.csv_text import harmless

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
        "  - Only a sentence\n---\n<!-- not for pages --> Text, `<!-- as code -->`.\n"
    ),
}


LATER = {"content/teams/payments/2026-Q4/check-ins/2026-12-01.md": "---\n---\n## Wins\nLater\n"}


@pytest.fixture
def project(tmp_path):
    return Project(tmp_path, {**SMALL, **MORE})


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Path → bytes of one site, for all tests that only look at it."""
    project = Project(tmp_path_factory.mktemp("api"), {**SMALL, **MORE, **LATER})
    project.build()
    return project.published()


def read(site, address):
    return json.loads(site[unquote(address).lstrip("/")])


def api(files):
    return {path: data for path, data in files.items() if path.startswith("api/")}


def test_every_file_keeps_to_the_schema_that_it_names(site):
    told = {path: json.loads(data) for path, data in site.items() if path.endswith(".json") and path != "build.json"}
    schemas = {path: plain for path, plain in told.items() if path.startswith("api/v1/schemas/")}
    checkers = {path: Draft202012Validator(plain, format_checker=FormatChecker()) for path, plain in schemas.items()}
    met = set()
    for path, plain in told.items():
        if path not in schemas:
            schema = plain.get("schema", "/api/v1/schemas/organisation.json").lstrip("/")
            checkers[schema].validate(plain)
            met.add(schema)
    assert {path.rpartition("/")[2] for path in schemas.keys() - met} == {"everything.json"}
    for plain in schemas.values():
        Draft202012Validator.check_schema(plain)


def test_the_index_leads_to_every_file_of_the_api(site):
    index = read(site, "api/v1/index.json")
    found = {"api/v1/index.json", index["organisation"], *index["schemas"]}
    for collection in index["collections"]:
        parts = read(site, collection["address"])
        items = [item for part in parts["parts"] for item in read(site, part["address"])["items"]]
        assert len(items) == collection["count"] == parts["count"]
        found |= {collection["address"], collection.get("table", "")} | {part["address"] for part in parts["parts"]}
    pages = {"api/v1/index.html", "api/v1/index.md"}
    assert {unquote(each).lstrip("/") for each in found} - {""} == set(api(site)) - pages


def test_each_page_in_a_folder_has_its_data_beside_it(site):
    pages = {path for path in site if path.endswith("/index.html") or path == "index.html"}
    beside = {path: read(site, path.replace("index.html", "index.json")) for path in pages}
    own = beside["teams/payments/2026-q4/activation/index.html"]
    assert own["objective"]["id"] == "payments/2026-Q4/activation"
    assert [each["id"] for each in own["key_results"]] == ["payments/2026-Q4/activation#time"]
    assert own["title"] == "Developers go live in a day"
    assert all(unquote(address).lstrip("/") in site for each in beside.values() for address in each.get("more", ()))


def test_pages_name_the_data_beside_them(site):
    link = b'<link rel="alternate" type="application/json" href="index.json">'
    assert link in site["teams/payments/index.html"]
    assert b"application/json" not in site["404.html"]


def test_a_page_that_only_leads_elsewhere_names_no_data(project):
    project.edit("content/teams/payments/2026-Q4/activation.md", "---\n", "---\naliases: [/old/]\n")
    project.build()
    assert "application/json" not in project.page("old/index.html")
    assert not (project.site / "old/index.json").exists()


def test_the_page_of_data_leads_to_files_that_exist(site):
    targets = re.findall(r'href="\.\./\.\./(api/v1/[^"]+)"', site["api/v1/index.html"].decode())
    assert len(targets) > 30
    assert [target for target in targets if target not in site] == []


def test_an_edit_changes_no_part_of_another_team(project):
    project.build()
    before = api(project.published())
    project.edit("content/teams/payments/2026-Q4/activation.md", "Ordinary Markdown", "Other words")
    project.build()
    changed = {path for path, data in api(project.published()).items() if before.get(path) != data}
    assert changed == {"api/v1/objectives/payments/2026-q4.json"}


def test_nothing_after_the_day_of_the_build_and_no_comment_is_published(site):
    whole = b"".join(data for path, data in api(site).items() if "/findings" not in path)
    assert b"not for pages" not in whole
    assert b"`<!-- as code -->`" in whole
    assert b"2026-12-01" not in whole
    assert b"2026-12-24" not in whole


def rows(site, table):
    text = site[f"api/v1/{table}.csv"].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_tables_have_a_row_for_each_thing_and_no_cell_that_a_spreadsheet_would_run(site):
    wild = next(row for row in rows(site, "objectives") if row["id"].endswith("/wild"))
    assert wild["title"].startswith("'=HYPERLINK")
    down = next(row for row in rows(site, "key-results") if row["id"].endswith("#down"))
    assert (down["title"], down["start"], down["start_number"]) == ("'-5 to -1", "-5", "-5")
    assert [row["part"] for row in rows(site, "check-ins")] == ["update", "wins"]
    edges = {(row["sort"], row["note"]) for row in rows(site, "alignment")}
    assert edges == {("supports", ""), ("depends_on", "+1")}


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+1 team", "'+1 team"),
        ("-5 days", "'-5 days"),
        ("@cmd", "'@cmd"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("  =1", "'  =1"),
        ("\uff1d1", "'\uff1d1"),
        ("-12", "-12"),
        ("-1,234.5 %", "-1,234.5 %"),
        ("+3.5%", "+3.5%"),
        ("-1+1", "'-1+1"),
        ("a=b", "a=b"),
        ("", ""),
    ],
)
def test_a_text_that_begins_like_a_formula_is_quoted_unless_it_is_a_number(text, written):
    assert harmless(text) == written


def test_configuration_leaves_the_data_out(project):
    project.write({"okrsite.yml": "outputs: {json: false, csv: false}\n"})
    project.build()
    assert api(project.published()) == {}
    assert not [path for path in project.published() if path.endswith("index.json")]
    assert "application/json" not in project.page("index.html")


def test_tables_alone_can_be_left_out(project):
    project.write({"okrsite.yml": "outputs: {csv: false}\n"})
    project.build()
    assert not [path for path in project.published() if path.endswith(".csv")]
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
