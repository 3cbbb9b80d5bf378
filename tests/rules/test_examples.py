"""What a rule's page calls bad is found, and what it calls good is not."""

from __future__ import annotations

import re

import pytest
from coaching import findings_in

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.rules import RULES
from okrsite_gen.rules.pages import page_of, versions_of

EACH = pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.code.id}-{rule.code.name}")


def about(example, rule, folder):
    """Return what the rule finds in an example, switched on where it is off; nothing else may be an error there."""
    versions = versions_of(example)
    files = versions[-1][1]
    if rule.off_because and "okrsite.yml" not in files:
        files = {"okrsite.yml": f"rules:\n  {rule.code.id}: {rule.code.severity.value}\n", **files}
    found = findings_in(files, folder, versions=versions)
    own = [each for each in found if each.code == rule.code.id]
    assert [each for each in found if each.severity is Severity.ERROR and each not in own] == []
    return own


@EACH
def test_the_bad_example_is_found_and_tells_where_why_and_what_instead(rule, tmp_path):
    found = about(page_of(rule).bad, rule, tmp_path)
    assert found
    assert all(each.place.line and each.message and each.reason and each.hint for each in found)


@EACH
def test_the_good_example_is_not(rule, tmp_path):
    assert about(page_of(rule).good, rule, tmp_path) == []


def test_codes_and_names_are_their_own_and_files_are_called_like_their_rules():
    codes, names = [rule.code.id for rule in RULES], [rule.code.name for rule in RULES]
    assert len(set(codes)) == len(codes)
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[A-Z]{3}\d{3}", code) for code in codes)
    for rule in RULES:
        look = rule.of_objective or rule.of_key_result or rule.of_all
        assert look.__module__.rpartition(".")[2] == rule.code.name.replace("-", "_")
