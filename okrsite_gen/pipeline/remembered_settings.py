"""Settings that were read before, for as long as `okrsite.yml` stays the same: what reads them takes long to load."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import cast

from okrsite_gen.content.sources import digest_of
from okrsite_gen.model.diagnostics import Diagnostic, Severity
from okrsite_gen.model.kinds import Cadence
from okrsite_gen.model.metric_sources import MetricSource
from okrsite_gen.model.settings import (
    CycleSettings,
    Headings,
    HistorySettings,
    NavigationItem,
    Outputs,
    RepositorySettings,
    ScoreSettings,
    Settings,
    SiteSettings,
    ThemeSettings,
    Thresholds,
)
from okrsite_gen.store.cache import CacheFolder

NAME = "settings"
_PARTS = (
    Settings,
    SiteSettings,
    RepositorySettings,
    CycleSettings,
    Thresholds,
    ScoreSettings,
    Headings,
    HistorySettings,
    NavigationItem,
    ThemeSettings,
    Outputs,
    MetricSource,
)
_BY_NAME: Mapping[str, Callable[..., object]] = {part.__name__: part for part in _PARTS}
_WORDS: Mapping[str, type[Enum]] = {kind.__name__: kind for kind in (Cadence, Severity)}


def read_settings_file(
    cache: CacheFolder, data: bytes, file: str, *, keeps: bool
) -> tuple[Settings, tuple[Diagnostic, ...]]:
    """Do what `read_configuration` does, or remember what it found in the same bytes; only what is faultless is kept.

    `keeps` says whether it may be.
    """
    digest = digest_of(data)
    known = cache.read(NAME)
    if isinstance(known, tuple) and len(known) == 2 and known[0] == digest:
        return settings_from_plain(known[1]), ()
    from okrsite_gen.content.configuration import read_configuration

    settings, findings = read_configuration(data, file)
    if keeps and not findings:
        cache.write(NAME, (digest, settings_to_plain(settings)))
    return settings, findings


def settings_to_plain(value: object) -> object:
    """Return settings, or a part of them, as plain values. Raises TypeError for what no settings hold."""
    kind = type(value).__name__
    if is_dataclass(value) and kind in _BY_NAME:
        return kind, [settings_to_plain(getattr(value, field.name)) for field in fields(value)]
    if isinstance(value, Enum) and kind in _WORDS:
        return kind, value.value
    if isinstance(value, Decimal | date):
        return kind, str(value)
    if isinstance(value, tuple):
        return kind, [settings_to_plain(each) for each in value]
    if isinstance(value, dict):
        return {key: settings_to_plain(each) for key, each in value.items()}
    if value is None or isinstance(value, bool | int | str):
        return value
    raise TypeError(f"{kind} is no part of settings")


def settings_from_plain(plain: object) -> Settings:
    """Return the settings that `settings_to_plain` made plain."""
    return cast("Settings", _from_plain(plain))


def _from_plain(plain: object) -> object:
    if isinstance(plain, dict):
        return {key: _from_plain(each) for key, each in plain.items()}
    if not isinstance(plain, tuple):
        return plain
    kind, held = plain
    if kind == "tuple":
        return tuple(map(_from_plain, held))
    if kind in _BY_NAME:
        return _BY_NAME[kind](*map(_from_plain, held))
    if kind in _WORDS:
        return _WORDS[kind](held)
    return Decimal(held) if kind == "Decimal" else date.fromisoformat(held)
