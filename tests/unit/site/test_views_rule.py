"""Rules that found something have a page of their own, and the quality page leads there."""

from __future__ import annotations

import re
from dataclasses import replace

from site_orgs import hidden, organisation, site

from okrsite_gen.model.advice import Advice, Coaching
from okrsite_gen.model.codes import Code
from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.model.names import Place
from okrsite_gen.model.organisation import FreePage

FOUND = Code("MEA001", "placeholder", Severity.WARNING, "A placeholder stands there.")
IDLE = Code("WRD001", "vague-word", Severity.INFO, "A vague word.")
ADVICE = {code.id: Advice(code, "It *matters*.", "title: X", "title: 3", "Mend `it`.") for code in (FOUND, IDLE)}
COACHING = Coaching(ADVICE)
FINDING = FOUND.at(Place("content/teams/x/2026-Q4/a.md", ("title",), 2, 1), "`X` is a gap", "why", "fix")


def test_the_page_of_a_rule_says_why_shows_both_examples_and_the_way_out():
    text = site(organisation([]), diagnostics=[FINDING], coaching=COACHING).text("/quality/mea001/")
    assert "A placeholder stands there MEA001 placeholder It matters." in text
    assert "Instead of this title: X Better like this title: 3 What to do Mend it." in text


def test_the_quality_page_leads_to_it_from_the_findings():
    main = site(organisation([]), diagnostics=[FINDING], coaching=COACHING).main("/quality/")
    assert re.search(r'<a lang="en" href="[^"]*mea001/">A placeholder stands there</a>', main)


def test_it_leads_back_to_what_it_found_on_whichever_page_that_stands():
    many = [replace(FINDING, severity=Severity.ERROR, code=IDLE.id, message=f"{n}") for n in range(150)]
    built = site(organisation([]), diagnostics=[*many, FINDING], coaching=COACHING)
    assert 'quality/#part.wrd001">Where it was found</a>' in built.main("/quality/wrd001/")
    where = re.search(r'quality/(page-\d+/)#part.mea001">', built.main("/quality/mea001/"))[1]
    assert '<h3 id="part.mea001">' in built.main(f"/quality/{where}")


def test_a_rule_that_found_nothing_has_no_page():
    assert "/quality/wrd001/" not in site(organisation([]), diagnostics=[FINDING], coaching=COACHING).pages


def test_where_parts_are_hidden_no_rule_has_a_page():
    pages = site(hidden(organisation([])), diagnostics=[FINDING], coaching=COACHING).pages
    assert [address for address in pages if address.startswith("/quality/m")] == []


def test_the_sites_own_page_on_writing_okrs_is_named_where_there_is_one():
    guide = FreePage("writing-good-okrs", "How *we* write", Place("content/pages/writing-good-okrs.md"))
    built = site(organisation([], pages=(guide,)), diagnostics=[FINDING], coaching=COACHING)
    for address in ("/quality/", "/quality/mea001/"):
        assert re.search(r'<a href="[^"]*pages/writing-good-okrs/">How <em>we</em> write</a>', built.main(address))
    assert "writing-good" not in site(organisation([]), diagnostics=[FINDING], coaching=COACHING).main("/quality/")
