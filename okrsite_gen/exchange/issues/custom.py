"""Fields of an issue in JSON that people made, or that say something no other field has."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from okrsite_gen.exchange.issues.issue import MEASURES
from okrsite_gen.exchange.tables.table import comparable

_IDLE = frozenset(
    (
        "__typename", "active_lock_reason", "assignee_ids", "author_association", "blocking_issues_count", "closed",
        "closed_by", "closedByPullRequestsReferences", "confidential", "isConfidential", "content",
        "created_at", "createdAt",
        "discussion_locked", "discussionLocked", "draft", "has_tasks", "id", "imported", "imported_from",
        "issue_dependencies_summary", "isPinned", "isReadByViewer", "lastEditedBy", "linked pull requests", "locked",
        "namespace", "node_id", "performed_via_github_app", "pinned_comment", "projectCards", "pull_request",
        "reactionGroups", "reactions", "references", "repository", "reviewers", "rollupCounts", "severity", "stateId",
        "sub_issues_summary", "subscribed", "task_completion_status", "task_status", "taskCompletionStatus",
        "time_stats", "updated_at", "updatedAt", "upvotes", "downvotes", "user_permissions", "userPermissions",
        "time_estimate", "timeEstimate", "total_time_spent", "totalTimeSpent", "human_time_estimate",
        "human_total_time_spent", "humanTimeEstimate", "humanTotalTimeSpent", "widgets", "work_item_type", "_links",
    )
)  # fmt: skip
"""Fields of the trackers' own that say nothing about an OKR."""
_IDLE_ENDINGS = ("_url", "Url", "_id", "Id", "_iid", "_count", "Count", "Html", "_html", "Path")
_VALUES = ("text", "number", "date", "name", "title", "value")


def project_fields(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return (name → value) of the fields that a project of GitHub or a work item of GitLab adds."""
    found: dict[str, Any] = {}
    for each in _nodes(record.get("fieldValues")):
        field = each.get("field")
        if isinstance(field, dict) and isinstance(field.get("name"), str):
            found[field["name"].casefold()] = next((each[name] for name in _VALUES if each.get(name) is not None), None)
    for each in _nodes(record.get("customFieldValues")):
        field = each.get("customField")
        if isinstance(field, dict) and isinstance(field.get("name"), str):
            options = [one.get("value") for one in _nodes(each.get("selectedOptions"))]
            found[field["name"]] = each.get("value") or ", ".join(map(str, filter(None, options)))
    return found


def is_idle(name: str) -> bool:
    """Whether a field is of the tracker's own use."""
    return name in _IDLE or name.endswith(_IDLE_ENDINGS)


def left_of(record: Mapping[str, Any], read: Collection[str]) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return (measures, other fields) of an issue in words, without those that were `read`."""
    measures: list[tuple[str, str]] = []
    rest: list[tuple[str, str]] = []
    for name, value in record.items():
        if name in read or is_idle(name):
            continue
        text = in_words(value)
        if not text:
            continue
        measure = MEASURES.get(comparable(name))
        if measure == "score" and "node_id" in record:
            continue  # how well it fits a search
        if measure:
            measures.append((measure, text))
        else:
            rest.append((name, text))
    return measures, rest


def in_words(value: object) -> str:
    """Return a value of JSON as somebody would write it; empty for what says nothing."""
    if isinstance(value, bool) or value is None:
        return "yes" if value is True else ""
    if isinstance(value, str | int | float):
        return str(value).strip()
    if isinstance(value, list):
        return ", ".join(filter(None, map(in_words, value)))
    if isinstance(value, dict):
        if isinstance(value.get("nodes"), list):
            return in_words(value["nodes"])
        named = next((value[name] for name in ("name", "title", "login", "username") if value.get(name)), None)
        return str(named) if named else json.dumps(value, ensure_ascii=False) if any(value.values()) else ""
    return str(value)


def _nodes(value: object) -> Iterator[Mapping[str, Any]]:
    nodes = value.get("nodes") if isinstance(value, dict) else value
    return (each for each in nodes if isinstance(each, dict)) if isinstance(nodes, list) else iter(())
