"""Scenarios build many small sites, so templates are compiled once for all of them."""

from __future__ import annotations

import pytest
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from okrsite_gen.site import render


class Compiled(BytecodeCache):
    """Keeps compiled templates for as long as the tests run; an edited one has another key."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if f"{bucket.key} {bucket.checksum}" in self._code:
            bucket.bytecode_from_string(self._code[f"{bucket.key} {bucket.checksum}"])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[f"{bucket.key} {bucket.checksum}"] = bucket.bytecode_to_string()


COMPILED = Compiled()


@pytest.fixture(autouse=True)
def quick_and_steady(monkeypatch):
    """Compile each template once, and do not care whether somebody works on the program while the tests run."""
    make_environment = render.make_environment

    def with_memory(*arguments):
        environment = make_environment(*arguments)
        environment.bytecode_cache = COMPILED
        return environment

    monkeypatch.setattr(render, "make_environment", with_memory)
    for module in ("load", "job", "past"):
        monkeypatch.setattr(f"okrsite_gen.pipeline.{module}.program_digest", lambda: "the program under test")
