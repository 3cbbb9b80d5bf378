"""Issues in JSON: the APIs of GitLab and GitHub (REST and GraphQL), and what `gh` and `glab` print."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from okrsite_gen.exchange.issues.custom import left_of, project_fields
from okrsite_gen.exchange.issues.issue import Comment, Found, Issue, left_out, progress_of, says_something
from okrsite_gen.exchange.issues.unheld import strays, with_unheld
from okrsite_gen.exchange.tables.separated import decoded
from okrsite_gen.exchange.words.days import day_from
from okrsite_gen.model.incoming import Guess, IncomingFile, NotUnderstood, Spot

Record = Mapping[str, Any]
_DEEPEST = 40
"""Levels of nesting that are looked into; no export of issues has more."""
_IDLE = ("created_at", "createdAt", "updated_at", "updatedAt")
"""Fields of the tracker's own that say nothing about an OKR."""
_CLOSED = frozenset({"closed", "done"})
_STATES = _CLOSED | {"open", "opened", "all", ""}
_HANDLES = ("number", "iid", "web_url", "webUrl", "html_url", "url", "webPath")


def recognises(files: Sequence[IncomingFile]) -> bool:
    """Return whether every file is JSON that holds issues."""
    return bool(files) and all(_looks_right(file) for file in files)


def _looks_right(file: IncomingFile) -> bool:
    head, _ = decoded(file.data[:200], file.name)
    if head.lstrip()[:1] not in ("[", "{"):
        return False
    values, _ = _values(decoded(file.data, file.name)[0], file.name)
    return any(True for value in values for _ in _records(value))


def read_records(files: Sequence[IncomingFile]) -> Found:
    """Return what JSON files tell."""
    issues: list[Issue] = []
    unread: list[NotUnderstood] = []
    guesses: list[Guess] = []
    for file in files:
        text, told = decoded(file.data, file.name)
        guesses += told
        values, broken = _values(text, file.name)
        unread += broken
        found = [each for value in values for each in _records(value)]
        records = [record for _, record in found]
        idle = dict.fromkeys(name for record in records for name in _IDLE if record.get(name))
        for place, record in enumerate(records, 1):
            issues.append(with_unheld(_issue(record, Spot(file.name, place)), record, _KNOWN, idle))
        if beside := strays(values, {id(source) for source, _ in found}):
            unread.append(NotUnderstood(Spot(file.name), "It stands beside the issues, and is none.", beside))
        if not records:
            unread.append(NotUnderstood(Spot(file.name), "No issues were found in it.", ""))
        if idle:
            guesses.append(left_out(idle, Spot(file.name)))
    return Found(issues, unread, len(issues), guesses)


def _values(text: str, file: str) -> tuple[list[object], list[NotUnderstood]]:
    """Return the JSON values of a text: one, one a line, or pages that were printed one after the other."""
    reader, at = json.JSONDecoder(), 0
    values: list[object] = []
    while at < len(text):
        if text[at].isspace() or text[at] == ",":
            at += 1
            continue
        try:
            value, at = reader.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            line = text.count("\n", 0, at) + 1
            why = f"It is no JSON from here on ({type(error).__name__})."
            return values, [NotUnderstood(Spot(file, line), why, text[at : at + 200])]
        values.append(value)
    return values, []


def _records(value: object, depth: int = 0) -> Iterator[tuple[Record, Record]]:
    """Yield (as it stands, with what wraps it) of the records of issues in a value, wherever they are."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for each in value:
            yield from _records(each, depth + 1)
    elif isinstance(value, dict):
        content = value.get("content")
        if isinstance(content, dict) and isinstance(content.get("title"), str):
            yield value, {**value, **content}
        elif isinstance(value.get("title"), str) and any(value.get(name) for name in _HANDLES):
            yield value, value
        else:
            for each in value.values():
                if isinstance(each, list | dict):
                    yield from _records(each, depth + 1)


_FIELDS: Mapping[str, tuple[str, ...]] = {
    "title": ("title",),
    "number": ("number", "iid"),
    "url": ("html_url", "web_url", "webUrl", "url"),
    "kind": ("workItemType", "work_item_type", "issueType", "type", "issue_type"),
    "body": ("body", "description"),
    "state": ("state", "status"),
    "reason": ("state_reason", "stateReason"),
    "closed": ("closed_at", "closedAt"),
    "starts": ("start_date", "startDate", "start date"),
    "due": ("due_date", "dueDate", "due date", "target date"),
    "author": ("author", "user"),
    "assignees": ("assignees", "assignee"),
    "labels": ("labels",),
    "cycle": ("milestone", "iteration", "quarter", "cycle"),
    "team": ("team", "Team"),
    "parent": ("parent", "parent_issue", "parentIssue", "parent issue", "epic"),
    "children": ("children", "subIssues", "sub_issues"),
    "progress": ("progress", "Progress", "sub-issues progress"),
    "health": ("healthStatus", "health_status"),
    "comments": ("comments", "notes", "discussions"),
}
"""Where each tracker tells a thing; the first that says something counts."""
_TWICE = frozenset(("url", "assignee", "type", "issue_type", "issueType", "fieldValues", "customFieldValues", "status"))
"""Fields that only repeat what another one says, or are read elsewhere."""
_KNOWN = frozenset(
    {name for field, names in _FIELDS.items() if field != "number" for name in names}
    | _TWICE
    | {"system", "username", "login"}
)
"""Fields of which a single word that nothing holds is one of the tracker's own: a state, a type, a handle."""


