"""A build in another process does not compile again what no edit has touched."""

from __future__ import annotations

import os
import sys
from functools import partial

import pytest
from jinja2 import DictLoader, Environment

from okrsite_gen.pipeline import compiled as pipeline_compiled
from okrsite_gen.pipeline.compiled import NAME, compiling
from okrsite_gen.site.compiled import CompiledTemplates
from okrsite_gen.store.cache import CacheFolder


@pytest.fixture
def compiles(tmp_path, monkeypatch):
    """Draw as a build of its own does, and return how many templates it had to compile."""

    def compiles(text="Hello", version="1", *, believed=True, use_cache=True, beside=None):
        cache, names = CacheFolder(tmp_path, version, believed=believed), []
        compile_all = partial(compiled, text) if beside is True else beside
        jobs = 2 if beside else 1
        with (
            compiling(cache, compile_all, use_cache=use_cache, jobs=jobs) as templates,
            templates.into(CompiledTemplates()) as code,
        ):
            environment = environment_of(text, code)
            compile_one = environment.compile
            environment.compile = lambda *what: (names.append(what), compile_one(*what))[1]
            assert environment.get_template("page").render() == text
        return len(names)

    monkeypatch.setattr(pipeline_compiled, "may_fork", lambda: sys.platform == "linux")  # others may have left threads
    return compiles


def environment_of(text, code):
    return Environment(loader=DictLoader({"page": text}), bytecode_cache=code, autoescape=True)


def compiled(text):
    code = CompiledTemplates()
    environment_of(text, code).get_template("page")
    return code


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


forked = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux alone")
warned = pytest.mark.filterwarnings("ignore:.*multi-threaded, use of fork:DeprecationWarning")


@forked
@warned
def test_another_process_compiles_for_the_first_build_and_for_those_after_it(compiles):
    assert [compiles(beside=True), compiles()] == [0, 0]


@forked
@warned
@pytest.mark.parametrize("fails", [lambda: 1 / 0, lambda: os._exit(1)], ids=["raises", "ends"])
def test_where_the_other_process_comes_to_nothing_the_build_compiles_for_itself(compiles, fails, capfd):
    assert [compiles(beside=fails), compiles()] == [1, 0]
    assert capfd.readouterr().err == ""
