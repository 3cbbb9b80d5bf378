"""okrsite.yml: what it may say, what it decides, and how its mistakes are told."""

# ruff: noqa: E501 - one case stands on one line

from __future__ import annotations

import json
import zoneinfo
from dataclasses import fields
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okrsite_gen.content.configuration import json_schema, read_configuration
from okrsite_gen.content.configuration.parts import HeadingsShape, OutputsShape, SiteShape, ThresholdsShape
from okrsite_gen.content.locate import KEY, locate
from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.model.kinds import Cadence
from okrsite_gen.model.metric_sources import MetricSource
from okrsite_gen.model.settings import Headings, NavigationItem, Outputs, Settings, SiteSettings, Thresholds

FILE = "okrsite.yml"

WHOLE = """\
version: 1
site:
  name: Acme OKRs
  url: https://OKRs.example.com/acme
  description: What we want
  language: pt_br
  timezone: Europe/Amsterdam
  logo: /assets/logo.svg
  indexing: yes
content: [content, private/leadership/]
repository:
  url: git@github.com:acme/okrs.git
  branch: trunk
  edit: https://edit.example/{branch}/{path}
discuss_url: https://chat.example/okrs
publish: {visibility: public}
as_of: 2026-11-27
audiences: [public, company, leadership]
default_audience: Company
check_in_audience: company
repository_audience: leadership
owners: role
cycles:
  current: 2026-Q4
  fiscal_year: {starts: April, named_by: first}
check_ins:
  every: fortnightly
  headings: {wins: [Erfolge, Wins], next: Als Nächstes}
decimal: comma
status:
  thresholds: {confidence_off: 2, pace_off: 40%, pace_at_risk: "0,2", fresh_days: 5}
scores:
  bands: {low: "0,3"}
  expected: {aspirational: 60%}
rules:
  ref001: info
  KRS004: off
  KRS005: {severity: error, most: 5}
  KRS006: {most: 7}
theme: {name: acme, options: {accent: teal, dense: yes}}
navigation:
  - {label: How we do OKRs, target: /pages/how/}
  - {label: Wiki, target: "https://wiki.example"}
outputs: {json: false, pictures: true}
redirects: {/old/: /new/, /away/: "https://other.example/"}
metrics:
  sources:
    NPS: {json: "https://api.example/nps", value: $.score, times: 100}
"""


def read(text: str):
    return read_configuration(text.encode(), FILE)


def path_of(finding) -> tuple[str | int, ...]:
    return tuple(element for element in finding.place.path if element != KEY)


@pytest.fixture
def whole() -> Settings:
    read_settings, findings = read(WHOLE)
    assert findings == ()
    return read_settings


@pytest.mark.parametrize("data", [None, b"", b"\n# nothing yet\n", b"---\n", b"\xef\xbb\xbf{}\r\n"])
def test_an_empty_or_missing_file_leaves_every_default(data):
    assert read_configuration(data, FILE) == (Settings(), ())


def test_the_site_and_its_sources(whole):
    assert whole.site == SiteSettings(
        "Acme OKRs",
        "https://okrs.example.com/acme/",
        "What we want",
        "pt-BR",
        "Europe/Amsterdam",
        "assets/logo.svg",
        indexing=True,
    )
    assert whole.content == ("content", "private/leadership")
    assert (whole.repository.url, whole.repository.branch) == ("https://github.com/acme/okrs", "trunk")
    assert (whole.repository.provider, whole.repository.edit) == ("github", "https://edit.example/{branch}/{path}")
    assert (whole.discuss_url, whole.publish_visibility) == ("https://chat.example/okrs", "public")
    assert whole.as_of == date(2026, 11, 27)


def test_audiences_are_spelled_as_in_their_list(whole):
    assert whole.audiences == ("public", "company", "leadership")
    assert (whole.default_audience, whole.check_in_audience) == ("company", "company")
    assert (whole.repository_audience, whole.owners) == ("leadership", "role")


