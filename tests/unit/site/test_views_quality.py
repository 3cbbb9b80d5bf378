"""The quality page, and what stands in for files that cannot be read."""

from __future__ import annotations

import re

import pytest
from site_orgs import figure, hidden, metric_kr, objective, organisation, site

from okrsite_gen.model.diagnostics import Diagnostic, Severity
from okrsite_gen.model.names import Place
from okrsite_gen.model.organisation import BrokenFile
from okrsite_gen.model.settings import RepositorySettings, Settings


def goal(key):
    return objective(key, metric_kr(key, "rate", "0%", "100%", current=figure("40%")))


def finding(file="content/teams/x/team.md", *path, code="FLD001", severity=Severity.WARNING, **fields):
    fields = {"message": "`suports` is no field", "reason": "it is lost", "hint": "write `supports`", **fields}
    return Diagnostic(code, severity, Place(file, path, 3, 5), **fields)


def test_findings_are_listed_by_severity_and_file_with_place_reason_and_fix():
    diagnostics = [
        finding("b.md"),
        finding("a.md", severity=Severity.ERROR, line_text="suports: <x>"),
        finding("a.md", message="another"),
    ]
    settings = Settings(repository=RepositorySettings("https://github.com/acme/okrs"))
    built = site(organisation([]), diagnostics=diagnostics, settings=settings)
    text = built.text("/quality/")
    assert re.search(
        r"one error 2 warnings By rule By team Errors FLD001 once .*a\.md.*Warnings FLD001 2 times .*a\.md.*b\.md", text
    )
    assert "line 3, column 5 suports is no field a.md" in text
    assert "suports: <x> it is lost Instead: write supports" in text
    assert "<code>suports</code> is no field" in built.main("/quality/")
    assert "https://github.com/acme/okrs/edit/main/a.md" in built.main("/quality/")
    assert 'href="https://github.com/acme/okrs/blob/main/a.md?plain=1#L3"' in built.main("/quality/")


def test_a_long_line_is_cut_between_two_words_and_says_so():
    built = site(organisation([]), diagnostics=[finding("a.md", line_text="word " * 58 + "broken-off-here word word")])
    assert "word word …</code>" in built.main("/quality/")
    assert "broken-off" not in built.main("/quality/")


def test_of_many_findings_by_one_rule_the_first_show_and_the_rest_are_folded():
    built = site(organisation([]), diagnostics=[finding(f"{letter}.md", message=letter) for letter in "abcde"])
    shown, _, folded = built.main("/quality/").partition("<details")
    assert [letter in shown for letter in ("a.md", "c.md", "d.md")] == [True, True, False]
    assert "2 more of this kind" in folded


def test_of_findings_on_several_pages_each_page_tells_how_many_of_a_kind_stand_where():
    kinds = [finding(f"{n:03}.md", message=str(n)) for n in range(150)]
    built = site(organisation([]), diagnostics=[*kinds, finding("z.md", code="FLD002")])
    first, second, last = (built.text(f"/quality/{page}") for page in ("", "page-2/", "page-3/"))
    held = int(re.search(r"(\d+) more of this kind on this page", first)[1]) + 3
    assert f"{150 - held} more on the next 2 pages" in first
    assert f"{150 - 2 * held} more on the next page" in second
    assert f"{150 - 2 * held - 3} more of this kind on this page" in last
    assert "next page" not in last.partition("FLD002")[0]


def test_many_findings_go_on_on_further_pages_of_which_none_is_heavy():
    many = [finding(f"{n}.md", message=f"`a{n}` is no `field`") for n in range(150)]
    built = site(organisation([]), diagnostics=many)
    shown = [built.html(address) for address in built.pages if address.startswith("/quality/")]
    assert len(shown) > 1
    assert all(len(re.findall(r"<[a-z]", html)) <= 1500 for html in shown)
    assert len(set(re.findall(r"<code>(a\d+)</code>", " ".join(shown)))) == 150


def test_a_file_that_cannot_be_read_leaves_a_placeholder_at_its_address():
    broken = BrokenFile(Place("content/teams/payments/2026-Q4/sso.md"), "objective", "payments/2026-q4/sso")
    built = site(organisation([], broken=(broken,)), diagnostics=[finding(broken.place.file, severity=Severity.ERROR)])
    assert re.search(r"sso\.md could not be read .*suports is no field", built.text("/teams/payments/2026-q4/sso/"))
    assert 'href="../teams/payments/2026-q4/sso/"' in built.main("/quality/")


def test_a_broken_file_whose_page_exists_all_the_same_leaves_that_page_alone():
    broken = BrokenFile(Place("content/teams/payments/team.md"), "team", "payments")
    built = site(organisation([goal("payments/2026-q4/p")], broken=(broken,)))
    assert "could not be read" not in built.text("/teams/payments/")
    assert built.findings == ()


