"""What happens when content or configuration is wrong."""

from __future__ import annotations

import pytest
from project import Project, codes

from okrsite_gen.errors import OkrsiteError
from okrsite_gen.model.diagnostics import Severity

OBJECTIVE = "content/teams/payments/2026-Q4/activation.md"
PAGE = "teams/payments/2026-q4/activation/index.html"


@pytest.fixture
def project(tmp_path) -> Project:
    return Project(tmp_path)


def test_an_error_stops_a_first_build_before_anything_is_written(project):
    project.edit(OBJECTIVE, "supports:", "suports:")
    report = project.build()
    assert report.exit_code == 1
    assert report.written is None
    assert sorted(path.name for path in project.root.iterdir()) in (["content"], [".okrsite", "content"])


def test_an_error_leaves_the_former_site_whole(project):
    project.build()
    before = project.published()
    project.edit(OBJECTIVE, "supports:", "suports:")
    report = project.build()
    assert report.exit_code == 1
    assert project.published() == before
    project.edit(OBJECTIVE, "suports:", "supports:")
    assert project.build().exit_code == 0
    assert project.published() == before


def test_an_error_names_file_line_and_what_to_write(project):
    project.edit(OBJECTIVE, "supports:", "suports:")
    (error,) = [finding for finding in project.build().findings if finding.severity is Severity.ERROR]
    assert (error.place.file, error.place.line, error.place.column) == (OBJECTIVE, 3, 1)
    assert error.line_text == "suports: [company/2026/grow#arr]"
    assert "suports" in error.message
    assert "supports" in error.message + error.hint


def test_all_errors_of_all_files_come_in_one_run(project):
    project.edit(OBJECTIVE, "supports:", "suports:")
    project.write({"content/teams/company/2026/grow.md": "---\ntitle: [\n---\n", "content/stray.txt": "?"})
    files = {finding.place.file for finding in project.build().findings}
    assert {OBJECTIVE, "content/teams/company/2026/grow.md", "content/stray.txt"} <= files


def test_keep_going_publishes_what_is_valid_and_keeps_the_address_of_what_is_not(project):
    project.edit(OBJECTIVE, "supports:", "suports:")
    report = project.build(keep_going=True)
    assert report.exit_code == 1
    assert report.written.written > 0
    published = project.published()
    assert PAGE in published
    assert "teams/company/2026/grow/index.html" in published
    assert OBJECTIVE.encode() in published["quality/index.html"]


def test_a_broken_configuration_ends_before_content_is_read(project):
    project.write({"okrsite.yml": "sites: {name: x}\n"})
    for report in (project.build(), project.check()):
        assert report.exit_code == 2
        assert report.files == 0
        assert {finding.place.file for finding in report.findings} == {"okrsite.yml"}
    assert not project.site.exists()


def test_a_configuration_under_a_wrong_name_is_noticed(project):
    project.write({"okrsite.yaml": "site: {name: x}\n"})
    with pytest.raises(OkrsiteError, match=r"okrsite\.yaml"):
        project.build()


def test_an_unknown_audience_is_refused_with_the_known_ones(project):
    project.write({"okrsite.yml": "audiences: [public, company]\ndefault_audience: public\n"})
    with pytest.raises(OkrsiteError) as caught:
        project.build(audience="compny")
    assert "compny" in caught.value.message
    assert "public, company" in caught.value.message + caught.value.hint


def test_a_project_without_content_is_told_what_to_do(tmp_path):
    empty = Project(tmp_path, {"okrsite.yml": ""})
    with pytest.raises(OkrsiteError) as caught:
        empty.build()
    assert "content" in caught.value.message
    with pytest.raises(OkrsiteError):
        empty.check()


def test_check_finds_what_build_finds_and_writes_nothing(project):
    project.edit(OBJECTIVE, "company/2026/grow#arr", "company/2026/gone")
    checked = project.check()
    assert not project.site.exists()
    assert checked.findings == project.build().findings


def test_a_reference_to_nowhere_is_a_warning_that_strict_turns_into_an_error(project):
    project.edit(OBJECTIVE, "company/2026/grow#arr", "company/2026/gone")
    assert project.check().exit_code == 0
    assert project.check(strict=True).exit_code == 1
    assert project.build(strict=True).written is None
    assert project.build().exit_code == 0


def test_rules_decide_over_warnings_and_never_silence_errors(project):
    project.edit(OBJECTIVE, "company/2026/grow#arr", "company/2026/gone")
    (warning,) = {each.code for each in project.check().findings if each.severity is Severity.WARNING}
    project.write({"okrsite.yml": f"rules: {{{warning}: error}}\n"})
    assert project.check().exit_code == 1
    project.write({"okrsite.yml": f"rules: {{{warning}: off}}\n"})
    assert warning not in codes(project.check(strict=True))
    project.edit(OBJECTIVE, "supports:", "suports:")
    (error,) = {each.code for each in project.check().findings if each.severity is Severity.ERROR}
    project.write({"okrsite.yml": f"rules: {{{error}: off}}\n"})
    assert project.check().exit_code == 1


HOSTILE = {
    "brackets": b"---\n" + b"[" * 60_000,
    "deep lists": b"---\n" + b"- " * 5_000 + b"x\n---\n",
    "deep questions": b"---\n" + b"? " * 5_000 + b"x\n---\n",
    "control characters": bytes(range(32)) * 50,
    "not UTF-8": b"---\ntitle: \xff\xfe\xfd\n---\n",
    "UTF-16": "---\ntitle: x\n---\n".encode("utf-16"),
    "long number": b"---\ntitle: x\nkey_results:\n  - title: y\n    target: " + b"9" * 5_000 + b"\n---\n",
    "impossible date": b"---\ntitle: x\nstarts: 2026-02-31\n---\n",
    "nothing": b"",
    "only a fence": b"---",
    "a surrogate": b'---\ntitle: "\\ud800"\n---\n',
    "a nul": b"---\ntitle: a\x00b\n---\n",
    "anchors": b"---\na: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n---\n",
    "a tag": b"---\ntitle: !!python/object/apply:os.system [id]\n---\n",
    "markdown bombs": b"---\ntitle: x\n---\n" + b"[" * 5_000 + b"](" * 5_000 + b"> " * 3_000,
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize(
    "file",
    [OBJECTIVE, "content/teams/payments/2026-Q4/check-ins/2026-11-18.md", "content/index.md", "okrsite.yml"],
    ids=["objective", "check-in", "index", "configuration"],
)
def test_no_bytes_end_in_a_traceback(project, name, file):
    project.write({file: HOSTILE[name]})
    for finding in project.build(keep_going=True).findings:
        assert finding.message
        assert finding.place.file