def test_cycles_and_check_ins(whole):
    assert (whole.cycles.current, whole.cycles.fiscal_start, whole.cycles.fiscal_named_by_last) == ("2026-q4", 4, False)
    assert whole.check_in_every is Cadence.FORTNIGHTLY
    assert whole.headings == Headings(wins=("erfolge", "wins"), next=("als nächstes",))
    assert whole.decimal_comma is True


def test_thresholds_and_scores_change_only_where_they_are_written(whole):
    assert whole.thresholds == Thresholds(
        confidence_off=2, pace_off=Decimal("0.4"), pace_at_risk=Decimal("0.2"), fresh_days=5
    )
    assert (whole.scores.low, whole.scores.high) == (Decimal("0.3"), Decimal("0.7"))
    assert (whole.scores.expected_committed, whole.scores.expected_aspirational) == (Decimal("1.0"), Decimal("0.6"))


def test_rules_may_have_a_severity_and_options(whole):
    assert whole.rules == {"REF001": Severity.INFO, "KRS004": None, "KRS005": Severity.ERROR}
    assert whole.rule_options == {"KRS005": {"most": "5"}, "KRS006": {"most": "7"}}


def test_theme_navigation_outputs_redirects_and_metrics(whole):
    assert (whole.theme.name, whole.theme.options) == ("acme", {"accent": "teal", "dense": "yes"})
    assert whole.navigation == (
        NavigationItem("How we do OKRs", "/pages/how/"),
        NavigationItem("Wiki", "https://wiki.example"),
    )
    assert whole.outputs == Outputs(json=False, pictures=True)
    assert whole.redirects == {"/old/": "/new/", "/away/": "https://other.example/"}
    source = MetricSource("NPS", "json", "https://api.example/nps", value="$.score", times=Decimal(100))
    assert whole.metric_sources == {"nps": source}


@pytest.mark.parametrize(
    ("url", "provider"),
    [
        ("https://github.com/a/b", "github"),
        ("https://gitlab.example.org/a/b.git", "gitlab"),
        ("ssh://git@codeberg.org:22/a/b.git", "forgejo"),
        ("https://bitbucket.org/a/b/", "bitbucket"),
        ("https://gitea.example/a/b", "gitea"),
        ("https://code.example/a/b", ""),
    ],
)
def test_the_provider_is_guessed_from_the_address(url, provider):
    read_settings, findings = read(f"repository: {url}\n")
    assert findings == ()
    assert read_settings.repository.provider == provider
    assert not read_settings.repository.url.endswith((".git", "/"))


def test_a_provider_that_is_written_is_kept():
    assert read("repository: {url: 'https://code.example/a', provider: GitLab}\n")[0].repository.provider == "gitlab"


def test_a_single_audience_is_the_default_and_check_ins_may_be_as_wide_as_the_widest():
    read_settings, findings = read("audiences: company\n")
    assert findings == ()
    assert (read_settings.default_audience, read_settings.check_in_audience) == ("company", "company")
    read_settings, _ = read("audiences: [public, company]\ndefault_audience: company\n")
    assert read_settings.check_in_audience == "public"


