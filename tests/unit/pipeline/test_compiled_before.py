"""A build in another process does not compile again what no edit has touched."""

from __future__ import annotations

import pytest
from jinja2 import DictLoader, Environment

from okrsite_gen.pipeline.compiled import NAME, compiled_before
from okrsite_gen.site.compiled import CompiledTemplates
from okrsite_gen.store.cache import CacheFolder


@pytest.fixture
def compiles(tmp_path):
    """Draw as a build of its own does, and return how many templates it had to compile."""

    def compiles(text="Hello", version="1", *, believed=True, use_cache=True):
        cache, names = CacheFolder(tmp_path, version, believed=believed), []
        with compiled_before(cache, CompiledTemplates(), use_cache=use_cache) as code:
            environment = Environment(loader=DictLoader({"page": text}), bytecode_cache=code, autoescape=True)
            compile_one = environment.compile
            environment.compile = lambda *what: (names.append(what), compile_one(*what))[1]
            assert environment.get_template("page").render() == text
        return len(names)

    return compiles


def test_the_next_build_compiles_nothing(compiles):
    assert [compiles(), compiles(), compiles()] == [1, 0, 0]


def test_an_edit_is_compiled_and_kept(compiles):
    assert [compiles(), compiles("Goodbye"), compiles("Goodbye"), compiles()] == [1, 1, 0, 1]


def test_another_version_of_the_program_compiles_for_itself(compiles):
    assert [compiles(), compiles(version="2")] == [1, 1]


def test_a_cache_that_nobody_believes_is_left_alone(compiles, tmp_path):
    assert [compiles(believed=False), compiles(believed=False)] == [1, 1]
    assert not (tmp_path / ".okrsite").exists()


def test_a_damaged_cache_costs_time_and_nothing_else(compiles, tmp_path):
    compiles()
    kept = tmp_path / ".okrsite" / NAME
    kept.write_bytes(kept.read_bytes()[:-3])
    assert [compiles(), compiles()] == [1, 0]


def test_without_the_cache_everything_is_compiled(compiles):
    assert [compiles(), compiles(use_cache=False)] == [1, 1]
