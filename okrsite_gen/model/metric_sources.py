"""Where the rows of a metric come from, as `okrsite.yml` declares it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

SECRET = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")
"""How a declaration names what only the environment holds: `${NPS_TOKEN}`."""

KINDS = ("json", "csv", "sql", "command")


@dataclass(frozen=True, slots=True)
class MetricSource:
    """One source; what is in it is asked only when somebody pulls."""

    metric: str
    """Id of the metric, as it is written there."""
    kind: str
    """One of `KINDS`, each of which is the key that says where to ask."""
    address: str = ""
    """A web address, or that of a database; empty for a command. It may hold `SECRET`s and `{day}`."""
    query: str = ""
    """SQL of one SELECT, which may hold the parameter `:day`."""
    command: tuple[str, ...] = ()
    """A program and its arguments."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """What is sent along with a web request; values may hold `SECRET`s."""
    env: tuple[str, ...] = ()
    """Names of variables that the command gets to see."""
    value: str = ""
    """Which part of the answer is the value: a path into JSON, or the name of a column."""
    date: str = ""
    """Which part of the answer is the day; empty where the value is that of the day on which it is asked for."""
    times: Decimal = Decimal(1)
    """What each value is multiplied by; 100 makes percent of a share."""
    decimals: int | None = None
    """Places behind the point that are kept; None for as many as `MOST_DECIMALS`."""
    decimal_comma: bool = False
    """Whether the answer writes 4,6 for four and six tenths."""


MOST_DECIMALS = 4
"""Places behind the point where a declaration says nothing: programs answer with many more than anybody measured."""


def secrets_in(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the names of the variables that texts mention, each once."""
    return tuple(dict.fromkeys(name for text in texts for name in SECRET.findall(text)))
