"""Asking one source of a metric, whatever kind it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from okrsite_gen.connect.answers import read_json, read_printed, read_table
from okrsite_gen.connect.database import ask_database
from okrsite_gen.connect.observation import Observation
from okrsite_gen.connect.program import run
from okrsite_gen.connect.secrets import Secrets, secrets_of
from okrsite_gen.connect.trouble import Trouble
from okrsite_gen.connect.web import fetch
from okrsite_gen.model.metric_sources import MetricSource

SECONDS = 30.0
"""How long one attempt may take."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What asking depends on besides the source."""

    day: date
    """The day of the pull."""
    folder: Path
    """The project folder."""
    environment: Mapping[str, str]
    """Where secrets are."""
    sleep: Callable[[float], None]
    """Waits so many seconds."""
    seconds: float = SECONDS


def ask(source: MetricSource, there: Circumstances) -> tuple[Observation, ...]:
    """Return what a source says. Raises `Trouble`. Neither holds a secret, also where an answer repeats one."""
    secrets = secrets_of((source.address, *source.headers.values()), source.env, there.environment)
    try:
        found = _ask(source, there, secrets)
    except Trouble as trouble:
        message, reason, hint = map(secrets.hide, (trouble.message, trouble.reason, trouble.hint))
        raise Trouble(trouble.code, message, reason, hint, field=trouble.field) from None
    return tuple(replace(each, value=secrets.hide(each.value)) for each in found)


def _ask(source: MetricSource, there: Circumstances, secrets: Secrets) -> tuple[Observation, ...]:
    if source.kind == "command":
        printed = run(source, there.environment, there.folder, there.seconds, secrets)
        return read_printed(printed, source, secrets)
    address = secrets.fill_address(source.address.replace("{day}", there.day.isoformat()))
    if source.kind == "sql":
        return ask_database(address, source, there.day, there.folder, there.seconds, secrets)
    headers = {name: secrets.fill(value) for name, value in source.headers.items()}
    body = fetch(address, headers, there.seconds, there.sleep)
    read = read_json if source.kind == "json" else read_table
    return read(body, source, secrets)
