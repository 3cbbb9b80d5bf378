"""The sources from which rows of metrics are pulled, inside `okrsite.yml`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import Field

from okrsite_gen.content.codes_fields import NO_EFFECT, NOT_A_LINK, NOT_A_NUMBER, SETTING_SHAPE, SETTING_VALUE
from okrsite_gen.content.configuration.fields import whole_between
from okrsite_gen.content.shape.base import Path, Shape, called
from okrsite_gen.content.shape.lists import MAPPING
from okrsite_gen.content.shape.patterns import number_or_text
from okrsite_gen.content.shape.problems import Problem, one_text, refusal
from okrsite_gen.content.shape.reads import Prepares, Reads
from okrsite_gen.content.shape.texts import Entry, Id, Line, Text
from okrsite_gen.content.shape.words import DecimalWord
from okrsite_gen.model.metric_sources import KINDS, SECRET, secrets_in

_FACTOR = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})?")
_CONFIDENTIAL = re.compile(r"authori[sz]ation|cookie|token|secret|password|(?:api|access|auth|private)[-_]?key", re.I)
_HERE = frozenset({"localhost", "127.0.0.1", "::1"})
_OF_WEB = ("json", "csv")
_ONLY = {"query": ("sql",), "headers": _OF_WEB, "env": ("command",)}
"""Field → the kinds of source in which it means something."""


def _read_factor(raw: object) -> Decimal:
    words = one_text(raw).strip()
    if not _FACTOR.fullmatch(words) or not Decimal(words):
        hint = "Write a number above 0 with a point before decimals, such as `100` or `0.01`."
        raise refusal(Problem(NOT_A_NUMBER, "is not a number to multiply by", "", hint))
    return Decimal(words)


def _as_command(raw: object) -> object:
    """Insist on a list of a program and its arguments; a name alone is one."""
    if isinstance(raw, str) and raw.strip():
        if len(raw.split()) > 1:
            parts = ", ".join(raw.split())
            reason = "There is no shell that would take it apart, so that nothing in it can be misread."
            raise refusal(Problem(SETTING_SHAPE, "is one text, not a list", reason, f"Write `[{parts[:200]}]`."))
        return [raw]
    return raw


Factor = Annotated[
    Decimal, Reads(_read_factor, number_or_text({"type": "number", "exclusiveMinimum": 0}, r"^\s*[0-9.]+\s*$"))
]
Decimals = Annotated[int, whole_between(0, 9)]
Command = Annotated[tuple[Entry, ...], Prepares(_as_command, alone="text")]


class SourceShape(Shape):
    """Where the rows of one metric come from: exactly one of `json`, `csv`, `sql` and `command`."""

    also_called = called(
        json="http url api endpoint json_url",
        csv="csv_url",
        sql="database db dsn",
        query="select statement",
        command="cmd run exec program",
        headers="header",
        env="environment variables secrets",
        value="path field column jsonpath",
        date="day",
        times="factor scale multiply multiply_by",
        decimals="round digits precision",
    )
    json_address: Line = Field(default="", alias="json")
    """A web address that answers with JSON."""
    csv: Line = ""
    """A web address that answers with a table of separated values, whose first line names the columns."""
    sql: Line = ""
    """A database, as SQLAlchemy writes addresses: `sqlite:///data/sales.db`, or `${SALES_DATABASE}`."""
    query: Text = ""
    """One SELECT; `:day` in it is the day of the pull. Columns are the value, or `date` and `value`."""
    command: Command = ()
    """A program and its arguments, which `allow_commands` has to list too. It prints a number, a table, or JSON."""
    headers: Annotated[dict[Line, Line], MAPPING] = Field(default={})
    """What is sent along, such as `Authorization: Bearer ${NPS_TOKEN}`."""
    env: Annotated[tuple[Entry, ...], Prepares(_as_command, alone="text")] = ()
    """Names of variables that the command gets to see, besides `PATH` and the like."""
    value: Line = ""
    """Which part of the answer is the value: a path into JSON such as `$.data.score`, or the name of a column."""
    date: Line = ""
    """Which part is its day. Without it the value is that of the day on which it is pulled."""
    times: Factor = Decimal(1)
    """What each value is multiplied by: with `100` a share of 0.47 becomes 47."""
    decimals: Decimals | None = None
    """How many places behind the point are kept; at most four otherwise."""
    decimal: DecimalWord = False
    """What stands before decimals in the answer: `point` or `comma`."""

    @property
    def given(self) -> dict[str, object]:
        """What is written: name of a field → its value; fields that are empty are left out."""
        named = {"json": self.json_address, **{name: getattr(self, name) for name in _NAMES if name != "json"}}
        return {name: value for name, value in named.items() if value}

    @property
    def kind(self) -> str:
        """The first of the kinds that is written; empty where none is."""
        return next((kind for kind in KINDS if kind in self.given), "")

    @property
    def address(self) -> str:
        """The web address, or that of a database."""
        return self.json_address or self.csv or self.sql


_NAMES = (*KINDS, *_ONLY)


class MetricsShape(Shape):
    """Where metrics' rows come from when somebody pulls them."""

    also_called = called(sources="source", allow_commands="allowed_commands commands allow")
    sources: Annotated[dict[Id, SourceShape], MAPPING] = Field(default={})
    """Metric → where its rows come from. `okrsite metrics pull` asks there; a build never does. See
    [Pull metrics](../how-to/pull-metrics.md)."""
    allow_commands: tuple[Command, ...] = ()
    """The commands that a source may run: each a list of a program and its arguments, written as in the source."""


