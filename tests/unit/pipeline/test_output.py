"""A file that somebody named: what okrsite wrote is written anew, what a person wrote stays."""

from __future__ import annotations

import pytest

from okrsite_gen.errors import OkrsiteError
from okrsite_gen.pipeline.output import write_output

HTML = '<!doctype html>\n<html lang="en">\n<meta name="generator" content="okrsite 0.1.0">\n{}'
OURS = {
    "json": '{{\n"version": 1,\n"okrsite": "0.1.0",\n"organisation": "{}"}}',
    "html": HTML,
    "md": "# Acme OKRs\n\n{}\n",
    "ics": "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//okrsite//en\r\nNAME:{}",
    "csv": "\ufeffid,team,cycle,title,owner\r\n{}",
    "txt": "Week 48, 2026 · Acme OKRs\n{}",
}


@pytest.mark.parametrize("form", OURS)
def test_what_a_command_wrote_is_written_anew(tmp_path, form):
    for word in ("first", "second"):
        write_output(tmp_path, f"out.{form}", OURS[form].format(word))
    assert "second" in (tmp_path / f"out.{form}").read_text(encoding="utf-8")


@pytest.mark.parametrize("form", OURS)
@pytest.mark.parametrize(
    "written",
    [
        "# Acme OKRs\n\nHow we work.\n",
        "my notes\nof today\n",
        '{"my": "figures"}',
        "id,name\n1,Ida\n",
        "<!doctype html>\n<p>okrsite is fine</p>",
        "---\ntitle: Grow\n---\n",
        "PK\x03\x04 a picture book",
    ],
)
def test_what_somebody_wrote_is_never_replaced(tmp_path, form, written):
    file = tmp_path / "mine"
    file.write_text(written, encoding="utf-8")
    with pytest.raises(OkrsiteError, match="somebody wrote"):
        write_output(tmp_path, "mine", OURS[form].format("x"))
    assert file.read_text(encoding="utf-8") == written


def test_an_empty_file_may_be_filled(tmp_path):
    (tmp_path / "out.md").touch()
    write_output(tmp_path, "out.md", "# Acme OKRs\n")
    assert (tmp_path / "out.md").read_text(encoding="utf-8").startswith("# Acme OKRs\n")
