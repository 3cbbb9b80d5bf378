"""The hooks that others take from this repository are commands that exist."""

from __future__ import annotations

import shlex

import yaml
from click.testing import CliRunner
from house import ROOT

from okrsite_gen.cli.program import COMMANDS, okrsite

HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


def test_there_is_a_hook_for_looking_and_one_for_writing():
    assert [hook["id"] for hook in HOOKS] == ["okrsite-check", "okrsite-fmt"]


def test_each_hook_runs_a_command_of_ours_over_the_whole_project():
    for hook in HOOKS:
        program, command, *options = shlex.split(hook["entry"])
        assert (program, command in COMMANDS, hook["pass_filenames"]) == ("okrsite", True, False)
        assert CliRunner().invoke(okrsite, [command, *options, "--help"]).exit_code == 0
        assert hook["language"] == "python"
