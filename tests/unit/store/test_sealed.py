from __future__ import annotations

import marshal
import sys

import pytest

from okrsite_gen.store.sealed import seal, unseal

PLAIN = {"a": [1, 2.5, None, True, ("x", b"\x00")], "ä": ""}


def test_what_is_sealed_opens_again():
    assert unseal(seal("documents", "1", PLAIN), "documents", "1") == PLAIN


@pytest.mark.parametrize(("kind", "version"), [("documents", "2"), ("manifest", "1")])
def test_another_kind_or_version_is_nothing(kind, version):
    assert unseal(seal("documents", "1", PLAIN), kind, version) is None


def test_every_truncation_is_nothing():
    sealed = seal("documents", "1", PLAIN)
    assert [n for n in range(len(sealed)) if unseal(sealed[:n], "documents", "1") is not None] == []


def test_every_damaged_byte_is_nothing():
    sealed = seal("documents", "1", PLAIN)
    for position in range(len(sealed)):
        damaged = bytearray(sealed)
        damaged[position] ^= 0x41
        assert unseal(bytes(damaged), "documents", "1") is None, position


@pytest.mark.parametrize("foreign", [b"", b"\x00" * 200, b"PK\x03\x04", marshal.dumps(PLAIN)])
def test_foreign_bytes_are_nothing(foreign):
    assert unseal(foreign, "documents", "1") is None


def test_a_seal_of_another_python_is_nothing():
    own = f"python {sys.version_info[0]}.{sys.version_info[1]}\n".encode()
    assert unseal(seal("documents", "1", PLAIN).replace(own, b"python 2.7\n"), "documents", "1") is None


def test_values_that_are_not_plain_are_refused():
    with pytest.raises(ValueError, match="unmarshallable"):
        seal("documents", "1", object())