@pytest.mark.parametrize(
    ("text", "code", "path", "message", "hint"),
    [
        ("sites: {}\n", "CFG001", ("sites",), "Unknown setting `sites`.", "Did you mean `site`?"),
        ("name: X\n", "CFG001", ("name",), "…", "It is a key of `site`: write it below `site:`, further indented."),
        ("site: {ulr: x}\n", "CFG001", ("site", "ulr"), "…", "Did you mean `url`?"),
        ("check_ins: {headings: {win: x}}\n", "CFG001", ("check_ins", "headings", "win"), "…", "Did you mean `wins`?"),
        ("cycles: {fiscal_year: {start: 4}}\n", "CFG001", ("cycles", "fiscal_year", "start"), "…", "Did you mean `starts`?"),
        ("status: {thresholds: {pace: 1}}\n", "CFG001", ("status", "thresholds", "pace"), "…", "…"),
        ("outputs: {jsn: no}\n", "CFG001", ("outputs", "jsn"), "…", "Did you mean `json`?"),
        ("navigation: [{label: X}]\n", "CFG002", ("navigation", 0), "`target` is missing.", "Add a line `target: …`."),
        (
            "navigation:\n  - {label: X, url: /x/}\n",
            "CFG001",
            ("navigation", 0, "url"),
            "Unknown setting `url`.",
            "Did you mean `target`?",
        ),
        ("site: Acme\n", "CFG003", ("site",), "`site: Acme` is one text where fields with values are expected.", "…"),
        ("- site\n", "CFG003", (), "The configuration does not consist of settings with values.", "…"),
        ("version: one\n", "CFG004", ("version",), "…", "Write `version: 1`."),
        ("site: {url: okrs.example.com}\n", "CFG004", ("site", "url"), "`url: okrs.example.com` is not a web address.", "Write `https://okrs.example.com`."),
        ("site: {url: 'https://[x'}\n", "CFG004", ("site", "url"), "…", "Write it in full, beginning with `https://`."),
        ("site: {url: 'https://x.example/?a'}\n", "CFG004", ("site", "url"), "…", "Leave out what follows `?` or `#`."),
        ("site: {language: english}\n", "CFG004", ("site", "language"), "`language: english` is not a language tag.", "Write it like `en`, `de` or `pt-BR`."),
        ("site: {timezone: Amsterdam}\n", "CFG004", ("site", "timezone"), "`timezone: Amsterdam` is not a time zone.", "Did you mean `Europe/Amsterdam`?"),
        (f"site: {{timezone: {'A/' * 2000}A}}\n", "CFG004", ("site", "timezone"), "…", "Write it like `Europe/Amsterdam`, or `UTC`."),
        ("site: {timezone: ../etc/passwd}\n", "CFG004", ("site", "timezone"), "…", "Write it like `Europe/Amsterdam`, or `UTC`."),
        ("site: {logo: 'https://cdn.example/x.svg'}\n", "CFG004", ("site", "logo"), "…", "Write a path like `assets/logo.svg`."),
        ("content: ../secret\n", "CFG004", ("content",), "`content: ../secret` is not a path inside the project.", "Write it like `content`."),
        ("content: /etc\n", "CFG004", ("content",), "…", "Write it like `content`."),
        ("repository: {url: 'https://me:token@github.com/a/b'}\n", "CFG004", ("repository", "url"), "…", "Write the address without them."),
        ("repository: {edit: 'https://x.example/{file}'}\n", "CFG004", ("repository", "edit"), "…", "Write it like `https://example.com/edit/{branch}/{path}`."),
        ("publish: {visibility: everyone}\n", "CFG004", ("publish", "visibility"), "…", "Write `private` or `public`."),
        ("as_of: 2026-02-30\n", "CFG004", ("as_of",), "`as_of: 2026-02-30` is a day that no calendar has.", "Did you mean `2026-02-28`?"),
        ("cycles: {fiscal_year: {starts: 13}}\n", "CFG004", ("cycles", "fiscal_year", "starts"), "`starts: 13` is not a month.", "Write its number, 1 to 12, such as `4` for April."),
        ("check_ins: {every: biweekly}\n", "CFG004", ("check_ins", "every"), "…", "Did you mean `fortnightly`? It is one of `weekly`, `fortnightly` or `monthly`."),
        ("status: {thresholds: {fresh_days: 999}}\n", "CFG004", ("status", "thresholds", "fresh_days"), "`fresh_days: 999` is out of range.", "Write a whole number from 0 to 366."),
        ("status: {thresholds: {pace_off: 150%}}\n", "CFG004", ("status", "thresholds", "pace_off"), "…", "Write a fraction from 0 to 1, or a percentage."),
        ("rules: {everything: off}\n", "CFG004", ("rules", "everything"), "`everything` in `rules` is not the code of a finding.", "…"),
        ("rules: {FLD001: maybe}\n", "CFG004", ("rules", "FLD001"), "…", "Write `off`, `info`, `warning`, `error` or `hint`."),
        ("redirects: {old: /new/}\n", "CFG004", ("redirects", "old"), "`old` in `redirects` is not an address on this site.", "Write `/old`."),
        ("redirects: {/old/: new}\n", "CFG004", ("redirects", "/old/"), "`/old/: new` leads nowhere.", "Write `/new` for a page of this site, or a full web address."),
        ("navigation: [{label: X, target: 'javascript:alert(1)'}]\n", "CFG004", ("navigation", 0, "target"), "…", "…"),
        ("default_audience: company\n", "CFG005", ("default_audience",), "`default_audience: company` is not one of `audiences`.", "List them, widest first: `audiences: [public, company]`."),
        ("audiences: [company]\ncheck_in_audience: compny\n", "CFG005", ("check_in_audience",), "…", "Did you mean `company`?"),
        ("audiences: []\n", "CFG005", ("audiences",), "`audiences` lists none.", "List them, widest first: `audiences: [public, company]`; or delete the line."),
        ("audiences: [public, company]\n", "CFG005", ("audiences",), "…", "Add a line such as `default_audience: company`."),
        ("audiences: [public, a b]\ndefault_audience: public\n", "CFG004", ("audiences", 1), "`a b` in `audiences` cannot be an id.", "Write `a-b`."),
        ("audiences: [a, A]\n", "CFG008", ("audiences", 1), "`A` in `audiences` is listed twice.", "Delete one of the two."),
        ("status: {thresholds: {confidence_off: 6}}\n", "CFG006", ("status", "thresholds", "confidence_off"), "`confidence_off: 6` does not fit: `confidence_off` (6) must lie below `confidence_at_risk` (5).", "Change one of them."),
        ("scores: {bands: {high: 0.4}}\n", "CFG006", ("scores", "bands", "high"), "…", "Change one of them."),
        ("redirects: {/a/: /b/, /b/: /c/, /c/: /b/}\n", "CFG007", ("redirects", "/b/"), "`/b/: /c/` leads in a circle: `/b/ → /c/ → /b/`.", "Correct one of them."),
        ("content: [content, content/teams]\n", "CFG008", ("content", 1), "`content/teams` in `content` lies in `content`, which is listed too.", "Delete the entry."),
        ("content: [a, a/]\n", "CFG008", ("content", 1), "`a/` in `content` is listed twice.", "Delete the entry."),
    ],
)  # fmt: skip
def test_a_mistake_is_told_where_it_stands_and_leaves_the_rest_in_force(text, code, path, message, hint):
    read_settings, findings = read(text if text.startswith("- ") else f"{text}owners: none\n")
    assert [(finding.code, path_of(finding)) for finding in findings] == [(code, path)]
    assert findings[0].severity is Severity.ERROR
    assert message in {"…", findings[0].message} or findings[0].message.startswith(message.rstrip("…"))
    assert hint in {"…", findings[0].hint}
    assert read_settings.owners == ("person" if text.startswith("- ") else "none")


