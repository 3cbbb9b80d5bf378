"""Secrets come from the environment alone, and no form of them is told."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrsite_gen.connect.secrets import Secrets
from okrsite_gen.connect.trouble import Trouble

PRINTABLE = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=4, max_size=20)


@given(PRINTABLE, st.text(max_size=20), st.text(max_size=20))
def test_a_secret_cannot_be_read_in_any_text(secret, before, after):
    secrets = Secrets(["KEY"], {"KEY": secret})
    for written in (secret, quote(secret), quote(secret, safe="")):
        assert written not in secrets.hide(f"{before}{written}{after}")


def test_parts_of_an_address_that_is_a_secret_are_secrets_too():
    secrets = Secrets(["DB"], {"DB": "postgresql://reader:pa%40ss@db.intern.example:5432/sales"})
    secrets.fill_address("${DB}")
    told = secrets.hide('connection to server at "db.intern.example" failed for user "reader" with pa@ss on sales')
    assert not {"reader", "pa@ss", "db.intern.example", "sales"} & set(told.replace('"', " ").split())


def test_a_short_secret_is_hidden_where_it_stands_by_itself():
    assert Secrets(["PIN"], {"PIN": "12"}).hide("12 of 120 days") == "••• of 120 days"


def test_what_is_missing_is_named_and_what_is_there_is_not_told():
    with pytest.raises(Trouble) as met:
        Secrets(["KEY"], {"OTHER": "MARKER"})
    assert "`KEY`" in met.value.message
    with pytest.raises(Trouble) as met:
        Secrets(["KEY"], {"KEY": "MAR\x00KER"})
    assert "MAR" not in met.value.message


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        ("mssql+pyodbc://db/sales?user=reader&password=pa%40ss&timeout=30", ["pa@ss", "pa%40ss", "reader"]),
        ("mssql+pyodbc:///?odbc_connect=DRIVER%3DFree%3BUID%3Dreader%3BPWD%3Dpassword1", ["password1", "reader"]),
        ("https://hooks.example/services/T0123456/abcdefgh1234", ["abcdefgh1234", "T0123456"]),
    ],
)
def test_each_value_in_an_address_that_is_a_secret_is_hidden_by_itself(address, parts):
    secrets = Secrets(["DB"], {"DB": address})
    secrets.fill_address("${DB}")
    assert [part for part in parts if part in secrets.hide(f"it says: {part}, 30 times")] == []
    assert secrets.hide("30 times") == "30 times"


def test_a_secret_is_hidden_before_a_text_is_cut():
    secrets = Secrets(["KEY"], {"KEY": "0123456789"})
    assert secrets.show("the key 0123456789 is wrong", 12) == "the key •••"[:12] + " "
