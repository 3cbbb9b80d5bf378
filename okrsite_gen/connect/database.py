"""Asking a database one question, which changes nothing in it."""

from __future__ import annotations

import re
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from okrsite_gen.connect.answers import MOST_ROWS, of_rows
from okrsite_gen.connect.codes import NO_ANSWER, REFUSED
from okrsite_gen.connect.observation import Observation
from okrsite_gen.connect.secrets import Secrets
from okrsite_gen.connect.trouble import Trouble
from okrsite_gen.model.metric_sources import MetricSource

if TYPE_CHECKING:
    from sqlalchemy import URL, Connection

_READS = re.compile(r"(?:\s|--[^\n]*\n|/\*(?:[^*]|\*(?!/))*\*/)*(?:SELECT|WITH)\b", re.IGNORECASE | re.DOTALL)
_SHOWN = 200
_READ_ONLY = {
    "sqlite": "PRAGMA query_only = ON",
    "postgresql": "SET TRANSACTION READ ONLY",
    "mysql": "SET TRANSACTION READ ONLY",
    "mariadb": "SET TRANSACTION READ ONLY",
    "oracle": "SET TRANSACTION READ ONLY",
}
"""What is said first, so that a database refuses whatever would change it."""


@dataclass(slots=True)
class _Asked:
    """What came of a question."""

    names: Sequence[str] = ()
    rows: Sequence[Sequence[object]] = ()
    error: Exception | None = None
    done: threading.Event = field(default_factory=threading.Event)


def ask_database(
    address: str, source: MetricSource, day: date, folder: Path, seconds: float, secrets: Secrets
) -> tuple[Observation, ...]:
    """Return what one SELECT finds. `:day` in it is `day`; files of SQLite are sought in `folder`.

    Whatever takes longer than `seconds` is left to itself. Raises `Trouble`.
    """
    if not _READS.match(source.query) or ";" in source.query.strip().rstrip(";"):
        reason = "A pull only reads: nothing in a database may change by it."
        raise Trouble(REFUSED, "The query is not one SELECT.", reason, "Begin it with `SELECT`.", field="query")
    url = _url(address, folder)
    asked = _Asked()
    thread = threading.Thread(target=_ask, args=(url, source.query, day, asked), daemon=True)
    thread.start()
    if not asked.done.wait(seconds):
        hint = "Let the query count less, or keep its result in a table."
        raise Trouble(NO_ANSWER, f"The database did not answer within {seconds:g} seconds.", "", hint)
    if asked.error is not None:
        raise _trouble_of(asked.error, secrets)
    return of_rows(asked.names, asked.rows, source, secrets)


def _url(address: str, folder: Path) -> URL:
    try:
        from sqlalchemy import make_url
        from sqlalchemy.exc import ArgumentError
    except ImportError:
        hint = "Install it: `pip install '.[sql]'` in your clone of okrsite, and the driver of your database."
        raise Trouble(NO_ANSWER, "Asking a database needs SQLAlchemy, which is not here.", "", hint) from None
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        hint = "Write it like `postgresql://host/name` or `sqlite:///data/sales.db`."
        raise Trouble(REFUSED, "This is not the address of a database.", "", hint, field="sql") from None
    if url.get_backend_name() != "sqlite":
        return url
    file = folder / (url.database or "")
    if not url.database or not file.is_file():
        message = "The file of the database is not there."
        raise Trouble(NO_ANSWER, message, "", "Its path counts from the project folder.", field="sql")
    return url.set(database=f"file:{quote(file.as_posix())}", query={"mode": "ro", "uri": "true"})


def _ask(url: URL, query: str, day: date, asked: _Asked) -> None:
    from sqlalchemy import create_engine, text

    try:
        engine = create_engine(url, hide_parameters=True)
        try:
            with engine.connect() as connection:
                _only_read(connection)
                question = text(query)
                found = connection.execute(question, {"day": day} if "day" in question._bindparams else {})
                asked.names, asked.rows = tuple(found.keys()), tuple(map(tuple, found.fetchmany(MOST_ROWS + 1)))
                connection.rollback()
        finally:
            engine.dispose()
    except Exception as error:
        asked.error = error
    finally:
        asked.done.set()


def _only_read(connection: Connection) -> None:
    statement = _READ_ONLY.get(connection.dialect.name)
    if statement:
        connection.exec_driver_sql(statement)


def _trouble_of(error: Exception, secrets: Secrets) -> Trouble:
    """Return what a driver said, in one line."""
    if isinstance(error, ImportError):
        hint = "Install it, such as `pip install psycopg` for PostgreSQL."
        return Trouble(NO_ANSWER, "The driver of the database is not installed.", "", hint, field="sql")
    cause: Any = getattr(error, "orig", None) or error
    lines = secrets.hide(str(cause)).strip().splitlines()
    said = lines[0][:_SHOWN] if lines else type(cause).__name__
    hint = "See whether the address is right, and try the query there by hand."
    return Trouble(NO_ANSWER, f"The database says: {said}", "", hint)