def test_a_build_that_hides_something_tells_of_no_finding_and_no_broken_file():
    broken = (BrokenFile(Place("content/teams/secret/x.md"), "team", "secret"),)
    org = hidden(organisation([goal("payments/2026-q4/p")], broken=broken))
    built = site(org, diagnostics=[finding("content/teams/payments/2026-q4/p.md", "owner", message="told")])
    assert not re.search("told|secret", built.html("/quality/"))
    assert "/teams/secret/" not in built.pages


@pytest.mark.parametrize("owners", ["none", "role"])
def test_where_people_may_not_appear_no_finding_or_broken_file_names_them(owners):
    shown = goal("payments/2026-q4/p")
    org = organisation([shown], broken=(BrokenFile(Place("content/people/mara.md"), "person", "mara"),))
    file = shown.place.file
    diagnostics = [
        finding(file, "owner", message="Mara is nobody", code="REF001"),
        finding(file, message="`@mara` is nobody"),
        finding("content/people/mara.md", "name", message="Mara has no name"),
        finding(file, "title", message="told", line_text="title: Ask @mara"),
        finding(file, "title", message="told too", line_text="title: mail a@b.example"),
    ]
    built = site(org, settings=Settings(owners=owners), diagnostics=diagnostics)
    html = built.html("/quality/")
    assert re.findall("told(?: too)?", built.text("/quality/")) == ["told", "told too"]
    assert "mail a@b.example" in html
    assert "mara" not in html.lower()
    assert not [address for address in built.pages if "mara" in address]
    named = site(org, diagnostics=diagnostics)
    assert "/people/mara/" in named.pages
    assert "Mara is nobody" in named.html("/quality/")


def by_team(*files, **settings):
    org = organisation([goal("payments/2026-q4/p"), goal("platform/2026-q4/q")])
    diagnostics = [finding(file, message=f"found in {file}") for file in files]
    return site(org, diagnostics=diagnostics, settings=Settings(**settings))


def test_each_team_has_its_findings_on_a_page_of_its_own_in_the_organisations_order():
    built = by_team("content/teams/platform/x.md", "content/teams/Payments/y.md", "content/teams/platform/z.md", "w.md")
    assert 'quality/teams/"' in built.main("/quality/")
    assert re.search(
        r"By rule By team Payments one warning Platform 2 warnings Files of no team one warning",
        built.text("/quality/teams/"),
    )
    assert "/quality/teams/platform/" in built.pages
    told = built.text("/quality/teams/platform/")
    assert ("found in content/teams/platform/x.md" in told, "found in content/teams/platform/z.md" in told) == (
        True,
        True,
    )
    assert "Payments/y.md" not in told
    assert "found in w.md" in built.text("/quality/rest/")


def test_findings_lie_with_their_team_wherever_the_content_lies():
    built = by_team(
        "teams/platform/x.md", "okrs/teams/payments/y.md", "elsewhere/teams/payments/z.md", content=(".", "okrs")
    )
    assert "y.md" in built.text("/quality/teams/payments/")
    assert "x.md" in built.text("/quality/teams/platform/")
    assert "z.md" in built.text("/quality/rest/")


def test_without_findings_no_team_is_named_and_a_build_that_hides_something_names_none_either():
    assert not [address for address in by_team().pages if address.startswith(("/quality/t", "/quality/r"))]
    shut = site(
        hidden(organisation([goal("payments/2026-q4/p")])), diagnostics=[finding("content/teams/payments/x.md")]
    )
    pages = [address for address in shut.pages if address.startswith("/quality/") and address.endswith("/")]
    assert pages == ["/quality/"]


def test_many_findings_of_one_team_go_on_on_further_pages_of_which_none_is_heavy():
    built = by_team(*(f"content/teams/payments/{n}.md" for n in range(150)))
    shown = [built.html(address) for address in built.pages if address.startswith("/quality/teams/payments/")]
    assert len(shown) > 1
    assert all(len(re.findall(r"<[a-z]", html)) <= 1500 for html in shown)
    assert len(set(re.findall(r"payments/(\d+)\.md", " ".join(shown)))) == 150


def test_what_several_findings_of_a_rule_share_is_said_once_and_what_differs_at_each():
    diagnostics = [finding(f"{name}.md", hint=f"write `{name}`") for name in "abcde"]
    told = site(organisation([]), diagnostics=diagnostics).text("/quality/")
    assert told.count("it is lost") == 1
    assert [told.count(f"Instead: write {name}") for name in "abcde"] == [1] * 5
    alike = [finding("a.md"), finding("b.md", reason="nobody sees it")]
    told = site(organisation([]), diagnostics=alike).text("/quality/")
    assert (told.count("it is lost"), told.count("nobody sees it"), told.count("Instead: write supports")) == (1, 1, 1)
