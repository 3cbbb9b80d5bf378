"""What other tools exported becomes content that passes the check, builds, and is left alone by a second import."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest
from importing import EXPORTS, HEAD, VIVA, archive, report, run, table, texts, written
from project import Project

FORMATS = sorted(folder.name for folder in EXPORTS.iterdir() if folder.is_dir())


@pytest.fixture
def root(tmp_path) -> Path:
    """Return an empty project folder."""
    (tmp_path / "project").mkdir()
    return tmp_path / "project"


def options(name: str) -> list[str]:
    mapping = EXPORTS / name / "mapping.yml"
    return ["--cycle", "2026-Q1", *(["--mapping", str(mapping)] if mapping.exists() else [])]


@pytest.mark.parametrize("name", FORMATS)
def test_an_export_becomes_the_files_that_stand_beside_it(root, name):
    found = report(root, str(EXPORTS / name / "export"), "--write", *options(name))
    expected = name if name not in {"mapping"} else "rechnungen"
    assert found["format"] == expected
    made = {path: text for path, text in texts(root / "content").items() if path != "_imported.json"}
    assert made == texts(EXPORTS / name / "becomes")


@pytest.mark.parametrize("name", FORMATS)
def test_what_was_imported_passes_the_check_and_builds(root, name):
    run(root, str(EXPORTS / name / "export"), "--write", *options(name))
    project = Project(root.parent, {})
    assert [one for one in project.check().findings if one.severity.value == "error"] == []
    assert project.build().written


@pytest.mark.parametrize("name", FORMATS)
def test_a_second_import_writes_nothing(root, name):
    words = [str(EXPORTS / name / "export"), "--write", *options(name)]
    run(root, *words)
    before = texts(root)
    assert report(root, *words)["written"] == []
    assert texts(root) == before


@pytest.mark.parametrize("name", FORMATS)
def test_no_row_and_no_cell_is_lost(root, name):
    """Every word of an export stands in a file or in the report; only addresses of people are left out."""
    found = run(root, str(EXPORTS / name / "export"), "--write", "--json", *options(name)).output
    everything = " ".join(texts(root / "content").values()) + json.loads(json.dumps(found))
    for file in (EXPORTS / name / "export").glob("*.csv"):
        for word in (
            "Riders wait too long.",
            "because: it; matters",
            "First the permits.",
            "half; way",
            "Nobody should",
        ):
            assert word not in file.read_text(encoding="utf-8") or word in everything
    assert "@bikes.example" not in " ".join(texts(root / "content").values())


def test_a_dry_run_writes_nothing_and_tells_what_it_would_write(root):
    told = run(root, str(VIVA)).output
    assert not (root / "content").exists()
    assert "3 objectives, 3 key results, 1 initiative" in told
    assert "teams/sales/2025-Q4/sell-more-a-lot.md" in told
    assert "Nothing was written." in told
    assert "row 9: It has no title." in told


def test_an_edited_file_stays_and_the_report_names_what_the_export_says_differently(root):
    run(root, str(VIVA), "--write")
    file = root / "content/teams/sales/2025-Q4/sell-more-a-lot.md"
    file.write_text(file.read_text().replace("target: 2%", "target: 3%"))
    (root / "content/people/ann-lee.md").unlink()
    edited = file.read_text()
    found = report(root, str(VIVA), "--write")
    assert file.read_text() == edited
    differing = {one["path"]: one["differs"] for one in found["files"] if one["becomes"] == "edited"}
    assert differing == {"teams/sales/2025-Q4/sell-more-a-lot.md": ["churn-falls: target"]}
    assert [one["path"] for one in found["files"] if one["becomes"] == "deleted"] == ["people/ann-lee.md"]


def test_a_later_export_renews_what_only_imports_wrote_and_adds_new_check_ins(root):
    objective = "1,Grow,Sales,Ann Lee,Q4 2025,Objective,,,,,,,On Track,\n"
    before = f"{HEAD}{objective}2,Calls,Sales,,Q4 2025,Key result,,Grow(Id: 1),,,0,50,,"
    run(root, table(root, before), "--write")
    later = before.replace("Grow,Sales", "Grow well,Sales") + "Checkin Date: 2025-11-03; Note: Up; Current Value: 20;\n"
    found = report(root, table(root, later), "--write")
    becomes = {one["path"]: one["becomes"] for one in found["files"]}
    assert becomes["teams/sales/2025-Q4/grow.md"] == "renewed"
    assert becomes["teams/sales/2025-Q4/check-ins/2025-11-03.md"] == "new"
    assert "title: Grow well" in (root / "content/teams/sales/2025-Q4/grow.md").read_text()


def test_a_clone_without_the_record_of_former_imports_knows_the_same_objectives(root):
    run(root, str(VIVA), "--write")
    (root / "content/_imported.json").unlink()
    assert report(root, str(VIVA), "--write")["written"] == []


def test_teams_and_people_that_stand_there_already_are_used(root):
    Project(
        root.parent,
        {"content/teams/vk/team.md": "---\nname: Sales\n---\n", "content/people/bo.md": "---\nname: Bo Ray\n---\n"},
    )
    run(root, str(VIVA), "--write")
    file = root / "content/teams/vk/2025-Q4/sell-more-a-lot.md"
    assert "owner: bo\n" in file.read_text()
    assert not (root / "content/people/bo-ray.md").exists()


def test_an_objective_that_somebody_else_wrote_keeps_its_file(root):
    own = "---\ntitle: Something else\n---\n"
    Project(root.parent, {"content/teams/sales/2025-Q4/sell-more-a-lot.md": own})
    run(root, str(VIVA), "--write")
    folder = root / "content/teams/sales/2025-Q4"
    assert (folder / "sell-more-a-lot.md").read_text() == own
    assert (folder / "sell-more-a-lot-2.md").exists()


@pytest.mark.parametrize(
    ("encoding", "told"),
    [("utf-8-sig", ""), ("utf-16", "UTF-16"), ("utf-16-le", "UTF-16"), ("cp1252", "Windows-1252"), ("utf-8", "")],
)
def test_characters_are_read_in_any_usual_encoding(root, encoding, told):
    text = HEAD + "1,Größe zählt – très,Vertrieb,Ann Lee,Q4 2025,Objective,,,,,,,,\n"
    name = table(root, text.encode(encoding))
    assert "title: Größe zählt – très" in written(root, text.encode(encoding))
    guesses = [one["what"] for one in report(root, name)["guesses"] if one["kind"] == "encoding"]
    assert [told in one for one in guesses] == ([True] if told else [])


def test_a_quoted_cell_may_hold_line_breaks_and_delimiters(root):
    made = written(root, 'Objective;Description\n"One; two";"First\nsecond; ""third"""\n', "--cycle", "2026-Q1")
    assert "title: One; two" in made
    assert 'First\nsecond; "third"' in made


