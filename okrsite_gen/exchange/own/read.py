"""Reading our own JSON: each entity becomes the file that it stood in."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from okrsite_gen.exchange.own.check_ins import check_in_of, retrospective_of
from okrsite_gen.exchange.own.metric_rows import metric_row
from okrsite_gen.exchange.own.values import Record, days_of, field_of, fields_of, percent
from okrsite_gen.exchange.tables.separated import decoded, encoding_of
from okrsite_gen.exchange.words.leaves import whole
from okrsite_gen.model.incoming import Field, Guess, Incoming, IncomingDocument, IncomingFile, NotUnderstood, Spot
from okrsite_gen.model.open_data import VERSION

NAME = "okrsite-json"
_OWN = ("version", "okrsite", "as_of", "organisation", "objectives", "key_results")
_READ = ("cycles", "teams", "objectives", "check_ins", "plans", "retrospectives", "metrics", "people", "pages")
"""Lists whose records become files, in this order."""
_WORKED_OUT = ("language", "decimal", "partial", "alignment", "findings", "changes")
"""What says how the export was made, or is worked out again."""
_HALF = re.compile(r"\\u[dD][89a-fA-F]")
"""What JSON writes for a half of a character, also where the other one follows."""
_MADE = {
    "okrsite": re.compile(r"\d[\w.+-]{0,40}"),
    "as_of": re.compile(r"\d{4}-\d\d-\d\d"),
    "language": re.compile(r"[A-Za-z]{2,3}(?:[-_]\w{2,8})*"),
    "decimal": re.compile(r"comma|point"),
}
"""What says how the export was made → what such a thing looks like; anything else is somebody's words."""


def recognises(files: Sequence[IncomingFile]) -> bool:
    """Whether the only file is an export of ours."""
    return len(files) == 1 and _exported(files[0]) is not None


def _exported(file: IncomingFile) -> dict[str, Any] | None:
    head, _ = decoded(file.data[:8192], file.name)
    if not head.lstrip().startswith("{") or '"okrsite"' not in head:
        return None
    text = decoded(file.data, file.name)[0]
    try:
        plain = json.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError, InvalidOperation):  # the last of a number with an immense exponent
        return None
    if _HALF.search(text):
        plain = _without_halves(plain)
    return plain if isinstance(plain, dict) and all(name in plain for name in _OWN) else None


def _without_halves(value: Any) -> Any:  # noqa: ANN401 - any JSON
    """Return JSON in which a mark stands for each half of a character, which no file can hold."""
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, list):
        return [_without_halves(each) for each in value]
    if isinstance(value, dict):
        return {_without_halves(name): _without_halves(each) for name, each in value.items()}
    return value


def read(files: Sequence[IncomingFile]) -> Incoming:
    """Read an export of ours. What is computed in it is left out: the program works it out again."""
    documents: list[IncomingDocument] = []
    guesses: list[Guess] = []
    unread: list[NotUnderstood] = []
    rows = 0
    for file in files:
        plain = _exported(file)
        if plain is None:
            unread.append(NotUnderstood(Spot(file.name), "It is no export of okrsite in JSON.", ""))
            continue
        guesses += (*encoding_of(file.data, file.name)[1], *_told(plain, Spot(file.name)))
        unread += _odd(plain, file.name)
        results = plain.get("key_results")
        rows += len(results) if isinstance(results, list) else 0
        for made in _documents(plain, file.name, unread):
            rows += made.kind != "metric-rows"
            documents.append(made)
    return Incoming(NAME, rows, documents=tuple(documents), guesses=tuple(guesses), not_understood=tuple(unread))


def _told(plain: Record, spot: Spot) -> Iterator[Guess]:
    """Yield what to know before an export is used."""
    if plain.get("version") != VERSION:
        what = f"It is of version {plain.get('version')} of the shape, and this program knows {VERSION}."
        yield Guess(spot, what, "version")
    if plain.get("partial"):
        yield Guess(spot, "It was made for some readers only: what others may see is not in it.", "partial")
    if plain.get("decimal") == "comma":
        yield Guess(spot, "Its figures have a comma before decimals: set `decimal: comma` in okrsite.yml.", "decimal")


