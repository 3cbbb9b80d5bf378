"""What one difference says in English."""

from __future__ import annotations

import re
from collections.abc import Mapping

from okrsite_gen.model.changes import Delta, Sort
from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.model.outline import Mark

NOUNS = {
    "objective": ("objective", "objectives"),
    "key-result": ("key result", "key results"),
    "team": ("team", "teams"),
    "cycle": ("cycle", "cycles"),
    "plan": ("plan", "plans"),
    "check-in": ("check-in", "check-ins"),
    "retrospective": ("retrospective", "retrospectives"),
    "metric": ("metric", "metrics"),
    "person": ("person", "people"),
    "page": ("page", "pages"),
    "organisation": ("organisation", "organisations"),
    "configuration": ("setting", "settings"),
    "file": ("file", "files"),
}
"""Entity → what it is called, one and several."""

FIELD = "field"
"""What is counted where one field cannot be read any more."""

_PHRASES: Mapping[Sort, str] = {
    Sort.TARGET_LOWERED: "{field} made easier",
    Sort.TARGET_RAISED: "{field} made harder",
    Sort.TARGET_CHANGED: "{field} changed",
    Sort.DUE_LATER: "{field} put off",
    Sort.DUE_EARLIER: "{field} brought forward",
    Sort.START_CHANGED: "start changed",
    Sort.WEIGHT_CHANGED: "weight changed",
    Sort.KIND_CHANGED: "measured in another way",
    Sort.MEASURE_CHANGED: "{field} changed",
    Sort.UNIT_CORRECTED: "unit of {field} corrected",
    Sort.ADDED: "{noun} added",
    Sort.REMOVED: "{noun} removed",
    Sort.UNREADABLE: "{noun} cannot be read any more",
    Sort.READABLE: "{noun} can be read again",
    Sort.CLOSED: "closed",
    Sort.REOPENED: "opened again",
    Sort.DROPPED: "dropped",
    Sort.DEFERRED: "put off",
    Sort.RESUMED: "counts again",
    Sort.STATE_CHANGED: "state changed",
    Sort.REWORDED: "reworded",
    Sort.TEXT_CHANGED: "{field} rewritten",
    Sort.RENAMED: "renamed",
    Sort.MOVED: "moved to another {field}",
    Sort.ALIGNMENT_GAINED: "now supports {item}",
    Sort.ALIGNMENT_LOST: "no longer supports {item}",
    Sort.ALIGNMENT_CHANGED: "support of {item}",
    Sort.ORPHANED: "supports nothing that is there any more",
    Sort.DEPENDENCY_REQUESTED: "now needs {item}",
    Sort.DEPENDENCY_CONFIRMED: "{item} confirmed what it needs",
    Sort.DEPENDENCY_DECLINED: "{item} declined what it needs",
    Sort.DEPENDENCY_CHANGED: "need of {item}: {field} changed",
    Sort.DEPENDENCY_REMOVED: "no longer needs {item}",
    Sort.OWNER_CHANGED: "{field} changed",
    Sort.VALUE_CHANGED: "{field}",
    Sort.CONFIDENCE_CHANGED: "confidence",
    Sort.SCORE_CHANGED: "score",
    Sort.CHANGED: "{field} changed",
    Sort.STATUS_CHANGED: "status",
    Sort.PROGRESS_CHANGED: "progress",
    Sort.FINDING_NEW: "new finding {field}",
    Sort.FINDING_GONE: "finding {field} is gone",
}

_COUNTED: Mapping[Sort, tuple[str, str]] = {
    Sort.TARGET_LOWERED: ("target made easier", "targets made easier"),
    Sort.TARGET_RAISED: ("target made harder", "targets made harder"),
    Sort.TARGET_CHANGED: ("target changed", "targets changed"),
    Sort.DUE_LATER: ("due day put off", "due days put off"),
    Sort.DUE_EARLIER: ("due day brought forward", "due days brought forward"),
    Sort.START_CHANGED: ("start changed", "starts changed"),
    Sort.WEIGHT_CHANGED: ("weight changed", "weights changed"),
    Sort.KIND_CHANGED: ("key result measured in another way", "key results measured in another way"),
    Sort.MEASURE_CHANGED: ("measure changed", "measures changed"),
    Sort.UNIT_CORRECTED: ("unit corrected", "units corrected"),
    Sort.CLOSED: ("objective closed", "objectives closed"),
    Sort.REOPENED: ("objective opened again", "objectives opened again"),
    Sort.DROPPED: ("key result dropped", "key results dropped"),
    Sort.DEFERRED: ("key result put off", "key results put off"),
    Sort.RESUMED: ("key result counts again", "key results count again"),
    Sort.STATE_CHANGED: ("state changed", "states changed"),
    Sort.REWORDED: ("title reworded", "titles reworded"),
    Sort.TEXT_CHANGED: ("text rewritten", "texts rewritten"),
    Sort.RENAMED: ("renamed", "renamed"),
    Sort.MOVED: ("moved", "moved"),
    Sort.ALIGNMENT_GAINED: ("alignment gained", "alignments gained"),
    Sort.ALIGNMENT_LOST: ("alignment lost", "alignments lost"),
    Sort.ALIGNMENT_CHANGED: ("alignment changed", "alignments changed"),
    Sort.ORPHANED: ("orphan created", "orphans created"),
    Sort.DEPENDENCY_REQUESTED: ("dependency requested", "dependencies requested"),
    Sort.DEPENDENCY_CONFIRMED: ("dependency confirmed", "dependencies confirmed"),
    Sort.DEPENDENCY_DECLINED: ("dependency declined", "dependencies declined"),
    Sort.DEPENDENCY_CHANGED: ("dependency changed", "dependencies changed"),
    Sort.DEPENDENCY_REMOVED: ("dependency removed", "dependencies removed"),
    Sort.OWNER_CHANGED: ("owner changed", "owners changed"),
    Sort.VALUE_CHANGED: ("value changed", "values changed"),
    Sort.CONFIDENCE_CHANGED: ("change of confidence", "changes of confidence"),
    Sort.SCORE_CHANGED: ("score changed", "scores changed"),
    Sort.CHANGED: ("other field changed", "other fields changed"),
    Sort.STATUS_CHANGED: ("change of status", "changes of status"),
    Sort.PROGRESS_CHANGED: ("change of progress", "changes of progress"),
    Sort.FINDING_NEW: ("new finding", "new findings"),
    Sort.FINDING_GONE: ("finding gone", "findings gone"),
}

