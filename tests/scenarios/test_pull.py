"""`metrics pull`: figures from outside become rows, or nothing is touched."""

from __future__ import annotations

import json
import sqlite3

import pytest
from metric_server import SELF_SIGNED, serving
from pulling import MARKER, told, trouble, with_program

from okrsite_gen.cli.metrics import _ending, _told
from okrsite_gen.cli.program import run
from okrsite_gen.connect import ask as asking
from okrsite_gen.errors import OkrsiteError


def test_a_figure_becomes_a_row_and_a_second_look_changes_nothing(company, web):
    web.says("/score", '{"data": {"score": 43}}')
    company.declare(f"nps:\n  json: {web.address}/score?day={{day}}\n  value: $.data.score")
    first = company.pull()
    assert company.now == "date,value,note\n2026-10-31,41,\n2026-11-30,43,\n"
    assert web.asked[0][0] == "/score?day=2026-11-30"
    assert list(_told(first)) == ["nps  43 points on 2026-11-30 (before: 41 on 2026-10-31)"]
    assert _ending(first) == "1 of 1 source gave a figure; 1 row written in 1 file. Look at them, then commit them."
    again = company.pull()
    assert (again.exit_code, _ending(again)) == (0, "1 of 1 source gave a figure; there was nothing to write.")
    assert company.now.count("2026-11-30") == 1


def test_a_dry_run_asks_and_writes_nothing(company, web):
    web.says("/score", "43.5")
    company.declare(f"nps:\n  json: {web.address}/score\n  value: $")
    report = company.pull(dry_run=True)
    assert "43.5 points on 2026-11-30" in told(report)
    assert "1 row would be written. Nothing was." in told(report)
    assert company.now == "date,value,note\n2026-10-31,41,\n"


def test_the_row_of_today_follows_the_source_unless_somebody_wrote_a_note_and_other_days_stay(company, web):
    web.says("/days", json.dumps([{"on": "2026-10-31", "n": 40}, {"on": "2026-11-30", "n": 44}]))
    company.declare(f"nps:\n  json: {web.address}/days\n  value: $[*].n\n  date: $[*].on")
    company.rows(b"date,value,note\n2026-10-31,41,\n2026-11-30,43,\n")
    report = company.pull()
    assert company.now == "date,value,note\n2026-10-31,41,\n2026-11-30,44,\n"
    assert "44 points on 2026-11-30 in place of 43" in told(report)
    assert "left alone: 2026-10-31, where 41 stands and 40 points came" in told(report)
    company.rows(b"date,value,note\n2026-10-31,41,\n2026-11-30,43,counted by hand\n")
    company.pull()
    assert company.now.endswith("2026-11-30,43,counted by hand\n")


def test_a_table_gives_many_days_and_none_that_has_not_come(company, web):
    web.says("/table", "\ufeffWeek;Late;Day\r\n48;0,031;2026-11-29\r\n49;0,5;2026-12-06\r\n")
    company.declare(f"nps:\n  csv: {web.address}/table\n  value: late\n  date: day\n  times: 100\n  decimal: comma")
    report = company.pull()
    assert company.now.endswith("2026-10-31,41,\n2026-11-29,3.1,\n")
    assert "1 value of days to come left out" in told(report)


def test_a_database_is_asked_with_the_day_and_cannot_be_changed(company):
    base = company.root / "shop.db"
    with sqlite3.connect(base) as shop:
        shop.execute("create table orders (day text, n integer)")
        shop.executemany(
            "insert into orders values (?, ?)", [("2026-11-01", 30), ("2026-11-30", 12), ("2027-01-01", 99)]
        )
    shop.close()
    company.declare("nps:\n  sql: sqlite:///shop.db\n  query: SELECT sum(n) FROM orders WHERE day <= :day")
    company.pull()
    assert company.now.endswith("2026-11-30,42,\n")
    for query in ("DELETE FROM orders", "SELECT 1; DROP TABLE orders", "WITH x AS (SELECT 1) DELETE FROM orders"):
        company.declare(f'nps:\n  sql: sqlite:///shop.db\n  query: "{query}"')
        assert company.pull().exit_code == 1
    with sqlite3.connect(base) as shop:
        assert shop.execute("select count(*) from orders").fetchone() == (3,)
    shop.close()


