"""Scenarios build many small sites, so templates are compiled once for all of them."""

from __future__ import annotations

import pytest
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from okrsite_gen.site import templates
from okrsite_gen.site.compiled import CompiledTemplates


class Compiled(BytecodeCache):
    """Keeps compiled templates for as long as the tests run; an edited one has another key."""

    def __init__(self, constants: str) -> None:
        self._constants = constants

    def load_bytecode(self, bucket: Bucket) -> None:
        if self._key(bucket) in CODE:
            bucket.bytecode_from_string(CODE[self._key(bucket)])

    def dump_bytecode(self, bucket: Bucket) -> None:
        CODE[self._key(bucket)] = bucket.bytecode_to_string()

    def _key(self, bucket: Bucket) -> tuple[str, str, str]:
        return bucket.key, bucket.checksum, self._constants


CODE: dict[tuple[str, str, str], bytes] = {}
"""(template, what stands for its text, what stands for constants of others in its code) → the code."""


@pytest.fixture(autouse=True)
def quick_and_steady(monkeypatch):
    """Compile each template once, and do not care whether somebody works on the program while the tests run."""
    make_environment = templates.make_environment

    def with_memory(theme, *arguments):
        environment = make_environment(theme, *arguments)
        words = repr((theme.messages, theme.english, theme.icons))
        environment.bytecode_cache = Compiled(f"{type(environment)} {words}")
        return environment

    monkeypatch.setattr(templates, "make_environment", with_memory)
    monkeypatch.setattr(CompiledTemplates, "beside", lambda _self, words: Compiled(f"quick {words}"))
    for module in ("load", "job", "past"):
        monkeypatch.setattr(f"okrsite_gen.pipeline.{module}.program_digest", lambda: "the program under test")