def test_every_mistake_comes_in_one_run_with_its_line():
    data = b"site:\n  nmae: X\n  url: nowhere\nas_of: tomorrow\nowners: 5\nstatus: {thresholds: {early: x}}\n"
    _, findings = read_configuration(data, FILE)
    located = locate(findings, lambda path: data if path == FILE else None)
    assert sorted((finding.place.line, finding.place.column, finding.code) for finding in located) == [
        (2, 3, "CFG001"),
        (3, 8, "CFG004"),
        (4, 8, "CFG004"),
        (5, 9, "CFG004"),
        (6, 30, "CFG004"),
    ]


@pytest.mark.parametrize("slip", ["site: [", "site: {", "site: @x"])
def test_a_slip_in_the_form_of_a_setting_is_told_without_what_follows_from_it(slip):
    _, findings = read(f"version: 1\n{slip}\n  name: OKRs\n  language: en\n\nowners: 5\n")
    _, alone = read("owners: 5\n")
    assert [each.code for each in findings if each.code.startswith("YAML")] == ["YAML002"]
    assert [each.message for each in findings if not each.code.startswith("YAML")] == [each.message for each in alone]


def test_broken_yaml_is_explained_as_in_content():
    _, findings = read('site:\n  name: "X\n')
    assert findings
    assert {finding.place.file for finding in findings} == {FILE}
    assert findings[0].place.line > 0