def test_a_database_that_is_not_there_is_not_made(company):
    company.declare("nps:\n  sql: sqlite:///shop.db\n  query: SELECT 1")
    assert trouble(company.pull()) == "4:12 PUL001 nps: The file of the database is not there."
    assert not (company.root / "shop.db").exists()


def test_an_allowed_command_prints_the_figure_and_sees_only_what_it_is_given(company):
    with_program(company, "import os\nprint(len(os.environ['NPS_TOKEN']) + ('OTHER' in os.environ))")
    company.pull(environment={"NPS_TOKEN": MARKER, "OTHER": "x"})
    assert company.now.endswith(f"2026-11-30,{len(MARKER)},\n")


def test_a_command_that_is_not_listed_is_never_run(company):
    with_program(company, "open('was-here', 'w')")
    text = (
        (company.root / "okrsite.yml").read_text(encoding="utf-8").replace("nps.py]\n  sources", "other.py]\n  sources")
    )
    (company.root / "okrsite.yml").write_text(text, encoding="utf-8")
    report = company.pull(environment={"NPS_TOKEN": MARKER})
    assert (report.exit_code, report.failure is not None) == (2, True)
    assert not (company.root / "was-here").exists()


def test_a_command_that_fails_or_never_ends_changes_nothing(company, monkeypatch):
    with_program(company, "import os, sys\nsys.exit('no such survey for ' + os.environ['NPS_TOKEN'])")
    report = company.pull(environment={"NPS_TOKEN": MARKER})
    assert "Its last words: no such survey for •••" in told(report)
    monkeypatch.setattr("okrsite_gen.pipeline.pull.Circumstances", impatient)
    with_program(company, "import time\ntime.sleep(9)")
    assert "did not end within 0.2 seconds, and was stopped" in told(company.pull(environment={"NPS_TOKEN": MARKER}))
    assert company.now == "date,value,note\n2026-10-31,41,\n"


def impatient(*arguments: object) -> asking.Circumstances:
    return asking.Circumstances(*arguments, seconds=0.2)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<!doctype html><p>Log in", "is a web page, not JSON"),
        ("", "is empty"),
        ('{"score": NaN}', "a number that is none: NaN"),
        ('{"score": null}', "Nothing (null) came"),
        ('{"score": true}', "True or false came"),
        ('{"score": [1]}', "A list came"),
        ('{"score": 1e999999999}', "far too large"),
        ('{"score": 1e9999999999999999999}', "is not JSON"),
        ('{"score": "12 days"}', "`12 days` came, and the metric counts in `points`"),
        ('{"score": "4,6"}', "No figure came"),
        ('{"score": "0x10"}', "No figure came"),
        ('{"other": 1}', "nothing at `$.score`"),
        ("[" * 100_000, "is not JSON"),
        (b'{"score": "\xe9"}', "not text in UTF-8"),
    ],
)
def test_an_answer_that_is_no_figure_is_told_and_touches_nothing(company, web, body, said):
    web.says("/score", body)
    company.declare(f"nps:\n  json: {web.address}/score\n  value: $.score")
    report = company.pull()
    assert said in trouble(report)
    assert report.exit_code == 1
    assert company.now == "date,value,note\n2026-10-31,41,\n"


@pytest.mark.parametrize(
    ("answer", "times", "said"),
    [
        ("123456789012345678", 999_999_999, "and 999999999 times that has more than 18 digits"),
        ("999999999999999999", 1.5, "and 1.5 times that has more than 18 digits"),
        ("12345678901234567.8", 10, ""),
        ("123456789012345.678", 1, ""),
    ],
)
def test_a_figure_too_large_for_a_row_is_told_and_stops_no_other_source(company, web, answer, times, said):
    web.says("/score", answer)
    company.declare(
        f"nps:\n  json: {web.address}/score\n  value: $\n  times: {times}\n"
        f"churn:\n  json: {web.address}/score\n  value: $\n  times: 0.000001"
    )
    report = company.pull()
    assert said in told(report)
    assert report.exit_code == bool(said)
    assert (company.root / "content/metrics/churn.csv").exists()
    assert run(["-C", str(company.root), "check", "--quiet"]) == 0


