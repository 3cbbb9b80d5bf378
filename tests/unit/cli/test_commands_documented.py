"""The reference of the commands says what the commands say."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from okrsite_gen.cli import export, metrics, new, theme
from okrsite_gen.cli.new import KINDS
from okrsite_gen.cli.program import COMMANDS, okrsite

REFERENCE = (Path(__file__).parents[3] / "docs/reference/commands.md").read_text(encoding="utf-8")


def options(command: click.Command) -> list[click.Option]:
    return [parameter for parameter in command.params if isinstance(parameter, click.Option)]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_has_a_row(name):
    command = okrsite.get_command(click.Context(okrsite), name)
    rows = [line for line in REFERENCE.splitlines() if line.startswith("| `-")]
    missing = [
        word for option in options(command) for word in option.opts if not any(f"`{word}" in row for row in rows)
    ]
    assert missing == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_section_and_explains_its_options(name):
    command = okrsite.get_command(click.Context(okrsite), name)
    assert f"## `okrsite {name}`" in REFERENCE
    assert [option.name for option in options(command) if not option.help] == []
    assert command.short_help == COMMANDS[name]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_spells_out_its_default(name):
    command = okrsite.get_command(click.Context(okrsite), name)
    assert [option.name for option in options(command) if option.default is None] == []


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_of_new_file_and_its_options_are_explained(name):
    kind = new.command.get_command(click.Context(new.command), name)
    rows = [line for line in REFERENCE.splitlines() if line.startswith("| `-")]
    assert f"| `okrsite new {name} " in REFERENCE
    assert [
        word for option in options(kind) for word in option.opts if not any(f"`{word}" in row for row in rows)
    ] == []
    unsaid = [
        option for option in options(kind) if option.default is None and not isinstance(option.type, click.Choice)
    ]
    assert [option.name for option in options(kind) if not option.help or option in unsaid] == []
    assert kind.short_help == KINDS[name]


@pytest.mark.parametrize("name", sorted(theme.command.commands))
def test_every_command_for_themes_and_its_options_are_explained(name):
    command = theme.command.commands[name]
    assert f"| `okrsite theme {name}" in REFERENCE
    assert [word for option in options(command) for word in option.opts if f"| `{word}" not in REFERENCE] == []
    assert [option.name for option in options(command) if not option.help or option.default is None] == []


@pytest.mark.parametrize("name", sorted(metrics.command.commands))
def test_every_command_for_metrics_and_its_options_are_explained(name):
    command = metrics.command.commands[name]
    assert f"| option of `okrsite metrics {name}`" in REFERENCE
    assert [word for option in options(command) for word in option.opts if f"| `{word}" not in REFERENCE] == []
    assert [option.name for option in options(command) if not option.help or option.default is None] == []


@pytest.mark.parametrize("name", sorted(export.FORMS))
def test_every_form_of_an_export_and_its_options_are_explained(name):
    command = export.command.get_command(click.Context(export.command), name)
    assert f"| `{name}` |" in REFERENCE
    assert command.short_help == export.FORMS[name][1]
    assert [word for option in options(command) for word in option.opts if f"`{word}" not in REFERENCE] == []
    assert [option.name for option in options(command) if not option.help] == []


def rows_with_defaults() -> list[tuple[str, str]]:
    """Return (option, default) of every row of the tables that have a column of defaults."""
    tables = re.findall(r"^\| option \| default \|.*\n\|[-|]+\n((?:\|.*\n)+)", REFERENCE, flags=re.MULTILINE)
    rows = [re.split(r"(?<!\\)\|", row)[1:3] for table in tables for row in table.splitlines()]
    return [(words.strip(" `").partition("`")[0].split()[0], default.strip()) for words, default in rows]


@pytest.mark.parametrize(("word", "default"), rows_with_defaults())
def test_every_row_is_about_an_option_and_has_the_default_that_the_program_has(word, default):
    commands = [okrsite.get_command(click.Context(okrsite), name) for name in COMMANDS]
    meant = [option for command in commands for option in options(command) if word in option.opts]
    shown = [str(option.default) if option.show_default is True else "" for option in meant if not option.is_flag]

    assert meant, f"no command has an option {word}"
    assert (default == "off") == all(option.is_flag and option.default is False for option in meant)
    assert not shown or default.strip("`") in shown or "" in shown


def test_the_line_above_names_every_command():
    assert "|".join(sorted(COMMANDS)) == "|".join(sorted(re.search(r"\[--version\] (\S+) ", REFERENCE)[1].split("|")))
