"""The lists of findings, which say what a configuration may make less of."""

from __future__ import annotations

import pytest

from okrsite_gen.content import codes_fields
from okrsite_gen.content.codes_fields import CONFIGURATION_CODES, FIELD_CODES
from okrsite_gen.content.configuration import read_configuration
from okrsite_gen.model.codes import Code


@pytest.mark.parametrize(("listed", "beginning"), [(FIELD_CODES, "FLD"), (CONFIGURATION_CODES, "CFG")])
def test_each_finding_stands_in_the_list_of_its_kind(listed, beginning):
    codes = [code.id for code in vars(codes_fields).values() if isinstance(code, Code)]
    assert [code.id for code in listed] == [code for code in codes if code.startswith(beginning)]


@pytest.mark.parametrize("code", [code.id for code in FIELD_CODES if code.severity is codes_fields.ERROR])
def test_no_error_about_a_field_can_be_silenced_unseen(code):
    found = read_configuration(f"rules: {{{code}: off}}\n".encode(), "okrsite.yml")[1]
    assert any(code in each.message for each in found if each.code == "CFG010")