_HYPHEN = re.compile(r"(?<=[a-z])-(?=[a-z])")
_WHOLE = {
    Sort.ADDED: "added",
    Sort.REMOVED: "removed",
    Sort.UNREADABLE: "not readable any more",
    Sort.READABLE: "readable again",
}
_FIELDS = {
    "text": "text",
    "due": "due day",
    "min": "lower limit",
    "max": "upper limit",
    "depends_on": "answer",
    "needed_by": "the day",
    "milestones done": "milestone",
    "milestones": "milestone",
    "milestones due": "due day of milestone",
    "levels": "level",
    "planned": "planned path",
    "metric": "metric",
    "shared_with": "shared teams",
    "not_doing": "what is not done",
    "updates": "update",
    "figures": "audience of its figures",
    "team": "team",
}
"""Field → what it is called where its own name would not do."""

_MARKS = {
    **dict.fromkeys(
        (
            *(Sort.TARGET_LOWERED, Sort.DUE_LATER, Sort.DROPPED, Sort.DEFERRED, Sort.UNREADABLE, Sort.ORPHANED),
            Sort.DEPENDENCY_DECLINED,
        ),
        Mark.LESS,
    ),
    **dict.fromkeys(
        (Sort.ADDED, Sort.READABLE, Sort.ALIGNMENT_GAINED, Sort.DEPENDENCY_REQUESTED, Sort.RESUMED), Mark.NEW
    ),
    **dict.fromkeys((Sort.REMOVED, Sort.ALIGNMENT_LOST, Sort.DEPENDENCY_REMOVED, Sort.FINDING_GONE), Mark.GONE),
}
SAYS_ALL = frozenset(
    {
        *(
            Sort.ALIGNMENT_GAINED,
            Sort.ALIGNMENT_LOST,
            Sort.ORPHANED,
            Sort.DEPENDENCY_REQUESTED,
            Sort.DEPENDENCY_REMOVED,
        ),
        *(Sort.DEPENDENCY_CONFIRMED, Sort.DEPENDENCY_DECLINED, Sort.DROPPED, Sort.DEFERRED, Sort.RESUMED),
        Sort.REOPENED,
    }
)
"""Differences whose words say what was and is."""


def in_words(delta: Delta) -> tuple[str, str]:
    """Return what was said before and after, with states and statuses as pages call them: "off track"."""
    about_goal = delta.subject.entity in {"objective", "key-result"}
    if not about_goal or delta.name not in {"status", "state", "depends_on", "commitment"}:
        return delta.before, delta.after
    return _spoken(delta.before), _spoken(delta.after)


def _spoken(code: str) -> str:
    return "put off" if code == "deferred" else _HYPHEN.sub(" ", code)


def phrase(delta: Delta) -> str:
    """Return what a difference is, without what was said before and after."""
    field = _FIELDS.get(delta.name, delta.name.replace("_", " "))
    if delta.sort is Sort.UNREADABLE and delta.name:
        return f"its field `{delta.name}` cannot be read any more"
    if delta.item and "{item}" not in _PHRASES[delta.sort]:
        field = f"{field} `{delta.item}`"
    if delta.name == "commitment":
        return "answer of the team that owns it"
    noun = NOUNS[delta.subject.entity][0]
    return _PHRASES[delta.sort].format(field=field, item=f"`{delta.item}`", noun=noun)


def mark(delta: Delta) -> Mark:
    """Return what a difference is at a glance."""
    if delta.sort is Sort.FINDING_NEW:
        return Mark.LESS if delta.finding and delta.finding.severity is Severity.ERROR else Mark.OTHER
    return _MARKS.get(delta.sort, Mark.OTHER)


def counted(sort: Sort, entity: str, count: int) -> str:
    """Return how many differences of a sort there are: "2 targets made easier"."""
    several = count != 1
    if sort in _WHOLE:
        noun = ("field", "fields")[several] if entity == FIELD else NOUNS[entity][several]
        return f"{count:,} {noun} {_WHOLE[sort]}"
    if sort in {Sort.RENAMED, Sort.MOVED}:
        return f"{count:,} {NOUNS[entity][several]} {_COUNTED[sort][0]}"
    if sort is Sort.CHANGED and entity not in {"objective", "key-result"}:
        of = "the organisation" if entity == "organisation" else NOUNS[entity][1]
        return f"{count:,} {'changes' if several else 'change'} of {of}"
    return f"{count:,} {_COUNTED[sort][several]}"