def source_findings(
    sources: Mapping[str, SourceShape], allowed: tuple[tuple[str, ...], ...]
) -> Iterator[tuple[Path, Problem]]:
    """Check that each source can be asked, and shows no secret to those who read the file."""
    for metric, source in sources.items():
        for path, problem in (*_form(source), *_secrecy(source), *_permission(source, allowed)):
            yield ("sources", metric, *path), problem


def _form(source: SourceShape) -> Iterator[tuple[Path, Problem]]:
    written = source.given
    kinds = [kind for kind in KINDS if kind in written]
    if len(kinds) != 1:
        predicate = (
            "names two places to ask: " + " and ".join(f"`{kind}`" for kind in kinds)
            if kinds
            else ("does not say where to ask")
        )
        hint = "Write exactly one of `json:`, `csv:`, `sql:` and `command:`."
        yield (), Problem(SETTING_SHAPE, f"This source {predicate}", "", hint, whole=True)
        return
    kind = kinds[0]
    for name, fits in _ONLY.items():
        if name in written and kind not in fits:
            words = f"`{name}` says nothing beside `{kind}`"
            yield (name,), Problem(NO_EFFECT, words, "It is not used.", "Delete it.", whole=True)
    if kind == "sql" and not source.query:
        hint = "Add `query: SELECT count(*) FROM orders WHERE day = :day`, or whatever counts."
        yield (), Problem(SETTING_SHAPE, "This source has a database and no `query`", "", hint, whole=True)
    if kind == "json" and not source.value:
        hint = "Add `value: $.data.score`, the way through the answer to the number."
        yield (
            (),
            Problem(SETTING_SHAPE, "This source does not say where in the JSON the value is", "", hint, whole=True),
        )
    if kind in _OF_WEB and not source.address.startswith("${"):
        yield from _web_address(source, kind)


def _web_address(source: SourceShape, kind: str) -> Iterator[tuple[Path, Problem]]:
    words = SECRET.sub("x", source.address).replace("{day}", "2026-11-30")
    try:
        parts = urlsplit(words)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        parts, host = urlsplit(""), ""
    if parts.scheme not in {"http", "https"} or not host or re.search(r"[\s\x00-\x1f\x7f]", words):
        reason = "Only `https:` and `http:` addresses are asked: no files of this machine."
        yield (kind,), Problem(NOT_A_LINK, "is not a web address", reason, "Write it in full: `https://…`.")
    elif parts.scheme == "http" and host not in _HERE and secrets_in((source.address, *source.headers.values())):
        reason = "Without encryption everybody on the way could read the secret."
        yield (kind,), Problem(NOT_A_LINK, "would carry a secret in the open", reason, "Write `https://…`.")


def _secrecy(source: SourceShape) -> Iterator[tuple[Path, Problem]]:
    """Yield a word about each secret that stands in the file itself, at the line above it, which can be shown."""
    reason = "Everybody who reads the repository would have it, now and in its history."
    hint = "Write `${A_NAME}` in its place and give the secret to the environment; and change it where it is valid."
    for name, value in source.headers.items():
        if _CONFIDENTIAL.search(name) and not SECRET.search(value):
            words = f"The header `{name[:40]}` holds its secret in the open"
            yield ("headers",), Problem(SETTING_VALUE, words, reason, hint, whole=True)
    if "@" in source.address and not source.address.startswith("${"):
        user = source.address.partition("://")[2].rpartition("@")[0]
        if ":" in user and not SECRET.search(user.partition(":")[2]):
            words = f"The address under `{source.kind}` holds a password in the open"
            yield (), Problem(SETTING_VALUE, words, reason, hint, whole=True)


def _permission(source: SourceShape, allowed: tuple[tuple[str, ...], ...]) -> Iterator[tuple[Path, Problem]]:
    if source.command and source.command not in allowed:
        listed = ", ".join(source.command)
        reason = "A source runs nothing that `allow_commands` does not list, word for word."
        hint = f"Look at what it does, then write below `metrics:` the line `allow_commands: [[{listed[:200]}]]`."
        yield ("command",), Problem(SETTING_VALUE, "This command is not allowed", reason, hint, whole=True)
