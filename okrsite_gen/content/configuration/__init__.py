"""Reading `okrsite.yml`: from bytes to the settings, with a finding for everything that is wrong in it."""

from __future__ import annotations

from typing import Any

from okrsite_gen.content.codes_fields import SETTING_FOR_FIELD, SETTING_SHAPE
from okrsite_gen.content.configuration.consequences import without_consequences
from okrsite_gen.content.configuration.settings import settings_of
from okrsite_gen.content.configuration.shape import Configuration
from okrsite_gen.content.configuration.versions import newer_format
from okrsite_gen.content.deprecated import CONFIGURATION, as_now, with_old_names
from okrsite_gen.content.shape.conventions import Conventions
from okrsite_gen.content.shape.patterns import DIALECT
from okrsite_gen.content.shape.validation import read_shape
from okrsite_gen.content.yaml_reading import read_yaml_file
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.names import Place
from okrsite_gen.model.settings import Settings

__all__ = ["Configuration", "json_schema", "read_configuration", "read_settings"]


def read_configuration(data: bytes | None, file: str) -> tuple[Settings, tuple[Diagnostic, ...]]:
    """Return the settings of a configuration file, and every finding about it.

    `data` is None where there is no such file: like an empty one it leaves all defaults. Settings that cannot be used
    have their defaults too, each with an error; whoever goes on in spite of errors may show more than was meant.
    """
    if data is None:
        return Settings(), ()
    value, problems = read_yaml_file(data, file)
    settings, findings = read_settings(value, file)
    return settings, without_consequences(data, problems, findings)


def read_settings(raw: object, file: str) -> tuple[Settings, tuple[Diagnostic, ...]]:
    """Return the settings that plain values amount to; what cannot be used has its default, and a finding."""
    if raw is None:
        return Settings(), ()
    if not isinstance(raw, dict):
        hint = "Write each setting as `name: value`, such as `site:` and below it, indented, `name: Our OKRs`."
        message = "The configuration does not consist of settings with values."
        return Settings(), (SETTING_SHAPE.at(Place(file), message, "", hint),)
    newer = newer_format(raw.get("version"), file)
    if newer:  # what else is in it may mean something that nobody here knows
        return Settings(), (newer,)
    raw, old = as_now(raw, CONFIGURATION)
    conventions = Conventions(decimal_comma=raw.get("decimal") == "comma")
    configuration, findings = read_shape(Configuration, raw, conventions, file, SETTING_FOR_FIELD)
    told = (*(each.finding(file) for each in old), *with_old_names(findings, old)) if old else findings
    return (settings_of(configuration) if configuration else Settings()), told


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of the configuration, as editors and other programs see YAML."""
    return {"$schema": DIALECT, **Configuration.model_json_schema()}