def test_more_than_anybody_needs_is_not_read(company, web):
    web.says("/score", b" " * 10 * 1024 * 1024)
    company.declare(f"nps:\n  json: {web.address}/score\n  value: $.score")
    assert "more than 8 MB" in trouble(company.pull())


def test_what_is_busy_or_breaks_is_tried_again_as_late_as_it_asks(company, web):
    web.says("/score", status=429, Retry_After="7")
    web.says("/score", status=503)
    web.says("/score", "43")
    company.declare(f"nps:\n  json: {web.address}/score\n  value: $")
    assert company.pull().exit_code == 0
    assert company.waited == [7.0, 4.0]
    company.waited.clear()
    company.declare(f"nps:\n  json: {web.address}/reset\n  value: $")
    assert "The connection broke; it was tried three times." in trouble(company.pull())
    assert company.waited == [1.0, 4.0]


def test_who_asks_to_wait_too_long_is_left_for_another_day(company, web):
    web.says("/score", status=429, Retry_After="3600")
    company.declare(f"nps:\n  json: {web.address}/score\n  value: $")
    assert "It asks to wait for 3600 seconds" in told(company.pull())
    assert company.waited == []


@pytest.mark.parametrize("path", ["/silent", "/drip"])
def test_who_answers_too_slowly_is_not_waited_for(company, web, monkeypatch, path):
    monkeypatch.setattr("okrsite_gen.pipeline.pull.Circumstances", impatient)
    company.declare(f"nps:\n  json: {web.address}{path}\n  value: $")
    assert "There was no answer within 0.2 seconds" in trouble(company.pull())


def test_one_source_that_fails_stops_no_other(company, web):
    web.says("/score", "43")
    company.declare(f"gone:\n  json: {web.address}/nothing\n  value: $\nnps:\n  json: {web.address}/score\n  value: $")
    report = company.pull()
    assert trouble(report) == "3:5 PUL001 gone: The answer is 404, Not Found."
    assert (report.exit_code, company.now.count("2026-11-30,43")) == (1, 1)
    assert not (company.root / "content/metrics/gone.csv").exists()


def test_headers_are_not_sent_on_to_another_machine(company, web):
    with serving() as other:
        other.says("/score", "43")
        web.says("/score", status=302, Location=f"{other.address}/score")
        company.declare(f"nps:\n  json: {web.address}/score\n  value: $\n  headers:\n    X-Api-Key: ${{NPS_TOKEN}}")
        assert company.pull(environment={"NPS_TOKEN": MARKER}).exit_code == 0
    assert web.asked[0][1]["X-Api-Key"] == MARKER
    assert MARKER not in str(other.asked)


@pytest.mark.parametrize(
    "target",
    ["file:///etc/passwd", "ftp://example.org/x", "http://169.254.169.254/latest/", "http://[::ffff:169.254.169.254]/"],
)
def test_no_answer_leads_to_files_or_to_the_secrets_of_a_cloud(company, web, target):
    web.says("/score", status=302, Location=target)
    company.declare(f"nps:\n  json: {web.address}/score\n  value: $")
    report = company.pull()
    assert ("leads on" if target.startswith("file:") else "PUL004") in trouble(report) + told(report)
    assert (company.waited, company.now.count("\n")) == ([], 2)


def test_a_certificate_that_nobody_signed_ends_it_at_once_and_one_that_is_trusted_does_not(company, monkeypatch):
    with serving(encrypted=True) as web:
        web.says("/score", "43")
        company.declare(f"nps:\n  json: {web.address}/score\n  value: $\n  headers:\n    X-Api-Key: ${{NPS_TOKEN}}")
        report = company.pull(environment={"NPS_TOKEN": MARKER})
        assert "The certificate of the machine is not valid" in trouble(report)
        assert (company.waited, web.asked) == ([], [])
        monkeypatch.setenv("SSL_CERT_FILE", str(SELF_SIGNED))
        assert company.pull(environment={"NPS_TOKEN": MARKER}).exit_code == 0


