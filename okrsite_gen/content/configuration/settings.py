"""From the validated configuration to the settings that the rest of the program reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from okrsite_gen.content.configuration.headings import headings_in
from okrsite_gen.content.configuration.parts import HeadingsShape, RepositoryShape
from okrsite_gen.content.configuration.shape import Configuration
from okrsite_gen.content.configuration.sources import SourceShape
from okrsite_gen.content.shape.base import given
from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.model.metric_sources import MetricSource
from okrsite_gen.model.names import fold
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

_HOSTS = (
    ("github", "github"),
    ("gitlab", "gitlab"),
    ("bitbucket", "bitbucket"),
    ("codeberg", "forgejo"),
    ("forgejo", "forgejo"),
    ("gitea", "gitea"),
)
"""Part of a host's name → what runs there."""


def settings_of(configuration: Configuration) -> Settings:
    """Return the settings; what the file does not say has its default."""
    scores, rules = configuration.scores, configuration.rules
    return Settings(
        site=replace(SiteSettings(), **given(configuration.site)),
        content=configuration.content or ("content",),
        repository=_repository(configuration.repository),
        discuss_url=configuration.discuss_url,
        publish_visibility=configuration.publish.visibility,
        as_of=configuration.as_of,
        **_audiences(configuration),
        owners=configuration.owners,
        cycles=_cycles(configuration),
        check_in_every=configuration.check_ins.every,
        headings=_headings(configuration.check_ins.headings, configuration.site.language),
        history=_history(configuration),
        decimal_comma=configuration.decimal,
        thresholds=replace(Thresholds(), **given(configuration.status.thresholds)),
        scores=replace(
            ScoreSettings(),
            **given(scores.bands),
            **{f"expected_{ambition}": score for ambition, score in given(scores.expected).items()},
        ),
        rules={code: _severity(rule.severity) for code, rule in rules.items() if rule.severity},
        rule_options={code: rule.options for code, rule in rules.items() if rule.options},
        theme=ThemeSettings(configuration.theme.name, configuration.theme.options),
        navigation=tuple(NavigationItem(item.label, item.target) for item in configuration.navigation),
        outputs=_outputs(configuration),
        redirects=dict(configuration.redirects),
        metric_sources={fold(metric): _source(metric, each) for metric, each in configuration.metrics.sources.items()},
    )


def _audiences(configuration: Configuration) -> dict[str, Any]:
    """Return audiences as they were spelled in their list.

    With a single audience nothing is hidden from it, so it is the default. Check-ins may be as wide as the widest.
    """
    audiences = configuration.audiences
    spelled = {fold(audience): audience for audience in audiences}
    widest = audiences[0] if audiences else ""
    return {
        "audiences": audiences,
        "default_audience": spelled.get(fold(configuration.default_audience), widest),
        "check_in_audience": spelled.get(fold(configuration.check_in_audience), widest),
        "repository_audience": spelled.get(fold(configuration.repository_audience), ""),
    }


def _repository(repository: RepositoryShape) -> RepositorySettings:
    host = urlsplit(repository.url).hostname or ""
    guessed = next((provider for part, provider in _HOSTS if part in host), "")
    return RepositorySettings(repository.url, repository.branch, repository.provider or guessed, repository.edit)


def _cycles(configuration: Configuration) -> CycleSettings:
    year = configuration.cycles.fiscal_year
    return CycleSettings(fold(configuration.cycles.current), year.starts, year.named_by)


def _headings(headings: HeadingsShape, language: str) -> Headings:
    words: Mapping[str, tuple[str, ...]] = given(headings)
    return replace(
        headings_in(language), **{name: tuple(fold(word) for word in said) for name, said in words.items() if said}
    )


def _history(configuration: Configuration) -> HistorySettings:
    """Where people do not appear by name, authors of commits do not appear at all."""
    history = replace(HistorySettings(), **given(configuration.history))
    return history if configuration.owners == "person" else replace(history, authors="none")


def _outputs(configuration: Configuration) -> Outputs:
    outputs = given(configuration.outputs)
    if "json_files" in outputs:
        outputs["json"] = outputs.pop("json_files")
    return replace(Outputs(), **outputs)


def _source(metric: str, source: SourceShape) -> MetricSource:
    return MetricSource(
        metric=metric,
        kind=source.kind,
        address=source.address,
        query=source.query,
        command=source.command,
        headers=source.headers,
        env=source.env,
        value=source.value,
        date=source.date,
        times=source.times,
        decimals=source.decimals,
        decimal_comma=source.decimal,
    )


def _severity(word: str) -> Severity | None:
    return None if word == "off" else Severity(word)