def _odd(plain: Record, file: str) -> Iterator[NotUnderstood]:
    """Yield what stands where an export says how it was made, and says nothing of that."""
    for name, usual in _MADE.items():
        value = plain.get(name)
        if value not in (None, "") and not (isinstance(value, str) and usual.fullmatch(value)):
            why = "It should say how the export was made, and is left out."
            yield NotUnderstood(Spot(file, column=name), why, whole(value))


def _documents(plain: Record, file: str, unread: list[NotUnderstood]) -> Iterator[IncomingDocument]:
    records = {name: list(_records(plain, name, file, unread)) for name in (*_READ, "key_results")}
    results: dict[str, list[Record]] = {}
    for _, one in records["key_results"]:
        if isinstance(one.get("objective"), str):
            results.setdefault(one["objective"], []).append(one)
    known = {str(one.get("id")) for name in ("objectives", "key_results") for _, one in records[name]}
    ways: dict[str, Callable[[Record, Spot], Iterator[IncomingDocument]]] = {
        "cycles": _cycle,
        "teams": _team,
        "objectives": lambda one, spot: documents_of(one, spot, results.get(str(one.get("id")), [])),
        "check_ins": lambda one, spot: check_in_of(one, spot, known),
        "plans": _plan,
        "retrospectives": retrospective_of,
        "metrics": _metric,
        "people": _person,
        "pages": _page,
    }
    if isinstance(plain["organisation"], dict):
        yield from _read(
            "organisation", plain["organisation"], Spot(file, column="organisation"), _organisation, unread
        )
    else:
        unread.append(
            NotUnderstood(Spot(file, column="organisation"), "It is no record.", whole(plain["organisation"]))
        )
    for name in _READ:
        for spot, one in records[name]:
            made = list(_read(name, one, spot, ways[name], unread))
            unread += _strange(one, spot) if made else ()
            yield from made
    unread += _of_results(records, unread)
    for name, value in plain.items():
        if name not in {*records, *_OWN, *_WORKED_OUT} and value not in (None, "", [], {}):
            why = "This export has nothing of that name; a newer okrsite may have."
            unread.append(NotUnderstood(Spot(file, column=name), why, whole(value)))


def _of_results(
    records: Mapping[str, list[tuple[Spot, Record]]], unread: Sequence[NotUnderstood]
) -> list[NotUnderstood]:
    """Return what is told of key results: those whose objective was not read, and what is strange in the others."""
    told = {each.spot for each in unread}
    read = {one["id"] for spot, one in records["objectives"] if spot not in told and isinstance(one.get("id"), str)}
    found: list[NotUnderstood] = []
    for spot, one in records["key_results"]:
        if str(one.get("objective")) in read:
            found += _strange(one, spot)
        else:
            found.append(NotUnderstood(spot, "Its objective is not in this export, or was not read.", whole(one)))
    return found


def _records(plain: Record, name: str, file: str, unread: list[NotUnderstood]) -> Iterator[tuple[Spot, Record]]:
    """Yield (where, record) of a list; what is no list, or no record in it, is told."""
    value = plain.get(name, [])
    if not isinstance(value, list):
        unread.append(NotUnderstood(Spot(file, column=name), "It is no list of records.", whole(value)))
        return
    for at, one in enumerate(value, 1):
        if isinstance(one, dict):
            yield Spot(file, at, name), one
        else:
            unread.append(NotUnderstood(Spot(file, at, name), "It is no record.", whole(one)))


def _strange(one: Record, spot: Spot) -> Iterator[NotUnderstood]:
    """Yield what stands where a record holds what is worked out again, and is nothing such."""
    computed = one.get("computed")
    if computed not in (None, "", [], {}) and not isinstance(computed, dict):
        yield NotUnderstood(spot, "`computed` holds what is worked out, which this is not.", whole(computed))
    own = "/".join(str(one.get(name, "")) for name in ("team", "cycle", "day"))
    if "day" in one and one.get("id") not in (None, "", own):
        yield NotUnderstood(spot, f"Its id was left out: a check-in is known by its place, {own}.", whole(one["id"]))


def _read(
    name: str,
    one: Record,
    spot: Spot,
    way: Callable[[Record, Spot], Iterator[IncomingDocument]],
    unread: list[NotUnderstood],
) -> Iterator[IncomingDocument]:
    """Yield what a record becomes; one of another shape is told."""
    try:
        made = list(way(one, spot))
        if not all(isinstance(part, str) for document in made for section in document.sections for part in section):
            raise TypeError("a text is something else")
        yield from made
    except (LookupError, TypeError, AttributeError, ValueError, ArithmeticError, RecursionError) as problem:
        kind = name.replace("_", " ")
        why = f"It has another shape than {kind} have in this export ({type(problem).__name__}: {problem})."
        unread.append(NotUnderstood(spot, why, whole(one)))