@pytest.mark.parametrize(
    "header",
    ['"X Key": ${NPS_TOKEN}', '"X:Key": ${NPS_TOKEN}', 'X-Key: "${NPS_TOKEN}\\nHost: elsewhere"', '"": ${NPS_TOKEN}'],
)
def test_a_header_that_cannot_be_sent_is_told_without_its_words(company, web, header):
    company.declare(f"nps:\n  json: {web.address}/score\n  value: $\n  headers:\n    {header}")
    report = company.pull(environment={"NPS_TOKEN": MARKER})
    assert report.exit_code > 0
    assert MARKER not in told(report)
    assert web.asked == []


@pytest.mark.parametrize("location", ["http://a..b/", "http://[::1", "https://x:port/", "http://exa mple/"])
def test_an_answer_that_leads_to_no_address_is_told(company, web, location):
    web.says("/score", status=302, Location=location)
    company.declare(f"nps:\n  json: {web.address}/score\n  value: $")
    assert "PUL00" in trouble(company.pull())


def test_a_circle_of_redirects_ends(company, web):
    web.says("/score", status=302, Location="/score")
    company.declare(f"nps:\n  json: {web.address}/score\n  value: $")
    assert "It leads on and on" in told(company.pull())


def test_a_file_in_an_unfinished_merge_takes_no_rows(company, web):
    web.says("/score", "43")
    company.declare(f"nps:\n  json: {web.address}/score\n  value: $")
    merge = b"date,value\n<<<<<<< HEAD\n2026-10-31,41\n=======\n2026-10-31,42\n>>>>>>> other\n"
    company.rows(merge)
    assert "PUL005" in trouble(company.pull())
    assert company.now == merge.decode()


def test_a_slip_in_the_name_of_a_metric_makes_no_new_file(company, web):
    web.says("/score", "43")
    company.declare(f"npss:\n  json: {web.address}/score\n  value: $")
    assert "There is no metric `npss`" in trouble(company.pull())
    company.declare(f"churn:\n  json: {web.address}/score\n  value: $")
    assert "content/metrics/churn.csv is new" in told(company.pull())
    assert (company.root / "content/metrics/churn.csv").read_bytes() == b"date,value\n2026-11-30,43\n"


def test_only_what_is_named_is_asked_and_a_wrong_name_gets_a_hint(company, web):
    web.says("/score", "43")
    company.declare(f"nps:\n  json: {web.address}/score\n  value: $\nchurn:\n  json: {web.address}/x\n  value: $")
    assert [each.metric for each in company.pull("NPS").pulled] == ["nps"]
    with pytest.raises(OkrsiteError) as met:
        company.pull("nsp")
    assert met.value.hint == "Did you mean `nps`?"


def test_the_command_line_tells_it_and_a_check_never_asks(company, web, capsys):
    web.says("/score", "43")
    company.declare(f"nps:\n  json: {web.address}/score\n  value: $\nchurn:\n  json: {web.address}/x\n  value: $")
    assert run(["-C", str(company.root), "check", "--quiet"]) == 0
    assert web.asked == []
    capsys.readouterr()
    assert run(["-C", str(company.root), "metrics", "pull", "--json", "--as-of", "2026-11-29"]) == 1
    answer = json.loads(capsys.readouterr().out)
    assert answer["metrics"][0]["added"] == {"2026-11-29": "43"}
    assert [each["code"] for each in answer["findings"]] == ["PUL001"]
    assert run(["-C", str(company.root), "metrics", "pull", "nps", "--dry-run"]) == 0
    assert "Nothing was." in capsys.readouterr().out


def test_without_sources_nothing_is_asked_and_nothing_is_wrong(company):
    report = company.pull()
    assert (report.exit_code, "declares no sources" in told(report)) == (0, True)