@pytest.mark.parametrize(
    "data", [b"[" * 60_000, b"\x00\xff\xfe", b"- - - - -" * 5000, b"a: &x 1\nb: *x\n", b"version: " + b"9" * 5000, b"x" * 2_000_000]
)  # fmt: skip
def test_hostile_bytes_are_findings(data):
    read_settings, findings = read_configuration(data, FILE)
    assert isinstance(read_settings, Settings)
    assert findings


def test_a_system_without_time_zones_takes_any_name_in_their_form(monkeypatch):
    def unknown(_: str) -> None:
        raise zoneinfo.ZoneInfoNotFoundError

    monkeypatch.setattr("okrsite_gen.content.configuration.fields.ZoneInfo", unknown)
    monkeypatch.setattr("okrsite_gen.content.configuration.fields.available_timezones", set)
    assert read("site: {timezone: Asia/Tokyo}\n")[0].site.timezone == "Asia/Tokyo"
    assert [finding.code for finding in read("site: {timezone: Tokyo time}\n")[1]] == ["CFG004"]


@pytest.mark.parametrize(
    ("shape", "settings_type"),
    [(ThresholdsShape, Thresholds), (HeadingsShape, Headings), (OutputsShape, Outputs), (SiteShape, SiteSettings)],
)
def test_every_setting_can_be_written_and_no_other(shape, settings_type):
    assert set(shape.field_names()) == {field.name for field in fields(settings_type)}


def test_the_published_schema_names_every_key():
    schema = json_schema()
    keys = "version site content repository discuss_url publish as_of audiences default_audience check_in_audience"
    keys += " repository_audience owners cycles check_ins decimal history status scores rules theme navigation outputs redirects"
    assert set(schema["properties"]) == {*keys.split(), "metrics"}
    json.dumps(schema)


values = st.recursive(
    st.one_of(st.text(max_size=20), st.sampled_from(["yes", "public", "/a/", "https://a.example", "40%", "2026-01-01"])),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from([*"abc", "name", "url", "thresholds", "sources", "options", "FLD001"]), inner, max_size=3),
    ),
    max_leaves=10,
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.sampled_from(sorted(json_schema()["properties"])), values, max_size=6))
def test_no_configuration_raises(raw):
    read_settings, _ = read_configuration(json.dumps(raw, ensure_ascii=False).encode(), FILE)
    assert isinstance(read_settings, Settings)


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        ("scores: {bands: {low: 0.9, high: 0.1}}", "CFG006", "`low: 0.9` does not fit"),
        ("status: {thresholds: {confidence_off: 8, confidence_at_risk: 2}}", "CFG006", "`confidence_off: 8` does not"),
        ("audiences: [a, b]\ndefault_audience: c", "CFG005", "`default_audience: c` is not one of"),
        ("check_ins: {headings: {wins: Blockers}}", "CFG008", "`wins: Blockers` holds `Blockers`, which opens"),
        ("rules: {YAML001: off}", "CFG010", "`rules` cannot make `off` of YAML001, which is an error."),
        ("rules: {fld001: info}", "CFG010", "`rules` cannot make `info` of FLD001, which is an error."),
    ],
)
def test_one_mistake_is_told_once(text, code, message):
    _, (finding,) = read(f"{text}\n")
    assert finding.code == code
    assert finding.message.startswith(message)


def test_the_hint_about_missing_audiences_lists_none_twice():
    _, (finding,) = read("repository_audience: public\n")
    assert finding.hint == "List them, widest first: `audiences: [public, company]`."


def test_a_rule_about_what_is_no_error_and_words_that_open_one_section_each_are_fine():
    text = "rules: {REF001: off}\ncheck_ins: {headings: {wins: [Blockers], blockers: Obstacles, learned: wins}}\n"
    assert read(text)[1] == ()