HOSTILE = [
    "../../../etc/passwd",
    "con",
    "CON",
    "a" * 500,
    "=HYPERLINK(1)",
    "---\nowner: x",
    "[[nobody/nothing]] <script>alert(1)</script> `code",
    "# Heading",
    "- [x] list: {a: b}",
    "\u202egnp.exe",
    "team",
    "value",
    "   .  ",
    "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
]


@pytest.mark.parametrize("title", HOSTILE)
def test_a_hostile_title_becomes_a_file_inside_the_folder_that_passes_the_check(root, title):
    cell = '"' + title.replace('"', '""') + '"'
    rows = f"{cell},{cell},{cell},{cell},{cell},Objective,,,,,,,{cell},\n"
    rows += f"{cell}2,{cell},{cell},{cell},{cell},Key result,,{cell},{cell},{cell},{cell},{cell},{cell},{cell}\n"
    run(root, table(root, HEAD + rows), "--write")
    files = (path for path in root.parent.rglob("*") if path.is_file())
    outside = [path for path in files if not path.is_relative_to(root / "content")]
    assert outside == [root / "export.csv"]
    project = Project(root.parent, {})
    assert [one for one in project.check().findings if one.severity.value == "error"] == []
    assert project.build().written


def test_ids_that_differ_only_in_case_become_different_files(root):
    rows = "".join(f"{at},{title},Sales,,Q4 2025,Objective,,,,,,,,\n" for at, title in enumerate(("Go", "GO", "go"), 1))
    run(root, table(root, HEAD + rows), "--write")
    assert len(list((root / "content/teams/sales/2025-Q4").glob("*.md"))) == 3


def test_a_circle_of_parents_is_cut_and_told(root):
    rows = "1,One,A,,Q4 2025,Objective,,Two(Id: 2),,,,,,\n2,Two,A,,Q4 2025,Objective,,One(Id: 1),,,,,,\n"
    found = report(root, table(root, HEAD + rows), "--write")
    assert [one["kind"] for one in found["guesses"]] == ["circle"]
    assert [one for one in Project(root.parent, {}).check().findings if one.severity.value == "error"] == []


def test_a_missing_column_is_told_with_what_follows_from_it(root):
    name = table(root, "Title,Object Type,Goal Type,Metric Name\nGrow,Objective,,\n")
    told = {one["column"]: one["why"] for one in report(root, name)["not_understood"]}
    assert "--team" in told["team"]
    assert "--cycle" in told["period"]


def test_columns_without_a_name_and_doubled_ones_are_kept_and_told(root):
    text = "Objective,Comment,Comment,\nGrow,first,second,third\n"
    made = written(root, text, "--cycle", "2026-Q1")
    assert all(word in made for word in ("first", "second", "third"))
    kinds = [one["kind"] for one in report(root, "export.csv", "--cycle", "2026-Q1")["guesses"]]
    assert kinds.count("column") == 2


