"""The file that holds an archived cycle: JSON with the words of its files and the figures of its day."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from okrsite_gen.model.archive import ArchivedTeam
from okrsite_gen.model.insights import KeyResultInsight, ObjectiveInsight
from okrsite_gen.model.settings import ScoreSettings, Thresholds

FORMAT = 1
"""Version of the file. Fields may be added within it; what has another meaning needs the next one."""
_SEAL = "seal"
_WITH_FIGURES = {"objectives", "key_results", "thresholds", "scores"}
_MOST_PLACES = 100
"""Far more than computations of figures of 18 digits can need, and few enough that all of them can be written out."""
_MOST_SHARE = 100
"""Far more than any share of a whole, which is 0 to 1."""
_SHARES = ("progress", "with_dropped", "supporting_progress", "stated", "planned_now")


class Unreadable(Exception):
    """The bytes are no archive that this program understands; the message says why."""


@dataclass(frozen=True, slots=True)
class ArchiveFile:
    """What one archive says. Paths are relative to the content folder in which it lies."""

    format: int
    cycle: str
    """The cycle's id as it was written."""
    archived_on: date
    """The day that its figures are of."""
    made_by: str = ""
    """The version of okrsite that computed them."""
    thresholds: Thresholds = Thresholds()  # noqa: RUF009 - immutable
    scores: ScoreSettings = ScoreSettings()  # noqa: RUF009 - immutable
    objectives: dict[str, ObjectiveInsight] = field(default_factory=dict)
    """By key."""
    key_results: dict[str, KeyResultInsight] = field(default_factory=dict)
    """By key."""
    teams: dict[str, ArchivedTeam] = field(default_factory=dict)
    """By key; of those that have a file of their own."""
    files: dict[str, str] = field(default_factory=dict)
    """Path → the whole text of each file of the cycle."""


def archive_bytes(archive: ArchiveFile) -> bytes:
    """Return the bytes of an archive, which are the same for the same archive."""
    plain = _plain(archive)
    return _written({**plain, _SEAL: _seal(plain)})


def read_archive(data: bytes) -> tuple[ArchiveFile, bool]:
    """Return what an archive says, and whether it is as it was written. Raises `Unreadable`."""
    try:
        plain = json.loads(data)
    except ValueError as error:
        raise Unreadable("it is no JSON") from error
    except RecursionError as error:
        raise Unreadable("it is nested too deeply") from error
    if not isinstance(plain, dict):
        raise Unreadable("it is no JSON object")
    if plain.get("format") != FORMAT:
        raise Unreadable(f"its `format` is {str(plain.get('format'))[:20]}, and this okrsite reads {FORMAT}")
    seal = plain.pop(_SEAL, "")
    try:
        archive = _adapter().validate_python(plain)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise Unreadable(f"`{where}`: {first['msg']}") from error
    immense = next(_immense(_adapter().dump_python(archive, include=_WITH_FIGURES), ""), None)
    immense = immense or next(_immense_shares(archive), None)
    if immense:
        raise Unreadable(f"`{immense}`: no figure is that large or that close to zero")
    wrong = next(_wrong_keys(archive), None)
    if wrong:
        raise Unreadable(f"`{wrong}`: that key is none of those whose figures it has")
    return archive, seal == _seal(plain)


def _wrong_keys(archive: ArchiveFile) -> Iterator[str]:
    """Yield where figures name another entity than that under whose key they stand, or one that has none."""
    for name, figures in _by_name(archive):
        yield from (f"{name}.{key}.key" for key, one in figures.items() if one.key != key)
    for key, objective in archive.objectives.items():
        known = all(each in archive.key_results for each in objective.deciding)
        yield from () if known else (f"objectives.{key}.deciding",)


def _immense_shares(archive: ArchiveFile) -> Iterator[str]:
    """Yield where shares of a whole stand that are far more than the whole."""
    for name, figures in _by_name(archive):
        for key, one in figures.items():
            shares = {field: getattr(one, field, None) for field in _SHARES}
            if one.score is not None:
                shares |= {"score.value": one.score.value, "score.computed": one.score.computed}
            yield from (f"{name}.{key}.{at}" for at, share in shares.items() if share and abs(share) > _MOST_SHARE)


def _by_name(
    archive: ArchiveFile,
) -> tuple[tuple[str, Mapping[str, ObjectiveInsight] | Mapping[str, KeyResultInsight]], ...]:
    return ("objectives", archive.objectives), ("key_results", archive.key_results)


def _immense(value: object, where: str) -> Iterator[str]:
    """Yield where figures stand that nothing can be computed from; content has no such figures."""
    if isinstance(value, Decimal) and (not value.is_finite() or abs(value.adjusted()) > _MOST_PLACES):
        yield where
    elif isinstance(value, Mapping):
        for name, each in value.items():
            yield from _immense(each, f"{where}.{name}" if where else str(name))
    elif isinstance(value, list | tuple):
        for place, each in enumerate(value):
            yield from _immense(each, f"{where}.{place}")


def renamed(archive: ArchiveFile, keys: Mapping[str, str]) -> ArchiveFile:
    """Return an archive in which everything has the key that it has today; `keys` leads from the old ones to these."""
    if not keys:
        return archive
    plain = _plain(archive)
    told = {name: _with_keys(plain.get(name, {}), keys) for name in ("objectives", "key_results")}
    return _adapter().validate_python({**plain, **told})


def _with_keys(value: Any, keys: Mapping[str, str]) -> Any:  # noqa: ANN401 - any JSON
    if isinstance(value, str):
        objective, sign, key_result = value.partition("#")
        return f"{keys[objective]}{sign}{key_result}" if objective in keys else value
    if isinstance(value, list):
        return [_with_keys(each, keys) for each in value]
    if isinstance(value, dict):
        return {_with_keys(name, keys): _with_keys(each, keys) for name, each in value.items()}
    return value


def _plain(archive: ArchiveFile) -> dict[str, Any]:
    """Return an archive as JSON has it, without what says nothing; but always with the rules of its time."""
    plain: dict[str, Any] = _adapter().dump_python(archive, mode="json", exclude_defaults=True)
    whole = _adapter().dump_python(archive, mode="json", include={"thresholds", "scores"})
    return {**plain, **whole}


def _written(plain: Mapping[str, object]) -> bytes:
    """Return JSON with a line for each entity and file, so that git shows which of them another archive changes."""
    fields = (f"{_compact(name)}: {_entries(value)}" for name, value in plain.items())
    return ("{\n" + ",\n".join(fields) + "\n}\n").encode("utf-8", "surrogatepass")


def _entries(value: object) -> str:
    if not isinstance(value, dict) or not value:
        return _compact(value)
    return "{\n" + ",\n".join(f" {_compact(name)}: {_compact(each)}" for name, each in value.items()) + "\n}"


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _seal(plain: Mapping[str, object]) -> str:
    """Return what shows whether an archive is as it was written, however its JSON is laid out."""
    told = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


@cache
def _adapter() -> TypeAdapter[ArchiveFile]:
    return TypeAdapter(ArchiveFile)