def _issue(record: Record, spot: Spot) -> Issue:
    widgets = _widgets(record)
    told = {**project_fields(widgets), **project_fields(record), **widgets, **_said(record)}
    found = {field: _first(told, *names) for field, names in _FIELDS.items()}
    parent = found["parent"]
    state, status = str(found["state"] or "").casefold(), str(_name(told.get("status")) or "")
    days = {field: _day(found[field]) for field in ("closed", "starts", "due")}
    progress = progress_of(str(found["progress"] or ""))
    comments, undated = _comments(found["comments"])
    read = {name for field, names in _FIELDS.items() for name in names if told.get(name) is found[field]} | _TWICE
    read -= {name for field, day in days.items() if day is None for name in _FIELDS[field]}
    read -= set(() if progress and str(found["progress"]).rstrip(" %") == progress else _FIELDS["progress"])
    fields, rest = left_of(told, read)
    rest += [("Status", status)] if found["health"] and status.casefold() not in _STATES else []
    rest += [("Comment", text) for text in undated]
    return Issue(
        spot=spot,
        title=str(record["title"]).strip(),
        number=str(found["number"] or ""),
        url=str(found["url"] or ""),
        kind=_name(found["kind"]),
        body=str(found["body"] or ""),
        is_closed=state in _CLOSED or status.casefold() in _CLOSED,
        reason=str(found["reason"] or "").casefold(),
        closed_on=days["closed"],
        starts=days["starts"],
        due=days["due"],
        author=_name(found["author"]),
        assignees=tuple(filter(None, map(_name, _list(found["assignees"])))),
        labels=tuple(filter(None, map(_name, _list(found["labels"])))),
        milestone=_name(found["cycle"]),
        team=_name(found["team"]),
        parent=_handle(parent),
        parent_title=str(parent.get("title") or "") if isinstance(parent, dict) else "",
        children=tuple(filter(None, map(_handle, _list(found["children"])))),
        progress=progress,
        health=str(found["health"] or "") or ("" if status.casefold() in _STATES else status),
        fields=tuple(fields),
        is_confidential=says_something(_first(told, "confidential", "isConfidential")),
        comments=comments,
        rest=(*rest, *_rest(told)),
    )


def _widgets(record: Record) -> dict[str, Any]:
    """Return what the widgets of a GitLab work item tell, under one roof."""
    found: dict[str, Any] = {}
    for widget in _list(record.get("widgets")):
        if isinstance(widget, dict):
            found.update(_said(widget))
    return found


def _said(record: Record) -> dict[str, Any]:
    """Return the fields that say something."""
    return {name: value for name, value in record.items() if value not in (None, "", [], {})}


def _first(record: Record, *names: str) -> Any:  # noqa: ANN401 - any value of JSON
    return next((record[name] for name in names if record.get(name) not in (None, "", [], {})), None)


def _list(value: object) -> list[Any]:
    """Return the entries of a list, however it is wrapped (`nodes`, `edges`)."""
    if isinstance(value, list):
        return value
    if isinstance(value, dict):
        if isinstance(value.get("nodes"), list):
            return list(value["nodes"])
        if isinstance(value.get("edges"), list):
            return [edge.get("node") for edge in value["edges"] if isinstance(edge, dict)]
        return [value] if value.get("title") or value.get("login") or value.get("username") or value.get("name") else []
    return [value] if isinstance(value, str) and value else []


def _name(value: object) -> str:
    """Return what a person, label, milestone or type is called."""
    if isinstance(value, dict):
        return str(next((value[name] for name in ("name", "title", "login", "username", "oid") if value.get(name)), ""))
    return value if isinstance(value, str) else ""


def _handle(value: object) -> str:
    """Return the address or number by which one issue names another."""
    if isinstance(value, dict):
        found = _first(value, "html_url", "web_url", "webUrl", "url", "number", "iid")
        return str(found or value.get("title") or "")
    return str(value) if isinstance(value, str | int) and value else ""


def _day(value: object) -> date | None:
    return day_from(value) if isinstance(value, str) else None


def _rest(record: Record) -> Iterator[tuple[str, str]]:
    """Yield what the tracker tells beside the OKR: whether it is locked, and how much time it took."""
    times = record.get("time_stats")
    told = {**record, **(times if isinstance(times, dict) else {})}
    locked = _first(told, "discussion_locked", "discussionLocked", "locked")
    yield from [("Locked", "yes")] if says_something(locked) else []
    for name, seconds, words in (
        ("Time estimate", ("time_estimate", "timeEstimate"), ("human_time_estimate", "humanTimeEstimate")),
        ("Time spent", ("total_time_spent", "totalTimeSpent"), ("human_total_time_spent", "humanTotalTimeSpent")),
    ):
        amount = _first(told, *seconds)
        if says_something(amount):
            yield name, str(_first(told, *words) or f"{amount} seconds")


def _comments(value: object) -> tuple[tuple[Comment, ...], list[str]]:
    """Return comments with a day, and those without one in words."""
    dated: list[Comment] = []
    undated: list[str] = []
    for each in _list(value):
        if isinstance(each, str):
            undated.append(each)
        if not isinstance(each, dict) or each.get("system") is True:
            continue
        day = _day(_first(each, "created_at", "createdAt"))
        text = str(_first(each, "body", "note") or "").strip()
        author = _name(_first(each, "author", "user"))
        hidden = any(says_something(each.get(name)) for name in ("internal", "confidential"))
        if day and text:
            dated.append(Comment(day, author, text, hidden))
        elif text and hidden:
            undated.append("An internal one without a day was left out.")
        elif text:
            undated.append(f"{author}: {text}" if author else text)
        elif each.get("notes"):
            below, more = _comments(each["notes"])
            dated += below
            undated += more
    return tuple(dated), undated