def test_an_archive_is_read_and_paths_that_lead_out_of_it_are_refused(root):
    members = [(file.name, file.read_bytes()) for file in (EXPORTS / "viva-json/export").iterdir()]
    name = table(root, archive(*members, ("../evil.json", b"[]")), "viva.zip")
    found = report(root, name, "--write")
    assert found["format"] == "viva-json"
    assert "Its path leads out of the archive." in [one["why"] for one in found["not_understood"]]
    assert not (root.parent / "evil.json").exists()


def test_an_archive_that_would_fill_the_memory_is_not_unpacked(root):
    members = [(file.name, file.read_bytes()) for file in (EXPORTS / "viva-json/export").iterdir()]
    name = table(root, archive(*members, ("zeros.json", b"0" * 9_000_000)), "viva.zip")
    refused = [one for one in report(root, name)["not_understood"] if one["file"].endswith("zeros.json")]
    assert "made to fill the memory" in refused[0]["why"]


def test_a_workbook_is_read_as_its_cells_are_shown(root):
    from datetime import date

    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.append(["OKRs of the bakery"])
    sheet.merge_cells("A1:D1")
    sheet.append(["Objective", "Key result", "Start", "Target", "Due date", "Done"])
    sheet.append(["Warm bread at six", "Shops that open at six", 0.2, 0.95, date(2026, 3, 31), None])
    sheet.append([None, "Loaves a day", 400, 900, date(2026, 2, 28), None])
    sheet.merge_cells("A3:A4")
    sheet.append([None, "Sum", "=C3+C4", None, None, None])
    for cell in ("C3", "D3"):
        sheet[cell].number_format = "0%"
    book.create_sheet("Notes").append(["Nothing here"])
    data = BytesIO()
    book.save(data)
    made = written(root, data.getvalue(), "--cycle", "2026-Q1", name="bakery.xlsx")
    assert "start: 20%\n    target: 95%" in made
    assert "start: 400\n    target: 900" in made
    assert "due: 2026-02-28" in made
    unread = report(root, "bakery.xlsx", "--cycle", "2026-Q1")["not_understood"]
    assert {"OKRs of the bakery", "=C3+C4"} <= {one["text"] for one in unread}


def test_what_is_no_workbook_is_told_in_words(root):
    name = table(root, b"PK\x03\x04 nonsense", "broken.xlsx")
    with pytest.raises(Exception, match=r"broken\.xlsx is damaged"):
        run(root, name)


def test_a_proposed_mapping_can_be_saved_and_used(root):
    export = EXPORTS / "columns/export/ziele.csv"
    mapping = run(root, str(export), "--propose").output
    table(root, mapping, "mapping.yml")
    found = report(root, str(export), "--mapping", "mapping.yml", "--write")
    assert found["made"]["key-result"] == 3
    becomes = texts(EXPORTS / "columns/becomes")
    made = texts(root / "content")
    assert {path: text for path, text in made.items() if path in becomes} == becomes


def test_a_mapping_file_with_a_slip_is_told_with_its_place_and_what_was_meant(root):
    name = table(root, "What\nGrow\n")
    table(root, "columns:\n  What: titel\n", "mapping.yml")
    with pytest.raises(Exception, match=r"mapping\.yml:2:9: .*Did you mean `title`\?"):
        run(root, name, "--mapping", "mapping.yml")


def test_files_that_are_no_tables_are_told_beside_those_that_are(root):
    (root / "brought").mkdir()
    table(root / "brought", VIVA.read_bytes(), "objectives.csv")
    table(root / "brought", "Read me", "about.pdf")
    found = report(root, "brought")
    assert found["format"] == "viva-csv"
    assert [one["file"] for one in found["not_understood"] if "no table" in one["why"]] == ["brought/about.pdf"]


def test_a_check_in_that_somebody_wrote_on_the_same_day_stays_and_what_the_export_says_goes_to_the_day_before(root):
    own = "---\nupdates: {}\n---\nOurs.\n"
    path = "content/teams/leadership/2025-Q4/check-ins/2025-10-20.md"
    Project(root.parent, {path: own})
    run(root, str(VIVA), "--write")
    assert (root / path).read_text() == own
    assert "slow; but; ok" in (root / path).with_name("2025-10-19.md").read_text()
    assert report(root, str(VIVA), "--write")["written"] == []


def test_a_record_of_former_imports_that_leads_elsewhere_is_not_followed(root):
    run(root, str(VIVA), "--write")
    ledger = root / "content/_imported.json"
    ledger.write_text(
        ledger.read_text().replace("leadership/2025-Q4/grow-the-company", "leadership/2025-Q4/../../../../out")
    )
    run(root, str(VIVA), "--write")
    assert not list(root.parent.rglob("out*"))