def _organisation(one: Record, spot: Spot) -> Iterator[IncomingDocument]:
    yield from _document("index.md", "index", spot, one, ("body",))


def _document(
    path: str, kind: str, spot: Spot, one: Record, without: Sequence[str], more: Mapping[str, Field] | None = None
) -> Iterator[IncomingDocument]:
    """Yield a document with the fields of a record; its `body` is the text below them."""
    fields = {**fields_of(one, without), **(more or {})}
    body = one.get("body", "")
    if fields or body or kind != "index":
        yield IncomingDocument(path, kind, spot, fields, (("", body),) if body else ())


def _cycle(one: Record, spot: Spot) -> Iterator[IncomingDocument]:
    breaks: list[Field] = [[str(each["first"]), str(each["last"])] for each in one.get("breaks", ())]
    more: dict[str, Field] = {"breaks": breaks} if breaks else {}
    yield from _document(f"cycles/{one['id']}.md", "cycle", spot, one, ("id", "body", "breaks"), more)


def _team(one: Record, spot: Spot) -> Iterator[IncomingDocument]:
    yield from _document(f"teams/{one['id']}/team.md", "team", spot, one, ("id", "body"))


def _person(one: Record, spot: Spot) -> Iterator[IncomingDocument]:
    yield from _document(f"people/{one['id']}.md", "person", spot, one, ("id", "body"))


def _page(one: Record, spot: Spot) -> Iterator[IncomingDocument]:
    yield from _document(f"pages/{one['id']}.md", "page", spot, one, ("id", "body"))


def _plan(one: Record, spot: Spot) -> Iterator[IncomingDocument]:
    given: dict[str, Field] = {str(each["ref"]): str(each["status"]) for each in one.get("commitments", ())}
    more: dict[str, Field] = {"commitments": given} if given else {}
    path = f"teams/{one['team']}/{one['cycle']}/plan.md"
    yield from _document(path, "plan", spot, one, ("id", "team", "cycle", "body", "commitments"), more)


def _metric(one: Record, spot: Spot) -> Iterator[IncomingDocument]:
    yield from _document(f"metrics/{one['id']}.md", "metric", spot, one, ("id", "body", "rows"))
    rows = "".join(metric_row(row["day"], row["value"]["written"], row.get("note", "")) for row in one.get("rows", ()))
    if rows:
        yield IncomingDocument(f"metrics/{one['id']}.csv", "metric-rows", spot, {}, (("", f"date,value,note\n{rows}"),))


def documents_of(one: Record, spot: Spot, results: Sequence[Record]) -> Iterator[IncomingDocument]:
    """Yield the file of an objective, with the key results below it."""
    entries: list[Field] = [_key_result(each) for each in results]
    more: dict[str, Field] = {"key_results": entries} if entries else {}
    if one.get("progress") is not None:
        more["progress"] = percent(one["progress"])
    if one.get("depends_on"):
        more["depends_on"] = [_dependency(each) for each in one["depends_on"]]
    if one.get("supports"):
        more["supports"] = [field_of(each) for each in one["supports"] if each.get("ref")]
    fields = fields_of(one, ("id", "team", "cycle", "body", *more, "key_results")) | more
    texts = [("", one.get("body", ""))]
    texts += [(_own(each), each["body"]) for each in results if each.get("body")]
    sections = tuple((heading, text) for heading, text in texts if text)
    yield IncomingDocument(f"teams/{one['id']}.md", "objective", spot, fields, sections)


def _own(result: Record) -> str:
    return str(result["id"]).rpartition("#")[2]


def _dependency(one: Record) -> Field:
    return fields_of(one, ("computed",))


def _key_result(one: Record) -> Field:
    more: dict[str, Field] = {}
    if one.get("planned"):
        more["planned"] = days_of(one["planned"])
    if one.get("progress") is not None:
        more["progress"] = percent(one["progress"])
    kept = fields_of(one, ("id", "objective", "position", "unnamed", "body", *more)) | more
    return kept if one.get("unnamed") else {"id": _own(one), **kept}
